"""Work of a command that Ctrl-C ends: the first time in order, the second time at once."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import FrameType
from typing import Any, TypeVar

T = TypeVar("T")
_SHOW_CURSOR = b"\x1b[?25h\n"


def run(work: Coroutine[Any, Any, T]) -> T:
    """What `work` gives. The first Ctrl-C cancels it (KeyboardInterrupt), the second ends the process.

    asyncio raises the second one wherever its loop happens to be. That can lose the step that a task was to
    take next, and the end of the loop then waits for this task for ever.
    """
    is_ours = (
        threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGINT) is signal.default_int_handler
    )
    if not is_ours:
        return asyncio.run(work)
    try:
        return asyncio.run(_ended_by_two(work))
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


async def _ended_by_two(work: Coroutine[Any, Any, T]) -> T:
    cancel = signal.getsignal(signal.SIGINT)

    def first(number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, _end)
        assert callable(cancel)
        cancel(number, frame)

    signal.signal(signal.SIGINT, first)
    return await work


def _end(number: int, _: FrameType | None) -> None:
    if sys.stderr.isatty():
        os.write(2, _SHOW_CURSOR)  # a progress line that ends in order shows it again
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


@contextmanager
def sigterm(does: Callable[[], None]) -> Iterator[None]:
    """Lets SIGTERM do something else than ending the process, while the block runs."""
    former = signal.signal(signal.SIGTERM, lambda *_: does())
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, former)


def sigterm_interrupts() -> AbstractContextManager[None]:
    """Lets SIGTERM do what Ctrl-C does, while the block runs."""
    return sigterm(lambda: signal.raise_signal(signal.SIGINT))
