"""Whatever happens at once, capacities, addresses and the world agree with the database afterwards."""

from __future__ import annotations

import os
from collections import Counter

from orrery.modeltests.storm import Storm
from orrery.testlib.cloud import TestCloud, run_cloud
from orrery.testlib.oracles import find_miscounts

OPERATIONS = int(os.environ.get("ORRERY_RANDOM_OPERATIONS", "10000"))
SEED = int(os.environ.get("ORRERY_SEED", "1"))
AT_ONCE = 300
EXCEEDED = "ID.1003"
LOOKS = 4
HOSTS_STRUCK = 4
QUIET_SECONDS = 600.0
"""What waits for the garbage collector or for a dead host may take that long."""


async def storm_over(cloud: TestCloud, operations: int, seed: int) -> Storm:
    """A storm of operations, with a look at the counters in its pauses."""
    storm = Storm(cloud, seed)
    await storm.let_tenants_in()
    storm.begin_faults()
    for look in range(LOOKS):
        storm.strike_hosts(HOSTS_STRUCK)
        storm.strike_guests()
        await storm.blow(operations // LOOKS, AT_ONCE)
        assert not storm.bugs, "\n".join(storm.bugs)
        assert not storm.drift, "\n".join(storm.drift)
        await cloud.settle(QUIET_SECONDS)
        wrong = await find_miscounts(cloud.node.kernel)
        assert not wrong, f"seed {seed}, look {look}:\n  " + "\n  ".join(wrong)
    storm.end_faults()
    await storm.put_right()
    return storm


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
