"""What a query asks of each row, as data: the REST grammar and ZQL both end here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field, or the field at the end of a dotted path, compared with a value.

    `op` is one of `conditions.OPERATORS`, ``has`` or ``not has``; `value` is a text, a list of texts, or a
    `SubQuery`; None where the operator takes none. In a shape, a `Slot` replaces texts.
    """

    path: str
    op: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Every:
    """All of them hold."""

    parts: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of them holds."""

    parts: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True)
class SubQuery:
    """The values of one field of the rows of another kind."""

    entity: str
    field: str
    where: Predicate | None


@dataclass(frozen=True, slots=True)
class Slot:
    """Replaces a value in the shape of a predicate: that of this number, or a list of `count` from it on."""

    number: int
    count: int | None = None

    def each(self) -> list[Slot]:
        """A slot for each of the values."""
        if self.count is None:
            return [self]
        return [Slot(self.number + index) for index in range(self.count)]


Predicate = Comparison | Every | Some
