"""A storage plane of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from orrery.testlib.storage_host import StorageHost, storage_host


@pytest.fixture
def host(tmp_path: Path) -> Iterator[StorageHost]:
    """A host whose storage is not connected yet."""
    with storage_host(tmp_path) as made:
        yield made
