"""Hosts that have VMs, and what may happen to them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from orrery.testlib.cloud import CLOUDS
from orrery.testlib.environment import Cloud, Fault, FaultKind

LOGIN = {"username": "root", "password": "pw"}


async def host_with_vms(cloud: Cloud) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The host of the first VM, and all VMs there."""
    vm = (await cloud.query("QueryVmInstance"))[0]
    host = await cloud.get("QueryHost", vm["hostUuid"])
    return host, await cloud.query("QueryVmInstance", f"hostUuid={host['uuid']}")


def kill(cloud: Cloud, host: dict[str, Any], power: bool = True) -> int:
    """Makes a host silent; gives the number of the fault. Without `power` its guests are gone."""
    fault = Fault(kind=FaultKind.DEAD_HOST, addresses=(host["managementIp"],), power=power)
    return cloud.faults.add(fault)


def refuse(cloud: Cloud, host: dict[str, Any], *operations: str) -> int:
    """Makes calls of a host fail; gives the number of the fault."""
    fault = Fault(kind=FaultKind.FAILED_CALL, addresses=(host["managementIp"],), operations=operations)
    return cloud.faults.add(fault)


def shared_storage_only(folder: Path) -> str:
    """The small cloud with no local storage, so that nothing ties a VM to its host."""
    text = (CLOUDS / "small.yaml").read_text()
    file = folder / "shared.yaml"
    file.write_text(text.replace("primaryStorages: [nfs, local]", "primaryStorages: [nfs]"))
    return str(file)
