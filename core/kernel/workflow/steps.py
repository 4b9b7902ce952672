"""How a workflow is declared: a list of steps, each with what it does and how that is undone.

A step has up to four functions:

    do        async, acts on the outside world; may be repeated with the same call id
    commit    its effect on the database, in the transaction that moves the journal's cursor past it
    undo      async, makes what `do` made be gone; what is already gone is success
    uncommit  takes the effect of `commit` back, in the transaction that moves the cursor back

`uncommit` runs exactly when `commit` has happened; `undo` runs whenever `do` may have begun. What any of them
sets in ``flow.out``, the later ones find there.

A list of steps may change while runs are under way: each goes on by the names of the list with which it was
begun. What a list has no more stays declared in `Workflow.retired`, as long as such runs may exist.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic

from pydantic import BaseModel
from typing_extensions import TypeVar

from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import OrreryError
from orrery.core.kernel.workflow.flow import Flow
from orrery.core.kernel.workflow.holds import Held
from orrery.core.kernel.workflow.outputs import Outputs
from orrery.core.kernel.workflow.slots import Note, Opening

P = TypeVar("P", bound=BaseModel)
O = TypeVar("O", bound=Outputs, default=Outputs)  # noqa: E741
O_contra = TypeVar("O_contra", bound=Outputs, default=Outputs, contravariant=True)

NOT_DECLARED: Any = Outputs
"""The type of outputs where a step leaves none, or only those that every run may have."""

Do = Callable[[Flow[P, O]], Awaitable[None]]
Commit = Callable[[Transaction, Flow[P, O]], None]
Failed = Callable[[Transaction, Flow[P, O], OrreryError], None]
Holds = Callable[[Transaction, Flow[P, O]], Held | None]


@dataclass(frozen=True, kw_only=True)
class Retry:
    """Errors after which the run goes back to this step and tries again from there.

    `remember` sets what the next try shall see among the outputs (a host to avoid); until that begins, they
    stay as they are. A try begins within `seconds` of the first failure, by the node's clock, or not at all.
    """

    on: tuple[type[OrreryError], ...]
    seconds: float
    remember: Callable[[OrreryError, Flow[Any, Any]], None]
    renew: Callable[[Flow[Any, Any]], BaseModel] | None = None
    """Parameters whose identities differ from the flow's: those of the next try, after work was left to the
    collector that may still occupy the former ones (their kinds are in ``flow.out.unconfirmed``). Raises
    OrreryError where they cannot differ. Without it nothing is tried again then.
    """


class OnFailure(StrEnum):
    """What the failure of a contributed step means for the run."""

    UNDO = "undo"
    """The run is undone, as by a step of its own."""
    RETRY = "retry"
    """The run goes on; the step is left to the garbage collector, which tries it until it is done."""
    REPORT = "report"
    """The run goes on; the log has a warning that names the step."""


@dataclass(frozen=True)
class Step(Generic[P, O_contra]):
    """One step. Raises TypeError unless every effect has its undo or a reason for having none."""

    name: str
    do: Do[P, O_contra] | None = None
    commit: Commit[P, O_contra] | None = None
    undo: Do[P, O_contra] | None = None
    uncommit: Commit[P, O_contra] | None = None
    no_undo_because: str = ""
    timeout_seconds: float = 60.0
    """How long one try of `do` or `undo` may take before it is repeated."""
    undo_timeout_seconds: float | None = None
    """The same for `undo`, where that is the quicker one."""
    deferrable: bool = False
    """When the world does not answer, `do` becomes garbage to be collected later, and the run goes on."""
    undo_is_optional: bool = False
    """When the world does not answer, `undo` is given up instead of collected, and ``lost`` is true among the
    outputs: for what cannot be done later any more, as things may have changed by then."""
    holds: Holds[P, O_contra] | None = None
    """What stays occupied while this step's work is left to the collector; read before commit or uncommit.

    A call of such a step that a newer one has overtaken is made again with a fresh number. Without it the
    newer call is taken to answer for the object.
    """
    collected: Commit[P, O_contra] | None = None
    """Its effect on the database where the collector does the work, in the transaction that removes the
    garbage. The outputs hold what the function set; nothing of it where the host's power is off."""
    retry: Retry | None = None
    failed: Failed[P, O_contra] | None = None
    """Records that `do` failed, in the transaction that turns the run back."""
    cancelable: bool = False
    """Whether `do` may be dropped in the middle when the run is cancelled; then it runs no other workflow.

    Every other step of a cancelled run is ended first.
    """
    contributor: str = ""
    """The noun or plugin that contributed it to a slot; empty for a step of the workflow itself."""
    on_failure: OnFailure = OnFailure.UNDO
    """Of a contributed step."""

    def seconds(self, *, of_undo: bool) -> float:
        """How long one try of `do` or of `undo` may take."""
        if of_undo and self.undo_timeout_seconds is not None:
            return self.undo_timeout_seconds
        return self.timeout_seconds

    def __post_init__(self) -> None:
        undone = self.undo is not None or self.uncommit is not None
        if undone == bool(self.no_undo_because):
            raise TypeError(f"step {self.name}: give either an undo or no_undo_because")
        if self.do is None and self.commit is None:
            raise TypeError(f"step {self.name} does nothing")


@dataclass(frozen=True)
class Workflow(Generic[P, O]):
    """A named list of steps, and of slots for steps that others contribute.

    `params` and `outputs` are the types of what it is given and of what its steps leave. `retired` are steps
    that earlier lists had, for the runs that were begun with them.
    """

    name: str
    params: type[P]
    steps: tuple[Step[P, O] | Note[Any] | Opening, ...]
    outputs: type[O] = NOT_DECLARED
    retired: tuple[Step[P, O], ...] = ()

    def __post_init__(self) -> None:
        names = [part.name for part in (*self.steps, *self.retired) if isinstance(part, Step)]
        if len(set(names)) != len(names):
            raise TypeError(f"workflow {self.name}: step names repeat: {names}")
        noted: set[str] = set()
        for part in self.steps:
            if isinstance(part, Note):
                noted.add(part.slot.name)
            elif isinstance(part, Opening) and part.slot.name not in noted:
                raise TypeError(f"workflow {self.name}: nothing notes the context of slot {part.slot.name}")
        if not self.own:
            raise TypeError(f"workflow {self.name} has no steps")

    @property
    def own(self) -> tuple[Step[P, O], ...]:
        """Its own steps, without what is contributed."""
        return tuple(part for part in self.steps if isinstance(part, Step))

    @property
    def openings(self) -> tuple[Opening, ...]:
        """The slots that it offers, in their order."""
        return tuple(part for part in self.steps if isinstance(part, Opening))
