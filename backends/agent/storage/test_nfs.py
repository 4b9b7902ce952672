"""NFS exports, as hosts and QEMU name them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.storage import nfs
from orrery.backends.agent.storage.model import Storage, StorageKind
from orrery.backends.agent.storage.nfs import Export
from orrery.backends.agent.storage.plane import StoragePlane


@pytest.mark.parametrize(
    ("url", "export"),
    [("10.0.0.1:/vms", Export("10.0.0.1", "/vms")), ("[fd00::1]:/a/b/", Export("[fd00::1]", "/a/b"))],
)
def test_an_export_is_a_server_and_a_path(url: str, export: Export) -> None:
    assert Export.read(url) == export


@pytest.mark.parametrize("url", ["/vms", "server", ":/vms", "nfs//server"])
def test_other_texts_are_refused(url: str) -> None:
    with pytest.raises(Refused, match="is no NFS export; write it as host:/path"):
        Export.read(url)


def test_qemu_names_a_file_by_a_url() -> None:
    export = Export("10.0.0.1", "/srv/vms")
    assert export.url_of("/dataVolumes/a b.qcow2") == "nfs://10.0.0.1/srv/vms/dataVolumes/a%20b.qcow2"
    assert export.path_of("/dataVolumes/a b.qcow2") == "/srv/vms/dataVolumes/a b.qcow2"


def test_a_host_of_containers_that_cannot_mount_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def reason() -> str:
        return "the kernel of this host knows no NFS"

    monkeypatch.setattr(nfs, "why_no_mount", reason)
    storage = Storage("5" * 32, StorageKind.NFS, "10.0.0.1:/vms", str(tmp_path / "mnt"))
    said = r"\[10.0.0.1:/vms\] cannot be mounted: the kernel .* knows no NFS\. Guests of QEMU can do without"
    with pytest.raises(Refused, match=said):
        asyncio.run(StoragePlane(tmp_path / "run").connect(storage))
    assert list(tmp_path.iterdir()) == []


def test_the_reasons_name_what_is_missing() -> None:
    for reason in (asyncio.run(nfs.why_no_mount()), asyncio.run(nfs.why_no_qemu())):
        assert reason is None or "NFS" in reason or "Debian:" in reason
