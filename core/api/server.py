"""Serves an ASGI application on a socket, inside the running loop, until a signal says stop."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import uvicorn

from orrery.core.api.access_log import log_accesses
from orrery.core.api.connections import BACKLOG, Acceptor, BoundedHttp, Limits
from orrery.core.api.errors import CannotListen
from orrery.core.kernel.tasks.limit import limited

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)
KEEP_ALIVE_SECONDS = 30.0
GRACE_SECONDS = 3.0
"""How long requests under way may take to be answered when the server stops."""
TICK_SECONDS = 0.1
LISTENER_CONNECTIONS = 100
"""Open at once at a listener for operators."""
SWEEP_TICKS = 10
"""Connections are looked over once in so many ticks."""

log = logging.getLogger("orrery.server")


@dataclass(frozen=True)
class Stop:
    """How a server is told to stop."""

    asked: asyncio.Event = field(default_factory=asyncio.Event)
    """Answer what is under way, and end."""
    cut: asyncio.Event = field(default_factory=asyncio.Event)
    """Wait for nothing any more."""

    def ask(self) -> None:
        """Asks for the end; asked again, cuts."""
        (self.cut if self.asked.is_set() else self.asked).set()


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
        raise CannotListen(f"cannot listen at {listen}: {_why(failure)}") from None
    # connections inherit it; asyncio sets it only on sockets that it makes itself, and without it every
    # answer in two parts waits for the client's delayed acknowledgement
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _why(failure: OSError) -> str:
    """Why a socket cannot be opened, and what to do."""
    if failure.errno in (socket.EAI_NONAME, socket.EAI_AGAIN):
        return "no address is known for that name; write an address of this machine"
    if failure.errno == errno.EADDRINUSE:
        return "the port is in use by another process; stop that one, or choose another port"
    if failure.errno == errno.EADDRNOTAVAIL:
        return "that is no address of this machine; choose one of its own, or 0.0.0.0 for all of them"
    if failure.errno == errno.EACCES:
        return "this user may not use the port; choose one above 1023"
    return str(failure.strerror or failure)


async def serve_http(
    app: Any,
    listen: str,
    on_ready: Callable[[str], None],
    *,
    time_scale: float = 1.0,
    on_stop: Callable[[], None] = lambda: None,
    limits: Limits | None = None,
    stop: Stop | None = None,
) -> None:
    """Serves `app` at `listen` until SIGINT or SIGTERM; answers what is under way, then returns.

    With `stop` it heeds no signals, and ends when that says so.

    `on_ready` gets the URL once requests are taken; `on_stop` has answers end that would go on for ever.
    `time_scale` is how many of the loop's seconds make one of the wall clock's; socket timeouts grow by it.
    A second signal stops at once. Clients that occupy more than `limits` wait, or lose their connection.
    Raises CannotListen.
    """
    with _server(app, open_socket(listen), limits or Limits(), time_scale) as server:
        server.on_ready, server.on_stop = on_ready, on_stop
        if stop is not None:
            server.stop, server.heeds_signals = stop, False
        await server.serve()


@asynccontextmanager
async def listener(app: Any, listen: str, *, time_scale: float = 1.0) -> AsyncIterator[str]:
    """Serves `app` at `listen` as long as the context lasts, which begins with its URL; heeds no signals.

    Raises CannotListen.
    """
    loop = asyncio.get_running_loop()
    ready: asyncio.Future[str] = loop.create_future()
    with _server(app, open_socket(listen), Limits(connections=LISTENER_CONNECTIONS), time_scale) as server:
        server.on_ready, server.heeds_signals = ready.set_result, False
        serving = loop.create_task(server.serve(), name=f"listener-{listen}")
        try:
            yield await ready
        finally:
            server.stop.asked.set()
            await serving


@contextmanager
def _server(app: Any, listening: socket.socket, limits: Limits, time_scale: float) -> Iterator[_Server]:
    config = uvicorn.Config(
        app,
        http=BoundedHttp,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",  # warnings are of bad requests, which anybody can send in any number
        access_log=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_keep_alive=int(KEEP_ALIVE_SECONDS * time_scale),
    )
    log_accesses()
    host, port = listening.getsockname()[:2]
    acceptor = Acceptor(listening, limits, time_scale)
    try:
        yield _Server(config, acceptor, f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}")
    finally:
        acceptor.stop()
        listening.close()


class _Server(uvicorn.Server):
    """uvicorn's server, with signals through the loop and pauses in wall-clock time."""

    def __init__(self, config: uvicorn.Config, acceptor: Acceptor, url: str) -> None:
        super().__init__(config)
        self._acceptor = acceptor
        self._url = url
        self.on_ready: Callable[[str], None] = lambda url: None
        self.on_stop: Callable[[], None] = lambda: None
        self.stop = Stop()
        self.heeds_signals = True
        self._tick = TICK_SECONDS * acceptor.time_scale

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Accepts connections, and says when it does."""
        await super().startup(sockets=[])  # uvicorn prepares, and listens at nothing
        self._acceptor.start(self._protocol)
        self.on_ready(self._url)

    def _protocol(self) -> BoundedHttp:
        return BoundedHttp(
            self._acceptor,
            config=self.config,
            server_state=self.server_state,
            app_state=self.lifespan.state,
        )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Takes no more requests, waits for those that are under way, then closes all connections.

        It waits itself, since uvicorn's pauses are in the loop's time.
        """
        self._acceptor.stop()
        self.on_stop()
        connections, tasks = self.server_state.connections, self.server_state.tasks
        for connection in list(connections):
            connection.shutdown()
        async with limited(GRACE_SECONDS * self._acceptor.time_scale, self.stop.cut):
            while connections or tasks:
                await self._pause(self.stop.cut)
        if connections:
            log.warning("%d connections are closed whose clients were not done", len(connections))
        for task in list(tasks):
            task.cancel()
        for connection in list(connections):
            if isinstance(connection, BoundedHttp):
                connection.transport.abort()

    async def main_loop(self) -> None:
        """Waits for the end, and closes connections that take too long."""
        counter = 0
        while not self.stop.asked.is_set() and not await self.on_tick(counter):
            counter += 1
            if counter % SWEEP_TICKS == 0:
                for connection in list(self.server_state.connections):
                    if isinstance(connection, BoundedHttp):
                        connection.close_if_overdue()
            await self._pause(self.stop.asked)

    async def _pause(self, event: asyncio.Event) -> None:
        """Waits for an event, for a tick at most."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self._tick):
                await event.wait()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """The first signal asks for the end, the second forces it; former handlers come back afterwards."""
        if not self.heeds_signals:
            yield
            return
        loop = asyncio.get_running_loop()
        former = {number: signal.getsignal(number) for number in STOP_SIGNALS}
        for number in STOP_SIGNALS:
            loop.add_signal_handler(number, self.stop.ask)
        try:
            yield
        finally:
            for number, handler in former.items():
                loop.remove_signal_handler(number)
                signal.signal(number, handler)
