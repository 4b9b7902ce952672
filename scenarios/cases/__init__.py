"""The table of all APIs: for each message one call that succeeds and one that fails.

Each noun has its module here with a list ``CASES``. `scenarios/test_api_table.py` runs them, each on a fresh
cloud deployed from `small.yaml`, and fails for an API that no case covers.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Case:
    """One API: `success` calls it and asserts what came of it; `failure` makes a call that fails."""

    api: str
    success: Callable[[Any], Awaitable[Any]]
    failure: Callable[[Any], Awaitable[str]]
    """Gives the error code that the call failed with: ``(await cloud.failure(...)).code``."""
    code: str
    """The error code that `failure` must return."""
    simulator_only: str = ""
    """Why the calls reach into the simulator, where they do."""
