"""Workflows of data volumes: create on a storage, and remove for good."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.tags import add_tags
from orrery.core.kernel.workflow import Flow, Outputs, Step, Workflow
from orrery.core.kernel.workflow.holds import Held, refuse_held
from orrery.core.storage.primary.errors import NoStorageAvailable
from orrery.core.storage.primary.model import PrimaryStorage
from orrery.core.storage.primary.transactions import room_of, take
from orrery.core.storage.volume import records
from orrery.core.storage.volume.bits import VolumeBits, create_bits, delete_bits
from orrery.core.storage.volume.messages import FreeVolume, RetireVolume
from orrery.core.storage.volume.model import CREATING, READY, Volume
from orrery.core.storage.volume.tags import LOCAL_HOST, VOLUME_VO
from orrery.core.storage.volume.transactions import drop_volume, held_volume, insert_volumes

CREATE_SECONDS = 3600.0
DETACH_SECONDS = 24 * 3600.0


class VolumeParams(BaseModel):
    """One volume."""

    uuid: Uuid


class NewVolume(VolumeParams):
    """Creating one data volume on a storage: its row, and its tags."""

    row: dict[str, Any]
    reserved_capacity: int
    """Bytes that have to stay available."""
    system_tags: list[str] | None = None
    user_tags: list[str] | None = None


class Bits(Outputs):
    """The bits of a volume."""

    bits: dict[str, Any] | None = None
    """Where they are (`VolumeBits`); None where there are none."""
    stored: int
    """Bytes."""


def _record(tx: Transaction, flow: Flow[NewVolume, Bits]) -> None:
    params = flow.params
    refuse_held(tx, f"field[resourceUuid]: [{params.uuid}] cannot be used", [held_volume(params.uuid)])
    storage = tx.require(PrimaryStorage, params.row["primary_storage_uuid"])
    host_uuid = _host_for(storage, params.system_tags or [])
    _reserve(tx, storage, host_uuid, params)
    volume_format = records.format_on(tx, flow.node.backends, storage)
    placed = {"uuid": params.uuid, "status": CREATING, "format": volume_format, "host_uuid": host_uuid}
    insert_volumes(tx, params.row | placed)
    add_tags(tx, VOLUME_VO, params.uuid, (params.system_tags, params.user_tags), flow.rng)
    flow.out.bits = VolumeBits.of(tx, flow.node.backends, params.uuid).to_json()


def _host_for(storage: PrimaryStorage, tags: list[str]) -> Uuid | None:
    if not storage.per_host:
        return None
    found = LOCAL_HOST.first(tags)
    if found is None:
        raise InvalidArgument(
            f"field[systemTags]: primary storage[uuid:{storage.uuid}] is of type {storage.type}, so the tag"
            f" {LOCAL_HOST.form} has to say on which host the volume shall be"
        )
    return found["hostUuid"]


def _reserve(tx: Transaction, storage: PrimaryStorage, host_uuid: Uuid | None, params: NewVolume) -> None:
    size, reserved = params.row["size"], params.reserved_capacity
    room = room_of(tx, storage.uuid, host_uuid)
    if room is None:
        raise InvalidArgument(
            f"field[systemTags]: host[uuid:{host_uuid}] has no part of primary storage[uuid:{storage.uuid}]"
        )
    if not take(tx, room, size, leaving=reserved):
        raise NoStorageAvailable(
            f"primary storage[uuid:{storage.uuid}], {storage.state} and {storage.status}, cannot take a"
            f" volume of {size} bytes: after subtracting reserved capacity[{reserved} bytes] it has less"
        )


def _unrecord(tx: Transaction, flow: Flow[NewVolume]) -> None:
    drop_volume(tx, flow.params.uuid)


async def _create(flow: Flow[NewVolume, Bits]) -> None:
    assert flow.out.bits is not None
    flow.out.stored = await create_bits(flow, VolumeBits.from_json(flow.out.bits), None)


async def _delete(flow: Flow[Any, Bits]) -> None:
    if flow.out.bits is not None:
        await delete_bits(flow, VolumeBits.from_json(flow.out.bits))


def _hold(tx: Transaction, flow: Flow[Any]) -> Held:
    uuid: Uuid = flow.params.uuid
    return Held(resource=(VOLUME_VO, uuid), identities=(held_volume(uuid),))


def _ready(tx: Transaction, flow: Flow[NewVolume, Bits]) -> None:
    assert flow.out.bits is not None
    where, path = {"uuid": flow.params.uuid}, str(VolumeBits.from_json(flow.out.bits).location)
    tx.update(Volume, where, status=READY, install_path=path, actual_size=flow.out.stored)


def _find(tx: Transaction, flow: Flow[VolumeParams, Bits]) -> None:
    volume = tx.require(Volume, flow.params.uuid)
    is_made = volume.install_path is not None
    flow.out.bits = VolumeBits.of(tx, flow.node.backends, volume.uuid).to_json() if is_made else None


def _forget(tx: Transaction, flow: Flow[VolumeParams]) -> None:
    drop_volume(tx, flow.params.uuid)


async def _free(flow: Flow[VolumeParams]) -> None:
    await flow.node.bus.call(FreeVolume(flow.params.uuid, force=False))


async def _retire(flow: Flow[VolumeParams]) -> None:
    await flow.node.bus.call(RetireVolume(flow.params.uuid))


DELETE_VOLUME = Workflow(
    "volume-delete",
    VolumeParams,
    steps=(
        Step(
            "detach",
            do=_free,
            timeout_seconds=DETACH_SECONDS,
            no_undo_because="a volume that cannot be deleted is as well free",
        ),
        Step(
            "retire",
            do=_retire,
            timeout_seconds=DETACH_SECONDS,
            no_undo_because="deleting is a run of its own, which takes itself back where it fails",
        ),
    ),
)
"""Deleting a volume that is attached. Both steps are done by others, which have their own limits."""
CREATE_VOLUME = Workflow(
    "volume-create",
    NewVolume,
    outputs=Bits,
    steps=(
        Step("record", commit=_record, uncommit=_unrecord),
        Step("create", do=_create, commit=_ready, undo=_delete, timeout_seconds=CREATE_SECONDS, holds=_hold),
    ),
)
EXPUNGE_VOLUME = Workflow(
    "volume-expunge",
    VolumeParams,
    outputs=Bits,
    steps=(
        Step("find", commit=_find, no_undo_because="it changes nothing"),
        Step(
            "delete",
            do=_delete,
            commit=_forget,
            deferrable=True,
            holds=_hold,
            no_undo_because="what is deleted cannot come back",
        ),
    ),
)
