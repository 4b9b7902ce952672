"""The simulator's machines as the core's hypervisor."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from orrery.backends.sim.errors import translated
from orrery.backends.sim.places import address_of, certificate_of, path_of
from orrery.core.compute.host.capabilities import HostCapability
from orrery.core.compute.host.hypervisor import (
    DiskSpec,
    GuestSeen,
    HostFacts,
    HostSpec,
    NicSpec,
    Pinged,
    VmSpec,
)
from orrery.core.compute.host.notices import Notice, NoticeKind, Notices
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.errors import BackendRefused
from orrery.core.kernel.progress import Report
from orrery.core.kernel.workflow import CallId
from orrery.simulator import specs
from orrery.simulator.world import World

FREQUENCY = re.compile(r"@ ([0-9.]+) ?GHz")
"""In the name of a CPU's model: its frequency."""
BATCHES_KEPT = 1000
"""Batches of hosts whose addresses are kept from heartbeat to heartbeat."""


class SimHypervisor:
    """Implements `orrery.core.compute.host.hypervisor.Hypervisor`, for KVM and Simulator hosts alike."""

    capabilities = frozenset(HostCapability)

    def __init__(self, world: World) -> None:
        self._world = world
        self._kept: dict[int, tuple[Sequence[HostRef], list[str]]] = {}

    async def connect(self, host: HostSpec, call: CallId) -> HostFacts:
        """Connects the machine at the host's address; one that was not provisioned gets the declared size."""
        declared, at = self._declared(host), self._at(host.ref)
        facts = _facts(await translated(self._world.connect_host(at, declared, call)))
        return replace(facts, certificate=certificate_of(self._world, at))

    def _at(self, host: HostRef) -> str:
        return address_of(self._world, host)

    def _declared(self, host: HostSpec) -> specs.Machine | None:
        if host.declared_cpus is None or host.declared_memory is None:
            return None
        hardware = self._world.parameters.machine
        return replace(hardware, cpus=host.declared_cpus, memory_bytes=host.declared_memory)

    async def ping(
        self, hosts: Sequence[HostRef], listed: Mapping[Uuid, int] | None = None, seconds: float = 0
    ) -> Pinged:
        """How these machines answered; the world knows at once, whatever time there is."""
        addresses = self._addresses(hosts)
        noted = {host.address: listed[host.uuid] for host in hosts if host.uuid in listed} if listed else None
        said = await translated(self._world.ping(addresses, noted))
        if not any(said):
            return Pinged(())
        uuids = {host.address: host.uuid for host in hosts}
        return Pinged(
            [uuids[one] for one in said.silent],
            [uuids[one] for one in said.restarted],
            {uuids[one]: told for one, told in said.changed.items()},
        )

    def _addresses(self, hosts: Sequence[HostRef]) -> list[str]:
        """The addresses of a batch. Each heartbeat brings the same tuples, so those of tuples are kept."""
        if not isinstance(hosts, tuple):
            return [host.address for host in hosts]
        if id(hosts) not in self._kept:
            if len(self._kept) == BATCHES_KEPT:
                self._kept.clear()
            self._kept[id(hosts)] = (hosts, [host.address for host in hosts])
        return self._kept[id(hosts)][1]

    async def list_vms(self, host: HostRef) -> dict[Uuid, str]:
        """The guests on a machine."""
        guests = await translated(self._world.list_vms(self._at(host)))
        return {uuid: str(state) for uuid, state in guests.items()}

    async def list_guests(self, host: HostRef) -> dict[Uuid, GuestSeen]:
        """The guests on a machine, with their nics and volumes."""
        guests = await translated(self._world.list_guests(self._at(host)))
        return {uuid: GuestSeen(str(state), parts) for uuid, (state, parts) in guests.items()}

    async def notices(self, after: int | None) -> Notices:
        """What machines tell by themselves."""
        position, told = await translated(self._world.notices(after))
        return Notices(position, [Notice(NoticeKind(one.kind), one.address, one.subject) for one in told])

    async def start_vm(self, host: HostRef, vm: VmSpec, call: CallId) -> None:
        """Runs a guest."""
        await translated(self._world.start_vm(self._at(host), _guest(vm), call))

    async def stop_vm(self, host: HostRef, vm: Uuid, force: bool, call: CallId) -> None:
        """Stops a guest."""
        await translated(self._world.stop_vm(self._at(host), vm, force, call))

    async def reboot_vm(self, host: HostRef, vm: Uuid, call: CallId) -> None:
        """Restarts a guest."""
        await translated(self._world.reboot_vm(self._at(host), vm, call))

    async def pause_vm(self, host: HostRef, vm: Uuid, call: CallId) -> None:
        """Freezes a guest."""
        await translated(self._world.pause_vm(self._at(host), vm, call))

    async def resume_vm(self, host: HostRef, vm: Uuid, call: CallId) -> None:
        """Lets a frozen guest go on."""
        await translated(self._world.resume_vm(self._at(host), vm, call))

    async def destroy_vm(self, host: HostRef, vm: Uuid, call: CallId) -> None:
        """Removes a guest for good."""
        await translated(self._world.destroy_vm(self._at(host), vm, call))

    async def migrate_vm(
        self, source: HostRef, destination: HostRef, vm: Uuid, call: CallId, progress: Report | None = None
    ) -> None:
        """Moves a guest, live."""
        await translated(self._world.migrate_vm(self._at(source), self._at(destination), vm, call, progress))

    async def cancel_migration(self, source: HostRef, vm: Uuid, call: CallId) -> None:
        """Breaks a move off."""
        await translated(self._world.cancel_migration(self._at(source), vm, call))

    async def attach_disk(self, host: HostRef, vm: Uuid, disk: DiskSpec, call: CallId) -> None:
        """Plugs a volume in."""
        await translated(self._world.attach_volume(self._at(host), vm, _volume(disk), call))

    async def detach_disk(self, host: HostRef, vm: Uuid, volume: Uuid, call: CallId) -> bool:
        """Unplugs a volume."""
        return await translated(self._world.detach_volume(self._at(host), vm, volume, call))

    async def attach_nic(self, host: HostRef, vm: Uuid, nic: NicSpec, call: CallId) -> None:
        """Plugs a nic in."""
        await translated(self._world.attach_nic(self._at(host), vm, _nic(nic), call))

    async def detach_nic(self, host: HostRef, vm: Uuid, nic: Uuid, call: CallId) -> bool:
        """Unplugs a nic."""
        return await translated(self._world.detach_nic(self._at(host), vm, nic, call))


