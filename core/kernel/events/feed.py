"""Having events written, and being woken when some have been committed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.model import declared_models, table_of
from orrery.core.kernel.events.model import CanonicalEvent


class Feed:
    """Tells those who listen that there is something to read; what it is, they read from the rows."""

    def __init__(self, db: Database) -> None:
        self._listeners: dict[asyncio.Event, None] = {}
        db.when_events_are_committed(self.wake)

    @contextmanager
    def listening(self, news: asyncio.Event) -> Iterator[None]:
        """Sets `news` whenever there is something new; clear it before you read."""
        self._listeners[news] = None
        try:
            yield
        finally:
            del self._listeners[news]

    def wake(self) -> None:
        """Something has been committed."""
        for news in self._listeners:
            news.set()


def write_events(db: Database) -> None:
    """Has the database write an event for each change of a kind that declares `Events`."""
    db.write_events(declared_models(), table_of(CanonicalEvent))
