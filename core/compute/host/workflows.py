"""Workflows of hosts: add, reconnect, maintain.

The steps that connect a host are common to adding and reconnecting it.
"""

from __future__ import annotations

import logging
from dataclasses import fields
from typing import Any, TypeVar

from pydantic import BaseModel

from orrery.core.compute.host import records
from orrery.core.compute.host.attachments import bring_to_connecting
from orrery.core.compute.host.capabilities import HostCapability
from orrery.core.compute.host.errors import ConnectFailed
from orrery.core.compute.host.hooks import call_removed
from orrery.core.compute.host.hypervisor import HostFacts, HostSpec, Hypervisor
from orrery.core.compute.host.messages import VacateHost
from orrery.core.compute.host.model import CONNECTING, Host
from orrery.core.compute.host.reference import ref_of
from orrery.core.compute.host.slots import ADDING, RECONNECTING, describe
from orrery.core.compute.host.tags import HOST_VO
from orrery.core.kernel import resources
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import BackendError, OrreryError
from orrery.core.kernel.resources import ENABLED
from orrery.core.kernel.tags import add_tags
from orrery.core.kernel.workflow import Flow, Outputs, Step, Workflow

CONNECT_SECONDS = 60.0
PREPARE_SECONDS = 60.0
LOOK_SECONDS = 20.0
VACATE_SECONDS = 24 * 3600.0
"""Emptying a host takes as long as its VMs take to move; each of those has its own limit."""


class Connected(Outputs):
    """What a host said while it was connected."""

    facts: dict[str, Any]
    """The fields of its `HostFacts`."""
    vms: dict[Uuid, str]
    """Its guests with their states."""
    asked_ms: int
    """When it was asked for them, in milliseconds since 1970."""


class Former(Outputs):
    """What putting a host back needs."""

    former: str
    """Its state before."""


class ConnectParams(BaseModel):
    """Connecting one host."""

    uuid: Uuid


class AddParams(ConnectParams):
    """Adding one host: the fields of its row, and its tags."""

    row: dict[str, Any]
    system_tags: list[str] | None = None
    user_tags: list[str] | None = None


class HostParams(BaseModel):
    """One host."""

    uuid: Uuid
    stop_if_stuck: bool = True
    ignore_stuck: bool = False
    """Maintenance begins even where VMs stay on the host."""


log = logging.getLogger("orrery.hosts")

C = TypeVar("C", bound=ConnectParams)


def _insert(tx: Transaction, flow: Flow[AddParams]) -> None:
    params, row = flow.params, flow.params.row
    cluster = records.refuse_wrong_cluster(tx, row["cluster_uuid"], row["hypervisor_type"])
    records.refuse_taken_address(tx, row["management_ip"], None)
    fixed = {"state": ENABLED, "status": CONNECTING, "vm_count": 0, "zone_uuid": cluster.zone_uuid}
    tx.create(Host, uuid=params.uuid, **row, **fixed)
    add_tags(tx, HOST_VO, params.uuid, (params.system_tags, params.user_tags), flow.rng)


def _forget(tx: Transaction, flow: Flow[AddParams]) -> None:
    host = tx.get(Host, flow.params.uuid)
    if host is not None:
        call_removed(flow.node, tx, host)
        resources.delete(tx, Host, host.uuid)


async def _connect(flow: Flow[C, Connected]) -> None:
    host = await flow.node.db.read(Transaction.require, Host, flow.params.uuid)
    hypervisor = flow.node.backends.find(Hypervisor, host.hypervisor_type)
    try:
        facts = await hypervisor.connect(spec_of(host), flow.call)
    except BackendError as failure:
        raise ConnectFailed(
            f"could not connect to host[managementIp:{host.management_ip}]; is it up, and can this node reach"
            " it?",
            cause=failure,
        ) from failure
    said = {field.name: getattr(facts, field.name) for field in fields(facts)}
    capabilities = facts.capabilities if facts.capabilities is not None else hypervisor.capabilities
    flow.out.facts = said | {"capabilities": sorted(capabilities)}


def spec_of(host: Host) -> HostSpec:
    """How the backend connects the host."""
    return HostSpec(ref_of(host), host.declared_cpus, host.declared_memory)


