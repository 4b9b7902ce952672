"""Waiting for what the kernel does soon, and tells nobody of."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

LOOK_SECONDS = 0.005


async def comes_true(
    question: Callable[[], Awaitable[bool]], seconds: float, every: float = LOOK_SECONDS
) -> bool:
    """Whether the answer becomes yes within so many seconds; it is asked once at least."""
    deadline = asyncio.get_running_loop().time() + seconds
    while not await question():
        if asyncio.get_running_loop().time() >= deadline:
            return False
        await asyncio.sleep(every)
    return True
