"""Asyncio event loops whose time is the simulated time of a SimPy environment.

`VirtualLoop` never waits: when nothing is ready it steps to the next SimPy event or timer. `PacedLoop` waits
on real sockets and lets simulated time pass at a chosen multiple of wall time. In both, `loop.time()` is
`env.now`, so deadlines, heartbeats and the model agree; of a timer and a SimPy event due at one instant the
event goes first, and timers of one instant run in the order they were made.
"""

from __future__ import annotations

import asyncio
import collections
import contextvars
import heapq
import itertools
import signal
import socket
import threading
import time
import weakref
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn, TypeVar

from orrery.simulator.clock import NEVER, SimEnvironment

T = TypeVar("T")

LONGEST_SELECT_SECONDS = 3600.0
COMPACT_FROM = 256


CANCELS_AT_MOST = 100
"""Of a task that is left when the loop closes; each ends one wait of its cleaning up."""


class Deadlock(RuntimeError):
    """Nothing can ever become ready again; the message lists what waits and where."""

    def __init__(self, waiting: list[str], now: float) -> None:
        self.waiting = waiting
        listed = "\n  ".join(waiting) or "no task at all"
        super().__init__(f"nothing can become ready any more at simulated time {now}; waiting:\n  {listed}")


class NotInSimulation(RuntimeError):
    """Threads, sockets and subprocesses would make a simulation depend on the machine it runs on."""


class _Timer(asyncio.TimerHandle):
    """A timer handle; asyncio marks those that are in a loop's queue."""

    _scheduled: bool


class _SimulatedTime(asyncio.BaseEventLoop):
    """What both loops share: the clock, timers in a total order, and tasks and generators kept in order."""

    _ready: collections.deque[asyncio.Handle]
    _stopping: bool

    def __init__(self, env: SimEnvironment) -> None:
        super().__init__()
        self.env = env
        self._timers: list[tuple[float, int, _Timer]] = []
        self._timers_cancelled = 0
        self._timer_order = itertools.count()
        self._tasks_in_order: list[asyncio.Task[Any]] = []
        self._tasks_compact_at = COMPACT_FROM
        self._generators_in_order: list[weakref.ref[AsyncGenerator[Any, Any]]] = []

    def time(self) -> float:
        """Return the simulated time in seconds."""
        return self.env._now

    def call_at(  # type: ignore[override]
        self,
        when: float,
        callback: Callable[..., object],
        *args: Any,
        context: contextvars.Context | None = None,
    ) -> asyncio.TimerHandle:
        """Have the callback run at simulated time `when` (seconds). Raises RuntimeError on a closed loop."""
        if self.is_closed():
            raise RuntimeError("Event loop is closed")
        timer = _Timer(when, callback, args, self, context)
        heapq.heappush(self._timers, (when, next(self._timer_order), timer))
        timer._scheduled = True
        return timer

    def _timer_handle_cancelled(self, handle: _Timer) -> None:
        """Count a cancelled timer; asyncio's own timeouts leave many far in the future."""
        if not handle._scheduled:
            return
        self._timers_cancelled += 1
        if self._timers_cancelled > COMPACT_FROM and self._timers_cancelled * 2 > len(self._timers):
            self._timers = [entry for entry in self._timers if not entry[2].cancelled()]
            heapq.heapify(self._timers)
            self._timers_cancelled = 0

    def create_task(  # type: ignore[override]
        self,
        coro: Coroutine[Any, Any, T],
        *,
        name: str | None = None,
        context: contextvars.Context | None = None,
    ) -> asyncio.Task[T]:
        """Schedule a coroutine; the loop holds the task until it is done, so garbage collection ends none."""
        task: asyncio.Task[T] = super().create_task(coro, name=name, context=context)
        self._tasks_in_order.append(task)
        if len(self._tasks_in_order) >= self._tasks_compact_at:
            self._tasks_in_order = self.pending_tasks()
            self._tasks_compact_at = max(COMPACT_FROM, 2 * len(self._tasks_in_order))
        return task

    def pending_tasks(self) -> list[asyncio.Task[Any]]:
        """Return the tasks that are not done, in the order they were created."""
        return [task for task in self._tasks_in_order if not task.done()]

    def _asyncgen_firstiter_hook(self, agen: AsyncGenerator[Any, Any]) -> None:
        self._generators_in_order.append(weakref.ref(agen, self._generators_in_order.remove))

    def _asyncgen_finalizer_hook(self, agen: AsyncGenerator[Any, Any]) -> None:
        if not self.is_closed():
            self.call_soon(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self) -> None:
        """Close the asynchronous generators that still run, in the order they were started."""
        for reference in list(self._generators_in_order):
            generator = reference()
            if generator is not None:
                await generator.aclose()

    def run_in_executor(self, executor: Any, func: Any, *args: Any) -> NoReturn:  # type: ignore[override]
        """Refuse: raises NotInSimulation."""
        raise NotInSimulation(f"{func!r} wants a thread; in simulated time everything runs in one")

    def _next_timer(self) -> float:
        timers = self._timers
        while timers and timers[0][2].cancelled():
            heapq.heappop(timers)[2]._scheduled = False
            self._timers_cancelled -= 1
        return timers[0][0] if timers else NEVER

    def _collect_due_timers(self) -> None:
        timers, now = self._timers, self.env._now
        while timers and timers[0][0] <= now:
            timer = heapq.heappop(timers)[2]
            timer._scheduled = False
            if timer.cancelled():
                self._timers_cancelled -= 1
            else:
                self._ready.append(timer)

    def _advance(self, limit: float = NEVER) -> None:
        """Move to the next instant at which something is due, but not beyond `limit`."""
        env, timer = self.env, self._next_timer()
        event = env.peek()
        if event <= timer and event <= limit:
            env.step_instant()
        elif timer <= limit:
            env.advance_to(max(timer, env.now))
        elif limit > env.now:
            env.advance_to(limit)

    def _run_ready(self) -> None:
        """Run what is ready now; what these callbacks make ready waits for the next round, as in asyncio."""
        ready = self._ready
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()


