"""Handlers of the calls on images."""

from __future__ import annotations

from functools import partial
from typing import Any

from orrery.core.kernel import resources
from orrery.core.kernel.bus import handles
from orrery.core.kernel.context import current_call
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.deletion import Expunger
from orrery.core.kernel.errors import CallerError, InvalidArgument, Refused
from orrery.core.kernel.location import read_location
from orrery.core.kernel.ownership import owner
from orrery.core.kernel.periodic import Periodic
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.resources import STATE_EVENTS
from orrery.core.kernel.secret_store import SecretStore
from orrery.core.kernel.tasks.queue import QueueSlot
from orrery.core.kernel.workflow.calls import call_with_deadline
from orrery.core.kernel.workflow.failures import caused, unless
from orrery.core.storage.backup import transactions as backup
from orrery.core.storage.backup.backend import BackupStorageBackend, BackupStorageSpec, ImageFile
from orrery.core.storage.image import records
from orrery.core.storage.image.configs import (
    ALLOW_INSIDE,
    DELETION,
    FILE_DIRECTORIES,
    directories,
)
from orrery.core.storage.image.errors import CannotAddImage
from orrery.core.storage.image.messages import (
    AddImage,
    ChangeImageState,
    DeleteImage,
    ExpungeImage,
    RecoverImage,
    RemoveImageCopy,
    SyncImageSize,
    UpdateImage,
)
from orrery.core.storage.image.model import DOWNLOADING, READY, Image, ImageBackupStorageRef
from orrery.core.storage.image.quotas import IMAGES
from orrery.core.storage.image.rules import full_url, refuse_file, refuse_host, refuse_wrong_kind, row_of
from orrery.core.storage.image.workflows import ADD_IMAGE, EXPUNGE_IMAGE, ImageParams, NewImage, expungeable


class ImageService(Service):
    """Everything that happens to images."""

    def periodic(self) -> list[Periodic]:
        """Deleted images are removed after their time."""
        return [Expunger(DELETION, self.node, self._expunge_copy).periodic()]

    @handles(AddImage)
    async def add(self, message: AddImage) -> Uuid:
        """Downloads an image to every listed storage. Raises CannotAddImage, Refused, InvalidArgument."""
        self._refuse_source(full_url(message.url))
        uuid = message.resource_uuid or self.node.new_uuid()
        storages = list(dict.fromkeys(message.backup_storage_uuids))
        params = NewImage(
            uuid=uuid,
            storages=storages,
            row=row_of(message) | {"account_uuid": owner()},
            system_tags=message.system_tags,
            user_tags=message.user_tags,
        )
        what = (
            f"Failed to download image[name:{message.name}, url:{message.url}] on all backup storage"
            f"[{', '.join(storages)}]"
        )
        told = unless(CallerError, caused(CannotAddImage, what))
        await self.node.engine.run(ADD_IMAGE, params, claims=(uuid,), failing_as=told)
        return uuid

    def _refuse_source(self, url: str) -> None:
        """Raises PermissionDenied or InvalidArgument for a URL that this caller may not have read."""
        caller = current_call().caller
        is_admin = caller is None or caller.is_admin
        refuse_file(url, directories(self.node.configs.get(FILE_DIRECTORIES)), is_admin=is_admin)
        refuse_host(url, allow_inside=self.node.configs.get(ALLOW_INSIDE))

    @handles(UpdateImage)
    async def update(self, message: UpdateImage) -> Uuid:
        """Changes what is given. Raises InvalidArgument where media type and format would not fit."""
        await self.node.db.write(_update, message)
        return message.uuid

    @handles(ChangeImageState)
    async def change_state(self, message: ChangeImageState) -> Uuid:
        """Enables or disables; either twice is no error."""
        values = {"state": STATE_EVENTS[message.state_event]}
        await self.node.db.write(resources.change, Image, message.uuid, values)
        return message.uuid

    @handles(DeleteImage)
    async def delete(self, message: DeleteImage) -> None:
        """Deletes as the policy says; an image that is still being downloaded is gone at once."""
        is_direct = DELETION.is_direct(self.node.configs)
        async with self._slot(message.uuid):
            if await self.node.db.write(_delete, message, is_direct):
                return
            await self._expunge(message.uuid, message.backup_storage_uuids)

    @handles(RecoverImage)
    async def recover(self, message: RecoverImage) -> Uuid:
        """Brings a deleted image back. Raises Refused for one that is not."""
        async with self._slot(message.image_uuid):
            await self.node.db.write(records.recover, message.image_uuid, message.backup_storage_uuids)
        return message.image_uuid

    @handles(ExpungeImage)
    async def expunge(self, message: ExpungeImage) -> None:
        """Removes a deleted image for good. Raises Refused for one that is not deleted."""
        async with self._slot(message.image_uuid):
            storages = await self.node.db.read(expungeable, message.image_uuid, message.backup_storage_uuids)
            await self._expunge(message.image_uuid, storages)

    @handles(RemoveImageCopy)
    async def remove_copy(self, message: RemoveImageCopy) -> None:
        """Removes the image from one storage, whatever its status; what is not confirmed is collected later.

        Raises Refused while it is being downloaded.
        """
        async with self._slot(message.image_uuid):
            if message.backup_storage_uuid in await self.node.db.read(_storages_of, message.image_uuid):
                await self._expunge(message.image_uuid, [message.backup_storage_uuid])

    async def _expunge(self, uuid: Uuid, storages: list[Uuid] | None) -> None:
        if storages is None:
            storages = await self.node.db.read(_storages_of, uuid)
        params = ImageParams(uuid=uuid, storages=storages)
        await self.node.engine.run(EXPUNGE_IMAGE, params, claims=(uuid,), failing_as=unless(CallerError))

    async def _expunge_copy(self, uuid: Uuid, storage: Uuid) -> None:
        await self._expunge(uuid, [storage])

    @handles(SyncImageSize)
    async def sync_size(self, message: SyncImageSize) -> Uuid:
        """Records how large the image is on each storage. Raises Refused where it is Ready on none."""
        copies = await self.node.db.read(_ready_copies, self.node.secret_store, message.uuid)
        for spec, path in copies:
            backend = self.node.backends.find(BackupStorageBackend, spec.type)
            file = await call_with_deadline(
                partial(backend.image_file, spec, read_location(path)), f"size of image[uuid:{message.uuid}]"
            )
            await self.node.db.write(_resize, message.uuid, spec.uuid, file)
        return message.uuid

    def _slot(self, uuid: Uuid) -> QueueSlot:
        return self.node.tasks.queue(f"image-{uuid}")


