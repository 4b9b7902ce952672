"""Waits until something holds."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from orrery.testlib.environment import Cloud


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    """Waits until something is so. Raises AssertionError where it is not within ten minutes."""
    for _ in range(12_000):
        if await holds():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it has not happened")


async def is_in(cloud: Cloud, vm: str, state: str) -> bool:
    """Whether a VM is in a state."""
    return [one["state"] for one in await cloud.query("QueryVmInstance", f"uuid={vm}")] == [state]
