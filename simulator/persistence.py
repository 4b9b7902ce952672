"""Keeps a world on disk: changed rows are committed in groups, and only then the answers that depend on them
leave.
"""

from __future__ import annotations

import asyncio
from typing import Any

from orrery.simulator.errors import WorldError
from orrery.simulator.formats import bring_up_to_date
from orrery.simulator.operations import Operations, Phase, release_now
from orrery.simulator.rows import Rows
from orrery.simulator.store import TABLES, Store

SAVE_TRANSFERS_EVERY = 5.0
"""Simulated seconds after which the progress of transfers is written again."""


class Persistence:
    """The link between a world and its store.

    A commit comes `commit_interval` simulated seconds after the first change and takes no simulated time
    itself.
    """

    def __init__(self, operations: Operations, store: Store) -> None:
        self._operations = operations
        self._env = operations.env
        self._store = store
        self._rows = Rows(operations)
        self._dirty: dict[tuple[str, str], None] = {}
        self._waiting: list[tuple[list[asyncio.Future[Any]], Any, WorldError | None]] = []
        self._armed = False
        self._heartbeat_armed = False
        self._generation = 0
        self._closed = False

    def load(self) -> int:
        """Take up what is stored, and from now on store what changes. Returns how often it was stored
        before. Raises UnknownFormat.
        """
        bring_up_to_date(self._store)
        self._generation = int(self._store.meta("generation", "0"))
        now = float(self._store.meta("now", "0"))
        if now > self._env.now:
            self._env.advance_to(now)
        for table in TABLES:
            for key, body in sorted(self._store.rows(table), key=_in_number_order):
                self._rows.load(table, key, body)
        pending = self._operations.pending
        self._operations.next_number = 1 + max(pending, default=0)
        self._operations.datacenter.touch = self._operations.datacenter.faults.touch = self._touch
        self._operations.release = self._release
        self._store.write((), {"generation": str(self._generation + 1)})
        if pending:
            self._arm_heartbeat()
        return self._generation

    def note(self, text: str) -> None:
        """Keep a text in the file."""
        self._store.note(text)

    def save(self) -> None:
        """Commit at once, and release the answers that wait for it."""
        self._commit()

    def close(self) -> None:
        """Commit everything, release the answers, and close the store."""
        self._commit()
        self._store.close()
        self._closed = True

    def _touch(self, table: str, key: str) -> None:
        self._dirty[table, key] = None
        if not self._armed and not self._closed:
            self._armed = True
            interval = self._operations.datacenter.parameters.commit_interval
            self._env.call_in(interval, self._commit_group)

    def _release(self, waiters: list[asyncio.Future[Any]], answer: Any, error: WorldError | None) -> None:
        if self._dirty:
            self._waiting.append((waiters, answer, error))
        else:
            release_now(waiters, answer, error)

    def _commit_group(self, event: object) -> None:
        self._armed = False
        if self._closed:
            return
        self._commit()
        if self._operations.pending:
            self._arm_heartbeat()

    def _commit(self) -> None:
        rows = [(table, key, self._rows.dump(table, key)) for table, key in self._dirty]
        self._store.write(rows, {"now": repr(self._env.now)})
        self._dirty.clear()
        waiting, self._waiting = self._waiting, []
        for waiters, answer, error in waiting:
            release_now(waiters, answer, error)

    def _arm_heartbeat(self) -> None:
        if not self._heartbeat_armed:
            self._heartbeat_armed = True
            self._env.call_in(SAVE_TRANSFERS_EVERY, self._heartbeat)

    def _heartbeat(self, event: object) -> None:
        """Write down how far transfers have come, as long as anything is under way."""
        if self._closed:
            return
        self._heartbeat_armed = False
        for number, operation in self._operations.pending.items():
            if operation.phase is Phase.TRANSFER:
                self._touch("operations", str(number))
        if self._operations.pending:
            self._arm_heartbeat()


def _in_number_order(row: tuple[str, str]) -> tuple[int, str]:
    """Order rows by number where their keys are numbers, else by text."""
    return (int(row[0]), "") if row[0].isdigit() else (0, row[0])
