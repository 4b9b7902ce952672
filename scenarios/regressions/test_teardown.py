"""A run in virtual time ends although a dead node's tasks were in the middle of cleaning up."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orrery.testlib.mortal import MortalCloud


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.parametrize(
    ("api", "fields"),
    [("ChangeHostState", {"stateEvent": "maintain"}), ("DeleteHost", {}), ("ReconnectHost", {})],
)
@pytest.mark.parametrize("seconds", [0.01, 0.2, 0.6])
@pytest.mark.cloud("small", kind=MortalCloud)
async def test_a_run_ends_after_a_node_died_in_the_middle_of_a_call_on_a_host(
    cloud: MortalCloud, api: str, fields: dict[str, Any], seconds: float
) -> None:
    host = cloud.deployed.uuid("host", "host-0")
    job = await cloud.submit(api, {"uuid": host, **fields})
    await asyncio.sleep(seconds)
    cloud.crash()
    await cloud.outcome(job)
