"""Where bits are kept."""

from __future__ import annotations

from orrery.core.kernel.location import FileLocation, Location
from orrery.core.storage.primary.backend import StorageSpec
from orrery.core.storage.primary.paths import DATA_VOLUMES, ROOT_VOLUMES, FileLayout
from orrery.core.storage.primary.types import LOCAL, NFS, STRATEGIES

AT = StorageSpec("s", NFS, "10.0.0.1:/share", "/opt/zstack/nfsprimarystorage/prim-s")
TYPES = {name: kind for _, name, kind in STRATEGIES}
LAYOUT = FileLayout()


def volume(folder: str, bits_format: str | None) -> Location:
    """Where a volume of account a is kept."""
    return LAYOUT.volume(AT, folder, "a", ("v", bits_format))


def test_bits_are_kept_below_the_mount_path() -> None:
    root, data = volume(ROOT_VOLUMES, "qcow2"), volume(DATA_VOLUMES, "raw")
    assert root == FileLocation(f"{AT.mount_path}/rootVolumes/acct-a/vol-v/v.qcow2", "qcow2")
    assert data == FileLocation(f"{AT.mount_path}/dataVolumes/acct-a/vol-v/v.raw", "raw")
    assert str(LAYOUT.image(AT, "i", "iso")) == f"{AT.mount_path}/imagecache/iso/i/i.iso"


def test_an_nfs_export_is_mounted_below_a_folder_and_others_are_where_their_url_says() -> None:
    assert TYPES[NFS].mount_path("s", "10.0.0.1:/share", "/opt/") == "/opt/prim-s"
    assert TYPES[LOCAL].mount_path("s", "/data/", "/opt") == "/data"


def test_what_is_no_known_format_is_kept_as_qcow2() -> None:
    assert str(volume(DATA_VOLUMES, None)).endswith(".qcow2")
    assert str(volume(DATA_VOLUMES, "simulator")).endswith(".qcow2")
