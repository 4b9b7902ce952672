"""Fixtures for the simulator's own tests: a small cloud in virtual time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orrery.testlib.worlds import Cloud


@pytest.fixture
def cloud() -> Cloud:
    """A cloud with the parameters as they are."""
    return Cloud()


@pytest.fixture
def make_cloud() -> Callable[..., Cloud]:
    """Make a cloud with parameters of its own, as plain data."""
    return Cloud