def _facts(facts: specs.HostFacts) -> HostFacts:
    tags = {
        "hostCpuModelName": facts.cpu_model,
        "cpuModelName": facts.cpu_model,
        "systemSerialNumber": facts.serial_number,
        "systemProductName": facts.product_name,
        "qemu-img::version": facts.qemu_version,
        "libvirt::version": facts.libvirt_version,
        "hvm": "vmx",
        "capability:virtio-scsi": "",
        "capability::liveSnapshot": "",
    }
    frequency = FREQUENCY.search(facts.cpu_model)
    if frequency is not None:
        tags["cpuGHz"] = frequency[1]
    return HostFacts(
        cpus=facts.cpus,
        memory=facts.memory_bytes,
        sockets=facts.cpu_sockets,
        architecture=facts.cpu_architecture,
        os_distribution=facts.os_distribution,
        os_release=facts.os_release,
        os_version=facts.os_version,
        facts=tags,
        capabilities=_capabilities(facts),
    )


def _capabilities(facts: specs.HostFacts) -> frozenset[HostCapability]:
    unknown = [name for name in facts.lacks if name not in list(HostCapability)]
    if unknown:
        raise BackendRefused(
            f"the machine lacks [{', '.join(unknown)}], which is no capability; there are:"
            f" {', '.join(HostCapability)}"
        )
    return SimHypervisor.capabilities - {HostCapability(name) for name in facts.lacks}


def _guest(vm: VmSpec) -> specs.VmSpec:
    return specs.VmSpec(
        uuid=vm.uuid,
        name=vm.name,
        cpus=vm.cpus,
        memory_bytes=vm.memory,
        volumes=tuple(_volume(disk) for disk in vm.disks),
        nics=tuple(_nic(nic) for nic in vm.nics),
        cdroms=tuple(
            specs.CdRom(number, path_of(iso) if iso is not None else None)
            for number, iso in enumerate(vm.isos)
        ),
        paused=vm.paused,
        user_data=vm.user_data,
        boot_order=vm.boot_order,
    )


def _volume(disk: DiskSpec) -> specs.VolumeAttachment:
    return specs.VolumeAttachment(disk.uuid, path_of(disk.location), disk.device_id, disk.storage_uuid)


def _nic(nic: NicSpec) -> specs.NicSpec:
    return specs.NicSpec(nic.uuid, nic.mac, nic.ip, nic.l2_uuid, nic.device_id)
