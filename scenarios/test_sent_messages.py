"""Calls between services work the same where each message goes through JSON to a task that inherits nothing.

Replies are handed over as they are.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections import Counter
from typing import Any

import pytest

from orrery.core.kernel.bus import Bus, Envelope
from orrery.core.kernel.context import NO_CALL, current_call, enter_call
from orrery.scenarios.cases.longjob import LARGE, submitted
from orrery.scenarios.cases.vm import wanted
from orrery.testlib.environment import Cloud
from orrery.testlib.tenants import share_with_all

IN_PROCESS = Bus.deliver


class Wire:
    """Stands for a transport between nodes."""

    def __init__(self) -> None:
        self.sent: Counter[str] = Counter()
        self.ids: list[str] = []

    async def deliver(self, bus: Bus, envelope: Envelope) -> Any:
        """Sends an envelope to the same node, which takes it for one from elsewhere."""
        now = asyncio.get_running_loop().time()
        received = Envelope.from_json(envelope.to_json(now), bus.kinds(), now)
        assert received == envelope
        assert received.route == envelope.route
        self.sent[type(envelope.message).__name__] += 1
        self.ids.append(envelope.id)

        async def handle() -> Any:
            assert current_call() == NO_CALL
            enter_call(received.context)
            return await IN_PROCESS(bus, received)

        context = contextvars.Context()
        return await bus._tasks.start(handle(), name="received", context=context)


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    """All messages of all nodes go over the wire."""
    wire = Wire()

    async def deliver(bus: Bus, envelope: Envelope) -> Any:
        return await wire.deliver(bus, envelope)

    monkeypatch.setattr(Bus, "deliver", deliver)
    return wire


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_tenants_calls_work_and_what_they_make_is_the_tenants(cloud: Cloud, wire: Wire) -> None:
    await share_with_all(cloud)
    tenant = await cloud.tenant("t")
    vm = await tenant.create("CreateVmInstance", **wanted(cloud))
    await tenant.call("StopVmInstance", uuid=vm["uuid"])
    await tenant.call("StartVmInstance", uuid=vm["uuid"])
    assert [one["uuid"] for one in await tenant.query("QueryVmInstance")] == [vm["uuid"]]
    assert [one["state"] for one in await tenant.query("QueryVmInstance")] == ["Running"]
    assert wire.sent.keys() >= {"CreateVmInstance", "CheckSession", "EnsureImageCached", "CheckPassword"}
    assert len(set(wire.ids)) == len(wire.ids)


@pytest.mark.cloud("small")
async def test_a_cascade_with_runs_below_runs_ends(cloud: Cloud, wire: Wire) -> None:
    [zone] = await cloud.query("QueryZone")
    await cloud.call("DeleteZone", uuid=zone["uuid"], deleteMode="Enforcing")
    assert await cloud.query("QueryZone") == []
    assert await cloud.query("QueryHost") == []
    assert wire.sent.keys() >= {"DeleteZone", "RemoveVm", "RemoveHost", "RemoveCluster", "RemoveZone"}


@pytest.mark.cloud("small", variables={"vms": 0}, parameters={"images": {LARGE: {"size": 100 << 30}}})
async def test_a_long_job_can_be_cancelled_by_the_name_of_its_request(cloud: Cloud, wire: Wire) -> None:
    job = await submitted(cloud)
    await asyncio.sleep(5)
    await cloud.call("CancelLongJob", uuid=job["uuid"])
    assert (await cloud.get("QueryLongJob", job["uuid"]))["state"] == "Canceled"
    assert await cloud.query("QueryImage", "name=large") == []
    assert wire.sent["PerformCall"] == 1
