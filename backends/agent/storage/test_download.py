"""Hosts pull images from backup storages, and check what arrives."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path

import asyncssh
import pytest

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.storage.local_files import LOCAL
from orrery.backends.agent.storage.model import DirectorySource, SftpSource, Source
from orrery.backends.remote.directory import DirectoryBackup
from orrery.core.kernel.location import Location, file_at
from orrery.core.kernel.workflow import CallId
from orrery.core.storage.backup.backend import BackupStorageSpec, ImageOrigin
from orrery.core.storage.backup.model import DIRECTORY
from orrery.testlib.image_store import LOGIN, sftp_server, small_image
from orrery.testlib.storage_host import StorageHost

CALL = CallId(1, 1, 1)
KEY = asyncssh.generate_private_key("ssh-ed25519")


@dataclass(frozen=True)
class Kept:
    """An image on a backup storage that is a directory, and a host with a connected storage."""

    host: StorageHost
    source: DirectorySource

    @property
    def image(self) -> Path:
        """The file on the backup storage."""
        return Path(self.source.path)

    @property
    def place(self) -> Location:
        """Where it is to be cached."""
        return file_at(str(self.host.folder / "imagecache/template/1/1.qcow2"))

    def pull(self, source: Source | None = None, place: Location | None = None) -> list[tuple[int, int]]:
        """Pulls the image; gives the progress that was told."""
        told: list[tuple[int, int]] = []
        plane, storage = self.host.plane, self.host.storage
        pulling = plane.download_image(
            storage,
            place or self.place,
            source or self.source,
            lambda done, total: told.append((done, total)),
        )
        stored = self.host.run(pulling)
        assert stored == LOCAL.stored_bytes(Path(str(place or self.place)))
        return told

    def check_nothing_stays(self) -> None:
        """The host's storage is empty."""
        assert self.host.run(self.host.plane.listing(self.host.storage)) == []


@pytest.fixture
def kept(host: StorageHost, tmp_path: Path) -> Kept:
    host.run(host.plane.connect(host.storage))
    backup, root = DirectoryBackup(), str(tmp_path / "images")
    storage = BackupStorageSpec("7" * 32, DIRECTORY, root)
    origin = ImageOrigin(f"file://{small_image(tmp_path / 'a.qcow2')}", "qcow2", (str(tmp_path),))
    place = file_at(f"{root}/rootVolumeTemplates/1/1.qcow2")
    host.run(backup.connect(storage, CALL))
    host.run(backup.add_image(storage, place, origin, CALL, lambda done, total: None))
    return Kept(host, DirectorySource(storage.uuid, root, str(place)))


def test_an_image_is_pulled_from_a_directory(kept: Kept) -> None:
    size = kept.image.stat().st_size
    assert kept.pull()[-1] == (size, size)
    assert Path(str(kept.place)).read_bytes() == kept.image.read_bytes()
    assert kept.pull() == []


def test_an_image_is_pulled_by_sftp(kept: Kept) -> None:
    async def work() -> None:
        where = (kept.source.storage_uuid, kept.source.directory, kept.source.path)
        async with sftp_server(KEY) as port:
            source = SftpSource(*where, "127.0.0.1", port, *LOGIN, KEY.get_fingerprint())
            plane, storage = kept.host.plane, kept.host.storage
            await plane.download_image(storage, kept.place, source, lambda done, total: None)
            await plane.delete_bits(storage, kept.place)
            with pytest.raises(Refused, match="shows the host key"):
                other = replace(source, host_key="SHA256:other")
                await plane.download_image(storage, kept.place, other, lambda done, total: None)
            with pytest.raises(Refused, match="refuses the login"):
                wrong = replace(source, password="wrong")
                await plane.download_image(storage, kept.place, wrong, lambda done, total: None)

    asyncio.run(work())
    kept.check_nothing_stays()


def test_a_damaged_image_is_refused_and_nothing_stays(kept: Kept) -> None:
    damaged = bytearray(kept.image.read_bytes())
    damaged[-1] ^= 1
    kept.image.write_bytes(damaged)
    with pytest.raises(Refused, match=r"its checksum is sha256=.*, not sha256=.*damaged on the way"):
        kept.pull()
    kept.check_nothing_stays()


def test_an_image_larger_than_the_room_is_refused_with_both_sizes(kept: Kept) -> None:
    room = kept.host.run(kept.host.plane.capacity(kept.host.storage)).available
    needed = kept.image.stat().st_size
    (kept.host.folder / "filling").write_bytes(bytes(room - 65536))
    with pytest.raises(Refused, match=rf"needs {needed} bytes on primary storage.* and 65536 are available"):
        kept.pull()
    kept.check_nothing_stays()


def test_a_host_that_sees_another_directory_is_told(kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for source, said in (
        (replace(kept.source, directory=str(tmp_path / "empty")), r"is not connected as backup.*mount what"),
        (replace(kept.source, storage_uuid="8" * 32), r"belongs to backup storage.uuid:7777"),
        (replace(kept.source, path=f"{kept.source.directory}/none"), "has no such image"),
    ):
        with pytest.raises(Refused, match=said):
            kept.pull(source)
    kept.check_nothing_stays()


def test_bits_of_another_format_are_refused(kept: Kept) -> None:
    vmdk = file_at(str(kept.host.folder / "imagecache/template/1/1.vmdk"))
    with pytest.raises(Refused, match="hosts use qcow2, raw and iso"):
        kept.pull(place=vmdk)
    kept.check_nothing_stays()
