"""The lab of the tests with real packets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from orrery.testlib.lacking import lacking
from orrery.testlib.namespaces import missing_for_networks
from orrery.testlib.network_lab import NetworkLab, network_lab


@pytest.fixture
def lab() -> Iterator[NetworkLab]:
    """Two hosts joined by a cable; skips where this machine cannot have them."""
    if (reason := missing_for_networks()) is not None:
        lacking(reason)
    with network_lab() as made:
        yield made
