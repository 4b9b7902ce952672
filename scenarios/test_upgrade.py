"""Clouds of earlier versions go on: their databases are migrated, worlds read, runs ended.

``data/`` holds what servers of earlier versions left, by the revision of their tables, as SQL: one that was
stopped, and one that was killed while VMs were being created and one was being stopped. Each has two hosts,
running, stopped and destroyed VMs, networks, attached, free and deleted volumes, a tenant and shares.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from orrery.backends.cloud import EPOCH_MS, CloudOptions, node_parts, parameters_of
from orrery.backends.sim.truth import SimTruth
from orrery.core.client.deploy import load
from orrery.core.kernel.clock import LoopClock
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.node import ManagementNode
from orrery.core.node.keys import KeySource
from orrery.core.node.schema import upgrade
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.loop import run_virtual
from orrery.simulator.world import World
from orrery.testlib.cloud import CLOUDS, TestCloud
from orrery.testlib.environment import Cloud
from orrery.testlib.identities import find_doubles
from orrery.testlib.oracles import find_leaks

DATA = Path(__file__).parent / "data"
LEFT = sorted(folder.name for folder in DATA.glob("v*"))


def restored(name: str, folder: Path) -> Path:
    """The files of such a server, made anew from their text; gives the database's."""
    for text, file in (("database.sql", "o.db"), ("world.sql", "o.db.world")):
        with closing(sqlite3.connect(folder / file)) as db:
            db.executescript((DATA / name / text).read_text())
    return folder / "o.db"


def unfinished(path: Path) -> int:
    """How many runs of workflows a database holds."""
    with closing(sqlite3.connect(path)) as db:
        (count,) = db.execute("SELECT count(*) FROM workflow_run").fetchone()
        return int(count)


async def states(cloud: Cloud) -> dict[str, str]:
    """The state of each VM by its name."""
    return {vm["name"]: vm["state"] for vm in await cloud.query("QueryVmInstance", sortBy="name")}


async def use(cloud: Cloud) -> None:
    """Does something to everything that is there, and makes something new."""
    vms = {vm["name"]: vm["uuid"] for vm in await cloud.query("QueryVmInstance")}
    volumes = {volume["name"]: volume for volume in await cloud.query("QueryVolume", "type=Data")}
    assert sorted(volumes) == ["attached", "deleted", "free"]
    attached, free = volumes["attached"]["uuid"], volumes["free"]["uuid"]
    await cloud.call("StopVmInstance", uuid=vms["web-0"])
    await cloud.call("StartVmInstance", uuid=vms["web-0"])
    await cloud.call("DetachDataVolumeFromVm", uuid=attached)
    await cloud.call("AttachDataVolumeToVm", volumeUuid=free, vmInstanceUuid=vms["web-0"])
    await cloud.call("StartVmInstance", uuid=vms["web-1"])
    await cloud.call("RecoverVmInstance", uuid=vms["web-2"])
    await cloud.call("StartVmInstance", uuid=vms["web-2"])
    await cloud.call("RebootVmInstance", uuid=vms["web-4"])
    await cloud.call("RecoverDataVolume", uuid=volumes["deleted"]["uuid"])
    tenant = await cloud.logged_in("LogInByAccount", accountName="tenant", password="b" * 128)
    [image], [offering], [l3] = [
        await tenant.query(api) for api in ("QueryImage", "QueryInstanceOffering", "QueryL3Network")
    ]
    shared = {"imageUuid": image["uuid"], "instanceOfferingUuid": offering["uuid"]}
    mine = await tenant.create("CreateVmInstance", name="mine", l3NetworkUuids=[l3["uuid"]], **shared)
    assert mine["state"] == "Running"
    for host in await cloud.query("QueryHost"):
        await cloud.call("ReconnectHost", uuid=host["uuid"])
    await tenant.call("DestroyVmInstance", uuid=mine["uuid"])
    for uuid in vms.values():
        await cloud.call("DestroyVmInstance", uuid=uuid)
        await cloud.call("ExpungeVmInstance", uuid=uuid)


@pytest.mark.parametrize("name", LEFT)
def test_a_cloud_of_an_earlier_version_goes_on(name: str, tmp_path: Path) -> None:
    path = restored(name, tmp_path)
    was_killed = name.endswith("killed")
    assert (unfinished(path) > 0) == was_killed, "a server that was killed left runs, one that ended did not"
    plan = load(CLOUDS / "small.yaml", {"hosts": 2})
    keyring = KeySource(path).keyring()
    upgrade(str(path), keyring=keyring)
    env = SimEnvironment()
    world = World.open(path.with_name("o.db.world"), env, 1, parameters_of(plan))
    options = CloudOptions(seed=1)
    db = Database(Sqlite(str(path)), LoopClock(EPOCH_MS))
    parts = replace(node_parts(world, db, options, start=1), keyring=keyring)
    cloud = TestCloud(world, ManagementNode(parts))

    async def oracles() -> list[str]:
        truth = SimTruth(world)
        return [*find_doubles(truth), *await find_leaks(cloud.node.kernel, truth)]

    async def body() -> None:
        await cloud.start()
        await cloud.settle(600)
        assert await oracles() == []
        found = await states(cloud)
        if not was_killed:
            kept = {"web-0": "Running", "web-1": "Stopped", "web-2": "Destroyed", "web-4": "Running"}
            assert found == kept
        assert set(found.values()) <= {"Running", "Stopped", "Destroyed"}
        assert [tag["tag"] for tag in await cloud.query("QueryUserTag")] == ["kept"]
        await use(cloud)
        await cloud.settle(600)
        assert await oracles() == []
        assert list(world.guests()) == []
        await cloud.node.stop()

    try:
        run_virtual(body(), env)
    finally:
        world.close()
    assert unfinished(path) == 0
