"""The stream of events, followed over lost connections and restarts of the server without losing one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from typing import Any

import httpx
from httpx_sse import EventSource, SSEError

from orrery.core.client.errors import ApiFailure, ServerUnreachable
from orrery.core.client.http import ABSENT_SECONDS, HttpClient

PATH = "/events/stream"
RETRY_SECONDS = 2.0
"""The pause before the next try, unless the server asks for another."""
TRANSIENT = ("HTTP.502", "HTTP.503", "HTTP.504")
"""Answers of something between the server and us, or of a server that has no room for now."""

Event = dict[str, Any]


class EventStream:
    """The events after some id, or from now on, in their order. A new connection continues after the last."""

    def __init__(
        self,
        server: HttpClient,
        patterns: Sequence[str] = (),
        after: int | None = None,
        *,
        on_break: Callable[[str], None] = lambda reason: None,
    ) -> None:
        """`patterns` are names such as ``vm.*`` (none: all); `on_break` is told why a connection was lost."""
        self.after = after
        """The id up to which everything has been read; None before the first connection."""
        self._server = server
        self._patterns = patterns
        self._on_break = on_break
        self._retry_seconds = RETRY_SECONDS
        self._answered = -float("inf")

    async def events(self) -> AsyncGenerator[Event, None]:
        """The events as they come, without end; use it with `contextlib.aclosing`.

        Raises ApiFailure for what the server refuses, such as an id whose successors are purged (HTTP.410) or
        a session that has ended, and ServerUnreachable where it does not answer at first, or is away for
        `ABSENT_SECONDS`.
        """
        while True:
            try:
                async with aclosing(self._connection()) as connection:
                    async for event in connection:
                        yield event
                reason = "the server ended the stream"
            except (httpx.TransportError, SSEError) as broken:
                reason = str(broken) or type(broken).__name__
                self._give_up_in_time(ServerUnreachable.at(self._server.url, reason))
            except ApiFailure as refusal:
                if refusal.code not in TRANSIENT:
                    raise
                reason = refusal.details
                self._give_up_in_time(refusal)
            self._on_break(reason)
            await asyncio.sleep(self._retry_seconds)

    async def _connection(self) -> AsyncGenerator[Event, None]:
        pairs = [("pattern", pattern) for pattern in self._patterns]
        headers = {} if self.after is None else {"Last-Event-ID": str(self.after)}
        async with (
            self._server.stream(PATH, pairs, headers) as answer,
            aclosing(EventSource(answer).aiter_sse()) as sent_events,
        ):
            async for sent in sent_events:
                self._answered = asyncio.get_running_loop().time()
                if sent.retry is not None:
                    self._retry_seconds = sent.retry / 1000
                if sent.data:
                    yield json.loads(sent.data)
                if sent.id:
                    self.after = int(sent.id)

    def _give_up_in_time(self, failure: ApiFailure) -> None:
        """Raises the failure where the server has been away for too long, or has never been there."""
        if asyncio.get_running_loop().time() - self._answered > ABSENT_SECONDS:
            raise failure
