"""Guests that move and hosts that fall silent: what several tests do to them, and see of them."""

from __future__ import annotations

import asyncio
from typing import Any

from orrery.scenarios.cases.vm import wanted
from orrery.scenarios.waiting import is_in, until
from orrery.testlib.environment import Cloud, Fault, FaultKind

A, B, C = "192.168.1.11", "192.168.1.12", "192.168.1.13"
BEATS = 130.0
"""Two heartbeats, and a little."""


def host_of(cloud: Cloud, number: int) -> str:
    """The uuid of a host of small.yaml."""
    return cloud.deployed.uuid("host", f"host-{number}")


async def vm_on_a(cloud: Cloud, **fields: Any) -> str:
    """A VM that runs on the first host."""
    vm = await cloud.create("CreateVmInstance", **wanted(cloud, hostUuid=host_of(cloud, 0), **fields))
    return str(vm["uuid"])


async def seen(cloud: Cloud, vm: str) -> tuple[str, str | None]:
    """State and host of a VM's row."""
    row = await cloud.get("QueryVmInstance", vm)
    return row["state"], row.get("hostUuid")


def places(cloud: Cloud, vm: str) -> list[str]:
    """Where guests of a VM are."""
    return [guest.address for guest in cloud.truth.guests() if guest.uuid == vm]


def strike(cloud: Cloud, kind: FaultKind, **fields: Any) -> int:
    """Puts a fault in force."""
    return cloud.faults.add(Fault(kind=kind, **fields))


async def address_of(cloud: Cloud, host: str) -> str:
    """The management address of a host."""
    return str((await cloud.get("QueryHost", host))["managementIp"])


def silence(cloud: Cloud, address: str, *, power: bool = True, after: float = 0.0) -> int:
    """A host answers nothing from now on; gives what ends that. Without `power` its guests are gone too."""
    at = asyncio.get_running_loop().time() + after
    return cloud.faults.add(Fault(kind=FaultKind.DEAD_HOST, addresses=(address,), power=power, at=at))


async def migrating(cloud: Cloud) -> tuple[asyncio.Task[Any], dict[str, Any], str, str]:
    """A migration that has begun: its call, the VM as it was, and the addresses of its two hosts."""
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    source = await address_of(cloud, vm["hostUuid"])
    other = next(host for host in await cloud.query("QueryHost") if host["uuid"] != vm["hostUuid"])
    fields = {"vmInstanceUuid": vm["uuid"], "hostUuid": other["uuid"]}
    call = asyncio.create_task(cloud.call("MigrateVm", **fields))
    await until(lambda: is_in(cloud, vm["uuid"], "Migrating"))
    return call, vm, source, other["managementIp"]


async def arrival(cloud: Cloud, address: str) -> None:
    """Waits until the guest is on a host."""

    async def is_there() -> bool:
        return [guest.address for guest in cloud.truth.guests()] == [address]

    await until(is_there)
