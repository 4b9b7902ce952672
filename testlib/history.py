"""The events of a cloud tell what it is now: replayed, they end at the rows that there are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import alias_generators

from orrery.core.kernel.db.model import Base, Events, OwnedBy, declared_models
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.events import EventRecord, Selection, extent
from orrery.testlib.rows import rows_of

AT_ONCE = 5000
to_camel = cache(alias_generators.to_camel)


@dataclass(frozen=True)
class Told:
    """What the last event of a resource says."""

    event: EventRecord
    body: dict[str, Any]


def wrong_events(tx: Transaction) -> Iterator[str]:
    """Events that do not follow one another, and resources that are not as their last event says.

    Of what has been purged nothing is asked.
    """
    kinds = {model.__vo__: model for model in declared_models() if model.__events__ is not None}
    is_whole = extent(tx)[0] == 1
    there: dict[str, dict[str, Told]] = {vo: {} for vo in kinds}
    for event in all_events(tx):
        events = kinds[event.resource_type].__events__
        assert events is not None
        yield from _out_of_order(event, there[event.resource_type], events, is_whole)
    for vo, model in sorted(kinds.items()):
        yield from _against_rows(tx, model, there[vo], is_whole)


def all_events(tx: Transaction) -> Iterator[EventRecord]:
    """Every event that is kept, in order."""
    wanted, after, last = Selection(), extent(tx)[0] - 1, extent(tx)[1]
    while after < last:
        page = wanted.read(tx, after, AT_ONCE)
        yield from page.events
        after = page.reached


def _out_of_order(
    event: EventRecord, there: dict[str, Told], events: Events, is_whole: bool
) -> Iterator[str]:
    what = f"event {event.id} ({event.name}) of {event.resource_type}[{event.resource_uuid}]"
    before = there.get(event.resource_uuid)
    verb = event.name.removeprefix(f"{events.kind}.")
    body = json.loads(event.body)
    values = [body.get(to_camel(column)) for column in events.watched]
    if (verb == "created") != (before is None) and is_whole:
        yield f"{what} comes after {before.event.name if before is not None else 'nothing'}"
    if before is not None and before.event.time > event.time:
        yield f"{what} is older than the one before it"
    if verb == events.gone:
        there.pop(event.resource_uuid, None)
        return
    there[event.resource_uuid] = Told(event, body)
    named = [events.called.get(value, str(value)[:1].lower() + str(value)[1:]) for value in values]
    if verb not in ("created", "updated", "ownerChanged", *named):
        yield f"{what} shows {values}"


def _against_rows(
    tx: Transaction, model: type[Base], there: dict[str, Told], is_whole: bool
) -> Iterator[str]:
    events = model.__events__
    assert events is not None
    rows: list[Any] = tx.all(rows_of(model))
    for row in rows:
        what = f"{model.__name__}[{row.uuid}]"
        told = there.pop(row.uuid, None)
        if told is None:
            if is_whole:
                yield f"{what} is there, but no event says so"
            continue
        shown = {to_camel(name): getattr(row, name) for name in events.fields}
        shown = {name: value for name, value in shown.items() if value is not None}
        if told.body != shown:
            yield f"{what} is {shown}; its last event, {told.event.id}, says {told.body}"
        whose = model.__ownership__
        if isinstance(whose, OwnedBy) and told.event.account_uuid != getattr(row, whose.column):
            yield f"{what} does not belong to whom its last event, {told.event.id}, says"
    for uuid, told in there.items():
        yield f"{model.__name__}[{uuid}] is gone, but its last event is {told.event.name}"
