"""Workflows of hosts: add, reconnect, maintain, delete.

The steps that connect a host are common to adding and reconnecting it.
"""

from __future__ import annotations

import logging
from dataclasses import fields
from typing import Any, TypeVar

from pydantic import BaseModel

from orrery.core.compute.host import records
from orrery.core.compute.host.errors import ConnectFailed
from orrery.core.compute.host.hooks import call_connected, call_removed
from orrery.core.compute.host.hypervisor import HostFacts, HostSpec, Hypervisor
from orrery.core.compute.host.messages import VacateHost
from orrery.core.compute.host.model import CONNECTING, PASSWORD, Host
from orrery.core.compute.host.tags import HOST_VO
from orrery.core.kernel import resources
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import BackendError, OrreryError
from orrery.core.kernel.resources import ENABLED
from orrery.core.kernel.secret_store import SecretStore
from orrery.core.kernel.tags import add_tags
from orrery.core.kernel.workflow import Flow, Outputs, Step, Workflow

CONNECT_SECONDS = 60.0
PREPARE_SECONDS = 60.0
LOOK_SECONDS = 20.0
VACATE_SECONDS = 24 * 3600.0
"""Emptying a host takes as long as its VMs take to move; each of those has its own limit."""


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
    add_tags(tx, HOST_VO, params.uuid, (params.system_tags, params.user_tags), flow.dice)


def _forget(tx: Transaction, flow: Flow[AddParams]) -> None:
    host = tx.get(Host, flow.params.uuid)
    if host is not None:
        call_removed(flow.node, tx, host)
        resources.delete(tx, Host, host.uuid)


async def _connect(flow: Flow[C]) -> Outputs:
    host, password = await flow.node.db.read(_login, flow.node.secret_store, flow.params.uuid)
    hypervisor = flow.node.backends.find(Hypervisor, host.hypervisor_type)
    try:
        facts = await hypervisor.connect(spec_of(host, password), flow.call)
    except BackendError as failure:
        raise ConnectFailed(
            f"could not connect to host[managementIp:{host.management_ip}]; is it up, and can this node reach"
            " it?",
            cause=failure,
        ) from failure
    return {"facts": {field.name: getattr(facts, field.name) for field in fields(facts)}}


def _login(tx: Transaction, store: SecretStore, uuid: Uuid) -> tuple[Host, str | None]:
    return tx.require(Host, uuid), store.read(tx, Host, uuid, PASSWORD)


def spec_of(host: Host, password: str | None) -> HostSpec:
    """How the backend reaches a host."""
    return HostSpec(
        host.uuid,
        host.management_ip,
        username=host.username,
        password=password,
        ssh_port=host.ssh_port,
        declared_cpus=host.declared_cpus,
        declared_memory=host.declared_memory,
    )


def _record_facts(tx: Transaction, flow: Flow[C]) -> None:
    records.record_facts(tx, flow.params.uuid, HostFacts(**flow.out["facts"]))


async def _prepare(flow: Flow[C]) -> None:
    host = await flow.node.db.read(Transaction.require, Host, flow.params.uuid)
    await call_connected(flow.node, host, flow.call)


async def _look(flow: Flow[C]) -> Outputs:
    host = await flow.node.db.read(Transaction.require, Host, flow.params.uuid)
    asked_ms = flow.node.clock.now_ms()
    vms = await flow.node.backends.find(Hypervisor, host.hypervisor_type).list_vms(host.management_ip)
    return {"vms": vms, "asked_ms": asked_ms}


def _record_connected(tx: Transaction, flow: Flow[C]) -> None:
    records.record_connected(tx, flow.params.uuid, HostFacts(**flow.out["facts"]), flow.dice)


def _connecting_steps() -> tuple[Step[Any], ...]:
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


def _begin_maintenance(tx: Transaction, flow: Flow[HostParams]) -> Outputs:
    return {"former": records.begin_maintenance(tx, flow.params.uuid)}


def _restore(tx: Transaction, flow: Flow[HostParams]) -> None:
    records.restore_state(tx, flow.params.uuid, flow.out["former"])


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


def _disable(tx: Transaction, flow: Flow[HostParams]) -> Outputs:
    host = tx.require(Host, flow.params.uuid)
    records.restore_state(tx, host.uuid, records.next_state(host, "disable"))
    return {"former": host.state}


def _remove(tx: Transaction, flow: Flow[HostParams]) -> None:
    host = tx.require(Host, flow.params.uuid)
    call_removed(flow.node, tx, host)
    records.remove(tx, host)


ADD_HOST = Workflow(
    "host-add", AddParams, steps=(Step("record", commit=_insert, uncommit=_forget), *_connecting_steps())
)
RECONNECT_HOST = Workflow(
    "host-reconnect",
    ConnectParams,
    steps=(Step("connecting", commit=_begin_reconnect, uncommit=_give_up), *_connecting_steps()),
)
MAINTAIN_HOST = Workflow(
    "host-maintain",
    HostParams,
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
DELETE_HOST = Workflow(
    "host-delete",
    HostParams,
    steps=(
        Step("disable", commit=_disable, uncommit=_restore),
        Step("remove", commit=_remove, no_undo_because="it is the last step"),
    ),
)
WORKFLOWS = (ADD_HOST, RECONNECT_HOST, MAINTAIN_HOST, DELETE_HOST)
