"""The rows of VMs, nics and CD-ROM drives, inside transactions."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, bindparam, delete, or_, select

from orrery.core.compute.host.transactions import release
from orrery.core.compute.vm.errors import WrongVmState
from orrery.core.compute.vm.holds import mac
from orrery.core.compute.vm.messages import MigrateVm
from orrery.core.compute.vm.model import VmCdRom, VmInstance, VmNic
from orrery.core.compute.vm.outputs import Operated, Placed
from orrery.core.compute.vm.params import WantedNic, WantedVm
from orrery.core.compute.vm.quotas import VMS
from orrery.core.compute.vm.states import ALLOWED, STATE_TABLE, VmState
from orrery.core.compute.vm.tag_rules import refuse_taken_hostname
from orrery.core.kernel import resources
from orrery.core.kernel.config import ResourceConfig
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Bug, InvalidArgument, NotFound, Refused
from orrery.core.kernel.ownership import Named, SharedResource
from orrery.core.kernel.resources import ENABLED
from orrery.core.kernel.tags import SystemTag, UserTag, add_tags
from orrery.core.kernel.workflow import Flow
from orrery.core.kernel.workflow.holds import refuse_held
from orrery.core.network.l3.model import L3Network
from orrery.core.network.l3.transactions import allocate_ip, release_ips

MAC_TRIES = 20


class NicsOwner(NamedTuple):
    """What nics take over of their VM."""

    uuid: Uuid
    hypervisor_type: str | None
    internal_id: int


def _of_vm(
    attached: type[SystemTag] | type[UserTag] | type[ResourceConfig] | type[SharedResource],
) -> ColumnElement[bool]:
    """Whether a row is attached to a VM or one of its nics and drives."""
    kind, column = attached.resource_type, attached.resource_uuid
    of_nics = select(VmNic.uuid).where(VmNic.vm_instance_uuid == bindparam("vm"))
    of_drives = select(VmCdRom.uuid).where(VmCdRom.vm_instance_uuid == bindparam("vm"))
    return or_(
        and_(column == bindparam("vm"), kind == VmInstance.__vo__),
        and_(column.in_(of_nics), kind == VmNic.__vo__),
        and_(column.in_(of_drives), kind == VmCdRom.__vo__),
    )


STRIP_VM = (
    Statement(delete(SystemTag).where(_of_vm(SystemTag))),
    Statement(delete(UserTag).where(_of_vm(UserTag))),
    Statement(delete(ResourceConfig).where(_of_vm(ResourceConfig))),
    Statement(delete(SharedResource).where(_of_vm(SharedResource))),
)
"""Removes the tags, own settings and shares of a VM, its nics and its drives."""


def require_vm(tx: Transaction, uuid: Uuid) -> VmInstance:
    """The VM's row. Raises NotFound."""
    vm = tx.get(VmInstance, uuid)
    if vm is None:
        raise NotFound(f"no VM has the uuid[{uuid}]")
    return vm


def refuse_wrong_state(vm: VmInstance, api: str) -> None:
    """Raises WrongVmState where `api` may not begin in the VM's state."""
    allowed = ALLOWED.get(api)
    if allowed is not None and vm.state not in allowed:
        names = ", ".join(allowed)
        raise WrongVmState(
            f"current vm instance state[{vm.state}] doesn't allow to proceed message[{api}],"
            f" allowed states are [{names}]"
        )


def change_state(tx: Transaction, uuid: Uuid, state: str, came_from: str, **values: Any) -> None:
    """Moves a VM to `state`. Raises WrongVmState where it is no longer in `came_from`, QuotaExceeded."""
    STATE_TABLE.require(came_from, state)
    if not set_state(tx, uuid, (came_from, state), **values):
        now = require_vm(tx, uuid).state
        raise WrongVmState(f"the vm's state changed to [{now}] meanwhile; it was [{came_from}]")


def set_state(
    tx: Transaction, uuid: Uuid, states: tuple[str, str], *, forced: bool = False, **values: Any
) -> bool:
    """Every change of a VM's state: from the first to the second, if it is in the first; what counts follows.

    What is taken back, and what its host says of it, is `forced`: it is so, also beyond the quotas. Raises
    QuotaExceeded for anything else.
    """
    before, after = states
    moved = tx.update(VmInstance, {"uuid": uuid, "state": before}, state=after, **values)
    if moved and VMS.tells_apart("state", before, after):
        vm = vars(require_vm(tx, uuid))
        VMS.changed(tx, {**vm, "state": before}, {"state": after}, forced=forced)
    return moved == 1


