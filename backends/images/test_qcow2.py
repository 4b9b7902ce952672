"""What headers of images say."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from orrery.backends.images.qcow2 import HEAD_BYTES, MAGIC, BadImage, disk_size, read_header
from orrery.testlib.storage_host import require_tools

SIZE = 5 << 20


def made(path: Path, *options: str) -> bytes:
    """The first bytes of a qcow2 that qemu-img makes."""
    require_tools()
    argv = ["qemu-img", "create", "-q", "-f", "qcow2", *options, str(path), str(SIZE)]
    subprocess.run(argv, check=True, timeout=20)
    return path.read_bytes()[:HEAD_BYTES]


@pytest.mark.parametrize("version", ["0.10", "1.1"])
def test_the_size_is_that_of_the_disk(version: str, tmp_path: Path) -> None:
    head = made(tmp_path / "a.qcow2", "-o", f"compat={version}")
    assert disk_size(head, 196624, "qcow2") == SIZE


def test_an_image_that_needs_other_files_is_refused(tmp_path: Path) -> None:
    made(tmp_path / "base.qcow2")
    head = made(tmp_path / "a.qcow2", "-b", str(tmp_path / "base.qcow2"), "-F", "qcow2")
    header = read_header(head)
    assert header is not None and header.backing == str(tmp_path / "base.qcow2")
    with pytest.raises(BadImage, match=r"needs the backing file .*base\.qcow2"):
        disk_size(head, 196624, "qcow2")
    head = made(tmp_path / "b.qcow2", "-o", f"data_file={tmp_path}/data")
    with pytest.raises(BadImage, match="needs an external data file"):
        disk_size(head, 196624, "qcow2")


@pytest.mark.parametrize(
    ("head", "declared", "said"),
    [
        (b"no image", "qcow2", "is no qcow2"),
        (b"", "raw", "is empty"),
        (MAGIC + b"\0", "qcow2", "cut off"),
        (MAGIC + bytes(100), "qcow2", "version is 0"),
        (b"KDMV", "vmdk", r"it is vmdk; hosts use qcow2, raw and iso"),
    ],
)
def test_what_is_no_usable_image_is_refused(head: bytes, declared: str, said: str) -> None:
    with pytest.raises(BadImage, match=said):
        disk_size(head, len(head), declared)


def test_a_raw_image_is_as_large_as_its_file() -> None:
    assert disk_size(MAGIC, 1000, "raw") == 1000
