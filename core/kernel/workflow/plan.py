"""The steps that one run takes: those of its workflow, with what is contributed to its slots.

A run keeps to the names of the plan with which it was begun, whatever the plan of today is: a step that came
later is not for it, one that was retired is done as it was then. Of a contributed step the journal remembers
by whom it is, what its failure means and what has to be taken back, so that the run goes on when the plugin
has gone: a step that it has not reached is passed over; one in whose middle it stands fails as it would have
failed then; work outside that only the plugin can undo becomes garbage, which waits for the plugin or for an
administrator. What only the plugin can take back from the database keeps the run unresolved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import BackendError, Refused, Unresolved
from orrery.core.kernel.workflow.contributions import Contributed, noting, step_of
from orrery.core.kernel.workflow.flow import Flow
from orrery.core.kernel.workflow.model import FORWARD, Garbage
from orrery.core.kernel.workflow.slots import Opening
from orrery.core.kernel.workflow.steps import O, OnFailure, P, Step, Workflow

Remembered = str | dict[str, Any]
"""A step as the journal names it: a contributed one with what is to be known of it without its plugin."""


@dataclass(frozen=True)
class Plan(Generic[P, O]):
    """A workflow as it is run."""

    workflow: Workflow[P, O]
    steps: tuple[Step[P, O], ...]
    remembered: tuple[Remembered, ...] = ()
    """The steps as the journal names them."""

    @property
    def name(self) -> str:
        """The workflow's name."""
        return self.workflow.name

    def index(self, step: str) -> int:
        """Where the step of this name is. Raises Unresolved where there is none."""
        for index, known in enumerate(self.steps):
            if known.name == step:
                return index
        raise Unresolved(f"{self.name} has no step {step}")


@dataclass(frozen=True)
class Known(Generic[P, O]):
    """A workflow, its plan of today, and every step that a run of it may name."""

    plan: Plan[P, O]
    by_name: Mapping[str, Step[P, O]]

    @property
    def workflow(self) -> Workflow[P, O]:
        """The workflow."""
        return self.plan.workflow

    def resumed(self, names: Sequence[Remembered], step: str, direction: str) -> Plan[P, O]:
        """The plan of a run that was begun with these steps and stands at `step`.

        Raises Unresolved where it cannot be carried on.
        """
        at = [_name(one) for one in names].index(step) if step in map(_name, names) else len(names)
        steps = []
        for place, one in enumerate(names):
            found = self.by_name.get(_name(one))
            if found is not None:
                steps.append(found)
            elif isinstance(one, str):
                raise Unresolved(f"{self.plan.name} has no step {one} any more, and does not know how it was")
            elif place <= at:
                steps.append(_gone(one, is_begun=place == at and direction == FORWARD))
        plan = Plan(self.workflow, tuple(steps), tuple(names))
        plan.index(step)
        return plan


def known(
    workflow: Workflow[P, O], contributions: Mapping[str, Sequence[Contributed]] | None = None
) -> Known[P, O]:
    """A workflow with what is contributed to its slots."""
    contributions = contributions or {}
    steps: list[Step[P, O]] = []
    by_name: dict[str, Step[P, O]] = {step.name: step for step in workflow.retired}
    for part in workflow.steps:
        if isinstance(part, Step):
            steps.append(part)
        elif isinstance(part, Opening):
            steps += [step_of(workflow.name, one, part) for one in contributions.get(part.slot.name, ())]
        else:
            note = by_name[part.slot.name] = noting(part)
            steps += [note] if contributions.get(part.slot.name) else []
    by_name |= {step.name: step for step in steps}
    return Known(Plan(workflow, tuple(steps), tuple(map(_remembered, steps))), by_name)


def _remembered(step: Step[Any, Any]) -> Remembered:
    if not step.contributor:
        return step.name
    acts = [name for name in ("do", "undo", "uncommit") if getattr(step, name) is not None]
    return {"name": step.name, "by": step.contributor, "on_failure": step.on_failure.value, "has": acts}


def _name(one: Remembered) -> str:
    return one if isinstance(one, str) else one["name"]


def _gone(one: dict[str, Any], *, is_begun: bool) -> Step[Any, Any]:
    """A contributed step whose plugin is not here; `is_begun` where nobody knows how far its `do` came."""
    gone = _Gone(one, is_begun)
    is_undone = "undo" in one["has"] or "uncommit" in one["has"]
    return Step(
        gone.name,
        do=gone.do,
        commit=gone.commit,
        undo=gone.undo if "undo" in one["has"] else None,
        uncommit=gone.uncommit if is_undone else None,
        no_undo_because="" if is_undone else "it needed no undo",
        deferrable=gone.mode is OnFailure.RETRY,
        contributor=one["by"],
        on_failure=gone.mode,
    )


class _Gone:
    """What stands for a step whose plugin is not here."""

    def __init__(self, one: dict[str, Any], is_begun: bool) -> None:
        self.name: str = one["name"]
        self.mode = OnFailure(one["on_failure"])
        self._is_begun = is_begun
        self._records = "uncommit" in one["has"]
        self._why = f"step {self.name} is of plugin[{one['by']}], which is not here any more"

    async def do(self, flow: Flow[Any, Any]) -> None:
        """Fails as the step would; when the run comes by again, it is passed over."""
        if not self._is_begun:
            flow.out.passed = [*flow.out.passed, self.name]
            return
        self._is_begun = False
        if self.mode is OnFailure.UNDO:
            raise Refused(self._why)
        if self.mode is OnFailure.RETRY:
            raise BackendError(self._why)

    def commit(self, tx: Transaction, flow: Flow[Any, Any]) -> None:
        """Nothing is recorded."""
        flow.out.skipped = [*flow.out.skipped, self.name]

    async def undo(self, flow: Flow[Any, Any]) -> None:
        """Leaves it to the collector."""
        if self.name not in flow.out.passed:
            raise BackendError(
                f"{self._why}; install it again, or remove what it has made and give this up (DeleteGCJob)"
            )

    def uncommit(self, tx: Transaction, flow: Flow[Any, Any]) -> None:
        """Raises Unresolved where something was recorded that only the plugin can take back."""
        out = flow.out
        if self.name in out.skipped:
            tx.delete(Garbage, run=flow.call.run, step=self.name, direction=FORWARD)
            out.skipped = [name for name in out.skipped if name != self.name]
            out.passed = [name for name in out.passed if name != self.name]
        elif self._records:
            raise Unresolved(f"{self._why}, and only it can take back what it has recorded; install it again")
