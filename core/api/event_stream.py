"""Canonical events as a stream of server-sent events, which goes on from any id that is still kept.

A client is a cursor on the rows and nothing else: what it has not taken yet waits in the database, not here.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Header, HTTPException, Query, Request
from fastapi.responses import StreamingResponse

from orrery.core.api.credentials import Authenticator
from orrery.core.api.metrics import STREAMS
from orrery.core.event.configs import STREAMS_PER_ACCOUNT
from orrery.core.event.messages import QueryEvent
from orrery.core.identity.policy.transactions import refuse_unpermitted
from orrery.core.identity.session.messages import CheckSession, LookUpSession
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument, InvalidSession, PermissionDenied
from orrery.core.kernel.events import Page, Selection, extent, refuse_bad_patterns
from orrery.core.kernel.node import Node
from orrery.core.kernel.ownership import Caller

PAGE = 200
"""Events read at once."""
GATHER_SECONDS = 0.02
"""How long events gather before they are read, so that many commits make one read."""
ALIVE_SECONDS = 15.0
"""How often a client hears something, whatever happens."""
STREAMS_MAX = 1000
SEPARATOR = ","
PATTERN = "Names of events, with * for any part; several with commas. All where none is given."
ACCOUNT = "Whose events; only administrators may name an account other than their own."
AFTER = "The events after this id; those from now on where none is given."


@dataclass(frozen=True)
class Wanted:
    """Which events a client wants, and after which id; None for those from now on."""

    selection: Selection
    after: int | None


class EventStreams:
    """The streams of one node."""

    def __init__(self, node: Node, authenticator: Authenticator, time_scale: float = 1.0) -> None:
        self._node = node
        self._authenticator = authenticator
        self._alive_seconds = ALIVE_SECONDS * time_scale
        self._gather_seconds = GATHER_SECONDS * time_scale
        self._open: dict[asyncio.Event, Uuid] = {}
        """What wakes each stream, and the account that it is of."""
        self._ended = False
        node.metrics.provide(STREAMS, lambda: [((), len(self._open))])

    def end(self) -> None:
        """Ends all streams, as when the server stops."""
        self._ended = True
        for news in self._open:
            news.set()

    async def answer(
        self,
        request: Request,
        pattern: Annotated[list[str] | None, Query(description=PATTERN)] = None,
        account: Annotated[str | None, Query(description=ACCOUNT)] = None,
        after: Annotated[str | None, Query(alias="lastEventId", description=AFTER)] = None,
        last_event_id: Annotated[str | None, Header(description=AFTER)] = None,
    ) -> StreamingResponse:
        """The events of an account as server-sent events, which go on from any id that is still kept.

        Raises InvalidSession, PermissionDenied for a user who may not call QueryEvent.
        Raises HTTPException: 400 for a bad parameter, 410 for an id that is gone, 503 for a stream too many.
        """
        session = self._authenticator.credential(request, required=True)
        if not isinstance(session, str):
            raise HTTPException(400, "a stream lasts longer than a signature: log in, and name the session")
        info = await self._node.bus.call(CheckSession(session))
        await self._refuse_unpermitted(info)
        if len(self._open) >= STREAMS_MAX or self._ended:
            raise HTTPException(503, f"{len(self._open)} streams are open here; try again later")
        if self._has_as_many_as_it_may(info):
            raise HTTPException(503, "this account has as many streams open here as it may; close one first")
        if account is not None and not info.is_admin and account != info.account_uuid:
            raise HTTPException(403, f"query[account]: [{account[:40]}] is not the account of this session")
        account = account if info.is_admin else info.account_uuid
        given = last_event_id if after is None else after
        wanted = Wanted(Selection(_patterns(pattern or ()), account), _event_id(given))
        start = await self._node.db.query(_start, wanted.after)
        chunks = self.chunks(wanted.selection, start, session, info)
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(chunks, media_type="text/event-stream", headers=headers)

    def _has_as_many_as_it_may(self, caller: Caller) -> bool:
        mine = sum(account == caller.account_uuid for account in self._open.values())
        return not caller.is_admin and mine >= self._node.configs.get(STREAMS_PER_ACCOUNT)

    async def chunks(
        self, wanted: Selection, after: int, session: Uuid, caller: Caller
    ) -> AsyncIterator[str]:
        """The text of a stream, until its session ends, the server stops, or what comes next is gone.

        It does not prolong its session, and ends where a user may no longer read events. Of several that
        `answer` has let in at once, those that are too many end before they begin.
        """
        if self._has_as_many_as_it_may(caller):
            return
        news = asyncio.Event()
        self._open[news] = caller.account_uuid
        try:
            with self._node.events.listening(news):
                yield f"retry: 2000\nid: {after}\n\n"
                while not self._ended and await self._is_open(session):
                    news.clear()
                    page = await self._node.db.query(_read, wanted, after)
                    if page is None:
                        return
                    for event in page.events:
                        yield f"id: {event.id}\nevent: {event.name}\ndata: {event.to_json()}\n\n"
                    moved, after = page.reached > after, page.reached
                    if not moved and not await self._hears(news):
                        yield f"id: {after}\n: nothing new\n\n"
        finally:
            del self._open[news]

    async def _hears(self, news: asyncio.Event) -> bool:
        """Waits for news; False where it is time to say that nothing has happened."""
        try:
            async with asyncio.timeout(self._alive_seconds):
                await news.wait()
        except TimeoutError:
            return False
        await asyncio.sleep(self._gather_seconds)
        return True

    async def _is_open(self, session: Uuid) -> bool:
        try:
            await self._refuse_unpermitted(await self._node.bus.call(LookUpSession(session)))
        except (InvalidSession, PermissionDenied):
            return False
        return True

    async def _refuse_unpermitted(self, caller: Caller) -> None:
        if caller.is_user:
            await self._node.db.read_uncommitted(refuse_unpermitted, caller, QueryEvent.declaration, ())


def _patterns(given: Iterable[str]) -> list[str]:
    patterns = [part.strip() for text in given for part in text.split(SEPARATOR) if part.strip()]
    try:
        refuse_bad_patterns(patterns, "pattern")
    except InvalidArgument as wrong:
        raise HTTPException(400, wrong.details) from None
    return patterns


def _event_id(given: str | None) -> int | None:
    if given is None:
        return None
    if not given.isdecimal() or len(given) > 18:
        raise HTTPException(400, f"lastEventId: [{given[:40]}] is no id of an event")
    return int(given)


def _start(tx: Transaction, after: int | None) -> int:
    """Where a stream begins. Raises HTTPException for an id that is gone, or that there never was."""
    first, last = extent(tx)
    if after is None:
        return last
    if after > last:
        raise HTTPException(400, f"lastEventId: [{after}] is not reached yet; the last event is {last}")
    if after < first - 1:
        text = f"the events from {after + 1} to {first - 1} have been purged (global config event/retention)"
        raise HTTPException(410, f"{text}; what you know is out of date: read it anew, and go on from {last}")
    return after


def _read(tx: Transaction, wanted: Selection, after: int) -> Page | None:
    """What comes next; None where some of it is gone."""
    return wanted.read(tx, after, PAGE) if after >= extent(tx)[0] - 1 else None
