"""What is really on mini hosts: read from processes, kernels, libvirt and files, not from agents.

What was asked for is in the folder of each guest; it counts as there only as far as the machine shows it.
Everything here blocks.
"""

from __future__ import annotations

import asyncio
import base64
import json
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from orrery.backends.agent.compute.folders import GuestFolder
from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.inside import inside
from orrery.backends.agent.network.model import Found
from orrery.backends.agent.network.plane import NetworkPlane
from orrery.backends.agent.storage import kernel, marker
from orrery.backends.agent.storage.local_files import LOCAL
from orrery.backends.agent.storage.model import Attachment
from orrery.backends.agent.wire import Guest as Asked
from orrery.backends.images.qcow2 import HEAD_BYTES, read_header
from orrery.backends.images.store import marker_path
from orrery.core.kernel.location import FileLocation
from orrery.testlib.identities import Copy
from orrery.testlib.identities import Nic as SegmentNic
from orrery.testlib.mini_hosts import MiniHost
from orrery.testlib.truth import Bits, Card, Disk, Guest, StoredImage, Thing

T = TypeVar("T")
CACHE = "imagecache"


class RealTruth:
    """Implements `orrery.testlib.truth.Truth` for mini hosts with one shared storage and one of images."""

    def __init__(self, hosts: Iterable[MiniHost], shared: Path, store: Path) -> None:
        """`shared` is the folder of the primary storage, `store` that of the backup storage."""
        self._hosts = list(hosts)
        self._shared = shared
        self._store = store

    def guests(self) -> Iterator[Guest]:
        """See `Truth`: with the nics and volumes that the machine shows."""
        for host, state, asked in self._asked():
            try:
                nics, disks = list(_cards(host, asked)), list(_disks(host, asked))
            except (Refused, KeyError, FileNotFoundError, ProcessLookupError):
                continue  # it has ended meanwhile
            encoded = base64.b64encode((asked.user_data or "").encode()).decode() or None
            inside_it = (asked.cpus, asked.memory, encoded)
            yield Guest(asked.uuid, host.address, state, tuple(nics), tuple(disks), *inside_it)

    def _asked(self) -> Iterator[tuple[MiniHost, str, Asked]]:
        for host in self._hosts:
            for uuid, state in sorted(host.states().items()):
                asked = GuestFolder(host.folder / "guests" / uuid).spec()
                if asked is not None:
                    yield host, state, asked

    def volumes(self) -> Iterator[Bits]:
        """See `Truth`."""
        return (Bits(self._storage(), path, size) for path, size, _ in self._files() if not _is_cached(path))

    def cached_images(self) -> Iterator[Bits]:
        """See `Truth`."""
        return (Bits(self._storage(), path, stored) for path, _, stored in self._files() if _is_cached(path))

    def _files(self) -> Iterator[tuple[str, int, int]]:
        for folder in marker.FOLDERS:
            for one in LOCAL.listed(self._shared / folder):
                yield one.path, one.size, one.stored

    def _storage(self) -> str:
        return str(json.loads((self._shared / marker.NAME).read_text())["storage"])

    def images(self) -> Iterator[StoredImage]:
        """See `Truth`."""
        for path in sorted(self._store.rglob("*.qcow2")):
            with path.open("rb") as file:
                header = read_header(file.read(HEAD_BYTES))
            assert header is not None, f"{path} is no qcow2"
            yield StoredImage(self._store_uuid(), str(path), header.size, path.stat().st_size)

    def _store_uuid(self) -> str:
        found = json.loads(Path(marker_path(str(self._store))).read_text())
        return str(found["storage"])

    def hosts_with_l2(self, l2: str) -> Iterator[str]:
        """See `Truth`."""
        for host in self._hosts:
            if any(bridge.network_uuid == l2 for bridge in network_of(host).bridges):
                yield host.address

    def shared_writes(self) -> Iterator[str]:
        """Volumes that several guests have open now; what is over cannot be seen."""
        holders: dict[str, list[str]] = {}
        for guest in self.guests():
            for disk in guest.volumes:
                holders.setdefault(disk.path, []).append(f"guest[{guest.uuid}] on {guest.address}")
        return (f"{path} is open in {', '.join(users)}" for path, users in holders.items() if len(users) > 1)

    def silent_hosts(self) -> Iterator[str]:
        """See `Truth`."""
        return (host.address for host in self._hosts if host.is_silent())

    def copies(self) -> Iterator[Copy]:
        """See `Copies`."""
        networks = {nic.uuid: nic.network_uuid for _, _, asked in self._asked() for nic in asked.nics}
        for guest in self.guests():
            nics = tuple(SegmentNic(one.uuid, networks[one.uuid], one.mac, one.ip) for one in guest.nics)
            yield Copy(guest.uuid, guest.address, tuple((one.path,) for one in guest.volumes), nics)

    def things(self) -> Iterator[Thing]:
        """See `Truth`."""
        for host in self._hosts:
            yield from _things(host)
        for path, _, _ in self._files():
            yield Thing("image" if _is_cached(path) else "volume", "", path)


def network_of(host: MiniHost) -> Found:
    """Everything of ours in the kernel of a host."""
    return _apart(host, lambda: asyncio.run(NetworkPlane().found()))


def attachments_of(host: MiniHost) -> list[Attachment]:
    """Loop devices, exports and mounts of a host's volumes."""
    return kernel.found(kernel.Runtime(host.folder / "storage"))


def _things(host: MiniHost) -> Iterator[Thing]:
    where = host.address
    yield from (Thing("process", where, one) for one in host.processes_of_guests())
    yield from (Thing("folder", where, str(one)) for one in sorted((host.folder / "guests").glob("*")))
    network = network_of(host)
    yield from (Thing("bridge", where, one.name) for one in network.bridges)
    yield from (Thing("uplink", where, one.name) for one in network.uplinks)
    yield from (Thing("port", where, one.name) for one in network.ports)
    yield from (Thing("rule", where, f"{one.allows} {one.value}") for one in network.rules)
    yield from (Thing("interface", where, one) for one in network.unfinished)
    for one in attachments_of(host):
        yield Thing("attachment", where, f"{one.path} {one.device or ''} {one.export or ''}".strip())


def _is_cached(path: str) -> bool:
    return f"/{CACHE}/" in path


def _cards(host: MiniHost, asked: Asked) -> Iterator[Card]:
    """The nics of a guest, as its kernel has them; those of a virtual machine as its host has them."""
    addresses = host.addresses_in(asked.uuid)
    for nic in sorted(asked.nics, key=lambda one: one.device_id):
        if nic.mac in addresses:
            known = addresses[nic.mac]
            yield Card(nic.uuid, nic.mac, nic.ip if known is None else known or None, nic.device_id)


def _disks(host: MiniHost, asked: Asked) -> Iterator[Disk]:
    attached = set(host.disks_in(asked.uuid))
    for disk in sorted(asked.disks, key=lambda one: one.device_id):
        if isinstance(disk.location, FileLocation) and disk.location.path in attached:
            yield Disk(disk.uuid, disk.location.path, disk.device_id)


def _apart(host: MiniHost, work: Callable[[], T]) -> T:
    """Does something in the network of a host, in a thread, since there may be an event loop in this one."""
    done: list[T] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            with inside(host.place.pid):
                done.append(work())
        except BaseException as failure:
            failed.append(failure)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return done[0]
