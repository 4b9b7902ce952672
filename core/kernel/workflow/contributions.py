"""Steps that a noun or plugin contributes to the slots of others' workflows."""

from __future__ import annotations

import logging
import random
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Canceled, Fenced, PluginFailed
from orrery.core.kernel.workflow.flow import CallId, Flow
from orrery.core.kernel.workflow.model import FORWARD, Garbage
from orrery.core.kernel.workflow.slots import Note, Opening, Slot
from orrery.core.kernel.workflow.steps import NOT_DECLARED, O, OnFailure, Step

if TYPE_CHECKING:
    from orrery.core.kernel.node_base import NodeBase

C = TypeVar("C", bound=BaseModel)

log = logging.getLogger("orrery.slots")


class StepRun(Generic[O]):
    """The run as a contributed step sees it, beside the context of its slot."""

    __slots__ = ("_flow", "operation", "out")

    def __init__(self, operation: str, flow: Flow[Any, Any], out: O) -> None:
        self.operation = operation
        """The workflow's name."""
        self.out = out
        """The step's own outputs; see `Outputs`."""
        self._flow = flow

    @property
    def node(self) -> NodeBase:
        """The node that it runs on."""
        return self._flow.node

    @property
    def call(self) -> CallId:
        """Names the outside call, so that its target can tell repeated and late ones."""
        return self._flow.call

    @property
    def now(self) -> int:
        """Milliseconds since 1970, by the node's clock."""
        return self._flow.now

    @property
    def rng(self) -> random.Random:
        """Random numbers that repeat when the transaction does."""
        return self._flow.rng

    def new_uuid(self) -> Uuid:
        """A new identity; the same one when the transaction runs again."""
        return self._flow.new_uuid()


Act = Callable[[C, StepRun[O]], Awaitable[None]]
Record = Callable[[Transaction, C, StepRun[O]], None]


@dataclass(frozen=True, kw_only=True)
class Contribution(Generic[C, O]):
    """One step for a slot; `do`, `commit`, `undo` and `uncommit` are those of `Step`, called with the
    context.

    Raises TypeError where what it says does not fit together.
    """

    name: str
    """Unique among what its noun contributes. The journal calls the step ``<noun>.<name>``, for good."""
    slot: Slot[C]
    do: Act[C, O] | None = None
    commit: Record[C, O] | None = None
    undo: Act[C, O] | None = None
    uncommit: Record[C, O] | None = None
    no_undo_because: str = ""
    outputs: type[O] = NOT_DECLARED
    on_failure: OnFailure = OnFailure.UNDO
    after: Sequence[str] = ()
    """Contributions of others (``<noun>.<name>``) that run before this one where they are there."""
    before: Sequence[str] = ()
    """Those that run after it."""
    provides: str = ""
    """What may happen only once in a slot, such as ``dhcp``; a second contribution of it is a conflict."""
    timeout_seconds: float = 60.0

    def __post_init__(self) -> None:
        what = f"contribution {self.name} to slot {self.slot.name}"
        is_undone = self.undo is not None or self.uncommit is not None
        if self.slot.forward_only and (self.on_failure is OnFailure.UNDO or is_undone):
            raise TypeError(f"{what}: nothing is undone there; without undo, on_failure is RETRY or REPORT")
        if not self.slot.forward_only and is_undone == bool(self.no_undo_because):
            raise TypeError(f"{what}: give either an undo or no_undo_because")
        if self.do is None and self.commit is None:
            raise TypeError(f"{what} does nothing")
        if self.on_failure is OnFailure.RETRY and self.do is None:
            raise TypeError(f"{what}: what is tried again later needs a do")


@dataclass(frozen=True)
class Contributed:
    """A contribution, and the noun or plugin that makes it."""

    noun: str
    what: Contribution[Any, Any]

    @property
    def name(self) -> str:
        """The name of its step."""
        return f"{self.noun}.{self.what.name}"


def ordered(everything: Iterable[Contributed]) -> dict[str, tuple[Contributed, ...]]:
    """The contributions to each slot in the order in which they run: that of the nouns where nothing else is
    said. Raises PluginFailed, which names both nouns, for a conflict and for a circle.
    """
    by_slot: dict[str, list[Contributed]] = {}
    for one in everything:
        by_slot.setdefault(one.what.slot.name, []).append(one)
    return {slot: _in_order(slot, those) for slot, those in by_slot.items()}


def _in_order(slot: str, those: list[Contributed]) -> tuple[Contributed, ...]:
    known: dict[str, Contributed] = {}
    providers: dict[str, Contributed] = {}
    for one in those:
        _refuse_second(one, known.setdefault(one.name, one), f"call a step {one.name}")
        if one.what.provides:
            provider = providers.setdefault(one.what.provides, one)
            _refuse_second(one, provider, f"provide {one.what.provides}")
    earlier: dict[str, set[str]] = {name: set() for name in known}
    for name, one in known.items():
        earlier[name] |= {other for other in one.what.after if other in known}
        for other in one.what.before:
            if other in known:
                earlier[other].add(name)
    return tuple(known[name] for name in _sorted(slot, known, earlier))


def _refuse_second(one: Contributed, other: Contributed, what: str) -> None:
    if one is not other:
        both = (
            f"{other.noun} and {one.noun}" if other.noun != one.noun else f"two contributions of {one.noun}"
        )
        raise PluginFailed(one.noun, f"slot {one.what.slot.name}: {both} {what}; leave one of them out")


