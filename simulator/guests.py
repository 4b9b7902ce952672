"""What machines do with guests, which are there while they run, are paused or have crashed.

A machine knows its own guests only: it starts what another one runs too.
"""

from __future__ import annotations

from dataclasses import replace

from orrery.simulator.datacenter import Datacenter, Guest
from orrery.simulator.errors import NoSpace, NotThere, Refused
from orrery.simulator.faults import FaultKind
from orrery.simulator.operations import Kind, Operation, Plan
from orrery.simulator.specs import CdRom, GuestState, NicSpec, VmSpec, VolumeAttachment


def start(datacenter: Datacenter, operation: Operation) -> None:
    """Run a guest; one that runs here with the same spec is fine. What other machines run is not known here.

    Raises Refused (runs here otherwise, network not realized), NoSpace (memory), NotThere (a volume).
    """
    spec: VmSpec = operation.arguments[0]
    address = str(operation.address)
    running = datacenter.guests.get((address, spec.uuid))
    if running is not None:
        _expect_same(running, spec)
        return
    check_room(datacenter, address, spec)
    state = GuestState.PAUSED if spec.paused else GuestState.RUNNING
    datacenter.put_guest(Guest(address, spec, state))


def _expect_same(running: Guest, spec: VmSpec) -> None:
    if running.state is GuestState.CRASHED:
        raise Refused(f"VM {spec.uuid} has crashed on {running.address}; stop or reboot it first")
    if running.spec != spec:
        raise Refused(f"VM {spec.uuid} runs on {running.address} already, with another definition")


def check_room(datacenter: Datacenter, address: str, spec: VmSpec) -> None:
    """Raise NoSpace, NotThere or Refused where a machine cannot run a guest."""
    _check_memory(datacenter, address, spec.memory_bytes)
    for volume in spec.volumes:
        _check_volume(datacenter, address, volume)
    for nic in spec.nics:
        _check_nic(datacenter, address, nic)


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


def _find_here(datacenter: Datacenter, operation: Operation) -> Guest | None:
    return datacenter.guests.get((str(operation.address), operation.arguments[0]))


def _guest_here(datacenter: Datacenter, operation: Operation) -> Guest:
    guest = _find_here(datacenter, operation)
    if guest is None:
        raise NotThere(f"VM {operation.arguments[0]} on {operation.address}")
    return guest


def stop(datacenter: Datacenter, operation: Operation) -> None:
    """Stop a guest; one that is not on this machine is fine.

    Raises Refused where it hangs, unless it is stopped by force.
    """
    guest = _find_here(datacenter, operation)
    if guest is None:
        return
    if guest.hung and not operation.arguments[1]:
        raise Refused(f"VM {guest.spec.uuid} on {guest.address} does not shut down; stop it by force")
    datacenter.drop_guest(*guest.key)


def destroy(datacenter: Datacenter, operation: Operation) -> None:
    """Remove a guest, whatever it does; one that is not on this machine is fine."""
    datacenter.drop_guest(str(operation.address), operation.arguments[0])


def reboot(datacenter: Datacenter, operation: Operation) -> None:
    """Reset a guest, which runs afterwards, also if it hung or had crashed. Raises NotThere."""
    guest = _guest_here(datacenter, operation)
    guest.hung = False
    _enter(datacenter, guest, GuestState.RUNNING)


def pause(datacenter: Datacenter, operation: Operation) -> None:
    """Pause a guest; a paused one is fine. Raises NotThere, Refused (it has crashed)."""
    _enter(datacenter, _running_here(datacenter, operation), GuestState.PAUSED)


def resume(datacenter: Datacenter, operation: Operation) -> None:
    """Resume a guest; a running one is fine. Raises NotThere, Refused (it has crashed)."""
    _enter(datacenter, _running_here(datacenter, operation), GuestState.RUNNING)


def _running_here(datacenter: Datacenter, operation: Operation) -> Guest:
    guest = _guest_here(datacenter, operation)
    if guest.state is GuestState.CRASHED:
        raise Refused(f"VM {guest.spec.uuid} on {guest.address} has crashed")
    return guest


def _enter(datacenter: Datacenter, guest: Guest, state: GuestState) -> None:
    guest.state = state
    datacenter.touch("guests", "\n".join(guest.key))


def begin_migrate(datacenter: Datacenter, operation: Operation) -> Plan | None:
    """Plan to copy a guest's memory to another machine; one that has arrived there already needs nothing.

    Raises NotThere, NoSpace, Refused, also for a destination that this machine does not reach.
    """
    if _has_arrived(datacenter, operation):
        return None
    guest = _running_here(datacenter, operation)
    check_move(datacenter, guest, operation.arguments[1])
    links = (datacenter.host_link(guest.address), datacenter.host_link(operation.arguments[1]))
    return float(guest.spec.memory_bytes), links


def _has_arrived(datacenter: Datacenter, operation: Operation) -> bool:
    """Tell whether the guest is not here any more, and the destination, where that answers, runs it."""
    uuid, destination = operation.arguments
    source = str(operation.address)
    return (
        (source, uuid) not in datacenter.guests
        and (destination, uuid) in datacenter.guests
        and datacenter.answers(destination)
        and not datacenter.are_cut_off(source, destination)
    )


def check_move(datacenter: Datacenter, guest: Guest, destination: str) -> None:
    """Raise Refused, NoSpace or NotThere where a guest cannot move to a machine."""
    if not datacenter.answers(destination) or datacenter.are_cut_off(guest.address, destination):
        raise Refused(f"migration destination {destination} does not answer {guest.address}")
    if (destination, guest.spec.uuid) in datacenter.guests:
        raise Refused(f"migration destination {destination} has a VM {guest.spec.uuid} already")
    check_room(datacenter, destination, guest.spec)


