"""Real hosts with guests of QEMU, run by a libvirtd each, keep the contract of hypervisors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from orrery.testlib.contracts.hypervisor import HypervisorContract
from orrery.testlib.contracts.lab import Lab
from orrery.testlib.kvm_lab import kvm_lab


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    """Two new hosts."""
    with kvm_lab(tmp_path) as made:
        yield made


class TestHypervisor(HypervisorContract):
    """Guests of QEMU."""
