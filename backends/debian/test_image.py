"""What can be told of the Debian image without building it; `scenarios/test_up.py` boots it."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from orrery.backends.debian import image as debian
from orrery.backends.tiny.building import CannotBuild


def test_what_has_to_be_installed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "PACKAGES", {tmp_path / "debootstrap": "debootstrap", tmp_path: "here"})
    with pytest.raises(CannotBuild, match=r"install: apt-get install debootstrap$"):
        debian.build(tmp_path / debian.NAME)
    assert list(tmp_path.iterdir()) == []


def test_others_than_root_are_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "PACKAGES", {})
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(CannotBuild, match="by root only; repeat the command with sudo"):
        debian.build(tmp_path / debian.NAME)


def test_an_image_is_current_until_the_files_of_the_guest_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian, "PACKAGES", {})
    monkeypatch.setattr("os.geteuid", lambda: 0)
    image, guest = tmp_path / debian.NAME, tmp_path / "guest"
    guest.mkdir()
    (guest / "seed.sh").write_text("one")
    monkeypatch.setattr(debian, "GUEST", guest)
    image.touch()
    assert not debian.is_current(image)
    image.with_suffix(".of").write_text(debian._recipe())
    assert debian.is_current(image)
    debian.build(image, anew=False)
    (guest / "seed.sh").write_text("two")
    assert not debian.is_current(image)


def test_the_first_sector_has_one_bootable_partition() -> None:
    sector = debian._boot_record(bytes([7]) * 512, 1000)
    assert len(sector) == 512 and sector[:446] == bytes([7]) * 446 and sector[510:] == b"\x55\xaa"
    active, kind, start, sectors = struct.unpack("<B3xB3xII", sector[446:462])
    assert (active, kind, start, sectors) == (0x80, 0x83, debian.START, 1000)
    assert not any(sector[462:510])
