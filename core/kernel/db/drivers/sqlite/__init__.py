"""The driver of SQLite, and its files."""

from __future__ import annotations

from orrery.core.kernel.db.drivers.sqlite.driver import DIALECT, MEMORY, Sqlite

__all__ = ["DIALECT", "MEMORY", "Sqlite"]
