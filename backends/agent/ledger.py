"""Which calls an agent has answered, on disk: what makes calls idempotent and fences late ones off.

For each object, and each part of one, it keeps the highest call that succeeded, its answers, and whether
that removed the object. Only calls that had their effect count: one that was refused settles nothing. A call
for the whole object fences all of its parts off; a call for a part fences neither the whole nor other parts
off. A command that is interrupted by the end of the agent leaves no entry, and is simply done again: commands
begin by asking the machine what is there already.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orrery.backends.agent.commands import Command
from orrery.backends.agent.errors import Overtaken, Refused
from orrery.backends.agent.wire import CallId

WHOLE = ""
KEPT_SECONDS = 48 * 3600.0
"""How long fences, answers and tombstones stay without a new call: longer than any run of the core takes."""
SCHEMA = """
create table if not exists fence (
    object text not null, part text not null, run integer not null, epoch integer not null,
    attempt integer not null, gone integer not null, at_ms integer not null,
    primary key (object, part)) without rowid;
create table if not exists answer (
    object text not null, part text not null, command text not null, answer text not null,
    run integer not null, primary key (object, part, command)) without rowid;
create table if not exists fact (name text primary key, value text not null) without rowid;
create index if not exists fence_age on fence (at_ms);
create index if not exists answer_run on answer (run);
"""


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer that a call got when it came first."""

    answer: Any


@dataclass(frozen=True, slots=True)
class _Fence:
    part: str
    call: CallId
    gone: bool


class Ledger:
    """The ledger of one host. A change is durable when the method that made it returns."""

    def __init__(self, path: Path, now_ms: Callable[[], int]) -> None:
        """Opens the file, or makes it. Raises Refused where it cannot be used."""
        self._now_ms = now_ms
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.executescript(f"pragma journal_mode=wal; pragma synchronous=full; {SCHEMA}")
        except sqlite3.Error as failure:
            raise Refused(f"the ledger {path} cannot be used: {failure}") from failure

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    def find(self, command: Command) -> Answered | None:
        """The answer to a command that was done before. Raises Overtaken where it may not act any more."""
        if command.target is None:
            return None
        fences = self._fences(*command.target)
        for fence in fences:
            _refuse_late(command, fence)
        for fence in fences:
            if fence.call == command.call:
                found = self._answer(command.target[0], fence.part, command.name)
                if found is not None:
                    return found
        return None

    def _fences(self, target: str, part: str) -> list[_Fence]:
        rows = self._db.execute(
            "select part, run, epoch, attempt, gone from fence where object = ? and part in (?, ?)",
            (target, WHOLE, part),
        )
        return [_Fence(row[0], (row[1], row[2], row[3]), bool(row[4])) for row in rows]

    def _answer(self, target: str, part: str, command: str) -> Answered | None:
        row = self._db.execute(
            "select answer from answer where object = ? and part = ? and command = ?", (target, part, command)
        ).fetchone()
        return None if row is None else Answered(json.loads(row[0]))

    def settle(self, command: Command, answer: Any) -> None:
        """Notes that a command has succeeded."""
        if command.target is None:
            return
        target, part = command.target
        with self._transaction():
            known = {fence.part: fence for fence in self._fences(target, part)}.get(part)
            if known is not None and known.call > command.call:
                return  # overtaken while it was at work
            if known is None or command.call > known.call:
                self._db.execute("delete from answer where object = ? and part = ?", (target, part))
                gone = command.removes
            else:
                gone = known.gone or command.removes
            row = (target, part, *command.call, gone, self._now_ms())
            self._db.execute("insert or replace into fence values (?, ?, ?, ?, ?, ?, ?)", row)
            kept = (target, part, command.name, json.dumps(answer), command.call[0])
            self._db.execute("insert or replace into answer values (?, ?, ?, ?, ?)", kept)
            if part == WHOLE:
                self._drop_parts(target, command.call)

    def _drop_parts(self, target: str, call: CallId) -> None:
        """Parts with lower calls are fenced off by the whole from now on."""
        lower = "object = ? and part != '' and (run, epoch, attempt) < (?, ?, ?)"
        parts = self._db.execute(f"select part from fence where {lower}", (target, *call)).fetchall()
        for (part,) in parts:
            self._db.execute("delete from answer where object = ? and part = ?", (target, part))
        self._db.execute(f"delete from fence where {lower}", (target, *call))

    def forget(self, ended_below: int) -> int:
        """Forgets the answers of runs with lower numbers, which will not ask again; gives how many."""
        return self._db.execute("delete from answer where run < ?", (ended_below,)).rowcount

    def expire(self, kept_seconds: float = KEPT_SECONDS) -> int:
        """Forgets what no call has touched for so long; gives how many fences went."""
        before = self._now_ms() - int(kept_seconds * 1000)
        with self._transaction():
            self._db.execute(
                "delete from answer where (object, part) in (select object, part from fence where at_ms < ?)",
                (before,),
            )
            return self._db.execute("delete from fence where at_ms < ?", (before,)).rowcount

    def fact(self, name: str) -> str | None:
        """Something else that the host has to remember, such as who has claimed it."""
        row = self._db.execute("select value from fact where name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def note(self, facts: dict[str, str]) -> None:
        """Remembers facts, together."""
        with self._transaction():
            for name, value in facts.items():
                self._db.execute("insert or replace into fact values (?, ?)", (name, value))

    def drop(self, *names: str) -> None:
        """Forgets facts, together."""
        with self._transaction():
            for name in names:
                self._db.execute("delete from fact where name = ?", (name,))

    def sizes(self) -> dict[str, int]:
        """How many fences and answers there are."""
        return {
            table: self._db.execute(f"select count(*) from {table}").fetchone()[0]
            for table in ("fence", "answer")
        }

    def _transaction(self) -> _Transaction:
        return _Transaction(self._db)


class _Transaction:
    """Commits at its end, or takes everything back."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("begin immediate")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._db.execute("commit" if kind is None else "rollback")


def _refuse_late(command: Command, fence: _Fence) -> None:
    if command.call < fence.call:
        raise Overtaken(f"call {command.call} comes after {fence.call}")
    if fence.gone and command.call == fence.call and not command.removes:
        raise Overtaken(f"call {command.call} comes after its own removal")
