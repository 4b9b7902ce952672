"""Calls under way: each is a row of data with a due time, and one SimPy event; no process, no task.

A call is admitted (faults, fencing, repeats), waits its latency, perhaps transfers bits, has its effect, is
noted in the ledger and the trace, and only then answers. What a kind of call does is a `Kind`, declared
beside its noun.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from orrery.simulator.clock import SimEnvironment
from orrery.simulator.datacenter import Datacenter
from orrery.simulator.errors import Fenced, Refused, Unreachable, WorldError
from orrery.simulator.faults import FaultKind
from orrery.simulator.ledger import NO_CALL, WHOLE, Call, Ledger, Ledgers
from orrery.simulator.links import Link, Transfer
from orrery.simulator.trace import Trace

Progress = Callable[[int, int], None]
"""Called with (bytes done, bytes in all)."""
Plan = tuple[float, tuple[Link, ...]]
"""Bytes to transfer, and over which links."""


class Phase(StrEnum):
    """What an operation under way waits for."""

    LATENCY = "latency"
    TRANSFER = "transfer"


class Operation:
    """A call that changes something.

    All but the waiters, the callers and the transfer is plain data, and survives a restart.
    """

    __slots__ = (
        "address", "arguments", "call", "callers", "due", "kind", "number", "part", "phase", "progress",
        "remaining", "reply_lost", "sites", "step", "target", "transfer", "waiters",
    )  # fmt: skip

    def __init__(self, kind: str, call: Call, *arguments: Any) -> None:
        self.kind = kind
        self.call = call
        self.arguments = arguments
        self.target = ""
        self.part = WHOLE
        self.address: str | None = None
        self.sites: tuple[str, ...] = ()
        self.step = kind
        self.number = 0
        self.due = 0.0
        self.phase = Phase.LATENCY
        self.remaining: float | None = None
        self.reply_lost = False
        self.transfer: Transfer | None = None
        self.progress: Progress | None = None
        self.waiters: list[asyncio.Future[Any]] = []
        """Who gets the answer."""
        self.callers: list[asyncio.Future[Any]] = []
        """Who has made the call, also where the answer is lost."""

    @property
    def is_abandoned(self) -> bool:
        """Tell whether everybody who has made the call has given it up, or died."""
        return all(caller.done() for caller in self.callers)

    def on(self, address: str | None, *sites: str) -> Operation:
        """Name the machine that carries it out, and the storages whose faults concern it."""
        self.address = address
        self.sites = sites
        return self

    def at(self, target: str, part: str = WHOLE) -> Operation:
        """Name the object (and its part) that the call is ordered by."""
        self.target = target
        self.part = part
        self.step = f"{self.kind} {self.address} {part}"
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a kind of call does.

    `effect` acts at once and returns the answer; `begin` (optional) checks, and plans a transfer that comes
    before; `abort` cleans up after a transfer that did not end well. `removes` calls may still come after a
    removal, and `buries` makes them leave a tombstone on the object or its part. A `shared` call makes
    something that many want (a cached image): it is not ordered by its call, all join the one under way, and
    only a later removal refuses it. A call that `lists` changes which guests its machine lists, or as what;
    where nobody waits for it any more, the machine reports that as a change.
    """

    effect: Callable[[Datacenter, Operation], Any]
    begin: Callable[[Datacenter, Operation], Plan | None] | None = None
    abort: Callable[[Datacenter, Operation], None] | None = None
    removes: bool = False
    buries: bool = False
    shared: bool = False
    lists: bool = False


