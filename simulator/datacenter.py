"""The truth about the simulated datacenter: machines, guests, bits and networks. No time passes here."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from orrery.simulator.errors import NoSpace, NotThere, Refused, Unreachable
from orrery.simulator.faults import FaultKind, Faults
from orrery.simulator.links import Link, Links
from orrery.simulator.parameters import Parameters
from orrery.simulator.specs import (
    BackupStorageSpec,
    Capacity,
    GuestState,
    ImageFacts,
    L2Spec,
    Machine,
    PrimaryStorageSpec,
    StorageKind,
    VmSpec,
    VolumeAttachment,
)

BitsKey = tuple[str, str, str]
"""(storage uuid, machine address or "" where shared, path)."""
GuestKey = tuple[str, str]
"""(machine address, uuid): machines know nothing of each other's guests, so two may run the same one."""


class SimMachine:
    """One machine. Machines are many: everything that an idle one does not need is made when it is needed."""

    __slots__ = (
        "address", "changes", "connected", "declared", "guests", "hardware", "l2s", "memory_used",
    )  # fmt: skip

    def __init__(self, address: str, hardware: Machine, *, declared: bool) -> None:
        self.address = address
        self.hardware = hardware
        self.declared = declared
        self.connected = False
        self.changes = 0
        """How often its guests have changed without a call for it."""
        self.memory_used = 0
        self.guests: dict[str, Guest] | None = None
        self.l2s: tuple[L2Spec, ...] = ()


class Guest:
    """One VM that a machine runs, has paused, or keeps after a crash; one that hangs runs for nothing."""

    __slots__ = ("address", "hung", "spec", "state")

    def __init__(self, address: str, spec: VmSpec, state: GuestState, *, hung: bool = False) -> None:
        self.address = address
        self.spec = spec
        self.state = state
        self.hung = hung

    @property
    def key(self) -> GuestKey:
        """Where it is, and what it is called."""
        return self.address, self.spec.uuid


class Bits:
    """A volume or a cached image on a primary storage.

    `writer` is the operation that still fills it, 0 for none; `users` are the guests that have it open.
    """

    __slots__ = ("cached", "size", "taken", "template", "users", "writer")

    def __init__(self, size: int, taken: int, template: str | None = None, *, cached: bool = False) -> None:
        self.size = size
        self.taken = taken
        self.template = template
        self.cached = cached
        self.writer = 0
        self.users: tuple[GuestKey, ...] = ()


class StoredImage:
    """An image on a backup storage. `writer` is the operation that still fills it, 0 for none."""

    __slots__ = ("facts", "url", "writer")

    def __init__(self, facts: ImageFacts, url: str) -> None:
        self.facts = facts
        self.url = url
        self.writer = 0


class PrimaryStorage:
    """A primary storage. `used` is per machine address on local storage, under "" on a shared one.

    `base_used` is what was taken before anything of ours came there.
    """

    __slots__ = ("base_used", "spec", "total", "used")

    def __init__(self, spec: PrimaryStorageSpec, total: int, used: int) -> None:
        self.spec = spec
        self.total = total
        self.base_used = used
        self.used: dict[str, int] = {"": used}

    @property
    def is_local(self) -> bool:
        """Tell whether its room and its paths are per machine."""
        return self.spec.kind == StorageKind.LOCAL


class BackupStorage:
    """A backup storage. `base_used` is what was taken before anything of ours came there."""

    __slots__ = ("base_used", "spec", "total", "used")

    def __init__(self, spec: BackupStorageSpec, total: int, used: int) -> None:
        self.spec = spec
        self.total = total
        self.used = used
        self.base_used = used


class SharedWrite(NamedTuple):
    """A moment, in simulated seconds, from which several guests could write to one volume."""

    at: float
    bits: BitsKey
    users: tuple[GuestKey, ...]


