"""Backup storages of files: what is refused, and that nothing stays of it."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Coroutine
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import asyncssh
import pytest

from orrery.backends.images.folder import FolderStore
from orrery.backends.images.store import Record, part_of, read_record, write_record
from orrery.backends.remote.backup import TOMBSTONE_SECONDS, FolderBackup
from orrery.backends.remote.directory import DirectoryBackup
from orrery.backends.remote.sftp import SftpBackup
from orrery.core.kernel.errors import BackendRefused, Unreachable
from orrery.core.kernel.location import Location, file_at, read_location
from orrery.core.kernel.workflow import CallId
from orrery.core.storage.backup.backend import BackupStorageSpec, ImageFile, ImageOrigin
from orrery.core.storage.backup.model import DIRECTORY, SFTP
from orrery.testlib.image_store import LOGIN, FileServer, sftp_server, small_image
from orrery.testlib.lacking import lacking
from orrery.testlib.openssh_files import OPENSSH
from orrery.testlib.storage_host import file_system, require_tools

T = TypeVar("T")
FIRST, SECOND = CallId(1, 1, 1), CallId(2, 1, 1)


@dataclass(frozen=True)
class Store:
    """A connected directory of images, and an image to add."""

    storage: BackupStorageSpec
    image: Path
    backup: DirectoryBackup

    @property
    def place(self) -> Location:
        """Where the image is to be kept."""
        return file_at(f"{self.storage.url}/rootVolumeTemplates/1/1.qcow2")

    def add(self, fragment: str = "", call: CallId = FIRST, image_format: str = "qcow2") -> ImageFile:
        """Adds the image."""
        origin = ImageOrigin(f"file://{self.image}{fragment}", image_format, (str(self.image.parent),))
        return run(self.backup.add_image(self.storage, self.place, origin, call, lambda done, total: None))

    def kept(self) -> list[str]:
        """The names of all files that are no notes."""
        files = (path for path in Path(self.storage.url).rglob("*") if path.is_file())
        return sorted(path.name for path in files if ".orrery" not in path.parts)


def run(call: Coroutine[Any, Any, T]) -> T:
    """Awaits a call."""
    return asyncio.run(call)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    require_tools()
    storage = BackupStorageSpec("5" * 32, DIRECTORY, str(tmp_path / "store"))
    backup = DirectoryBackup()
    run(backup.connect(storage, FIRST))
    return Store(storage, small_image(tmp_path / "a.qcow2"), backup)


def test_an_image_is_kept_with_its_sizes_and_checksum(store: Store) -> None:
    digest = hashlib.sha256(store.image.read_bytes()).hexdigest()
    file = store.add(f"#sha256={digest}")
    md5 = hashlib.md5(store.image.read_bytes(), usedforsecurity=False).hexdigest()
    assert file == ImageFile(8 << 20, store.image.stat().st_size, md5)
    assert Path(str(store.place)).read_bytes() == store.image.read_bytes()


def test_a_wrong_checksum_is_refused_and_nothing_stays(store: Store) -> None:
    with pytest.raises(BackendRefused, match=r"its checksum is sha256=.*, not sha256=0000"):
        store.add(f"#sha256={'0' * 64}")
    assert store.kept() == []
    assert not Path(str(store.place)).parent.exists()


@pytest.mark.parametrize(
    ("image_format", "said"), [("iso", ""), ("vmdk", "hosts use qcow2"), ("vmtx", "hosts")]
)
def test_formats_that_no_host_uses_are_refused(image_format: str, said: str, store: Store) -> None:
    if not said:
        assert store.add(image_format=image_format).size == store.image.stat().st_size
        return
    with pytest.raises(BackendRefused, match=said):
        store.add(image_format=image_format)
    assert store.kept() == []


def test_what_an_interrupted_call_left_is_gone_with_the_next(store: Store) -> None:
    part = Path(part_of(str(store.place)))
    part.parent.mkdir(parents=True)
    part.write_bytes(b"half an image")
    store.add()
    assert store.kept() == ["1.qcow2"]
    part.write_bytes(b"half an image")
    run(store.backup.delete_image(store.storage, store.place, SECOND))
    assert store.kept() == []


def test_another_attempt_of_a_run_finds_its_image_there(store: Store) -> None:
    added = store.add()
    inode = Path(str(store.place)).stat().st_ino
    assert store.add(call=CallId(1, 1, 2)) == added
    assert Path(str(store.place)).stat().st_ino == inode
    store.add(call=SECOND)
    assert Path(str(store.place)).stat().st_ino != inode


def test_an_image_larger_than_the_disk_is_refused_with_both_sizes(store: Store, tmp_path: Path) -> None:
    with file_system(tmp_path / "small", 1) as small:
        storage = replace(store.storage, url=str(small))
        room = run(store.backup.connect(storage, FIRST)).available
        server = FileServer(bytes(room + 1))

        async def use(url: str) -> None:
            origin = ImageOrigin(url, "raw", (), True)
            place = file_at(f"{small}/1/1.raw")
            await store.backup.add_image(storage, place, origin, FIRST, lambda done, total: None)

        with pytest.raises(BackendRefused, match=f"needs {room + 1} bytes, and {room} are available"):
            run(server.run(use))
        assert run(store.backup.capacity(storage)).available == room


@pytest.mark.parametrize("server", ["none", "asyncssh", "openssh"])
def test_a_full_disk_ends_a_download_of_unknown_length(server: str, tmp_path: Path) -> None:
    if server == "openssh" and not OPENSSH.exists():
        lacking("needs: apt-get install openssh-sftp-server")

    async def fill(backup: FolderBackup, storage: BackupStorageSpec) -> None:
        room = (await backup.connect(storage, FIRST)).available
        endless = FileServer(bytes(room + 1), sends_length=False)

        async def use(url: str) -> None:
            origin = ImageOrigin(url, "raw", (), True)
            place = file_at(f"{storage.url}/1/1.raw")
            await backup.add_image(storage, place, origin, FIRST, lambda done, total: None)

        with pytest.raises(BackendRefused, match=r"1\.raw\.part.: .*No space left"):
            await endless.run(use)
        assert (await backup.capacity(storage)).available == room

    async def work(folder: Path) -> None:
        if server == "none":
            await fill(DirectoryBackup(), BackupStorageSpec("5" * 32, DIRECTORY, str(folder)))
            return
        async with sftp_server(KEYS[0], by_openssh=server == "openssh") as port:
            await fill(SftpBackup(), sftp(folder, port))

    with file_system(tmp_path / "small", 1) as small:
        run(work(small))


@pytest.mark.parametrize(
    "path", ["/etc/a.qcow2", "{root}/../a.qcow2", "{root}/.orrery/storage.json", "rbd://p/i"]
)
def test_nothing_is_kept_outside_the_folder(path: str, store: Store) -> None:
    place = read_location(path.format(root=store.storage.url))
    with pytest.raises(BackendRefused, match="is no file below"):
        run(store.backup.image_file(store.storage, place))


def test_the_folder_of_another_storage_is_refused_while_it_holds_images(store: Store) -> None:
    store.add()
    other = replace(store.storage, uuid="6" * 32)
    with pytest.raises(BackendRefused, match=r"belongs to backup storage.uuid:5555.* and holds 1 of its"):
        run(store.backup.connect(other, FIRST))
    run(store.backup.delete_image(store.storage, store.place, SECOND))
    run(store.backup.connect(other, FIRST))
    with pytest.raises(BackendRefused, match=r"belongs to backup storage.uuid:6666"):
        run(store.backup.capacity(store.storage))
    # what is too late for the one is not for the other
    added = Store(other, store.image, store.backup).add()
    assert added.size == 8 << 20


def test_an_empty_folder_is_not_taken_for_a_storage_that_was_connected(store: Store) -> None:
    bare = replace(store.storage, url=f"{store.storage.url}/bare", was_connected=True)
    with pytest.raises(BackendRefused, match="mount what belongs there"):
        run(store.backup.connect(bare, FIRST))
    assert not Path(bare.url).exists()


def test_a_damaged_record_is_told(store: Store) -> None:
    store.add()
    [record] = (Path(store.storage.url) / ".orrery" / "images").iterdir()
    record.write_text("{")
    with pytest.raises(BackendRefused, match=r"the record .* of the image is damaged"):
        run(store.backup.image_file(store.storage, store.place))


def test_what_went_long_ago_is_forgotten(store: Store) -> None:
    files, root = FolderStore(), store.storage.url
    old = Record(path=f"{root}/old", at=0, call=FIRST, is_gone=True)
    recent = Record(path=f"{root}/new", at=2 * TOMBSTONE_SECONDS + 10**9 * 2, call=FIRST, is_gone=True)
    for record in (old, recent):
        run(write_record(files, root, record))
    run(store.backup.connect(store.storage, FIRST))
    assert run(read_record(files, root, old.path)) is None
    assert run(read_record(files, root, recent.path)) == recent


KEYS = [asyncssh.generate_private_key("ssh-ed25519") for _ in range(2)]


def sftp(tmp_path: Path, port: int, **changed: Any) -> BackupStorageSpec:
    """An SFTP storage on loopback."""
    made = BackupStorageSpec("5" * 32, SFTP, str(tmp_path / "store"), "127.0.0.1", *LOGIN, port)
    return replace(made, **changed)


def test_the_host_key_is_told_and_another_is_refused(tmp_path: Path) -> None:
    async def work() -> None:
        backup = SftpBackup()
        async with sftp_server(KEYS[0]) as port:
            told = await backup.connect(sftp(tmp_path, port), FIRST)
            assert told.host_key == KEYS[0].get_fingerprint()
            pinned = sftp(tmp_path, port, host_key=told.host_key)
            assert (await backup.connect(pinned, FIRST)).host_key == told.host_key
        async with sftp_server(KEYS[1], port):
            with pytest.raises(
                BackendRefused, match=r"shows the host key SHA256:.*, not SHA256:.*UpdateSftp"
            ):
                await backup.connect(pinned, FIRST)

    asyncio.run(work())


def test_a_wrong_password_is_refused(tmp_path: Path) -> None:
    async def work() -> None:
        async with sftp_server(KEYS[0]) as port:
            with pytest.raises(BackendRefused, match=r"127\.0\.0\.1:\d+ refuses the login of user .orrery"):
                await SftpBackup().connect(sftp(tmp_path, port, password="wrong"), FIRST)

    asyncio.run(work())


def test_a_machine_that_does_not_answer_is_unreachable(tmp_path: Path) -> None:
    async def work() -> None:
        async with sftp_server(KEYS[0]) as port:
            pass
        with pytest.raises(Unreachable, match="does not answer"):
            await SftpBackup().connect(sftp(tmp_path, port), FIRST)

    asyncio.run(work())


def test_a_storage_without_login_or_path_is_refused(tmp_path: Path) -> None:
    for changed, said in (
        ({"password": None}, "has no host name"),
        ({"url": "images"}, "is no absolute path"),
    ):
        with pytest.raises(BackendRefused, match=said):
            run(SftpBackup().connect(sftp(tmp_path, 1, **changed), FIRST))


def test_a_cancelled_download_leaves_nothing(store: Store) -> None:
    server = FileServer(bytes(2 << 20), hangs_after=3 << 19)

    async def work(url: str) -> None:
        begun = asyncio.Event()
        origin = ImageOrigin(url, "raw", (), True)
        adding = store.backup.add_image(
            store.storage, store.place, origin, FIRST, lambda done, total: begun.set()
        )
        task = asyncio.get_running_loop().create_task(adding)
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        server.go_on.set()

    run(server.run(work))
    assert store.kept() == []
