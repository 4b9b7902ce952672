"""Downloads resume where they broke off, and read nothing that they may not."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from orrery.backends.images.folder import FolderStore
from orrery.backends.images.origin import TRIES, Intake, Unreadable, pull
from orrery.backends.images.store import StoreFull
from orrery.core.kernel.checksum import Checksum, Hashes
from orrery.core.storage.backup.backend import ImageOrigin
from orrery.testlib.image_store import FileServer

BODY = os.urandom(300_000)
CUT = 100_000


class Fetch:
    """Pulls one image into a file."""

    def __init__(self, folder: Path, room: int = 1 << 20) -> None:
        self.path = folder / "image"
        self.room = room
        self.told: list[tuple[int, int]] = []
        self.hashes = Hashes()

    async def pull(self, url: str, origin: ImageOrigin) -> None:
        """Awaits the whole image, without waits between its tries."""
        store = FolderStore()
        async with store.create(str(self.path)) as writer:
            report = lambda done, total: self.told.append((done, total))  # noqa: E731
            await pull(url, origin, store, Intake(writer, self.hashes, self._require, report), wait=0)

    async def _require(self, needed: int) -> None:
        if needed > self.room:
            raise StoreFull(f"needs {needed}")

    def from_server(self, server: FileServer, *, allow_inside: bool = True) -> None:
        """Pulls from a server on loopback."""

        async def use(url: str) -> None:
            await self.pull(url, ImageOrigin(url, "qcow2", (), allow_inside))

        asyncio.run(server.run(use))

    def from_file(self, path: Path, *directories: Path) -> None:
        """Pulls a file."""
        origin = ImageOrigin(f"file://{path}", "qcow2", tuple(map(str, directories)))
        asyncio.run(self.pull(origin.url, origin))

    def check(self) -> None:
        """The file is the body, and its checksum and progress are those of it."""
        assert self.path.read_bytes() == BODY
        body = Hashes(Checksum("sha256", self.hashes.value("sha256")))
        body.update(BODY)
        body.check()
        assert self.told[-1] == (len(BODY), len(BODY))


def test_a_download_that_breaks_off_resumes_where_it_was(tmp_path: Path) -> None:
    fetch, server = Fetch(tmp_path), FileServer(BODY, {"ETag": '"v1"'}, cut=[CUT, CUT])
    fetch.from_server(server)
    fetch.check()
    asked = [(seen.get("range"), seen.get("if-range")) for seen in server.seen]
    assert asked == [(None, None), (f"bytes={CUT}-", '"v1"'), (f"bytes={2 * CUT}-", '"v1"')]


def test_a_file_that_changed_meanwhile_is_read_anew(tmp_path: Path) -> None:
    fetch, server = Fetch(tmp_path), FileServer(bytes(CUT) + BODY, {"ETag": '"v1"'}, cut=[CUT])

    def change() -> None:
        if len(server.seen) == 2:
            server.body, server.headers = BODY, {"ETag": '"v2"'}

    server.before = change
    fetch.from_server(server)
    fetch.check()


def test_a_date_names_the_version_where_there_is_no_strong_tag(tmp_path: Path) -> None:
    date = "Thu, 01 Jan 2026 00:00:00 GMT"
    fetch, server = Fetch(tmp_path), FileServer(BODY, {"ETag": 'W/"v1"', "Last-Modified": date}, cut=[CUT])
    fetch.from_server(server)
    fetch.check()
    assert server.seen[1]["if-range"] == date


@pytest.mark.parametrize(("headers", "ranges"), [({}, True), ({"ETag": '"v1"'}, False)])
def test_without_version_or_ranges_a_download_begins_anew(
    headers: dict[str, str], ranges: bool, tmp_path: Path
) -> None:
    fetch, server = Fetch(tmp_path), FileServer(BODY, headers, cut=[CUT], ranges=ranges)
    fetch.from_server(server)
    fetch.check()
    assert len(server.seen) == 2


def test_a_download_without_progress_is_given_up(tmp_path: Path) -> None:
    server = FileServer(BODY, {"ETag": '"v1"'}, cut=[CUT, *[0] * 9])
    with pytest.raises(Unreadable, match=f"broke off after {CUT} bytes"):
        Fetch(tmp_path).from_server(server)
    assert len(server.seen) == TRIES


@pytest.mark.parametrize(
    ("status", "headers", "tries", "said"),
    [
        ("404 Not Found", {}, 1, "the server answers 404"),
        ("302 Found", {"Location": "http://x/"}, 1, r"answers 302 \(to \[http://x/\]\); redirects are not"),
        ("503 Service Unavailable", {}, TRIES, "the server answers 503"),
    ],
)
def test_an_answer_that_is_no_file_is_told(
    status: str, headers: dict[str, str], tries: int, said: str, tmp_path: Path
) -> None:
    server = FileServer(BODY, headers, status=status)
    with pytest.raises(Unreadable, match=said):
        Fetch(tmp_path).from_server(server)
    assert len(server.seen) == tries


def test_no_connection_leads_inside_unless_allowed(tmp_path: Path) -> None:
    server = FileServer(BODY)
    with pytest.raises(Unreadable, match=r"127\.0\.0\.1.*leads to this machine.*image/url\.allowInside"):
        Fetch(tmp_path).from_server(server, allow_inside=False)
    assert server.seen == []


def test_a_download_that_does_not_fit_is_refused_before_it_begins(tmp_path: Path) -> None:
    fetch = Fetch(tmp_path, room=len(BODY) - 1)
    with pytest.raises(StoreFull, match=f"needs {len(BODY)}"):
        fetch.from_server(FileServer(BODY))
    assert fetch.path.stat().st_size == 0


@pytest.mark.parametrize("url", ["ftp://images.example/a", "upload://a", "http:///a"])
def test_other_urls_are_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="is no http or https URL"):
        asyncio.run(Fetch(tmp_path).pull(url, ImageOrigin(url, "qcow2", (), True)))


def test_a_file_is_read_below_the_directories_only(tmp_path: Path) -> None:
    allowed, outside = tmp_path / "allowed", tmp_path / "outside"
    for folder in (allowed, outside):
        folder.mkdir()
        (folder / "image").write_bytes(BODY)
    (allowed / "link").symlink_to(outside / "image")
    (allowed / "folder").mkdir()
    fetch = Fetch(tmp_path)
    fetch.from_file(allowed / "image", allowed)
    fetch.check()
    for path in (
        outside / "image",
        allowed / "link",
        allowed / "missing",
        allowed / ".." / "outside" / "image",
    ):
        with pytest.raises(Unreadable, match="is no file below"):
            fetch.from_file(path, allowed)
    with pytest.raises(Unreadable, match="is no plain file"):
        fetch.from_file(allowed / "folder", allowed)
    with pytest.raises(Unreadable, match="is no file below any folder"):
        fetch.from_file(allowed / "image")
