"""How much one call may ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.query.conditions import LISTS, PATTERNS, VALUES_MAX, listed
from orrery.core.kernel.query.predicate import Comparison, Predicate, SubQuery

PARTS_MAX = 200
"""Most parts of one condition; a database's own limit on the depth of an expression may be 1,000."""
COMPARISONS_MAX = 1000
"""Most comparisons in all statements and sub-queries of a call; to make the SQL of one takes some 0.2 ms."""
PATTERN_MAX = 1000
"""Longest pattern of ``like``: a database may compare all of it at each character of a text."""


def refuse_many(parts: Sequence[Any], what: str) -> None:
    """Raises InvalidArgument where a statement has more of something than it may."""
    if len(parts) > PARTS_MAX:
        raise InvalidArgument(f"the query has {len(parts)} {what}; {PARTS_MAX} are the most")


def refuse_heavy(predicates: Iterable[Predicate | None]) -> None:
    """Raises InvalidArgument where the conditions of a call are too many, or compare with too much."""
    comparisons = values = 0
    for predicate in predicates:
        for asked in _comparisons(predicate):
            comparisons += 1
            if asked.op in LISTS and not isinstance(asked.value, SubQuery):
                values += len(listed(asked.path, asked.value))
            if asked.op in PATTERNS and len(str(asked.value)) > PATTERN_MAX:
                raise InvalidArgument(
                    f"field[{asked.path[:100]}] is compared with a pattern of {len(str(asked.value))}"
                    f" characters; {PATTERN_MAX} are the most"
                )
            if comparisons > COMPARISONS_MAX:
                raise InvalidArgument(f"the call has more than {COMPARISONS_MAX} conditions")
            if values > VALUES_MAX:
                raise InvalidArgument(f"the lists of the call have more than {VALUES_MAX} values together")


def _comparisons(predicate: Predicate | None) -> Iterator[Comparison]:
    if isinstance(predicate, Comparison):
        yield predicate
        if isinstance(predicate.value, SubQuery):
            yield from _comparisons(predicate.value.where)
    elif predicate is not None:
        for part in predicate.parts:
            yield from _comparisons(part)
