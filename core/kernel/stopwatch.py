"""How long something really took: wall time, to warn by, never to decide by."""

from __future__ import annotations

import time


def seconds() -> float:
    """A reading of the machine's steady clock; only differences mean anything."""
    return time.perf_counter()
