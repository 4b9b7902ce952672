"""What machines do with guests. Guests exist only while they run or are paused; stopping one removes it."""

from __future__ import annotations

from dataclasses import replace

from simulator.datacenter import Datacenter, Guest
from simulator.errors import NoSpace, NotThere, Refused
from simulator.operations import Kind, Operation, Plan
from simulator.specs import CdRom, GuestState, NicSpec, VmSpec, VolumeAttachment


def start(datacenter: Datacenter, operation: Operation) -> None:
    """Run a guest; one that runs here with the same spec is fine.

    Raises Refused (runs elsewhere or otherwise, network not realized), NoSpace (memory), NotThere (a volume).
    """
    spec: VmSpec = operation.arguments[0]
    address = str(operation.address)
    running = datacenter.guests.get(spec.uuid)
    if running is not None:
        _expect_same(running, address, spec)
        return
    _check_memory(datacenter, address, spec.memory_bytes)
    for volume in spec.volumes:
        _check_volume(datacenter, address, volume)
    for nic in spec.nics:
        _check_nic(datacenter, address, nic)
    state = GuestState.PAUSED if spec.paused else GuestState.RUNNING
    datacenter.put_guest(Guest(address, spec, state))


def _expect_same(running: Guest, address: str, spec: VmSpec) -> None:
    if running.address != address:
        raise Refused(f"VM {spec.uuid} runs on {running.address} already")
    if running.spec != spec:
        raise Refused(f"VM {spec.uuid} runs on {address} already, with another definition")


def _check_memory(datacenter: Datacenter, address: str, wanted: int) -> None:
    machine = datacenter.machine(address)
    limit = int(machine.hardware.memory_bytes * datacenter.parameters.memory_over_commit)
    if machine.memory_used + wanted > limit:
        raise NoSpace(address, wanted, limit - machine.memory_used)


def _check_volume(datacenter: Datacenter, address: str, volume: VolumeAttachment) -> None:
    storage = datacenter.primary(volume.storage)
    bits = datacenter.bits.get((volume.storage, datacenter.place(storage, address), volume.path))
    if bits is None or bits.writer:
        raise NotThere(f"volume {volume.path} of storage {volume.storage}, seen from {address},")


def _check_nic(datacenter: Datacenter, address: str, nic: NicSpec) -> None:
    if nic.l2 and all(one.uuid != nic.l2 for one in datacenter.machine(address).l2s):
        raise Refused(f"layer-2 network {nic.l2} is not realized on {address}")


def _guest_here(datacenter: Datacenter, operation: Operation) -> Guest:
    uuid: str = operation.arguments[0]
    guest = datacenter.guests.get(uuid)
    if guest is None or guest.address != operation.address:
        raise NotThere(f"VM {uuid} on {operation.address}")
    return guest


def remove(datacenter: Datacenter, operation: Operation) -> None:
    """Stop or destroy a guest; one that is not on this machine is fine."""
    uuid: str = operation.arguments[0]
    guest = datacenter.guests.get(uuid)
    if guest is not None and guest.address == operation.address:
        datacenter.drop_guest(uuid)


def reboot(datacenter: Datacenter, operation: Operation) -> None:
    """Reset a guest, which runs afterwards. Raises NotThere."""
    _enter(datacenter, operation, GuestState.RUNNING)


def pause(datacenter: Datacenter, operation: Operation) -> None:
    """Pause a guest; a paused one is fine. Raises NotThere."""
    _enter(datacenter, operation, GuestState.PAUSED)


def resume(datacenter: Datacenter, operation: Operation) -> None:
    """Resume a guest; a running one is fine. Raises NotThere."""
    _enter(datacenter, operation, GuestState.RUNNING)


def _enter(datacenter: Datacenter, operation: Operation, state: GuestState) -> None:
    _guest_here(datacenter, operation).state = state
    datacenter.touch("guests", operation.arguments[0])


def begin_migrate(datacenter: Datacenter, operation: Operation) -> Plan | None:
    """Plan to copy a guest's memory to another machine; one that is there already needs nothing.

    Raises NotThere, NoSpace, Refused, also for a destination that does not answer.
    """
    uuid, destination = operation.arguments
    guest = datacenter.guests.get(uuid)
    if guest is not None and guest.address == destination:
        return None
    guest = _guest_here(datacenter, operation)
    _check_destination(datacenter, guest, destination)
    links = (datacenter.host_link(guest.address), datacenter.host_link(destination))
    return float(guest.spec.memory_bytes), links


def _check_destination(datacenter: Datacenter, guest: Guest, destination: str) -> None:
    if not datacenter.answers(destination):
        raise Refused(f"migration destination {destination} does not answer")
    _check_memory(datacenter, destination, guest.spec.memory_bytes)
    for volume in guest.spec.volumes:
        _check_volume(datacenter, destination, volume)
    for nic in guest.spec.nics:
        _check_nic(datacenter, destination, nic)


