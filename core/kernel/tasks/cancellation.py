"""Ending work early: somebody asks, and the work stops where stopping can be undone."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from orrery.core.kernel.context import current_call, in_call
from orrery.core.kernel.errors import Canceled

T = TypeVar("T")


class Cancellation:
    """A request to end some work early, and the awaits that it interrupts at once."""

    def __init__(self) -> None:
        self.reason: str | None = None
        """Why the work shall end; None as long as nobody wishes so."""
        self._interrupted: dict[asyncio.Future[Any], None] = {}

    def cancel(self, reason: str) -> None:
        """Asks for the end; what is asked for twice keeps its first reason."""
        if self.reason is None:
            self.reason = reason
            for future in list(self._interrupted):
                future.cancel()

    def check(self) -> None:
        """Raises Canceled where the end has been asked for."""
        if self.reason is not None:
            raise Canceled(self.reason)

    async def interrupt(self, work: Awaitable[T]) -> T:
        """The result of `work`, which is dropped where it stands when the end is asked for.

        Raises Canceled then.
        """
        future = asyncio.ensure_future(work)
        self._interrupted[future] = None
        try:
            return await future
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if self.reason is None or (task is not None and task.cancelling()):
                raise
            raise Canceled(self.reason) from None
        finally:
            del self._interrupted[future]


class Cancellations:
    """The cancellation requests that work on this node may meet, by the names in call contexts."""

    def __init__(self) -> None:
        self._open: dict[str, Cancellation] = {}

    def open(self, name: str) -> Cancellation:
        """The request of that name, which is kept until `close`; a new one where there is none."""
        return self._open.setdefault(name, Cancellation())

    def close(self, name: str) -> None:
        """Forgets a request: the work that it could end has ended."""
        self._open.pop(name, None)

    def current(self) -> Cancellation | None:
        """What may end the work of the running task early."""
        name = current_call().cancellation
        return self._open.get(name) if name is not None else None

    def check(self) -> None:
        """Raises Canceled where the work of the running task shall end."""
        cancellation = self.current()
        if cancellation is not None:
            cancellation.check()

    async def interruptibly(self, work: Callable[[], Awaitable[T]]) -> T:
        """The result of `work()`, unless the running task's work shall end. Raises Canceled then."""
        cancellation = self.current()
        if cancellation is None:
            return await work()
        cancellation.check()
        return await cancellation.interrupt(work())


@contextmanager
def uncancellable() -> Iterator[None]:
    """What runs inside goes to its end, such as the undoing of what was cancelled."""
    with in_call(current_call()._replace(cancellation=None)):
        yield
