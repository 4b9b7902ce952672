"""Long jobs go with their account: what still runs is canceled, or awaited where it cannot be."""

from __future__ import annotations

from orrery.core.kernel.cascade import Action, Edge
from orrery.core.longjob.messages import DeleteLongJob, RemoveLongJob
from orrery.core.longjob.model import LongJob

CASCADES = (
    Action("longJob.delete", LongJob, act=lambda key, force: RemoveLongJob(key[0]), api=DeleteLongJob),
    Edge("account.delete", "longJob.delete", by="account_uuid"),
)
