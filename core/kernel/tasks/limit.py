"""Waits that end after a time, or earlier when somebody says so."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


@asynccontextmanager
async def limited(seconds: float, cut: asyncio.Event | None = None) -> AsyncIterator[None]:
    """What is inside ends after `seconds` of the loop's time, or once `cut` is set; that is no error.

    A loop that cannot keep up takes longer than the wall clock for them; `cut` is for whoever watches that.
    """
    watching: asyncio.Task[None] | None = None
    limit = asyncio.timeout(seconds)
    try:
        async with limit:
            if cut is not None:
                watching = asyncio.get_running_loop().create_task(_end_when(cut, limit), name="limit")
            try:
                yield
            finally:
                if watching is not None:
                    watching.cancel()
    except TimeoutError:
        if not limit.expired():
            raise


async def _end_when(cut: asyncio.Event, limit: asyncio.Timeout) -> None:
    await cut.wait()
    limit.reschedule(asyncio.get_running_loop().time())
