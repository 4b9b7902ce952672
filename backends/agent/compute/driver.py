"""What a way to run guests must do.

Every method may be called again after an interruption, and then finds what was done already: a driver asks
the machine and remembers no state. Nothing here knows call ids; those are the ledger's. All methods raise
Refused with the reason where the host cannot do it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from orrery.backends.agent.wire import Disk, Guest, GuestState, Nic

Ended = Callable[[str, GuestState | None], None]
"""Called when a guest has ended without being asked to: its uuid, and CRASHED or None (it is off)."""


class ComputeDriver(Protocol):
    """Runs guests on this host. One call at a time works on a guest."""

    async def open(self, ended: Ended) -> None:
        """Finds the guests that run, watches them, and clears away what an interruption has left."""

    async def close(self) -> None:
        """Watches no more; the guests run on."""

    async def probe(self) -> dict[str, str | None]:
        """Abilities, each with None or with the reason why it is missing; tried, and cleaned up."""

    async def guests(self) -> dict[str, GuestState]:
        """The guests that are there, by uuid; not those that are off."""

    async def start(self, guest: Guest) -> None:
        """Returns once the guest runs, or is frozen if so asked; one that does already is fine."""

    async def stop(self, guest: str, *, force: bool) -> None:
        """Returns once the guest is off, and its ports and volumes are free; one that is gone is fine.

        Raises Refused, unless by `force`, where it does not end although it was asked to.
        """

    async def reboot(self, guest: str) -> None:
        """Starts a running guest anew."""

    async def pause(self, guest: str) -> None:
        """Freezes a running guest."""

    async def resume(self, guest: str) -> None:
        """Lets a frozen guest go on."""

    async def attach_disk(self, guest: str, disk: Disk) -> None:
        """Plugs a volume into a running guest."""

    async def detach_disk(self, guest: str, disk: str) -> None:
        """Unplugs a volume, which nobody of this host holds any more then."""

    async def attach_nic(self, guest: str, nic: Nic) -> None:
        """Plugs a nic into a running guest."""

    async def detach_nic(self, guest: str, nic: str) -> None:
        """Unplugs a nic."""
