"""Turns between the processes of one parallel run: one test alone, or many among others.

A shared lock of a file stands for a test among others, an exclusive one for a test alone. Whoever wants to be
alone keeps the gate shut meanwhile, so that it is not overtaken for ever. Locks end with their process.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Waits until all tests that run in this folder's run have ended, and lets none begin."""
    with _locked(folder / "gate.lock", fcntl.LOCK_EX), _locked(folder / "tests.lock", fcntl.LOCK_EX):
        yield


@contextmanager
def among_others(folder: Path) -> Iterator[None]:
    """Waits only while somebody is alone, or wants to be."""
    with ExitStack() as stack:
        with _locked(folder / "gate.lock", fcntl.LOCK_SH):
            stack.enter_context(_locked(folder / "tests.lock", fcntl.LOCK_SH))
        yield


@contextmanager
def _locked(path: Path, how: int) -> Iterator[None]:
    with path.open("a") as file:
        fcntl.flock(file, how)
        yield
