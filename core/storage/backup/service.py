"""Handlers of the calls on backup storages."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from orrery.core.kernel import resources
from orrery.core.kernel.bus import handles
from orrery.core.kernel.db.constructs import summed
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import CallerError, InvalidArgument, NotFound
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.query import left_of
from orrery.core.kernel.resources import STATE_EVENTS
from orrery.core.kernel.secret_store import Sealed, kept_ahead
from orrery.core.kernel.tasks.queue import QueueSlot
from orrery.core.kernel.workflow.failures import caused, unless
from orrery.core.storage.backup import records
from orrery.core.storage.backup.backend import (
    BACKUP_STORAGES,
    BackupStorageBackend,
    BackupStorageSpec,
    BackupStorageSpecs,
)
from orrery.core.storage.backup.errors import CannotAddBackupStorage
from orrery.core.storage.backup.messages import (
    AddBackupStorage,
    AddDirectoryBackupStorage,
    AddSftpBackupStorage,
    AddSimulatorBackupStorage,
    AttachBackupStorageToZone,
    Capacities,
    ChangeBackupStorageState,
    DeleteBackupStorage,
    DetachBackupStorageFromZone,
    GetBackupStorageCapacity,
    GetBackupStorageTypes,
    ReconnectBackupStorage,
    ReconnectSftpBackupStorage,
    RemoveBackupStorage,
    Types,
    UpdateBackupStorage,
    UpdateSftpBackupStorage,
    WithdrawBackupStorage,
)
from orrery.core.storage.backup.model import (
    DIRECTORY,
    PASSWORD,
    SFTP,
    SIMULATOR,
    BackupStorage,
    BackupStorageZoneRef,
)
from orrery.core.storage.backup.workflows import ADD_BACKUP, CONNECT_BACKUP, AddBackup, BackupParams

ACCESS = ("hostname", "username", "ssh_port")
UNREPORTED = {"total_capacity": 0, "available_capacity": 0, "system_used_capacity": None}
"""The room of a storage that has not been connected yet."""
SYSTEM_FOLDERS = ("dev", "proc", "sys", "run")


class BackupStorageService(Service):
    """Everything that happens to backup storages."""

    async def start(self) -> None:
        """Offers how storages are reached to backends that bring images from them."""
        self.node.backends.add(BackupStorageSpecs, BACKUP_STORAGES, self)

    async def spec(self, uuid: Uuid) -> BackupStorageSpec:
        """See `orrery.core.storage.backup.backend.BackupStorageSpecs`."""
        return await self.node.db.read(BackupStorageSpec.read, self.node.secret_store, uuid)

    @handles(AddSftpBackupStorage)
    async def add_sftp(self, message: AddSftpBackupStorage) -> Uuid:
        """Records a machine that keeps images, and connects it. Raises CannotAddBackupStorage, Refused."""
        access = message.model_dump(include=set(ACCESS))
        return await self._add(
            message,
            SFTP,
            access | UNREPORTED,
            message.password,
        )

    @handles(AddDirectoryBackupStorage)
    async def add_directory(self, message: AddDirectoryBackupStorage) -> Uuid:
        """Records a directory, and connects it. Raises CannotAddBackupStorage, InvalidArgument."""
        refuse_no_directory(message.url)
        return await self._add(message, DIRECTORY, UNREPORTED)

    @handles(AddSimulatorBackupStorage)
    async def add_simulator(self, message: AddSimulatorBackupStorage) -> Uuid:
        """Records a simulated storage, and connects it. Raises CannotAddBackupStorage."""
        total = message.total_capacity
        available = total if message.available_capacity is None else message.available_capacity
        if available > total:
            raise InvalidArgument(
                f"field[availableCapacity]: {available} bytes cannot be available of {total} in total"
            )
        size = {"total_capacity": total, "available_capacity": available}
        return await self._add(message, SIMULATOR, size | {"system_used_capacity": total - available})

    async def _add(
        self, message: AddBackupStorage, kind: str, values: dict[str, Any], password: str | None = None
    ) -> Uuid:
        uuid = message.resource_uuid or self.node.new_uuid()
        row = message.model_dump(include={"name", "description", "url"}) | {"type": kind} | values
        params = AddBackup(uuid=uuid, row=row, system_tags=message.system_tags, user_tags=message.user_tags)
        what = f"could not add backup storage[name:{message.name}, url:{message.url}]"
        told = unless(CallerError, caused(CannotAddBackupStorage, what))
        async with kept_ahead(self.node.db, self._sealed(uuid, password)):
            await self.node.engine.run(ADD_BACKUP, params, claims=(uuid,), failing_as=told)
        return uuid

    def _sealed(self, uuid: Uuid, password: str | None) -> Sealed | None:
        return (
            None if password is None else self.node.secret_store.seal(BackupStorage, uuid, PASSWORD, password)
        )

    @handles(UpdateBackupStorage)
    async def update(self, message: UpdateBackupStorage) -> Uuid:
        """Changes what is given."""
        values = message.model_dump(include={"name", "description"})
        await self.node.db.write(records.update, message.uuid, values)
        return message.uuid

    @handles(UpdateSftpBackupStorage)
    async def update_sftp(self, message: UpdateSftpBackupStorage) -> Uuid:
        """Changes what is given, access too. Raises Refused for a host name that is taken."""
        values = message.model_dump(include={"name", "description", *ACCESS})
        password = self._sealed(message.uuid, message.password)
        await self.node.db.write(records.update, message.uuid, values, SFTP, password)
        return message.uuid

    @handles(ChangeBackupStorageState)
    async def change_state(self, message: ChangeBackupStorageState) -> Uuid:
        """Enables or disables; either twice is no error."""
        values = {"state": STATE_EVENTS[message.state_event]}
        await self.node.db.write(resources.change, BackupStorage, message.uuid, values)
        return message.uuid

    @handles(ReconnectBackupStorage)
    async def reconnect(self, message: ReconnectBackupStorage) -> Uuid:
        """Connects a storage anew; on failure it is Disconnected."""
        return await self._reconnect(message.uuid)

    @handles(ReconnectSftpBackupStorage)
    async def reconnect_sftp(self, message: ReconnectSftpBackupStorage) -> Uuid:
        """As `reconnect`. Raises NotFound for a storage of another type."""
        storage = await self.node.db.read(Transaction.require, BackupStorage, message.uuid)
        if storage.type != SFTP:
            raise NotFound(
                f"field[uuid]: there is no {SFTP}[uuid:{message.uuid}]; it is a {storage.type}, for which"
                " there is ReconnectBackupStorage"
            )
        return await self._reconnect(message.uuid)

    async def _reconnect(self, uuid: Uuid) -> Uuid:
        async with self._slot(uuid):
            await self.node.engine.run(CONNECT_BACKUP, BackupParams(uuid=uuid), claims=(uuid,))
        return uuid

    @handles(AttachBackupStorageToZone)
    async def attach(self, message: AttachBackupStorageToZone) -> Uuid:
        """Lets a zone use the storage. Raises Refused where it may already."""
        await self.node.db.write(records.attach, message.backup_storage_uuid, message.zone_uuid)
        return message.backup_storage_uuid

    @handles(DetachBackupStorageFromZone)
    async def detach(self, message: DetachBackupStorageFromZone) -> Uuid:
        """Takes the storage from a zone. Raises Refused where it was not attached."""
        await self.node.db.write(records.detach, message.backup_storage_uuid, message.zone_uuid)
        return message.backup_storage_uuid

    @handles(WithdrawBackupStorage)
    async def withdraw(self, message: WithdrawBackupStorage) -> None:
        """Takes the storage from a zone, if it is there."""
        await self.node.db.write(records.withdraw, message.backup_storage_uuid, message.zone_uuid)

    @handles(DeleteBackupStorage)
    async def delete(self, message: DeleteBackupStorage) -> None:
        """Deletes a storage with the images on it. Raises NotDeleted."""
        await self.node.cascades.delete("backupStorage.delete", message.uuid, message.delete_mode)

    @handles(RemoveBackupStorage)
    async def remove(self, message: RemoveBackupStorage) -> None:
        """Removes a storage. Raises Refused while it is attached or holds an image."""
        async with self._slot(message.uuid):
            await self.node.db.write(records.delete, message.uuid)

    @handles(GetBackupStorageCapacity)
    async def capacity(self, message: GetBackupStorageCapacity) -> Capacities:
        """Sums over the storages that are named in one way or another."""
        return await self.node.db.query(_capacity_of, message)

    @handles(GetBackupStorageTypes)
    async def types(self, message: GetBackupStorageTypes) -> Types:
        """The types that this node can drive."""
        return Types(types=self.node.backends.kinds(BackupStorageBackend))

    def _slot(self, uuid: Uuid) -> QueueSlot:
        return self.node.tasks.queue(f"backup-storage-{uuid}")


def refuse_no_directory(url: str) -> None:
    """Raises InvalidArgument for a URL that is no plain absolute path, or lies in a folder of the system."""
    parts = url.split("/")
    if parts[0] or len(parts) < 2 or not {"", ".", ".."}.isdisjoint(parts[1:]):
        raise InvalidArgument(f"field[url]: [{url}] is no plain absolute path, such as /srv/images")
    if parts[1] in SYSTEM_FOLDERS:
        raise InvalidArgument(f"field[url]: [{url}] is below /{parts[1]}, where no images can be kept")


def _capacity_of(tx: Transaction, message: GetBackupStorageCapacity) -> Capacities:
    wanted = select(
        func.coalesce(summed(BackupStorage.total_capacity), 0),
        func.coalesce(summed(left_of(BackupStorage.available_capacity)), 0),
    )
    if message.backup_storage_uuids:
        wanted = wanted.where(BackupStorage.uuid.in_(message.backup_storage_uuids))
    elif message.zone_uuids:
        attached = select(BackupStorageZoneRef.backup_storage_uuid).where(
            BackupStorageZoneRef.zone_uuid.in_(message.zone_uuids)
        )
        wanted = wanted.where(BackupStorage.uuid.in_(attached))
    elif not message.all:
        raise InvalidArgument("give one of the fields zoneUuids, backupStorageUuids, or all=true")
    [(total, available)] = tx.all(Statement(wanted))
    return Capacities(total_capacity=total, available_capacity=available)
