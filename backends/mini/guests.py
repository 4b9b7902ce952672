"""The last part of `orrery up`: hosts are connected, and the VMs of the file run and answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from orrery.backends.agent.wire import GUEST_PORT
from orrery.backends.mini.errors import UpFailed
from orrery.backends.mini.fleet import HostFleet
from orrery.core.client.caller import Caller
from orrery.core.client.deploy import Deployed, Plan
from orrery.core.client.errors import ApiFailure

ANSWER_SECONDS = 180.0
"""An emulated processor takes a minute to boot a whole distribution."""
PAUSE_SECONDS = 0.5
CONNECTED, CRASHED = "Connected", "Crashed"


@dataclass(frozen=True, slots=True)
class Answering:
    """A VM that answers."""

    name: str
    address: str
    said: str


async def connect_hosts(plan: Plan, caller: Caller) -> None:
    """Connects the hosts of an earlier run that were away meanwhile.

    One that cannot be connected is left to what needs it.
    """
    names = [host.name for host in plan.hosts]
    for host in await _found(caller, "QueryHost", "name", names):
        if host["status"] != CONNECTED:
            try:
                await caller.call("ReconnectHost", uuid=host["uuid"])
            except ApiFailure:
                continue


async def wait_for_guests(
    fleet: HostFleet, cloud: str, deployed: Deployed, caller: Caller, tell: Callable[[Answering], None]
) -> None:
    """Returns once every VM answers; those that were stopped meanwhile are started.

    `tell` is called for each. Raises UpFailed for the first that stays silent.
    """
    uuids = list(deployed.uuids.get("vm", {}).values())
    vms = await _found(caller, "QueryVmInstance", "uuid", uuids)
    for vm in sorted(vms, key=lambda vm: str(vm["name"])):
        tell(await _answering(fleet, cloud, vm, caller))


async def _answering(fleet: HostFleet, cloud: str, vm: dict[str, Any], caller: Caller) -> Answering:
    address = next((str(nic["ip"]) for nic in vm["vmNics"] if nic.get("ip")), "")
    failure = ""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            while True:
                said = await asyncio.to_thread(fleet.ask, cloud, address, GUEST_PORT)
                if said is not None:
                    return Answering(str(vm["name"]), address, said)
                failure = await _start(vm, caller)
                await asyncio.sleep(PAUSE_SECONDS)
    except TimeoutError:
        why = failure or "it runs, and says nothing"
        raise UpFailed(
            f"VM [{vm['name']}] does not answer at {address}:{GUEST_PORT} within {ANSWER_SECONDS:g} s: {why}"
        ) from None


async def _start(vm: dict[str, Any], caller: Caller) -> str:
    """Starts a VM, and gives why that failed; of a running one, its host is asked whether it is there."""
    try:
        (now,) = await _found(caller, "QueryVmInstance", "uuid", [vm["uuid"]])
        if now["state"] == CRASHED:
            await caller.call("StopVmInstance", uuid=vm["uuid"], type="cold")
        await caller.call("StartVmInstance", uuid=vm["uuid"])
    except ApiFailure as failure:
        return str(failure)
    return ""


async def _found(caller: Caller, api: str, field: str, values: list[str]) -> list[dict[str, Any]]:
    if not values:
        return []
    condition = {"name": field, "op": "in", "value": ",".join(values)}
    inventories: list[dict[str, Any]] = (await caller.call(api, conditions=[condition]))["inventories"]
    return inventories
