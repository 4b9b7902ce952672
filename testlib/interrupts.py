"""Lets SIGINT interrupt the project's own tests, whoever started them."""

from __future__ import annotations

import signal

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Lets SIGINT interrupt again where the tests were started in the background, which has it ignored.

    Ignoring would be inherited by every process that a test starts, and none could be stopped by SIGINT.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
