"""Named places in workflows at which other nouns and plugins contribute steps.

The noun that owns a workflow declares its slots, each with the type of one small context that the contributed
steps get instead of the workflow's own parameters. In the list of steps a slot has two marks: `Slot.noted`,
where the context is written into the journal, and `Slot.opened`, where the contributed steps run. So the
context is the same for the step, for its undo and for the garbage collector, though the rows it was read
from may be gone by then. A slot to which nothing is contributed costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.workflow.flow import Flow

C = TypeVar("C", bound=BaseModel)

Describe = Callable[[Transaction, Flow[Any, Any]], C]


def _never(flow: Flow[Any, Any]) -> bool:
    return False


@dataclass(frozen=True)
class Slot(Generic[C]):
    """A place in workflows, such as ``vm.running``; `meaning` says when its steps run."""

    name: str
    context: type[C]
    meaning: str
    forward_only: bool = False
    """Whether its steps follow what cannot be undone any more: their failure cannot undo the operation."""

    def noted(self, describe: Describe[C]) -> Note[C]:
        """The mark at which `describe` reads the context; the steps may run later."""
        return Note(self, describe)

    def opened(
        self, *, forward_only: bool = False, stays: Callable[[Flow[Any, Any]], bool] = _never
    ) -> Opening:
        """The mark at which the steps run.

        `forward_only` says of one workflow what it says of a slot. `stays` says, where the run goes back,
        that what the steps did is to remain.
        """
        return Opening(self, self.forward_only or forward_only, stays)

    def described(self, describe: Describe[C]) -> tuple[Note[C], Opening]:
        """Both marks in a row."""
        return self.noted(describe), self.opened()


@dataclass(frozen=True)
class Note(Generic[C]):
    """Where the context of a slot is written into the journal."""

    slot: Slot[C]
    describe: Describe[C]


@dataclass(frozen=True)
class Opening:
    """Where the steps of a slot run."""

    slot: Slot[Any]
    forward_only: bool
    stays: Callable[[Flow[Any, Any]], bool]
