"""The disks that are made with a VM: rows and capacity in one transaction, bits in the next step."""

from __future__ import annotations

from typing import Any

from orrery.core.compute.host.model import Host
from orrery.core.compute.host.types import HypervisorType
from orrery.core.compute.vm.model import VmInstance
from orrery.core.compute.vm.outputs import Creation
from orrery.core.compute.vm.params import WantedDisk, WantedVm
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.tags import add_tags
from orrery.core.kernel.workflow import Flow
from orrery.core.kernel.workflow.holds import Held
from orrery.core.storage.primary.messages import EnsureImageCached
from orrery.core.storage.primary.model import PrimaryStorage
from orrery.core.storage.volume.bits import VolumeBits, create_bits, delete_bits
from orrery.core.storage.volume.model import Volume
from orrery.core.storage.volume.transactions import drop_volume, held_volume, insert_volumes

Creating = Flow[WantedVm, Creation]


def insert_disks(
    tx: Transaction, flow: Creating, storages: dict[Uuid, PrimaryStorage], host: Host
) -> dict[Uuid, Any]:
    """Records the volumes of a new VM, in status Creating; their capacity is reserved already.

    Gives where their bits shall be: what undoes this later must not need the rows.
    """
    bits: dict[Uuid, Any] = {}
    wanted, types = flow.params, flow.node.backends
    disks = (wanted.root, *wanted.data)
    volume_format = types.find(HypervisorType, host.hypervisor_type).volume_format
    rows = [
        _row(wanted, (disk, volume_format), number, storages[disk.uuid], host)
        for number, disk in enumerate(disks)
    ]
    for disk, volume in zip(disks, insert_volumes(tx, *rows), strict=True):
        if disk.system_tags:
            add_tags(tx, Volume.__vo__, disk.uuid, (disk.system_tags, None), flow.rng)
        held_by = host if volume.host_uuid else None
        bits[disk.uuid] = VolumeBits.on(types, storages[disk.uuid], volume, held_by).to_json()
    return bits


def _row(
    wanted: WantedVm, made: tuple[WantedDisk, str], device_id: int, storage: PrimaryStorage, host: Host
) -> dict[str, object]:
    disk, volume_format = made
    return {
        "uuid": disk.uuid,
        "name": disk.name,
        "description": disk.description,
        "primary_storage_uuid": storage.uuid,
        "vm_instance_uuid": wanted.vm_uuid,
        "disk_offering_uuid": disk.disk_offering_uuid,
        "root_image_uuid": wanted.image_uuid if device_id == 0 else None,
        "type": "Root" if device_id == 0 else "Data",
        "status": "Creating",
        "state": "Enabled",
        "format": volume_format,
        "size": disk.size,
        "device_id": device_id,
        "account_uuid": wanted.account_uuid,
        "host_uuid": host.uuid if storage.per_host else None,
    }


def drop_disks(tx: Transaction, flow: Creating) -> None:
    """Removes those rows and gives their capacity back."""
    for disk in (flow.params.root, *flow.params.data):
        drop_volume(tx, disk.uuid)


async def make_disks(flow: Creating) -> None:
    """Makes the bits: the root disk from the image's cached template, data disks empty."""
    wanted, stored = flow.params, {}
    assert flow.out.host is not None
    for disk in (wanted.root, *wanted.data):
        bits = VolumeBits.from_json(flow.out.bits[disk.uuid])
        template = None
        if disk is wanted.root and wanted.image_uuid is not None and not wanted.boots_from_iso:
            template = await flow.node.bus.call(
                EnsureImageCached(bits.storage.uuid, wanted.image_uuid, flow.out.host)
            )
        stored[disk.uuid] = await create_bits(flow, bits, template)
    flow.out.stored = stored


async def delete_disks(flow: Creating) -> None:
    """No bits shall be left."""
    for bits in flow.out.bits.values():
        await delete_bits(flow, VolumeBits.from_json(bits))


def hold_disks(tx: Transaction, flow: Creating) -> Held:
    """The volumes, whose bits may still be there."""
    identities = tuple(held_volume(uuid) for uuid in flow.out.bits)
    return Held(resource=(VmInstance.__vo__, flow.params.vm_uuid), identities=identities)


def mark_disks_ready(tx: Transaction, flow: Creating) -> None:
    """The volumes have their bits."""
    for uuid, bits in flow.out.bits.items():
        path, stored = str(VolumeBits.from_json(bits).location), flow.out.stored[uuid]
        tx.update(Volume, {"uuid": uuid}, status="Ready", install_path=path, actual_size=stored)
