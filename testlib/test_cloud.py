"""Clouds that go on from a copy of a deployed one: equal to each other, and as the file was deployed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from orrery.core.kernel.db.transaction import Transaction
from orrery.modeltests.storm import Storm
from orrery.testlib import cloud as clouds
from orrery.testlib.cloud import RESTING, Options, TestCloud, open_cloud, run_cloud
from orrery.testlib.environment import Fault, FaultKind
from orrery.testlib.kernel import raw_of

OPERATIONS = 80
NODES = ("sqlite_sequence", "session")
"""Tables that tell of the nodes themselves."""


async def busy_day(cloud: TestCloud) -> tuple[str, Any]:
    """What many random operations under faults come to."""
    storm = Storm(cloud, 3)
    await storm.let_tenants_in()
    storm.begin_faults()
    await storm.blow(OPERATIONS, 20)
    storm.end_faults()
    await storm.put_right()
    return cloud.world.trace_hash(), (sorted(storm.outcomes.items()), await rows(cloud))


async def rows(cloud: TestCloud) -> dict[str, list[Any]]:
    """All rows, by table."""

    def read(tx: Transaction) -> dict[str, list[Any]]:
        names = [row[0] for row in raw_of(tx).execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: raw_of(tx).execute(f"SELECT * FROM {name}").fetchall() for name in sorted(names)}

    return await cloud.node.kernel.db.read(read)


def test_a_cloud_from_a_copy_does_what_the_one_deployed_anew_does() -> None:
    RESTING.clear()

    def run(seed: int) -> tuple[str, Any]:
        return run_cloud(busy_day, plan="storm", seed=seed, variables={"clusters": 4, "hosts": 2})

    anew = run(5)
    assert run(5) == anew, "from the copy"
    RESTING.clear()
    assert run(5) == anew, "deployed once more"


def test_nothing_of_a_cloud_reaches_another_one_of_the_same_copy() -> None:
    with open_cloud(Options(plan="small")) as one, open_cloud(Options(plan="small")) as other:
        one.run(one.cloud.call("DestroyVmInstance", uuid=one.cloud.deployed.uuid("vm", "web-0")))
        one.cloud.deployed.uuids["vm"].clear()
        assert other.cloud.deployed.uuid("vm", "web-0")
        [vm] = other.run(other.cloud.query("QueryVmInstance", "name=web-0"))
        assert vm["state"] == "Running"
        one.finish()
        other.finish()
    with open_cloud(Options(plan="small")) as third:
        assert third.cloud.world.copy().rows == RESTING.get(Options(plan="small")).copied.world.rows


def test_a_copy_has_the_rows_and_the_world_of_a_cloud_that_was_not_restarted() -> None:
    """All but what the nodes say of themselves, and the host's answer when it was listed last."""

    async def look(cloud: TestCloud) -> dict[str, list[Any]]:
        return {name: found for name, found in (await rows(cloud)).items() if name not in NODES}

    with open_cloud(Options(plan="small", fresh=True)) as fresh, open_cloud(Options(plan="small")) as copied:
        assert fresh.run(look(fresh.cloud)) == copied.run(look(copied.cloud))
        assert fresh.cloud.world.copy().rows == copied.cloud.world.copy().rows
        assert fresh.cloud.deployed.uuids == copied.cloud.deployed.uuids


def test_calls_under_way_and_faults_are_copied() -> None:
    """A world that is copied in the middle of everything goes on in the copy."""
    fault = Fault(kind=FaultKind.DEAD_HOST, addresses=("192.168.1.11",), at=0, duration=5000)
    with open_cloud(Options(plan="small", faults=[fault])) as opened:
        opened.run(opened.cloud.settle(300))
        copied = opened.cloud.world.copy()
        assert [table for table, _, _ in copied.rows].count("faults") == 1
        assert opened.cloud.world.copy() == copied


def test_another_file_of_the_same_name_is_deployed_anew(tmp_path: Path) -> None:
    file = tmp_path / "cloud.yaml"
    for name in ("east", "west"):
        file.write_text(f"zones: [{{name: {name}}}]\n")
        with open_cloud(Options(plan=str(file))) as opened:
            [zone] = opened.run(opened.cloud.query("QueryZone"))
            assert zone["name"] == name


def test_a_process_keeps_a_bounded_number_of_clouds(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = clouds.RestingClouds(2)
    made: list[int] = []

    def deploy(options: Options) -> Any:
        made.append(options.seed)
        return object()

    monkeypatch.setattr(clouds, "_deploy_and_stop", deploy)
    for seed in (1, 2, 1, 3, 1, 2):
        kept.get(Options(seed=seed))
    assert made == [1, 2, 3, 2], "the one used longest ago goes first"
