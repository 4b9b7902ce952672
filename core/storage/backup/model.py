"""Backup storages and the zones they serve.

Capacity is kept exactly: ``available = total - system_used - allocated``, where `allocated` is the sum of
what its images take. All sizes are bytes.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.compute.zone.model import Zone
from orrery.core.kernel.db.model import Alias, Base, Edge, Events, Inventory, Nested, Resource, Subtype
from orrery.core.kernel.resources import ENABLED, SWITCHED
from orrery.core.kernel.states import CONNECTIONS, StateTable

CONNECTING, CONNECTED, DISCONNECTED = "Connecting", "Connected", "Disconnected"
STATE_TABLE = StateTable("backupStorage", "state", SWITCHED, (ENABLED,))
STATUS_TABLE = StateTable("backupStorage", "status", CONNECTIONS, (CONNECTING,))
SFTP, DIRECTORY, SIMULATOR = "SftpBackupStorage", "DirectoryBackupStorage", "SimulatorBackupStorage"
TYPES = (SFTP, DIRECTORY, SIMULATOR)
PASSWORD = "password"
"""Of the login on the storage, in the store of secrets."""


class BackupStorage(Resource):
    """A backup storage. Images are taken in and handed out while it is Enabled and Connected."""

    __tablename__ = "backup_storage"
    __cached__ = True
    __vo__ = "BackupStorageVO"
    __secrets__ = (PASSWORD,)
    __inventory__ = Inventory(
        "org.zstack.header.storage.backup.BackupStorageInventory",
        hidden=("system_used_capacity", "allocated_capacity", "host_key"),
        urls=("url",),
        nested=(
            Nested(
                "attachedZoneUuids",
                "BackupStorageZoneRefVO",
                "backup_storage_uuid",
                sort="zone_uuid",
                pluck="zone_uuid",
            ),
        ),
        left=("available_capacity",),
        type_field="type",
        subtypes={
            SFTP: Subtype(
                "org.zstack.storage.backup.sftp.SftpBackupStorageInventory",
                fields=("hostname", "username", "ssh_port"),
            ),
        },
        columns=("type", "state", "status", "totalCapacity", "availableCapacity"),
        wide=("attachedZoneUuids", "hostname", "url"),
    )
    __events__ = Events(
        "backupStorage",
        (
            "name",
            "description",
            "state",
            "status",
            "type",
        ),
        watched=(
            "state",
            "status",
        ),
    )

    url: Mapped[str] = mapped_column(String(2048))
    """The folder in which it keeps images."""
    total_capacity: Mapped[int]
    """Bytes that it has in total."""
    available_capacity: Mapped[int]
    """Bytes that new images may still take."""
    type: Mapped[str] = mapped_column(String(32))
    """How it is reached: SftpBackupStorage or SimulatorBackupStorage."""
    state: Mapped[str] = mapped_column(String(16))
    """An operator's decision: only an Enabled storage takes and hands out images."""
    status: Mapped[str] = mapped_column(String(16))
    """Whether the management node reaches it."""
    hostname: Mapped[str | None] = mapped_column(String(255), unique=True)
    """Address or host name of the machine."""
    username: Mapped[str | None] = mapped_column(String(255))
    """Login name for SSH."""
    ssh_port: Mapped[int | None]
    """Port of SSH."""
    host_key: Mapped[str | None] = mapped_column(String(128))
    """Fingerprint of the key that its machine showed when it was connected first; pinned."""
    system_used_capacity: Mapped[int | None]
    """What was used at the first report, by others; None before that."""
    allocated_capacity: Mapped[int]


class BackupStorageZoneRef(Base):
    """A backup storage attached to a zone, where its images can then be used."""

    __tablename__ = "backup_storage_zone_ref"
    __cached__ = True
    __table_args__ = (UniqueConstraint("zone_uuid", "backup_storage_uuid"),)
    __vo__ = "BackupStorageZoneRefVO"
    __inventory__ = Inventory(
        "org.zstack.header.storage.backup.BackupStorageZoneRefInventory",
        expanded=(
            Edge("zone_uuid", "ZoneVO", back="backupStorageRef"),
            Edge("backup_storage_uuid", "BackupStorageVO", back="zoneRef"),
        ),
        aliases=(
            Alias("backupStorage", "backupStorageRef.backupStorage", vo="ZoneVO"),
            Alias("zone", "zoneRef.zone", vo="BackupStorageVO"),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    """Number of the row."""
    zone_uuid: Mapped[str] = mapped_column(ForeignKey(Zone.uuid))
    """The zone."""
    backup_storage_uuid: Mapped[str] = mapped_column(ForeignKey(BackupStorage.uuid), index=True)
    """The storage that is attached to it."""
    create_date: Mapped[int]
    last_op_date: Mapped[int]