def is_on(tx: Transaction, vm_uuid: Uuid, host: Uuid | None) -> bool:
    """Whether a VM is on this host, as far as its row says."""
    vm = tx.get(VmInstance, vm_uuid)
    return vm is not None and host is not None and vm.host_uuid == host


def insert_vm(
    tx: Transaction,
    flow: Flow[WantedVm],
    state: VmState,
    wanted: dict[str, Any] | None,
    place: dict[str, Any],
) -> None:
    """Records a VM with its tags; `place` holds the columns that say where it is.

    Raises UnacceptableUuid, InvalidArgument where its host name is taken, QuotaExceeded.
    """
    params = flow.params
    made = tx.create(
        VmInstance,
        uuid=params.vm_uuid,
        name=params.name,
        description=params.description,
        image_uuid=params.image_uuid,
        instance_offering_uuid=params.instance_offering_uuid,
        root_volume_uuid=params.root.uuid,
        default_l3_network_uuid=params.default_l3_network_uuid,
        platform=params.platform,
        guest_os_type=params.guest_os_type,
        architecture=params.architecture,
        type=params.type,
        cpu_num=params.cpu_num,
        cpu_speed=params.cpu_speed,
        memory_size=params.memory_size,
        reserved_memory_size=params.reserved_memory_size,
        allocator_strategy=params.allocator_strategy,
        state=state,
        internal_id=flow.call.run,
        account_uuid=params.account_uuid,
        wanted=wanted,
        **place,
    )
    VMS.added(tx, vars(made))
    if params.system_tags:
        refuse_taken_hostname(tx, params.vm_uuid, params.default_l3_network_uuid, params.system_tags)
    add_tags(tx, VmInstance.__vo__, params.vm_uuid, (params.system_tags, params.user_tags), flow.rng)


def delete_vm(tx: Transaction, uuid: Uuid) -> None:
    """Removes a VM's row with its nics and drives, and what is attached to them; gives the addresses back."""
    for statement in STRIP_VM:
        tx.run(statement, vm=uuid)
    for nic in tx.find(VmNic, vm_instance_uuid=uuid):
        release_ips(tx, Named(VmNic.__vo__, nic.uuid))
        tx.delete(VmNic, uuid=nic.uuid)
    tx.delete(VmCdRom, vm_instance_uuid=uuid)
    vm = tx.get(VmInstance, uuid)
    if vm is not None:
        tx.delete(VmInstance, uuid=uuid)
        VMS.removed(tx, vars(vm))


def insert_nics(tx: Transaction, flow: Flow[WantedVm, Placed]) -> None:
    """Makes the nics of a new VM, with their addresses, and its CD-ROM drives."""
    vm = NicsOwner(flow.params.vm_uuid, flow.out.hypervisor, flow.call.run)
    for device_id, wanted in enumerate(flow.params.nics):
        insert_nic(tx, flow, vm, wanted, device_id)
    for device_id, iso in enumerate(flow.params.cd_roms):
        tx.insert(
            VmCdRom,
            uuid=flow.new_uuid(),
            name=f"vm-{vm.uuid}-cdRom",
            vm_instance_uuid=vm.uuid,
            device_id=device_id,
            iso_uuid=iso,
        )


def refuse_unusable_l3s(tx: Transaction, uuids: Iterable[Uuid]) -> None:
    """Raises NotFound or Refused naming an L3 network that nics can no longer be made on."""
    for uuid in uuids:
        l3 = tx.get(L3Network, uuid)
        if l3 is None:
            raise NotFound(f"l3Network[uuid:{uuid}] was deleted meanwhile")
        if l3.state != ENABLED:
            raise Refused(f"l3Network[uuid:{uuid}] is {l3.state}; enable it first")


def insert_nic(tx: Transaction, flow: Flow[Any], vm: NicsOwner, wanted: WantedNic, device_id: int) -> None:
    """Makes one nic with a MAC and an address. Raises InvalidArgument for a MAC that is taken."""
    where = (wanted.l3_network_uuid, wanted.uuid)
    address = _allocated(tx, flow, where, wanted.ip_strategy, wanted.static_ip)
    values = {
        "uuid": wanted.uuid,
        "vm_instance_uuid": vm.uuid,
        "l3_network_uuid": wanted.l3_network_uuid,
        "device_id": device_id,
        "type": "VNIC",
        "state": "enable",
        "hypervisor_type": vm.hypervisor_type,
        "driver_type": wanted.driver_type,
        "internal_name": f"vnic{vm.internal_id}.{device_id}",
        **address,
    }
    _insert_with_free_mac(tx, values, wanted.mac, flow.rng)


