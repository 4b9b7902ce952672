"""What an interrupted deployment found: a call whose caller has left is carried out or was never accepted."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest

from orrery.testlib.environment import Cloud


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_job_ends_whenever_its_caller_leaves(cloud: Cloud) -> None:
    """That no job is left is checked when the cloud closes."""
    there = []
    for steps in range(20):
        calling = asyncio.ensure_future(cloud.call("CreateZone", name=f"zone-{steps}"))
        for _ in range(steps):
            await asyncio.sleep(0)
        calling.cancel()
        with suppress(asyncio.CancelledError):
            await calling
        await cloud.settle()
        there.append(bool(await cloud.query("QueryZone", f"name=zone-{steps}")))
    assert there == sorted(there)
    assert len(set(there)) == 2
