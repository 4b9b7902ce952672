"""The SQL that makes a table tell what happens to its rows.

Triggers see every change, whoever makes it: a statement of many rows, a foreign key's cascade, a workflow
that is undone. They are temporary, made by the connection that writes, so they follow the declarations
without a migration; and they run inside the database, which costs a creation of a VM little.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pydantic.alias_generators import to_camel
from sqlalchemy import JSON, Boolean

from orrery.core.kernel.db.model import Base, Events, OwnedBy, OwnedThrough, models_by_vo

EVENT_TIME = "orrery_now"
"""The SQL function that gives triggers the clock's milliseconds."""
COLUMNS = "name, time, resource_type, resource_uuid, account_uuid, body"


@lru_cache(maxsize=1024)
def triggers_of(model: type[Base], into: str) -> tuple[str, ...]:
    """The statements that make its three triggers, which write `into` a table; none without events."""
    events = model.__events__
    if events is None:
        return ()
    created = _insert(into, model, events, "NEW", _text(f"{events.kind}.created"))
    gone = _insert(into, model, events, "OLD", _text(f"{events.kind}.{events.gone}"))
    columns = ", ".join(_told(model, events))
    any_change = _any_differs(_told(model, events))
    return (
        _trigger(model, "insert", "AFTER INSERT", "", [created]),
        _trigger(
            model, "update", f"AFTER UPDATE OF {columns}", f"WHEN {any_change}", _changes(into, model, events)
        ),
        _trigger(model, "delete", "AFTER DELETE", "", [gone]),
    )


def _told(model: type[Base], events: Events) -> list[str]:
    """The columns whose change is an event."""
    owner = _owner_column(model)
    return [*dict.fromkeys([*events.watched, *([owner] if owner else []), *events.fields])]


def _trigger(model: type[Base], what: str, when: str, only: str, body: Sequence[str]) -> str:
    table = model.__tablename__
    head = f"CREATE TEMP TRIGGER IF NOT EXISTS event_of_{table}_{what} {when} ON main.{table} {only}"
    return f"{head} BEGIN {'; '.join(body)}; END"


def _changes(into: str, model: type[Base], events: Events) -> list[str]:
    """One event for each watched column that changed and one for the owner; where none did, ``updated``."""
    named = [(column, _by_value(events, column)) for column in events.watched]
    owner = _owner_column(model)
    if owner is not None:
        named.append((owner, _text(f"{events.kind}.ownerChanged")))
    made = [_insert(into, model, events, "NEW", name, _differs(column)) for column, name in named]
    rest = [column for column in _told(model, events) if column not in [column for column, _ in named]]
    if rest:
        others = " AND ".join(f"NEW.{column} IS OLD.{column}" for column, _ in named)
        condition = f"({_any_differs(rest)})" + (f" AND {others}" if others else "")
        made.append(_insert(into, model, events, "NEW", _text(f"{events.kind}.updated"), condition))
    return made


def _insert(into: str, model: type[Base], events: Events, row: str, name: str, where: str = "1") -> str:
    owner = _owner(model, row)
    shown = ", ".join(f"{_text(_wire(model, key))}, {_value(model, row, key)}" for key in events.fields)
    body = f"json_patch('{{}}', json_object({shown}))"
    values = f"{name}, {EVENT_TIME}(), {_text(model.__vo__)}, {row}.uuid, {owner}, {body}"
    return f"INSERT INTO {into} ({COLUMNS}) SELECT {values} WHERE {where}"


def _owner_column(model: type[Base]) -> str | None:
    """The column that names the owner and may change."""
    whose = model.__ownership__
    return whose.column if isinstance(whose, OwnedBy) and whose.column != "uuid" else None


def _owner(model: type[Base], row: str) -> str:
    whose = model.__ownership__
    if isinstance(whose, OwnedBy):
        return f"{row}.{whose.column}"
    if not isinstance(whose, OwnedThrough):
        return "NULL"
    owner = models_by_vo()[whose.vo]
    table = owner.__tablename__
    return f"(SELECT {_owner(owner, table)} FROM {table} WHERE {table}.uuid = {row}.{whose.column})"


def _by_value(events: Events, column: str) -> str:
    value = f"lower(substr(NEW.{column}, 1, 1)) || substr(NEW.{column}, 2)"
    if events.called:
        others = " ".join(f"WHEN {_text(old)} THEN {_text(new)}" for old, new in events.called.items())
        value = f"CASE NEW.{column} {others} ELSE {value} END"
    return f"{_text(events.kind + '.')} || {value}"


def _value(model: type[Base], row: str, key: str) -> str:
    column: Any = model.__table__.columns[key]
    if isinstance(column.type, Boolean):
        return f"json(CASE {row}.{key} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)"
    return f"json({row}.{key})" if isinstance(column.type, JSON) else f"{row}.{key}"


def _wire(model: type[Base], key: str) -> str:
    renamed = model.__inventory__.renamed if model.__inventory__ is not None else {}
    return renamed.get(key, to_camel(key))


def _differs(column: str) -> str:
    return f"NEW.{column} IS NOT OLD.{column}"


def _any_differs(columns: Sequence[str]) -> str:
    return " OR ".join(_differs(column) for column in columns)


def _text(value: str) -> str:
    quoted = value.replace("'", "''")
    return f"'{quoted}'"
