"""How a workflow is declared: a list of steps, each with what it does and how that is undone.

A step has up to four functions:

    do        async, acts on the outside world; may be repeated with the same call id
    commit    its effect on the database, in the transaction that moves the journal's cursor past it
    undo      async, makes what `do` made be gone; what is already gone is success. What it gives, `uncommit`
              finds among the outputs
    uncommit  takes the effect of `commit` back, in the transaction that moves the cursor back

`uncommit` runs exactly when `commit` has happened; `undo` runs whenever `do` may have begun.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import OrreryError
from orrery.core.kernel.workflow.flow import Flow, Outputs
from orrery.core.kernel.workflow.holds import Held

P = TypeVar("P", bound=BaseModel)

Do = Callable[[Flow[P]], Awaitable[Outputs | None]]
Commit = Callable[[Transaction, Flow[P]], Outputs | None]
Undo = Callable[[Flow[P]], Awaitable[Outputs | None]]
Uncommit = Callable[[Transaction, Flow[P]], None]
Failed = Callable[[Transaction, Flow[P], OrreryError], None]
Holds = Callable[[Transaction, Flow[P]], Held | None]
Collected = Callable[[Transaction, Flow[P]], None]


@dataclass(frozen=True, kw_only=True)
class Retry:
    """Errors after which the run goes back to this step and tries again from there.

    `remember` turns the error into outputs that the next try sees (a host to avoid). A try begins within
    `seconds` of the first failure, by the node's clock, or not at all.
    """

    on: tuple[type[OrreryError], ...]
    seconds: float
    remember: Callable[[OrreryError, Flow[Any]], Outputs]
    renew: Callable[[Flow[Any]], BaseModel] | None = None
    """Parameters whose identities differ from the flow's: those of the next try, after work was left to the
    collector that may still occupy the former ones (their kinds are in ``flow.out[UNCONFIRMED]``). Raises
    OrreryError where they cannot differ. Without it nothing is tried again then.
    """


UNCONFIRMED = "unconfirmed"
"""The output that says that an undo was left to the collector: the kinds of the identities it holds."""


@dataclass(frozen=True)
class Step(Generic[P]):
    """One step. Raises TypeError unless every effect has its undo or a reason for having none."""

    name: str
    do: Do[P] | None = None
    commit: Commit[P] | None = None
    undo: Undo[P] | None = None
    uncommit: Uncommit[P] | None = None
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
    holds: Holds[P] | None = None
    """What stays occupied while this step's work is left to the collector; read before commit or uncommit.

    A call of such a step that a newer one has overtaken is made again with a fresh number. Without it the
    newer call is taken to answer for the object.
    """
    collected: Collected[P] | None = None
    """Its effect on the database where the collector does the work, in the transaction that removes the
    garbage. The outputs hold what the function gave; nothing of it where the host's power is off."""
    retry: Retry | None = None
    failed: Failed[P] | None = None
    """Records that `do` failed, in the transaction that turns the run back."""
    cancelable: bool = False
    """Whether `do` may be dropped in the middle when the run is cancelled; then it runs no other workflow.

    Every other step of a cancelled run is ended first.
    """

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
class Workflow(Generic[P]):
    """A named list of steps over parameters of one type; `version` changes when the steps do."""

    name: str
    params: type[P]
    steps: tuple[Step[P], ...]
    version: int = 1

    def __post_init__(self) -> None:
        names = [step.name for step in self.steps]
        if len(set(names)) != len(names):
            raise TypeError(f"workflow {self.name}: step names repeat: {names}")
