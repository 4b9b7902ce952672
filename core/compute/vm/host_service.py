"""What VMs do when something happens to their hosts and storages: leave, stop, become Unknown, come back."""

from __future__ import annotations

import random
from collections.abc import Sequence

from sqlalchemy import bindparam, select

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host.capabilities import HostCapability
from orrery.core.compute.host.errors import NoHostAvailable
from orrery.core.compute.host.messages import FollowHosts, HostStatusChanged, LookAtHost, VacateHost
from orrery.core.compute.host.model import CONNECTED, Host, HostPowerOff
from orrery.core.compute.vm import records
from orrery.core.compute.vm.cascade import USING_STORAGE
from orrery.core.compute.vm.configs import (
    MIGRATIONS_AT_ONCE,
)
from orrery.core.compute.vm.errors import WrongVmState
from orrery.core.compute.vm.holds import guest
from orrery.core.compute.vm.hooks import tell
from orrery.core.compute.vm.messages import (
    GetVmMigrationCandidateHosts,
    GetVmStartingCandidateClustersHosts,
    MigrateVm,
    StartingCandidates,
    StopVmInstance,
)
from orrery.core.compute.vm.model import VmInstance, VmNic
from orrery.core.compute.vm.params import VmParams
from orrery.core.compute.vm.placement import Choice, hosts_for, request_for
from orrery.core.compute.vm.service import vm_queue
from orrery.core.compute.vm.states import TRANSITIONAL, VmState
from orrery.core.compute.vm.unheard import host_that_may_have, unheard_among
from orrery.core.kernel.bus import handles
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import OrreryError, Refused
from orrery.core.kernel.periodic import Periodic
from orrery.core.kernel.plugins import Hooks, Service
from orrery.core.kernel.query import Inventories
from orrery.core.kernel.tasks import all_bounded, gather_bounded
from orrery.core.kernel.workflow.holds import is_held
from orrery.core.network.l2.hooks import hookimpl
from orrery.core.network.l3.model import L3Network
from orrery.core.storage.primary.messages import StopVmsUsing

STOPS_AT_ONCE = 20
FOLLOWED_AT_ONCE = 1000
LOOK_SECONDS = 60.0
HOSTS_LOOKED_AT = 100

ON_HOST = Statement(
    select(VmInstance).where(VmInstance.host_uuid == bindparam("host")).order_by(VmInstance.uuid)
)
NIC_ON_L2 = Statement(
    select(VmNic.vm_instance_uuid)
    .join(VmInstance, VmInstance.uuid == VmNic.vm_instance_uuid)
    .join(L3Network, L3Network.uuid == VmNic.l3_network_uuid)
    .where(
        L3Network.l2_network_uuid == bindparam("l2"),
        VmInstance.cluster_uuid == bindparam("cluster"),
        VmInstance.state != VmState.DESTROYED,
    )
    .order_by(VmNic.vm_instance_uuid)
    .limit(1)
)
HOSTS_OF_UNKNOWN = Statement(
    select(Host.uuid)
    .where(
        Host.status == CONNECTED,
        Host.uuid.in_(select(VmInstance.host_uuid).where(VmInstance.state == VmState.UNKNOWN)),
    )
    .order_by(Host.uuid)
    .limit(HOSTS_LOOKED_AT)
)
"""They answer, so they can say what became of a VM whose operation could not be undone."""
UNKNOWN_ON_OFF = Statement(
    select(VmInstance)
    .join(Host, Host.uuid == VmInstance.host_uuid)
    .join(HostPowerOff, HostPowerOff.address == Host.management_ip)
    .where(VmInstance.state == VmState.UNKNOWN, Host.status != CONNECTED)
    .distinct()
    .order_by(VmInstance.uuid)
)
"""VMs whose host was stated to be off, while another host that may have their guest does not say so."""


