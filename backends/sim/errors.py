"""What the simulated datacenter answers, in the core's words."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TypeVar

from orrery.core.kernel.errors import BackendRefused, Overtaken, Unreachable
from orrery.simulator import errors as world

T = TypeVar("T")


async def translated(answer: Awaitable[T]) -> T:
    """What a call of the simulator answers.

    Raises Unreachable, Overtaken, or BackendRefused with the world's reason.
    """
    try:
        return await answer
    except world.Unreachable as failure:
        raise Unreachable(str(failure)) from failure
    except world.Fenced as failure:
        raise Overtaken(str(failure)) from failure
    except world.WorldError as failure:
        raise BackendRefused(str(failure)) from failure