class VirtualLoop(_SimulatedTime):
    """An event loop in virtual time: it never waits, has no sockets and no threads, and finds deadlocks."""

    def _run_once(self) -> None:
        if not self._ready and not self._stopping:
            if self._next_timer() == NEVER and self.env.peek() == NEVER:
                raise Deadlock([_describe(task) for task in self.pending_tasks()], self.env.now)
            self._advance()
        if self._timers:
            self._collect_due_timers()
        self._run_ready()

    def _write_to_self(self) -> None:
        """Do nothing: the loop never sleeps, so nothing has to wake it (signal handlers only call this)."""

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise NotInSimulation("sockets, pipes and subprocesses do not exist in virtual time; use PacedLoop")

    async def _refuse_later(self, *args: Any, **kwargs: Any) -> NoReturn:
        self._refuse()

    add_reader = add_writer = _refuse  # type: ignore[assignment]
    remove_reader = remove_writer = _refuse
    getaddrinfo = getnameinfo = create_connection = create_server = create_datagram_endpoint = _refuse_later
    create_unix_connection = create_unix_server = connect_accepted_socket = _refuse_later
    connect_read_pipe = connect_write_pipe = subprocess_exec = subprocess_shell = _refuse_later
    sock_recv = sock_recv_into = sock_sendall = sock_connect = sock_accept = sock_sendfile = _refuse_later


class PacedLoop(_SimulatedTime, asyncio.SelectorEventLoop):
    """A loop with real sockets whose simulated time runs `speed` times as fast as the wall clock.

    When the process cannot keep up, simulated time falls behind instead of jumping: instants are never
    merged, so deadlines do not fire merely because the machine is slow; it catches up as soon as it can. All
    of `call_later`, `asyncio.sleep` and `asyncio.timeout` are in simulated seconds: a server multiplies its
    socket and keep-alive timeouts by `speed`. Threads may only use `call_soon_threadsafe`.
    """

    _selector: Any

    def __init__(self, env: SimEnvironment, speed: float = 1.0) -> None:
        """Start the clock at once. Raises ValueError unless `speed` is above zero."""
        super().__init__(env)
        if speed <= 0:
            self.close()
            raise ValueError(f"speed must be above 0, not {speed}")
        self.speed = speed
        self._started_wall = time.monotonic()
        self._started_at = env.now

    def wall_target(self) -> float:
        """Return the simulated time that the wall clock asks for now, in seconds."""
        return self._started_at + (time.monotonic() - self._started_wall) * self.speed

    async def getaddrinfo(
        self,
        host: Any,
        port: Any,
        **hints: int,
    ) -> Any:
        """Resolve inline, without a thread; a server resolves names once, when it starts."""
        return socket.getaddrinfo(host, port, **hints)

    def _select_seconds(self) -> float | None:
        if self._ready or self._stopping:
            return 0
        due = min(self._next_timer(), self.env.peek())
        if due == NEVER:
            return None
        return min(max(0.0, (due - self.wall_target()) / self.speed), LONGEST_SELECT_SECONDS)

    def _run_once(self) -> None:
        events = self._selector.select(self._select_seconds())
        self._process_events(events)  # type: ignore[attr-defined]
        begin = time.monotonic()
        self._run_instant()
        # clients that always want something would have the simulated world, and what was begun for them,
        # stand still; both get as long as the clients had, who wait meanwhile
        now = time.monotonic()
        end = now + (now - begin)
        while now < end and not self._stopping and (self._ready or self._is_late()):
            self._run_instant()
            now = time.monotonic()

    def _run_instant(self) -> None:
        self._advance(max(self.wall_target(), self.env.now))
        self._collect_due_timers()
        self._run_ready()

    def _is_late(self) -> bool:
        return min(self._next_timer(), self.env.peek()) <= self.wall_target()