def migrate(datacenter: Datacenter, operation: Operation) -> None:
    """Hand a guest over: it runs at the destination, and then is gone from here.

    Raises what `begin_migrate` raises, should things have changed, and the guest stays here. Raises Refused
    too where a fault breaks the hand-over: then the guest runs there, and stands paused here.
    """
    if _has_arrived(datacenter, operation):
        return
    guest, destination = _running_here(datacenter, operation), operation.arguments[1]
    check_move(datacenter, guest, destination)
    broken = datacenter.faults and datacenter.faults.strike(
        FaultKind.BROKEN_HANDOVER, operation.kind, guest.address, destination
    )
    move(datacenter, guest, destination, leaves_copy=bool(broken))
    if broken:
        reason = f"the connection from {guest.address} to {destination} broke"
        raise Refused(f"{reason} as VM {guest.spec.uuid} was handed over")


def move(datacenter: Datacenter, guest: Guest, destination: str, *, leaves_copy: bool = False) -> None:
    """Let a guest run on another machine, which was not called; a copy that is left stands paused."""
    arrived = Guest(destination, guest.spec, guest.state, hung=guest.hung)
    if leaves_copy:
        guest.state = GuestState.PAUSED
        datacenter.note_change(guest.address)
        datacenter.touch("guests", "\n".join(guest.key))
    else:
        datacenter.drop_guest(*guest.key)
    datacenter.put_guest(arrived)
    datacenter.note_change(destination)


def cancel_migration(datacenter: Datacenter, operation: Operation) -> None:
    """Nothing is left to do: a call of a lower number ends when this one succeeds."""


def attach_volume(datacenter: Datacenter, operation: Operation) -> None:
    """Attach a volume; an attached one is fine. Raises NotThere (VM or volume), Refused (device id taken)."""
    guest, volume = _guest_here(datacenter, operation), operation.arguments[1]
    others = tuple(one for one in guest.spec.volumes if one.uuid != volume.uuid)
    if any(one.device_id == volume.device_id for one in others):
        raise Refused(f"VM {guest.spec.uuid} has a volume with device id {volume.device_id} already")
    _check_volume(datacenter, guest.address, volume)
    datacenter.change_guest(guest, replace(guest.spec, volumes=(*others, volume)))


def detach_volume(datacenter: Datacenter, operation: Operation) -> bool:
    """Detach a volume by its uuid; an absent one is fine. Tell whether the VM is here."""
    guest = _find_here(datacenter, operation)
    if guest is not None:
        volumes = tuple(one for one in guest.spec.volumes if one.uuid != operation.arguments[1])
        datacenter.change_guest(guest, replace(guest.spec, volumes=volumes))
    return guest is not None


def attach_nic(datacenter: Datacenter, operation: Operation) -> None:
    """Plug a network card in; a plugged one is fine. Raises NotThere, or Refused (network not realized)."""
    guest, nic = _guest_here(datacenter, operation), operation.arguments[1]
    _check_nic(datacenter, guest.address, nic)
    others = tuple(one for one in guest.spec.nics if one.uuid != nic.uuid)
    datacenter.change_guest(guest, replace(guest.spec, nics=(*others, nic)))


def detach_nic(datacenter: Datacenter, operation: Operation) -> bool:
    """Unplug a network card by its uuid; an absent one is fine. Tell whether the VM is here."""
    guest = _find_here(datacenter, operation)
    if guest is not None:
        nics = tuple(one for one in guest.spec.nics if one.uuid != operation.arguments[1])
        datacenter.change_guest(guest, replace(guest.spec, nics=nics))
    return guest is not None


def attach_iso(datacenter: Datacenter, operation: Operation) -> None:
    """Put an ISO into a drive, made if need be. Raises NotThere (VM, or the ISO where its storage is
    named).
    """
    guest, drive = _guest_here(datacenter, operation), operation.arguments[1]
    if drive.storage is not None and drive.path is not None:
        iso = VolumeAttachment("", drive.path, drive.device_id, drive.storage)
        _check_volume(datacenter, guest.address, iso)
    others = tuple(one for one in guest.spec.cdroms if one.device_id != drive.device_id)
    datacenter.change_guest(guest, replace(guest.spec, cdroms=(*others, drive)))


def detach_iso(datacenter: Datacenter, operation: Operation) -> None:
    """Empty a drive by its device id; an absent drive or VM is fine."""
    guest, device_id = _find_here(datacenter, operation), operation.arguments[1]
    if guest is not None:
        drives = tuple(CdRom(device_id) if one.device_id == device_id else one for one in guest.spec.cdroms)
        datacenter.change_guest(guest, replace(guest.spec, cdroms=drives))


KINDS = {
    "start_vm": Kind(effect=start, lists=True),
    "stop_vm": Kind(effect=stop, removes=True, lists=True),
    "destroy_vm": Kind(effect=destroy, removes=True, buries=True, lists=True),
    "reboot_vm": Kind(effect=reboot, lists=True),
    "pause_vm": Kind(effect=pause, lists=True),
    "resume_vm": Kind(effect=resume, lists=True),
    "migrate_vm": Kind(begin=begin_migrate, effect=migrate),
    "cancel_migration": Kind(effect=cancel_migration),
    "attach_volume": Kind(effect=attach_volume),
    "detach_volume": Kind(effect=detach_volume, removes=True, buries=True),
    "attach_nic": Kind(effect=attach_nic),
    "detach_nic": Kind(effect=detach_nic, removes=True, buries=True),
    "attach_iso": Kind(effect=attach_iso),
    "detach_iso": Kind(effect=detach_iso, removes=True),
}
