"""Where work goes that would block the event loop: worker threads in production, nowhere in virtual time."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

NICENESS = 5
"""How much worker threads stand back behind the loop where both want the same core."""


class Workers(Protocol):
    """Whoever runs pure functions that take long."""

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` gives, or raises."""

    def close(self) -> None:
        """Takes no more work, and drops what has not begun."""


class InLoop:
    """Runs everything at once: virtual time has no threads, and what it runs must be cheap."""

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """See `Workers`."""
        return work(*args, **kwargs)

    def close(self) -> None:
        """Nothing waits."""


class Threads:
    """A few threads of low priority, for functions that let go of the interpreter, such as scrypt."""

    def __init__(self, count: int = 1) -> None:
        self._pool = ThreadPoolExecutor(count, "worker", initializer=_stand_back)

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """See `Workers`."""
        future: Any = self._pool.submit(work, *args, **kwargs)
        result: T = await asyncio.wrap_future(future)
        return result

    def close(self) -> None:
        """See `Workers`."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def _stand_back() -> None:
    # Linux has a priority for each thread; 0 names the one that asks.
    with suppress(OSError, AttributeError):
        os.setpriority(os.PRIO_PROCESS, 0, NICENESS)
