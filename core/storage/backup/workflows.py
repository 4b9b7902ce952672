"""Workflows of backup storages: add, and connect anew."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pydantic import BaseModel

from orrery.core.kernel import resources
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.tags import add_tags
from orrery.core.kernel.workflow import Flow, Outputs, Step, Workflow
from orrery.core.storage.backup import records
from orrery.core.storage.backup.backend import BackupCapacity, BackupStorageBackend, BackupStorageSpec
from orrery.core.storage.backup.model import CONNECTED, CONNECTING, DISCONNECTED, BackupStorage


class BackupParams(BaseModel):
    """One storage."""

    uuid: Uuid


class AddBackup(BackupParams):
    """Adding one storage: its row, and its tags."""

    row: dict[str, Any]
    system_tags: list[str] | None = None
    user_tags: list[str] | None = None


class Said(Outputs):
    """What the storage said of itself."""

    said: dict[str, Any]
    """The fields of `BackupCapacity`."""


def _insert(tx: Transaction, flow: Flow[AddBackup]) -> None:
    params = flow.params
    records.refuse_taken_hostname(tx, params.row.get("hostname"), None)
    fixed = {"state": resources.ENABLED, "status": CONNECTING, "allocated_capacity": 0}
    tx.create(BackupStorage, uuid=params.uuid, **params.row, **fixed)
    tags = (params.system_tags, params.user_tags)
    add_tags(tx, BackupStorage.__vo__, params.uuid, tags, flow.rng)


def _remove(tx: Transaction, flow: Flow[AddBackup]) -> None:
    resources.delete(tx, BackupStorage, flow.params.uuid)


async def _connect(flow: Flow[Any, Said]) -> None:
    spec = await flow.node.db.read(BackupStorageSpec.read, flow.node.secret_store, flow.params.uuid)
    backend = flow.node.backends.find(BackupStorageBackend, spec.type)
    flow.out.said = asdict(await backend.connect(spec, flow.call))


def _connected(tx: Transaction, flow: Flow[Any, Said]) -> None:
    records.report(tx, flow.params.uuid, BackupCapacity(**flow.out.said))
    records.set_status(tx, flow.params.uuid, CONNECTED)


def _connecting(tx: Transaction, flow: Flow[BackupParams]) -> None:
    tx.require(BackupStorage, flow.params.uuid)
    records.set_status(tx, flow.params.uuid, CONNECTING)


def _give_up(tx: Transaction, flow: Flow[BackupParams]) -> None:
    records.set_status(tx, flow.params.uuid, DISCONNECTED)


CONNECT: Step[Any, Said] = Step(
    "connect",
    do=_connect,
    commit=_connected,
    no_undo_because="a storage that nobody uses holds nothing",
)
ADD_BACKUP = Workflow(
    "backup-storage-add",
    AddBackup,
    outputs=Said,
    steps=(Step("record", commit=_insert, uncommit=_remove), CONNECT),
)
CONNECT_BACKUP = Workflow(
    "backup-storage-reconnect",
    BackupParams,
    outputs=Said,
    steps=(Step("connecting", commit=_connecting, uncommit=_give_up), CONNECT),
)
