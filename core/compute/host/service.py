"""Handlers of the calls on hosts."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from orrery.core.compute.host import records
from orrery.core.compute.host.capacity import capacity_of
from orrery.core.compute.host.configs import FAILURES_FADE, MAINTAIN_ANYWAY, MAINTENANCE_POLICY, PING_INTERVAL
from orrery.core.compute.host.connection import Connections
from orrery.core.compute.host.deletion import DELETE_HOST
from orrery.core.compute.host.errors import MaintenanceFailed
from orrery.core.compute.host.failures import avoided_hosts, halve_failures
from orrery.core.compute.host.hypervisor import Hypervisor
from orrery.core.compute.host.index import HostIndex
from orrery.core.compute.host.messages import (
    AddHost,
    AddKVMHost,
    AddSimulatorHost,
    AvoidedHost,
    AvoidedHosts,
    ChangeHostState,
    ConfirmHostPoweredOff,
    CpuMemoryCapacity,
    DeleteHost,
    FollowHosts,
    GetAvoidedHosts,
    GetCpuMemoryCapacity,
    GetHostAllocatorStrategies,
    GetHypervisorTypes,
    GuestsUndecided,
    HypervisorTypes,
    LookAtHost,
    ReconnectHost,
    RemoveHost,
    Strategies,
    UpdateHost,
    UpdateKVMHost,
)
from orrery.core.compute.host.model import KVM, PASSWORD, SIMULATOR, Host
from orrery.core.compute.host.notices import NoticeListener, tells
from orrery.core.compute.host.power_off import confirm_powered_off
from orrery.core.compute.host.reference import CREDENTIALS, HostLogins, Login
from orrery.core.compute.host.strategies import HostAllocatorStrategy
from orrery.core.compute.host.tracker import HostTracker
from orrery.core.compute.host.workflows import (
    ADD_HOST,
    MAINTAIN_HOST,
    RECONNECT_HOST,
    AddParams,
    HostParams,
)
from orrery.core.kernel import resources
from orrery.core.kernel.bus import handles
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import CallerError, InvalidArgument, NotFound, OrreryError
from orrery.core.kernel.node import Node
from orrery.core.kernel.ownership import owner
from orrery.core.kernel.periodic import Periodic
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.secret_store import Sealed, SecretStore, kept_ahead
from orrery.core.kernel.workflow import StepUnanswered
from orrery.core.kernel.workflow.collector import GarbageGivenUp
from orrery.core.kernel.workflow.failures import caused, reason, unless
from orrery.core.kernel.workflow.recovery import RunRecovered

WORKFLOWS = (ADD_HOST, RECONNECT_HOST, MAINTAIN_HOST, DELETE_HOST)
LOOKS = 2
"""What a host lists counts, where it differs from the rows, when it lists it a second time."""


class HostService(Service):
    """Everything that happens to hosts."""

    def __init__(self, node: Node) -> None:
        super().__init__(node)
        index = HostIndex()
        self._index = index
        self._connections = Connections(node, index)
        self.tracker = HostTracker(node, index, self._connections)

    async def start(self) -> None:
        """Reads which hosts are to be watched, and offers their logins to backends."""
        self.node.backends.add(HostLogins, CREDENTIALS, self)
        await self.tracker.load()

    def periodic(self) -> list[Periodic]:
        """The heartbeat; failures of hosts fade; what hosts tell by themselves is followed."""
        return [
            Periodic("host.heartbeat", PING_INTERVAL, self.tracker.beat, at_start=self.tracker.begin),
            Periodic("host.fade-failures", FAILURES_FADE, self._fade_failures),
            *(Periodic(f"host.notices.{one.kind}", one.wait, one.follow) for one in self._listeners()),
        ]

    def _listeners(self) -> list[NoticeListener]:
        backends = self.node.backends
        found = {kind: backends.find(Hypervisor, kind) for kind in backends.kinds(Hypervisor)}
        telling = {kind: one for kind, one in found.items() if tells(one)}
        return [NoticeListener(self.node, self.tracker, kind, one) for kind, one in telling.items()]

    async def _fade_failures(self) -> None:
        await self.node.db.write(halve_failures)

    async def login(self, credentials: str) -> Login:
        """See `orrery.core.compute.host.reference.HostLogins`."""
        return await self.node.db.read(_login, self.node.secret_store, credentials)

    @handles(AddKVMHost)
    async def add_kvm(self, message: AddKVMHost) -> Uuid:
        """Adds a host whose VMs run by KVM."""
        login = message.model_dump(include={"username", "ssh_port"})
        return await self._add(message, KVM, login, message.password)

    @handles(AddSimulatorHost)
    async def add_simulated(self, message: AddSimulatorHost) -> Uuid:
        """Adds a host of the simulator."""
        size = {"declared_cpus": message.cpu_capacity, "declared_memory": message.memory_capacity}
        return await self._add(message, SIMULATOR, size)

    async def _add(
        self, message: AddHost, hypervisor_type: str, extra: dict[str, Any], password: str | None = None
    ) -> Uuid:
        uuid = message.resource_uuid or self.node.new_uuid()
        row = message.model_dump(include={"name", "description", "management_ip", "cluster_uuid"})
        params = AddParams(
            uuid=uuid,
            row={**row, **extra, "hypervisor_type": hypervisor_type},
            system_tags=message.system_tags,
            user_tags=message.user_tags,
        )
        sealed = self._sealed(uuid, password)
        async with kept_ahead(self.node.db, sealed):
            await self._connections.add(params)
        return uuid

    def _sealed(self, uuid: Uuid, password: str | None) -> Sealed | None:
        return None if password is None else self.node.secret_store.seal(Host, uuid, PASSWORD, password)

    @handles(UpdateHost)
    async def update(self, message: UpdateHost) -> Uuid:
        """Changes what is given."""
        values = message.model_dump(include={"name", "description", "management_ip"})
        return await self._update(message.uuid, values)

    @handles(UpdateKVMHost)
    async def update_kvm(self, message: UpdateKVMHost) -> Uuid:
        """Changes what is given, the login too. Raises InvalidArgument for a host that is not a KVM one."""
        login = ("username", "ssh_port")
        values = message.model_dump(include={"name", "description", "management_ip", *login})
        return await self._update(message.uuid, values, KVM, self._sealed(message.uuid, message.password))

    async def _update(
        self, uuid: Uuid, values: dict[str, Any], only: str | None = None, password: Sealed | None = None
    ) -> Uuid:
        await self.node.db.write(_update, uuid, values, only, password)
        await self._connections.refresh(uuid)
        return uuid

    @handles(ChangeHostState)
    async def change_state(self, message: ChangeHostState) -> Uuid:
        """Enables, disables, or empties for maintenance; leaving maintenance reconnects by itself."""
        async with self._turn(message.uuid):
            if message.state_event == "maintain":
                await self._maintain(message.uuid)
                return message.uuid
            left = await self.node.db.write(records.change_state, message.uuid, message.state_event)
            await self._connections.refresh(message.uuid)
        if left:
            self.node.background.start(self._come_back(message.uuid), name="host-leaves-maintenance")
        return message.uuid

    async def _maintain(self, uuid: Uuid) -> None:
        stop = self.node.configs.get(MAINTENANCE_POLICY) == "StopVmOnMigrationFailure"
        ignore = self.node.configs.get(MAINTAIN_ANYWAY)
        params = HostParams(uuid=uuid, stop_if_stuck=stop, ignore_stuck=ignore)
        failed = caused(MaintenanceFailed, f"could not empty host[uuid:{uuid}]; it is in its former state")
        told = unless(CallerError, failed, at="pre-maintenance")
        try:
            await self.node.engine.run(MAINTAIN_HOST, params, claims=(uuid,), failing_as=told)
        finally:
            await self._connections.refresh(uuid)

    async def _come_back(self, uuid: Uuid) -> None:
        try:
            async with self._turn(uuid):
                await self._connections.reconnect(uuid)
        except OrreryError:
            await self._connections.refresh(uuid)  # the heartbeat goes on trying

    @handles(ReconnectHost)
    async def reconnect(self, message: ReconnectHost) -> Uuid:
        """Connects anew. Raises ReconnectFailed, and then the host is Disconnected."""
        async with self._turn(message.uuid):
            await self._connections.reconnect(message.uuid)
        return message.uuid

    @handles(ConfirmHostPoweredOff)
    async def confirm_powered_off(self, message: ConfirmHostPoweredOff) -> None:
        """Takes the statement that the host is powered off. Raises StillAnswers or NotFound."""
        async with self._turn(message.uuid):
            await confirm_powered_off(self.node, message.uuid, owner())

    @handles(DeleteHost)
    async def delete(self, message: DeleteHost) -> None:
        """Stops the host's VMs and removes it. Raises NotDeleted."""
        for _ in range(LOOKS):  # a guest that was moved there is of a VM to be stopped
            await self.tracker.follow(message.uuid)
        try:
            await self.node.cascades.delete("host.delete", message.uuid, message.delete_mode)
        finally:
            await self._connections.refresh(message.uuid)

    @handles(RemoveHost)
    async def remove(self, message: RemoveHost) -> None:
        """Disables and removes a host that is empty. Raises Refused naming what still needs it."""
        uuid = message.uuid
        async with self._turn(uuid):
            try:
                params = HostParams(uuid=uuid)
                with suppress(NotFound):
                    await self.node.engine.run(DELETE_HOST, params, claims=(uuid,), failing_as=reason)
            finally:
                await self._connections.refresh(uuid)

    @handles(LookAtHost)
    async def look(self, message: LookAtHost) -> None:
        """Finds out what runs on a host."""
        await self.tracker.look(message.host_uuid)

    @handles(StepUnanswered)
    async def check_unanswered(self, event: StepUnanswered) -> None:
        """Pings at once whom a workflow got no answer from."""
        named = [event.outputs.get(name) for name in ("host", "destination")]
        await self.tracker.check([one for one in named if isinstance(one, str)])

    @handles(GetAvoidedHosts)
    async def avoided(self, message: GetAvoidedHosts) -> AvoidedHosts:
        """The hosts with recent failures."""
        hosts = await self.node.db.query(avoided_hosts)
        return AvoidedHosts(hosts=[_avoided(host) for host in hosts])

    @handles(FollowHosts)
    async def follow_hosts(self, message: FollowHosts) -> list[Uuid]:
        """Lets the rows follow what has changed on hosts since the last heartbeat."""
        return await self.tracker.follow(message.also)

    @handles(GuestsUndecided, GarbageGivenUp)
    async def ask_again(self, event: GuestsUndecided | GarbageGivenUp) -> None:
        """Has the host asked once more; it does not tell of a guest whose removal was given up."""
        self.tracker.ask_again(event.host_uuid)

    @handles(RunRecovered)
    async def follow_recovered(self, event: RunRecovered) -> None:
        """What this node did not see happen to a host is looked up."""
        if event.workflow in {workflow.name for workflow in WORKFLOWS}:
            await self.tracker.look(event.params["uuid"])

    def _turn(self, uuid: Uuid) -> Any:
        return self.node.tasks.queue(f"host-{uuid}")

    @handles(GetHypervisorTypes)
    async def hypervisor_types(self, message: GetHypervisorTypes) -> HypervisorTypes:
        """The types that have a backend here."""
        return HypervisorTypes(hypervisor_types=self.node.backends.kinds(Hypervisor))

    @handles(GetHostAllocatorStrategies)
    async def strategies(self, message: GetHostAllocatorStrategies) -> Strategies:
        """The strategies that choose hosts."""
        return Strategies(strategies=self.node.backends.kinds(HostAllocatorStrategy))

    @handles(GetCpuMemoryCapacity)
    async def capacity(self, message: GetCpuMemoryCapacity) -> CpuMemoryCapacity:
        """Capacity of the hosts that could take VMs."""
        return await self.node.db.query(capacity_of, message)


def _avoided(host: Host) -> AvoidedHost:
    return AvoidedHost(
        host_uuid=host.uuid,
        name=host.name,
        recent_failures=host.recent_failures,
        last_failure=host.last_failure,
        last_failure_ms=host.last_failure_ms,
    )


def _update(
    tx: Transaction, uuid: Uuid, values: dict[str, Any], only: str | None, password: Sealed | None
) -> None:
    host = tx.require(Host, uuid)
    if only not in (None, host.hypervisor_type):
        raise InvalidArgument(
            f"field[uuid]: host[uuid:{uuid}] is a {host.hypervisor_type} host, not a {only} one"
        )
    records.change_access(tx, host, values)
    resources.change(tx, Host, uuid, values)
    if password is not None:
        password.put(tx)


def _login(tx: Transaction, store: SecretStore, credentials: str) -> Login:
    host = tx.get(Host, credentials.removeprefix(f"{CREDENTIALS}/"))
    if host is None or host.username is None:
        raise NotFound(f"there is no login called [{credentials}]; its host may have been deleted")
    return Login(host.username, store.read(tx, Host, host.uuid, PASSWORD))
