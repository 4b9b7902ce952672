"""Primary storages, where they are attached, their room per host, and their image caches.

Capacity is kept exactly: for every storage (and for every host of a local one)

    available = total - system_used - rated(allocated, over_provisioning) - cached

where `allocated` is the sum of the sizes of its volumes and `cached` that of its image cache. All sizes are
bytes.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host.model import Host
from orrery.core.compute.zone.model import Zone
from orrery.core.kernel import resources
from orrery.core.kernel.api.message import LONG_MAX
from orrery.core.kernel.db.drivers.options import NEVER_REUSED_IDS
from orrery.core.kernel.db.model import AdminsOnly, Alias, Base, Edge, Events, Inventory, Nested, Resource
from orrery.core.kernel.resources import DISABLED, ENABLED
from orrery.core.kernel.states import CONNECTIONS, StateTable

CONNECTING, CONNECTED, DISCONNECTED = "Connecting", "Connected", "Disconnected"
MAINTENANCE, DELETING = "Maintenance", "Deleting"
STATE_EVENTS = resources.STATE_EVENTS | {"maintain": MAINTENANCE, "deleting": DELETING}
STATE_TABLE = StateTable(
    "primaryStorage",
    "state",
    dict.fromkeys((ENABLED, DISABLED, MAINTENANCE, DELETING), STATE_EVENTS),
    (ENABLED,),
    by_system=("deleting",),
)
"""A storage is Deleting while `DeletePrimaryStorage` works."""
STATUS_TABLE = StateTable("primaryStorage", "status", CONNECTIONS, (CONNECTING,))
CACHE_CREATING, CACHE_READY, CACHE_DELETING = "creating", "ready", "deleting"
NO_HOST = ""
"""Stands for the host of an image cache that all hosts share."""
PERCENT = 100


def rated(allocated: int, percent: int) -> int:
    """What volumes of so many bytes take of the room of a storage, `percent` being its over-provisioning.

    At most as much as 64 bits hold.
    """
    return min(allocated * PERCENT // percent, LONG_MAX)


class PrimaryStorage(Resource):
    """A primary storage. Volumes are placed on it while it is Enabled and Connected."""

    __tablename__ = "primary_storage"
    __vo__ = "PrimaryStorageVO"
    __inventory__ = Inventory(
        "org.zstack.header.storage.primary.PrimaryStorageInventory",
        hidden=(
            "allocated_capacity",
            "cached_capacity",
            "over_provisioning",
            "needs_host",
            "per_host",
            "declared",
            "images_from",
        ),
        nested=(
            Nested(
                "attachedClusterUuids",
                "PrimaryStorageClusterRefVO",
                "primary_storage_uuid",
                sort="cluster_uuid",
                pluck="cluster_uuid",
            ),
        ),
        left=("available_capacity", "available_physical_capacity"),
        type_field="type",
        columns=("type", "state", "status", "totalCapacity", "availableCapacity", "attachedClusterUuids"),
        wide=("zoneUuid", "url", "totalPhysicalCapacity", "availablePhysicalCapacity"),
    )
    __events__ = Events(
        "primaryStorage",
        (
            "name",
            "description",
            "state",
            "status",
            "type",
            "zone_uuid",
        ),
        watched=(
            "state",
            "status",
        ),
    )

    zone_uuid: Mapped[str] = mapped_column(ForeignKey(Zone.uuid), index=True)
    url: Mapped[str] = mapped_column(String(2048))
    """Where it is: host:/path of NFS, else the path of a folder."""
    type: Mapped[str] = mapped_column(String(32))
    """NFS, LocalStorage, SharedMountPoint, SimulatorPrimaryStorage, or a type of a plugin."""
    state: Mapped[str] = mapped_column(String(16))
    """An operator's decision: only an Enabled storage takes new volumes."""
    status: Mapped[str] = mapped_column(String(16))
    """Whether a host of its clusters reaches it."""
    mount_path: Mapped[str] = mapped_column(String(2048))
    """The folder at which hosts have it."""
    needs_host: Mapped[bool]
    """This and the next three are those of its `StorageType`."""
    per_host: Mapped[bool]
    declared: Mapped[bool]
    images_from: Mapped[str] = mapped_column(String(1024))
    """With commas between them."""
    total_capacity: Mapped[int]
    """Bytes that it has in total."""
    available_capacity: Mapped[int]
    """Bytes that may still be promised to volumes, after over-provisioning."""
    total_physical_capacity: Mapped[int]
    available_physical_capacity: Mapped[int]
    system_used_capacity: Mapped[int | None]
    """What was used at the first report, by others; None before that."""
    allocated_capacity: Mapped[int]
    cached_capacity: Mapped[int]
    over_provisioning: Mapped[int]
    """Percent: at 200, volumes may add up to twice the room."""


