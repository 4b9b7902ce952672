"""The truth about the simulated datacenter: machines, guests, bits and networks. No time passes here."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from functools import lru_cache

from simulator.errors import NoSpace, NotThere, Refused, Unreachable
from simulator.faults import FaultKind, Faults
from simulator.links import Link, Links
from simulator.parameters import Parameters
from simulator.specs import (
    BackupStorageSpec,
    Capacity,
    GuestState,
    ImageFacts,
    L2Spec,
    Machine,
    PrimaryStorageSpec,
    StorageKind,
    VmSpec,
)

BitsKey = tuple[str, str, str]
"""(storage uuid, machine address or "" where shared, path)."""


class SimMachine:
    """One machine. Machines are many: everything that an idle one does not need is made when it is needed."""

    __slots__ = ("address", "connected", "declared", "guests", "hardware", "l2s", "memory_used")

    def __init__(self, address: str, hardware: Machine, *, declared: bool) -> None:
        self.address = address
        self.hardware = hardware
        self.declared = declared
        self.connected = False
        self.memory_used = 0
        self.guests: dict[str, Guest] | None = None
        self.l2s: tuple[L2Spec, ...] = ()


class Guest:
    """One VM that a machine runs or has paused."""

    __slots__ = ("address", "spec", "state")

    def __init__(self, address: str, spec: VmSpec, state: GuestState) -> None:
        self.address = address
        self.spec = spec
        self.state = state


class Bits:
    """A volume or a cached image on a primary storage.

    `writer` is the operation that still fills it, 0 for none.
    """

    __slots__ = ("cached", "size", "taken", "template", "writer")

    def __init__(self, size: int, taken: int, template: str | None = None, *, cached: bool = False) -> None:
        self.size = size
        self.taken = taken
        self.template = template
        self.cached = cached
        self.writer = 0


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


class Datacenter:
    """Everything that exists, with the few rules that several nouns share.

    `touch(table, key)` is called for every row that changes; without a store it does nothing.
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
        self.guests: dict[str, Guest] = {}
        self.primaries: dict[str, PrimaryStorage] = {}
        self.bits: dict[BitsKey, Bits] = {}
        self.backups: dict[str, BackupStorage] = {}
        self.images: dict[tuple[str, str], StoredImage] = {}
        self.l2_specs: dict[str, L2Spec] = {}
        self.touch: Callable[[str, str], None] = lambda table, key: None
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

    def drop_guest(self, uuid: str) -> None:
        """Remove a guest from its machine; an absent one is fine."""
        guest = self.guests.pop(uuid, None)
        if guest is None:
            return
        machine = self.machines[guest.address]
        machine.memory_used -= guest.spec.memory_bytes
        assert machine.guests is not None
        del machine.guests[uuid]
        if not machine.guests:
            machine.guests = None
        self.touch("guests", uuid)

    def put_guest(self, guest: Guest) -> None:
        """Put a guest on the machine that it names."""
        machine = self.machine(guest.address)
        if machine.guests is None:
            machine.guests = {}
        machine.guests[guest.spec.uuid] = guest
        machine.memory_used += guest.spec.memory_bytes
        self.guests[guest.spec.uuid] = guest
        self.touch("guests", guest.spec.uuid)
