"""Waiting for calls that may rightly take long, although any answer may get lost."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from orrery.core.kernel.errors import TimedOut

T = TypeVar("T")

ASK_AGAIN_SECONDS = 30.0
ANSWER_SECONDS = 120.0
"""How long a question may take that no step of a workflow limits."""


async def retry_call(call: Callable[[], Awaitable[T]], again_after: float = ASK_AGAIN_SECONDS) -> T:
    """The answer of an idempotent call, which is made again every `again_after` seconds until there is one.

    A call that is still at work takes the repeated one for the same; one whose answer was lost gives it
    again. How long to go on is for the caller to limit.
    """
    while True:
        try:
            async with asyncio.timeout(again_after):
                return await call()
        except TimeoutError:
            continue


async def call_with_deadline(question: Callable[[], Awaitable[T]], what: str) -> T:
    """The answer of a question asked outside of any workflow. Raises TimedOut, saying `what` was asked."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            return await retry_call(question)
    except TimeoutError:
        raise TimedOut(f"{what}: no answer in {ANSWER_SECONDS:g} s; try again later") from None
