"""Hosts of a node whose hypervisor does as a test says."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host import hooks
from orrery.core.compute.host.attachments import Attachable
from orrery.core.compute.host.capabilities import HostCapability
from orrery.core.compute.host.hooks import hookimpl
from orrery.core.compute.host.hypervisor import HostFacts, HostSpec, Hypervisor, Pinged
from orrery.core.compute.host.messages import (
    AddKVMHost,
    ChangeHostState,
    CompareGuests,
    HostStatusChanged,
    VacateHost,
    VmsAmong,
)
from orrery.core.compute.host.model import Host
from orrery.core.compute.host.noun import NOUN as HOST_NOUN
from orrery.core.compute.host.reference import HostRef
from orrery.core.compute.host.reservation_service import HostShareService
from orrery.core.compute.host.service import HostService
from orrery.core.compute.zone.model import Zone
from orrery.core.kernel.bus import handles
from orrery.core.kernel.config import Owner
from orrery.core.kernel.db.model import Base
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import BackendRefused, Refused, Unreachable
from orrery.core.kernel.node import Node
from orrery.core.kernel.plugins import Hooks
from orrery.core.kernel.tags import system_tags_of
from orrery.core.kernel.workflow import CallId, Claim, WorkflowRun
from orrery.testlib.kernel import run_node

GIB = 1 << 30


class FakeHypervisor:
    """Hosts that answer unless they are in `down`."""

    capabilities = frozenset({HostCapability.LIVE_MIGRATION})

    def __init__(self) -> None:
        self.down: dict[str, None] = {}
        self.vms: dict[str, dict[str, str]] = {}
        self.architecture = "x86_64"
        self.memory = 64 * GIB
        self.pings: list[int] = []
        self.delay_seconds = 0.0
        self.ping_fails = False
        self.changed: dict[str, int] = {}
        self.listed: list[str] = []

    async def connect(self, host: HostSpec, call: CallId) -> HostFacts:
        """Answers after `delay_seconds`. Raises Unreachable where the host is down."""
        await asyncio.sleep(self.delay_seconds)
        self._refuse_silent(host.ref.address)
        cpus, memory = host.declared_cpus or 8, host.declared_memory or self.memory
        facts = {"libvirt::version": "8.0.0", "capability:virtio-scsi": ""}
        return HostFacts(cpus, memory, 2, self.architecture, "debian", "bookworm", "12", facts)

    async def ping(
        self, hosts: Sequence[HostRef], listed: Mapping[str, int] | None = None, seconds: float = 0
    ) -> Pinged:
        """Names the hosts that are down, and those whose guests have changed."""
        self.pings.append(len(hosts))
        if self.ping_fails:
            raise Unreachable("nobody passes pings on")
        for host in hosts:
            if self.changed.get(host.address) == (listed or {}).get(host.uuid, -1):
                del self.changed[host.address]
        changed = {host.uuid: self.changed[host.address] for host in hosts if host.address in self.changed}
        return Pinged([host.uuid for host in hosts if host.address in self.down], (), changed)

    async def list_vms(self, host: HostRef) -> dict[str, str]:
        """The guests that the test has put there. Raises Unreachable where the host is down."""
        self.listed.append(host.address)
        self._refuse_silent(host.address)
        return self.vms.get(host.address, {})

    def _refuse_silent(self, address: str) -> None:
        if address in self.down:
            raise Unreachable(f"no answer from {address}")


class Onlooker:
    """Stands for the VM service and for the nouns that join a host's life."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, dict[str, str] | None]] = []
        self.vacated: list[VacateHost] = []
        self.compared: list[list[dict[str, str]]] = []
        self.hook_fails = False
        self.prepared: list[str] = []
        self.removed: list[str] = []
        self.keeps_hosts = False
        self.refuses_to_vacate = False

    @handles(HostStatusChanged)
    async def hear(self, event: HostStatusChanged) -> None:
        """Notes a change of status."""
        self.heard.append((event.status, event.vms))

    @handles(CompareGuests)
    async def compare(self, message: CompareGuests) -> None:
        """Notes what is to be compared."""
        self.compared.append([dict(listing.vms) for listing in message.listings])

    @handles(VacateHost)
    async def vacate(self, message: VacateHost) -> None:
        """Notes the request, or refuses it."""
        self.vacated.append(message)
        if self.refuses_to_vacate:
            raise Refused("a VM cannot move")

    @handles(VmsAmong)
    async def vms_among(self, message: VmsAmong) -> list[str]:
        """There are no VMs."""
        return []

    def of_cluster(self, tx: Transaction, cluster_uuid: str) -> list[str]:
        """What hosts of a cluster have to be brought to."""
        return ["a bridge"]

    async def bring(self, node: Node, host: Host, items: Sequence[str], call: CallId) -> None:
        """Notes the status, or fails."""
        self.prepared.append(host.status)
        if self.hook_fails:
            raise BackendRefused("no such interface")

    async def take(self, node: Node, host: Host, items: Sequence[str], call: CallId) -> None:
        """Is not called."""
        raise NotImplementedError

    def record(self, tx: Transaction, host: Host, items: Sequence[str], said: None) -> None:
        """Is not called."""
        raise NotImplementedError

    @hookimpl
    def on_host_removed(self, host: Host) -> None:
        """Notes the removal, or refuses it."""
        if self.keeps_hosts:
            raise Refused("its disks are needed")
        self.removed.append(host.uuid)


