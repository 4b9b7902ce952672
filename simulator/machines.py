"""Machines and their layer-2 networks: being connected, asked, and losing their power."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from orrery.simulator.datacenter import Datacenter, SimMachine
from orrery.simulator.errors import Refused
from orrery.simulator.operations import Kind, Operation
from orrery.simulator.specs import GuestState, HostFacts, L2Spec, Machine


def provision(datacenter: Datacenter, address: str, hardware: Machine, *, declared: bool) -> SimMachine:
    """Put a machine at an address, or give the one there new hardware; `declared` ones keep theirs on
    connecting.
    """
    machine = datacenter.machines.get(address)
    if machine is None:
        machine = datacenter.machines[address] = SimMachine(address, hardware, declared=declared)
    else:
        machine.hardware = hardware
        machine.declared = machine.declared or declared
    datacenter.touch("machines", address)
    return machine


def connect(datacenter: Datacenter, operation: Operation) -> HostFacts:
    """Install the agent and return what the machine says about itself."""
    declared: Machine | None = operation.arguments[0]
    machine = datacenter.machine(str(operation.address))
    if declared is not None and not machine.declared and machine.hardware != declared:
        machine.hardware = declared
    machine.connected = True
    datacenter.restarted.pop(machine.address, None)
    datacenter.touch("machines", machine.address)
    return facts_of(datacenter, machine)


def facts_of(datacenter: Datacenter, machine: SimMachine) -> HostFacts:
    """Return what a machine reports about itself."""
    hardware = machine.hardware
    used = sum(one.used.get(machine.address, 0) for one in datacenter.primaries.values() if one.is_local)
    return HostFacts(
        cpus=hardware.cpus,
        cpu_sockets=hardware.cpu_sockets,
        memory_bytes=hardware.memory_bytes,
        disk_bytes=hardware.disk_bytes,
        disk_free_bytes=hardware.disk_bytes - used,
        cpu_model=hardware.cpu_model,
        cpu_architecture=hardware.cpu_architecture,
        os_distribution=hardware.os_distribution,
        os_release=hardware.os_release,
        os_version=hardware.os_version,
        libvirt_version=hardware.libvirt_version,
        qemu_version=hardware.qemu_version,
        serial_number=f"SIM-{zlib.crc32(machine.address.encode()):08X}",
        lacks=hardware.lacks,
    )


def guests_of(datacenter: Datacenter, address: str) -> dict[str, GuestState]:
    """Return the guests on a machine and what they do. Raises Unreachable."""
    return {uuid: guest.state for uuid, guest in (datacenter.machine(address).guests or {}).items()}


def parts_of_guests(datacenter: Datacenter, address: str) -> dict[str, tuple[GuestState, tuple[str, ...]]]:
    """Return the guests on a machine: what they do, the MACs of their nics, and the uuids of their volumes.

    Raises Unreachable.
    """
    guests = datacenter.machine(address).guests or {}
    return {uuid: (guest.state, guest.spec.parts) for uuid, guest in guests.items()}


def realize_l2(datacenter: Datacenter, operation: Operation) -> None:
    """Make the bridges of layer-2 networks. Raises Refused, naming one, where the machine cannot."""
    wanted: tuple[L2Spec, ...] = operation.arguments
    machine = datacenter.machine(str(operation.address))
    for l2 in wanted:
        if l2.physical_interface not in machine.hardware.interfaces:
            raise Refused(
                f"machine {machine.address} has no interface {l2.physical_interface} for layer-2 network"
                f" {l2.uuid}"
            )
        if l2.vlan is not None and not 1 <= l2.vlan <= 4094:
            raise Refused(f"vlan {l2.vlan} of layer-2 network {l2.uuid} is not between 1 and 4094")
    made = {l2.uuid: _shared(datacenter, l2) for l2 in wanted}
    machine.l2s = (*(one for one in machine.l2s if one.uuid not in made), *made.values())
    datacenter.touch("machines", machine.address)


def _shared(datacenter: Datacenter, wanted: L2Spec) -> L2Spec:
    """Return one spec object for all machines, so that a bridge costs a machine only a pointer."""
    shared = datacenter.l2_specs.setdefault(wanted.uuid, wanted)
    if shared != wanted:
        shared = datacenter.l2_specs[wanted.uuid] = wanted
    return shared


def remove_l2(datacenter: Datacenter, operation: Operation) -> None:
    """Remove the bridges of layer-2 networks; absent ones are fine. Raises Refused while guests use one."""
    uuids: dict[str, None] = dict.fromkeys(operation.arguments)
    machine = datacenter.machine(str(operation.address))
    for guest in (machine.guests or {}).values():
        for nic in guest.spec.nics:
            if nic.l2 in uuids:
                raise Refused(
                    f"layer-2 network {nic.l2} is used by VM {guest.spec.uuid} on {machine.address}"
                )
    machine.l2s = tuple(one for one in machine.l2s if one.uuid not in uuids)
    datacenter.touch("machines", machine.address)


def power_off(datacenter: Datacenter, address: str, gone: Callable[[str], None]) -> None:
    """Let a machine lose its guests and bridges; `gone` is called with the uuid of each guest."""
    machine = datacenter.machines[address]
    datacenter.restarted[address] = None
    datacenter.changed.pop(address, None)
    for uuid in list(machine.guests or ()):
        datacenter.drop_guest(address, uuid)
        gone(uuid)
    machine.l2s = ()
    datacenter.touch("machines", address)


KINDS = {
    "connect_host": Kind(effect=connect),
    "realize_l2": Kind(effect=realize_l2),
    "remove_l2": Kind(effect=remove_l2, removes=True),
}
