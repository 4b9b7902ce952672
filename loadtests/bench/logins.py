"""What a storm of logins costs the creation of VMs: a real server by the wall clock, on loopback.

The server creates VMs without a pause; in every other window a second process logs in a hundred times a
second, half of it with the right password. The ratio is the rate of VMs with the storm to that without.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import statistics
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from orrery.backends.cloud import SimulatedCloud, parameters_of, provision
from orrery.backends.run import DEPLOY_AT_ONCE, RunOptions, create_vms
from orrery.backends.server import build_cloud
from orrery.backends.serving import ServeOptions
from orrery.core.api.rest import RestApp, RestOptions
from orrery.core.api.server import serve_http
from orrery.core.cli.clouds import find_file
from orrery.core.client.deploy import Plan, deploy, load
from orrery.core.kernel.secret_store import Keyring
from orrery.core.kernel.workers import Threads
from orrery.core.node.process import collect_seldom
from orrery.core.node.schema import upgrade
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.loop import run_paced
from orrery.simulator.world import World
from orrery.testlib.processes import free_port

SPEED = 50.0
HOSTS, VMS, AT_ONCE = 300, 50_000, 200
WARM_UP_SECONDS = 15.0
LOGINS_PER_SECOND = 100
ANSWER_SECONDS = 30.0
PASSWORDS = [hashlib.sha512(text).hexdigest() for text in (b"password", b"wrong")]


@dataclass
class Windows:
    """VMs per second in each window, and how the logins ended."""

    quiet: list[float] = field(default_factory=list)
    storm: list[float] = field(default_factory=list)
    cpu: list[tuple[float, float]] = field(default_factory=list)
    """Of each pair of windows, the loop's seconds of CPU for each wall second."""
    ends: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)


class Bench:
    """One server under both loads."""

    def __init__(self, cloud: SimulatedCloud, plan: Plan, port: int) -> None:
        self._cloud, self._plan, self._port = cloud, plan, port
        self._created = 0

    async def run(self, windows: int, seconds: float) -> Windows:
        """Measures that many windows of each kind, one after the other."""
        await self._cloud.start()
        for name, value in (
            ("session.maxConcurrent", "100000"),
            ("login.failuresPerAccount", "100000"),
            ("login.waitPeriod", "250"),
        ):
            await self._cloud.call("UpdateGlobalConfig", category="identity", name=name, value=value)
        provision(self._cloud.world, self._plan)
        deployed = await deploy(self._plan.infrastructure(), self._cloud, concurrency=DEPLOY_AT_ONCE)
        print("deployed", file=sys.stderr)
        app = RestApp(self._cloud.node.api, self._cloud.node.kernel, RestOptions(time_scale=SPEED))
        ready = asyncio.Event()
        listen = f"127.0.0.1:{self._port}"
        serving = asyncio.ensure_future(serve_http(app, listen, lambda url: ready.set(), time_scale=SPEED))
        await ready.wait()
        options = RunOptions(concurrency=AT_ONCE, progress=self._count)
        creating = asyncio.ensure_future(create_vms(self._cloud, self._plan, deployed, options))
        await _wall_sleep(WARM_UP_SECONDS)
        print(f"{self._created} VMs while it warmed up", file=sys.stderr)
        found = Windows()
        for _ in range(windows):
            await self._pair(found, seconds)
        for task in (creating, serving):
            task.cancel()
        return found

    def _count(self, what: str, done: int, total: int) -> None:
        self._created = done

    async def _rate(self, seconds: float) -> tuple[float, float]:
        """VMs, and the loop's seconds of CPU, in each second."""
        began, before, cpu = time.perf_counter(), self._created, time.thread_time()
        await _wall_sleep(seconds)
        passed = time.perf_counter() - began
        return (self._created - before) / passed, (time.thread_time() - cpu) / passed

    async def _pair(self, found: Windows, seconds: float) -> None:
        quiet, quiet_cpu = await self._rate(seconds)
        storming = _start_storm(self._port, seconds + 2)
        await _wall_sleep(1)
        storm, storm_cpu = await self._rate(seconds)
        while storming.poll() is None:
            await _wall_sleep(0.1)
        assert storming.stdout is not None
        told = json.loads(storming.stdout.read())
        found.quiet.append(quiet)
        found.storm.append(storm)
        found.cpu.append((quiet_cpu, storm_cpu))
        found.ends.update(told["ends"])
        found.seconds += told["seconds"]
        print(f"{quiet:.1f} VMs/s, with the storm {storm:.1f}", file=sys.stderr)


