"""Ten thousand connections that create VMs at once: none is lost, and each costs little memory.

The clients are a process of their own, as few bytes as can be; the server is a real one on loopback. Each
client keeps its connection, creates one VM and polls the job to its end. Who is told by 503 with Retry-After
to come again does so. Memory is what the server holds beyond what it held before the first client, for each
of them: while all are idle, and at the most while all create; the latter includes jobs, workflows and the
database's cache.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import statistics
import sys
import time
from collections import Counter
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

from orrery.core.kernel.settings import JOB_LIMIT
from orrery.loadtests.bench.http import Connection, Request
from orrery.loadtests.bench.served import FIELDS, USAGE, Process

CLIENTS = 10_000
CONNECTING_AT_ONCE = 500
"""Fewer than the server's queue of connections that it has not taken yet."""
POLL_SECONDS = 3.0
LIMIT_SECONDS = 900.0
"""A run that takes longer has lost what is missing."""
SPARE_FILES = 200
LOOK_SECONDS = 0.5
KIB_MAX = 64
SPEED = 1.0


@dataclass
class Load:
    """The clients, and what became of their calls."""

    port: int
    session: str
    ends: Counter[str] = field(default_factory=Counter)
    told_to_wait: int = 0
    """Answers 503 with Retry-After, after which the call was made again."""
    accepted_seconds: list[float] = field(default_factory=list)
    """From the moment at which all began to the answer that the call is accepted."""
    connections: list[Connection] = field(default_factory=list)

    async def connect(self, count: int) -> None:
        """Opens so many connections, each proven by a small answer."""
        gate = asyncio.Semaphore(CONNECTING_AT_ONCE)

        async def one() -> None:
            async with gate:
                connection = await Connection.open(self.port)
                await connection.exchange(Request("GET", "/nothing"))
                self.connections.append(connection)

        await asyncio.gather(*(one() for _ in range(count)))

    async def create(self, vms: Sequence[dict[str, Any]]) -> None:
        """Creates a VM over each connection, all at once."""
        began = time.perf_counter()
        calls = zip(self.connections, vms, strict=True)
        tasks = [asyncio.ensure_future(self._one(connection, vm, began)) for connection, vm in calls]
        _, missing = await asyncio.wait(tasks, timeout=LIMIT_SECONDS)
        for task in missing:
            task.cancel()
        self.ends["unfinished"] += len(missing)

    async def _one(self, connection: Connection, fields: dict[str, Any], began: float) -> None:
        try:
            self.ends[await self._end(connection, fields, began)] += 1
        except (OSError, EOFError) as broken:
            self.ends[f"broken: {type(broken).__name__}"] += 1

    async def _end(self, connection: Connection, fields: dict[str, Any], began: float) -> str:
        body = json.dumps({"params": fields}).encode()
        create = Request("POST", "/v1/vm-instances", self.session, body)
        status, text = await connection.exchange(create)
        while status == 503 and connection.retry_after is not None:
            self.told_to_wait += 1
            await asyncio.sleep(connection.retry_after)
            status, text = await connection.exchange(create)
        if status != 202:
            return _told(status, text)
        self.accepted_seconds.append(time.perf_counter() - began)
        poll = Request("GET", json.loads(text)["location"].partition("/zstack")[2], self.session)
        while status == 202:
            await asyncio.sleep(POLL_SECONDS)
            status, text = await connection.exchange(poll)
        return "created" if status == 200 else _told(status, text)


def _told(status: int, text: bytes) -> str:
    try:
        return f"{status} {json.loads(text)['error']['code']}"
    except (ValueError, KeyError):
        return f"{status} {text[:60]!r}"


async def drive(server: Process, clients: int) -> dict[str, Any]:
    """Runs the clients against a server."""
    given = server.ask(f"{FIELDS}?vms={clients}")
    load = Load(server.port, given["session"])
    before = server.ask(USAGE)
    await load.connect(clients)
    connected = server.ask(USAGE)
    print(f"{clients:,} connections are open", file=sys.stderr)
    began = time.perf_counter()
    peak = await peak_of(server, load.create(given["vms"]))
    seconds = time.perf_counter() - began
    after = server.ask(USAGE)
    query = Request("GET", "/v1/vm-instances?count=true", load.session)
    _, counted = await (await Connection.open(server.port)).exchange(query)
    for connection in load.connections:
        connection.close()
    return {
        "clients": clients,
        "ends": dict(load.ends),
        "vms": json.loads(counted)["total"],
        "told_to_wait": load.told_to_wait,
        "seconds": seconds,
        "accepted_p50_s": statistics.median(load.accepted_seconds),
        "accepted_max_s": max(load.accepted_seconds),
        "idle_kib_per_connection": (connected["resident_bytes"] - before["resident_bytes"]) / clients / 1024,
        "peak_kib_per_connection": (peak - before["resident_bytes"]) / clients / 1024,
        "cpu_ms_per_vm": (after["cpu_seconds"] - connected["cpu_seconds"]) / clients * 1000,
    }


async def peak_of(server: Process, work: Coroutine[Any, Any, None]) -> int:
    """The most bytes that the server held while `work` was done."""
    task, peak = asyncio.ensure_future(work), 0
    while not task.done():
        peak = max(peak, server.resident_bytes())
        await asyncio.sleep(LOOK_SECONDS)
    await task
    return peak


def raise_file_limit(clients: int) -> None:
    """Lets this process, and those that it starts, open a file for each client.

    Raises SystemExit where it may not.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = clients + SPARE_FILES
    if soft >= wanted or soft == resource.RLIM_INFINITY:
        return
    if hard != resource.RLIM_INFINITY and hard < wanted:
        sys.exit(
            f"{clients} connections take {wanted} open files, {hard} are allowed; raise it with ulimit -n"
        )
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def main() -> None:
    """One measurement; prints JSON. Exit status 1 where a call was lost or a connection takes too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--hosts", type=int, default=1000)
    parser.add_argument("--speed", type=float, default=SPEED)
    parser.add_argument(
        "--job-limit", type=int, default=JOB_LIMIT, help="calls above it are told to come again, and do"
    )
    given = parser.parse_args()
    raise_file_limit(given.clients)
    sizes = ("--vms", str(given.clients), "--hosts", str(given.hosts), "--speed", str(given.speed))
    with Process("orrery", *sizes, "--job-limit", str(given.job_limit)) as server:
        result = asyncio.run(drive(server, given.clients))
    print(json.dumps(result), flush=True)
    lost = result["ends"] != {"created": given.clients, "unfinished": 0} or result["vms"] != given.clients
    if lost or result["peak_kib_per_connection"] > KIB_MAX:
        sys.exit("a call was lost, or a connection takes more memory than it may")


if __name__ == "__main__":
    main()
