"""Remembers, for each object, the highest call that succeeded, its answers, and whether that destroyed it.

That makes calls idempotent (the same call again gives the same answer) and fences late ones off (a lower
call, or a "do" that comes after the "undo" of the same call, is refused). Only calls that had their effect
count: one that was refused settles nothing, and neither its number nor its answer is kept. The parts of an
object (a guest's nics and volumes) have fences of their own. A call for the whole object fences all of its
parts off; a call for a part fences neither the whole nor other parts off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orrery.simulator.errors import Fenced

if TYPE_CHECKING:
    from orrery.simulator.operations import Operation

WHOLE = ""
"""The part name that stands for an object as a whole."""

Call = tuple[int, int, int]
NO_CALL: Call = (0, 0, 0)
"""Lower than every call."""
Answers = tuple[tuple[str, Any], ...]
"""Step and answer, of one call."""


class Fence:
    """The highest call that succeeded for an object or a part, its answers, and whether it was a removal."""

    __slots__ = ("answers", "call", "gone")

    def __init__(self, call: Call = NO_CALL, answers: Answers = (), *, gone: bool = False) -> None:
        self.call = call
        self.answers = answers
        self.gone = gone

    def note(self, operation: Operation, answer: Any, *, buries: bool) -> None:
        """Take note of an operation that succeeded: what belonged to a lower call is settled."""
        if operation.call > self.call:
            self.call, self.answers, self.gone = operation.call, (), False
        self.answers = (*self.answers, (operation.step, answer))
        self.gone = self.gone or buries

    def refuse_late(self, call: Call, *, removes: bool) -> None:
        """Raise Fenced when a call may not act any more."""
        if call < self.call:
            raise Fenced(f"call {tuple(call)} comes after {tuple(self.call)}")
        if self.gone and call == self.call and not removes:
            raise Fenced(f"call {tuple(call)} comes after its own undo")


class Ledger(Fence):
    """What is known about the calls for one object and its parts."""

    __slots__ = ("parts", "running")

    def __init__(self, call: Call = NO_CALL, answers: Answers = (), *, gone: bool = False) -> None:
        super().__init__(call, answers, gone=gone)
        self.parts: dict[str, Fence] | None = None
        self.running: list[Operation] | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether no call is under way, and none has succeeded."""
        return self.call == NO_CALL and not self.parts and not self.running

    def fences(self, part: str) -> tuple[Fence, ...]:
        """Return the fences that a call for a part (or WHOLE) must pass."""
        if part == WHOLE or self.parts is None or part not in self.parts:
            return (self,)
        return (self, self.parts[part])

    def refuse(self, operation: Operation, *, removes: bool) -> None:
        """Raise Fenced when an operation may no longer act on the object, or on its part of it."""
        for fence in self.fences(operation.part):
            fence.refuse_late(operation.call, removes=removes)

    def answer_to(self, operation: Operation) -> tuple[bool, Any]:
        """Return whether this step of this call has been answered, and the answer."""
        for fence in self.fences(operation.part):
            if fence.call == operation.call:
                for step, answer in fence.answers:
                    if step == operation.step:
                        return True, answer
        return False, None

    def settle(self, operation: Operation, answer: Any, *, buries: bool) -> None:
        """Take note of an operation that succeeded."""
        if operation.part == WHOLE:
            self.note(operation, answer, buries=buries)
            if self.parts:
                kept = {part: fence for part, fence in self.parts.items() if fence.call >= self.call}
                self.parts = kept or None
            return
        if self.parts is None:
            self.parts = {}
        self.parts.setdefault(operation.part, Fence()).note(operation, answer, buries=buries)

    def reopen(self, call: Call) -> None:
        """Let the object be there again by a call that is not kept: its tombstone goes."""
        self.call, self.answers, self.gone = max(self.call, call), (), False

    def find_running(self, step: str, call: Call | None) -> Operation | None:
        """Return the operation still under way for the same call (any call for None), or None."""
        for operation in self.running or ():
            if operation.step == step and (call is None or operation.call == call):
                return operation
        return None


class Ledgers:
    """The ledgers of all objects.

    Those of destroyed objects are tombstones: the oldest go when there are too many.
    """

    def __init__(self, tombstones: int) -> None:
        self._limit = tombstones
        self._ledgers: dict[str, Ledger] = {}
        self._buried: dict[str, None] = {}

    def get(self, target: str) -> Ledger | None:
        """Return an object's ledger, or None when no call for it is known."""
        return self._ledgers.get(target)

    def targets(self) -> list[str]:
        """Return the objects that have a ledger, in the order in which they got it."""
        return list(self._ledgers)

    def put(self, target: str, ledger: Ledger) -> None:
        """Add a ledger that was stored."""
        self._ledgers[target] = ledger
        if ledger.gone:
            self._buried[target] = None

    def open(self, target: str) -> Ledger:
        """Return the object's ledger, made if need be."""
        ledger = self._ledgers.get(target)
        if ledger is None:
            ledger = self._ledgers[target] = Ledger()
        return ledger

    def drop_if_empty(self, target: str) -> None:
        """Forget a ledger that says nothing."""
        ledger = self._ledgers.get(target)
        if ledger is not None and ledger.is_empty:
            del self._ledgers[target]

    def sort_out(self, target: str, ledger: Ledger) -> list[str]:
        """File a ledger whose fence has changed as a tombstone, or as none; return what is forgotten for
        it.
        """
        if not ledger.gone:
            if self._buried:
                self._buried.pop(target, None)
            return []
        self._buried.setdefault(target)
        return [self._forget(next(iter(self._buried)))] if len(self._buried) > self._limit else []

    def _forget(self, target: str) -> str:
        del self._buried[target]
        if not self._ledgers[target].running:
            del self._ledgers[target]
        return target

    def __len__(self) -> int:
        return len(self._ledgers)
