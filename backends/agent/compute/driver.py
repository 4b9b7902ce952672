"""What a way to run guests must do.

Every method may be called again after an interruption, and then finds what was done already: a driver asks
the machine and remembers no state. Nothing here knows call ids; those are the ledger's. All methods raise
Refused with the reason where the host cannot do it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol, runtime_checkable

from orrery.backends.agent.wire import Arrival, Disk, Guest, GuestState, Nic

Ended = Callable[[str, GuestState | None], None]
"""Called when a guest has ended without being asked to: its uuid, and CRASHED or None (it is off)."""
Abilities = Mapping[str, str | None]
"""What a host can do: None, or the reason why not."""
NOTHING_KNOWN: Abilities = MappingProxyType({})
Report = Callable[[int, int], None]
"""Called now and then with what is done, and what there is to do."""


class ComputeDriver(Protocol):
    """Runs guests on this host. One call at a time works on a guest."""

    needs: Mapping[str, tuple[str, ...]]
    """What the core can ask of the host beside running guests, by name, and the abilities that it needs."""

    async def open(self, ended: Ended, known: Abilities = NOTHING_KNOWN) -> None:
        """Finds the guests that run, watches them, and clears away what an interruption has left.

        `known`: what `probe` has found out before, perhaps in a former life of the agent.
        """

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

    async def detach_disk(self, guest: str, disk: str) -> bool:
        """Unplugs a volume, which nobody of this host holds any more then.

        False, and nothing done, where the guest does not run here.
        """

    async def attach_nic(self, guest: str, nic: Nic) -> None:
        """Plugs a nic into a running guest."""

    async def detach_nic(self, guest: str, nic: str) -> bool:
        """Unplugs a nic. False, and nothing done, where the guest does not run here."""


@runtime_checkable
class MovesGuests(Protocol):
    """A driver that can move guests to other hosts while they run.

    The destination receives a guest first, then the source migrates it; where that fails, the destination
    abandons it.
    """

    async def spec(self, guest: str) -> Guest | None:
        """What was asked for, of a guest that is here; None where it is not."""

    async def receive(self, guest: Guest) -> Arrival:
        """Makes everything ready that a guest which runs on another host will use here."""

    async def abandon(self, guest: str) -> None:
        """What was made ready is gone, unless the guest has come after all."""

    async def migrate(self, guest: str, address: str, to: Arrival, report: Report) -> None:
        """Moves a guest to the host at an address, which has received it; then nothing of it is left here.

        Where that fails, which is Refused, the guest stays.
        """

    async def cancel_migration(self, guest: str) -> None:
        """A move that is at work breaks off; one that has ended stays as it is."""