class VmHostService(Service):
    """VMs and the hosts under them."""

    @hookimpl
    def refuse_l2_detach(self, tx: Transaction, l2_uuid: Uuid, cluster_uuid: Uuid) -> None:
        """Raises Refused naming a VM of the cluster that has a nic on the network."""
        user = tx.scalar(NIC_ON_L2, l2=l2_uuid, cluster=cluster_uuid)
        if user is not None:
            raise Refused(
                f"vm[uuid:{user}] of cluster[uuid:{cluster_uuid}] has a nic on l2Network[uuid:{l2_uuid}];"
                f" detach the nic or destroy the VM first"
            )

    def periodic(self) -> list[Periodic]:
        """Hosts are asked about VMs in an Unknown state."""
        return [Periodic("vm.look-for-unknown", LOOK_SECONDS, self._look_for_unknown)]

    async def _look_for_unknown(self) -> None:
        for host in await self.node.db.read(_hosts_of_unknown):
            await self.node.bus.call(LookAtHost(host))
        if await self.node.db.read(_unknown_on_off):
            unheard = await self.node.bus.call(FollowHosts())
            await self.node.db.write(_find_off, self.node.hooks, unheard)

    @handles(VacateHost)
    async def vacate(self, message: VacateHost) -> None:
        """Takes every VM off a host. Raises the first error that a VM could not be helped out of."""
        vms = await self.node.db.read(_on_host, message.host_uuid)
        parallelism = self.node.configs.get(MIGRATIONS_AT_ONCE)
        await all_bounded([self._leave(vm.uuid, message) for vm in vms], parallelism)

    async def _leave(self, uuid: Uuid, message: VacateHost) -> None:
        async with vm_queue(self.node.tasks, uuid):
            if not await self.node.db.read(records.is_on, uuid, message.host_uuid):
                return  # it was about to leave already
        try:
            await self.node.bus.ask(MigrateVm(vm_instance_uuid=uuid))
        except OrreryError:
            if not message.stop_if_stuck:
                raise
            await self.node.bus.ask(StopVmInstance(uuid=uuid))

    @handles(StopVmsUsing)
    async def stop_users(self, message: StopVmsUsing) -> None:
        """Stops the VMs (of one cluster) that have a volume on a storage."""
        uuids = await self.node.db.read(_using_storage, message.primary_storage_uuid, message.cluster_uuid)
        stops = [self.node.bus.ask(StopVmInstance(uuid=uuid)) for uuid in uuids]
        await all_bounded(stops, STOPS_AT_ONCE)

    @handles(HostStatusChanged)
    async def lose_sight(self, message: HostStatusChanged) -> None:
        """A silent host's VMs become Unknown."""
        if message.status == CONNECTED:
            return
        vms = await self.node.db.read(_on_host, message.host_uuid)
        await gather_bounded([self._lose_sight(vm, message.host_uuid) for vm in vms], FOLLOWED_AT_ONCE)

    @hookimpl
    def host_powered_off(self, tx: Transaction, host_uuid: Uuid, unheard: Sequence[Uuid]) -> None:
        """The VMs that nobody knew about are off, unless another host may have got them."""
        _find_off(tx, self.node.hooks, unheard)

    async def _lose_sight(self, vm: VmInstance, host: Uuid) -> None:
        async with vm_queue(self.node.tasks, vm.uuid):
            await self.node.db.write(_lose_sight, vm.uuid, host, self.node.hooks)

    @handles(GetVmMigrationCandidateHosts)
    async def migration_candidates(self, message: GetVmMigrationCandidateHosts) -> list[Uuid]:
        """Hosts with room that reach the VM's networks and storages, without its own; maybe none."""
        return await self.node.db.query(_other_hosts, message.vm_instance_uuid, self._choice())

    @handles(GetVmStartingCandidateClustersHosts)
    async def starting_candidates(self, message: GetVmStartingCandidateClustersHosts) -> StartingCandidates:
        """Hosts with room for a stopped VM, and their clusters."""
        return await self.node.db.query(_starting, message.uuid, self._choice(), Inventories())

    def _choice(self) -> Choice:
        return Choice(self.node.backends, random.Random(self.node.random.getrandbits(64)))


