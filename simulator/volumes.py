"""Primary storages and the bits on them: volumes, and the cache of images that volumes are made of."""

from __future__ import annotations

from urllib.parse import urlsplit

from orrery.simulator.datacenter import Bits, BitsKey, Datacenter, PrimaryStorage
from orrery.simulator.errors import NotThere, Refused, Unreachable
from orrery.simulator.operations import Kind, Operation, Plan
from orrery.simulator.parameters import Parameters, StorageSize
from orrery.simulator.specs import BackupStorageSpec, Capacity, PrimaryStorageSpec


def server_of(url: str) -> str:
    """Return the host of `host:/path` or of a URL, "" where there is none."""
    if "://" in url:
        return urlsplit(url).hostname or ""
    host, separator, _ = url.partition(":/")
    return host if separator else ""


def connect(datacenter: Datacenter, operation: Operation) -> Capacity:
    """Mount a storage on machines and return its capacity (on local storage, of those machines together).

    Raises Unreachable when its server, or one of the machines, does not answer.
    """
    spec: PrimaryStorageSpec = operation.arguments[0]
    addresses: tuple[str, ...] = operation.arguments[1]
    server = server_of(spec.url)
    for address in (*((server,) if server else ()), *addresses):
        if datacenter.nobody_at(address) or (address != server and not datacenter.is_in_touch(address)):
            raise Unreachable(address)
    storage = datacenter.primaries.get(spec.uuid)
    if storage is None:
        storage = _new_storage(datacenter, spec)
    if not storage.is_local:
        return datacenter.reported(storage, "")
    parts = [datacenter.reported(storage, address) for address in addresses]
    return Capacity(sum(one.total for one in parts), sum(one.available for one in parts))


def _new_storage(datacenter: Datacenter, spec: PrimaryStorageSpec) -> PrimaryStorage:
    total, used = declared_size(datacenter.parameters, spec.url, spec)
    storage = datacenter.primaries[spec.uuid] = PrimaryStorage(spec, total, used)
    datacenter.touch("primaries", spec.uuid)
    return storage


def declared_size(
    parameters: Parameters, where: str, spec: PrimaryStorageSpec | BackupStorageSpec
) -> tuple[int, int]:
    """Return the bytes that a new storage has, and how many of them are used by others."""
    defaults = parameters.storage
    default = defaults.primary_total if isinstance(spec, PrimaryStorageSpec) else defaults.backup_total
    own = (
        None
        if spec.total_bytes is None
        else StorageSize(total=spec.total_bytes, available=spec.available_bytes)
    )
    size = parameters.size_of_storage(where, own, default)
    return size.total, 0 if size.available is None else size.total - size.available


def capacity(datacenter: Datacenter, uuid: str, address: str | None) -> Capacity:
    """Return what a storage reports, of one machine where it is local. Raises NotThere, Refused,
    Unreachable.
    """
    storage = datacenter.primary(uuid)
    return datacenter.reported(storage, datacenter.place(storage, address))


def _key(datacenter: Datacenter, operation: Operation) -> tuple[BitsKey, PrimaryStorage]:
    uuid, path, address = operation.arguments[:3]
    storage = datacenter.primary(uuid)
    return (uuid, datacenter.place(storage, address), path), storage


def create(datacenter: Datacenter, operation: Operation) -> int:
    """Make a volume, empty or of a cached image, and return the bytes that it takes.

    One of the same size that exists is fine.

    Raises NotThere (storage or template), NoSpace, Refused (exists with another size).
    """
    size, template = operation.arguments[3:]
    key, _ = _key(datacenter, operation)
    existing = datacenter.bits.get(key)
    if existing is not None:
        if existing.size != size:
            raise Refused(f"{key[2]} exists on storage {key[0]} with {existing.size} bytes, not {size}")
        return existing.taken
    if template is not None:
        source = datacenter.bits.get((key[0], key[1], template))
        if source is None or source.writer:
            raise NotThere(f"template {template} on storage {key[0]}")
    bits = Bits(size, _taken(datacenter, size), template)
    datacenter.put_bits(key, bits)
    return bits.taken


def _taken(datacenter: Datacenter, size: int) -> int:
    return int(size * datacenter.parameters.storage.allocated_share)


def delete(datacenter: Datacenter, operation: Operation) -> None:
    """Delete a volume or a cached image; an absent one is fine. Raises NotThere for an unknown storage."""
    key, _ = _key(datacenter, operation)
    datacenter.drop_bits(key)


def resize(datacenter: Datacenter, operation: Operation) -> int:
    """Grow a volume and return its size in bytes. Raises NotThere, NoSpace, Refused (shrinking)."""
    size: int = operation.arguments[3]
    key, _ = _key(datacenter, operation)
    bits = datacenter.bits.get(key)
    if bits is None:
        raise NotThere(f"volume {key[2]} on storage {key[0]}")
    if size < bits.size:
        raise Refused(f"{key[2]} has {bits.size} bytes and cannot shrink to {size}")
    datacenter.drop_bits(key)
    grown = Bits(size, _taken(datacenter, size), bits.template, cached=bits.cached)
    grown.users = bits.users
    try:
        datacenter.put_bits(key, grown)
    except Exception:
        datacenter.put_bits(key, bits)
        raise
    return size


def begin_download(datacenter: Datacenter, operation: Operation) -> Plan | None:
    """Reserve room in the image cache and plan the copy; an image that is there already needs nothing.

    Raises NotThere (storage or image), NoSpace.
    """
    backup_uuid, image_path = operation.arguments[3:]
    key, storage = _key(datacenter, operation)
    there = datacenter.bits.get(key)
    if there is not None and not there.writer:
        return None
    image = datacenter.images.get((datacenter.backup(backup_uuid).spec.uuid, image_path))
    if image is None or image.writer:
        raise NotThere(f"image {image_path} on backup storage {backup_uuid}")
    size = image.facts.actual_size
    if there is None:
        bits = Bits(image.facts.size, size, cached=True)
        bits.writer = operation.number
        datacenter.put_bits(key, bits)
    links = [datacenter.backup_link(backup_uuid)]
    if not storage.is_local:
        links.append(datacenter.primary_link(key[0]))
    if operation.address is not None:
        links.append(datacenter.host_link(operation.address))
    return float(size), tuple(links)


def end_download(datacenter: Datacenter, operation: Operation) -> int:
    """Complete the cached image and return the bytes that it takes.

    Raises NotThere when it was deleted meanwhile.
    """
    key, _ = _key(datacenter, operation)
    bits = datacenter.bits.get(key)
    if bits is None:
        raise NotThere(f"cached image {key[2]} on storage {key[0]}")
    bits.writer = 0
    datacenter.touch("bits", "\n".join(key))
    return bits.taken


def abort_download(datacenter: Datacenter, operation: Operation) -> None:
    """Remove what this operation has written so far."""
    for key in [
        (operation.arguments[0], place, operation.arguments[1]) for place in ("", operation.arguments[2])
    ]:
        bits = datacenter.bits.get(key)
        if bits is not None and bits.writer == operation.number:
            datacenter.drop_bits(key)


KINDS = {
    "connect_primary_storage": Kind(effect=connect),
    "create_volume": Kind(effect=create),
    "delete_bits": Kind(effect=delete, removes=True, buries=True),
    "resize_volume": Kind(effect=resize),
    "download_image": Kind(begin=begin_download, effect=end_download, abort=abort_download, shared=True),
}