class Bench:
    """A node with zones, clusters and hosts, and one KVM cluster."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.hypervisor = FakeHypervisor()
        self.onlooker = Onlooker()
        node.hooks = Hooks()
        for kind in ("KVM", "Simulator"):
            node.backends.add(Hypervisor, kind, self.hypervisor)
        for protocol, name, made in HOST_NOUN.strategies:
            node.backends.add(protocol, name, made)
        node.backends.add(Attachable, "bridge", self.onlooker)
        node.configs.declare(HOST_NOUN.configs)
        node.metrics.declare(HOST_NOUN.metrics)
        for workflow in HOST_NOUN.workflows:
            node.engine.register(workflow)
        node.cascades.declare(HOST_NOUN.cascades)
        node.hooks.add_hookspecs(hooks)
        self.service = HostService(node)
        node.bus.register(self.service)
        HostShareService(node)
        node.bus.register(self.onlooker)
        node.hooks.register(self.onlooker)
        node.hooks.check_pending()

    def start_heartbeat(self, service: HostService) -> None:
        """Begins the heartbeat of a service, as a node does."""
        heartbeat = next(work for work in service.periodic() if work.name == "host.heartbeat")
        self.node.background.start(self.node.scheduler.run(heartbeat), heartbeat.name)

    async def prepare(self) -> None:
        """Makes the cluster."""
        await self.node.configs.load()
        self.zone = self.node.new_uuid()
        zone = {"name": "z", "state": "Enabled", "type": "zstack", "is_default": False}
        await self.node.db.write(_insert, Zone, {"uuid": self.zone, **zone})
        self.cluster = await self.new_cluster("KVM")

    async def new_cluster(self, kind: Any) -> str:
        """A cluster of this hypervisor type."""
        uuid = self.node.new_uuid()
        cluster = {"name": "c", "zone_uuid": self.zone, "hypervisor_type": kind, "type": "zstack"}
        await self.node.db.write(_insert, Cluster, {"uuid": uuid, "state": "Enabled", **cluster})
        return uuid

    async def add(self, address: str = "10.0.0.1", **values: Any) -> Host:
        """A KVM host, added."""
        login: dict[str, Any] = {"username": "root", "password": "pw", "cluster_uuid": self.cluster}
        uuid = await self.node.bus.ask(
            AddKVMHost(**({"name": "h", "management_ip": address} | login | values))
        )
        return await self.host(uuid)

    async def host(self, uuid: str) -> Host:
        """A host's row as it is now."""
        return await self.node.db.read(_host, uuid)

    async def tags(self, uuid: str) -> list[str]:
        """A host's system tags."""
        return sorted(await self.node.db.read(system_tags_of, Owner("HostVO", uuid)))

    async def unfinished(self) -> int:
        """Runs and claims that are left."""
        return await self.node.db.read(_unfinished)

    async def change(self, uuid: str, event: Any) -> Host:
        """Changes a host's state by an event."""
        await self.node.bus.ask(ChangeHostState(uuid=uuid, state_event=event))
        return await self.host(uuid)


def _insert(tx: Transaction, model: type[Base], values: dict[str, Any]) -> None:
    tx.insert(model, **values)


def _host(tx: Transaction, uuid: str) -> Host:
    return tx.require(Host, uuid)


def _unfinished(tx: Transaction) -> int:
    return len(tx.find(WorkflowRun)) + len(tx.find(Claim))


def bench(body: Callable[[Bench], Awaitable[None]]) -> None:
    """Runs `body`; afterwards no run and no claim may be left."""

    async def main(node: Node) -> None:
        made = Bench(node)
        await made.prepare()
        await body(made)
        assert await made.unfinished() == 0

    run_node(main)
