"""A server in a process of its own, which tells what it uses: Orrery's over a simulation, or a bare one."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self
from urllib.parse import parse_qs

from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from orrery.backends.cloud import parameters_of, provision
from orrery.backends.run import DEPLOY_AT_ONCE, RunOptions, create_vms
from orrery.backends.server import build_cloud
from orrery.backends.serving import ServeOptions
from orrery.core.api.rest import RestApp, RestOptions
from orrery.core.api.server import serve_http
from orrery.core.cli.clouds import find_file
from orrery.core.client.deploy import Deployed, Plan, deploy, load
from orrery.core.kernel.secret_store import Keyring
from orrery.core.kernel.settings import JOB_LIMIT
from orrery.core.node.process import collect_seldom
from orrery.core.node.schema import upgrade
from orrery.loadtests.bench.vms import resident_bytes
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.loop import run_paced
from orrery.simulator.world import World
from orrery.testlib.processes import free_port

SPEED = 20.0
"""Simulated seconds in one of the wall clock's."""
START_SECONDS = 300.0
READY = "ready"
USAGE, CREATE, FIELDS, BODY = "/bench/usage", "/bench/create", "/bench/fields", "/bench/body"


class Process:
    """Such a server, as a context manager of whoever measures it."""

    def __init__(self, kind: str, *arguments: str) -> None:
        self.port = free_port()
        command = [
            sys.executable,
            "-m",
            "orrery.loadtests.bench.served",
            kind,
            "--port",
            str(self.port),
            *arguments,
        ]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Self:
        assert self._process.stdout is not None
        if self._process.stdout.readline().strip() != READY:
            raise RuntimeError("the server did not start")
        return self

    def __exit__(self, *error: object) -> None:
        self._process.terminate()
        self._process.wait()

    def ask(self, path: str, body: bytes = b"") -> dict[str, Any]:
        """What the server answers to a request of the bench's own."""
        connection = HTTPConnection("127.0.0.1", self.port)
        connection.request("POST", path, body)
        answer: dict[str, Any] = json.loads(connection.getresponse().read())
        connection.close()
        return answer

    def resident_bytes(self) -> int:
        """What the process holds in memory now, garbage too."""
        pages = int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")

    def cpu_seconds(self) -> float:
        """What the process has used until now."""
        return float(self.ask(USAGE)["cpu_seconds"])


class Told:
    """An application with some paths beside it: what the process uses, and work to be done inside of it."""

    def __init__(self, app: ASGIApp, own: dict[str, Callable[[bytes, dict[str, list[str]]], Any]]) -> None:
        self._app, self._own = app, own

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        path = scope["path"]
        if path == USAGE:
            usage = {
                "cpu_seconds": time.process_time(),
                "resident_bytes": resident_bytes(),
            }
            await JSONResponse(usage)(scope, receive, send)
        elif path in self._own:
            body = (await receive()).get("body", b"")
            query = parse_qs(scope["query_string"].decode())
            await JSONResponse(await self._own[path](body, query))(scope, receive, send)
        else:
            await self._app(scope, receive, send)


class Cloud:
    """Orrery over a simulated cloud without faults."""

    def __init__(self, folder: Path, plan: Plan, port: int, speed: float, job_limit: int) -> None:
        self.plan = plan
        self.env = SimEnvironment()
        self.speed = speed
        database = str(folder / "bench.db")
        upgrade(database)
        parameters = replace(parameters_of(self.plan), faults=()).at_speed(speed)
        self.world = World.open(folder / "bench.world", self.env, 1, parameters)
        self._listen = f"127.0.0.1:{port}"
        options = ServeOptions(
            listen=self._listen,
            database=database,
            speed=speed,
            seed=1,
            skip_unsupported=False,
            job_limit=job_limit,
        )
        self._cloud = build_cloud(self.world, database, options, Keyring.from_seed("bench"))
        self._deployed: Deployed
        self._begun = 0

    async def run(self) -> None:
        """Deploys what the VMs need, and serves."""
        await self._cloud.start()
        provision(self.world, self.plan)
        self._deployed = await deploy(self.plan.infrastructure(), self._cloud, concurrency=DEPLOY_AT_ONCE)
        app = RestApp(self._cloud.node.api, self._cloud.node.kernel, RestOptions(time_scale=self.speed))
        own = {CREATE: self._create, FIELDS: self._fields}
        await serve_http(Told(app, own), self._listen, _say_ready, time_scale=self.speed)

    async def _create(self, body: bytes, query: dict[str, list[str]]) -> Any:
        """Creates VMs of the plan in this process."""
        some = self._next(int(query["vms"][0]))
        options = RunOptions(concurrency=int(query["at_once"][0]))
        spent = time.process_time()
        creation = await create_vms(self._cloud, some, self._deployed, options)
        cpu = time.process_time() - spent
        return {"failed": sum(creation.failures.values()), "cpu_seconds": cpu}

    async def _fields(self, body: bytes, query: dict[str, list[str]]) -> Any:
        """The session, and the fields of VMs of the plan that nobody creates here."""
        some = self._next(int(query["vms"][0]))
        vms = [self._deployed.wire_fields(vm) for vm in some.vms]
        return {"session": self._cloud.session, "vms": vms}

    def _next(self, count: int) -> Plan:
        first, self._begun = self._begun, self._begun + count
        return replace(self.plan, resources=tuple(self.plan.vms[first : self._begun]))


class Bare:
    """The least that a server does: it dumps a body."""

    def __init__(self) -> None:
        self._body: Any = {}

    async def run(self, port: int) -> None:
        """Serves."""
        app = Told(self._answer, {BODY: self._take})
        await serve_http(app, f"127.0.0.1:{port}", _say_ready)

    async def _take(self, body: bytes, query: dict[str, list[str]]) -> Any:
        self._body = json.loads(body)
        return {}

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        text = json.dumps(self._body, ensure_ascii=False, separators=(",", ":"))
        await Response(text.encode(), media_type="application/json")(scope, receive, send)


def _say_ready(url: str) -> None:
    print(READY, flush=True)


def main() -> None:
    """Serves until it is terminated."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("orrery", "bare"))
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--hosts", type=int, default=100)
    parser.add_argument("--vms", type=int, default=1000)
    parser.add_argument("--speed", type=float, default=SPEED)
    parser.add_argument("--job-limit", type=int, default=JOB_LIMIT)
    given = parser.parse_args()
    collect_seldom()
    if given.kind == "bare":
        asyncio.run(Bare().run(given.port))
        return
    with TemporaryDirectory() as folder, suppress(KeyboardInterrupt):
        plan = load(find_file("demo"), {}).scaled(hosts=given.hosts, vms=given.vms)
        cloud = Cloud(Path(folder), plan, given.port, given.speed, given.job_limit)
        run_paced(cloud.run(), cloud.env, given.speed)
        cloud.world.close()


if __name__ == "__main__":
    main()
