"""Writing what has to be written, whatever becomes of the disk meanwhile."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import DatabaseFailed

P = ParamSpec("P")
T = TypeVar("T")

FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1.0, 60.0

log = logging.getLogger("orrery.database")


async def write_with_retry(
    db: Database, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """As `db.write`, again and again while the database cannot write: a disk that is full has room some day.

    For what nobody else would do later: how a run goes back, how a job ended. What `function` itself raises
    is raised at once.
    """
    pause = FIRST_PAUSE_SECONDS
    while True:
        try:
            return await db.write(function, *args, **kwargs)
        except DatabaseFailed as failure:
            log.warning("%s; tried again in %g s", failure, pause)
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
