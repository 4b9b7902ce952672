"""Copies of a world in memory: what is written to a store, without one. Worlds made of one copy are equal."""

from __future__ import annotations

from dataclasses import dataclass

from orrery.simulator.operations import Operations
from orrery.simulator.rows import Rows
from orrery.simulator.store import TABLES


@dataclass(frozen=True, slots=True)
class WorldCopy:
    """A world at one moment. It is never changed, so any number of worlds can be made of it."""

    now: float
    """The simulated time at which it was taken, in seconds."""
    generation: int
    """How often the world was taken up before; the next one draws other random numbers."""
    rows: tuple[tuple[str, str, str], ...]
    """(table, key, body), in the order in which things appeared."""


def copy_of(operations: Operations, generation: int) -> WorldCopy:
    """Return everything that a store would hold now."""
    rows = Rows(operations)
    found = ((table, key, rows.dump(table, key)) for table in TABLES for key in rows.keys(table))
    kept = tuple((table, key, body) for table, key, body in found if body is not None)
    return WorldCopy(operations.env.now, generation, kept)


def take_up(copy: WorldCopy, operations: Operations) -> int:
    """Fill an empty world, and let calls under way go on; its clock is set to that of the copy.

    Returns the world's generation. Raises ValueError where the clock is later already.
    """
    operations.env.advance_to(copy.now)
    rows = Rows(operations)
    for table, key, body in copy.rows:
        rows.load(table, key, body)
    operations.next_number = 1 + max(operations.pending, default=0)
    return copy.generation + 1
