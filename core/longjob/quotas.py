"""How many long jobs an account may have, and how many of them may be unfinished."""

from __future__ import annotations

from orrery.core.kernel.quota import Counted, Quota
from orrery.core.longjob.model import CANCELING, RUNNING, SUSPENDED, WAITING, LongJob

LONG_JOBS = Counted(
    Quota(
        name="longJob.num",
        default=1000,
        description="How many long jobs there may be; ended ones count until they are deleted.",
        kind=LongJob,
    ),
    Quota(
        name="longJob.unfinished.num",
        default=100,
        description="How many long jobs may be waiting, running or suspended.",
        kind=LongJob,
        where={"state": (WAITING, RUNNING, SUSPENDED, CANCELING)},
    ),
)
