"""A slice of the fault matrix on container guests: every command of the VM workflows fails, loses its answer,
comes twice, or is the last of its node. Afterwards rows and hosts agree, and nothing is left.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from orrery.core.client.errors import ApiFailure
from orrery.scenarios.three import create_vm, uuid_of, wanted_vm, wanted_volume
from orrery.testlib.cloud import Options
from orrery.testlib.faulty_agents import WireFault
from orrery.testlib.matrix.calls import CALLS
from orrery.testlib.real_environment import RealEnvironment, open_containers

pytestmark = pytest.mark.xdist_group("real-hosts")
FAULTS = (WireFault.ERROR, WireFault.LOST_REPLY, WireFault.REPEATED, WireFault.KILLED_AFTER)
WITHOUT_ERROR = (WireFault.LOST_REPLY, WireFault.REPEATED)
"""What the host refuses nothing in, so that the call must succeed."""
SECONDS = 120.0
POLL_SECONDS = 0.02
Fields = dict[str, Any]
Prepare = Callable[[RealEnvironment, str], Awaitable[Fields]]


@dataclass(frozen=True)
class Call:
    """A call whose commands are struck."""

    workflow: str
    """As the matrix names it."""
    api: str
    prepare: Prepare
    """Gives its fields, for a VM that runs; an empty uuid where the call makes one."""


async def _create(cloud: RealEnvironment, vm: str) -> Fields:
    return wanted_vm(cloud, "made", "front", 0)


async def _vm(cloud: RealEnvironment, vm: str) -> Fields:
    return {"uuid": vm}


async def _stopped(cloud: RealEnvironment, vm: str) -> Fields:
    await cloud.call("StopVmInstance", uuid=vm)
    return {"uuid": vm}


async def _paused(cloud: RealEnvironment, vm: str) -> Fields:
    await cloud.call("PauseVmInstance", uuid=vm)
    return {"uuid": vm}


async def _destroyed(cloud: RealEnvironment, vm: str) -> Fields:
    await cloud.call("DestroyVmInstance", uuid=vm)
    return {"uuid": vm}


async def _volume(cloud: RealEnvironment, vm: str) -> Fields:
    volume = await cloud.create("CreateDataVolume", **wanted_volume(cloud))
    return {"vmInstanceUuid": vm, "volumeUuid": volume["uuid"]}


async def _attached_volume(cloud: RealEnvironment, vm: str) -> Fields:
    where = await _volume(cloud, vm)
    await cloud.call("AttachDataVolumeToVm", **where)
    return {"uuid": where["volumeUuid"]}


async def _network(cloud: RealEnvironment, vm: str) -> Fields:
    return {"vmInstanceUuid": vm, "l3NetworkUuid": uuid_of(cloud, "l3Network", "back")}


async def _attached_nic(cloud: RealEnvironment, vm: str) -> Fields:
    made = await cloud.create("AttachL3NetworkToVm", **await _network(cloud, vm))
    back = uuid_of(cloud, "l3Network", "back")
    return {"vmNicUuid": next(one["uuid"] for one in made["vmNics"] if one["l3NetworkUuid"] == back)}


STRUCK = (
    Call("vm-create", "CreateVmInstance", _create),
    Call("vm-start", "StartVmInstance", _stopped),
    Call("vm-stop", "StopVmInstance", _vm),
    Call("vm-reboot", "RebootVmInstance", _vm),
    Call("vm-pause", "PauseVmInstance", _vm),
    Call("vm-resume", "ResumeVmInstance", _paused),
    Call("vm-destroy", "DestroyVmInstance", _vm),
    Call("vm-expunge", "ExpungeVmInstance", _destroyed),
    Call("vm-attach-volume", "AttachDataVolumeToVm", _volume),
    Call("vm-detach-volume", "DetachDataVolumeFromVm", _attached_volume),
    Call("vm-attach-nic", "AttachL3NetworkToVm", _network),
    Call("vm-detach-nic", "DetachL3NetworkFromVm", _attached_nic),
)


@pytest.mark.parametrize("call", STRUCK, ids=lambda call: str(call.workflow))
def test_whatever_happens_to_a_command_leaves_nothing_behind(
    call: Call, strike_all: Callable[[Call], None]
) -> None:
    strike_all(call)


def test_the_slice_is_of_the_workflows_that_the_matrix_knows() -> None:
    assert {call.workflow for call in STRUCK} <= set(CALLS)


@pytest.fixture(scope="module")
def strike_all() -> Iterator[Callable[[Call], None]]:
    """Strikes every command of a call. There is one cloud for all, since each case leaves it as it was."""
    with open_containers(Options(plan="three")) as opened:
        yield lambda call: opened.run(_strike_all(opened.cloud, call))
        opened.finish()


async def _strike_all(cloud: RealEnvironment, call: Call) -> None:
    if call.prepare is _create:
        await _count(cloud, call)  # brings the image into the cache, if nothing has so far
    commands = await _count(cloud, call)
    assert commands, f"{call.workflow} sends no command"
    problems = []
    for number, command in enumerate(commands):
        for fault in FAULTS:
            problems += [
                f"{call.workflow}/{number} {command}/{fault}: {problem}"
                for problem in await _strike(cloud, call, number, fault)
            ]
    assert not problems, "\n".join(problems)


async def _begin(cloud: RealEnvironment, call: Call) -> Fields:
    vm = "" if call.prepare is _create else (await create_vm(cloud, "struck", "front", 0))["uuid"]
    return await call.prepare(cloud, vm)


async def _count(cloud: RealEnvironment, call: Call) -> list[str]:
    """The commands of a call that nothing strikes."""
    fields = await _begin(cloud, call)
    cloud.site.node.faults.listen()
    await cloud.call(call.api, **fields)
    sent = list(cloud.site.node.faults.sent)
    await _clear(cloud)
    return sent


async def _strike(cloud: RealEnvironment, call: Call, number: int, fault: WireFault) -> list[str]:
    """What is wrong after a fault has struck one command of a call."""
    fields = await _begin(cloud, call)
    node = cloud.site.node
    node.faults.strike(fault, number)
    running = asyncio.ensure_future(cloud.call(call.api, **fields))
    failure = await _failure_of(running, cloud)
    if not node.is_alive:
        await _restart(cloud)
    problems = [] if node.faults.struck else ["the fault did not strike"]
    if failure is not None and fault in WITHOUT_ERROR:
        problems.append(f"it failed: {failure}")
    problems += await cloud.leaks()
    node.faults.listen()
    await _clear(cloud)
    return problems


async def _failure_of(running: asyncio.Future[Any], cloud: RealEnvironment) -> ApiFailure | None:
    """How a call has failed, if it has; one whose node died has no end."""
    async with asyncio.timeout(SECONDS):
        while not running.done() and cloud.site.node.is_alive:
            await asyncio.wait([running], timeout=POLL_SECONDS)
    if not running.done():
        running.cancel()
        return None
    failure = running.exception()
    if failure is not None and not isinstance(failure, ApiFailure):
        raise failure
    return failure


async def _restart(cloud: RealEnvironment) -> None:
    await cloud.start_node()
    for name in ("host-0", "host-1"):
        await cloud.becomes("QueryHost", uuid_of(cloud, "host", name), status="Connected")


async def _clear(cloud: RealEnvironment) -> None:
    """All VMs and data volumes are gone, from the hosts too."""
    for vm in await cloud.query("QueryVmInstance"):
        if vm["state"] != "Destroyed":
            await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
        await cloud.call("ExpungeVmInstance", uuid=vm["uuid"])
    for volume in await cloud.query("QueryVolume", "type=Data"):
        if volume["status"] != "Deleted":
            await cloud.call("DeleteDataVolume", uuid=volume["uuid"])
        await cloud.call("ExpungeDataVolume", uuid=volume["uuid"])