def migrate(datacenter: Datacenter, operation: Operation) -> None:
    """Hand a guest over to its destination. Raises what `begin_migrate` raises, should things have
    changed.
    """
    uuid, destination = operation.arguments
    guest = datacenter.guests.get(uuid)
    if guest is not None and guest.address == destination:
        return
    guest = _guest_here(datacenter, operation)
    _check_destination(datacenter, guest, destination)
    datacenter.drop_guest(uuid)
    guest.address = destination
    datacenter.put_guest(guest)


def cancel_migration(datacenter: Datacenter, operation: Operation) -> None:
    """Nothing is left to do: a call of a lower number has ended with the arrival of this one."""


def _change(datacenter: Datacenter, guest: Guest, spec: VmSpec) -> None:
    guest.spec = spec
    datacenter.touch("guests", spec.uuid)


def attach_volume(datacenter: Datacenter, operation: Operation) -> None:
    """Attach a volume; an attached one is fine. Raises NotThere (VM or volume), Refused (device id taken)."""
    guest, volume = _guest_here(datacenter, operation), operation.arguments[1]
    others = tuple(one for one in guest.spec.volumes if one.uuid != volume.uuid)
    if any(one.device_id == volume.device_id for one in others):
        raise Refused(f"VM {guest.spec.uuid} has a volume with device id {volume.device_id} already")
    _check_volume(datacenter, guest.address, volume)
    _change(datacenter, guest, replace(guest.spec, volumes=(*others, volume)))


def detach_volume(datacenter: Datacenter, operation: Operation) -> None:
    """Detach a volume by its uuid; an absent one is fine, and so is an absent VM."""
    guest = datacenter.guests.get(operation.arguments[0])
    if guest is not None and guest.address == operation.address:
        volumes = tuple(one for one in guest.spec.volumes if one.uuid != operation.arguments[1])
        _change(datacenter, guest, replace(guest.spec, volumes=volumes))


def attach_nic(datacenter: Datacenter, operation: Operation) -> None:
    """Plug a network card in; a plugged one is fine. Raises NotThere, or Refused (network not realized)."""
    guest, nic = _guest_here(datacenter, operation), operation.arguments[1]
    _check_nic(datacenter, guest.address, nic)
    others = tuple(one for one in guest.spec.nics if one.uuid != nic.uuid)
    _change(datacenter, guest, replace(guest.spec, nics=(*others, nic)))


def detach_nic(datacenter: Datacenter, operation: Operation) -> None:
    """Unplug a network card by its uuid; an absent one is fine, and so is an absent VM."""
    guest = datacenter.guests.get(operation.arguments[0])
    if guest is not None and guest.address == operation.address:
        nics = tuple(one for one in guest.spec.nics if one.uuid != operation.arguments[1])
        _change(datacenter, guest, replace(guest.spec, nics=nics))


def attach_iso(datacenter: Datacenter, operation: Operation) -> None:
    """Put an ISO into a drive, made if need be. Raises NotThere (VM, or the ISO where its storage is
    named).
    """
    guest, drive = _guest_here(datacenter, operation), operation.arguments[1]
    if drive.storage is not None and drive.path is not None:
        iso = VolumeAttachment("", drive.path, drive.device_id, drive.storage)
        _check_volume(datacenter, guest.address, iso)
    others = tuple(one for one in guest.spec.cdroms if one.device_id != drive.device_id)
    _change(datacenter, guest, replace(guest.spec, cdroms=(*others, drive)))


def detach_iso(datacenter: Datacenter, operation: Operation) -> None:
    """Empty a drive by its device id; an absent drive or VM is fine."""
    guest, device_id = datacenter.guests.get(operation.arguments[0]), operation.arguments[1]
    if guest is not None and guest.address == operation.address:
        drives = tuple(CdRom(device_id) if one.device_id == device_id else one for one in guest.spec.cdroms)
        _change(datacenter, guest, replace(guest.spec, cdroms=drives))


KINDS = {
    "start_vm": Kind(effect=start),
    "stop_vm": Kind(effect=remove, removes=True),
    "destroy_vm": Kind(effect=remove, removes=True, buries=True),
    "reboot_vm": Kind(effect=reboot),
    "pause_vm": Kind(effect=pause),
    "resume_vm": Kind(effect=resume),
    "migrate_vm": Kind(begin=begin_migrate, effect=migrate),
    "cancel_migration": Kind(effect=cancel_migration),
    "attach_volume": Kind(effect=attach_volume),
    "detach_volume": Kind(effect=detach_volume, removes=True, buries=True),
    "attach_nic": Kind(effect=attach_nic),
    "detach_nic": Kind(effect=detach_nic, removes=True, buries=True),
    "attach_iso": Kind(effect=attach_iso),
    "detach_iso": Kind(effect=detach_iso, removes=True),
}
