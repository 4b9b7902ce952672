"""What tests do to mini hosts and their guests directly."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from orrery.testlib.environment import Unsupported
from orrery.testlib.mini_hosts import MiniCloud, MiniHost

BALLAST = "ballast"
"""The file that fills a storage."""


def host_at(cloud: MiniCloud, address: str) -> MiniHost:
    """The mini host with this address."""
    return next(host for host in cloud.hosts if host.address == address)


class RealIncidents:
    """Implements `orrery.testlib.environment.Incidents`, as far as somebody on the machine could."""

    def __init__(self, cloud: MiniCloud) -> None:
        self._cloud = cloud

    def stop(self, address: str, guest: str) -> None:
        """The guest powers itself off."""
        host_at(self._cloud, address).power_off(guest)

    def crash(self, address: str, guest: str) -> None:
        """Its first process, or its emulator, is killed."""
        host_at(self._cloud, address).kill(guest)

    def hang(self, address: str, guest: str) -> None:
        """Not to be had."""
        raise Unsupported("a real guest does not hang on demand")

    def destroy(self, address: str, guest: str) -> None:
        """As `crash`."""
        self.crash(address, guest)

    def move(self, source: str, destination: str, guest: str) -> None:
        """Not to be had."""
        raise Unsupported("nobody moves guests of mini hosts by hand")

    def start(self, address: str, guest: str, *, like: str | None = None) -> None:
        """Not to be had."""
        raise Unsupported("nobody starts guests of mini hosts by hand")


class RealMachines:
    """Implements `orrery.testlib.physical.Machines`."""

    def __init__(self, cloud: MiniCloud, shared: Path) -> None:
        self._cloud = cloud
        self._shared = shared

    async def kill_agent(self, address: str) -> None:
        """See `Machines`."""
        await asyncio.to_thread(host_at(self._cloud, address).kill_agent)

    async def start_agent(self, address: str) -> None:
        """See `Machines`."""
        await asyncio.to_thread(host_at(self._cloud, address).start_agent)

    async def cut(self, address: str) -> None:
        """See `Machines`."""
        host_at(self._cloud, address).silence()

    async def join(self, address: str) -> None:
        """See `Machines`."""
        host_at(self._cloud, address).unsilence()

    async def reboot(self, address: str) -> None:
        """See `Machines`."""
        await asyncio.to_thread(self._cloud.reboot, host_at(self._cloud, address))

    async def fill(self, storage: str) -> None:
        """See `Machines`; there is one storage."""
        room = os.statvfs(self._shared)
        with (self._shared / BALLAST).open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, room.f_bavail * room.f_frsize)

    async def drain(self, storage: str) -> None:
        """See `Machines`."""
        (self._shared / BALLAST).unlink()
