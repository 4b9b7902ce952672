"""Real hosts, as namespaces of this machine with agents, keep the contracts of all backends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from orrery.core.storage.primary.backend import StorageSpec
from orrery.core.storage.primary.types import LOCAL, SHARED_MOUNT_POINT
from orrery.testlib import mini_hosts, mini_places
from orrery.testlib.contracts.hypervisor import HypervisorContract
from orrery.testlib.contracts.l2 import L2Contract
from orrery.testlib.contracts.lab import Lab
from orrery.testlib.contracts.primary_storage import PrimaryStorageContract
from orrery.testlib.mini_hosts import mini_cloud
from orrery.testlib.remote_lab import RemoteLab
from orrery.testlib.storage_host import file_system

BIGGER_THAN_A_VOLUME = 4096
"""Mebibytes of the shared storage; its volumes are sparse."""


@pytest.fixture(params=[SHARED_MOUNT_POINT, LOCAL])
def lab(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Lab]:
    """Two new hosts, with storages of each kind."""
    mini_hosts.require_mini_hosts()
    with file_system(tmp_path / "shared", BIGGER_THAN_A_VOLUME) as shared, mini_cloud(tmp_path) as cloud:
        path = str(shared if request.param == SHARED_MOUNT_POINT else mini_places.LOCAL)
        made = RemoteLab(cloud, tmp_path, StorageSpec("4" * 32, request.param, path, path))
        try:
            yield made
        finally:
            made.close()


on_shared_storage = pytest.mark.parametrize("lab", [SHARED_MOUNT_POINT], indirect=True)


@on_shared_storage
class TestHypervisor(HypervisorContract):
    """Container guests."""


@on_shared_storage
class TestL2(L2Contract):
    """Bridges."""


class TestPrimaryStorage(PrimaryStorageContract):
    """A shared storage, and a local one."""
