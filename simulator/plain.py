"""Plain data, as YAML and JSON give it, turned into typed dataclasses with errors that name the wrong
field.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar, cast

from orrery.simulator.latency import PROFILES, Distribution, Fixed, Latencies, Lognormal, Uniform

T = TypeVar("T")

_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([KMGTP])i?B?\s*", re.IGNORECASE)
_POWERS = {"K": 10, "M": 20, "G": 30, "T": 40, "P": 50}

_ATOMS = (str, int, float, bool, type(None))


class ParameterError(ValueError):
    """A parameter is unknown or has a wrong value; the message begins with its path."""


def read_plain(kind: type[T], value: Any, path: str) -> T:
    """Turn plain data into a value of the type `kind`. Raises ParameterError naming the field, below
    `path`.
    """
    return cast(T, _read(kind, value, path))


def to_plain(value: Any) -> Any:
    """Turn a dataclass and all that is in it into dicts and lists that JSON and YAML can hold."""
    kind = type(value)
    if kind in _ATOMS:
        return value
    if kind is tuple or kind is list:
        return [to_plain(one) for one in value]
    if is_dataclass(value):
        return {one: to_plain(getattr(value, one)) for one in kind.__dataclass_fields__}
    return value


def _read(kind: Any, value: Any, path: str) -> Any:
    origin = typing.get_origin(kind)
    if kind == Distribution:
        return _read_distribution(value, path)
    if origin in (typing.Union, types.UnionType):
        inner = next(one for one in typing.get_args(kind) if one is not type(None))
        return None if value is None else _read(inner, value, path)
    if origin is tuple:
        return _read_tuple(typing.get_args(kind)[0], value, path)
    if origin is not None:
        return _read_mapping(typing.get_args(kind)[1], value, path)
    if is_dataclass(kind):
        return _read_dataclass(cast(type[Any], kind), value, path)
    return _read_scalar(kind, value, path)


def _read_tuple(inner: Any, value: Any, path: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise ParameterError(f"{path}: expected a list, got {value!r}")
    return tuple(_read(inner, one, f"{path}[{index}]") for index, one in enumerate(value))


def _read_mapping(inner: Any, value: Any, path: str) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise ParameterError(f"{path}: expected a mapping, got {value!r}")
    return {str(key): _read(inner, one, f"{path}.{key}") for key, one in value.items()}


@lru_cache(maxsize=256)
def _hints_of(kind: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {one.name: hints[one.name] for one in fields(kind)}


def _read_dataclass(kind: type[T], value: Any, path: str) -> T:
    if isinstance(value, kind):
        return value
    if kind is Latencies and isinstance(value, str):
        return cast(T, _read_profile(value, path))
    if not isinstance(value, Mapping):
        raise ParameterError(f"{path}: expected a mapping, got {value!r}")
    known = _hints_of(cast(Any, kind))
    for key in value:
        if key not in known:
            raise ParameterError(f"{path}.{key}: no such parameter; known are {', '.join(known)}")
    for one in fields(cast(Any, kind)):
        if one.default is MISSING and one.default_factory is MISSING and one.name not in value:
            raise ParameterError(f"{path}.{one.name}: is missing")
    arguments = {str(key): _read(known[key], one, f"{path}.{key}") for key, one in value.items()}
    try:
        return kind(**arguments)
    except ValueError as error:
        raise ParameterError(f"{path}: {error}") from error


def _read_profile(value: str, path: str) -> Latencies:
    try:
        return PROFILES[value]
    except KeyError:
        raise ParameterError(f"{path}: {value!r} is none of {', '.join(PROFILES)}") from None


def _read_distribution(value: Any, path: str) -> Distribution:
    """Read `2.5` (fixed), `{median, spread}`, `{seconds}` or `{low, high}`."""
    if isinstance(value, Lognormal | Fixed | Uniform):
        return value
    if isinstance(value, Mapping):
        shapes: tuple[type[Lognormal] | type[Fixed] | type[Uniform], ...] = (Lognormal, Fixed, Uniform)
        for shape in shapes:
            if fields(shape)[0].name in value:
                return _read_dataclass(shape, value, path)
        raise ParameterError(
            f"{path}: expected median and spread, seconds, or low and high; got {dict(value)!r}"
        )
    return Fixed(_read_scalar(float, value, path))


def _read_scalar(kind: Any, value: Any, path: str) -> Any:
    if kind is bool or isinstance(value, bool):
        if kind is bool and isinstance(value, bool):
            return value
    elif kind is int:
        return _read_int(value, path)
    elif kind is float and isinstance(value, int | float):
        return float(value)
    elif kind is str and isinstance(value, str):
        return value
    elif isinstance(kind, type) and issubclass(kind, StrEnum):
        return _read_enum(kind, value, path)
    raise ParameterError(f"{path}: expected {getattr(kind, '__name__', kind)}, got {value!r}")


def _read_enum(kind: type[StrEnum], value: Any, path: str) -> StrEnum:
    try:
        return kind(value)
    except ValueError:
        raise ParameterError(f"{path}: {value!r} is none of {', '.join(kind)}") from None


def _read_int(value: Any, path: str) -> int:
    """Read a whole number, or a size such as `500G` (1024-based)."""
    if isinstance(value, int):
        return value
    match = _SIZE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ParameterError(f"{path}: expected a whole number or a size such as 500G, got {value!r}")
    return int(float(match[1]) * (1 << _POWERS[match[2].upper()]))
