"""NFS exports that a host cannot mount, so that QEMU and the agent read them by themselves: a real server."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.inside import inside
from orrery.backends.agent.storage import libnfs
from orrery.backends.agent.storage.files import part_of
from orrery.backends.agent.storage.model import NfsDisk, Storage, StorageKind
from orrery.backends.agent.storage.plane import StoragePlane
from orrery.core.kernel.location import FileLocation, file_at
from orrery.testlib.nfs_server import NfsServer, nfs_server

T = TypeVar("T")
MIB = 1 << 20


@dataclass(frozen=True)
class NfsHost:
    """A host whose guests are QEMU's, in the network of an NFS server."""

    server: NfsServer
    plane: StoragePlane
    storage: Storage

    def run(self, call: Coroutine[Any, Any, T]) -> T:
        """Awaits a call of the plane."""
        with inside(self.server.pid):
            return asyncio.run(call)

    def at(self, path: str) -> FileLocation:
        """A place on the storage."""
        return file_at(f"{self.storage.mount_path}/{path}")

    def tool(self, *argv: str) -> str:
        """What a tool prints that runs on the host."""
        return self.server.tool(*argv)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[NfsServer]:
    with nfs_server(tmp_path / "server") as made:
        yield made


@pytest.fixture
def host(server: NfsServer, tmp_path: Path) -> NfsHost:
    storage = Storage("5" * 32, StorageKind.NFS, server.url, str(tmp_path / "a b" / "prim-5"))
    return NfsHost(server, StoragePlane(tmp_path / "run", by_qemu=True), storage)


VOLUME, IMAGE = "dataVolumes/acct-1/vol-2/2.qcow2", "imagecache/template/1/1.qcow2"


def test_a_volume_has_its_size_and_nothing_else_stays(host: NfsHost) -> None:
    capacity = host.run(host.plane.connect(host.storage))
    assert 0 < capacity.available <= capacity.total == 64 * MIB
    for name in ("2.qcow2", "3.raw"):
        at = host.at(f"dataVolumes/acct-1/vol-2/{name}")
        stored = host.run(host.plane.create_volume(host.storage, at, 10 * MIB))
        assert host.run(host.plane.volume_size(host.storage, at)) == (10 * MIB, stored)
        assert [one.path for one in host.run(host.plane.listing(host.storage))] == [str(at)]
        for _ in range(2):
            host.run(host.plane.delete_bits(host.storage, at))
    assert host.run(host.plane.listing(host.storage)) == []
    assert [path.name for path in host.server.export.iterdir()] == [".orrery-storage"]
    assert not Path(host.storage.mount_path).exists()


def test_a_clone_is_opened_with_its_image(host: NfsHost) -> None:
    host.run(host.plane.connect(host.storage))
    image, volume = host.at(IMAGE), host.at(VOLUME)
    host.run(host.plane.create_volume(host.storage, image, 8 * MIB))
    for _ in range(2):
        host.run(host.plane.create_volume(host.storage, volume, 16 * MIB, image))
    root = str(host.server.export)
    opened = host.run(host.plane.nfs_disk(volume))
    assert opened == NfsDisk(
        "127.0.0.1", f"{root}/{VOLUME}", "qcow2", NfsDisk("127.0.0.1", f"{root}/{IMAGE}", "qcow2")
    )
    with pytest.raises(
        Refused, match=r"is there already, with 16777216 bytes and of the image \[.*1.qcow2\]"
    ):
        host.run(host.plane.create_volume(host.storage, volume, 16 * MIB))


def test_a_volume_that_is_not_there_is_not_opened(host: NfsHost) -> None:
    host.run(host.plane.connect(host.storage))
    for name in (VOLUME, "dataVolumes/2.raw"):
        for asked in (
            host.plane.nfs_disk(host.at(name)),
            host.plane.volume_size(host.storage, host.at(name)),
        ):
            with pytest.raises(Refused, match="there is no volume or image at"):
                host.run(asked)


def test_a_raw_volume_has_the_content_of_its_image(host: NfsHost) -> None:
    host.run(host.plane.connect(host.storage))
    host.run(host.plane.create_volume(host.storage, host.at(IMAGE), 8 * MIB))
    url = f"nfs://{host.server.url.replace(':', '', 1)}"
    host.tool("qemu-io", "-c", "write -P 7 1M 64k", f"{url}/{IMAGE}")
    volume = host.at("rootVolumes/2.raw")
    host.run(host.plane.create_volume(host.storage, volume, 16 * MIB, host.at(IMAGE)))
    assert host.run(host.plane.volume_size(host.storage, volume))[0] == 16 * MIB
    read = host.tool("qemu-io", "-f", "raw", "-r", "-c", "read -P 7 1M 64k", f"{url}/rootVolumes/2.raw")
    assert "verification failed" not in read


def test_what_an_interrupted_call_left_is_listed_and_gone_with_the_next(host: NfsHost) -> None:
    host.run(host.plane.connect(host.storage))
    part = part_of(host.server.export / VOLUME)
    part.parent.mkdir(parents=True)
    part.write_bytes(b"half a volume")
    assert [one.is_partial for one in host.run(host.plane.listing(host.storage))] == [True]
    host.run(host.plane.create_volume(host.storage, host.at(VOLUME), MIB))
    assert [one.is_partial for one in host.run(host.plane.listing(host.storage))] == [False]


