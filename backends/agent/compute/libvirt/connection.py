"""A connection to libvirtd that comes back after its restart, used from an event loop.

libvirt's calls block, so each is made in a thread. Its events arrive in a thread of their own, and are handed
to the loop.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from orrery.backends.agent.compute.libvirt.binding import libvirt
from orrery.backends.agent.errors import Refused

T = TypeVar("T")
URI = "qemu:///system"
THREADS = 16
"""Calls at work at once; migrations take one each for as long as they last."""
KEEPALIVE_SECONDS, KEEPALIVES = 5, 3
AGAIN_SECONDS = 1.0
"""Between two attempts to reach a libvirtd that has gone."""
log = logging.getLogger("orrery.agent")


class Connection:
    """One connection; `open` it, and `close` it in the same loop."""

    def __init__(self, uri: str = URI) -> None:
        self._uri = uri
        self._threads = ThreadPoolExecutor(THREADS, "libvirt")
        self._connection: Any = None
        self._opening = asyncio.Lock()
        self._returning: asyncio.Task[None] | None = None
        self._stopped: Callable[[str], None] = lambda guest: None
        self._rebooted: Callable[[str], None] = lambda guest: None
        self._reopened: Callable[[], None] = lambda: None

    def on(
        self, stopped: Callable[[str], None], rebooted: Callable[[str], None], reopened: Callable[[], None]
    ) -> None:
        """What is called, in the loop: a domain has stopped, was reset, or libvirtd is there again.

        Domains are named by their uuid, without dashes.
        """
        self._stopped, self._rebooted, self._reopened = stopped, rebooted, reopened

    async def open(self) -> None:
        """Connects. Raises Refused."""
        await self._opened()

    async def close(self) -> None:
        """Disconnects; domains run on."""
        if self._returning is not None:
            self._returning.cancel()
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                await self._in_thread(connection.close)
            except libvirt().libvirtError:
                log.debug("libvirt: the connection was closed already")
        self._threads.shutdown(wait=False)

    async def do(self, work: Callable[[Any], T]) -> T:
        """What `work` gives, which is called with the connection, in a thread.

        Raises Refused with libvirt's reason. Where libvirtd has gone it is connected again, once.
        """
        connection = await self._opened()
        try:
            return await self._in_thread(lambda: work(connection))
        except libvirt().libvirtError as failure:
            if await self._in_thread(lambda: _is_alive(connection)):
                raise Refused(f"libvirt: {failure}") from None
        self._drop(connection)
        connection = await self._opened()
        try:
            return await self._in_thread(lambda: work(connection))
        except libvirt().libvirtError as failure:
            raise Refused(f"libvirt: {failure}") from None

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    async def _opened(self) -> Any:
        async with self._opening:
            if self._connection is None:
                loop = asyncio.get_running_loop()
                self._connection = await self._in_thread(lambda: self._connect(loop))
            return self._connection

    def _connect(self, loop: asyncio.AbstractEventLoop) -> Any:
        """In a thread."""
        binding = libvirt()
        _run_events()
        try:
            connection = binding.open(self._uri)
            connection.setKeepAlive(KEEPALIVE_SECONDS, KEEPALIVES)
            connection.registerCloseCallback(
                lambda gone, reason, _: loop.call_soon_threadsafe(self._lost, connection), None
            )
            connection.domainEventRegisterAny(
                None, binding.VIR_DOMAIN_EVENT_ID_LIFECYCLE, self._happened, (loop, connection)
            )
            connection.domainEventRegisterAny(None, binding.VIR_DOMAIN_EVENT_ID_REBOOT, self._was_reset, loop)
        except binding.libvirtError as failure:
            raise Refused(f"libvirt [{self._uri}]: {failure}") from None
        return connection

    def _happened(self, _: Any, domain: Any, event: int, detail: int, given: Any) -> None:
        """In the thread of events."""
        loop = given[0]
        if event == libvirt().VIR_DOMAIN_EVENT_STOPPED:
            loop.call_soon_threadsafe(self._stopped, uuid_of(domain))

    def _was_reset(self, _: Any, domain: Any, loop: asyncio.AbstractEventLoop) -> None:
        loop.call_soon_threadsafe(self._rebooted, uuid_of(domain))

    def _drop(self, connection: Any) -> None:
        if self._connection is connection:
            self._connection = None

    def _lost(self, connection: Any) -> None:
        """libvirtd has ended, or hangs."""
        if self._connection is not connection:
            return
        log.warning("libvirtd has gone; its guests run on")
        self._drop(connection)
        if self._returning is None or self._returning.done():
            self._returning = asyncio.get_running_loop().create_task(self._return())

    async def _return(self) -> None:
        while True:
            try:
                await self._opened()
            except Refused:
                await asyncio.sleep(AGAIN_SECONDS)
            else:
                log.warning("libvirtd is there again")
                self._reopened()
                return


def uuid_of(domain: Any) -> str:
    """A domain's uuid, without dashes."""
    return str(domain.UUIDString()).replace("-", "")


def _is_alive(connection: Any) -> bool:
    try:
        return bool(connection.isAlive())
    except libvirt().libvirtError:
        return False


_events = threading.Lock()
_running: list[threading.Thread] = []


def _run_events() -> None:
    """Starts the thread of events, one for the process; must come before the first connection."""
    with _events:
        if not _running:
            binding = libvirt()
            binding.virEventRegisterDefaultImpl()
            _running.append(threading.Thread(target=_handle_events, name="libvirt-events", daemon=True))
            _running[0].start()


def _handle_events() -> None:
    while True:
        libvirt().virEventRunDefaultImpl()