def _sorted(slot: str, known: Mapping[str, Contributed], earlier: Mapping[str, set[str]]) -> list[str]:
    sorter = TopologicalSorter({name: sorted(before) for name, before in earlier.items()})
    try:
        sorter.prepare()
    except CycleError as circle:
        names = circle.args[1]
        nouns = list(dict.fromkeys(known[name].noun for name in names))
        latest = max(nouns, key=[one.noun for one in known.values()].index)
        raise PluginFailed(
            latest,
            f"slot {slot}: the steps of {' and '.join(nouns)} are to run before one another"
            f" ({' → '.join(reversed(names))}); take an `after` or a `before` away",
        ) from None
    place = {name: number for number, name in enumerate(known)}
    waiting: list[str] = []
    result: list[str] = []
    while sorter.is_active():
        waiting = sorted([*waiting, *sorter.get_ready()], key=place.__getitem__)
        result.append(waiting.pop(0))
        sorter.done(result[-1])
    return result


def noting(note: Note[Any]) -> Step[Any, Any]:
    """The step that writes the context of a slot into the journal."""

    def commit(tx: Transaction, flow: Flow[Any, Any]) -> None:
        flow.out.to_json()[note.slot.name] = note.describe(tx, flow).model_dump(mode="json")

    return Step(note.slot.name, commit=commit, no_undo_because="it only notes what the steps are given")


def step_of(workflow: str, contributed: Contributed, opening: Opening) -> Step[Any, Any]:
    """A contribution as a step of one workflow."""
    return _Adapter(workflow, contributed, opening).step()


class _Adapter:
    """The functions of a contribution as those of a step."""

    def __init__(self, workflow: str, contributed: Contributed, opening: Opening) -> None:
        self._workflow = workflow
        self._name = contributed.name
        self._noun = contributed.noun
        self._what: Contribution[Any, Any] = contributed.what
        self._opening = opening
        mode = contributed.what.on_failure
        if opening.forward_only and mode is OnFailure.UNDO:
            # What is past undoing is tried again instead, or reported where it does nothing outside.
            mode = OnFailure.RETRY if contributed.what.do is not None else OnFailure.REPORT
        self._mode = mode

    def step(self) -> Step[Any, Any]:
        """The step."""
        what = self._what
        is_undone = not self._opening.forward_only and not what.no_undo_because
        return Step(
            self._name,
            do=self._do if what.do is not None else None,
            commit=self._commit if what.commit is not None or self._mode is OnFailure.RETRY else None,
            undo=self._undo if is_undone and what.undo is not None else None,
            uncommit=self._uncommit if is_undone and self._records else None,
            no_undo_because="" if is_undone else what.no_undo_because or "nothing is undone any more there",
            timeout_seconds=what.timeout_seconds,
            deferrable=self._mode is OnFailure.RETRY,
            collected=self._collected if what.commit is not None else None,
            contributor=self._noun,
            on_failure=self._mode,
        )

    @property
    def _records(self) -> bool:
        return self._what.uncommit is not None or self._mode is not OnFailure.UNDO

    def _run(self, flow: Flow[Any, Any]) -> tuple[Any, StepRun[Any]]:
        kept = flow.out.to_json()
        context = self._what.slot.context.model_validate(kept[self._what.slot.name])
        return context, StepRun(self._workflow, flow, self._what.outputs(**kept.get(self._name, {})))

    def _keep(self, flow: Flow[Any, Any], run: StepRun[Any]) -> None:
        if run.out.to_json():
            flow.out.to_json()[self._name] = dict(run.out.to_json())

    async def _do(self, flow: Flow[Any, Any]) -> None:
        assert self._what.do is not None
        context, run = self._run(flow)
        try:
            await self._what.do(context, run)
        except (Fenced, Canceled):
            raise
        except Exception as failure:
            if self._mode is not OnFailure.REPORT:
                raise
            self._report(failure)
            self._skip(flow)
        else:
            self._keep(flow, run)

    def _report(self, failure: Exception) -> None:
        log.warning("step %s of %s: %s; the operation goes on", self._name, self._workflow, failure)

    def _skip(self, flow: Flow[Any, Any]) -> None:
        flow.out.skipped = [*flow.out.skipped, self._name]

    def _commit(self, tx: Transaction, flow: Flow[Any, Any]) -> None:
        if flow.is_left:
            self._skip(flow)
        if self._what.commit is None or self._name in flow.out.skipped:
            return
        if self._mode is OnFailure.UNDO:
            self._record(tx, flow)
            return
        with tx.savepoint() as take_back:
            try:
                self._record(tx, flow)
            except (Fenced, Canceled):
                raise
            except Exception as failure:
                take_back()
                self._report(failure)
                self._skip(flow)

    def _record(self, tx: Transaction, flow: Flow[Any, Any]) -> None:
        assert self._what.commit is not None
        context, run = self._run(flow)
        self._what.commit(tx, context, run)
        self._keep(flow, run)

    async def _undo(self, flow: Flow[Any, Any]) -> None:
        assert self._what.undo is not None
        if not self._opening.stays(flow):
            await self._what.undo(*self._run(flow))

    def _uncommit(self, tx: Transaction, flow: Flow[Any, Any]) -> None:
        if self._name in flow.out.skipped:
            tx.delete(Garbage, run=flow.call.run, step=self._name, direction=FORWARD)
            flow.out.skipped = [name for name in flow.out.skipped if name != self._name]
        elif self._what.uncommit is not None and not self._opening.stays(flow):
            self._what.uncommit(tx, *self._run(flow))

    def _collected(self, tx: Transaction, flow: Flow[Any, Any]) -> None:
        if flow.is_left:
            self._record(tx, flow)
