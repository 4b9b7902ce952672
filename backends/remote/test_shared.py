"""Hosts of one shared storage see the same file system."""

from __future__ import annotations

import pytest

from orrery.backends.remote.shared import SharedIdentities
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.errors import BackendRefused

ONE, OTHER = HostRef("1" * 32, "10.0.0.1"), HostRef("2" * 32, "10.0.0.2")


def test_a_host_with_another_file_system_is_refused() -> None:
    seen = SharedIdentities()
    for host in (ONE, OTHER, ONE):
        seen.check("s", host, "a")
    with pytest.raises(BackendRefused, match=r"managementIp:10\.0\.0\.2\] has mounted another file system"):
        seen.check("s", OTHER, "b")
    seen.check("t", OTHER, "b")


def test_the_first_host_may_mount_another_one() -> None:
    seen = SharedIdentities()
    seen.check("s", ONE, "a")
    seen.check("s", ONE, "b")
    seen.check("s", OTHER, "b")
    seen.forget("s")
    seen.check("s", OTHER, "c")
