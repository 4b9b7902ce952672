"""Checksums that callers demand."""

from __future__ import annotations

import hashlib

import pytest

from orrery.core.kernel.checksum import BadChecksum, Checksum, Hashes, split_checksum

URL = "https://images.example/a.qcow2"


def test_a_fragment_demands_a_checksum() -> None:
    assert split_checksum(URL) == (URL, None)
    assert split_checksum(f"{URL}#md5={'A' * 32}") == (URL, Checksum("md5", "a" * 32))


@pytest.mark.parametrize("fragment", ["", "top", "sha256=", "sha256=12", "crc32=12345678", f"md5={'g' * 32}"])
def test_any_other_fragment_is_refused(fragment: str) -> None:
    with pytest.raises(BadChecksum, match=r"is no checksum; write one of #md5=<32 hex digits>"):
        split_checksum(f"{URL}#{fragment}")


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha256", "sha512"])
def test_other_bytes_are_refused(algorithm: str) -> None:
    hashes = Hashes(Checksum(algorithm, hashlib.new(algorithm, b"image").hexdigest()))
    hashes.update(b"image")
    hashes.check()
    hashes.update(b"more")
    with pytest.raises(BadChecksum, match=f"its checksum is {algorithm}=.*, not {algorithm}="):
        hashes.check()
