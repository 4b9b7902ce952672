"""All that can be chosen about the simulated datacenter, as data; `Parameters.from_dict` reads what YAML gives."""

from __future__ import annotations

import hashlib
import re
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from enum import StrEnum
from typing import Any, TypeVar, cast

from simulator.faults import Fault
from simulator.latency import Distribution, Fixed, Latencies, Lognormal, Uniform
from simulator.specs import ImageFacts, Machine

T = TypeVar("T")

GIB = 1 << 30
MIB = 1 << 20
GIGABIT = 125_000_000
_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([KMGTP])i?B?\s*", re.IGNORECASE)
_POWERS = {"K": 10, "M": 20, "G": 30, "T": 40, "P": 50}


class ParameterError(ValueError):
    """A parameter is unknown or has a wrong value; the message begins with its path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bandwidths:
    """Bytes per second of each kind of link; transfers share them."""

    host: int = 10 * GIGABIT
    primary_storage: int = 40 * GIGABIT
    backup_storage: int = 10 * GIGABIT
    internet: int = 10 * GIGABIT


@dataclass(frozen=True, slots=True, kw_only=True)
class StorageDefaults:
    """Bytes of a storage that does not declare its own, and how much of a volume is really allocated (0..1)."""

    primary_total: int = 100 << 40
    backup_total: int = 100 << 40
    allocated_share: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteImage:
    """What lies behind one URL: sizes in bytes, or the share of it (0..1) after which its server breaks off."""

    size: int = 1 * GIB
    actual_size: int | None = None
    fails_at: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """Everything that can be chosen; sizes are bytes, times seconds."""

    latencies: Latencies = field(default_factory=Latencies)
    latency_factor: float = 1.0
    bandwidths: Bandwidths = field(default_factory=Bandwidths)
    storage: StorageDefaults = field(default_factory=StorageDefaults)
    machine: Machine = field(default_factory=Machine)
    memory_over_commit: float = 10.0
    auto_provision: bool = True
    unreachable_networks: tuple[str, ...] = ("192.0.2.0/24",)
    connect_timeout: float = 10.0
    progress_interval: float = 5.0
    smallest_image: int = 200 * MIB
    largest_image: int = 4 * GIB
    images: Mapping[str, RemoteImage] = field(default_factory=dict)
    tombstones: int = 1_000_000
    commit_interval: float = 0.005
    faults: tuple[Fault, ...] = ()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Parameters:
        """Read parameters from plain data. Raises ParameterError naming the field that is unknown or wrong."""
        return cast(Parameters, _read(cls, data, "parameters"))

    def remote_image(self, url: str) -> RemoteImage:
        """Tell what lies behind a URL: what `images` says, else a size that depends on nothing but the URL."""
        known = self.images.get(url)
        if known is not None:
            return known
        digest = hashlib.blake2b(url.encode(), digest_size=8).digest()
        span = self.largest_image - self.smallest_image
        size = self.smallest_image + int.from_bytes(digest, "big") % max(1, span)
        return RemoteImage(size=size // MIB * MIB if size > MIB else size)

    def image_facts(self, url: str, image_format: str) -> ImageFacts:
        """Return what a storage finds out about the image behind a URL once it has it."""
        remote = self.remote_image(url)
        digest = hashlib.blake2b(url.encode(), digest_size=16).hexdigest()
        return ImageFacts(remote.size, remote.actual_size or remote.size, digest, image_format)


def _read(kind: Any, value: Any, path: str) -> Any:
    """Turn plain data into a value of the annotated type `kind`; raises ParameterError."""
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


def _read_dataclass(kind: type[T], value: Any, path: str) -> T:
    if isinstance(value, kind):
        return value
    if not isinstance(value, Mapping):
        raise ParameterError(f"{path}: expected a mapping, got {value!r}")
    hints = typing.get_type_hints(kind)
    known = {one.name: hints[one.name] for one in fields(cast(Any, kind))}
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


def _read_distribution(value: Any, path: str) -> Distribution:
    """Read `2.5` (fixed), `{median, spread}`, `{seconds}` or `{low, high}`."""
    if isinstance(value, Lognormal | Fixed | Uniform):
        return value
    if isinstance(value, Mapping):
        shapes: tuple[type[Lognormal] | type[Fixed] | type[Uniform], ...] = (Lognormal, Fixed, Uniform)
        for shape in shapes:
            if fields(shape)[0].name in value:
                return _read_dataclass(shape, value, path)  # type: ignore[type-var,return-value]
        raise ParameterError(f"{path}: expected median and spread, seconds, or low and high; got {dict(value)!r}")
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