def _facts(flow: Flow[C, Connected]) -> HostFacts:
    said = dict(flow.out.facts)
    capabilities = frozenset(map(HostCapability, said.pop("capabilities", ())))
    return HostFacts(**said, capabilities=capabilities)


def _record_facts(tx: Transaction, flow: Flow[C, Connected]) -> None:
    records.record_facts(tx, flow.node.backends, flow.params.uuid, _facts(flow))


async def _prepare(flow: Flow[C, Connected]) -> None:
    host = await flow.node.db.read(Transaction.require, Host, flow.params.uuid)
    await bring_to_connecting(flow.node, host, flow.call)


async def _look(flow: Flow[C, Connected]) -> None:
    host = await flow.node.db.read(Transaction.require, Host, flow.params.uuid)
    flow.out.asked_ms = flow.node.clock.now_ms()
    flow.out.vms = await flow.node.backends.find(Hypervisor, host.hypervisor_type).list_vms(ref_of(host))


def _record_connected(tx: Transaction, flow: Flow[C, Connected]) -> None:
    records.record_connected(tx, flow.node.backends, flow.params.uuid, _facts(flow), flow.rng)


def _connecting_steps() -> tuple[Step[Any, Connected], ...]:
    return (
        Step(
            "connect",
            do=_connect,
            commit=_record_facts,
            timeout_seconds=CONNECT_SECONDS,
            no_undo_because="an agent that nobody calls does nothing, and the next connecting renews it",
        ),
        Step(
            "prepare",
            do=_prepare,
            timeout_seconds=PREPARE_SECONDS,
            no_undo_because="an unused bridge or mount is harmless, and the next connecting makes it again",
        ),
        Step(
            "connected",
            do=_look,
            commit=_record_connected,
            timeout_seconds=LOOK_SECONDS,
            no_undo_because="it only looks at the host",
        ),
    )


def _begin_reconnect(tx: Transaction, flow: Flow[ConnectParams]) -> None:
    records.record_connecting(tx, flow.params.uuid)


def _give_up(tx: Transaction, flow: Flow[ConnectParams]) -> None:
    records.record_disconnected(tx, flow.params.uuid)


def _begin_maintenance(tx: Transaction, flow: Flow[HostParams, Former]) -> None:
    flow.out.former = records.begin_maintenance(tx, flow.params.uuid)


def _restore(tx: Transaction, flow: Flow[HostParams, Former]) -> None:
    records.restore_state(tx, flow.params.uuid, flow.out.former)


async def _migrate_away(flow: Flow[HostParams]) -> None:
    params = flow.params
    try:
        await flow.node.bus.call(VacateHost(params.uuid, stop_if_stuck=params.stop_if_stuck))
    except OrreryError as failure:
        if not params.ignore_stuck:
            raise
        log.warning("host[uuid:%s] goes into maintenance with VMs on it: %s", params.uuid, failure.details)


def _finish_maintenance(tx: Transaction, flow: Flow[HostParams]) -> None:
    records.finish_maintenance(tx, flow.params.uuid, ignore_stuck=flow.params.ignore_stuck)


ADD_HOST = Workflow(
    "host-add",
    AddParams,
    outputs=Connected,
    steps=(
        Step("record", commit=_insert, uncommit=_forget),
        *ADDING.described(describe),
        *_connecting_steps(),
    ),
)
RECONNECT_HOST = Workflow(
    "host-reconnect",
    ConnectParams,
    outputs=Connected,
    steps=(
        Step("connecting", commit=_begin_reconnect, uncommit=_give_up),
        *RECONNECTING.described(describe),
        *_connecting_steps(),
    ),
)
MAINTAIN_HOST = Workflow(
    "host-maintain",
    HostParams,
    outputs=Former,
    steps=(
        Step("pre-maintenance", commit=_begin_maintenance, uncommit=_restore),
        Step(
            "vacate",
            do=_migrate_away,
            timeout_seconds=VACATE_SECONDS,
            no_undo_because="VMs that have moved away run on as well elsewhere",
        ),
        Step("maintenance", commit=_finish_maintenance, no_undo_because="it is the last step"),
    ),
)
