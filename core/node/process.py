"""What the process of a management node asks of Python itself."""

from __future__ import annotations

import gc
import resource

NEW_OBJECTS = 100_000
ROUNDS = 20
UNLIMITED = 1 << 20
"""As many descriptors are counted on where the system names no limit."""


def raise_descriptor_limit() -> int:
    """Raises the soft limit of file descriptors to the hard one; gives how many the process may have."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    except (OSError, ValueError):
        hard = soft  # some systems show a hard limit that the kernel does not grant
    return hard if hard != resource.RLIM_INFINITY else UNLIMITED


def collect_seldom() -> None:
    """Has the search for reference cycles leave out what is imported by now, and begin more seldom.

    A busy node holds some hundred thousand objects that all live. Walking them after every few hundred new
    ones, as Python does by itself, took a tenth of its time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, ROUNDS, ROUNDS)
