"""Connections of the HTTP server: how many there may be, and how long each may wait for its client.

Without limits, a client that opens connections and sends nothing uses up the server's file descriptors.
Accepting then fails at once and for ever, and what fails is the server's own work too.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import select
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_LIMIT = 64 << 10
"""Longest head of a request that is taken, in bytes; a read of the socket may add its own length."""
CONNECTIONS_MAX = 20_000
RESERVE_MAX = 512
BACKLOG = 2048
"""How many connections may wait to be accepted. All of them are accepted at once: if a busy loop accepted
fewer, the backlog would fill, and the kernel would drop further clients, who try again after 1, 2, 4 s.
"""
RETRY_SECONDS = 0.5
REPORT_SECONDS = 60.0
OUT_OF_RESOURCES = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)

log = logging.getLogger("orrery.server")


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What clients may occupy. Times are seconds of the wall clock."""

    connections: int = CONNECTIONS_MAX
    """Open at once; further ones wait in the backlog of the socket until one is closed."""
    head_seconds: float = 20.0
    """From the first byte of a request, or the opening of its connection, to the end of its head."""
    body_seconds: float = 120.0
    """From the end of the head to the end of the body."""
    stalled_seconds: float = 60.0
    """How long a client may take nothing of an answer that waits for it."""
    crowded_idle_seconds: float = 1.0
    """How long a connection may be idle between two requests while others wait to be accepted."""

    @classmethod
    def within(cls, descriptors: int) -> Limits:
        """Limits for a process that may have so many file descriptors; some of them stay free for its own."""
        reserve = min(RESERVE_MAX, descriptors // 4)
        return cls(connections=max(1, min(CONNECTIONS_MAX, descriptors - reserve)))


class Acceptor:
    """Accepts connections on a listening socket while there are fewer than the limit.

    asyncio's own server tries again and again when the process is out of descriptors, and logs each try.
    """

    def __init__(self, listening: socket.socket, limits: Limits, time_scale: float) -> None:
        self.limits = limits
        self.time_scale = time_scale
        self._listening = listening
        self._loop = asyncio.get_running_loop()
        self._make: Callable[[], asyncio.Protocol] | None = None
        self._open = 0
        self._is_listening = False
        self._refusals = 0
        self._reported_at: float | None = None
        self._opening: dict[asyncio.Task[None], None] = {}

    @property
    def is_crowded(self) -> bool:
        """Whether connections wait because there are as many as there may be."""
        return self._make is not None and not self._is_listening

    def start(self, make: Callable[[], asyncio.Protocol]) -> None:
        """Accepts from now on; `make` gives the protocol of each connection."""
        self._listening.setblocking(False)
        self._make = make
        self._resume()

    def stop(self) -> None:
        """Accepts no more."""
        self._make = None
        self._pause()

    def closed(self) -> None:
        """One connection less is open."""
        self._open -= 1
        self._resume()

    def _resume(self) -> None:
        if self._make is not None and not self._is_listening and self._open < self.limits.connections:
            self._is_listening = True
            self._loop.add_reader(self._listening.fileno(), self._accept)

    def _pause(self) -> None:
        if self._is_listening:
            self._is_listening = False
            self._loop.remove_reader(self._listening.fileno())

    def _accept(self) -> None:
        for _ in range(BACKLOG):
            if self._open >= self.limits.connections:
                self._pause()
                self._report(f"{self._open} connections are open, the most that there may be")
                return
            try:
                connection, _ = self._listening.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError as failure:
                if failure.errno not in OUT_OF_RESOURCES:
                    raise
                self._pause()
                self._loop.call_later(RETRY_SECONDS * self.time_scale, self._resume)
                self._report(f"no connection can be accepted: {failure.strerror}")
                return
            connection.setblocking(False)
            self._open += 1
            task = self._loop.create_task(self._serve(connection), name="connection")
            self._opening[task] = None
            task.add_done_callback(self._opening.pop)

    async def _serve(self, connection: socket.socket) -> None:
        try:
            if self._make is None:
                raise ConnectionAbortedError("the server stops")
            await self._loop.connect_accepted_socket(self._make, connection)
        except OSError:
            connection.close()
            self.closed()

    def _report(self, what: str) -> None:
        """Logs at most one line in a while, however often it happens."""
        self._refusals += 1
        now = self._loop.time()
        if self._reported_at is None or now - self._reported_at >= REPORT_SECONDS * self.time_scale:
            times = f" ({self._refusals} times since it was last said)" if self._refusals > 1 else ""
            log.warning("%s; further clients wait until others have left%s", what, times)
            self._reported_at, self._refusals = now, 0


class BoundedHttp(HttpToolsProtocol):
    """HTTP that ends a connection whose client sends too much that is no body, or takes too long.

    The parser keeps a head until it is whole. Bodies have a limit of their own in the application.
    """

    def __init__(self, acceptor: Acceptor, **parts: Any) -> None:
        super().__init__(**parts)
        self._acceptor = acceptor
        self._kept = 0
        self._unsent = 0
        self._unsent_since = self._unfinished_since = self.loop.time()
        self._waits_for_body = False
        self._waits = True

    def connection_lost(self, exc: Exception | None) -> None:
        """Makes room for another."""
        super().connection_lost(exc)
        self._acceptor.closed()

    def data_received(self, data: bytes) -> None:
        """Counts what the parser keeps."""
        self._kept += len(data)
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self._kept > HEAD_LIMIT:
            self.send_400_response(f"The head of a request may take {HEAD_LIMIT} bytes.")
        elif not self._waits and self.timeout_keep_alive_task is None and self._is_answered():
            self._wait(for_body=False)  # what came, such as an empty line, began no request

    def on_message_begin(self) -> None:
        """The first bytes of a request have come."""
        if not self._waits:
            self._wait(for_body=False)
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """The head is whole."""
        self._kept = 0
        self._wait(for_body=True)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """The parser hands on what has come of the body."""
        self._kept = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is whole, with what follows its body."""
        self._kept = 0
        self._waits = False
        super().on_message_complete()

    def _wait(self, *, for_body: bool) -> None:
        self._waits, self._waits_for_body = True, for_body
        self._unfinished_since = self.loop.time()

    def _is_answered(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def timeout_keep_alive_handler(self) -> None:
        """Closes a connection whose client wants nothing; one that has asked is heard, however late."""
        if self._is_to_be_read():
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )
        else:
            self._close_idle()

    def _close_idle(self) -> None:
        """Tells the client at once, lest it asks meanwhile: the loop may close the socket much later."""
        if not self.transport.is_closing():
            with suppress(OSError):  # the client has left
                self.transport.get_extra_info("socket").shutdown(socket.SHUT_WR)
            self.transport.close()

    def _is_to_be_read(self) -> bool:
        """Whether the client has sent what the loop, with much else to do, has not read yet."""
        if self.transport.is_closing():
            return False
        waiting = select.poll()
        waiting.register(self.transport.get_extra_info("socket"), select.POLLIN)
        return bool(waiting.poll(0))

    def close_if_overdue(self) -> None:
        """Closes the connection where its client has taken longer than it may."""
        if self.transport.is_closing() and not self._unsent:
            return
        limits, scale, now = self._acceptor.limits, self._acceptor.time_scale, self.loop.time()
        unsent = self.transport.get_write_buffer_size()
        if unsent != self._unsent or not unsent:
            self._unsent, self._unsent_since = unsent, now
        elif now - self._unsent_since > limits.stalled_seconds * scale:
            self.transport.abort()
            return
        if self._waits:
            seconds = limits.body_seconds if self._waits_for_body else limits.head_seconds
            if now - self._unfinished_since > seconds * scale and not self._is_to_be_read():
                self.transport.close()
        elif self._acceptor.is_crowded and self.timeout_keep_alive_task is not None:
            idle = now - (self.timeout_keep_alive_task.when() - self.timeout_keep_alive)
            if idle > limits.crowded_idle_seconds * scale and not self._is_to_be_read():
                self._close_idle()
