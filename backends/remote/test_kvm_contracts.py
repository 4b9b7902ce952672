"""Real hosts with guests of QEMU, run by a libvirtd each, keep the contract of hypervisors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from orrery.core.compute.host.hypervisor import VmSpec
from orrery.core.kernel.location import file_at
from orrery.core.storage.primary.backend import StorageSpec
from orrery.core.storage.primary.types import SHARED_MOUNT_POINT
from orrery.testlib.contracts.hypervisor import HypervisorContract
from orrery.testlib.contracts.lab import Lab, guest
from orrery.testlib.kvm_hosts import MEMORY, KvmHost, require_kvm_hosts, tiny_image
from orrery.testlib.mini_hosts import mini_cloud
from orrery.testlib.remote_lab import RemoteLab
from orrery.testlib.storage_host import file_system

BIGGER_THAN_A_VOLUME = 4096


class KvmLab(RemoteLab):
    """Guests boot the tiny image, as an ISO that all hosts can read."""

    def guest(self) -> VmSpec:
        """See `Lab`."""
        return replace(guest(), memory=MEMORY, isos=(file_at(str(tiny_image())),))


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    """Two new hosts."""
    require_kvm_hosts()
    with (
        file_system(tmp_path / "shared", BIGGER_THAN_A_VOLUME) as shared,
        mini_cloud(tmp_path, make=KvmHost) as cloud,
    ):
        made = KvmLab(cloud, tmp_path, StorageSpec("4" * 32, SHARED_MOUNT_POINT, str(shared), str(shared)))
        try:
            yield made
        finally:
            made.close()


class TestHypervisor(HypervisorContract):
    """Guests of QEMU."""
