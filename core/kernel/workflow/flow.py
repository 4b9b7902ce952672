"""What a step sees of its run."""

from __future__ import annotations

import random
from typing import Generic, NamedTuple

from pydantic import BaseModel
from typing_extensions import TypeVar

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.ids import new_uuid
from orrery.core.kernel.node_base import NodeBase
from orrery.core.kernel.workflow.job_runs import JobRuns
from orrery.core.kernel.workflow.outputs import Outputs

P = TypeVar("P", bound=BaseModel)
O_co = TypeVar("O_co", bound=Outputs, default=Outputs, covariant=True)


class CallId(NamedTuple):
    """Names an outside call. The target answers a repeated one the same, and refuses anything lower."""

    run: int
    epoch: int
    attempt: int


class Flow(Generic[P, O_co]):
    """One run, as its steps see it: parameters, outputs so far, the node, and chance.

    Each call of a step's function gets a copy, so that what it sets counts only where it succeeds, and
    running it twice changes nothing.
    """

    __slots__ = ("_rng", "call", "is_left", "job", "node", "now", "out", "params", "seed")

    def __init__(self, node: NodeBase, params: P, call: CallId, out: O_co) -> None:
        self.node = node
        self.params = params
        self.call = call
        self.out = out
        self.seed = 0
        self.now = 0
        self.job: JobRuns | None = None
        """The API job whose own run this is; None for the runs below that, and for upkeep."""
        self.is_left = False
        """In a commit: whether the step's `do` has failed and was left to the garbage collector. In
        `collected`: whether the `do` was left, and is done now."""
        self._rng: random.Random | None = None

    def copy(self) -> Flow[P, O_co]:
        """The same run with outputs of its own, and its chance from the start."""
        twin = Flow(self.node, self.params, self.call, self.out.copy())
        twin.seed, twin.now, twin.job = self.seed, self.now, self.job
        return twin

    @property
    def is_kept(self) -> bool:
        """Whether its end stays in the journal until its job has its result."""
        return self.job is not None and not self.job.closed

    @property
    def rng(self) -> random.Random:
        """Chance that repeats when the transaction does."""
        if self._rng is None:
            self._rng = random.Random(self.seed)
        return self._rng

    def new_uuid(self) -> Uuid:
        """A new identity; the same one when the transaction runs again."""
        return new_uuid(self.now, self.rng)
