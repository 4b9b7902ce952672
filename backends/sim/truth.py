"""The simulated world's truth, for the oracles."""

from __future__ import annotations

from collections.abc import Iterable

from orrery.simulator.world import World
from orrery.testlib.identities import Copy, Nic
from orrery.testlib.truth import Bits, Card, Disk, Guest, StoredImage, Thing


class SimTruth:
    """Lists what is there in a simulated world."""

    def __init__(self, world: World) -> None:
        self._world = world

    def guests(self) -> Iterable[Guest]:
        """All guests on all machines."""
        for guest in self._world.guests():
            nics = tuple(Card(nic.uuid, nic.mac, nic.ip, nic.device_id) for nic in guest.spec.nics)
            volumes = tuple(Disk(one.uuid, one.path, one.device_id) for one in guest.spec.volumes)
            inside = (guest.spec.cpus, guest.spec.memory_bytes, guest.spec.user_data)
            yield Guest(guest.uuid, guest.address, guest.state.value, nics, volumes, *inside)

    def volumes(self) -> Iterable[Bits]:
        """The bits of volumes."""
        return (Bits(bits.storage, bits.path, bits.size) for bits in self._world.volumes() if not bits.cached)

    def cached_images(self) -> Iterable[Bits]:
        """The bits of cached images."""
        return (Bits(bits.storage, bits.path, bits.taken) for bits in self._world.volumes() if bits.cached)

    def images(self) -> Iterable[StoredImage]:
        """The bits of images on backup storages."""
        return (
            StoredImage(image.storage, image.path, image.size, image.actual_size)
            for image in self._world.images()
        )

    def hosts_with_l2(self, l2: str) -> Iterable[str]:
        """Machines on which an L2 network is realized."""
        return (machine.address for machine in self._world.machines() if l2 in machine.l2s)

    def silent_hosts(self) -> Iterable[str]:
        """Machines that do not answer."""
        return (machine.address for machine in self._world.machines() if not machine.reachable)

    def copies(self) -> Iterable[Copy]:
        """All guests on all machines, with what may exist only once."""
        for guest in self._world.guests():
            nics = tuple(Nic(nic.uuid, nic.l2, nic.mac, nic.ip) for nic in guest.spec.nics)
            disks = tuple(self._world.place_of(guest.address, one) for one in guest.spec.volumes)
            yield Copy(guest.uuid, guest.address, disks, nics)

    def shared_writes(self) -> Iterable[str]:
        """Every time that several guests could write to one volume, also those that are over."""
        for one in self._world.shared_writes():
            users = ", ".join(f"guest[{uuid}] on {address}" for address, uuid in one.users)
            yield f"at {one.at:.3f} s {one.bits[2]} on storage[{one.bits[0]}] was open in {users}"

    def things(self) -> Iterable[Thing]:
        """Guests with their ports, bridges, and bits."""
        for guest in self._world.guests():
            yield Thing("process", guest.address, guest.uuid)
            yield from (Thing("port", guest.address, nic.uuid) for nic in guest.spec.nics)
            yield from (Thing("attachment", guest.address, one.path) for one in guest.spec.volumes)
        for machine in self._world.machines():
            yield from (Thing("bridge", machine.address, l2) for l2 in machine.l2s)
        for bits in self._world.volumes():
            yield Thing("image" if bits.cached else "volume", bits.address or "", bits.path)