class Datacenter:
    """Everything that exists, with the few rules that several nouns share.

    `touch(table, key)` is called for every row that changes; without a store it does nothing. `now` gives the
    simulated time.
    """

    def __init__(self, parameters: Parameters, faults: Faults, links: Links) -> None:
        self.parameters = parameters
        self.faults = faults
        self.links = links
        self.machines: dict[str, SimMachine] = {}
        self.down: dict[str, bool] = {}
        """Addresses of machines that do not answer, and whether they still have power."""
        self.restarted: dict[str, None] = {}
        """Addresses of machines that lost their power since they were connected."""
        self.changed: dict[str, int] = {}
        """Addresses of machines whose guests changed without a call since they were last listed, with their
        `changes`.
        """
        self.guests: dict[GuestKey, Guest] = {}
        self.shared_writes: list[SharedWrite] = []
        """Every time that a guest opened a volume which another one had open already."""
        self.primaries: dict[str, PrimaryStorage] = {}
        self.bits: dict[BitsKey, Bits] = {}
        self.backups: dict[str, BackupStorage] = {}
        self.images: dict[tuple[str, str], StoredImage] = {}
        self.l2_specs: dict[str, L2Spec] = {}
        self.touch: Callable[[str, str], None] = lambda table, key: None
        self.now = faults.now
        self._unreachable = tuple(ipaddress.ip_network(one) for one in parameters.unreachable_networks)
        self.nobody_at = lru_cache(maxsize=4096)(self._nobody_at)

    def host_link(self, address: str) -> Link:
        """Return the network card of a machine."""
        return self.links.link(f"host {address}", self.parameters.bandwidths.host)

    def primary_link(self, uuid: str) -> Link:
        """Return the network card of a shared primary storage."""
        return self.links.link(f"primary {uuid}", self.parameters.bandwidths.primary_storage)

    def backup_link(self, uuid: str) -> Link:
        """Return the network card of a backup storage."""
        return self.links.link(f"backup {uuid}", self.parameters.bandwidths.backup_storage)

    def internet_link(self) -> Link:
        """Return the datacenter's way out, over which images come in."""
        return self.links.link("internet", self.parameters.bandwidths.internet)

    def _nobody_at(self, address: str) -> bool:
        """Tell whether the address lies in a network where nobody ever answers; host names do not."""
        try:
            ip = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(ip in network for network in self._unreachable)

    def answers(self, address: str) -> bool:
        """Tell whether an agent answers at the address."""
        machine = self.machines.get(address)
        return machine is not None and machine.connected and address not in self.down

    def is_in_touch(self, address: str) -> bool:
        """Tell whether calls reach the agent at the address, and its answers come back."""
        cut = (FaultKind.DEAF_HOST, FaultKind.MUTE_HOST, FaultKind.REFUSING_HOST)
        faulty = self.faults and any(self.faults.active(kind, address) for kind in cut)
        return self.answers(address) and not faulty

    def is_in_touch_by_itself(self, address: str) -> bool:
        """Tell whether what a machine says by itself arrives."""
        return not (self.faults and self.faults.active(FaultKind.MUTE_HOST, address))

    def are_cut_off(self, one: str, other: str) -> bool:
        """Tell whether two machines that answer do not reach each other."""
        return bool(self.faults) and self.faults.parts(one, other)

    def is_off(self, address: str) -> bool:
        """Tell whether the machine at the address has no power."""
        return not self.down.get(address, True)

    def machine(self, address: str) -> SimMachine:
        """Return the machine at an address. Raises Unreachable."""
        machine = self.machines.get(address)
        if machine is None:
            raise Unreachable(address)
        return machine

    def primary(self, uuid: str) -> PrimaryStorage:
        """Return a connected primary storage. Raises NotThere."""
        storage = self.primaries.get(uuid)
        if storage is None:
            raise NotThere(f"primary storage {uuid}")
        return storage

    def backup(self, uuid: str) -> BackupStorage:
        """Return a connected backup storage. Raises NotThere."""
        storage = self.backups.get(uuid)
        if storage is None:
            raise NotThere(f"backup storage {uuid}")
        return storage

    def place(self, storage: PrimaryStorage, address: str | None) -> str:
        """Return the machine part of a path's key: the address on local storage, "" on shared ones.

        Raises Refused when a local storage is asked without a machine.
        """
        if not storage.is_local:
            return ""
        if not address:
            raise Refused(f"local storage {storage.spec.uuid} needs the address of a machine")
        return address

    def total_of(self, storage: PrimaryStorage, place: str) -> int:
        """Return the bytes a primary storage has, on one machine where it is local."""
        return self.machine(place).hardware.disk_bytes if place else storage.total

    def free(self, storage: PrimaryStorage, place: str) -> int:
        """Return the bytes free on a primary storage, none while a fault fills it."""
        full = self.faults and self.faults.active(FaultKind.FULL_STORAGE, storage.spec.uuid)
        return 0 if full else self.total_of(storage, place) - storage.used.get(place, 0)

    def reported(self, storage: PrimaryStorage, place: str) -> Capacity:
        """Return what a primary storage says about itself, which a fault may turn into a lie."""
        total, free = self.total_of(storage, place), self.free(storage, place)
        return self.maybe_lie(storage.spec.uuid, Capacity(total, free))

    def maybe_lie(self, uuid: str, truth: Capacity) -> Capacity:
        """Return the capacity that a storage reports, given the true one."""
        lie = self.faults.active(FaultKind.LYING_CAPACITY, uuid) if self.faults else None
        return (
            truth
            if lie is None
            else Capacity(round(truth.total * lie.factor), round(truth.available * lie.factor))
        )

    def put_bits(self, key: BitsKey, bits: Bits) -> None:
        """Store bits on a primary storage. Raises NoSpace."""
        storage, place, _ = key
        primary = self.primary(storage)
        free = self.free(primary, place)
        if bits.taken > free:
            raise NoSpace(storage, bits.taken, free)
        primary.used[place] = primary.used.get(place, 0) + bits.taken
        self.bits[key] = bits
        self.touch("bits", "\n".join(key))

    def drop_bits(self, key: BitsKey) -> None:
        """Remove bits from a primary storage; absent ones are fine."""
        bits = self.bits.pop(key, None)
        if bits is None:
            return
        self.primary(key[0]).used[key[1]] -= bits.taken
        self.touch("bits", "\n".join(key))

    def drop_guest(self, address: str, uuid: str) -> None:
        """Remove a guest from a machine; an absent one is fine."""
        guest = self.guests.pop((address, uuid), None)
        if guest is None:
            return
        machine = self.machines[address]
        machine.memory_used -= guest.spec.memory_bytes
        assert machine.guests is not None
        del machine.guests[uuid]
        if not machine.guests:
            machine.guests = None
        self._use(guest, guest.spec.volumes, opens=False)
        self.touch("guests", "\n".join(guest.key))

    def put_guest(self, guest: Guest) -> None:
        """Put a guest on the machine that it names."""
        machine = self.machine(guest.address)
        if machine.guests is None:
            machine.guests = {}
        machine.guests[guest.spec.uuid] = guest
        machine.memory_used += guest.spec.memory_bytes
        self.guests[guest.key] = guest
        self._use(guest, guest.spec.volumes, opens=True)
        self.touch("guests", "\n".join(guest.key))

    def change_guest(self, guest: Guest, spec: VmSpec) -> None:
        """Give a guest other parts."""
        before, guest.spec = guest.spec, spec
        self._use(guest, [one for one in before.volumes if one not in spec.volumes], opens=False)
        self._use(guest, [one for one in spec.volumes if one not in before.volumes], opens=True)
        self.touch("guests", "\n".join(guest.key))

    def key_of(self, address: str, volume: VolumeAttachment) -> BitsKey:
        """Return which bits a volume is for a guest on a machine."""
        storage = self.primaries.get(volume.storage)
        return volume.storage, address if storage is not None and storage.is_local else "", volume.path

    def _use(self, guest: Guest, volumes: Iterable[VolumeAttachment], *, opens: bool) -> None:
        """Let a guest open or close volumes; nothing keeps it from opening what another one has open."""
        for volume in volumes:
            key = self.key_of(guest.address, volume)
            bits = self.bits.get(key)
            if bits is None:
                continue
            others = tuple(one for one in bits.users if one != guest.key)
            bits.users = (*others, guest.key) if opens else others
            if opens and others:
                self.shared_writes.append(SharedWrite(self.now(), key, bits.users))

    def note_change(self, address: str) -> None:
        """Note that the guests of a machine have changed without a call for it."""
        machine = self.machines[address]
        machine.changes += 1
        self.changed[address] = machine.changes
        self.touch("machines", address)

    def note_listed(self, listed: Mapping[str, int]) -> None:
        """Forget changes that somebody has seen; of a machine that has changed since, none."""
        for address, changes in listed.items():
            if self.changed.get(address) == changes:
                del self.changed[address]
                self.touch("machines", address)