class PrimaryStorageClusterRef(Base):
    """A storage attached to a cluster."""

    __tablename__ = "primary_storage_cluster_ref"
    __cached__ = True
    __table_args__ = (UniqueConstraint("cluster_uuid", "primary_storage_uuid"),)
    __vo__ = "PrimaryStorageClusterRefVO"
    __inventory__ = Inventory(
        "org.zstack.header.storage.primary.PrimaryStorageClusterRefInventory",
        hidden=("ready",),
        expanded=(
            Edge("cluster_uuid", "ClusterVO", back="primaryStorageRef"),
            Edge("primary_storage_uuid", "PrimaryStorageVO", back="clusterRef"),
        ),
        aliases=(
            Alias("primaryStorage", "primaryStorageRef.primaryStorage", vo="ClusterVO"),
            Alias("cluster", "clusterRef.cluster", vo="PrimaryStorageVO"),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    """Number of the row."""
    cluster_uuid: Mapped[str] = mapped_column(ForeignKey(Cluster.uuid))
    """The cluster."""
    primary_storage_uuid: Mapped[str] = mapped_column(ForeignKey(PrimaryStorage.uuid), index=True)
    """The storage that is attached to it."""
    ready: Mapped[bool]
    """Whether volumes may be placed there: the hosts have it, and it is not being detached."""
    create_date: Mapped[int]
    last_op_date: Mapped[int]


class LocalStorageHostRef(Base):
    """The part of a local storage that one host holds."""

    __tablename__ = "local_storage_host_ref"
    __vo__ = "LocalStorageHostRefVO"
    __inventory__ = Inventory(
        "org.zstack.storage.primary.local.LocalStorageHostRefInventory",
        hidden=("system_used_capacity", "allocated_capacity", "cached_capacity"),
        left=("available_capacity", "available_physical_capacity"),
    )

    host_uuid: Mapped[str] = mapped_column(ForeignKey(Host.uuid, ondelete="CASCADE"), primary_key=True)
    """The host."""
    primary_storage_uuid: Mapped[str] = mapped_column(
        ForeignKey(PrimaryStorage.uuid), primary_key=True, index=True
    )
    """The local storage that it holds a part of."""
    total_capacity: Mapped[int]
    available_capacity: Mapped[int]
    total_physical_capacity: Mapped[int]
    available_physical_capacity: Mapped[int]
    system_used_capacity: Mapped[int]
    allocated_capacity: Mapped[int]
    cached_capacity: Mapped[int]
    create_date: Mapped[int]
    last_op_date: Mapped[int]


class ImageCache(Base):
    """A copy of an image on a primary storage (on one host, where the storage is local)."""

    __tablename__ = "image_cache"
    __cached__ = True
    __table_args__ = (
        UniqueConstraint("primary_storage_uuid", "image_uuid", "host_uuid"),
        Index(None, "image_uuid"),
        NEVER_REUSED_IDS,
    )
    __vo__ = "ImageCacheVO"
    __ownership__ = AdminsOnly()
    __inventory__ = Inventory(
        "org.zstack.header.storage.primary.ImageCacheInventory",
        hidden=("host_uuid",),
        renamed={"md5_sum": "md5sum"},
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    """Number of the row."""
    primary_storage_uuid: Mapped[str] = mapped_column(ForeignKey(PrimaryStorage.uuid))
    """The storage that the copy is on."""
    image_uuid: Mapped[str] = mapped_column(String(32))
    """The image that it is a copy of."""
    host_uuid: Mapped[str] = mapped_column(String(32))
    """NO_HOST where all hosts share it."""
    install_url: Mapped[str] = mapped_column(String(1024))
    """Where on the storage it is."""
    media_type: Mapped[str] = mapped_column(String(32))
    """What the image is used as: a template of root volumes, one of data volumes, or an ISO."""
    size: Mapped[int]
    """Bytes that the copy takes."""
    md5_sum: Mapped[str | None] = mapped_column(String(255))
    """MD5 of the image, where it is known."""
    state: Mapped[str] = mapped_column(String(16))
    """Whether volumes can be made of it."""
    create_date: Mapped[int]
    last_op_date: Mapped[int]
