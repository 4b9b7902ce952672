"""Constructs of SQL, as SQLite answers them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import BigInteger, Column, MetaData, String, Table, select

from orrery.core.kernel.api.message import LONG_MAX
from orrery.core.kernel.db.constructs import summed
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import DIALECT
from orrery.testlib.kernel import raw, run_db

NUMBERS = Table("numbers", MetaData(), Column("number", BigInteger), Column("text", String(8)))


def total(numbers: Sequence[int | None]) -> int | None:
    """What `summed` gives for a column of these numbers."""
    found: list[int | None] = []

    async def main(db: Database) -> None:
        connection = raw(db)
        connection.execute("CREATE TABLE numbers (number BIGINT, text VARCHAR(8))")
        connection.executemany("INSERT INTO numbers (number) VALUES (?)", [(one,) for one in numbers])
        statement = select(summed(NUMBERS.c.number)).compile(dialect=DIALECT)
        found.append(connection.execute(str(statement)).fetchone()[0])

    run_db(main)
    return found[0]


@pytest.mark.parametrize(
    "numbers",
    [
        [],
        [None],
        [None, 3],
        [0],
        [1, 2, 3],
        [-1],
        [-5, 3],
        [1 << 32, -1, (1 << 32) - 1],
        [LONG_MAX],
        [LONG_MAX, -1, 1],
        [LONG_MAX, -LONG_MAX, -LONG_MAX],
        [-LONG_MAX - 1],
    ],
)
def test_a_sum_that_64_bits_hold_is_exact(numbers: list[int | None]) -> None:
    there = [one for one in numbers if one is not None]
    assert total(numbers) == (sum(there) if there else None)


@pytest.mark.parametrize("numbers", [[LONG_MAX, 1], [LONG_MAX] * 5, [1 << 62, 1 << 62]])
def test_a_greater_sum_is_the_greatest_number(numbers: list[int | None]) -> None:
    assert total(numbers) == LONG_MAX
    assert total([-one for one in numbers if one is not None] * 2) == -LONG_MAX - 1
