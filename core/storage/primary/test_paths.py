"""Where bits lie."""

from __future__ import annotations

from orrery.core.storage.primary.backend import StorageSpec
from orrery.core.storage.primary.paths import data_volume_path, image_cache_path, root_volume_path
from orrery.core.storage.primary.types import mount_path

SPEC = StorageSpec("s", "NFS", "host:/x", mount_path("NFS", "s", "host:/x", "/opt/zstack/nfsprimarystorage/"))
MOUNT = "/opt/zstack/nfsprimarystorage/prim-s"


def test_volumes_lie_below_their_account() -> None:
    assert root_volume_path(SPEC, "a", "v", "qcow2") == f"{MOUNT}/rootVolumes/acct-a/vol-v/v.qcow2"
    assert data_volume_path(SPEC, "a", "v", None) == f"{MOUNT}/dataVolumes/acct-a/vol-v/v.qcow2"
    assert data_volume_path(SPEC, "a", "v", "raw").endswith("/v.raw")


def test_cached_images_lie_by_their_kind() -> None:
    assert image_cache_path(SPEC, "i", "qcow2") == f"{MOUNT}/imagecache/template/i/i.qcow2"
    assert image_cache_path(SPEC, "i", "iso") == f"{MOUNT}/imagecache/iso/i/i.iso"


def test_only_nfs_is_mounted_elsewhere_than_its_url() -> None:
    assert mount_path("LocalStorage", "s", "/vms/", "/b") == "/vms"
    assert mount_path("SharedMountPoint", "s", "/", "/b") == "/"
