"""What unconfirmed work on guests keeps occupied, and how operations on VMs respect it.

Volumes, MAC addresses and IP addresses that a guest may still use go to no other guest. A guest that is to be
gone from a host (identity ``guest``) is never started there, and is not believed where that host lists it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from orrery.core.compute.host.transactions import host_at
from orrery.core.compute.vm.model import VmInstance, VmNic
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.node import Node
from orrery.core.kernel.workflow import Flow
from orrery.core.kernel.workflow.holds import (
    Held,
    Identity,
    Place,
    addresses_holding,
    garbage_of,
    is_held_on,
    refuse_held,
)
from orrery.core.network.l3.model import UsedIp
from orrery.core.network.l3.transactions import held_address
from orrery.core.storage.volume.model import Volume
from orrery.core.storage.volume.transactions import held_volume

GUEST, MAC = "guest", "mac"


def guest(vm_uuid: Uuid) -> Identity:
    """The guest of a VM."""
    return Identity(GUEST, vm_uuid)


def mac(address: str) -> Identity:
    """A MAC address."""
    return Identity(MAC, address.lower())


def place_in(flow: Flow[Any]) -> Place | None:
    """The host in a flow's outputs; None where the guest is on no host."""
    if flow.out.get("address") is None:
        return None
    return Place(flow.out.get("host"), flow.out["address"], flow.out["hypervisor"])


def hold_guest(tx: Transaction, flow: Flow[Any]) -> Held:
    """The whole guest with its volumes and nics, on the host in the outputs."""
    vm: Uuid = flow.params.vm_uuid
    return Held(
        resource=(VmInstance.__vo__, vm),
        place=place_in(flow),
        identities=(guest(vm), *parts_of(tx, vm)),
        ends_with_power=True,
    )


def parts_of(tx: Transaction, vm_uuid: Uuid) -> list[Identity]:
    """The volumes, and the MAC and IP addresses of the nics, that a VM has now."""
    volumes = [held_volume(volume.uuid) for volume in tx.find(Volume, vm_instance_uuid=vm_uuid)]
    return volumes + [part for nic in tx.find(VmNic, vm_instance_uuid=vm_uuid) for part in _of_nic(tx, nic)]


def _of_nic(tx: Transaction, nic: VmNic) -> list[Identity]:
    addresses = [held_address(used.uuid) for used in tx.find(UsedIp, vm_nic_uuid=nic.uuid)]
    return [mac(nic.mac), *addresses]


def hold_nic(tx: Transaction, flow: Flow[Any]) -> Held:
    """The addresses of one nic."""
    nic = tx.get(VmNic, flow.params.nic.uuid)
    identities = tuple(_of_nic(tx, nic)) if nic is not None else ()
    return _of_part(flow, identities)


def hold_volume(tx: Transaction, flow: Flow[Any]) -> Held:
    """One volume of a guest."""
    return _of_part(flow, (held_volume(flow.params.volume_uuid),))


def hold_nothing(tx: Transaction, flow: Flow[Any]) -> Held:
    """For work that puts something back into a guest, as its row says."""
    return _of_part(flow, ())


def _of_part(flow: Flow[Any], identities: tuple[Identity, ...]) -> Held:
    resource = (VmInstance.__vo__, flow.params.vm_uuid)
    return Held(resource=resource, place=place_in(flow), identities=identities, ends_with_power=True)


def hosts_to_avoid(tx: Transaction, vm_uuid: Uuid) -> tuple[Uuid, ...]:
    """The hosts on which a guest of the VM is still to be removed: it is not started there."""
    found = (host_at(tx, address) for address in addresses_holding(tx, guest(vm_uuid)))
    return tuple(host.uuid for host in found if host is not None)


def awaits_removal(tx: Transaction, vm_uuid: Uuid, address: str) -> bool:
    """Whether garbage is to remove the guest of a VM from the host with this address, if it is there."""
    return is_held_on(tx, guest(vm_uuid), address)


async def require_free(
    node: Node, what: str, identities: Callable[[Transaction], Sequence[Identity]]
) -> None:
    """Asks the hosts that hold any of these identities once more. Raises Refused where one is held still."""
    wanted = await node.db.read(identities)
    if await node.db.read(garbage_of, wanted):
        await node.collector.try_held(wanted)
        await node.db.read(refuse_held, what, wanted)
