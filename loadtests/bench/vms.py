"""How fast VMs are created, how fast they are found again, and what they cost in memory."""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from orrery.backends.cloud import CloudOptions, SimulatedCloud, parameters_of, provision
from orrery.backends.run import DEPLOY_AT_ONCE, Creation, RunOptions, create_vms
from orrery.backends.sim.truth import SimTruth
from orrery.core.cli.clouds import find_file
from orrery.core.client.deploy import deploy, load
from orrery.core.node.process import collect_seldom
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.loop import run_virtual
from orrery.testlib.oracles import find_leaks

CALLS = 200
PAGE = 100
CONCURRENCY = 10_000


def measure(vms: int, hosts: int, database: str, concurrency: int) -> dict[str, Any]:
    """Creates `vms` VMs on `hosts` hosts with a durable database file, no faults, and measures."""
    plan = load(find_file("demo"), {}).scaled(hosts=hosts, vms=vms)
    parameters = replace(parameters_of(plan), faults=())
    env = SimEnvironment()
    options = CloudOptions(seed=1, parameters=parameters, database=database, repeats=False)
    cloud = SimulatedCloud.build(env, options)
    result: dict[str, Any] = {"vms": vms, "hosts": hosts}

    async def body() -> None:
        await cloud.start()
        provision(cloud.world, plan)
        began = time.perf_counter()
        deployed = await deploy(plan.infrastructure(), cloud, concurrency=DEPLOY_AT_ONCE)
        result["deploy_seconds"] = time.perf_counter() - began
        before = resident_bytes()
        spent = time.process_time()
        creation = await create_vms(cloud, plan, deployed, RunOptions(concurrency=concurrency))
        result["cpu_ms_per_vm"] = (time.process_time() - spent) / vms * 1000
        result["vms_per_second"] = creation.rate(0, vms)
        result["first_tenth"], result["last_tenth"] = _steady(creation, vms, concurrency)
        result["failed"] = sum(creation.failures.values())
        result["bytes_per_vm"] = (resident_bytes() - before) / vms
        await _latencies(cloud, deployed.uuids["vm"], result)
        result["leaks"] = len(await find_leaks(cloud.node.kernel, SimTruth(cloud.world)))
        result["peak_rss_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        await cloud.node.stop()

    run_virtual(body(), env)
    return result


def _steady(creation: Creation, vms: int, concurrency: int) -> tuple[float | None, float | None]:
    """VMs per second in the first and in the last tenth, excluding warm-up and drain; None for nothing.

    While the first `concurrency` VMs are begun none has ended, and while the last ones end none is begun; in
    between one is begun whenever one ends, so that each second's work is that of whole VMs.
    """
    tenth, end = vms // 10, vms - concurrency
    if end - concurrency < 2 * tenth:
        return None, None
    return creation.rate(concurrency, concurrency + tenth), creation.rate(end - tenth, end)


async def _latencies(cloud: SimulatedCloud, vms: dict[str, str], result: dict[str, Any]) -> None:
    uuids = list(vms.values())
    step = max(1, len(uuids) // CALLS)

    async def page(number: int) -> None:
        start = (number * PAGE) % max(PAGE, len(uuids))
        await cloud.call("QueryVmInstance", limit=PAGE, start=start)

    async def get(number: int) -> None:
        condition = {"name": "uuid", "op": "=", "value": uuids[number * step % len(uuids)]}
        await cloud.call("QueryVmInstance", conditions=[condition])

    async def count(number: int) -> None:
        await cloud.call("QueryVmInstance", count=True)

    for name, call in (("list", page), ("get", get), ("count", count)):
        result[f"{name}_p50_ms"], result[f"{name}_p95_ms"] = await _timed(call)


async def _timed(call: Callable[[int], Awaitable[None]]) -> tuple[float, float]:
    times = []
    for number in range(CALLS):
        began = time.perf_counter()
        await call(number)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def resident_bytes() -> int:
    """What this process holds in memory now."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """One measurement in a process of its own; prints JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vms", type=int, default=1000)
    parser.add_argument("--hosts", type=int, default=10_000)
    parser.add_argument("--concurrency", type=int, default=CONCURRENCY)
    given = parser.parse_args()
    collect_seldom()
    with TemporaryDirectory() as folder:
        print(json.dumps(measure(given.vms, given.hosts, f"{folder}/bench.db", given.concurrency)))


if __name__ == "__main__":
    main()
