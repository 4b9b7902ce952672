"""Machines with an SSH server and nothing else become hosts by AddKVMHost, or stay as they were."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from orrery.testlib.bare_machine import require_bare_machines
from orrery.testlib.installing import InstallingCloud, installing_cloud

SSH_TAG = "sshHostKey::"


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[InstallingCloud]:
    """A server over one machine."""
    require_bare_machines()
    with installing_cloud(tmp_path) as made:
        yield made


def test_a_machine_becomes_a_host(cloud: InstallingCloud) -> None:
    (machine,) = cloud.machines
    host = cloud.add(machine)
    assert host["status"] == "Connected" and host["osDistribution"] == "debian", cloud.log()
    print(machine.traces(), cloud.log())