def _update(tx: Transaction, message: UpdateImage) -> None:
    image = tx.require(Image, message.uuid)
    values: dict[str, Any] = message.model_dump(exclude={"uuid", "system_tags", "user_tags"})
    media_type, image_format = message.media_type or image.media_type, message.format or image.format
    if (media_type, image_format) != (image.media_type, image.format) or message.system:
        system = image.system if message.system is None else message.system
        refuse_wrong_kind(media_type, image_format, system=system)
    resources.change(tx, Image, message.uuid, values)


def _delete(tx: Transaction, message: DeleteImage, is_direct: bool) -> bool:
    """Deletes what needs no more than the database; False where the bits have to go too."""
    image = tx.get(Image, message.uuid)
    if image is None:
        return True
    if image.status == DOWNLOADING:
        if message.backup_storage_uuids is not None:
            raise InvalidArgument(
                f"field[backupStorageUuids]: image[uuid:{image.uuid}] is still being downloaded; it can"
                " only be deleted as a whole"
            )
        # The download finds its row gone, and takes its bits away.
        records.drop_refs(tx, image.uuid, _storages_of(tx, image.uuid))
        return True
    if is_direct:
        return False
    records.mark_deleted(tx, image.uuid, message.backup_storage_uuids)
    return True


def _storages_of(tx: Transaction, uuid: Uuid) -> list[Uuid]:
    return [ref.backup_storage_uuid for ref in tx.find(ImageBackupStorageRef, image_uuid=uuid)]


def _ready_copies(tx: Transaction, store: SecretStore, uuid: Uuid) -> list[tuple[BackupStorageSpec, str]]:
    refs = [ref for ref in records.refs_of(tx, uuid, None) if ref.status == READY]
    if not refs:
        raise Refused(f"image[uuid:{uuid}] is Ready on no backup storage")
    return [(BackupStorageSpec.read(tx, store, ref.backup_storage_uuid), ref.install_path) for ref in refs]


def _resize(tx: Transaction, uuid: Uuid, storage_uuid: Uuid, file: ImageFile) -> None:
    where = {"image_uuid": uuid, "backup_storage_uuid": storage_uuid}
    ref = tx.first(ImageBackupStorageRef, **where)
    if ref is None:
        return
    backup.take(tx, storage_uuid, file.actual_size - ref.size)
    tx.update(ImageBackupStorageRef, where, size=file.actual_size, last_op_date=tx.now)
    sizes = {"size": file.size, "actual_size": file.actual_size}
    # It is that large, whether its account may have so much or not.
    IMAGES.changed(tx, vars(tx.require(Image, uuid)), sizes, forced=True)
    tx.update(Image, {"uuid": uuid}, **sizes)
