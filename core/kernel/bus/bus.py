"""The in-process bus: typed calls that inherit their caller's deadline, and events.

An answer is exactly one of reply, error, timeout. A timeout cancels nothing: the handler goes on, since a
half-done operation helps nobody; only the caller stops waiting.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any, TypeVar

from orrery.core.kernel.bus.message import Envelope, Event, Message, type_name
from orrery.core.kernel.context import current_call, in_call
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.errors import Bug, TimedOut
from orrery.core.kernel.tasks import BackgroundTasks

R = TypeVar("R")
H = TypeVar("H", bound=Callable[..., Awaitable[Any]])
HandlerFunction = Callable[[Any], Awaitable[Any]]


def handles(*kinds: type[Any]) -> Callable[[H], H]:
    """Marks a service's method as the handler of these messages or events."""

    def mark(function: H) -> H:
        function.__dict__["handled_messages"] = kinds
        return function

    return mark


@contextmanager
def deadline_in(seconds: float) -> Iterator[None]:
    """Calls made inside end within `seconds` of loop time, or by the deadline already set if sooner."""
    mine = asyncio.get_running_loop().time() + seconds
    call = current_call()
    deadline = mine if call.deadline is None else min(mine, call.deadline)
    with in_call(call._replace(deadline=deadline)):
        yield


@contextmanager
def without_deadline() -> Iterator[None]:
    """Calls made inside go on to their end, also when the caller's deadline passes."""
    with in_call(current_call()._replace(deadline=None)):
        yield


class Bus:
    """Routes messages to the handlers of this node, which is called `node` in the ids of messages."""

    def __init__(self, tasks: BackgroundTasks, node: Uuid) -> None:
        self._tasks = tasks
        self._node = node
        self._numbers = count(1)
        self._handlers: dict[type[Any], HandlerFunction] = {}
        self._subscribers: dict[type[Event], list[HandlerFunction]] = {}

    def register(self, service: object) -> None:
        """Adds every method of `service` that is marked with `handles`. Raises Bug on a second handler."""
        for name in sorted(dir(type(service))):
            method = getattr(type(service), name)
            for kind in getattr(method, "handled_messages", ()):
                self._add(kind, getattr(service, name))

    async def call(self, message: Message[R]) -> R:
        """The reply of the message's handler. Raises its error, or TimedOut at the deadline."""
        result: R = await self.ask(message)
        return result

    async def ask(self, message: Any) -> Any:
        """As `call`, for messages whose reply type is not declared (API messages)."""
        return await self.deliver(Envelope(f"{self._node}-{next(self._numbers)}", message, current_call()))

    async def deliver(self, envelope: Envelope) -> Any:
        """Has a message handled, in the context of the running task, which is that of the envelope.

        This is where a transport between nodes decides by `Envelope.route`; here every message stays.
        """
        message, deadline = envelope.message, envelope.context.deadline
        handler = self._handlers.get(type(message))
        if handler is None:
            raise Bug(f"no service handles {type(message).__name__}")
        if deadline is None:
            return await handler(message)
        return await self._before(deadline, handler, message)

    def kinds(self) -> dict[str, type[Any]]:
        """The types of messages that are handled here, by the names they have in envelopes."""
        return {type_name(kind): kind for kind in self._handlers}

    def send(self, message: Message[Any]) -> None:
        """Calls without waiting for the answer."""
        self._tasks.start(self.ask(message), name=f"send-{type(message).__name__}")

    def publish(self, event: Event) -> None:
        """Tells every subscriber, each in a task of its own."""
        for handler in self._subscribers.get(type(event), []):
            # Nobody waits for a subscriber, so it inherits nothing: no deadline, no job, no run.
            context = contextvars.Context()
            self._tasks.start(_run(handler, event), f"event-{type(event).__name__}", context)

    def _add(self, kind: type[Any], handler: HandlerFunction) -> None:
        if issubclass(kind, Event):
            self._subscribers.setdefault(kind, []).append(handler)
            return
        if kind in self._handlers:
            raise Bug(f"two handlers for {kind.__name__}")
        self._handlers[kind] = handler

    async def _before(self, deadline: float, handler: HandlerFunction, message: Any) -> Any:
        task = self._tasks.start(_run(handler, message), name=f"handle-{type(message).__name__}")
        try:
            async with asyncio.timeout_at(deadline):
                return await asyncio.shield(task)
        except TimeoutError:
            if task.done():
                raise
            raise TimedOut(f"{type(message).__name__} gave no answer before its deadline") from None


async def _run(handler: HandlerFunction, message: Any) -> Any:
    return await handler(message)
