"""One seed gives one trace, whatever the hash seed; idle hosts are small; calls are cheap."""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

from orrery.simulator.clock import SimEnvironment
from orrery.simulator.loop import run_virtual
from orrery.simulator.specs import L2Spec
from orrery.simulator.world import World
from orrery.testlib.worlds import SETUP, busy_day


def test_one_seed_gives_one_trace() -> None:
    assert busy_day(1) == busy_day(1) != busy_day(2)


def test_trace_does_not_depend_on_the_hash_seed() -> None:
    root = Path(__file__).parent.parent
    script = "from orrery.testlib.worlds import busy_day; print(busy_day(5))"
    traces = []
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=root, env=env, capture_output=True, text=True, check=True
        )
        traces.append(done.stdout)
    assert traces[0] == traces[1] == busy_day(5) + "\n"


def test_idle_host_takes_at_most_a_kilobyte_and_no_event() -> None:
    count = 20_000
    env = SimEnvironment()
    world = World(env)
    addresses = [f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}" for number in range(count)]

    async def main() -> None:
        for address in addresses:
            world.connect_host(address, None, SETUP)
        await asyncio.sleep(100)
        for address in addresses:
            world.realize_l2s(address, [L2Spec("l2", "L2VlanNetwork", "eth0", 7)], SETUP)
        await asyncio.sleep(100)

    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    run_virtual(main(), env)
    gc.collect()
    each = (tracemalloc.get_traced_memory()[0] - before) / count
    tracemalloc.stop()
    assert world.counters()["machines"] == count
    assert env.peek() == float("inf")
    assert each < 1000
    print(f"{each:.0f} bytes per idle host")
