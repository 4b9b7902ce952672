"""The image cache: one copy of an image on a storage (on each host of a local one) however many VMs want it.

A row is there from before the download begins until after the bits are gone, and its size is taken from the
storage's capacity all that time.
"""

from __future__ import annotations

from pydantic import BaseModel
from sqlalchemy import bindparam, delete, func, select

from orrery.core.compute.host.model import Host
from orrery.core.compute.host.reference import HostRef, ref_of
from orrery.core.compute.host.transactions import host_at
from orrery.core.kernel.backends import Registry
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import NotFound, Refused
from orrery.core.kernel.location import Location, read_location
from orrery.core.kernel.node import Node
from orrery.core.kernel.workflow import CallId, Flow, Outputs, Step, Workflow, WorkflowRun
from orrery.core.kernel.workflow.calls import retry_call
from orrery.core.kernel.workflow.garbage import add_garbage
from orrery.core.kernel.workflow.holds import Held
from orrery.core.kernel.workflow.journal import FIRST_EPOCH
from orrery.core.kernel.workflow.model import FORWARD
from orrery.core.storage.image.model import READY as IMAGE_READY
from orrery.core.storage.image.model import Image
from orrery.core.storage.image.transactions import sources_of_image
from orrery.core.storage.primary.backend import ImageSource, PrimaryStorageBackend, StorageSpec
from orrery.core.storage.primary.errors import NoStorageAvailable
from orrery.core.storage.primary.messages import EnsureImageCached
from orrery.core.storage.primary.model import (
    CACHE_CREATING,
    CACHE_DELETING,
    CACHE_READY,
    NO_HOST,
    ImageCache,
    PrimaryStorage,
)
from orrery.core.storage.primary.transactions import adjust, room_of, take_cache
from orrery.core.storage.primary.types import StorageType, type_fits
from orrery.core.storage.volume.model import Volume

DELETE_SECONDS = 60.0
DOWNLOAD_SECONDS = 24 * 3600.0

READY_PATH = Statement(
    select(ImageCache.install_url).where(
        ImageCache.primary_storage_uuid == bindparam("storage"),
        ImageCache.image_uuid == bindparam("image"),
        ImageCache.host_uuid == bindparam("host"),
        ImageCache.state == CACHE_READY,
    )
)
ALL_OF_STORAGE = Statement(
    select(ImageCache).where(ImageCache.primary_storage_uuid == bindparam("storage")).order_by(ImageCache.id)
)
WITH_CACHE = Statement(
    select(ImageCache.primary_storage_uuid).distinct().order_by(ImageCache.primary_storage_uuid)
)
LAST_RUN = Statement(select(func.max(WorkflowRun.number)))
DELETE_ROW = Statement(delete(ImageCache).where(ImageCache.id == bindparam("id")))


class CachedBits(BaseModel):
    """Where a cached image lies; `host_uuid` is NO_HOST where all hosts share it."""

    storage: StorageSpec
    image_uuid: Uuid
    host_uuid: str
    host: HostRef | None
    location: Location
    cache_id: int | None = None
    """The row, where there is one already."""


class CacheImage(CachedBits):
    """A download into the cache. Sizes are bytes."""

    source: ImageSource
    size: int
    media_type: str
    md5_sum: str | None


def ready_location(tx: Transaction, wanted: EnsureImageCached) -> Location | None:
    """Where an image is that is cached already."""
    storage, image = wanted.primary_storage_uuid, wanted.image_uuid
    for host in (NO_HOST, wanted.host_uuid):
        path: str | None = tx.scalar(READY_PATH, storage=storage, image=image, host=host)
        if path is not None:
            return read_location(path)
    return None


def plan_download(tx: Transaction, types: Registry, wanted: EnsureImageCached) -> CacheImage:
    """What has to be downloaded from where. Raises NotFound or Refused."""
    image = tx.get(Image, wanted.image_uuid)
    if image is None:
        raise NotFound(f"no image has the uuid[{wanted.image_uuid}]")
    storage = tx.require(PrimaryStorage, wanted.primary_storage_uuid)
    spec = StorageSpec.of(storage)
    host = tx.get(Host, wanted.host_uuid) if storage.per_host else None
    return CacheImage(
        storage=spec,
        image_uuid=image.uuid,
        host_uuid=host.uuid if host is not None else NO_HOST,
        host=ref_of(host) if host is not None else None,
        location=types.find(StorageType, storage.type).layout.image(spec, image.uuid, image.format),
        source=_source(tx, image, storage),
        size=image.actual_size,
        media_type=image.media_type,
        md5_sum=image.md5_sum,
    )


