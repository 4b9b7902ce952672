"""The billing example is exact: it knows only the stream, and is killed and started again at random."""

from __future__ import annotations

import asyncio
import hashlib
import random
import signal
import sqlite3
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import httpx
import pytest

from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.events import Selection
from orrery.loadtests.crash.server import Server
from orrery.scenarios.examples.billing import billing
from orrery.scenarios.examples.billing.billing import BILLED, Ledger, Piece, pieces_of
from orrery.scenarios.hosts import kill
from orrery.testlib.cloud import TestCloud
from orrery.testlib.history import all_events

KILLS = 8
ROUNDS = 8
SECONDS = 120.0
Row = tuple[int, str, str, str, str | None]
"""Time, VM, name of the event, account, state."""


def expected(rows: Iterable[Row]) -> dict[str, int]:
    """Milliseconds by account: for each VM the spans between two of its events, up to the last of all."""
    lives: dict[str, list[tuple[int, str | None]]] = defaultdict(list)
    now = 0
    for time, vm, name, account, state in rows:
        lives[vm].append((time, account if name != "vm.deleted" and state in BILLED else None))
        now = time
    sums: dict[str, int] = defaultdict(int)
    for life in lives.values():
        for (begin, payer), (end, _) in zip(life, [*life[1:], (now, None)], strict=True):
            if payer is not None:
                sums[payer] += end - begin
    return dict(sums)


class Client:
    """A caller of the REST API."""

    def __init__(self, url: str) -> None:
        self.http = httpx.AsyncClient(base_url=f"{url}/zstack/v1", timeout=30)

    async def log_in(self) -> None:
        password = hashlib.sha512(b"password").hexdigest()
        body = {"logInByAccount": {"accountName": "admin", "password": password}}
        answer = (await self.http.put("/accounts/login", json=body)).raise_for_status()
        self.http.headers["Authorization"] = f"OAuth {answer.json()['inventory']['uuid']}"

    async def query(self, path: str, **conditions: Any) -> list[dict[str, Any]]:
        answer = (await self.http.get(path, params=conditions)).raise_for_status()
        found: list[dict[str, Any]] = answer.json()["inventories"]
        return found

    async def act(self, vm: str, action: str) -> None:
        """An action on a VM; that it is in the wrong state for that is no matter."""
        path = f"/vm-instances/{vm}/actions"
        accepted = (await self.http.put(path, json={action: {}})).raise_for_status()
        while (await self.http.get(accepted.json()["location"])).status_code == 202:
            pass


async def load(client: Client, rng: random.Random) -> None:
    """Switches VMs on and off, at random, each by itself."""

    async def switch(vm: str) -> None:
        for _ in range(ROUNDS):
            for action in ("stopVmInstance", "startVmInstance", "rebootVmInstance")[: rng.randint(2, 3)]:
                await client.act(vm, action)
                await asyncio.sleep(rng.uniform(0, 0.1))

    vms = [vm["uuid"] for vm in await client.query("/vm-instances")]
    await asyncio.gather(*(switch(vm) for vm in vms))


class Program:
    """The billing program in a process of its own."""

    def __init__(self, url: str, folder: Path) -> None:
        self.database = folder / "billing.db"
        self._command = [sys.executable, billing.__file__, url, "--db", str(self.database)]
        self._log = folder / "billing.log"
        self.start()

    def start(self) -> None:
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(self._command, stdout=log, stderr=log)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


async def killed_at_random(program: Program, rng: random.Random) -> None:
    for _ in range(KILLS):
        await asyncio.sleep(rng.uniform(0.4, 1.5))
        program.kill()
        program.start()


async def caught_up(ledger: Ledger, last: int) -> None:
    async with asyncio.timeout(SECONDS):
        while ledger.position < last:  # noqa: ASYNC110 - it is another process that comes so far
            await asyncio.sleep(0.1)


def rows_of(database: Path) -> list[Row]:
    """All events of VMs in a server's database."""
    asked = (
        "SELECT time, resource_uuid, name, account_uuid, json_extract(body, '$.state') FROM event"
        " WHERE resource_type = 'VmInstanceVO' ORDER BY id"
    )
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        return db.execute(asked).fetchall()


@pytest.mark.parametrize("seed", [1])
def test_the_figures_are_exact_although_program_and_server_are_killed(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    server = Server(tmp_path)

    async def body() -> None:
        await server.start()
        program = Program(server.url, tmp_path)
        client = Client(server.url)
        try:
            await client.log_in()
            await asyncio.gather(load(client, rng), killed_at_random(program, rng))
            server.kill()
            await server.start()
            await client.log_in()
            (last,) = await client.query("/events", sort="-id", limit=1, q="resourceType=VmInstanceVO")
            await caught_up(Ledger(str(program.database)), last["id"])
        finally:
            program.kill()
            server.kill()
            await client.http.aclose()
        figures = Ledger(str(program.database)).figures()
        rows = rows_of(server.database)
        assert len(rows) > 100
        assert figures == expected(rows)
        assert sum(figures.values()) > 60_000

    asyncio.run(body())


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small")
async def test_a_ledger_that_loses_what_it_has_not_committed_is_exact(cloud: TestCloud) -> None:
    """In virtual time: VMs change hands, lose their hosts, are destroyed; pieces come twice, or are lost."""
    other = (await cloud.create("CreateAccount", name="ann", password="0" * 128))["uuid"]
    vms = await cloud.query("QueryVmInstance")
    await cloud.settle(100)
    await cloud.call("ChangeResourceOwner", accountUuid=other, resourceUuid=vms[0]["uuid"])
    await cloud.settle(77)
    fault = kill(cloud, await cloud.get("QueryHost", vms[1]["hostUuid"]))
    await cloud.settle(600)
    cloud.faults.remove(fault)
    await cloud.call("StopVmInstance", uuid=vms[2]["uuid"])
    await cloud.call("DestroyVmInstance", uuid=vms[3]["uuid"])
    await cloud.settle(60)
    pieces = await cloud.node.kernel.db.read(pieces_from)
    rows = [
        (e["time"], e["resourceUuid"], e["name"], e["accountUuid"], e["body"].get("state"))
        for _, e in pieces
        if e is not None
    ]
    names = [row[2] for row in rows]
    assert {"vm.unknown", "vm.ownerChanged", "vm.destroyed"} <= set(names)
    figures = crashing(pieces, random.Random(5)).figures()
    assert figures == expected(rows)
    assert len(figures) == 2


def pieces_from(tx: Transaction) -> list[Piece]:
    """What the stream would give."""
    wanted = Selection(("vm.*",)).read(tx, 0, 10_000).events
    assert len(wanted) == sum(event.name.startswith("vm.") for event in all_events(tx))
    lines = [line for event in wanted for line in (f"id: {event.id}", f"data: {event.to_json()}", "")]
    return list(pieces_of(lines))


def crashing(pieces: list[Piece], rng: random.Random) -> Ledger:
    """A ledger that takes pieces, dies with some of them, and goes on from its own position."""
    ledger = Ledger(":memory:")
    while ledger.position < pieces[-1].id:
        following = [piece for piece in pieces if piece.id > ledger.position - rng.randrange(3)]
        some = following[: rng.randint(1, 9)]
        if rng.random() < 0.5:
            with pytest.raises(KeyboardInterrupt):
                ledger.take(_interrupted(some))
        else:
            ledger.take(some)
    return ledger


def _interrupted(pieces: list[Piece]) -> Iterable[Piece]:
    yield from pieces
    raise KeyboardInterrupt
