"""What tests do to hosts and guests directly, beside the API of the management node."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Protocol


class Connection(Protocol):
    """A TCP connection to a guest, from outside of all hosts."""

    async def echo(self, text: str) -> str:
        """Sends one line, and gives the line that comes back. Raises OSError where the connection broke."""


class Guests(Protocol):
    """What can be tried with guests that run. They are named by the uuids of their VMs."""

    async def can_connect(self, vm: str, address: str, port: int) -> bool:
        """Whether the guest, from inside, gets a TCP connection to a service that says something first."""

    async def write(self, vm: str, device_id: int, text: str) -> None:
        """Writes a text to the beginning of a data volume."""

    async def read(self, vm: str, device_id: int) -> str:
        """The text at the beginning of a data volume, empty where nothing was written."""

    def connection(self, vm: str) -> AbstractAsyncContextManager[Connection]:
        """A connection to the guest's echo service."""


class Machines(Protocol):
    """What happens to hosts. They are named by their management addresses; nothing waits for the node."""

    async def kill_agent(self, address: str) -> None:
        """What takes the host's calls ends at once; guests run on."""

    async def start_agent(self, address: str) -> None:
        """It is there again."""

    async def cut(self, address: str) -> None:
        """The host is cut off from the management node; it and its guests run on."""

    async def join(self, address: str) -> None:
        """It is connected again."""

    async def reboot(self, address: str) -> None:
        """All processes of the host end at once, and its agent starts again; its disks stay."""

    async def fill(self, storage: str) -> None:
        """A primary storage has no room left."""

    async def drain(self, storage: str) -> None:
        """It has room again."""