def _on_host(tx: Transaction, host: Uuid) -> list[VmInstance]:
    return tx.all(ON_HOST, host=host)


def _hosts_of_unknown(tx: Transaction) -> list[Uuid]:
    return [uuid for (uuid,) in tx.all(HOSTS_OF_UNKNOWN)]


def _using_storage(tx: Transaction, storage: Uuid, cluster: Uuid | None) -> list[Uuid]:
    return [uuid for (uuid,) in tx.all(USING_STORAGE, storage=storage, cluster=cluster)]


def _lose_sight(tx: Transaction, vm_uuid: Uuid, host_uuid: Uuid, hooks: Hooks) -> None:
    vm, host = tx.get(VmInstance, vm_uuid), tx.get(Host, host_uuid)
    # By the time it is this VM's turn its host may be back, and then the host's own list counts.
    if vm is None or vm.host_uuid != host_uuid or (host is not None and host.status == CONNECTED):
        return
    if vm.state not in TRANSITIONAL:
        records.set_state(tx, vm_uuid, (vm.state, VmState.UNKNOWN), forced=True)
        tell(hooks, tx, vm.uuid, (vm.state, VmState.UNKNOWN))


def _unknown_on_off(tx: Transaction) -> list[VmInstance]:
    return tx.all(UNKNOWN_ON_OFF)


def _find_off(tx: Transaction, hooks: Hooks, unheard: Sequence[Uuid]) -> None:
    silent = unheard_among(tx, unheard)
    for vm in _unknown_on_off(tx):
        # What is held on another host too may be there: the collector asks that one.
        if not is_held(tx, guest(vm.uuid)) and host_that_may_have(tx, vm, silent) is None:
            records.record_stopped(tx, vm)
            tell(hooks, tx, vm.uuid, (vm.state, VmState.STOPPED))


def _other_hosts(tx: Transaction, vm_uuid: Uuid, by: Choice) -> list[Uuid]:
    vm = records.require_vm(tx, vm_uuid)
    try:
        records.refuse_wrong_state(vm, "GetVmMigrationCandidateHosts")
    except WrongVmState as wrong:
        raise Refused(f"vm[{vm_uuid}] cannot be migrated now", cause=wrong) from None
    avoid = (vm.host_uuid,) if vm.host_uuid is not None else ()
    params = VmParams(vm_uuid=vm_uuid, previous_state=vm.state)
    try:
        request = request_for(tx, vm, params, avoid, HostCapability.LIVE_MIGRATION)
        return [host.uuid for host in hosts_for(tx, request, vm, by)]
    except NoHostAvailable:
        return []


def _starting(tx: Transaction, vm_uuid: Uuid, by: Choice, inventories: Inventories) -> StartingCandidates:
    vm = records.require_vm(tx, vm_uuid)
    try:
        records.refuse_wrong_state(vm, "GetVmStartingCandidateClustersHosts")
    except WrongVmState as wrong:
        raise Refused(f"vm[{vm_uuid}] cannot be started now", cause=wrong) from None
    params = VmParams(vm_uuid=vm_uuid, previous_state=vm.state)
    try:
        hosts = hosts_for(tx, request_for(tx, vm, params), vm, by)
    except NoHostAvailable:
        hosts = []
    uuids = dict.fromkeys(host.cluster_uuid for host in hosts)
    clusters = [tx.require(Cluster, uuid) for uuid in uuids]
    shown = {"hosts": inventories.many(tx, hosts), "clusters": inventories.many(tx, clusters)}
    kinds = {"hosts": Host, "clusters": Cluster}
    classes: dict[str, str] = {}
    for name, bodies in shown.items():
        classes |= inventories.schema(kinds[name], bodies, name)
    return StartingCandidates(**shown, classes=classes)
