"""Which runs have ended, so that agents may forget the answers of their calls."""

from __future__ import annotations

from sqlalchemy import func, select

from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.workflow.model import WorkflowRun

OLDEST = Statement(select(func.min(WorkflowRun.number)))


async def ended_below(db: Database) -> int | None:
    """The lowest number of an unfinished run: none below it asks again. None where no run is unfinished."""
    return await db.query(_oldest)


def _oldest(tx: Transaction) -> int | None:
    number: int | None = tx.scalar(OLDEST)
    return number
