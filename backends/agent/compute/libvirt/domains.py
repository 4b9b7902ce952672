"""The domains of libvirt: what is asked of them and done to them, each in one call.

A domain is named by its uuid, without dashes. All methods raise Refused with libvirt's reason.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from orrery.backends.agent.compute.libvirt.binding import libvirt
from orrery.backends.agent.compute.libvirt.connection import Connection, uuid_of
from orrery.backends.agent.compute.libvirt.domain import Place, device_of, owner_of, relocated
from orrery.backends.agent.errors import Refused
from orrery.backends.agent.polling import comes_true
from orrery.backends.agent.wire import Arrival, Guest

T = TypeVar("T")
UNPLUG_SECONDS = 60.0
"""How long a guest, which may be booting, can take to let go of a device."""
LOOK_SECONDS = 0.1
MIGRATION_URI = "qemu+tcp://{}/system"
"""How the libvirtd of one host reaches that of another."""


class DomainState(Enum):
    """What a domain does."""

    RUNNING = auto()
    PAUSED = auto()
    HANDED_OVER = auto()
    """It stands still, at the source or at the destination of a migration."""
    CRASHED = auto()
    OFF = auto()

    @property
    def is_active(self) -> bool:
        """Whether it has a process."""
        return self in (DomainState.RUNNING, DomainState.PAUSED, DomainState.HANDED_OVER)


class Domains:
    """All domains of one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def states(self) -> dict[str, DomainState]:
        """All domains, those that are off too."""

        def ask(connection: Any) -> dict[str, DomainState]:
            found = {}
            for domain in connection.listAllDomains():
                state = _state(domain)
                if state is not None:
                    found[uuid_of(domain)] = state
            return found

        return await self._connection.do(ask)

    async def state(self, uuid: str) -> DomainState | None:
        """Of one domain; None where there is none."""

        def ask(connection: Any) -> DomainState | None:
            domain = _find(connection, uuid)
            return None if domain is None else _state(domain)

        return await self._connection.do(ask)

    async def owner(self, uuid: str) -> str | None:
        """The agent that has made a domain; None where it is nobody's."""
        return owner_of(await self._on(uuid, lambda domain: str(domain.XMLDesc())))

    async def run(self, xml: str, *, paused: bool) -> None:
        """Defines a domain, and starts it."""

        def begin(connection: Any) -> None:
            flags = libvirt().VIR_DOMAIN_START_PAUSED if paused else 0
            connection.defineXML(xml).createWithFlags(flags)

        await self._connection.do(begin)

    async def end(self, uuid: str) -> None:
        """Nothing of a domain is left; one that is gone is fine."""

        def remove(connection: Any) -> None:
            binding = libvirt()
            domain = _find(connection, uuid)
            if domain is None:
                return
            if domain.isActive():
                _unless_ended(domain.destroy)
            if domain.isPersistent():
                domain.undefineFlags(
                    binding.VIR_DOMAIN_UNDEFINE_MANAGED_SAVE
                    | binding.VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA
                    | binding.VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA
                )

        await self._connection.do(remove)

    async def press_power_button(self, uuid: str) -> None:
        """Asks the guest to power off; one that has just ended is fine."""
        button = libvirt().VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN
        await self._on(uuid, lambda domain: _unless_ended(lambda: domain.shutdownFlags(button)))

    async def ask_to_reboot(self, uuid: str) -> None:
        """Asks the guest to power off, and resets it then instead."""
        button = libvirt().VIR_DOMAIN_REBOOT_ACPI_POWER_BTN
        await self._on(uuid, lambda domain: domain.reboot(button))

    async def reset(self, uuid: str) -> None:
        """As the reset button does."""
        await self._on(uuid, lambda domain: domain.reset())

    async def suspend(self, uuid: str) -> None:
        """Freezes it."""
        await self._on(uuid, lambda domain: domain.suspend())

    async def resume(self, uuid: str) -> None:
        """Lets it go on."""
        await self._on(uuid, lambda domain: domain.resume())

    async def attach(self, uuid: str, part: str, device: str) -> None:
        """Plugs a device in, now and for later starts; one that is plugged in is fine."""

        def plug(domain: Any) -> None:
            if device_of(domain.XMLDesc(), part) is None:
                domain.attachDeviceFlags(device, _live_and_later())

        await self._on(uuid, plug)

    async def detach(self, uuid: str, part: str) -> None:
        """Unplugs a device; one that is gone is fine. Raises Refused where the guest keeps it."""

        def unplug(domain: Any) -> bool:
            """Asks the guest for it, which is told nothing while its firmware runs; tells if it is gone."""
            binding = libvirt()
            for flag, xml in (
                (binding.VIR_DOMAIN_AFFECT_CONFIG, domain.XMLDesc(binding.VIR_DOMAIN_XML_INACTIVE)),
                (binding.VIR_DOMAIN_AFFECT_LIVE, domain.XMLDesc()),
            ):
                device = device_of(xml, part)
                if device is not None:
                    _unless_under_way(partial(domain.detachDeviceFlags, device, flag))
            return device_of(domain.XMLDesc(), part) is None

        async def is_gone() -> bool:
            return await self._on(uuid, unplug)

        if not await comes_true(is_gone, UNPLUG_SECONDS, LOOK_SECONDS):
            raise Refused(
                f"guest {uuid} was asked to let go of {part} {UNPLUG_SECONDS:g} s ago, and keeps it; is an"
                " operating system at work in it?"
            )

    async def migrate(self, guest: Guest, address: str, folder: Path, to: Arrival) -> None:
        """Moves a domain to the host at an address; returns once it runs there, and is gone here.

        `folder` is the guest's here.
        """
        there = Place(Path(to.folder), to.agent, is_accelerated=False, nfs=to.nfs)

        def move(domain: Any) -> None:
            binding = libvirt()
            migratable = binding.VIR_DOMAIN_XML_MIGRATABLE
            live, later = (
                domain.XMLDesc(migratable),
                domain.XMLDesc(migratable | binding.VIR_DOMAIN_XML_INACTIVE),
            )
            host = f"[{address}]" if ":" in address else address
            domain.migrateToURI3(
                MIGRATION_URI.format(host),
                {
                    binding.VIR_MIGRATE_PARAM_URI: f"tcp://{host}",
                    binding.VIR_MIGRATE_PARAM_DEST_XML: relocated(live, guest, folder, there),
                    binding.VIR_MIGRATE_PARAM_PERSIST_XML: relocated(later, guest, folder, there),
                },
                binding.VIR_MIGRATE_LIVE
                | binding.VIR_MIGRATE_PEER2PEER
                | binding.VIR_MIGRATE_PERSIST_DEST
                | binding.VIR_MIGRATE_UNDEFINE_SOURCE
                | binding.VIR_MIGRATE_AUTO_CONVERGE
                # QEMU drops its caches at the hand-over; that a storage is shared is known by its marker
                | binding.VIR_MIGRATE_UNSAFE,
            )

        await self._on(guest.uuid, move)

    async def moved(self, uuid: str) -> tuple[int, int] | None:
        """How many bytes a migration has moved, and how many there are; None while none is at work."""

        def ask(connection: Any) -> tuple[int, int] | None:
            domain = _find(connection, uuid)
            if domain is None or not domain.isActive():
                return None
            kind, _, _, total, done = domain.jobInfo()[:5]
            return None if kind == libvirt().VIR_DOMAIN_JOB_NONE else (done, total)

        return await self._connection.do(ask)

    async def abort(self, uuid: str) -> None:
        """Breaks a migration off."""
        await self._on(uuid, lambda domain: domain.abortJob())

    async def _on(self, uuid: str, work: Callable[[Any], T]) -> T:
        def call(connection: Any) -> T:
            domain = _find(connection, uuid)
            if domain is None:
                raise Refused(f"guest {uuid} is not on this host")
            return work(domain)

        return await self._connection.do(call)


