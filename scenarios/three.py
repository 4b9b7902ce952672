"""What scenarios do that run on several backends, with the deployment file `clouds/three.yaml`."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from orrery.core.kernel.tasks import all_bounded
from orrery.testlib.cloud import Options
from orrery.testlib.cloud import open_cloud as open_simulated
from orrery.testlib.environment import Cloud, OpenedCloud
from orrery.testlib.real_environment import open_containers, open_kvm
from orrery.testlib.real_guests import USER_DATA

OpenCloud = Callable[[Options], AbstractContextManager[OpenedCloud]]
BACKENDS: dict[str, OpenCloud] = {
    "sim": open_simulated,
    "containers": open_containers,
    "kvm": open_kvm,
}


def uuid_of(cloud: Cloud, family: str, name: str) -> str:
    """What the deployment made."""
    return cloud.deployed.uuids[family][name]


def wanted_vm(cloud: Cloud, name: str, l3: str, host: int) -> dict[str, Any]:
    """The fields of CreateVmInstance for a VM on one of the hosts."""
    return {
        "name": name,
        "instanceOfferingUuid": uuid_of(cloud, "instanceOffering", "small"),
        "imageUuid": uuid_of(cloud, "image", "tiny"),
        "l3NetworkUuids": [uuid_of(cloud, "l3Network", l3)],
        "hostUuid": uuid_of(cloud, "host", f"host-{host}"),
        "systemTags": [f"hostname::{name}", f"userdata::{USER_DATA}"],
    }


async def create_vm(cloud: Cloud, name: str, l3: str, host: int) -> dict[str, Any]:
    """A VM that runs on one of the hosts; its system is up."""
    vm = await cloud.create("CreateVmInstance", **wanted_vm(cloud, name, l3, host))
    await answers(cloud, vm)
    return vm


async def answers(cloud: Cloud, vm: dict[str, Any]) -> None:
    """Returns once the guest of a VM answers."""
    async with cloud.guests.connection(vm["uuid"]) as connection:
        assert await connection.echo("anybody") == "anybody"


async def create_vms(cloud: Cloud, *wanted: tuple[str, str, int]) -> list[dict[str, Any]]:
    """VMs that run, each with its name, its network and its host; they boot at the same time."""
    return await all_bounded([create_vm(cloud, *one) for one in wanted], len(wanted))


def ip_of(vm: dict[str, Any]) -> str:
    """The address of a VM."""
    return str(vm["vmNics"][0]["ip"])


def wanted_volume(cloud: Cloud) -> dict[str, Any]:
    """The fields of CreateDataVolume."""
    return {
        "name": "data",
        "diskOfferingUuid": uuid_of(cloud, "diskOffering", "disk"),
        "primaryStorageUuid": uuid_of(cloud, "primaryStorage", "shared"),
    }


async def data_volume(cloud: Cloud, vm: dict[str, Any]) -> dict[str, Any]:
    """A new data volume that is attached to a VM."""
    return await attach(cloud, await cloud.create("CreateDataVolume", **wanted_volume(cloud)), vm)


async def attach(cloud: Cloud, volume: dict[str, Any], vm: dict[str, Any]) -> dict[str, Any]:
    """A data volume, attached to a VM."""
    return await cloud.create("AttachDataVolumeToVm", volumeUuid=volume["uuid"], vmInstanceUuid=vm["uuid"])


def states(cloud: Cloud) -> dict[str, str]:
    """What guests really do."""
    return {guest.uuid: guest.state for guest in cloud.truth.guests()}


def kinds_there(cloud: Cloud) -> set[str]:
    """What kinds of things hosts and storages hold."""
    return {thing.kind for thing in cloud.truth.things()}
