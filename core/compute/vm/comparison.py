"""What hosts say of their guests, compared with the rows of VMs: pure transaction functions.

A VM that is in the middle of a workflow, or whose row has changed since the host was asked, is left open: the
run settles it, and the host is asked again. A copy that garbage is going to remove is no VM that has moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select

from orrery.core.compute.host.messages import Listing
from orrery.core.compute.host.model import CONNECTED, Host, HostStranger
from orrery.core.compute.host.transactions import occupy, release
from orrery.core.compute.vm import records
from orrery.core.compute.vm.holds import awaits_removal
from orrery.core.compute.vm.hooks import tell
from orrery.core.compute.vm.model import VmInstance
from orrery.core.compute.vm.parts import parts_by_vm, why_other
from orrery.core.compute.vm.states import TRANSITIONAL, VmState
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.plugins import Hooks
from orrery.core.kernel.workflow import Claim

HOSTS_AT_ONCE = 256
"""Of how many hosts one statement reads the VMs."""
STRANGERS_OF = Statement(
    select(HostStranger.host_uuid)
    .where(HostStranger.guest == bindparam("vm"))
    .order_by(HostStranger.host_uuid)
)


class Difference(NamedTuple):
    """A guest of which a host says something else than the rows; `state` is None where it is not there."""

    host_uuid: Uuid
    guest: str
    state: str | None
    asked_ms: int
    parts: tuple[str, ...] | None = None
    """What it is made of, where that is not what its VM has."""


class Standing(Enum):
    """How a guest that a host lists stands to the VM of its uuid."""

    HERE = "the VM is on this host"
    SAME = "the VM is on this host and does what the guest does"
    OTHER = "the VM is on this host, and has other nics or volumes than the guest"
    STARTED = "the VM is stopped, so somebody started it"
    ELSEWHERE = "the VM is on another host, so it was moved, or there are two"
    STRANGER = "no VM may run under that uuid"
    UNCONNECTED = "the VM is stopped, and the host is not connected, so its guests belong to no VM yet"
    UNKNOWN = "the VM is on this host, which is not connected, so the VM stays Unknown"
    AWAITS_REMOVAL = "the collector is going to remove it"
    OPEN = "an operation is under way, or the row is newer than the list"


class Found(NamedTuple):
    """How a guest stands, on which other host its VM is, and why it is a stranger if it is one."""

    standing: Standing
    elsewhere: Uuid | None = None
    reason: str = ""


def find_differences(
    tx: Transaction, listings: Sequence[Listing]
) -> tuple[list[Difference], dict[Uuid, dict[str, HostStranger]]]:
    """Where hosts and rows differ, in the order of the listings, and the strangers that are known there."""
    rows: dict[Uuid, dict[Uuid, str]] = {}
    known: dict[Uuid, dict[str, HostStranger]] = {}
    for start in range(0, len(listings), HOSTS_AT_ONCE):
        hosts = [one.host_uuid for one in listings[start : start + HOSTS_AT_ONCE]]
        for vm in tx.find_in(VmInstance, "host_uuid", hosts, "uuid"):
            assert vm.host_uuid is not None
            rows.setdefault(vm.host_uuid, {})[vm.uuid] = vm.state
        for stranger in tx.find_in(HostStranger, "host_uuid", hosts, "uuid"):
            known.setdefault(stranger.host_uuid, {})[stranger.guest] = stranger
    vms = parts_by_vm(tx, (guest for one in listings for guest in one.parts))
    found = [
        difference for one in listings for difference in _differences(one, rows.get(one.host_uuid, {}), vms)
    ]
    return found, known


def _differences(
    listing: Listing, rows: Mapping[Uuid, str], vms: Mapping[Uuid, frozenset[str]]
) -> Iterator[Difference]:
    for guest, state in sorted(listing.vms.items()):
        parts = listing.parts.get(guest)
        other = parts if parts is not None and vms[guest] != frozenset(parts) else None
        if rows.get(guest) != state or other is not None:
            yield Difference(listing.host_uuid, guest, state, listing.asked_ms, other)
    for uuid in rows:
        if uuid not in listing.vms:
            yield Difference(listing.host_uuid, uuid, None, listing.asked_ms)


def is_open(tx: Transaction, uuid: Uuid) -> bool:
    """Whether an operation is under way on a VM."""
    vm = tx.get(VmInstance, uuid)
    return vm is not None and (vm.state in TRANSITIONAL or tx.first(Claim, resource=uuid) is not None)


def standing_of(tx: Transaction, seen: Difference) -> Found:
    """How a guest that a host lists stands to the rows."""
    host, vm = tx.get(Host, seen.host_uuid), tx.get(VmInstance, seen.guest)
    if host is None or awaits_removal(tx, seen.guest, host.management_ip):
        return Found(Standing.AWAITS_REMOVAL)
    if vm is None:
        return Found(Standing.STRANGER, reason="no VM has this uuid")
    if is_open(tx, vm.uuid) or vm.last_op_date >= seen.asked_ms:
        return Found(Standing.OPEN)
    is_connected = host.status == CONNECTED
    if vm.host_uuid == host.uuid:
        other = "" if seen.parts is None or vm.state != seen.state else why_other(tx, vm.uuid, seen.parts)
        if is_connected and vm.state == seen.state:
            return Found(Standing.OTHER, reason=other) if other else Found(Standing.SAME)
        return Found(Standing.HERE if is_connected else Standing.UNKNOWN)
    if vm.host_uuid is not None:
        reason = f"vm[uuid:{vm.uuid}] is {vm.state} on host[uuid:{vm.host_uuid}], and may be there too"
        return (
            Found(Standing.ELSEWHERE, vm.host_uuid, reason)
            if is_connected
            else Found(Standing.STRANGER, reason=reason)
        )
    if vm.state == VmState.STOPPED and is_connected:
        return Found(Standing.STARTED)
    if vm.state == VmState.STOPPED:
        reason = f"vm[uuid:{vm.uuid}] is Stopped, and will be Running here when the host is Connected"
        return Found(Standing.UNCONNECTED, reason=reason)
    return Found(Standing.STRANGER, reason=f"vm[uuid:{vm.uuid}] is {vm.state}")


def hosts_with_stranger(tx: Transaction, vm_uuid: Uuid) -> list[Uuid]:
    """Hosts on which a guest of this VM is, or was when they were last asked, though the VM is not there."""
    return [host for (host,) in tx.all(STRANGERS_OF, vm=vm_uuid)]


def record_seen(tx: Transaction, seen: Difference, hooks: Hooks, confirmed: Standing) -> bool:
    """The VM is on this host, and does what the host says; whether that could be recorded.

    `confirmed` is how the guest stood when that was decided; where it stands otherwise by now, nothing is
    changed.
    """
    if standing_of(tx, seen).standing is not confirmed:
        return False
    assert seen.state is not None
    vm, host = tx.require(VmInstance, seen.guest), tx.require(Host, seen.host_uuid)
    where: dict[str, Any] = {}
    if vm.host_uuid != host.uuid:
        if vm.host_uuid is not None:
            release(tx, vm.host_uuid, vm.cpu_num, vm.memory_size)
        occupy(tx, host.uuid, vm.cpu_num, vm.memory_size)
        where = {
            "host_uuid": host.uuid,
            "cluster_uuid": host.cluster_uuid,
            "zone_uuid": host.zone_uuid,
            "last_host_uuid": vm.host_uuid or host.uuid,
        }
    records.set_state(tx, vm.uuid, (vm.state, seen.state), forced=True, **where)
    if vm.state != seen.state:
        tell(hooks, tx, vm.uuid, (vm.state, seen.state))
    return True


def record_unheard(tx: Transaction, seen: Difference, hooks: Hooks) -> bool:
    """The guest of a VM may be on a host that does not say, so the VM is Unknown; whether that is new."""
    vm = tx.get(VmInstance, seen.guest)
    if vm is None or vm.host_uuid != seen.host_uuid or vm.state == VmState.UNKNOWN:
        return False
    if is_open(tx, vm.uuid) or vm.last_op_date >= seen.asked_ms:
        return False
    records.set_state(tx, vm.uuid, (vm.state, VmState.UNKNOWN), forced=True)
    tell(hooks, tx, vm.uuid, (vm.state, VmState.UNKNOWN))
    return True


def record_absent(tx: Transaction, seen: Difference, hooks: Hooks) -> bool:
    """The guest of a VM is not on its host any more, so the VM is Stopped; whether that could be recorded."""
    vm = tx.get(VmInstance, seen.guest)
    if vm is None or vm.host_uuid != seen.host_uuid:
        return True
    if is_open(tx, vm.uuid) or vm.last_op_date >= seen.asked_ms:
        return False
    host = tx.get(Host, seen.host_uuid)
    if host is None or awaits_removal(tx, vm.uuid, host.management_ip):
        return False  # the collector finds out where the guest is, as after a migration that broke off
    records.record_stopped(tx, vm)
    tell(hooks, tx, vm.uuid, (vm.state, VmState.STOPPED))
    return True