class Runner:
    """Runs coroutines one after the other in one simulated time, as `asyncio.Runner` does in real time.

    Tasks that one of them leaves behind go on while the next one runs, and simulated time stands still in
    between. At the end those that remain are cancelled in the order of their creation.
    """

    def __init__(self, loop: VirtualLoop | PacedLoop) -> None:
        self._loop = loop
        self._context = contextvars.copy_context()

    def __enter__(self) -> Runner:
        asyncio.set_event_loop(self._loop)
        return self

    def __exit__(self, *failure: object) -> None:
        try:
            _cancel_rest(self._loop)
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        finally:
            asyncio.set_event_loop(None)
            self._loop.close()

    def run(self, main: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine to its end and return its result.

        Raises what it raises, Deadlock, or KeyboardInterrupt after the first SIGINT, when it has been
        cancelled and cleaned up.
        """
        task = self._loop.create_task(main, context=self._context)
        with _cancelled_by_sigint(self._loop, task) as interrupts:
            return _complete(self._loop, task, interrupts)


def run_virtual(main: Coroutine[Any, Any, T], env: SimEnvironment) -> T:
    """Run a coroutine to its end in virtual time and return its result; raises as `Runner.run` does."""
    with Runner(VirtualLoop(env)) as runner:
        return runner.run(main)


def run_paced(main: Coroutine[Any, Any, T], env: SimEnvironment, speed: float = 1.0) -> T:
    """Run a coroutine with sockets, at `speed` simulated seconds per wall second; else as `run_virtual`."""
    with Runner(PacedLoop(env, speed)) as runner:
        return runner.run(main)


def _complete(loop: _SimulatedTime, task: asyncio.Task[T], interrupts: list[int]) -> T:
    try:
        return loop.run_until_complete(task)
    except asyncio.CancelledError:
        if interrupts and task.uncancel() == 0:
            raise KeyboardInterrupt from None
        raise


@contextmanager
def _cancelled_by_sigint(loop: _SimulatedTime, task: asyncio.Task[Any]) -> Iterator[list[int]]:
    """Turn the first SIGINT into a cancel of the task between two callbacks; a second one interrupts at
    once.
    """
    interrupts: list[int] = []

    def on_sigint(signum: int, frame: object) -> None:
        interrupts.append(signum)
        if len(interrupts) > 1 or task.done():
            raise KeyboardInterrupt
        loop.call_soon_threadsafe(task.cancel)

    if (
        threading.current_thread() is not threading.main_thread()
        or signal.getsignal(signal.SIGINT) is not signal.default_int_handler
    ):
        yield interrupts
        return
    signal.signal(signal.SIGINT, on_sigint)
    try:
        yield interrupts
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _cancel_rest(loop: _SimulatedTime) -> None:
    """Cancel what is left, again and again where cleaning up waits for what never comes.

    So do the `finally` blocks of a dead node, whose database and hosts answer no more. Raises Deadlock where
    a task outlives `CANCELS_AT_MOST` cancellations.
    """
    pending = loop.pending_tasks()
    if not pending:
        return
    for cancels_left in reversed(range(CANCELS_AT_MOST)):
        for task in pending:
            task.cancel()
        try:
            loop.run_until_complete(asyncio.gather(*pending, return_exceptions=True))
            break
        except Deadlock:
            if cancels_left == 0:
                raise
    for task in pending:
        if not task.cancelled() and task.exception() is not None:
            message = "unhandled exception while the loop shut down"
            loop.call_exception_handler({"message": message, "exception": task.exception(), "task": task})


def _describe(task: asyncio.Task[Any]) -> str:
    """Name a task and the innermost place of its own coroutine chain where it waits."""
    awaited: Any = task.get_coro()
    frame = None
    while awaited is not None:
        frame = getattr(awaited, "cr_frame", None) or getattr(awaited, "ag_frame", None) or frame
        awaited = getattr(awaited, "cr_await", None) or getattr(awaited, "ag_await", None)
    if frame is None:
        return f"{task.get_name()} (not started)"
    return f"{task.get_name()} at {frame.f_code.co_filename}:{frame.f_lineno} in {frame.f_code.co_name}"
