"""Serves an ASGI application on a socket, inside the running loop, until a signal says stop."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from core.api.errors import CannotListen

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)
KEEP_ALIVE_SECONDS = 30.0
GRACE_SECONDS = 5.0
TICK_SECONDS = 0.1
BACKLOG = 2048
HEAD_LIMIT = 64 << 10
"""Longest head of a request that is taken, in bytes; a read of the socket may add its own length."""


def parse_listen(listen: str) -> tuple[str, int]:
    """Host and port of ``host:port``, ``[::1]:port`` or ``:port``. Raises CannotListen."""
    host, colon, port = listen.rpartition(":")
    if not colon or not port.isdecimal() or int(port) > 65535:
        raise CannotListen(f"cannot listen at [{listen}]: write host:port, such as 127.0.0.1:8080")
    return host.strip("[]") or "127.0.0.1", int(port)


def open_socket(listen: str) -> socket.socket:
    """A listening socket. Raises CannotListen naming the address and the reason."""
    host, port = parse_listen(listen)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as failure:
        raise CannotListen(f"cannot listen at {listen}: {failure.strerror or failure}") from None
    # connections inherit it; asyncio sets it only on sockets that it makes itself, and without it every
    # answer in two parts waits for the client's delayed acknowledgement
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


async def serve_http(
    app: Any,
    listen: str,
    on_ready: Callable[[str], None],
    *,
    time_scale: float = 1.0,
    on_stop: Callable[[], None] = lambda: None,
) -> None:
    """Serves `app` at `listen` until SIGINT or SIGTERM; answers what is under way, then returns.

    `on_ready` gets the URL once requests are taken; `on_stop` has answers end that would go on for ever.
    `time_scale` is how many of the loop's seconds make one of the wall clock's; socket timeouts grow by it.
    A second signal stops at once. Raises CannotListen.
    """
    listening = open_socket(listen)
    host, port = listening.getsockname()[:2]
    url = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    config = uvicorn.Config(
        app,
        http=_BoundedHeads,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_keep_alive=int(KEEP_ALIVE_SECONDS * time_scale),
        timeout_graceful_shutdown=int(GRACE_SECONDS * time_scale) or 1,
    )
    server = _Server(config, lambda: on_ready(url), on_stop, time_scale)
    try:
        await server.serve(sockets=[listening])
    finally:
        listening.close()


class _BoundedHeads(HttpToolsProtocol):
    """HTTP that ends a connection on which too much comes that is no body: a head, a trailer, or nothing.

    The parser keeps all of it until it is whole, however long that takes. Bodies have a limit of their own.
    """

    _kept = 0

    def data_received(self, data: bytes) -> None:
        """Counts what the parser keeps."""
        self._kept += len(data)
        super().data_received(data)
        if self._kept > HEAD_LIMIT and not self.transport.is_closing():
            self.send_400_response(f"The head of a request may take {HEAD_LIMIT} bytes.")

    def on_headers_complete(self) -> None:
        """The head is whole."""
        self._kept = 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """The parser hands on what has come of the body."""
        self._kept = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is whole, with what follows its body."""
        self._kept = 0
        super().on_message_complete()


class _Server(uvicorn.Server):
    """uvicorn's server, with signals through the loop and pauses in wall-clock time."""

    def __init__(
        self,
        config: uvicorn.Config,
        on_ready: Callable[[], None],
        on_stop: Callable[[], None],
        time_scale: float,
    ) -> None:
        super().__init__(config)
        self._on_ready = on_ready
        self._on_stop = on_stop
        self._tick = TICK_SECONDS * time_scale

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Says when requests are taken."""
        await super().startup(sockets)
        self._on_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Takes no more requests, and waits for those that are under way."""
        self._on_stop()
        await super().shutdown(sockets)

    async def main_loop(self) -> None:
        """Waits for the end."""
        counter = 0
        while not await self.on_tick(counter):
            counter += 1
            await asyncio.sleep(self._tick)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """The first signal asks for the end, the second insists; former handlers come back afterwards."""
        loop = asyncio.get_running_loop()
        former = {number: signal.getsignal(number) for number in STOP_SIGNALS}
        for number in STOP_SIGNALS:
            loop.add_signal_handler(number, self._stop)
        try:
            yield
        finally:
            for number, handler in former.items():
                loop.remove_signal_handler(number)
                signal.signal(number, handler)

    def _stop(self) -> None:
        self.force_exit = self.should_exit
        self.should_exit = True
