"""The rows of a cloud, field by field: what a failed call has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from orrery.core.kernel.db.model import Base, declared_models
from orrery.core.kernel.db.transaction import Transaction
from orrery.testlib.rows import rows_of

Rows = dict[str, dict[tuple[Any, ...], dict[str, Any]]]
"""By table and primary key: the row, by column."""

PASSING = {
    "api_job": "the call itself",
    "api_job_end": "the call itself",
    "audit": "the call itself",
    "event": "what happened is told, and that it was taken back",
    "session": "every call lengthens its own",
    "freed_ip": "where a free address may be found",
    "web_hook_position": "how far events were told",
    "workflow_run": "the oracles look at runs",
    "claim": "the oracles look at claims",
    "garbage": "the oracles look at garbage",
    "hold": "the oracles look at what garbage holds",
    "resource": "it follows the rows of all kinds; an oracle compares it with them",
    "host_stranger": "what hosts list, not what the call did",
    "image_cache": "an image stays in the cache for the next one",
}
"""Tables that calls write whether they fail or not, and why."""
PASSING_COLUMNS = {
    "last_op_date": "when it was last touched",
    "ip_range.first_free": "where a free address may be found",
    "l2_network_cluster_ref.holder": "which attachment or detachment was the last",
    "ip_range.last_given": "the ascending strategy goes on",
    "primary_storage.cached_capacity": "see image_cache; the oracles add it up",
    "primary_storage.available_capacity": "the same",
    "primary_storage.available_physical_capacity": "the same, as the storage reports it",
    "local_storage_host_ref.cached_capacity": "the same",
    "local_storage_host_ref.available_capacity": "the same",
    "local_storage_host_ref.available_physical_capacity": "the same",
}


def snapshot(tx: Transaction) -> Rows:
    """All rows that a failed call leaves as they were."""
    return {
        model.__tablename__: _rows(tx, model)
        for model in declared_models()
        if model.__tablename__ not in PASSING
    }


def _rows(tx: Transaction, model: type[Base]) -> dict[tuple[Any, ...], dict[str, Any]]:
    keys = [column.key for column in model.__table__.primary_key]
    names = [column.key for column in model.__table__.columns]
    found = {}
    for row in tx.all(rows_of(model)):
        body = {name: getattr(row, name) for name in names if not _passes(model.__tablename__, name)}
        found[tuple(getattr(row, key) for key in keys)] = body
    return found


def _passes(table: str, column: str) -> bool:
    return column in PASSING_COLUMNS or f"{table}.{column}" in PASSING_COLUMNS


def changes(before: Rows, after: Rows) -> Iterator[str]:
    """Each field that is not as it was, as ``table.column``, and each row that came or went."""
    for table in sorted(before):
        for key in sorted({*before[table], *after[table]}, key=repr):
            was, now = before[table].get(key), after[table].get(key)
            if was is None or now is None:
                yield f"{table}{list(key)} {'came' if was is None else 'is gone'}"
            else:
                yield from (f"{table}.{text}{list(key)}" for text in _fields(was, now))


def _fields(was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    for name, value in was.items():
        if now[name] != value:
            yield f"{name} was {value!r}, is {now[name]!r} of "
