"""Runs that an earlier version of the program left in its journal are finished or undone by this one."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from orrery.backends.cloud import EPOCH_MS, CloudOptions, node_parts
from orrery.core.kernel.clock import LoopClock
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.workflow import Claim, Garbage, WorkflowRun
from orrery.core.node import ManagementNode
from orrery.core.node.keys import KeySource
from orrery.core.node.schema import upgrade
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.loop import run_virtual
from orrery.simulator.world import World
from orrery.testlib.cloud import TestCloud

DATA = Path(__file__).parent / "data" / "runs"
NEW = tuple(f"0000000000004000800000000000000{number}" for number in range(3))

JOBS = Statement(select(WorkflowRun.job).where(WorkflowRun.job.is_not(None)).order_by(WorkflowRun.number))


def on_older_cloud(folder: Path, body: Callable[[TestCloud], Awaitable[None]]) -> None:
    """Runs `body` on what the earlier version left, before the node has started."""
    paths = {name: folder / f"{name}.db" for name in ("database", "world")}
    for name, path in paths.items():
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript((DATA / f"{name}.sql").read_text())
    keyring = KeySource(paths["database"]).keyring()
    upgrade(str(paths["database"]), keyring=keyring)
    env = SimEnvironment()
    options = CloudOptions(seed=6, repeats=False)
    world = World.open(paths["world"], env, options.seed, options.parameters)
    db = Database(Sqlite(str(paths["database"])), LoopClock(EPOCH_MS))
    parts = replace(node_parts(world, db, options, 1), keyring=keyring)
    cloud = TestCloud(world, ManagementNode(parts))

    async def main() -> None:
        await body(cloud)
        assert await cloud.leaks() == []
        await cloud.node.stop()
        world.close()

    run_virtual(main(), env)


def _left(tx: Transaction) -> dict[str, int]:
    return {model.__tablename__: len(tx.find(model)) for model in (WorkflowRun, Claim, Garbage)}


def _jobs(tx: Transaction) -> list[str]:
    return [job for (job,) in tx.all(JOBS)]


def test_every_run_is_finished_or_undone(tmp_path: Path) -> None:
    async def body(cloud: TestCloud) -> None:
        jobs = await cloud.node.kernel.db.read(_jobs)
        await cloud.start()
        assert cloud.node.recovery.parked == []
        outcomes = {job: await cloud.node.api.outcome(job, cloud.session, 600) for job in jobs}
        await cloud.settle()
        assert await cloud.node.kernel.db.read(_left) == {"workflow_run": 0, "claim": 0, "garbage": 0}
        vms: dict[str, Any] = {vm["name"]: vm for vm in await cloud.query("QueryVmInstance")}
        states = {name: vm["state"] for name, vm in vms.items() if name not in ("web-1", "web-6", "web-7")}
        assert states == {
            **dict.fromkeys(("new-0", "new-1", "new-2", "moving", "web-2", "web-4", "web-5"), "Running"),
            "web-0": "Stopped",
            "web-3": "Destroyed",
        }
        assert [vms[f"new-{number}"]["uuid"] for number in range(3)] == list(NEW)
        assert {name: len(vm["vmNics"]) for name, vm in vms.items()} == dict.fromkeys(vms, 1)
        assert [l3["name"] for l3 in await cloud.query("QueryL3Network")] == ["public"]
        failed = {
            outcome.body["error"]["code"] for outcome in outcomes.values() if outcome and not outcome.success
        }
        assert len(jobs) == 8
        assert all(outcome is not None for outcome in outcomes.values())
        # What was going back to be tried again has succeeded; attaching and one of the stops were undone.
        assert failed == {"SYS.1006"}

    on_older_cloud(tmp_path, body)
