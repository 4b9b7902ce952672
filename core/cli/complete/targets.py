"""Arguments that name kinds, resources and calls, by what stands for them in the command's usage."""

from __future__ import annotations

import re
from collections.abc import Sequence

from click.shell_completion import CompletionItem

from orrery.core.cli.complete.words import Words, beginning, behind, item

LISTS = {"API": "apis", "KIND": "kindNames", "COMMAND": "commands"}
"""What stands for an argument in a usage, and the list of words that it may be."""


def source_of(metavar: str) -> str:
    """Where the values of an argument without a type of its own come from; empty where that is not known.

    ``KIND NAME...`` are words of which the first names a kind, ``[CONDITION]`` says that conditions may
    follow, ``KIND/NAME`` is both in one word, ``API|KIND`` is one of either.
    """
    if "KIND/NAME" in metavar:
        return "paths"
    if re.search(r"KIND\b.*\bNAME\b", metavar):
        return "targets:conditions" if "CONDITION" in metavar else "targets"
    lists = [LISTS[each] for each in re.findall(r"[A-Z]+", metavar.partition(".")[0]) if each in LISTS]
    return "|".join(lists)


def targets(
    words: Words, before: Sequence[str], incomplete: str, *, conditions: bool
) -> list[CompletionItem]:
    """A kind; behind it, names of its resources and, if they may follow, conditions."""
    if "/" in incomplete:
        return paths(words, incomplete)
    if not before:
        return beginning(words.declared("kindNames"), incomplete)
    kind = words.kind(before[0].partition("/")[0])
    found = words.resources(kind, incomplete) if "=" not in incomplete else []
    return [*found, *(words.of_query(kind, incomplete) if conditions else [])]


def paths(words: Words, incomplete: str) -> list[CompletionItem]:
    """A kind and a resource of it in one word, such as ``vm/web-0``."""
    name, slash, text = incomplete.partition("/")
    if not slash:
        kinds = words.declared("kindNames").items()
        return [item(f"{kind}/", text, is_open=True) for kind, text in kinds if kind.startswith(name)]
    return behind(f"{name}/", words.resources(words.kind(name), text))
