"""Parameters of faults and incidents as words of a command, by the simulator's declarations."""

from __future__ import annotations

import typing
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import yaml

from orrery.core.client.errors import did_you_mean
from orrery.simulator.plain import read_plain


def meanings(model: type[Any]) -> dict[str, str]:
    """What each parameter means."""
    return {one.name: one.metadata["text"] for one in fields(model) if "text" in one.metadata}


def parameters_of(model: type[Any], kind: str, words: Sequence[str], taken: Sequence[str]) -> dict[str, Any]:
    """The parameters that words ``name=value`` mean, as plain data; a list is written a,b,c.

    Raises ValueError naming the word that is wrong.
    """
    hints = typing.get_type_hints(model)
    given: dict[str, Any] = {}
    for word in words:
        name, equals, text = word.partition("=")
        if not equals:
            raise ValueError(f"{kind}: expected <parameter>=<value>, got '{word}'")
        if name not in taken:
            known = did_you_mean(name, taken) or f"; it takes {', '.join(taken)}"
            raise ValueError(f"{kind}: there is no parameter '{name}'{known}")
        if name in given:
            raise ValueError(f"{kind}: '{name}' is given twice; write a list as a,b,c")
        given[name] = _value(hints[name], text)
    read_plain(model, {**given, "kind": kind}, kind)
    return given


def _value(hint: Any, text: str) -> Any:
    if typing.get_origin(hint) is tuple:
        return [part for part in text.split(",") if part]
    if hint is str or str in typing.get_args(hint):
        return text
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError:
        return text  # which the declaration refuses, and says what it expects
