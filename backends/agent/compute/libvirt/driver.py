"""Guests of QEMU, run by libvirt: see `orrery.backends.agent.compute.driver.ComputeDriver`.

Whether and how a guest runs is asked from libvirt each time; its domains are persistent, so that libvirt also
knows how one has ended. A guest's folder keeps what was asked for, its seed and its console.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path

from orrery.backends.agent.compute.driver import NOTHING_KNOWN, Abilities, Ended, Report
from orrery.backends.agent.compute.folders import GuestFolder
from orrery.backends.agent.compute.libvirt import probe
from orrery.backends.agent.compute.libvirt.connection import Connection
from orrery.backends.agent.compute.libvirt.domain import SEED, Place, disk_xml, domain_xml, nic_xml
from orrery.backends.agent.compute.libvirt.domains import Domains, DomainState
from orrery.backends.agent.compute.libvirt.migration import Moves
from orrery.backends.agent.compute.libvirt.power import Power
from orrery.backends.agent.compute.libvirt.seed import write_seed
from orrery.backends.agent.compute.resources import port_of
from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.plane import NetworkPlane
from orrery.backends.agent.storage.model import NfsDisk
from orrery.backends.agent.storage.plane import StoragePlane
from orrery.backends.agent.wire import Arrival, Disk, Guest, GuestState, Nic
from orrery.core.kernel.location import Location
from orrery.core.kernel.tasks import TaskQueues

log = logging.getLogger("orrery.agent")


class Libvirt:
    """Implements `ComputeDriver`, and `MovesGuests`."""

    needs: Mapping[str, tuple[str, ...]] = {
        "notices": (),
        "pause": (),
        "nic-hot-plug": ("network.tap", "network.bridge"),
        "volume-hot-plug": (),
        "live-migration": (probe.MIGRATION,),
    }

    def __init__(self, agent: str, folder: Path, network: NetworkPlane, storage: StoragePlane) -> None:
        """`agent` tells this agent's guests from domains of others on the same machine."""
        self._agent = agent
        self._folder = folder / "guests"
        self._network = network
        self._storage = storage
        self._connection = Connection()
        self._domains = Domains(self._connection)
        self._power = Power(self._domains)
        self._moves = Moves(self._domains)
        self._queues = TaskQueues()
        self._ended: Ended = lambda guest, state: None
        self._looking: dict[str, asyncio.Task[None]] = {}
        self._is_accelerated = False

    async def open(self, ended: Ended, known: Abilities = NOTHING_KNOWN) -> None:
        """See `ComputeDriver`."""
        self._ended = ended
        await asyncio.to_thread(self._folder.mkdir, parents=True, exist_ok=True)
        self._connection.on(self._changed, self._power.was_reset, self._look_at_all)
        self._learn(known)
        await self._connection.open()
        for folder in self._folders():
            await self._look(folder.uuid)

    async def close(self) -> None:
        """See `ComputeDriver`."""
        for task in list(self._looking.values()):
            await task
        await self._connection.close()

    async def probe(self) -> dict[str, str | None]:
        """See `ComputeDriver`."""
        found = await probe.probe()
        self._learn(found)
        return found

    def _learn(self, abilities: Abilities) -> None:
        self._is_accelerated = abilities.get(probe.ACCELERATION, "") is None

    async def guests(self) -> dict[str, GuestState]:
        """See `ComputeDriver`."""
        states = await self._domains.states()
        listed: dict[str, GuestState] = {}
        for folder in self._folders():
            state = _listed(folder, states.get(folder.uuid))
            if state is not None:
                listed[folder.uuid] = state
        return listed

    def _folders(self) -> Iterator[GuestFolder]:
        for path in sorted(self._folder.iterdir()):
            yield GuestFolder(path)

    def _guest(self, uuid: str) -> GuestFolder:
        return GuestFolder(self._folder / uuid)

    async def _place(self, guest: Guest) -> Place:
        """What a domain depends on. Raises Refused where a volume cannot be read."""
        nfs = await self._nfs(*(disk.location for disk in guest.disks), *(iso for iso in guest.isos if iso))
        return Place(self._folder / guest.uuid, self._agent, self._is_accelerated, nfs)

    async def _nfs(self, *locations: Location) -> dict[str, NfsDisk]:
        """Of these volumes and ISOs, those that QEMU reads over the network by itself."""
        found = [(str(location), await self._storage.nfs_disk(location)) for location in locations]
        return {location: disk for location, disk in found if disk is not None}

    async def _require(self, uuid: str) -> Guest:
        """What was asked for, of a guest that runs."""
        spec, state = self._guest(uuid).spec(), await self._domains.state(uuid)
        if spec is None or _listed(self._guest(uuid), state) not in (GuestState.RUNNING, GuestState.PAUSED):
            raise Refused(f"guest {uuid} does not run on this host")
        return spec

    async def start(self, guest: Guest) -> None:
        """See `ComputeDriver`."""
        async with self._queues.queue(guest.uuid):
            folder, state = self._guest(guest.uuid), await self._domains.state(guest.uuid)
            if _listed(folder, state) in (GuestState.RUNNING, GuestState.PAUSED):
                if folder.spec() != guest:
                    raise Refused(
                        f"guest {guest.uuid} runs on this host already, and not as it is asked for now"
                    )
                return
            await self._end(guest.uuid)
            await self._start(guest)

    async def _start(self, guest: Guest) -> None:
        folder = self._guest(guest.uuid)
        folder.make(guest)
        try:
            await self._prepare(guest)
            await self._domains.run(domain_xml(guest, await self._place(guest)), paused=guest.paused)
        except BaseException:
            await self._end(guest.uuid)
            raise
        folder.begun()

    async def _prepare(self, guest: Guest) -> None:
        """What the guest uses of this host is there."""
        await write_seed(guest, self._folder / guest.uuid / SEED)
        for nic in guest.nics:
            await self._network.plug(port_of(nic))

    async def stop(self, guest: str, *, force: bool) -> None:
        """See `ComputeDriver`."""
        async with self._queues.queue(guest):
            if not force and self._guest(guest).path.exists():
                self._guest(guest).ending()
                try:
                    await self._power.off(guest)
                except Refused:
                    self._guest(guest).begun()
                    raise
            await self._end(guest)

    async def _end(self, guest: str) -> None:
        """Nothing of the guest is left on this host, its folder neither."""
        folder = self._guest(guest)
        spec = folder.spec()
        if folder.path.exists():
            folder.ending()
        elif await self._domains.state(guest) is not None and await self._domains.owner(guest) != self._agent:
            raise Refused(f"there is a domain {guest} on this host that this agent has not made")
        await self._domains.end(guest)
        await self._release(spec)
        folder.remove()

    async def _release(self, spec: Guest | None) -> None:
        for nic in () if spec is None else spec.nics:
            await self._network.unplug(nic.uuid)

    async def reboot(self, guest: str) -> None:
        """See `ComputeDriver`."""
        async with self._queues.queue(guest):
            await self._require(guest)
            await self._power.reboot(guest)

    async def pause(self, guest: str) -> None:
        """See `ComputeDriver`."""
        async with self._queues.queue(guest):
            await self._require(guest)
            await self._domains.suspend(guest)

    async def resume(self, guest: str) -> None:
        """See `ComputeDriver`."""
        async with self._queues.queue(guest):
            await self._require(guest)
            await self._domains.resume(guest)

    async def attach_disk(self, guest: str, disk: Disk) -> None:
        """See `ComputeDriver`."""
        async with self._queues.queue(guest):
            spec = await self._require(guest)
            rest = tuple(one for one in spec.disks if one.uuid != disk.uuid)
            nfs = await self._nfs(disk.location)
            await self._domains.attach(guest, disk.uuid, disk_xml(disk, nfs))
            self._guest(guest).record(spec.model_copy(update={"disks": (*rest, disk)}))

    async def detach_disk(self, guest: str, disk: str) -> bool:
        """See `ComputeDriver`."""
        async with self._queues.queue(guest):
            if await self._domains.state(guest) is None:
                return False
            spec = await self._require(guest)
            await self._domains.detach(guest, disk)
            rest = tuple(one for one in spec.disks if one.uuid != disk)
            self._guest(guest).record(spec.model_copy(update={"disks": rest}))
            return True

    async def attach_nic(self, guest: str, nic: Nic) -> None:
        """See `ComputeDriver`."""
        async with self._queues.queue(guest):
            spec = await self._require(guest)
            rest = tuple(one for one in spec.nics if one.uuid != nic.uuid)
            # noted first: whatever happens now, its port goes with the guest
            self._guest(guest).record(spec.model_copy(update={"nics": (*rest, nic)}))
            await self._network.plug(port_of(nic))
            await self._domains.attach(guest, nic.uuid, nic_xml(nic))

    async def detach_nic(self, guest: str, nic: str) -> bool:
        """See `ComputeDriver`."""
        async with self._queues.queue(guest):
            if await self._domains.state(guest) is None:
                return False
            spec = await self._require(guest)
            await self._domains.detach(guest, nic)
            await self._network.unplug(nic)
            rest = tuple(one for one in spec.nics if one.uuid != nic)
            self._guest(guest).record(spec.model_copy(update={"nics": rest}))
            return True

    # moving

    async def spec(self, guest: str) -> Guest | None:
        """See `MovesGuests`."""
        state = await self._domains.state(guest)
        is_here = _listed(self._guest(guest), state) in (GuestState.RUNNING, GuestState.PAUSED)
        return self._guest(guest).spec() if is_here else None

    async def receive(self, guest: Guest) -> Arrival:
        """See `MovesGuests`."""
        async with self._queues.queue(guest.uuid):
            folder, state = self._guest(guest.uuid), await self._domains.state(guest.uuid)
            if _listed(folder, state) in (GuestState.RUNNING, GuestState.PAUSED):
                raise Refused(f"guest {guest.uuid} runs on this host already")
            await self._end(guest.uuid)
            folder.make(guest)
            folder.arriving()
            try:
                place = await self._place(guest)
                await self._prepare(guest)
            except BaseException:
                await self._end(guest.uuid)
                raise
            return Arrival(folder=str(folder.path), agent=self._agent, nfs=dict(place.nfs))

    async def abandon(self, guest: str) -> None:
        """See `MovesGuests`."""
        async with self._queues.queue(guest):
            state = await self._domains.state(guest)
            if self._guest(guest).is_arriving() and (state is None or not state.is_active):
                await self._end(guest)

    async def migrate(self, guest: str, address: str, to: Arrival, report: Report) -> None:
        """See `MovesGuests`."""
        async with self._queues.queue(guest):
            spec = await self._require(guest)
            await self._moves.move(spec, address, self._guest(guest).path, to, report)
            await self._release(spec)
            self._guest(guest).remove()

    async def cancel_migration(self, guest: str) -> None:
        """See `MovesGuests`."""
        await self._moves.cancel(guest)

    # what happens without a call

    def _look_at_all(self) -> None:
        for folder in self._folders():
            self._changed(folder.uuid)

    def _changed(self, guest: str) -> None:
        """Something has happened to a domain, perhaps by a call."""
        if guest not in self._looking:
            task = asyncio.get_running_loop().create_task(self._look(guest))
            self._looking[guest] = task
            task.add_done_callback(lambda _: self._looking.pop(guest, None))

    async def _look(self, guest: str) -> None:
        """Takes note of a guest that has arrived; clears away one that has ended."""
        async with self._queues.queue(guest):
            self._looking.pop(guest, None)  # what happens from now on has to be looked at again
            folder = self._guest(guest)
            if not folder.path.exists():
                return
            try:
                state = await self._domains.state(guest)
                if state in (DomainState.RUNNING, DomainState.PAUSED):
                    folder.begun()
                elif not folder.is_arriving() and not (state and state.is_active):
                    await self._clear_ended(folder, state)
            except Refused:
                log.exception("guest %s has ended, and cannot be cleared away; destroy it", guest)

    async def _clear_ended(self, folder: GuestFolder, state: DomainState | None) -> None:
        """Frees what an ended guest used; one that has crashed stays in libvirt's list."""
        began = folder.has_begun()
        crashed = began and state is DomainState.CRASHED
        if crashed:
            await self._release(folder.spec())
        else:
            await self._end(folder.uuid)
        if began:
            self._ended(folder.uuid, GuestState.CRASHED if crashed else None)


def _listed(folder: GuestFolder, state: DomainState | None) -> GuestState | None:
    """What a guest does; None where it is not there, or on its way here."""
    if not folder.path.exists() or state in (None, DomainState.OFF):
        return None
    if state is DomainState.CRASHED:
        return GuestState.CRASHED if folder.has_begun() else None
    if state is DomainState.HANDED_OVER:
        return None if folder.is_arriving() else GuestState.RUNNING
    return GuestState.PAUSED if state is DomainState.PAUSED else GuestState.RUNNING
