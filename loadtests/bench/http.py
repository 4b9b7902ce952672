"""What HTTP costs: a GET beside a bare Starlette handler of the same body, a creation beside one in process.

CPU seconds of the server's process, so that other load on the machine hardly matters; both sides take turns.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any

from orrery.loadtests.bench.served import BODY, CREATE, FIELDS, Process

ROUNDS = 5
GETS = 1000
CONNECTIONS = 64
GETS_AT_ONCE = 4000
VMS = 400
"""Created in each window."""
AT_ONCE = 100
POLL_SECONDS = 0.05


@dataclass(frozen=True)
class Request:
    """A request that is sent again and again, as its bytes."""

    method: str
    path: str
    session: str = ""
    body: bytes = b""

    def headers(self) -> dict[str, str]:
        """Headers beside those of HTTP itself."""
        return {"Authorization": f"OAuth {self.session}"} if self.session else {}

    def encoded(self) -> bytes:
        """The request on the wire."""
        lines = [f"{self.method} {self.path} HTTP/1.1", "Host: localhost"]
        lines += [f"{name}: {value}" for name, value in self.headers().items()]
        if self.body:
            lines.append(f"Content-Length: {len(self.body)}")
        return "\r\n".join([*lines, "", ""]).encode() + self.body


class Connection:
    """One kept connection of a client that does as little as possible.

    One that the server has closed meanwhile, since nothing came, is opened again.
    """

    def __init__(self, port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._port, self._reader, self._writer = port, reader, writer
        self.retry_after: int | None = None
        """What the last answer said of when to try again, in seconds."""

    @classmethod
    async def open(cls, port: int) -> Connection:
        """A connection to this machine. Raises OSError."""
        return cls(port, *await asyncio.open_connection("127.0.0.1", port))

    async def exchange(self, request: Request) -> tuple[int, bytes]:
        """Status and body of the answer. Raises OSError or EOFError where the connection breaks."""
        if self._reader.at_eof():
            self._writer.close()
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        self._writer.write(request.encoded())
        head = await self._reader.readuntil(b"\r\n\r\n")
        later = _header(head, b"retry-after")
        self.retry_after = int(later) if later else None
        length = int(_header(head, b"content-length"))
        return int(head.split(b" ", 2)[1]), await self._reader.readexactly(length)

    def close(self) -> None:
        """Ends it."""
        self._writer.close()


def cpu_of_gets(server: Process, request: Request, count: int) -> float:
    """The server's CPU milliseconds for each of `count` requests, one after the other on one connection."""
    connection = HTTPConnection("127.0.0.1", server.port)

    def get() -> None:
        connection.request(request.method, request.path, headers=request.headers())
        answer = connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {text[:200]!r}")

    get()
    before = server.cpu_seconds()
    for _ in range(count):
        get()
    spent = server.cpu_seconds() - before
    connection.close()
    return spent / count * 1000