def test_a_restarted_agent_finds_what_is_not_mounted(host: NfsHost, tmp_path: Path) -> None:
    host.run(host.plane.connect(host.storage))
    host.run(host.plane.create_volume(host.storage, host.at(VOLUME), MIB))
    successor = StoragePlane(tmp_path / "run", by_qemu=True)
    assert host.run(successor.volume_size(host.storage, host.at(VOLUME)))[0] == MIB
    assert host.run(successor.nfs_disk(host.at(VOLUME))) is not None
    assert host.run(successor.nfs_disk(file_at("/elsewhere/2.qcow2"))) is None
    host.run(successor.forget())
    assert list((tmp_path / "run").iterdir()) == []


def test_hosts_of_one_export_tell_the_same_identity_and_others_are_refused(
    host: NfsHost, tmp_path: Path
) -> None:
    other = StoragePlane(tmp_path / "other", by_qemu=True)
    first = host.run(host.plane.connect(host.storage))
    elsewhere = replace(host.storage, mount_path=str(tmp_path / "elsewhere"))
    assert host.run(other.connect(elsewhere)).identity == first.identity
    host.run(host.plane.create_volume(host.storage, host.at(VOLUME), MIB))
    with pytest.raises(Refused, match=r"belongs to primary storage.uuid:5555"):
        host.run(other.connect(replace(host.storage, uuid="6" * 32)))


@pytest.mark.parametrize("path", ["../outside.qcow2", "link/a.qcow2", ".orrery-storage"])
def test_nothing_is_written_outside_the_storage(host: NfsHost, path: str) -> None:
    host.run(host.plane.connect(host.storage))
    (host.server.export / "link").symlink_to("/run")
    with pytest.raises(Refused, match="is not below"):
        host.run(host.plane.create_volume(host.storage, host.at(path), MIB))


def test_a_full_export_is_refused_with_the_room_needed_and_there(host: NfsHost) -> None:
    capacity = host.run(host.plane.connect(host.storage))
    (host.server.export / "filling").write_bytes(bytes(capacity.available - 65536))
    with pytest.raises(Refused, match=r"needs \d+ bytes on primary storage.* and 65536 are available"):
        host.run(host.plane.create_volume(host.storage, host.at(VOLUME), MIB))
    assert host.run(host.plane.listing(host.storage)) == []


def test_an_export_that_is_none_is_named_with_the_reason(host: NfsHost) -> None:
    nowhere = replace(host.storage, url="127.0.0.1:/none")
    with pytest.raises(Refused, match=r"export \[127.0.0.1:/none\] is out of reach: .*MNT3ERR"):
        host.run(host.plane.connect(nowhere))


def test_a_server_that_ends_is_named_and_used_again_when_it_is_back(
    host: NfsHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libnfs, "SECONDS", 1)
    host.run(host.plane.connect(host.storage))
    host.run(host.plane.create_volume(host.storage, host.at(VOLUME), MIB))
    host.server.stop()
    for call in (host.plane.listing(host.storage), host.plane.delete_bits(host.storage, host.at(VOLUME))):
        with pytest.raises(Refused, match=r"export \[127.0.0.1:.*\] (has failed|is out of reach)"):
            host.run(call)
    host.server.start()
    assert [one.path for one in host.run(host.plane.listing(host.storage))] == [str(host.at(VOLUME))]


def test_a_server_that_hangs_is_named_and_used_again_when_it_goes_on(
    host: NfsHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libnfs, "SECONDS", 1)
    host.run(host.plane.connect(host.storage))
    host.run(host.plane.create_volume(host.storage, host.at(VOLUME), MIB))
    host.server.signal(signal.SIGSTOP)
    for _ in range(2):
        with pytest.raises(
            Refused, match=r"export \[127.0.0.1:.*\] (has failed|is out of reach).* timed out"
        ):
            host.run(host.plane.listing(host.storage))
    host.server.signal(signal.SIGCONT)
    assert [one.path for one in host.run(host.plane.listing(host.storage))] == [str(host.at(VOLUME))]


def test_an_export_that_is_not_writable_is_refused(tmp_path: Path) -> None:
    with nfs_server(tmp_path / "server", squash="Root_Squash") as server:
        storage = Storage("5" * 32, StorageKind.NFS, server.url, str(tmp_path / "prim-5"))
        host = NfsHost(server, StoragePlane(tmp_path / "run", by_qemu=True), storage)
        with pytest.raises(Refused, match="cannot be written by the agent"):
            host.run(host.plane.connect(storage))
        assert list(server.export.iterdir()) == []


def test_containers_are_refused_an_export_that_is_not_mounted(host: NfsHost, tmp_path: Path) -> None:
    containers = StoragePlane(tmp_path / "other")
    with pytest.raises(
        Refused, match=r"cannot be mounted: .*those of this host are containers, which need it"
    ):
        host.run(containers.connect(host.storage))
