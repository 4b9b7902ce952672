"""What an image may be."""

from __future__ import annotations

from typing import Any

import pytest

from orrery.core.kernel.errors import InvalidArgument
from orrery.core.storage.image.messages import AddImage
from orrery.core.storage.image.rules import full_url, install_path, refuse_host, row_of


def image(**values: Any) -> AddImage:
    return AddImage.model_validate(
        {"name": "i", "url": "http://x/i", "backupStorageUuids": ["b"], "format": "qcow2", **values}
    )


def test_defaults_are_those_of_a_linux_image() -> None:
    row = row_of(image())
    assert (row["media_type"], row["platform"], row["guest_os_type"]) == (
        "RootVolumeTemplate",
        "Linux",
        "Linux",
    )
    assert (row["architecture"], row["virtio"]) == ("x86_64", True)


def test_the_guest_os_is_named_after_the_platform() -> None:
    assert row_of(image(platform="Windows"))["guest_os_type"] == "Windows"
    assert row_of(image(guestOsType="CentOS 7"))["guest_os_type"] == "CentOS 7"


def test_an_iso_is_known_by_its_format_or_its_media_type() -> None:
    assert row_of(image(format="iso"))["media_type"] == "ISO"
    assert row_of(image(mediaType="ISO"))["format"] == "iso"
    assert row_of(image(mediaType="ISO", format=None))["format"] == "iso"


def test_nothing_is_assumed_of_a_data_volume() -> None:
    row = row_of(image(mediaType="DataVolumeTemplate"))
    assert [row[key] for key in ("platform", "guest_os_type", "architecture", "virtio")] == [None] * 4


@pytest.mark.parametrize("format_", [None, "", "tar", "QCOW2"])
def test_a_format_has_to_be_known(format_: str | None) -> None:
    with pytest.raises(InvalidArgument, match=r"field\[format\]"):
        row_of(image(format=format_))


def test_a_path_is_a_file_url() -> None:
    assert full_url("/images/i.qcow2") == "file:///images/i.qcow2"
    assert full_url(f"/i#md5={'a' * 32}") == f"file:///i#md5={'a' * 32}"
    with pytest.raises(InvalidArgument, match=r"field.url.: .#md5=a. is no checksum"):
        full_url("http://x/i#md5=a")
    with pytest.raises(InvalidArgument, match=r"field\[url\]"):
        full_url("file://host/i")


@pytest.mark.parametrize(
    ("kind", "end"),
    [
        (("RootVolumeTemplate", "qcow2"), "rootVolumeTemplates/acct-a/i/i.qcow2"),
        (("DataVolumeTemplate", "raw"), "dataVolumeTemplates/acct-a/i/i.raw"),
        (("ISO", "iso"), "iso/acct-a/i/i.iso"),
        (("RootVolumeTemplate", "simulator"), "rootVolumeTemplates/acct-a/i/i.qcow2"),
    ],
)
def test_images_lie_in_the_folder_of_their_kind(kind: tuple[str, str], end: str) -> None:
    assert install_path("/store/", "a", "i", kind) == f"/store/{end}"


@pytest.mark.parametrize("url", ["http:///i", "sftp://h\\@x/i", "https://h:x/i", "ftp://:21/i"])
def test_a_url_has_one_host_whatever_is_allowed(url: str) -> None:
    with pytest.raises(InvalidArgument, match="names no host"):
        refuse_host(url, allow_inside=True)
    refuse_host("upload://i", allow_inside=False)
    refuse_host("file:///i", allow_inside=False)
