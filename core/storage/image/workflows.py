"""Workflows of images: add, and remove for good."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pydantic import BaseModel

from orrery.core.kernel import resources
from orrery.core.kernel.config import Owner, effective
from orrery.core.kernel.context import current_call
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import NotFound, OrreryError, Refused
from orrery.core.kernel.location import read_location
from orrery.core.kernel.node_base import NodeBase
from orrery.core.kernel.progress import Report
from orrery.core.kernel.tags import add_tags
from orrery.core.kernel.tasks import all_bounded, gather_bounded
from orrery.core.kernel.workflow import Flow, Outputs, Step, Workflow
from orrery.core.kernel.workflow.calls import retry_call
from orrery.core.kernel.workflow.holds import Held, Identity, refuse_held
from orrery.core.storage.backup import transactions as backup
from orrery.core.storage.backup.backend import BackupStorageBackend, BackupStorageSpec, ImageFile, ImageOrigin
from orrery.core.storage.backup.configs import RESERVED_CAPACITY
from orrery.core.storage.backup.model import CONNECTED, BackupStorage
from orrery.core.storage.image import records
from orrery.core.storage.image.configs import ALLOW_INSIDE, FILE_DIRECTORIES, directories
from orrery.core.storage.image.errors import DownloadFailed
from orrery.core.storage.image.model import DELETED, DOWNLOADING, READY, Image, ImageBackupStorageRef
from orrery.core.storage.image.quotas import IMAGES
from orrery.core.storage.image.rules import install_path

DOWNLOAD_SECONDS = 3 * 24 * 3600.0
DELETE_SECONDS = 60.0
STORAGES_AT_ONCE = 10

Copy = tuple[Uuid, str]
"""A backup storage, and a path on it."""


class ImageParams(BaseModel):
    """One image on some of its storages."""

    uuid: Uuid
    storages: list[Uuid]


class NewImage(ImageParams):
    """Adding one image: its row, and its tags."""

    row: dict[str, Any]
    system_tags: list[str] | None = None
    user_tags: list[str] | None = None


class Copies(Outputs):
    """The copies of an image on their storages."""

    copies: list[Copy]
    files: list[dict[str, Any]]
    """What has arrived, in the order of the storages: the fields of `ImageFile`."""


def _identity(uuid: Uuid) -> Identity:
    return Identity("image", uuid)


def _hold(tx: Transaction, flow: Flow[Any]) -> Held:
    """The image, whose bits may still be there."""
    uuid: Uuid = flow.params.uuid
    return Held(resource=(Image.__vo__, uuid), identities=(_identity(uuid),))


def _record(tx: Transaction, flow: Flow[NewImage, Copies]) -> None:
    params, row = flow.params, flow.params.row
    refuse_held(tx, f"field[resourceUuid]: [{params.uuid}] cannot be used", [_identity(params.uuid)])
    fixed = {"uuid": params.uuid, "state": resources.ENABLED, "status": DOWNLOADING}
    values = {**row, **fixed, "size": 0, "actual_size": 0}
    tx.create(Image, **values)
    IMAGES.added(tx, values)
    add_tags(tx, Image.__vo__, params.uuid, (params.system_tags, params.user_tags), flow.rng)
    flow.node.hooks.hook.before_image_add(tx=tx, image_uuid=params.uuid, row=row)
    flow.out.copies = [_record_copy(tx, params, storage) for storage in params.storages]


def _record_copy(tx: Transaction, params: NewImage, storage_uuid: Uuid) -> Copy:
    storage = tx.require(BackupStorage, storage_uuid)
    refuse_unusable(storage, effective(tx, RESERVED_CAPACITY, Owner(BackupStorage.__vo__, storage_uuid)))
    kind = (params.row["media_type"], params.row["format"])
    path = install_path(storage.url, params.row["account_uuid"], params.uuid, kind)
    tx.insert(
        ImageBackupStorageRef,
        image_uuid=params.uuid,
        backup_storage_uuid=storage_uuid,
        install_path=path,
        status=DOWNLOADING,
        size=0,
        create_date=tx.now,
        last_op_date=tx.now,
    )
    return storage_uuid, path


def refuse_unusable(storage: BackupStorage, reserved: int) -> None:
    """Raises Refused where a storage takes no images now; `reserved` bytes have to stay available."""
    what = f"backup storage[uuid:{storage.uuid}]"
    if storage.state != resources.ENABLED or storage.status != CONNECTED:
        raise Refused(f"{what} is {storage.state} and {storage.status}; it must be Enabled and Connected")
    if storage.available_capacity < max(1, reserved):
        raise Refused(
            f"{what} has no capacity left: {storage.available_capacity} bytes are available, and {reserved}"
            " have to stay so (config backupStorage/reservedCapacity)"
        )


def _unrecord(tx: Transaction, flow: Flow[NewImage]) -> None:
    records.drop_refs(tx, flow.params.uuid, flow.params.storages)


async def _download(flow: Flow[NewImage, Copies]) -> None:
    copies: list[Copy] = [(storage, path) for storage, path in flow.out.copies]
    told = _Percentage(flow.node, flow.params.row["name"], len(copies))
    work = [_download_to(flow, copy, told.of(index)) for index, copy in enumerate(copies)]
    results = await gather_bounded(work, STORAGES_AT_ONCE)
    failures = [OrreryError.of(result) for result in results if isinstance(result, BaseException)]
    if failures:
        where = ", ".join(flow.params.storages)
        reasons = "; ".join(dict.fromkeys(failure.details for failure in failures))
        raise DownloadFailed(
            f"Failed to download image[name:{flow.params.row['name']}, url:{flow.params.row['url']}] on all"
            f" backup storage[{where}]: {reasons}",
            cause=failures[0],
        )
    files = [result for result in results if isinstance(result, ImageFile)]
    flow.out.files = [asdict(file) for file in files]


async def _download_to(flow: Flow[NewImage], copy: Copy, progress: Report) -> ImageFile:
    storage, path = copy
    backend, spec = await _reach(flow.node, storage)
    configs = flow.node.configs
    source = ImageOrigin(
        flow.params.row["url"],
        flow.params.row["format"],
        directories(configs.get(FILE_DIRECTORIES)),
        configs.get(ALLOW_INSIDE),
    )
    file = await retry_call(lambda: backend.add_image(spec, read_location(path), source, flow.call, progress))
    progress(1, 1)
    return file


class _Percentage:
    """Tells the job that waits how much of all copies has arrived."""

    def __init__(self, node: NodeBase, name: str, copies: int) -> None:
        self._node = node
        self._job = current_call().job
        self._name = name
        self._shares = [0.0] * copies

    def of(self, index: int) -> Report:
        """What one copy reports to: bytes that have arrived, and those there are."""

        def report(done: int, total: int) -> None:
            self._shares[index] = done / total if total else 1.0
            percent = int(100 * sum(self._shares) / len(self._shares))
            self._node.progress.report(
                self._job, f"download image {self._name}", percent, self._node.clock.now_ms()
            )

        return report


def _arrived(tx: Transaction, flow: Flow[NewImage, Copies]) -> None:
    uuid = flow.params.uuid
    image = tx.get(Image, uuid)
    if image is None:
        raise Refused(f"image[uuid:{uuid}] was deleted while it was downloaded")
    files = [ImageFile(**body) for body in flow.out.files]
    for storage, file in zip(flow.params.storages, files, strict=True):
        where = {"image_uuid": uuid, "backup_storage_uuid": storage}
        tx.update(ImageBackupStorageRef, where, status=READY, size=file.actual_size, last_op_date=tx.now)
        backup.take(tx, storage, file.actual_size)
    first = files[0]
    sizes = {"size": first.size, "actual_size": first.actual_size, "md5_sum": first.md5_sum}
    # Only now is it known whether there is room for it.
    IMAGES.changed(tx, vars(image), sizes)
    tx.update(Image, {"uuid": uuid}, status=READY, **sizes)
    flow.node.hooks.hook.after_image_add(tx=tx, image_uuid=uuid)


async def _delete_copies(flow: Flow[Any, Copies]) -> None:
    work = [_delete_copy(flow, (storage, path)) for storage, path in flow.out.copies]
    await all_bounded(work, STORAGES_AT_ONCE)


async def _delete_copy(flow: Flow[Any], copy: Copy) -> None:
    storage, path = copy
    try:
        backend, spec = await _reach(flow.node, storage)
    except NotFound:
        return
    await backend.delete_image(spec, read_location(path), flow.call)


async def _reach(node: NodeBase, storage_uuid: Uuid) -> tuple[BackupStorageBackend, BackupStorageSpec]:
    spec = await node.db.read(BackupStorageSpec.read, node.secret_store, storage_uuid)
    return node.backends.find(BackupStorageBackend, spec.type), spec


def _find_copies(tx: Transaction, flow: Flow[ImageParams, Copies]) -> None:
    refs = records.refs_of(tx, flow.params.uuid, flow.params.storages)
    flow.out.copies = [(ref.backup_storage_uuid, ref.install_path) for ref in refs]


def _forget_copies(tx: Transaction, flow: Flow[ImageParams]) -> None:
    records.drop_refs(tx, flow.params.uuid, flow.params.storages)


def expungeable(tx: Transaction, image_uuid: Uuid, storages: list[Uuid] | None) -> list[Uuid]:
    """The storages from which an image can be removed for good. Raises Refused where it is not Deleted."""
    refs = records.refs_of(tx, image_uuid, storages)
    for ref in refs:
        if ref.status != DELETED:
            raise Refused(
                f"image[uuid:{image_uuid}] is {ref.status} on backup storage[uuid:{ref.backup_storage_uuid}];"
                " only a Deleted image can be expunged"
            )
    return [ref.backup_storage_uuid for ref in refs]


ADD_IMAGE = Workflow(
    "image-add",
    NewImage,
    outputs=Copies,
    steps=(
        Step("record", commit=_record, uncommit=_unrecord),
        Step(
            "download",
            do=_download,
            commit=_arrived,
            undo=_delete_copies,
            holds=_hold,
            timeout_seconds=DOWNLOAD_SECONDS,
            undo_timeout_seconds=DELETE_SECONDS,
            cancelable=True,
        ),
    ),
)
EXPUNGE_IMAGE = Workflow(
    "image-expunge",
    ImageParams,
    outputs=Copies,
    steps=(
        Step("find", commit=_find_copies, no_undo_because="it changes nothing"),
        Step(
            "delete",
            do=_delete_copies,
            commit=_forget_copies,
            deferrable=True,
            holds=_hold,
            no_undo_because="what is deleted cannot come back",
        ),
    ),
)
