"""The garbage collector: outside work that failed is tried again, ever more slowly, until it is done.

Garbage is done when the outside world confirms it, and not because a later call has overtaken it: then it is
asked for again with a fresh number. That harms nobody, since what it would remove is held (`holds`) until it
is done, so no newer run works with it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update

from orrery.core.kernel.bus import Event
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.db.write_with_retry import write_with_retry
from orrery.core.kernel.errors import Busy, NotFound, OrreryError, Overtaken
from orrery.core.kernel.node_base import NodeBase
from orrery.core.kernel.periodic import Periodic
from orrery.core.kernel.tasks import gather_bounded
from orrery.core.kernel.workflow.flow import CallId, Flow
from orrery.core.kernel.workflow.holds import Identity, garbage_of, is_held
from orrery.core.kernel.workflow.journal import FIRST_EPOCH, draw_number
from orrery.core.kernel.workflow.model import BACK, FORWARD, IDLE, PROCESSING, Claim, Garbage, Hold
from orrery.core.kernel.workflow.outputs import Outputs
from orrery.core.kernel.workflow.plan import Known
from orrery.core.kernel.workflow.steps import Step

FIRST_PAUSE_SECONDS = 5.0
LONGEST_PAUSE_SECONDS = 300.0
MOST_DOUBLINGS = 10
"""By then the pause is the longest; the number of tries has no end."""
BATCH = 100
"""How much is tried at once: what nobody answers about must not keep the rest from being collected."""

ASK_SECONDS = 15.0
"""How long somebody who needs a held identity waits for one try."""

DUE = Statement(
    select(Garbage).where(Garbage.due <= bindparam("now")).order_by(Garbage.due, Garbage.uuid).limit(BATCH)
)
NEXT_DUE = Statement(select(func.min(Garbage.due)))
DUE_NOW = Statement(
    update(Garbage)
    .where(
        or_(
            Garbage.host_address == bindparam("address"),
            Garbage.uuid.in_(select(Hold.garbage_uuid).where(Hold.address == bindparam("address"))),
        )
    )
    .values(due=bindparam("now"))
)

Finder = Callable[[str], Known[Any, Any] | None]
"""Gives the workflow of a name, with every step that a run of it may name."""

Released = Callable[[Transaction, Identity], None]
"""Called in the transaction in which an identity becomes free again."""


@dataclass(frozen=True)
class GarbageGivenUp(Event):
    """What was to be removed from a host stays there, and nobody accounts for it any more."""

    host_uuid: Uuid


class Collector:
    """Retries the node's garbage in the background."""

    def __init__(self, node: NodeBase, known: Finder, woken: asyncio.Event) -> None:
        self._node, self._known, self._woken = node, known, woken
        self._on_release: list[Released] = []

    def on_release(self, told: Released) -> None:
        """From now on `told` is called, in its transaction, for each identity that nothing holds any more."""
        self._on_release.append(told)

    def wake(self) -> None:
        """Says that there is new garbage."""
        self._woken.set()

    def periodic(self) -> Periodic:
        """The collection, whenever anything is due."""
        return Periodic("garbage.collect", self._until_due, self.collect_due)

    async def _until_due(self) -> None:
        """Returns when some garbage is due, or new."""
        with suppress(TimeoutError):
            async with asyncio.timeout(await self._seconds_to_next()):
                await self._woken.wait()
        self._woken.clear()

    async def collect_due(self) -> int:
        """Tries everything that is due once; gives how many were done."""
        now = self._node.clock.now_ms()
        items: list[Garbage] = await self._node.db.read(_due, now)
        ends = await gather_bounded([self.collect(item.uuid) for item in items], BATCH)
        return sum(not isinstance(end, BaseException) for end in ends)

    async def collect(self, uuid: Uuid, seconds: float | None = None) -> None:
        """Tries one piece of garbage now; one that is gone is fine. Raises why it could not be done.

        The try takes at most `seconds`, or as long as its step allows.
        """
        async with self._node.tasks.queue(f"garbage-{uuid}"):
            item = await self._node.db.write(_begin, uuid, self._node.uuid)
            if item is None:
                return
            try:
                made = await self._act(item, seconds)
                await write_with_retry(self._node.db, self.end, item, made)
            except Exception as raised:
                failure = OrreryError.of(raised)
                await write_with_retry(self._node.db, _postpone, item, str(failure)[:1000])
                raise failure from raised

    async def give_up(self, uuid: Uuid) -> None:
        """Forgets a piece of garbage, once nobody is trying it; what it was to remove stays, held no more."""
        async with self._node.tasks.queue(f"garbage-{uuid}"):
            item = await self._node.db.write(self._forget, uuid)
        if item is not None and item.host_uuid is not None:
            self._node.bus.publish(GarbageGivenUp(item.host_uuid))

    async def make_due(self, address: str) -> None:
        """Makes everything due now that the host with this address has to confirm, or may still hold."""
        if await self._node.db.write(_make_due, address):
            self.wake()

    async def try_held(self, identities: Sequence[Identity]) -> None:
        """Tries now what holds any of these identities, for a short time; the rows say whether that helps."""
        for uuid in await self._node.db.read(garbage_of, identities):
            with suppress(OrreryError):
                await self.collect(uuid, ASK_SECONDS)

    def end(self, tx: Transaction, item: Garbage, made: Outputs | None = None) -> None:
        """Inside a transaction: garbage is done, and its identities are free. It may have ended already.

        `made` are the outputs of its run as the work has left them; None where it is not needed any more.
        """
        if tx.get(Garbage, item.uuid) is None:
            return
        step, flow = self._work_of(item)
        if step.collected is not None:
            if made is not None:
                flow.out = made.copy()
            flow.now, flow.seed = tx.now, int(item.uuid, 16)
            flow.is_left = item.direction == FORWARD and made is not None
            step.collected(tx, flow)
        self._remove(tx, item.uuid)

    def _forget(self, tx: Transaction, uuid: Uuid) -> Garbage | None:
        item = tx.get(Garbage, uuid)
        self._remove(tx, uuid)
        return item

    def _remove(self, tx: Transaction, uuid: Uuid) -> None:
        holds = tx.find(Hold, garbage_uuid=uuid)
        tx.delete(Hold, garbage_uuid=uuid)
        tx.delete(Garbage, uuid=uuid)
        for identity in dict.fromkeys(Identity(hold.kind, hold.key) for hold in holds):
            if not is_held(tx, identity):
                for told in self._on_release:
                    told(tx, identity)

    def _work_of(self, item: Garbage) -> tuple[Step[Any, Any], Flow[Any, Any]]:
        """The step that garbage is of, and the flow as its call sees it."""
        known = self._known(item.runner_class)
        step = known.by_name.get(item.step) if known is not None else None
        if known is None or step is None:
            raise OrreryError(f"{item.name}: nobody knows this step here; it is of a plugin that has gone")
        context = json.loads(item.context)
        params = known.workflow.params.model_validate(context["params"])
        call = CallId(item.run, item.epoch, item.attempt)
        return step, Flow(self._node, params, call, known.workflow.outputs(**context["outputs"]))

    async def _act(self, item: Garbage, seconds: float | None) -> Outputs | None:
        """Does the work; gives the outputs that it leaves, or None where a newer run has overtaken it."""
        try:
            return await self._call(item, seconds)
        except Overtaken:
            # Without holds the newer run answers for the object from then on.
            if self._work_of(item)[0].holds is None:
                return None
        renumbered = await self._node.db.write(_renumber, item, self._node.uuid)
        return await self._call(renumbered, seconds)

    async def _call(self, item: Garbage, seconds: float | None) -> Outputs:
        step, flow = self._work_of(item)
        is_undo = item.direction == BACK
        function = step.undo if is_undo else step.do
        assert function is not None
        # What the work was about may be gone altogether.
        with suppress(NotFound):
            async with asyncio.timeout(seconds or step.seconds(of_undo=is_undo)):
                tried = flow.copy()
                await function(tried)
                return _outputs_of(tried)
        return _outputs_of(flow)

    async def _seconds_to_next(self) -> float | None:
        due: int | None = await self._node.db.read(_next_due)
        if due is None:
            return None
        return max(0.0, (due - self._node.clock.now_ms()) / 1000) + 0.001


def _outputs_of(flow: Flow[Any, Any]) -> Outputs:
    out: Outputs = flow.out
    return out


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


def _renumber(tx: Transaction, item: Garbage, node: Uuid) -> Garbage:
    """Garbage with a number above all that were given. Raises Busy while a run works on its resource.

    Any run that begins later has a higher number, so that its calls are not refused because of this one.
    """
    claim = tx.first(Claim, resource=item.resource_uuid) if item.resource_uuid is not None else None
    if claim is not None:
        raise Busy(f"{item.resource_type}[uuid:{item.resource_uuid}] is being worked on; tried again later")
    number = draw_number(tx, node)
    tx.update(Garbage, {"uuid": item.uuid}, run=number, epoch=FIRST_EPOCH, attempt=1)
    return tx.require(Garbage, item.uuid)


def _make_due(tx: Transaction, address: str) -> int:
    return tx.run(DUE_NOW, address=address, now=tx.now)
