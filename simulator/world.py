"""The simulated datacenter as its callers see it: one method for each call, and the truth for checkers.

Every call returns a future of the running loop. Calls that change something carry a `call` (run, epoch,
attempt): the same call again gives the same answer without being done twice, a lower one than the highest
seen for the object raises Fenced. Any call may raise Unreachable (the effect is then unknown), Refused,
NoSpace or NotThere; one whose answer is lost stays pending until its caller gives up.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import filterfalse
from pathlib import Path
from typing import Any

from orrery.simulator import guests, images, machines, volumes
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.copies import WorldCopy, copy_of, take_up
from orrery.simulator.datacenter import BitsKey, Datacenter, SharedWrite
from orrery.simulator.errors import DamagedWorld, WorldError
from orrery.simulator.faults import FaultKind, Faults
from orrery.simulator.formats import UnknownFormat
from orrery.simulator.incidents import Incidents
from orrery.simulator.ledger import Call
from orrery.simulator.links import Links
from orrery.simulator.notices import Notices
from orrery.simulator.operations import Operation, Operations, Progress
from orrery.simulator.outages import Outages
from orrery.simulator.parameters import Parameters
from orrery.simulator.persistence import Persistence
from orrery.simulator.specs import (
    BackupStorageSpec,
    Capacity,
    CdRom,
    GuestRecord,
    GuestState,
    HostFacts,
    ImageFacts,
    ImageRecord,
    L2Spec,
    Machine,
    MachineRecord,
    NicSpec,
    Notice,
    Pings,
    PrimaryStorageSpec,
    VmSpec,
    VolumeAttachment,
    VolumeRecord,
)
from orrery.simulator.store import Store

KINDS = machines.KINDS | guests.KINDS | volumes.KINDS | images.KINDS
"""Every kind of call that changes something."""


class World:
    """A whole simulated datacenter, driven by one seed.

    With a store it takes up what is stored there (the parameters' own faults then count no more), and commits
    before it answers. Made of a copy, it goes on where that was taken, with the parameters given here.
    """

    def __init__(
        self,
        env: SimEnvironment,
        seed: int = 0,
        parameters: Parameters | None = None,
        store: Store | None = None,
        copied: WorldCopy | None = None,
    ) -> None:
        self.env = env
        self.generation = 0
        self.seed = seed
        self.parameters = parameters or Parameters()
        self._streams: dict[str, random.Random] = {}
        self.faults = Faults(lambda: env.now, self.stream("faults"))
        self.datacenter = Datacenter(self.parameters, self.faults, Links(env))
        self.operations = Operations(env, self.datacenter, KINDS, self.stream)
        self._notices = Notices(self.operations)
        self.incidents = Incidents(self.operations, self.faults, self._notices)
        """What happens without a call, for tests."""
        self.outages = Outages(self.operations, self.faults, self.incidents)
        self._persistence = None
        if store is not None:
            self._persistence = Persistence(self.operations, store)
            self.generation = self._persistence.load()
        elif copied is not None:
            self.generation = take_up(copied, self.operations)
        if self.generation:
            for purpose, stream in self._streams.items():
                stream.seed(self._seed_of(purpose))
        if self.generation == 0:
            for fault in self.parameters.faults:
                self.faults.add(fault)

    @classmethod
    def open(
        cls, path: Path | str, env: SimEnvironment, seed: int = 0, parameters: Parameters | None = None
    ) -> World:
        """Open the world in a file, made if need be; pending calls go on, the clock is set to its last
        commit. Raises DamagedWorld, and UnknownFormat for one of a later version.
        """
        try:
            store = Store(path)
        except (OSError, sqlite3.Error) as failure:
            raise DamagedWorld(path, f"cannot be opened: {failure}") from failure
        try:
            return cls(env, seed, parameters, store)
        except UnknownFormat:
            store.close()
            raise
        except (sqlite3.Error, WorldError, ValueError, LookupError, TypeError, AttributeError) as failure:
            store.close()
            raise DamagedWorld(path, f"cannot be read: {type(failure).__name__}: {failure}") from failure

    def close(self) -> None:
        """Commit what is left and close the store; without a store there is nothing to do."""
        if self._persistence is not None:
            self._persistence.close()

    def save(self) -> None:
        """Commit now what has changed; without a store there is nothing to do."""
        if self._persistence is not None:
            self._persistence.save()

    def copy(self) -> WorldCopy:
        """Return the world as it is now, to make others of it."""
        return copy_of(self.operations, self.generation)

    def note(self, text: str) -> None:
        """Keep a text in the world's file, where `store.examine` finds it; without a file it is dropped."""
        if self._persistence is not None:
            self._persistence.note(text)

    def stream(self, purpose: str) -> random.Random:
        """Return the random numbers for one purpose; draws for one do not shift those for another."""
        stream = self._streams.get(purpose)
        if stream is None:
            stream = self._streams[purpose] = random.Random(self._seed_of(purpose))
        return stream

    def _seed_of(self, purpose: str) -> str:
        # a reopened world must not draw the same numbers again
        again = f" {self.generation}" if self.generation else ""
        return f"{self.seed} {purpose}{again}"

    # ---- machines

    def provision(self, address: str, machine: Machine | None = None) -> None:
        """Put a machine at a management address, or change the hardware of the one there."""
        hardware = machine or self.parameters.machine
        machines.provision(self.datacenter, address, hardware, declared=machine is not None)
        self.outages.on_new_machine(address)

    def replace_machine(self, address: str, machine: Machine) -> None:
        """Put a machine without guests and bridges at an address, as one whose disks were replaced."""
        self.provision(address, machine)
        machines.power_off(self.datacenter, address, lambda guest: None)

    def connect_host(self, address: str, declared: Machine | None, call: Call) -> asyncio.Future[HostFacts]:
        """Connect a machine and learn its facts; one that nobody declared appears where an address can be
        reached.

        `declared` gives the hardware of a machine that was not provisioned. Raises Unreachable.
        """
        dc = self.datacenter
        if address not in dc.machines and self.parameters.auto_provision and not dc.nobody_at(address):
            machines.provision(dc, address, declared or self.parameters.machine, declared=False)
            self.outages.on_new_machine(address)
        return self.operations.submit(Operation("connect_host", call, declared).on(address))

    def ping(
        self, addresses: Sequence[str], listed: Mapping[str, int] | None = None
    ) -> asyncio.Future[Pings]:
        """Return who does not answer, who has lost its power since it was connected, and whose guests have
        changed without a call; one latency for the whole batch.

        Machines repeat that their guests have changed until `listed` gives back what they told: those have
        been listed since. Guests that arrive from another machine count as changed too.
        """

        def answers() -> Pings:
            dc = self.datacenter
            silent = self._silent(addresses)
            known = dict.fromkeys(silent)
            if listed:
                dc.note_listed({one: told for one, told in listed.items() if one not in known})
            new, changed = dc.restarted, dc.changed
            return Pings(
                silent,
                [one for one in addresses if one in new and one not in known] if new else [],
                {one: changed[one] for one in addresses if one in changed and one not in known}
                if changed
                else {},
            )

        return self.operations.ask("ping", None, (), answers)

    def _silent(self, addresses: Sequence[str]) -> list[str]:
        known, down = self.datacenter.machines, self.datacenter.down
        lossy = self.faults.naming("ping") if self.faults else []
        cut = self.faults.in_force(FaultKind.DEAF_HOST, FaultKind.MUTE_HOST) if self.faults else []
        if down or lossy or cut:
            return [
                one
                for one in addresses
                if one in down
                or one not in known
                or any(fault.concerns(one) for fault in cut)
                or self._loses_ping(lossy, one)
            ]
        return list(filterfalse(known.__contains__, addresses))

    def _loses_ping(self, lossy: list[FaultKind], address: str) -> bool:
        return any(self.faults.strike(kind, "ping", address, named=True) is not None for kind in lossy)

    async def notices(self, after: int | None) -> tuple[int, list[Notice]]:
        """Wait until machines have told something by themselves since a position (None: since now), and
        return it with the position of the last of it.
        """
        return await self._notices.after(after)

    def list_vms(self, address: str) -> asyncio.Future[dict[str, GuestState]]:
        """Return what runs or is paused on a machine. Raises Unreachable."""
        return self.operations.ask(
            "list_vms", address, (), lambda: machines.guests_of(self.datacenter, address)
        )

    def list_guests(self, address: str) -> asyncio.Future[dict[str, tuple[GuestState, tuple[str, ...]]]]:
        """Return, as `list_vms` does, what each guest does, with its MACs and volumes. Raises Unreachable."""
        return self.operations.ask(
            "list_vms", address, (), lambda: machines.parts_of_guests(self.datacenter, address)
        )

    def realize_l2s(self, address: str, l2s: Sequence[L2Spec], call: Call) -> asyncio.Future[None]:
        """Make the bridges of layer-2 networks on a machine, all of them or none.

        Raises Unreachable, Refused (no such interface, vlan).
        """
        return self.operations.submit(Operation("realize_l2", call, *l2s).on(address))

    def remove_l2s(self, address: str, l2_uuids: Sequence[str], call: Call) -> asyncio.Future[None]:
        """Remove the bridges of layer-2 networks from a machine, all of them or none.

        Raises Unreachable, Refused (guests use one).
        """
        return self.operations.submit(Operation("remove_l2", call, *l2_uuids).on(address))

    # ---- guests

    def start_vm(self, address: str, spec: VmSpec, call: Call) -> asyncio.Future[None]:
        """Run a VM (paused where the spec says so).

        Raises Refused (runs there otherwise, network not realized), NoSpace (memory), NotThere (a volume).
        Whether it runs elsewhere too is not asked.
        """
        return self._on_vm("start_vm", address, spec.uuid, call, spec)

    def stop_vm(self, address: str, vm: str, force: bool, call: Call) -> asyncio.Future[None]:
        """Stop a VM; it is gone from the machine afterwards. An absent one is fine.

        Raises Refused where it hangs, unless by force.
        """
        return self._on_vm("stop_vm", address, vm, call, vm, force)

    def reboot_vm(self, address: str, vm: str, call: Call) -> asyncio.Future[None]:
        """Reset a VM, which runs afterwards. Raises NotThere."""
        return self._on_vm("reboot_vm", address, vm, call, vm)

    def pause_vm(self, address: str, vm: str, call: Call) -> asyncio.Future[None]:
        """Pause a VM. Raises NotThere."""
        return self._on_vm("pause_vm", address, vm, call, vm)

    def resume_vm(self, address: str, vm: str, call: Call) -> asyncio.Future[None]:
        """Resume a paused VM. Raises NotThere."""
        return self._on_vm("resume_vm", address, vm, call, vm)

    def destroy_vm(self, address: str, vm: str, call: Call) -> asyncio.Future[None]:
        """Remove a VM from a machine and bury it: no call up to this one starts it any more.

        An absent one is fine.
        """
        return self._on_vm("destroy_vm", address, vm, call, vm)

    def migrate_vm(
        self, source: str, destination: str, vm: str, call: Call, progress: Progress | None = None
    ) -> asyncio.Future[None]:
        """Move a VM live, which takes its memory's time over both machines' links.

        It stays at the source until it runs at the destination; one that is there already, and not here, has
        moved. Raises NotThere (VM, or a volume as seen from there), NoSpace (memory), Refused (no way to the
        destination, which may have such a VM already; network; the hand-over broke).
        """
        operation = Operation("migrate_vm", call, vm, destination).on(source).at(f"vm {vm} on {source}")
        operation.progress = progress
        return self.operations.submit(operation)

    def cancel_migration(self, source: str, vm: str, call: Call) -> asyncio.Future[None]:
        """Break off a migration from a machine; its VM stays there. One that has ended stays as it is."""
        return self._on_vm("cancel_migration", source, vm, call)

    def attach_volume(
        self, address: str, vm: str, volume: VolumeAttachment, call: Call
    ) -> asyncio.Future[None]:
        """Attach a volume to a VM. Raises NotThere (VM or volume), Refused (device id taken)."""
        return self._on_vm("attach_volume", address, vm, call, vm, volume, part=f"volume {volume.uuid}")

    def detach_volume(self, address: str, vm: str, volume_uuid: str, call: Call) -> asyncio.Future[bool]:
        """Detach a volume from a VM; an absent one is fine. Tell whether the VM is there."""
        return self._on_vm("detach_volume", address, vm, call, vm, volume_uuid, part=f"volume {volume_uuid}")

    def attach_nic(self, address: str, vm: str, nic: NicSpec, call: Call) -> asyncio.Future[None]:
        """Plug a network card into a VM. Raises NotThere, Refused (network not realized)."""
        return self._on_vm("attach_nic", address, vm, call, vm, nic, part=f"nic {nic.uuid}")

    def detach_nic(self, address: str, vm: str, nic_uuid: str, call: Call) -> asyncio.Future[bool]:
        """Unplug a network card from a VM; an absent one is fine. Tell whether the VM is there."""
        return self._on_vm("detach_nic", address, vm, call, vm, nic_uuid, part=f"nic {nic_uuid}")

    def attach_iso(self, address: str, vm: str, drive: CdRom, call: Call) -> asyncio.Future[None]:
        """Put an ISO into a VM's drive. Raises NotThere."""
        return self._on_vm(
            "attach_iso", address, vm, call, vm, drive, part=f"iso {drive.device_id} {drive.path}"
        )

    def detach_iso(self, address: str, vm: str, device_id: int, call: Call) -> asyncio.Future[None]:
        """Empty a VM's drive; an absent drive or VM is fine."""
        return self._on_vm("detach_iso", address, vm, call, vm, device_id, part=f"iso {device_id}")

    def _on_vm(
        self, kind: str, address: str, vm: str, call: Call, *arguments: object, part: str = ""
    ) -> asyncio.Future[Any]:
        return self.operations.submit(
            Operation(kind, call, *arguments).on(address).at(f"vm {vm} on {address}", part)
        )

    # ---- primary storage

    def connect_primary_storage(
        self, spec: PrimaryStorageSpec, addresses: Sequence[str], call: Call
    ) -> asyncio.Future[Capacity]:
        """Mount a storage on machines; answers its capacity, on local storage that of these machines
        together.

        Raises Unreachable for its server or a machine.
        """
        operation = Operation("connect_primary_storage", call, spec, tuple(addresses))
        return self.operations.submit(operation.on(None, spec.uuid, volumes.server_of(spec.url)))

    def storage_capacity(self, uuid: str, address: str | None = None) -> asyncio.Future[Capacity]:
        """Return a primary storage's capacity, of one machine where it is local.

        Raises NotThere, Unreachable.
        """
        answer = lambda: volumes.capacity(self.datacenter, uuid, address)  # noqa: E731
        return self.operations.ask("storage_capacity", address, (uuid,), answer)

    def create_volume(
        self, storage: str, path: str, size: int, address: str | None, template: str | None, call: Call
    ) -> asyncio.Future[int]:
        """Make a volume, of a cached image where `template` (its path) is given; `address` is the machine
        doing it. Answers how many bytes of it are stored.

        Raises NotThere (storage or template), NoSpace, Refused (exists with another size).
        """
        return self._on_bits(Operation("create_volume", call, storage, path, address, size, template))

    def delete_bits(self, storage: str, path: str, address: str | None, call: Call) -> asyncio.Future[None]:
        """Delete a volume or a cached image and bury its path; an absent one is fine."""
        return self._on_bits(Operation("delete_bits", call, storage, path, address))

    def resize_volume(
        self, storage: str, path: str, size: int, address: str | None, call: Call
    ) -> asyncio.Future[int]:
        """Grow a volume; answers its size. Raises NotThere, NoSpace, Refused (shrinking)."""
        return self._on_bits(Operation("resize_volume", call, storage, path, address, size))

    def download_image(
        self,
        storage: str,
        path: str,
        backup_storage: str,
        image_path: str,
        address: str | None,
        call: Call,
        progress: Progress | None = None,
    ) -> asyncio.Future[int]:
        """Copy an image into a primary storage's cache, in the time its links allow; answers the bytes taken
        there.

        Whoever wants the same path meanwhile joins. Raises NotThere (storages, image), NoSpace.
        """
        operation = Operation("download_image", call, storage, path, address, backup_storage, image_path)
        operation.progress = progress
        return self._on_bits(operation)

    def _on_bits(self, operation: Operation) -> asyncio.Future[Any]:
        """Send a call about bits, whose arguments begin with storage, path and address."""
        storage, path, address = operation.arguments[:3]
        known = self.datacenter.primaries.get(storage)
        place = address if known is not None and known.is_local else ""
        operation.on(address, storage)
        return self.operations.submit(operation.at(f"bits {storage} {place} {path}"))

    # ---- backup storage

    def connect_backup_storage(self, spec: BackupStorageSpec, call: Call) -> asyncio.Future[Capacity]:
        """Connect a backup storage; answers its capacity. Raises Unreachable."""
        operation = Operation("connect_backup_storage", call, spec)
        return self.operations.submit(operation.on(None, spec.uuid, spec.hostname))

    def backup_capacity(self, uuid: str) -> asyncio.Future[Capacity]:
        """Return a backup storage's capacity. Raises NotThere."""
        return self.operations.ask(
            "backup_capacity", None, (uuid,), lambda: images.capacity(self.datacenter, uuid)
        )

    def add_image(
        self,
        backup_storage: str,
        path: str,
        url: str,
        call: Call,
        progress: Progress | None = None,
        image_format: str = "qcow2",
        below: tuple[str, ...] | None = None,
    ) -> asyncio.Future[ImageFacts]:
        """Download an image from a URL (http, https, ftp, sftp, file), in the time its links allow.

        A file must be below one of the directories `below`, symbolic links resolved; None allows any.

        Raises NotThere (storage), NoSpace, Refused (URL, or the download breaks off; nothing stays).
        """
        operation = Operation("add_image", call, backup_storage, path, url, image_format, below).on(
            None, backup_storage
        )
        operation.progress = progress
        return self.operations.submit(operation.at(f"image {backup_storage} {path}"))

    def delete_image(self, backup_storage: str, path: str, call: Call) -> asyncio.Future[None]:
        """Delete an image and bury its path; an absent one is fine. Raises NotThere for an unknown
        storage.
        """
        operation = Operation("delete_image", call, backup_storage, path).on(None, backup_storage)
        return self.operations.submit(operation.at(f"image {backup_storage} {path}"))

    # ---- the truth, for checkers

    def machines(self) -> Iterator[MachineRecord]:
        """Yield every machine, in the order they appeared."""
        down = self.datacenter.down
        for address, one in self.datacenter.machines.items():
            here = tuple(one.guests or ())
            l2s = tuple(l2.uuid for l2 in one.l2s)
            yield MachineRecord(
                address, address not in down, down.get(address, True), here, one.memory_used, l2s
            )

    def guests(self) -> Iterator[GuestRecord]:
        """Yield every guest, in the order they were started or moved."""
        for (address, uuid), guest in self.datacenter.guests.items():
            yield GuestRecord(uuid, address, guest.state, guest.spec, guest.hung)

    def writers(self, storage: str, path: str, address: str | None = None) -> tuple[tuple[str, str], ...]:
        """Return the guests, as machine and uuid, that have a volume open; `address` where it is local."""
        bits = self.datacenter.bits.get((storage, address or "", path))
        return () if bits is None else bits.users

    def place_of(self, address: str, volume: VolumeAttachment) -> BitsKey:
        """Return what tells the bits of a guest's volume from all others: storage, machine if local, path."""
        return self.datacenter.key_of(address, volume)

    def shared_writes(self) -> tuple[SharedWrite, ...]:
        """Return every time that several guests could write to one volume, also those that are over."""
        return tuple(self.datacenter.shared_writes)

    def volumes(self) -> Iterator[VolumeRecord]:
        """Yield everything on primary storages, in the order of creation."""
        for (storage, place, path), bits in self.datacenter.bits.items():
            where, done = (storage, place or None, path), not bits.writer
            yield VolumeRecord(*where, bits.size, bits.template, bits.cached, done, bits.taken)

    def images(self) -> Iterator[ImageRecord]:
        """Yield every image on backup storages, in the order of creation."""
        for (storage, path), image in self.datacenter.images.items():
            facts = image.facts
            yield ImageRecord(storage, path, facts.size, facts.actual_size, not image.writer)

    def counters(self) -> dict[str, int]:
        """Return how much there is of everything, and how many calls are under way."""
        dc = self.datacenter
        found: dict[str, Callable[[], int]] = {
            "machines": dc.machines.__len__,
            "machines_down": dc.down.__len__,
            "guests": dc.guests.__len__,
            "volumes": dc.bits.__len__,
            "images": dc.images.__len__,
            "operations": self.operations.pending.__len__,
            "ledgers": self.operations.ledgers.__len__,
        }
        return {name: count() for name, count in found.items()}

    def trace_hash(self) -> str:
        """Return the hash of every effect so far, in order: equal for equal seeds."""
        return self.operations.trace.digest()
