"""Tells when processes end."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable

from orrery.backends.agent.compute.processes import Process, open_process


class Watch:
    """Watches one process of each guest, by the kernel's descriptors of processes."""

    def __init__(self, ended: Callable[[str], None]) -> None:
        self._ended = ended
        self._watched: dict[str, int] = {}

    def add(self, guest: str, process: Process) -> None:
        """`ended` is called once with the guest when the process has ended, perhaps at once."""
        self.drop(guest)
        loop = asyncio.get_running_loop()
        descriptor = open_process(process)
        if descriptor is None:
            loop.call_soon(self._ended, guest)
            return
        self._watched[guest] = descriptor
        loop.add_reader(descriptor, self._fire, guest)

    def _fire(self, guest: str) -> None:
        self.drop(guest)
        self._ended(guest)

    def drop(self, guest: str) -> None:
        """Watches a guest no more."""
        descriptor = self._watched.pop(guest, None)
        if descriptor is not None:
            asyncio.get_running_loop().remove_reader(descriptor)
            os.close(descriptor)

    def close(self) -> None:
        """Watches nothing more."""
        for guest in list(self._watched):
            self.drop(guest)


async def has_ended(process: Process, seconds: float) -> bool:
    """Whether a process ends within so many seconds."""
    descriptor = open_process(process)
    if descriptor is None:
        return True
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(descriptor, ended.set)
    try:
        async with asyncio.timeout(seconds):
            await ended.wait()
    except TimeoutError:
        return False
    finally:
        loop.remove_reader(descriptor)
        os.close(descriptor)
    return True