def _source(tx: Transaction, image: Image, storage: PrimaryStorage) -> ImageSource:
    for backup, kind, path in sources_of_image(tx, image.uuid, storage.zone_uuid):
        if type_fits(storage.images_from, kind):
            return ImageSource(backup, read_location(path))
    raise Refused(
        f"image[uuid:{image.uuid}] is {image.status}, and no Enabled, Connected backup storage of"
        f" zone[uuid:{storage.zone_uuid}] can bring it onto primary storage[uuid:{storage.uuid}]"
    )


class Cached(Outputs):
    """An image on its way into the cache."""

    cache_id: int
    counted: int
    """Bytes that were reserved for it, and (`taken`) that it takes."""
    taken: int


def _record(tx: Transaction, flow: Flow[CacheImage, Cached]) -> None:
    wanted = flow.params
    where = {
        "primary_storage_uuid": wanted.storage.uuid,
        "image_uuid": wanted.image_uuid,
        "host_uuid": wanted.host_uuid,
    }
    left = tx.first(ImageCache, **where)
    if left is not None:
        # Whoever made it has died: this node alone works on it, one at a time.
        tx.update(ImageCache, {"id": left.id}, state=CACHE_CREATING, last_op_date=tx.now)
        flow.out.cache_id, flow.out.counted = left.id, left.size
        return
    room = room_of(tx, wanted.storage.uuid, wanted.host_uuid)
    if room is None or not take_cache(tx, room, wanted.size):
        raise NoStorageAvailable(
            f"primary storage[uuid:{wanted.storage.uuid}] has no room for image[uuid:{wanted.image_uuid}]"
            f" in its cache, which takes {wanted.size} bytes"
        )
    flow.out.cache_id = tx.insert(
        ImageCache,
        **where,
        install_url=str(wanted.location),
        media_type=wanted.media_type,
        size=wanted.size,
        md5_sum=wanted.md5_sum,
        state=CACHE_CREATING,
        create_date=tx.now,
        last_op_date=tx.now,
    )
    flow.out.counted = wanted.size


def _unrecord(tx: Transaction, flow: Flow[CacheImage, Cached]) -> None:
    drop_cache(tx, flow.out.cache_id)


async def _download(flow: Flow[CacheImage, Cached]) -> None:
    wanted = flow.params
    backend = flow.node.backends.find(PrimaryStorageBackend, wanted.storage.type)
    flow.out.taken = await retry_call(
        lambda: backend.download_image(wanted.storage, wanted.location, wanted.source, wanted.host, flow.call)
    )


def _ready(tx: Transaction, flow: Flow[CacheImage, Cached]) -> None:
    taken = flow.out.taken
    tx.update(ImageCache, {"id": flow.out.cache_id}, state=CACHE_READY, size=taken, last_op_date=tx.now)
    room = room_of(tx, flow.params.storage.uuid, flow.params.host_uuid)
    if room is not None and taken != flow.out.counted:
        adjust(tx, room, cached=taken - flow.out.counted)


async def _delete_download(flow: Flow[CacheImage, Cached]) -> None:
    await delete_cached_bits(flow, flow.params, flow.out.cache_id)


async def delete_cached_bits(
    flow: Flow[CacheImage, Cached] | Flow[CachedBits], bits: CachedBits, cache_id: int
) -> None:
    """The bits shall be gone, unless they have become another row's meanwhile."""
    if await flow.node.db.read(_has_new_owner, bits, cache_id):
        return
    backend = flow.node.backends.find(PrimaryStorageBackend, bits.storage.type)
    await backend.delete_bits(bits.storage, bits.location, bits.host, flow.call)


def _has_new_owner(tx: Transaction, bits: CachedBits, cache_id: int) -> bool:
    """Whether the bits are another row's; the machine may have been added again, as another host."""
    hosts = [bits.host_uuid]
    if bits.host is not None and (host := host_at(tx, bits.host.address)) is not None:
        hosts.append(host.uuid)
    where = {"primary_storage_uuid": bits.storage.uuid, "image_uuid": bits.image_uuid}
    owners = [tx.first(ImageCache, **where, host_uuid=host) for host in hosts]
    return any(owner is not None and owner.id != cache_id for owner in owners)


def drop_cache(tx: Transaction, cache_id: int) -> None:
    """Removes a row and gives its room back; an absent one is fine."""
    cache = tx.first(ImageCache, id=cache_id)
    if cache is None:
        return
    tx.run(DELETE_ROW, id=cache_id)
    room = room_of(tx, cache.primary_storage_uuid, cache.host_uuid)
    if room is not None:
        adjust(tx, room, cached=-cache.size)


