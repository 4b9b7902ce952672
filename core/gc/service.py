"""Handlers of the calls on garbage and on unresolved runs; collector and recovery do the work."""

from __future__ import annotations

import logging

from sqlalchemy import bindparam, exists, select

from orrery.core.gc.configs import HOLD_ALARM
from orrery.core.gc.messages import DeleteGCJob, DeleteUnresolvedRun, RetryUnresolvedRun, TriggerGCJob
from orrery.core.kernel.bus import handles
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.periodic import Periodic
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.workflow import Garbage
from orrery.core.kernel.workflow.model import OVERDUE, WAITING, Hold
from orrery.core.kernel.workflow.recovery import Recovery

LOOK_SECONDS = 60.0
ALARMS_AT_ONCE = 1000

log = logging.getLogger("orrery.garbage")

TOO_OLD = Statement(
    select(Garbage)
    .where(
        Garbage.condition == WAITING,
        Garbage.create_date < bindparam("before"),
        exists().where(Hold.garbage_uuid == Garbage.uuid),
    )
    .order_by(Garbage.create_date, Garbage.uuid)
    .limit(ALARMS_AT_ONCE)
)


class GarbageService(Service):
    """Calls on garbage, and the alarm about garbage that waits for too long."""

    def periodic(self) -> list[Periodic]:
        """The alarm."""
        return [Periodic("garbage.alarm", LOOK_SECONDS, self._alarm)]

    async def _alarm(self) -> None:
        before = self.node.clock.now_ms() - self.node.configs.get(HOLD_ALARM) * 1000
        if await self.node.db.read(_too_old, before):
            for item in await self.node.db.write(_mark_overdue, before):
                log.warning("%s of %s is not confirmed: %s", item.name, item.resource_uuid, item.error)

    @handles(TriggerGCJob)
    async def trigger(self, message: TriggerGCJob) -> None:
        """Tries it now. Raises why it cannot be done; then it is tried again later, as before."""
        await self.node.collector.collect(message.uuid)

    @handles(DeleteGCJob)
    async def delete(self, message: DeleteGCJob) -> None:
        """Gives it up, once nobody is trying it."""
        await self.node.collector.give_up(message.uuid)

    @handles(RetryUnresolvedRun)
    async def retry_run(self, message: RetryUnresolvedRun) -> None:
        """Carries it on. Raises Unresolved where that is still impossible."""
        await Recovery(self.node, self.node.engine).retry(message.uuid)

    @handles(DeleteUnresolvedRun)
    async def give_up_run(self, message: DeleteUnresolvedRun) -> None:
        """Forgets it and frees what it claims, once nobody carries it on."""
        await Recovery(self.node, self.node.engine).give_up(message.uuid)


def _too_old(tx: Transaction, before: int) -> list[Garbage]:
    return tx.all(TOO_OLD, before=before)


def _mark_overdue(tx: Transaction, before: int) -> list[Garbage]:
    items = _too_old(tx, before)
    for item in items:
        tx.update(Garbage, {"uuid": item.uuid}, condition=OVERDUE)
    return items
