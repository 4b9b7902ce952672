"""Tests that a machine cannot run: skipped there, but a failure where everything has to be installed."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest

EVERYTHING = "CI"
"""The environment variable that is `true` where all that tests need is installed."""


def everything_is_here() -> bool:
    """Whether this machine has to have all that tests need."""
    return os.environ.get(EVERYTHING) == "true"


def lacking(reason: str) -> NoReturn:
    """Skips the test with one line that says what to install; fails it where everything has to be there."""
    if everything_is_here():
        pytest.fail(f"{EVERYTHING}=true, so nothing may be missing: {reason}", pytrace=False)
    pytest.skip(reason)