def caches_of(tx: Transaction, storage_uuid: Uuid) -> list[CachedBits]:
    """Everything in the image cache of a storage."""
    spec = StorageSpec.of(tx.require(PrimaryStorage, storage_uuid))
    return [_bits_of(tx, spec, cache) for cache in tx.all(ALL_OF_STORAGE, storage=storage_uuid)]


def _bits_of(tx: Transaction, spec: StorageSpec, cache: ImageCache) -> CachedBits:
    host = tx.get(Host, cache.host_uuid)
    return CachedBits(
        storage=spec,
        image_uuid=cache.image_uuid,
        host_uuid=cache.host_uuid,
        host=ref_of(host) if host is not None else None,
        location=read_location(cache.install_url),
        cache_id=cache.id,
    )


def storages_with_cache(tx: Transaction) -> list[Uuid]:
    """The storages with anything in their image cache."""
    return [uuid for (uuid,) in tx.all(WITH_CACHE)]


def unused_caches(tx: Transaction, storage_uuid: Uuid, force: bool) -> list[CachedBits]:
    """What may go: images that no volume is made of, and (unless forced) that are gone or deleted."""
    found = []
    for bits in caches_of(tx, storage_uuid):
        image = tx.get(Image, bits.image_uuid)
        kept = image is not None and image.status == IMAGE_READY and not force
        if not kept and not _is_used(tx, bits):
            found.append(bits)
    return found


def _is_used(tx: Transaction, bits: CachedBits) -> bool:
    used = {"primary_storage_uuid": bits.storage.uuid, "root_image_uuid": bits.image_uuid}
    if bits.host_uuid != NO_HOST:
        used["host_uuid"] = bits.host_uuid
    return tx.first(Volume, **used) is not None


def _retire(tx: Transaction, flow: Flow[CachedBits]) -> None:
    bits = flow.params
    cache = tx.first(ImageCache, id=bits.cache_id)
    if cache is None or cache.state == CACHE_CREATING or _is_used(tx, bits):
        raise Refused(f"the cached image[uuid:{bits.image_uuid}] is in use on storage[{bits.storage.uuid}]")
    tx.update(ImageCache, {"id": bits.cache_id}, state=CACHE_DELETING, last_op_date=tx.now)


def _unretire(tx: Transaction, flow: Flow[CachedBits]) -> None:
    tx.update(ImageCache, {"id": flow.params.cache_id}, state=CACHE_READY, last_op_date=tx.now)


async def _delete(flow: Flow[CachedBits]) -> None:
    assert flow.params.cache_id is not None
    await delete_cached_bits(flow, flow.params, flow.params.cache_id)


def _forget(tx: Transaction, flow: Flow[CachedBits]) -> None:
    assert flow.params.cache_id is not None
    drop_cache(tx, flow.params.cache_id)


def abandon(tx: Transaction, node: Node, bits: CachedBits) -> None:
    """Forgets a cached image at once, and leaves its bits to the garbage collector."""
    assert bits.cache_id is not None
    drop_cache(tx, bits.cache_id)
    # Above every run that has touched those bits.
    flow = Flow(node, bits, CallId(tx.scalar(LAST_RUN) or 0, FIRST_EPOCH, 1), Outputs())
    flow.now, flow.seed = tx.now, bits.cache_id
    add_garbage(tx, flow, CLEAN_CACHE.name, CLEAN_CACHE.own[-1], FORWARD, "its host was removed")


def _hold(tx: Transaction, flow: Flow[CacheImage] | Flow[CachedBits]) -> Held:
    """Nothing: bits that have become another row's are left alone (`delete_cached_bits`)."""
    return Held(resource=(Image.__vo__, flow.params.image_uuid))


CACHE_IMAGE = Workflow(
    "image-cache-download",
    CacheImage,
    outputs=Cached,
    steps=(
        Step("record", commit=_record, uncommit=_unrecord),
        Step(
            "download",
            do=_download,
            commit=_ready,
            undo=_delete_download,
            holds=_hold,
            timeout_seconds=DOWNLOAD_SECONDS,
            undo_timeout_seconds=DELETE_SECONDS,
        ),
    ),
)
CLEAN_CACHE = Workflow(
    "image-cache-delete",
    CachedBits,
    steps=(
        Step("retire", commit=_retire, uncommit=_unretire),
        Step(
            "delete",
            do=_delete,
            commit=_forget,
            deferrable=True,
            holds=_hold,
            no_undo_because="what is deleted stays deleted; it can be downloaded again",
        ),
    ),
)
