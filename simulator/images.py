"""Backup storages and the images on them."""

from __future__ import annotations

from urllib.parse import urlsplit

from orrery.simulator.datacenter import BackupStorage, Datacenter, StoredImage
from orrery.simulator.errors import NoSpace, NotThere, Refused, Unreachable
from orrery.simulator.faults import FaultKind
from orrery.simulator.links import Link
from orrery.simulator.operations import Kind, Operation, Plan
from orrery.simulator.specs import BackupStorageSpec, Capacity, ImageFacts
from orrery.simulator.volumes import declared_size

BROKEN = "*broken*"
"""Marks, among an operation's sites, a download that a fault has chosen to break."""
MOST_PARTS = 1000
"""How many parts of a path are followed, those of its links included."""
SCHEMES = ("http", "https", "ftp", "sftp", "file")


def connect(datacenter: Datacenter, operation: Operation) -> Capacity:
    """Connect a backup storage and return its capacity. Raises Unreachable."""
    spec: BackupStorageSpec = operation.arguments[0]
    if spec.hostname and datacenter.nobody_at(spec.hostname):
        raise Unreachable(spec.hostname)
    if spec.uuid not in datacenter.backups:
        total, used = declared_size(datacenter.parameters, spec.hostname or spec.url, spec)
        datacenter.backups[spec.uuid] = BackupStorage(spec, total, used)
        datacenter.touch("backups", spec.uuid)
    return capacity(datacenter, spec.uuid)


def capacity(datacenter: Datacenter, uuid: str) -> Capacity:
    """Return what a backup storage reports. Raises NotThere."""
    storage = datacenter.backup(uuid)
    return datacenter.maybe_lie(uuid, Capacity(storage.total, _free(datacenter, storage)))


def _free(datacenter: Datacenter, storage: BackupStorage) -> int:
    full = datacenter.faults and datacenter.faults.active(FaultKind.FULL_STORAGE, storage.spec.uuid)
    return 0 if full else storage.total - storage.used


def begin_add(datacenter: Datacenter, operation: Operation) -> Plan | None:
    """Look at the URL, reserve room and plan the transfer; an image that is there already needs nothing.

    Raises NotThere (storage), Refused (URL), NoSpace.
    """
    uuid, path, url, image_format, *_ = operation.arguments
    storage = datacenter.backup(uuid)
    there = datacenter.images.get((uuid, path))
    if there is not None and not there.writer:
        if there.url != url:
            raise Refused(f"{path} exists on backup storage {uuid}, from another URL")
        return None
    _check_url(datacenter, url, operation.arguments[4] if len(operation.arguments) > 4 else None)
    facts = datacenter.parameters.image_facts(url, image_format)
    if there is None:
        _reserve(datacenter, operation, storage, StoredImage(facts, url))
    share = _breaks_at(datacenter, operation)
    return facts.actual_size * min(1.0, 1.0 if share is None else share), _links(datacenter, uuid, url)


def _check_url(datacenter: Datacenter, url: str, below: tuple[str, ...] | None) -> None:
    parts = urlsplit(url)
    if parts.scheme not in SCHEMES:
        raise Refused(f"cannot read {url}: its scheme is none of {', '.join(SCHEMES)}")
    if parts.hostname and datacenter.nobody_at(parts.hostname):
        raise Refused(f"cannot read {url}: no answer from {parts.hostname}")
    if parts.scheme == "file" and below is not None:
        file = _resolved(datacenter, url.removeprefix("file://"))
        if not any(file.startswith(f"{_resolved(datacenter, directory)}/") for directory in below):
            raise Refused(f"cannot read {url}: it leads to {file}, which is below none of {', '.join(below)}")


def _resolved(datacenter: Datacenter, path: str) -> str:
    """Return a path with its symbolic links resolved. Raises Refused where they go round in a circle."""
    links = datacenter.parameters.links
    found = ""
    left = [part for part in reversed(path.split("/")) if part]
    for _ in range(MOST_PARTS):
        if not left:
            return found
        part = left.pop()
        found = found.rpartition("/")[0] if part == ".." else found if part == "." else f"{found}/{part}"
        target = links.get(found)
        if target is not None:
            found = "" if target.startswith("/") else found.rpartition("/")[0]
            left += [one for one in reversed(target.split("/")) if one]
    raise Refused(f"cannot read {path}: too many levels of symbolic links")


def _links(datacenter: Datacenter, uuid: str, url: str) -> tuple[Link, ...]:
    """Return the links an image comes in over; a file is on the storage already, but is copied there."""
    own = datacenter.backup_link(uuid)
    return (own,) if url.startswith("file:") else (own, datacenter.internet_link())


def _reserve(
    datacenter: Datacenter, operation: Operation, storage: BackupStorage, image: StoredImage
) -> None:
    free = _free(datacenter, storage)
    if image.facts.actual_size > free:
        raise NoSpace(storage.spec.uuid, image.facts.actual_size, free)
    image.writer = operation.number
    storage.used += image.facts.actual_size
    datacenter.images[storage.spec.uuid, operation.arguments[1]] = image
    datacenter.touch("images", f"{storage.spec.uuid}\n{operation.arguments[1]}")


def _breaks_at(datacenter: Datacenter, operation: Operation) -> float | None:
    """Return the share of the bits after which the download breaks off, or None when it does not."""
    uuid, _, url, *_ = operation.arguments
    share = datacenter.parameters.remote_image(url).fails_at
    if share is not None:
        return share
    struck = datacenter.faults and datacenter.faults.strike(
        FaultKind.IMAGE_DOWNLOAD_FAILS, operation.kind, url, uuid
    )
    if not struck:
        return None
    operation.sites = (*operation.sites, BROKEN)
    return struck.factor if struck.factor < 1 else 0.5


def end_add(datacenter: Datacenter, operation: Operation) -> ImageFacts:
    """Complete the image and return what is known about it.

    Raises Refused when the download broke off, NotThere when the image was deleted meanwhile.
    """
    uuid, path, url, *_ = operation.arguments
    image = datacenter.images.get((uuid, path))
    if image is None:
        raise NotThere(f"image {path} on backup storage {uuid}")
    broken = BROKEN in operation.sites or datacenter.parameters.remote_image(url).fails_at is not None
    if image.writer and broken:
        raise Refused(f"the download of {url} broke off: connection reset by peer")
    image.writer = 0
    datacenter.touch("images", f"{uuid}\n{path}")
    return image.facts


def abort_add(datacenter: Datacenter, operation: Operation) -> None:
    """Remove what this operation has written so far."""
    uuid, path = operation.arguments[:2]
    image = datacenter.images.get((uuid, path))
    if image is not None and image.writer == operation.number:
        _drop(datacenter, uuid, path)


def _drop(datacenter: Datacenter, uuid: str, path: str) -> None:
    image = datacenter.images.pop((uuid, path), None)
    if image is not None:
        datacenter.backup(uuid).used -= image.facts.actual_size
        datacenter.touch("images", f"{uuid}\n{path}")


def delete(datacenter: Datacenter, operation: Operation) -> None:
    """Delete an image; an absent one is fine. Raises NotThere for an unknown storage."""
    uuid, path = operation.arguments
    datacenter.backup(uuid)
    _drop(datacenter, uuid, path)


KINDS = {
    "connect_backup_storage": Kind(effect=connect),
    "add_image": Kind(begin=begin_add, effect=end_add, abort=abort_add),
    "delete_image": Kind(effect=delete, removes=True, buries=True),
}
