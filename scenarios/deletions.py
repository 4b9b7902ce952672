"""Deletions in the small cloud: rehearsed, counted, attempted."""

from __future__ import annotations

from typing import Any

from orrery.core.client.errors import ApiFailure
from orrery.testlib.environment import Cloud, Fault, FaultKind

GIB = 1 << 30


QUERIES = {
    "ZoneVO": "QueryZone",
    "ClusterVO": "QueryCluster",
    "HostVO": "QueryHost",
    "VmInstanceVO": "QueryVmInstance",
    "VmNicVO": "QueryVmNic",
    "VolumeVO": "QueryVolume",
    "PrimaryStorageVO": "QueryPrimaryStorage",
    "BackupStorageVO": "QueryBackupStorage",
    "ImageVO": "QueryImage",
    "L2NetworkVO": "QueryL2Network",
    "L3NetworkVO": "QueryL3Network",
    "IpRangeVO": "QueryIpRange",
}
"""The call that counts the resources of each kind."""


Counts = dict[str, int]


async def one(cloud: Cloud, api: str, *conditions: str) -> dict[str, Any]:
    """The first inventory that a query finds."""
    return (await cloud.query(api, *conditions))[0]


async def counts(cloud: Cloud) -> Counts:
    """How many resources there are of each kind."""
    return {vo: len(await cloud.query(api)) for vo, api in QUERIES.items()}


async def rehearse(cloud: Cloud, api: str, **given: Any) -> dict[str, int]:
    """What a call would do, as ``kind.action`` → count."""
    body = await cloud.call(api, systemTags=["validationOnly"], **given)
    return {f"{part['kind']}.{part['action']}": part["count"] for part in body["cascade"]}


async def data_volume(cloud: Cloud, vm: str | None = None, storage: str = "nfs") -> str:
    """A data volume on a storage, attached to a VM if one is given; its uuid."""
    where = (await one(cloud, "QueryPrimaryStorage", f"name={storage}"))["uuid"]
    made = await cloud.create("CreateDataVolume", name="d", diskSize=GIB, primaryStorageUuid=where)
    uuid: str = made["uuid"]
    if vm is not None:
        await cloud.call("AttachDataVolumeToVm", volumeUuid=uuid, vmInstanceUuid=vm)
    return uuid


def silence(cloud: Cloud, *addresses: str, duration: float | None = None) -> int:
    """Cuts machines off, whose guests run on."""
    fault = Fault(kind=FaultKind.DEAD_HOST, addresses=addresses, duration=duration)
    return cloud.faults.add(fault)


async def attempt(cloud: Cloud, api: str, **given: Any) -> str:
    """Calls an API; gives the error's text, if any."""
    try:
        await cloud.call(api, **given)
    except ApiFailure as failure:
        return str(failure)
    return ""
