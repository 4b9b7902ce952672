"""What SQLite reports, as the kernel's errors."""

from __future__ import annotations

import sqlite3

from orrery.core.kernel.errors import (
    ConstraintViolated,
    DatabaseDamaged,
    DatabaseFailed,
    OrreryError,
    StatementInterrupted,
    StatementTooComplex,
)

LIMITS = ("parser stack overflow", "too many SQL variables", "Expression tree is too large")
"""What SQLite reports of a statement that is beyond it."""
UNIQUE = "UNIQUE constraint failed: "


def translated(failure: sqlite3.Error) -> OrreryError:
    """The error that leaves the driver. What only a wrong program causes is a DatabaseFailed too."""
    text = str(failure)
    if isinstance(failure, sqlite3.IntegrityError):
        unique = tuple(text.removeprefix(UNIQUE).split(", ")) if text.startswith(UNIQUE) else ()
        return ConstraintViolated(text, is_reference="FOREIGN KEY" in text, unique=unique)
    if text == "interrupted":
        return StatementInterrupted(text)
    if any(limit in text for limit in LIMITS):
        return StatementTooComplex(text)
    if type(failure) is sqlite3.DatabaseError:
        return DatabaseDamaged(text)
    return DatabaseFailed(text)
