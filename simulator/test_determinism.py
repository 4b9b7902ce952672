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
from orrery.simulator.conftest import GIB, HOSTS, SETUP, Cloud, small_vm
from orrery.simulator.errors import WorldError
from orrery.simulator.faults import Fault, FaultKind
from orrery.simulator.loop import run_virtual
from orrery.simulator.specs import L2Spec
from orrery.simulator.world import World


def busy_day(seed: int) -> str:
    """Do much at once, with faults, and return the trace's hash."""
    cloud = Cloud()
    cloud.world.seed = seed

    async def one(number: int) -> None:
        world, host, uuid = cloud.world, HOSTS[number % 3], f"vm{number}"
        try:
            async with asyncio.timeout(60):
                await world.download_image("local", "/c", "bs", "/image", host, (number + 2, 1, 1))
                await world.create_volume("local", f"/{uuid}", GIB, host, "/c", (number + 2, 1, 1))
                await world.start_vm(host, small_vm(uuid), (number + 2, 1, 1))
                await world.destroy_vm(host, uuid, (number + 2, 2, 1))
        except (WorldError, TimeoutError):
            return

    async def main() -> None:
        world = await cloud.setup()
        world.faults.add(Fault(kind=FaultKind.LOST_REPLY, probability=0.1))
        world.faults.add(Fault(kind=FaultKind.REPEATED_CALL, probability=0.1))
        world.faults.add(
            Fault(kind=FaultKind.DEAD_HOST, addresses=HOSTS[:1], at=cloud.env.now + 5, power=False)
        )
        await asyncio.gather(*(one(number) for number in range(100)))

    cloud.run(main())
    return cloud.world.trace_hash()


def test_one_seed_gives_one_trace() -> None:
    assert busy_day(1) == busy_day(1) != busy_day(2)


def test_trace_does_not_depend_on_the_hash_seed() -> None:
    root = Path(__file__).parent.parent
    script = "from orrery.simulator.test_determinism import busy_day; print(busy_day(5))"
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