def give_address(
    tx: Transaction, flow: Flow[Any], where: tuple[Uuid, Uuid], strategy: str, wanted_ip: str | None = None
) -> None:
    """Allocates an address of an L3 network for a nic (`where`) that has none.

    Raises NoAddressLeft, or InvalidArgument.
    """
    tx.update(VmNic, {"uuid": where[1]}, **_allocated(tx, flow, where, strategy, wanted_ip))


def _allocated(
    tx: Transaction, flow: Flow[Any], where: tuple[Uuid, Uuid], strategy: str, wanted_ip: str | None
) -> dict[str, Any]:
    """A new address of an L3 network for a nic (`where`), as the nic's columns show it."""
    l3_uuid, nic_uuid = where
    used = allocate_ip(
        tx,
        l3_uuid,
        Named(VmNic.__vo__, nic_uuid),
        flow.rng,
        strategy=strategy,
        wanted_ip=wanted_ip,
        registry=flow.node.backends,
    )
    shown = ("ip", "netmask", "gateway", "ip_version")
    return {"used_ip_uuid": used.uuid, **{name: getattr(used, name) for name in shown}}


def take_address(tx: Transaction, nic_uuid: Uuid) -> None:
    """Gives a nic's addresses back; the nic keeps its MAC."""
    release_ips(tx, Named(VmNic.__vo__, nic_uuid))
    none = dict.fromkeys(("used_ip_uuid", "ip", "netmask", "gateway", "ip_version"))
    tx.update(VmNic, {"uuid": nic_uuid}, **none)


def delete_nic(tx: Transaction, uuid: Uuid) -> None:
    """Removes a nic and gives its addresses back."""
    release_ips(tx, Named(VmNic.__vo__, uuid))
    resources.delete(tx, VmNic, uuid)


def free_device_id(tx: Transaction, vm_uuid: Uuid) -> int:
    """The lowest nic number that the VM does not use."""
    used = {nic.device_id for nic in tx.find(VmNic, vm_instance_uuid=vm_uuid)}
    return next(number for number in range(len(used) + 1) if number not in used)


def uninsert_nics(tx: Transaction, flow: Flow[WantedVm]) -> None:
    """Removes the nics and drives of a VM."""
    for nic in flow.params.nics:
        delete_nic(tx, nic.uuid)
    for drive in tx.find(VmCdRom, vm_instance_uuid=flow.params.vm_uuid):
        resources.delete(tx, VmCdRom, drive.uuid)


def record_stopped(tx: Transaction, vm: VmInstance) -> None:
    """Records that a VM on a host has turned out to be off, and releases its capacity there."""
    assert vm.host_uuid is not None
    release(tx, vm.host_uuid, vm.cpu_num, vm.memory_size)
    left = {"host_uuid": None, "last_host_uuid": vm.host_uuid}
    set_state(tx, vm.uuid, (vm.state, VmState.STOPPED), forced=True, **left)


def note_place(vm: VmInstance, out: Operated) -> None:
    """Notes where a VM is among a step's outputs."""
    out.host, out.cluster, out.zone = vm.host_uuid, vm.cluster_uuid, vm.zone_uuid


def _insert_with_free_mac(
    tx: Transaction, values: dict[str, Any], wanted: str | None, rng: random.Random
) -> None:
    if wanted is not None:
        refuse_held(tx, f"the MAC address[{wanted}] cannot be used", [mac(wanted)])
    for _ in range(1 if wanted else MAC_TRIES):
        if tx.try_insert(VmNic, mac=wanted or random_mac(rng, values["device_id"]), **values):
            return
    if wanted:
        raise InvalidArgument(f"the MAC address[{wanted}] is taken by another nic; choose another")
    raise Bug(f"no free MAC address was found in {MAC_TRIES} tries")


def random_mac(rng: random.Random, device_id: int) -> str:
    """``fa:`` with four random bytes and the nic's number."""
    octets = b"\xfa" + rng.getrandbits(32).to_bytes(4, "big") + bytes([device_id])
    return octets.hex(":")


def is_where_asked(tx: Transaction, message: MigrateVm) -> bool:
    """Whether a VM is at rest on the host that a migration names."""
    vm = tx.get(VmInstance, message.vm_instance_uuid)
    return vm is not None and vm.host_uuid == message.host_uuid and vm.state != VmState.MIGRATING
