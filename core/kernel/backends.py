"""Strategy points: implementations of protocols, found by protocol and type."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from orrery.core.kernel.errors import Bug, InvalidArgument
from orrery.core.kernel.tracing import NoTracer, Tracer

T = TypeVar("T")

Kind = str | tuple[str, ...]
"""What an implementation is for: a type, or several together, such as an L2 type on a hypervisor type."""


class Registry:
    """Implementations by protocol and type name: hypervisors, storages, L2 types, allocator strategies."""

    def __init__(
        self, made: Iterable[tuple[type[Any], Kind, Any]] = (), tracer: Tracer | None = None
    ) -> None:
        self._tracer = tracer or NoTracer()
        self._made: dict[tuple[type[Any], Kind], Any] = {}
        for protocol, kind, implementation in made:
            self.add(protocol, kind, implementation)

    def add(self, protocol: type[T], kind: Kind, implementation: T) -> None:
        """Registers the implementation of `protocol` for type `kind`. Raises Bug when there is one."""
        if (protocol, kind) in self._made:
            raise Bug(f"two implementations of {protocol.__name__} for type {_text(kind)}")
        name = f"{protocol.__name__}[{_text(kind)}]"
        self._made[protocol, kind] = self._tracer.traced(name, implementation)

    def find(self, protocol: type[T], kind: Kind) -> T:
        """The implementation for `kind`. Raises InvalidArgument naming the kinds there are."""
        found: T | None = self._made.get((protocol, kind))
        if found is None:
            known = ", ".join(self.kinds(protocol)) or "none"
            raise InvalidArgument(f"no {protocol.__name__} for type[{_text(kind)}]; this node knows: {known}")
        return found

    def require(self, protocol: type[Any], kind: str, field: str) -> str:
        """`kind`, if there is an implementation for it. Raises InvalidArgument naming the wire field."""
        if (protocol, kind) not in self._made:
            known = ", ".join(self.kinds(protocol)) or "none"
            raise InvalidArgument(f"field[{field}]: there is no [{kind}]; this node knows: {known}")
        return kind

    def kinds(self, protocol: type[Any]) -> list[str]:
        """The types that `protocol` is implemented for, sorted; several together with slashes between."""
        return sorted(_text(kind) for known, kind in self._made if known is protocol)

    def has(self, protocol: type[Any], kind: Kind) -> bool:
        """Whether `protocol` is implemented for `kind`."""
        return (protocol, kind) in self._made

    def every(self, protocol: type[T]) -> list[T]:
        """All implementations of `protocol`, in the order in which they were added."""
        return [made for (known, _), made in self._made.items() if known is protocol]


def _text(kind: Kind) -> str:
    return kind if isinstance(kind, str) else "/".join(kind)
