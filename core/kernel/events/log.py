"""Reading the canonical events in their order, a bounded piece at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Text, bindparam, cast, delete, func, or_, select

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.events.model import CanonicalEvent as E

PATTERN = re.compile(r"[A-Za-z0-9*]+(\.[A-Za-z0-9*]+)*")
PATTERNS_MAX = 100
"""Most patterns that one subscriber chooses events by; each is compared with every event's name."""
PATTERN_LENGTH_MAX = 100
SCAN = 5000
"""How many ids one read looks at, however few of them are wanted: it holds the node up no longer."""
PURGED_AT_ONCE = 1000

EXTENT = Statement(select(func.min(E.id), func.max(E.id)))
NEWEST = Statement(select(E.time).order_by(E.id.desc()).limit(1))
OLDEST = Statement(select(E.id, E.time).order_by(E.id).limit(PURGED_AT_ONCE))
PURGE = Statement(delete(E).where(E.id <= bindparam("upto")))


class EventRecord(NamedTuple):
    """An event as it is told; `body` is JSON text."""

    id: int
    name: str
    time: int
    resource_type: str
    resource_uuid: Uuid
    account_uuid: Uuid | None
    body: str

    def to_json(self) -> str:
        """The event as the outside reads it."""
        head = {
            "id": self.id,
            "name": self.name,
            "time": self.time,
            "resourceType": self.resource_type,
            "resourceUuid": self.resource_uuid,
        }
        if self.account_uuid is not None:
            head["accountUuid"] = self.account_uuid
        return f'{json.dumps(head, separators=(",", ":"))[:-1]},"body":{self.body}}}'


class Page(NamedTuple):
    """Some events, and the id up to which there are no others."""

    events: list[EventRecord]
    reached: int


class Selection:
    """Which events somebody wants: by patterns of their names (none for all), and by their owner."""

    def __init__(self, patterns: Sequence[str] = (), account: Uuid | None = None) -> None:
        chosen = [E.id > bindparam("after"), E.id <= bindparam("upto")]
        if patterns:
            chosen.append(or_(*(E.name.like(pattern.replace("*", "%")) for pattern in patterns)))
        if account is not None:
            chosen.append(E.account_uuid == account)
        columns = (E.id, E.name, E.time, E.resource_type, E.resource_uuid, E.account_uuid)
        wanted = select(*columns, cast(E.body, Text)).where(*chosen)
        self._statement = Statement(wanted.order_by(E.id).limit(bindparam("most", type_=E.id.type)))

    def read(self, tx: Transaction, after: int, most: int) -> Page:
        """Up to `most` events after the id `after`."""
        upto = min(after + SCAN, extent(tx)[1])
        if upto <= after:
            return Page([], after)
        rows = tx.all(self._statement, after=after, upto=upto, most=most)
        events = [EventRecord(*row) for row in rows]
        return Page(events, events[-1].id if len(events) == most else upto)


def refuse_bad_patterns(patterns: Sequence[str], field: str) -> None:
    """Raises InvalidArgument for too many patterns, and for what can be no pattern of names."""
    if len(patterns) > PATTERNS_MAX:
        raise InvalidArgument(f"field[{field}] has {len(patterns)} patterns; {PATTERNS_MAX} are the most")
    for pattern in patterns:
        _refuse_bad_pattern(pattern, field)


def _refuse_bad_pattern(pattern: str, field: str) -> None:
    if len(pattern) > PATTERN_LENGTH_MAX or PATTERN.fullmatch(pattern) is None:
        what = f"field[{field}]: [{pattern[:100]}] is no pattern of event names"
        raise InvalidArgument(f"{what}; write one such as vm.*, *.deleted or host.disconnected")


def extent(tx: Transaction) -> tuple[int, int]:
    """The first and the last id that there are; (1, 0) where nothing has happened yet."""
    first, last = tx.all(EXTENT)[0]
    return (first or 1, last or 0)


def newest_time(tx: Transaction) -> int:
    """The time of the last event, in milliseconds since 1970; 0 where there is none."""
    return tx.scalar(NEWEST) or 0


def purgeable(tx: Transaction, before: int, upto: int) -> int | None:
    """The id up to which `purge` would remove some of the oldest events; None where there are none.

    The newest is kept, so that what is left tells what is gone.
    """
    last = extent(tx)[1]
    gone = [number for number, time in tx.all(OLDEST) if time < before and number <= upto and number < last]
    return gone[-1] if gone else None


def purge(tx: Transaction, before: int, upto: int) -> int:
    """Removes some of the oldest events, from before that time and not beyond the id `upto`; how many."""
    found = purgeable(tx, before, upto)
    return tx.run(PURGE, upto=found) if found is not None else 0
