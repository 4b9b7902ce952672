"""A server that is told to stop ends in time at any speed, whatever is under way, and loses nothing."""

from __future__ import annotations

import asyncio
import json
import re
import secrets
import shutil
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
import pytest

from orrery.backends.sim.worldapi.messages import AddWorldFault, GetWorldFaults, GetWorldHosts
from orrery.backends.stopping import EXIT_SIGNALLED, STOP_SECONDS
from orrery.core.client.http import HttpClient
from orrery.core.kernel.api.message import ApiMessage
from orrery.testlib.processes import ORRERY, free_port
from orrery.testlib.served import CLOUDS, Server, serving

SMALL = str(CLOUDS / "small.yaml")
JOBS = 1000
SLACK_SECONDS = 5
"""For a busy machine to notice that a process has ended."""
FAST = "1000"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a cloud whose server was stopped."""
    folder = tmp_path_factory.mktemp("made")
    with serving(folder, SMALL) as server:
        asyncio.run(stop(server))
        assert (server.process.returncode, said(server)) == (0, "stopped: no job was left")
    return folder


@pytest.fixture
def cloud(made: Path, tmp_path: Path) -> Path:
    """A copy of those files."""
    for file in made.iterdir():
        shutil.copy(file, tmp_path)
    return tmp_path


async def logged_in(server: Server) -> tuple[httpx.AsyncClient, list[str]]:
    """A client with a session, and the uuids of the VMs."""
    async with HttpClient(server.url, None) as client:
        session = await client.login("admin", password=server.password)
        vms = [vm["uuid"] for vm in (await client.call("QueryVmInstance"))["inventories"]]
    headers = {"Authorization": f"OAuth {session}"}
    limits = httpx.Limits(max_connections=20)
    return httpx.AsyncClient(base_url=server.url, headers=headers, limits=limits, timeout=60), vms


async def begin_jobs(http: httpx.AsyncClient, vms: list[str]) -> list[str]:
    """Begins many jobs, far more than the VMs can do at once; gives their uuids once all are accepted."""
    jobs = [secrets.token_hex(16) for _ in range(JOBS)]

    async def begin(number: int, job: str) -> None:
        path = f"/zstack/v1/vm-instances/{vms[number % len(vms)]}/actions"
        answer = await http.put(path, json={"rebootVmInstance": {}}, headers={"X-Job-UUID": job})
        assert answer.status_code == 202, answer.text

    await asyncio.gather(*(begin(number, job) for number, job in enumerate(jobs)))
    return jobs


async def ends_of(http: httpx.AsyncClient, jobs: list[str]) -> Counter[int]:
    """How many jobs have ended with which status, once all have."""

    async def end_of(job: str) -> int:
        while (answer := await http.get(f"/zstack/v1/api-jobs/{job}")).status_code == 202:
            pass
        return answer.status_code

    return Counter(await asyncio.gather(*(end_of(job) for job in jobs)))


async def stop(server: Server) -> float:
    """Stops the server; gives how long that took, in seconds."""
    began = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    await asyncio.to_thread(server.process.wait, STOP_SECONDS + SLACK_SECONDS)
    return time.monotonic() - began


def said(server: Server) -> str:
    """What the server wrote last."""
    assert server.process.stderr is not None
    return server.process.stderr.read().splitlines()[-1]


@pytest.mark.parametrize("speed", ["1", FAST])
def test_a_server_with_many_jobs_a_stream_and_a_slow_client_stops_in_time(cloud: Path, speed: str) -> None:
    async def load_and_stop(server: Server) -> list[str]:
        http, vms = await logged_in(server)
        _, slow = await asyncio.open_connection("127.0.0.1", httpx.URL(server.url).port)
        slow.write(b"POST /zstack/v1/zones HTTP/1.1\r\nHost: o\r\nContent-Length: 1000\r\n\r\n{")
        async with http, http.stream("GET", "/zstack/v1/events/stream") as stream:
            lines = stream.aiter_lines()
            assert (await anext(lines)).startswith("retry:")
            jobs = await begin_jobs(http, vms)
            assert await stop(server) < STOP_SECONDS + SLACK_SECONDS
            async for _ in lines:
                pass
        slow.close()
        return jobs

    with serving(cloud, speed=speed) as server:
        jobs = asyncio.run(load_and_stop(server))
        assert said(server).startswith("stopped: ")
        assert server.process.returncode in (0, 1)

    async def check(server: Server) -> None:
        http, vms = await logged_in(server)
        async with http:
            ends = await ends_of(http, jobs)
        assert sum(ends.values()) == JOBS and set(ends) <= {200, 503}, ends
        assert len(vms) == 5

    with serving(cloud, speed=FAST) as server:
        asyncio.run(check(server))


def test_a_second_signal_ends_the_server_at_once(cloud: Path) -> None:
    async def interrupt_twice(server: Server) -> None:
        http, vms = await logged_in(server)
        async with http:
            await begin_jobs(http, vms)
        while server.process.poll() is None:  # signals that come at once are one
            server.process.send_signal(signal.SIGTERM)
            await asyncio.sleep(0.2)

    with serving(cloud, speed="1") as server:
        asyncio.run(interrupt_twice(server))
        assert server.process.returncode == EXIT_SIGNALLED + signal.SIGTERM
        assert said(server).endswith("the next start goes on from what is on disk")
    with serving(cloud) as server:
        assert len(server.call("QueryVmInstance")["inventories"]) == 5


def test_a_server_that_still_deploys_stops_at_once_and_begins_anew(tmp_path: Path) -> None:
    command = [*ORRERY, "serve", SMALL, "--listen", f"127.0.0.1:{free_port()}", "--speed", "0.05"]
    command += ["--db", str(tmp_path / "o.db"), "--log-level", "info", "--log-format", "json"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            loggers = (json.loads(line)["logger"] for line in process.stderr)
            assert "orrery.jobs" in loggers, "nothing was created"
            process.send_signal(signal.SIGTERM)
            rest = [json.loads(line) for line in process.stderr]
            assert process.wait(STOP_SECONDS + SLACK_SECONDS) == EXIT_SIGNALLED + signal.SIGTERM
        finally:
            process.kill()
    assert rest[-1]["message"].startswith("stopped before it served")
    with serving(tmp_path, SMALL) as server:
        assert len(server.call("QueryZone")["inventories"]) == 1


def test_a_slow_deployment_tells_how_far_it_is(tmp_path: Path) -> None:
    command = [*ORRERY, "serve", SMALL, "--listen", f"127.0.0.1:{free_port()}", "--speed", "0.1"]
    command += ["--db", str(tmp_path / "o.db")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            told = process.stderr.readline()
        finally:
            process.kill()
    assert re.fullmatch(r"deploying: \d+ of 30\n", told)


def test_the_log_of_requests_and_jobs_names_the_call_and_no_token(tmp_path: Path) -> None:
    options = ("--log-format", "json", "--log-level", "info")
    with serving(tmp_path, SMALL, *options) as server:
        server.call("CreateZone", name="west")

        async def log_out() -> str:
            async with HttpClient(server.url, None) as client:
                token = await client.login("admin", password=server.password)
                await client.logout()
                return token

        token = asyncio.run(log_out())
        asyncio.run(stop(server))
        assert server.process.stderr is not None
        text = server.process.stderr.read()
    assert token not in text
    lines = [json.loads(line) for line in text.splitlines()]
    assert all(line["time"].endswith("Z") for line in lines)
    *_, made = [line for line in lines if line.get("api") == "CreateZone" and "job" in line]
    assert made["message"] == "the job has succeeded" and len(made["account"]) == 32
    accesses = [line["message"] for line in lines if line["logger"] == "uvicorn.access"]
    assert any("DELETE /zstack/v1/accounts/sessions/***" in message for message in accesses)
    assert lines[-1]["message"] == "stopped: no job was left"


def test_a_fault_of_the_world_outlives_a_server_that_is_killed(cloud: Path) -> None:
    async def send(server: Server, message: ApiMessage) -> dict[str, Any]:
        async with HttpClient(server.url, None) as client:
            await client.login("admin", password=server.password)
            return await client.send(message)

    with serving(cloud) as server:
        fault = AddWorldFault(kind="dead_host", parameters={"addresses": ["host-1"]})
        added = asyncio.run(send(server, fault))
        server.process.kill()
        server.process.wait()
    with serving(cloud) as server:
        [found] = asyncio.run(send(server, GetWorldFaults()))["inventories"]
        assert (found["id"], found["kind"]) == (added["id"], "dead_host")
        hosts = asyncio.run(send(server, GetWorldHosts()))["inventories"]
        assert [host["name"] for host in hosts if not host["reachable"]] == ["host-1"]