def _start_storm(port: int, seconds: float) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "orrery.loadtests.bench.logins",
        "--storm",
        str(port),
        "--seconds",
        str(seconds),
    ]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


async def _wall_sleep(seconds: float) -> None:
    """The loop's time falls behind where the server is busy, so a thread looks at the clock on the wall."""
    threads = Threads()
    await threads.run(time.sleep, seconds)
    threads.close()


async def storm(port: int, seconds: float) -> dict[str, Any]:
    """A hundred logins a second, each on a connection of its own; how they ended and how long they took."""
    began = time.perf_counter()

    async def one(number: int) -> tuple[str, float]:
        await asyncio.sleep(max(0.0, began + number / LOGINS_PER_SECOND - time.perf_counter()))
        sent = time.perf_counter()
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                code = await _log_in(port, PASSWORDS[number % 2])
        except (OSError, TimeoutError) as failure:
            code = f"no answer: {type(failure).__name__}"
        return code, time.perf_counter() - sent

    ends = await asyncio.gather(*[one(number) for number in range(int(seconds * LOGINS_PER_SECOND))])
    return {"ends": Counter(code for code, _ in ends), "seconds": [took for _, took in ends]}


async def _log_in(port: int, password: str) -> str:
    body = json.dumps({"logInByAccount": {"accountName": "admin", "password": password}}).encode()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = "PUT /v1/accounts/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
    writer.write(f"{head}{len(body)}\r\n\r\n".encode() + body)
    answer = json.loads((await reader.read()).partition(b"\r\n\r\n")[2])
    writer.close()
    return str(answer["error"]["code"]) if "error" in answer else "in"


def measure(folder: str, windows: int, seconds: float) -> dict[str, Any]:
    """The ratio, with what it is made of."""
    plan = load(find_file("demo"), {}).scaled(hosts=HOSTS, vms=VMS)
    path = Path(folder) / "bench.db"
    upgrade(str(path))
    env = SimEnvironment()
    parameters = replace(parameters_of(plan), faults=()).at_speed(SPEED)
    world = World.open(path.with_name("bench.world"), env, 1, parameters)
    port = free_port()
    options = ServeOptions(
        listen=f"127.0.0.1:{port}", database=str(path), speed=SPEED, seed=1, skip_unsupported=False
    )
    cloud = build_cloud(world, str(path), options, Keyring.from_seed("bench"))
    found = run_paced(Bench(cloud, plan, port).run(windows, seconds), env, SPEED)
    world.close()
    return {
        "ratio": sum(found.storm) / sum(found.quiet),
        "ratio_on_a_core_of_its_own": 1 - login_cpu(found) * LOGINS_PER_SECOND,
        "ms_cpu_per_login": login_cpu(found) * 1000,
        "cores_the_loop_had": statistics.mean(cpu for pair in found.cpu for cpu in pair),
        "quiet": found.quiet,
        "storm": found.storm,
        "logins": dict(found.ends),
        "login_p50_s": statistics.median(found.seconds),
        "login_max_s": max(found.seconds),
    }


def login_cpu(found: Windows) -> float:
    """The loop's seconds of CPU for each login: what a storm's windows took beyond their VMs.

    The ratio follows from it where the loop has a core of its own; with less, logins take a larger share.
    """
    vm = sum(quiet for quiet, _ in found.cpu) / sum(found.quiet)
    beyond = sum(storm for _, storm in found.cpu) - vm * sum(found.storm)
    return beyond / (LOGINS_PER_SECOND * len(found.storm))


def main() -> None:
    """One measurement in a process of its own; prints JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--windows", type=int, default=4, help="of each kind")
    parser.add_argument("--seconds", type=float, default=10.0, help="that each window takes")
    parser.add_argument("--storm", type=int, help="only log in, at the server of this port")
    given = parser.parse_args()
    if given.storm is not None:
        print(json.dumps(asyncio.run(storm(given.storm, given.seconds))))
        return
    collect_seldom()
    with TemporaryDirectory() as folder:
        print(json.dumps(measure(folder, given.windows, given.seconds)))


if __name__ == "__main__":
    main()