class Operations:
    """Carries out all calls of a world."""

    def __init__(
        self,
        env: SimEnvironment,
        datacenter: Datacenter,
        kinds: Mapping[str, Kind],
        streams: Callable[[str], random.Random],
    ) -> None:
        self.env = env
        self.datacenter = datacenter
        self.ledgers = Ledgers(datacenter.parameters.tombstones)
        self.trace = Trace()
        self.pending: dict[int, Operation] = {}
        self.next_number = 1
        self.release: Callable[[list[asyncio.Future[Any]], Any, WorldError | None], None] = release_now
        self._kinds = kinds
        self._streams = streams
        self._draws: dict[str, Callable[[], float]] = {}

    def submit(self, operation: Operation) -> asyncio.Future[Any]:
        """Send a call on its way; the future carries the answer or a WorldError, or stays pending when it is
        lost.
        """
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        delay = self.latency(operation.kind)
        if self.datacenter.faults:
            slowed = self._struck(operation, future, delay)
            if slowed is None:
                return future
            delay = slowed
        address = operation.address
        if address is not None and not self._connects(operation.kind, address):
            self.fail_later(future, Unreachable(address), self.datacenter.parameters.connect_timeout)
            return future
        self._admit(operation, future, delay)
        return future

    def ask(
        self, kind: str, address: str | None, sites: tuple[str, ...], answer: Callable[[], Any]
    ) -> asyncio.Future[Any]:
        """Send a question on its way; `answer` is called when its latency is over."""
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        delay = self.latency(kind)
        lost = False
        if self.datacenter.faults:
            question = Operation(kind, NO_CALL).on(address, *sites)
            slowed = self._struck(question, future, delay)
            if slowed is None:
                return future
            delay, lost = slowed, question.reply_lost
        if address is not None and not self.datacenter.answers(address):
            self.fail_later(future, Unreachable(address), self.datacenter.parameters.connect_timeout)
        elif not lost:
            self.env.call_in(delay, self._answer_question, (future, address, answer))
        return future

    def _answer_question(self, event: Any) -> None:
        future, address, answer = event.value
        try:
            if address is not None and not self.datacenter.answers(address):
                raise Unreachable(address)
            value = answer()
        except WorldError as error:
            self.release([future], None, error)
        else:
            if not self._is_mute(address):
                self.release([future], value, None)

    def _is_mute(self, address: str | None) -> bool:
        """Tell whether what a machine says reaches nobody just now."""
        faults = self.datacenter.faults
        return bool(faults) and address is not None and bool(faults.active(FaultKind.MUTE_HOST, address))

    def latency(self, kind: str) -> float:
        """Draw the latency of a call of that kind, in seconds."""
        draw = self._draws.get(kind)
        if draw is None:
            distribution = getattr(self.datacenter.parameters.latencies, kind)
            draw = self._draws[kind] = partial(distribution.draw, self._streams(f"latency {kind}"))
        factor = self.datacenter.parameters.latency_factor
        return draw() if factor == 1 else round(draw() * factor, 6)

    def _connects(self, kind: str, address: str) -> bool:
        if kind != "connect_host":
            return self.datacenter.answers(address)
        return address in self.datacenter.machines and address not in self.datacenter.down

    def _struck(self, operation: Operation, future: asyncio.Future[Any], delay: float) -> float | None:
        """Let faults act on a call. Returns its latency, or None when it does not arrive at all."""
        faults, kind, address = self.datacenter.faults, operation.kind, operation.address
        places = (address, *operation.sites)
        if faults.strike(FaultKind.LOST_CALL, kind, *places) or faults.strike(
            FaultKind.DEAF_HOST, kind, address
        ):
            self.trace.add(self.env.now, kind, operation.target, "lost")
            return None
        refusal = faults.strike(FaultKind.FAILED_CALL, kind, *places) or faults.strike(
            FaultKind.REFUSING_HOST, kind, address
        )
        if refusal is not None:
            self.trace.add(self.env.now, kind, operation.target, "failed")
            self.fail_later(future, Refused(refusal.reason or f"simulated failure of {kind}"), delay)
            return None
        slow = faults.strike(FaultKind.SLOW_HOST, kind, *places)
        delay = delay if slow is None else round(delay * slow.factor, 6)
        operation.reply_lost = (
            faults.strike(FaultKind.LOST_REPLY, kind, *places) is not None
            or faults.strike(FaultKind.MUTE_HOST, kind, address) is not None
        )
        if (
            operation.number == 0
            and operation.target
            and faults.strike(FaultKind.REPEATED_CALL, kind, *places)
        ):
            self.env.call_in(round(delay * 1.5, 6), self._deliver_again, operation)
        return delay

    def _deliver_again(self, event: Any) -> None:
        first: Operation = event.value
        again = Operation(first.kind, first.call, *first.arguments).on(first.address, *first.sites)
        if first.address is None or self._connects(first.kind, first.address):
            self._admit(again.at(first.target, first.part), None, self.latency(first.kind))

    def break_off(self, operation: Operation, error: WorldError) -> None:
        """End an operation under way with an error; it has no effect."""
        self._fail(operation, error)

    def fail_later(self, future: asyncio.Future[Any], error: WorldError, delay: float) -> None:
        """Answer with an error in `delay` seconds."""
        self._reply_later([future], None, error, delay)

    def _reply_later(
        self, waiters: list[asyncio.Future[Any]], answer: Any, error: WorldError | None, delay: float
    ) -> None:
        self.env.call_in(delay, lambda event: self.release(waiters, answer, error))

    def _admit(self, operation: Operation, future: asyncio.Future[Any] | None, delay: float) -> None:
        """Take a call in, unless it comes too late, has been answered, or is under way already."""
        operation.callers = [] if future is None else [future]
        operation.waiters = [] if operation.reply_lost else list(operation.callers)
        if operation.target and self._settled(operation, delay):
            return
        operation.number = self.next_number
        self.next_number += 1
        operation.due = self.env.now + delay
        self.pending[operation.number] = operation
        self.datacenter.touch("operations", str(operation.number))
        self.env.call_in(delay, self._on_due, operation)

    def _settled(self, operation: Operation, delay: float) -> bool:
        """Tell whether a call needs nothing done: refused as late, answered before, or joined to its first
        copy.
        """
        kind = self._kinds[operation.kind]
        ledger = self.ledgers.open(operation.target)
        try:
            self._refuse_late(ledger, operation, kind)
        except Fenced as error:
            self.trace.add(self.env.now, operation.kind, operation.target, "fenced")
            self._reply_later(operation.waiters, None, error, delay)
            return True
        known, answer = ledger.answer_to(operation)
        if known:
            self._reply_later(operation.waiters, answer, None, delay)
            return True
        first = ledger.find_running(operation.step, None if kind.shared else operation.call)
        if first is not None:
            first.callers += operation.callers
            first.waiters += operation.waiters
            return True
        ledger.running = [*(ledger.running or ()), operation]
        return False

    def _stop_lower(self, ledger: Ledger) -> None:
        """End the transfers of calls that a higher one has overtaken; others find out when they are due."""
        for operation in list(ledger.running or ()):
            if operation.call < ledger.call and operation.phase is Phase.TRANSFER:
                self._fail(
                    operation, Fenced(f"call {tuple(ledger.call)} has overtaken {tuple(operation.call)}")
                )

    def resume(self, operation: Operation) -> None:
        """Take an operation up again that was stored: its latency, or the rest of its transfer."""
        self.pending[operation.number] = operation
        if operation.target:
            ledger = self.ledgers.open(operation.target)
            ledger.running = [*(ledger.running or ()), operation]
        self.env.call_in(max(0.0, operation.due - self.env.now), self._on_due, operation)

    def _on_due(self, event: Any) -> None:
        operation: Operation = event.value
        kind = self._kinds[operation.kind]
        try:
            self._check(operation, kind)
            plan = kind.begin(self.datacenter, operation) if kind.begin is not None else None
        except WorldError as error:
            self._fail(operation, error)
            return
        if plan is None:
            self._act(operation)
        else:
            self._transfer(operation, plan)

    def _transfer(self, operation: Operation, plan: Plan) -> None:
        size = plan[0] if operation.remaining is None else operation.remaining
        operation.phase = Phase.TRANSFER
        operation.transfer = self.datacenter.links.start(size, plan[1], partial(self._arrived, operation))
        self.datacenter.touch("operations", str(operation.number))
        if operation.progress is not None:
            self._report_progress(operation, int(plan[0]))

    def _report_progress(self, operation: Operation, total: int) -> None:
        interval = self.datacenter.parameters.progress_interval

        def report(event: Any) -> None:
            if operation.number in self.pending and operation.progress and operation.transfer:
                operation.progress(total - int(operation.transfer.left(self.env.now)), total)
                self.env.call_in(interval, report)

        self.env.call_in(interval, report)

    def _arrived(self, operation: Operation) -> None:
        try:
            self._check(operation, self._kinds[operation.kind])
        except WorldError as error:
            self._fail(operation, error)
        else:
            self._act(operation)

    def _check(self, operation: Operation, kind: Kind) -> None:
        """Raise Unreachable when the machine lost its power meanwhile, Fenced when a later call came."""
        address = operation.address
        if address is not None and self.datacenter.down and self.datacenter.is_off(address):
            raise Unreachable(address)
        ledger = self.ledgers.get(operation.target) if operation.target else None
        if ledger is not None:
            self._refuse_late(ledger, operation, kind)

    def _refuse_late(self, ledger: Ledger, operation: Operation, kind: Kind) -> None:
        """Raise Fenced when the operation may not act any more."""
        if not kind.shared:
            ledger.refuse(operation, removes=kind.removes)
        elif ledger.gone and operation.call <= ledger.call:
            raise Fenced(f"call {tuple(operation.call)} comes after the removal by {tuple(ledger.call)}")

    def _act(self, operation: Operation) -> None:
        kind = self._kinds[operation.kind]
        try:
            answer = kind.effect(self.datacenter, operation)
        except WorldError as error:
            self._fail(operation, error)
            return
        if operation.target:
            self._note(operation, kind, answer)
        if kind.lists and operation.address is not None and operation.is_abandoned:
            self.datacenter.note_change(operation.address)
        self._leave(operation)
        self.trace.add(self.env.now, operation.kind, operation.target or operation.address or "", "ok")
        self._reply(operation, answer, None)

    def _note(self, operation: Operation, kind: Kind, answer: Any) -> None:
        ledger = self.ledgers.open(operation.target)
        if not kind.shared:
            ledger.settle(operation, answer, buries=kind.buries)
        elif ledger.gone:
            ledger.reopen(operation.call)
        else:
            return
        self.datacenter.touch("ledgers", operation.target)
        for forgotten in self.ledgers.sort_out(operation.target, ledger):
            self.datacenter.touch("ledgers", forgotten)
        self._stop_lower(ledger)

    def _fail(self, operation: Operation, error: WorldError) -> None:
        kind = self._kinds[operation.kind]
        if operation.transfer is not None:
            self.datacenter.links.cancel(operation.transfer)
        if kind.abort is not None:
            kind.abort(self.datacenter, operation)
        self._leave(operation)
        self.trace.add(
            self.env.now, operation.kind, operation.target or operation.address or "", type(error).__name__
        )
        self._reply(operation, None, error)

    def _leave(self, operation: Operation) -> None:
        del self.pending[operation.number]
        self.datacenter.touch("operations", str(operation.number))
        ledger = self.ledgers.get(operation.target) if operation.target else None
        if ledger is not None and ledger.running is not None:
            ledger.running.remove(operation)
            ledger.running = ledger.running or None
            self.ledgers.drop_if_empty(operation.target)

    def _reply(self, operation: Operation, answer: Any, error: WorldError | None) -> None:
        waiters, operation.waiters = operation.waiters, []
        address = operation.address
        if address is not None and address in self.datacenter.down:
            answer, error = None, Unreachable(address)
        if waiters and not self._is_mute(address):
            self.release(waiters, answer, error)


def release_now(waiters: list[asyncio.Future[Any]], answer: Any, error: WorldError | None) -> None:
    """Give an answer to those who still wait for it."""
    for waiter in waiters:
        if waiter.done():
            continue
        if error is not None:
            waiter.set_exception(error)
        else:
            waiter.set_result(answer)