async def latencies(port: int, request: Request, count: int, connections: int) -> list[float]:
    """Milliseconds of each of `count` requests, over so many connections at once."""
    times: list[float] = []

    async def work() -> None:
        connection = await Connection.open(port)
        for _ in range(count // connections):
            began = time.perf_counter()
            status, text = await connection.exchange(request)
            if status != 200:
                raise RuntimeError(f"{status}: {text[:200]!r}")
            times.append((time.perf_counter() - began) * 1000)
        connection.close()

    await asyncio.gather(*(work() for _ in range(connections)))
    return times


async def create(port: int, session: str, vms: Sequence[dict[str, Any]], connections: int) -> int:
    """Creates VMs over so many connections at once and polls their jobs; gives how many have failed."""
    waiting, failed = iter(vms), 0

    async def work() -> None:
        nonlocal failed
        connection = await Connection.open(port)
        for fields in waiting:
            body = json.dumps({"params": fields}).encode()
            status, text = await connection.exchange(Request("POST", "/v1/vm-instances", session, body))
            path = json.loads(text)["location"].partition("/zstack")[2] if status == 202 else ""
            while status == 202:
                await asyncio.sleep(POLL_SECONDS)
                status, text = await connection.exchange(Request("GET", path, session))
            failed += status != 200
        connection.close()

    await asyncio.gather(*(work() for _ in range(connections)))
    return failed


def _header(head: bytes, name: bytes) -> bytes:
    return head.lower().partition(b"\r\n" + name + b":")[2].partition(b"\r\n")[0]


def measure_gets(orrery: Process, rounds: int) -> dict[str, Any]:
    """A GET of a VM by its uuid, and the same body of a bare handler."""
    with Process("bare") as bare:
        orrery.ask(f"{CREATE}?vms=1&at_once=1")
        session = orrery.ask(f"{FIELDS}?vms=0")["session"]
        listing = _body(orrery, Request("GET", "/v1/vm-instances?limit=1", session))
        request = Request("GET", f"/v1/vm-instances/{listing['inventories'][0]['uuid']}", session)
        same = _body(orrery, request)
        bare.ask(BODY, json.dumps(same).encode())
        bare_request = Request("GET", "/")
        pairs = [
            (cpu_of_gets(orrery, request, GETS), cpu_of_gets(bare, bare_request, GETS)) for _ in range(rounds)
        ]
        ours, least = (statistics.median(side) for side in zip(*pairs, strict=True))
        times = asyncio.run(latencies(orrery.port, request, GETS_AT_ONCE, CONNECTIONS))
        bare_times = asyncio.run(latencies(bare.port, bare_request, GETS_AT_ONCE, CONNECTIONS))
    return {
        "get_cpu_ms": ours,
        "bare_cpu_ms": least,
        "get_to_bare": statistics.median(mine / other for mine, other in pairs),
        "get_ratios": [round(mine / other, 2) for mine, other in pairs],
        "get_p99_ms": statistics.quantiles(times, n=100)[-1],
        "bare_p99_ms": statistics.quantiles(bare_times, n=100)[-1],
    }


def measure_creations(orrery: Process, rounds: int) -> dict[str, Any]:
    """VMs created over HTTP and inside the process, in turns."""
    pairs = []
    for _ in range(rounds):
        inside = orrery.ask(f"{CREATE}?vms={VMS}&at_once={AT_ONCE}")
        given = orrery.ask(f"{FIELDS}?vms={VMS}")
        before = orrery.cpu_seconds()
        failed = asyncio.run(create(orrery.port, given["session"], given["vms"], AT_ONCE))
        outside = orrery.cpu_seconds() - before
        if failed or inside["failed"]:
            raise RuntimeError(f"{failed + inside['failed']} VMs failed: the figures mean nothing")
        pairs.append((outside / VMS * 1000, inside["cpu_seconds"] / VMS * 1000))
    return {
        "create_http_cpu_ms": statistics.median(http for http, _ in pairs),
        "create_inside_cpu_ms": statistics.median(inside for _, inside in pairs),
        "create_ratio": statistics.median(http / inside for http, inside in pairs),
        "create_ratios": [round(http / inside, 2) for http, inside in pairs],
    }


def _body(server: Process, request: Request) -> dict[str, Any]:
    connection = HTTPConnection("127.0.0.1", server.port)
    connection.request(request.method, request.path, headers=request.headers())
    body: dict[str, Any] = json.loads(connection.getresponse().read())
    connection.close()
    return body


def main() -> None:
    """One measurement; prints JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", choices=("get", "create"))
    given = parser.parse_args()
    result: dict[str, Any] = {}
    with Process("orrery", "--vms", str(2 * VMS * given.rounds + 1)) as orrery:
        if given.only != "create":
            result |= measure_gets(orrery, given.rounds)
        if given.only != "get":
            result |= measure_creations(orrery, given.rounds)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
