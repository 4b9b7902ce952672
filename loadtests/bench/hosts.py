"""What idle hosts cost: memory in the simulator and in the core, and wall time for an hour of heartbeats."""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from dataclasses import replace
from typing import Any

from orrery.backends.cloud import CloudOptions, SimulatedCloud, parameters_of, provision
from orrery.backends.run import DEPLOY_AT_ONCE
from orrery.core.cli.clouds import find_file
from orrery.core.client.deploy import deploy, load
from orrery.core.node.process import collect_seldom
from orrery.loadtests.bench.vms import resident_bytes
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.loop import run_virtual
from orrery.simulator.specs import Machine
from orrery.simulator.world import World

HOUR = 3600.0


def world_bytes_per_host(hosts: int) -> float:
    """Resident bytes of an idle machine in the simulated world."""
    before = resident_bytes()
    world = World(SimEnvironment(), 1)
    machine = Machine()
    for number in range(hosts):
        world.provision(f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}", machine)
    return (resident_bytes() - before) / hosts


def heartbeat_hour(hosts: int) -> dict[str, Any]:
    """Wall seconds to deploy `hosts` hosts, and then for one virtual hour of their heartbeats."""
    plan = load(find_file("demo"), {}).scaled(hosts=hosts, vms=0)
    parameters = replace(parameters_of(plan), faults=())
    env = SimEnvironment()
    cloud = SimulatedCloud.build(env, CloudOptions(seed=1, parameters=parameters, repeats=False))
    result: dict[str, Any] = {"hosts": hosts}

    async def body() -> None:
        await cloud.start()
        before = resident_bytes()
        provision(cloud.world, plan)
        began = time.perf_counter()
        await deploy(plan.infrastructure(), cloud, concurrency=DEPLOY_AT_ONCE)
        result["deploy_seconds"] = time.perf_counter() - began
        result["bytes_per_host_in_all"] = (resident_bytes() - before) / hosts
        began = time.perf_counter()
        await asyncio.sleep(HOUR)
        result["wall_seconds_per_virtual_hour"] = time.perf_counter() - began
        await cloud.node.stop()

    run_virtual(body(), env)
    return result


def main() -> None:
    """Both measurements; prints JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=100_000)
    given = parser.parse_args()
    collect_seldom()
    per_host = world_bytes_per_host(given.hosts)
    print(json.dumps({"world_bytes_per_host": per_host, **heartbeat_hour(given.hosts)}))


if __name__ == "__main__":
    main()
