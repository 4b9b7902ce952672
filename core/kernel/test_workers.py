"""Worker threads leave the loop alone; virtual time has none."""

from __future__ import annotations

import asyncio
import hashlib
import os
import threading
import time

import pytest

from orrery.core.kernel.workers import NICENESS, InLoop, Threads
from orrery.testlib.kernel import run


def slow_hash() -> tuple[bytes, str]:
    """Some tenths of a second of work without the interpreter's lock."""
    return hashlib.scrypt(
        b"x", salt=b"y" * 16, n=2**16, r=8, p=1, maxmem=1 << 27
    ), threading.current_thread().name


def test_the_loop_goes_on_while_a_thread_works() -> None:
    async def main() -> None:
        workers = Threads()
        ticks = 0
        working = asyncio.ensure_future(workers.run(slow_hash))
        while not working.done():
            await asyncio.sleep(0.001)
            ticks += 1
        assert working.result()[1].startswith("worker")
        assert ticks > 3
        workers.close()

    asyncio.run(main())


def test_threads_stand_back_and_raise_what_the_work_raises() -> None:
    async def main() -> None:
        workers = Threads()
        mine = os.getpriority(os.PRIO_PROCESS, 0)
        assert await workers.run(os.getpriority, os.PRIO_PROCESS, 0) == min(NICENESS, 19)
        assert os.getpriority(os.PRIO_PROCESS, 0) == mine
        with pytest.raises(ZeroDivisionError):
            await workers.run(divmod, 1, 0)
        workers.close()
        with pytest.raises(RuntimeError):
            await workers.run(time.monotonic)

    asyncio.run(main())


def test_virtual_time_runs_everything_at_once() -> None:
    async def body() -> None:
        workers = InLoop()
        assert await workers.run(threading.current_thread) is threading.current_thread()
        workers.close()

    run(body)
