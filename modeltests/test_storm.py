"""Whatever happens at once, capacities, addresses and the world agree with the database afterwards."""

from __future__ import annotations

import os
from collections import Counter

from orrery.modeltests.storm_run import storm_over
from orrery.testlib.cloud import TestCloud, run_cloud

OPERATIONS = int(os.environ.get("ORRERY_RANDOM_OPERATIONS", "10000"))
SEED = int(os.environ.get("ORRERY_SEED", "1"))
EXCEEDED = "ID.1003"


def test_counters_and_addresses_are_right_after_random_operations() -> None:
    """Quotas even after each of them; capacities and addresses once it is calm for a moment."""

    async def body(cloud: TestCloud) -> Counter[tuple[str, str]]:
        return (await storm_over(cloud, OPERATIONS, SEED)).outcomes

    outcomes = run_cloud(body, seed=SEED, plan="storm")
    assert outcomes.total() == OPERATIONS
    apis = {api for api, _ in outcomes}
    assert apis - {api for api, code in outcomes if code == "ok"} == set(), "each succeeds now and then"
    refused = {api for api, code in outcomes if code == EXCEEDED}
    assert refused >= {
        "CreateVmInstance",
        "StartVmInstance",
        "CreateDataVolume",
        "CreateL3Network",
        "AddImage",
    }


def test_one_seed_gives_one_storm() -> None:
    async def body(cloud: TestCloud) -> tuple[str, Counter[tuple[str, str]]]:
        storm = await storm_over(cloud, 800, 7)
        return cloud.world.trace_hash(), storm.outcomes

    variables = {"clusters": 4, "hosts": 5}
    first = run_cloud(body, seed=7, plan="storm", variables=variables)
    assert first == run_cloud(body, seed=7, plan="storm", variables=variables)
