"""Bills the running time of VMs to the accounts that own them, from the stream of events alone.

    python billing.py http://127.0.0.1:8080 --password password --db billing.db
    python billing.py --show --db billing.db

It needs nothing of Orrery but the stream. What it knows is in one SQLite file: each piece of the stream
changes the figures and the id that they have come to in one transaction. So it may be killed at any moment,
goes on behind that id, and counts once what comes twice. The figures are exact to the millisecond.

A VM is billed to its owner while it is Running, Rebooting or Migrating. It is not while it starts, from the
moment it begins to stop or to be destroyed, while it is Paused, and from the moment its host is lost
(Unknown) until it is known to run again. When it changes hands, the new owner pays from that moment on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import httpx

BILLED = ("Running", "Rebooting", "Migrating")
HOUR_MS = 3_600_000
SILENCE_SECONDS = 60.0
"""The stream says something every 15 s; after this long it is dead."""
PAUSE_SECONDS = 0.5
GONE = 410
TABLES = """
CREATE TABLE IF NOT EXISTS position (id INTEGER NOT NULL, time INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS running (vm TEXT PRIMARY KEY, account TEXT NOT NULL, since INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS billed (account TEXT PRIMARY KEY, milliseconds INTEGER NOT NULL);
INSERT INTO position SELECT 0, 0 WHERE NOT EXISTS (SELECT 1 FROM position);
"""


class Piece(NamedTuple):
    """A piece of the stream: an id, and the event if there is one."""

    id: int
    event: dict[str, Any] | None


class Ledger:
    """What is known, in a file."""

    def __init__(self, path: str) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript(TABLES)

    @property
    def position(self) -> int:
        """The id of the last event that counts already."""
        return int(self._db.execute("SELECT id FROM position").fetchone()[0])

    def take(self, pieces: Iterable[Piece]) -> None:
        """Counts pieces of the stream, all or none of them; those that it has had it passes over."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            for piece in pieces:
                self._take(piece)
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def figures(self) -> dict[str, int]:
        """Milliseconds by account, up to the last event."""
        now = self._db.execute("SELECT time FROM position").fetchone()[0]
        sums = dict(self._db.execute("SELECT account, milliseconds FROM billed").fetchall())
        for account, since in self._db.execute("SELECT account, since FROM running").fetchall():
            sums[account] = sums.get(account, 0) + now - since
        return sums

    def _take(self, piece: Piece) -> None:
        if piece.id <= self.position:
            return
        self._db.execute("UPDATE position SET id = ?", (piece.id,))
        if piece.event is not None:
            self._db.execute("UPDATE position SET time = ?", (piece.event["time"],))
            self._count(piece.event)

    def _count(self, event: dict[str, Any]) -> None:
        vm, now = event["resourceUuid"], event["time"]
        is_billed = event["name"] != "vm.deleted" and event["body"]["state"] in BILLED
        payer = event["accountUuid"] if is_billed else None
        former = self._db.execute("SELECT account, since FROM running WHERE vm = ?", (vm,)).fetchone()
        if former is not None and former[0] != payer:
            self._db.execute("DELETE FROM running WHERE vm = ?", (vm,))
            more = "ON CONFLICT (account) DO UPDATE SET milliseconds = milliseconds + excluded.milliseconds"
            self._db.execute(f"INSERT INTO billed VALUES (?, ?) {more}", (former[0], now - former[1]))
        if payer is not None and (former is None or former[0] != payer):
            self._db.execute("INSERT INTO running VALUES (?, ?, ?)", (vm, payer, now))


def pieces_of(lines: Iterable[str]) -> Iterator[Piece]:
    """The pieces of a stream, by its lines."""
    fields: dict[str, str] = {}
    for line in lines:
        if line:
            name, _, value = line.partition(":")
            fields[name] = value.removeprefix(" ")
            continue
        if "id" in fields:
            yield Piece(int(fields["id"]), json.loads(fields["data"]) if "data" in fields else None)
        fields = {}


class Lost(Exception):
    """Events have been purged that were not counted: no figure can be right any more."""


def follow(url: str, password: str, ledger: Ledger) -> None:
    """Counts what the stream tells until it ends. Raises Lost, httpx.HTTPError."""
    patience = httpx.Timeout(10.0, read=SILENCE_SECONDS)
    with httpx.Client(base_url=f"{url}/zstack/v1", timeout=patience) as http:
        session = {"accountName": "admin", "password": hashlib.sha512(password.encode()).hexdigest()}
        answer = http.put("/accounts/login", json={"logInByAccount": session}).raise_for_status()
        headers = {
            "Authorization": f"OAuth {answer.json()['inventory']['uuid']}",
            "Last-Event-ID": str(ledger.position),
        }
        with http.stream("GET", "/events/stream", params={"pattern": "vm.*"}, headers=headers) as stream:
            if stream.status_code == GONE:
                raise Lost(stream.read().decode())
            stream.raise_for_status()
            for piece in pieces_of(stream.iter_lines()):
                ledger.take([piece])


def follow_for_ever(url: str, password: str, ledger: Ledger) -> None:
    """As `follow`, again and again. Raises Lost."""
    while True:
        try:
            follow(url, password, ledger)
        except httpx.HTTPError as failure:
            print(f"{type(failure).__name__}: {failure}; trying again", file=sys.stderr)
        time.sleep(PAUSE_SECONDS)


def main() -> None:
    """Follows a stream, or shows what is known."""
    parser = argparse.ArgumentParser(description="Running hours of VMs by account.")
    parser.add_argument("url", nargs="?", default="http://127.0.0.1:8080")
    parser.add_argument("--password", default="password")
    parser.add_argument("--db", default="billing.db")
    parser.add_argument("--show", action="store_true", help="show the figures and end")
    asked = parser.parse_args()
    ledger = Ledger(asked.db)
    if asked.show:
        for account, milliseconds in sorted(ledger.figures().items()):
            print(f"{account} {milliseconds / HOUR_MS:.4f} hours ({milliseconds} ms)")
        return
    try:
        follow_for_ever(asked.url, asked.password, ledger)
    except Lost as lost:
        sys.exit(f"events are lost: {lost}")


if __name__ == "__main__":
    main()
