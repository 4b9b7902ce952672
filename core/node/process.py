"""What the process of a management node asks of Python itself."""

from __future__ import annotations

import gc

NEW_OBJECTS = 100_000
ROUNDS = 20


def collect_seldom() -> None:
    """Has the search for reference cycles leave out what is imported by now, and begin more seldom.

    A busy node holds some hundred thousand objects that all live. Walking them after every few hundred new
    ones, as Python does by itself, took a tenth of its time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, ROUNDS, ROUNDS)
