"""Where the database product may be known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orrery.testlib.house.source import Finding, Source

DRIVERS = "core/kernel/db/drivers"
MIGRATIONS = "core/node/migrations/versions"
"""Revisions stay as they were applied; the options of tables that they name are ignored by other dialects."""
IMPORT = re.compile(r"\s*(from|import) orrery\.core\.kernel\.db\.drivers\.sqlite\b|.*\bSqlite\(")
PRODUCT = re.compile(r"sqlite|\bPRAGMA\b|\blastrowid\b|\bexec_driver_sql\b", re.IGNORECASE)
ALLOWED = {
    ("core/kernel/db/driver.py", "lastrowid"): "the protocol of all drivers",
    ("core/kernel/db/transaction.py", "lastrowid"): "uses that protocol",
}


def dialect_free(sources: Sequence[Source]) -> Iterator[Finding]:
    """Nothing in the core but the drivers knows which product the database is; imports of a driver may."""
    for source in sources:
        if not source.inside("core") or source.inside(DRIVERS, MIGRATIONS) or source.is_test:
            continue
        for number, line in enumerate(source.text.splitlines(), 1):
            found = PRODUCT.search(line)
            if found is None or IMPORT.match(line) or (source.path, found[0]) in ALLOWED:
                continue
            yield source.finding(
                number,
                f"[{found[0]}] outside the database drivers",
                "the core runs on any database that has a driver",
                f"use SQLAlchemy's constructs, or extend the driver in {DRIVERS}",
            )


CONSTRUCTS = "core/kernel/db/constructs.py"
PLAIN_SUM = re.compile(r"\bfunc\.sum\b")


def sums_that_hold(sources: Sequence[Source]) -> Iterator[Finding]:
    """Sums are those that cannot overflow."""
    for source in sources:
        if not source.inside("core", "testlib") or source.path == CONSTRUCTS or source.is_test:
            continue
        for number, line in enumerate(source.text.splitlines(), 1):
            found = PLAIN_SUM.search(line)
            if found is not None:
                yield source.finding(
                    number,
                    f"[{found[0]}] outside its construct",
                    "the database fails on sums that 64 bits do not hold, which callers' sizes reach",
                    f"use `summed` of {CONSTRUCTS}",
                )
