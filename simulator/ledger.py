"""Remembers, for each object, the highest call seen, its answers, and whether the object was destroyed.

That makes calls idempotent (the same call again gives the same answer) and fences late ones off (a lower
call, or a "do" that comes after the "undo" of the same call, is refused). Only answers to the highest call
are kept, since a repeat of any lower one is refused anyway; failures are not kept, since they changed nothing
and may be tried again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.errors import Fenced

if TYPE_CHECKING:
    from simulator.operations import Operation

WHOLE = ""
"""The part name under which an object as a whole is buried."""

Call = tuple[int, int, int]


class Ledger:
    """What is known about the calls for one object."""

    __slots__ = ("answers", "call", "gone", "running")

    def __init__(self, call: Call) -> None:
        self.call = call
        self.answers: tuple[tuple[str, Any], ...] = ()
        self.gone: tuple[str, ...] = ()
        self.running: list[Operation] | None = None

    def raise_to(self, call: Call) -> None:
        """Take note of a higher call: what belonged to the lower one is settled by the order alone."""
        self.call = call
        self.answers = ()
        self.gone = ()

    def refuse_late(self, call: Call, part: str, *, removes: bool) -> None:
        """Raise Fenced when a call may no longer act on the object, or on a part of it that was removed."""
        if call < self.call:
            raise Fenced(f"call {tuple(call)} comes after {tuple(self.call)}")
        if not removes and self.gone and (WHOLE in self.gone or part in self.gone):
            raise Fenced(f"call {tuple(call)} comes after its own undo")

    def answer_to(self, step: str) -> tuple[bool, Any]:
        """Return whether this step of the highest call has been answered, and the answer."""
        for known, answer in self.answers:
            if known == step:
                return True, answer
        return False, None

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
        self.forgotten: list[str] = []

    def get(self, target: str) -> Ledger | None:
        """Return an object's ledger, or None when no call for it is known."""
        return self._ledgers.get(target)

    def put(self, target: str, ledger: Ledger) -> None:
        """Add a ledger that was stored."""
        self._ledgers[target] = ledger
        if WHOLE in ledger.gone:
            self._buried[target] = None

    def open(self, target: str, call: Call) -> Ledger:
        """Return the object's ledger, raised to `call` where that is the highest so far."""
        ledger = self._ledgers.get(target)
        if ledger is None:
            ledger = self._ledgers[target] = Ledger(call)
        elif call > ledger.call:
            ledger.raise_to(call)
            if self._buried:
                self._buried.pop(target, None)
        return ledger

    def bury(self, target: str, ledger: Ledger, part: str) -> None:
        """Note that the object (part WHOLE) or a part of it is gone by the ledger's call."""
        if part not in ledger.gone:
            ledger.gone = (*ledger.gone, part)
        if part == WHOLE:
            self._buried[target] = None
            if len(self._buried) > self._limit:
                self._forget(next(iter(self._buried)))

    def _forget(self, target: str) -> None:
        del self._buried[target]
        ledger = self._ledgers[target]
        if not ledger.running:
            del self._ledgers[target]
            self.forgotten.append(target)

    def __len__(self) -> int:
        return len(self._ledgers)
