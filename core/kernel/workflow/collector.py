"""The garbage collector: outside work that failed is tried again, ever more slowly, until it is done."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select

from core.kernel.db.insistence import insist
from core.kernel.db.model import Uuid
from core.kernel.db.statement import Statement
from core.kernel.db.transaction import Transaction
from core.kernel.errors import NotFound, OrreryError, Overtaken
from core.kernel.tasks import gather_bounded
from core.kernel.workflow.flow import CallId, Flow
from core.kernel.workflow.model import BACK, IDLE, PROCESSING, Garbage

if TYPE_CHECKING:
    from core.kernel.node import Node

FIRST_PAUSE_SECONDS = 5.0
LONGEST_PAUSE_SECONDS = 300.0
MOST_DOUBLINGS = 10
"""By then the pause is the longest; the number of tries has no end."""
BATCH = 100
"""How much is tried at once: what nobody answers about must not keep the rest from being collected."""

DUE = Statement(
    select(Garbage).where(Garbage.due <= bindparam("now")).order_by(Garbage.due, Garbage.uuid).limit(BATCH)
)
NEXT_DUE = Statement(select(func.min(Garbage.due)))


class Collector:
    """Retries the node's garbage in the background."""

    def __init__(self, node: Node) -> None:
        self._node = node
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Says that there is new garbage."""
        self._woken.set()

    async def run(self) -> None:
        """Collects whatever is due, for as long as the node lives."""
        while True:
            self._woken.clear()
            await self.collect_due()
            wait = await self._seconds_to_next()
            try:
                async with asyncio.timeout(wait):
                    await self._woken.wait()
            except TimeoutError:
                continue

    async def collect_due(self) -> int:
        """Tries everything that is due once; gives how many were done."""
        now = self._node.clock.now_ms()
        items: list[Garbage] = await self._node.db.read(_due, now)
        ends = await gather_bounded([self.collect(item.uuid) for item in items], BATCH)
        return sum(not isinstance(end, BaseException) for end in ends)

    async def collect(self, uuid: Uuid) -> None:
        """Tries one piece of garbage now; one that is gone is fine. Raises why it could not be done."""
        async with self._node.tasks.queue(f"garbage-{uuid}"):
            item = await self._node.db.write(_begin, uuid, self._node.uuid)
            if item is None:
                return
            try:
                await self._act(item)
            except Exception as raised:
                failure = OrreryError.of(raised)
                await insist(self._node.db, _postpone, item, str(failure)[:1000])
                raise failure from raised
            await insist(self._node.db, _remove, uuid)

    async def give_up(self, uuid: Uuid) -> None:
        """Forgets a piece of garbage, once nobody is trying it; what it was to remove stays."""
        async with self._node.tasks.queue(f"garbage-{uuid}"):
            await self._node.db.write(_remove, uuid)

    async def _act(self, item: Garbage) -> None:
        workflow = self._node.engine.known(item.runner_class, item.version)
        step = next((s for s in workflow.steps if s.name == item.step), None) if workflow else None
        if workflow is None or step is None:
            raise OrreryError(f"{item.name}: version {item.version} of it is not known here")
        function = step.undo if item.direction == BACK else step.do
        assert function is not None
        context = json.loads(item.context)
        params = workflow.params.model_validate(context["params"])
        call = CallId(item.run, item.epoch, item.attempt)
        # Who has overtaken this work is a newer run, which answers for the object from then on; what the
        # work was about may be gone altogether.
        with suppress(Overtaken, NotFound):
            async with asyncio.timeout(step.seconds(of_undo=item.direction == BACK)):
                await function(Flow(self._node, params, call, context["outputs"]))

    async def _seconds_to_next(self) -> float | None:
        due: int | None = await self._node.db.read(_next_due)
        if due is None:
            return None
        return max(0.0, (due - self._node.clock.now_ms()) / 1000) + 0.001


def _due(tx: Transaction, now: int) -> list[Garbage]:
    return tx.all(DUE, now=now)


def _next_due(tx: Transaction) -> int | None:
    due: int | None = tx.scalar(NEXT_DUE)
    return due


def _begin(tx: Transaction, uuid: Uuid, node: Uuid) -> Garbage | None:
    tx.update(Garbage, {"uuid": uuid}, status=PROCESSING, management_node_uuid=node)
    return tx.get(Garbage, uuid)


def _postpone(tx: Transaction, item: Garbage, error: str) -> None:
    doublings = min(item.tries, MOST_DOUBLINGS)
    pause = min(FIRST_PAUSE_SECONDS * 2.0**doublings, LONGEST_PAUSE_SECONDS)
    due = tx.now + int(pause * 1000)
    tx.update(Garbage, {"uuid": item.uuid}, status=IDLE, tries=item.tries + 1, due=due, error=error)


def _remove(tx: Transaction, uuid: str) -> None:
    tx.delete(Garbage, uuid=uuid)