def _find(connection: Any, uuid: str) -> Any:
    binding = libvirt()
    try:
        return connection.lookupByUUIDString(uuid)
    except binding.libvirtError as failure:
        if failure.get_error_code() == binding.VIR_ERR_NO_DOMAIN:
            return None
        raise


def _state(domain: Any) -> DomainState | None:
    """None where the domain has just gone."""
    binding = libvirt()
    try:
        state, reason = domain.state()
    except binding.libvirtError as failure:
        if failure.get_error_code() == binding.VIR_ERR_NO_DOMAIN:
            return None
        raise
    if state == binding.VIR_DOMAIN_PAUSED:
        moving = (binding.VIR_DOMAIN_PAUSED_MIGRATION, binding.VIR_DOMAIN_PAUSED_STARTING_UP)
        if reason == binding.VIR_DOMAIN_PAUSED_CRASHED:
            return DomainState.CRASHED
        return DomainState.HANDED_OVER if reason in moving else DomainState.PAUSED
    if state == binding.VIR_DOMAIN_SHUTOFF:
        crashed = (binding.VIR_DOMAIN_SHUTOFF_CRASHED, binding.VIR_DOMAIN_SHUTOFF_FAILED)
        return DomainState.CRASHED if reason in crashed else DomainState.OFF
    return {
        binding.VIR_DOMAIN_CRASHED: DomainState.CRASHED,
        binding.VIR_DOMAIN_PMSUSPENDED: DomainState.PAUSED,
    }.get(state, DomainState.RUNNING)


def _unless_ended(work: Callable[[], object]) -> None:
    """What cannot be done because the domain has just ended is done."""
    binding = libvirt()
    try:
        work()
    except binding.libvirtError as failure:
        if failure.get_error_code() not in (binding.VIR_ERR_OPERATION_INVALID, binding.VIR_ERR_NO_DOMAIN):
            raise


def _unless_under_way(work: Callable[[], object]) -> None:
    """What the guest was asked for before, and is not done yet, is no failure."""
    binding = libvirt()
    try:
        work()
    except binding.libvirtError as failure:
        if failure.get_error_code() not in (
            binding.VIR_ERR_DEVICE_MISSING,
            binding.VIR_ERR_OPERATION_FAILED,
            binding.VIR_ERR_INTERNAL_ERROR,
        ):
            raise


def _live_and_later() -> int:
    binding = libvirt()
    return int(binding.VIR_DOMAIN_AFFECT_LIVE | binding.VIR_DOMAIN_AFFECT_CONFIG)
