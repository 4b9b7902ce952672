"""Calls on L2 networks."""

from __future__ import annotations

from typing import Any

from orrery.scenarios.cases import Case
from orrery.testlib.environment import Cloud

NOBODY = "0123456789ab4def8123456789abcdef"
UNKNOWN_FIELD = [{"name": "colour", "op": "=", "value": "x"}]


async def zone_of(cloud: Cloud) -> str:
    uuid: str = (await cloud.query("QueryZone"))[0]["uuid"]
    return uuid


async def cluster_of(cloud: Cloud) -> str:
    uuid: str = (await cloud.query("QueryCluster"))[0]["uuid"]
    return uuid


async def front(cloud: Cloud) -> dict[str, Any]:
    """The untagged L2 network of the small cloud."""
    return (await cloud.query("QueryL2Network", "name=front"))[0]


async def vlan(cloud: Cloud, number: int = 7) -> dict[str, Any]:
    """A new L2 network that is attached nowhere."""
    zone = await zone_of(cloud)
    given = {"name": "new", "zoneUuid": zone, "physicalInterface": "eth0", "vlan": number}
    return await cloud.create("CreateL2VlanNetwork", **given)


async def attached(cloud: Cloud) -> dict[str, Any]:
    """A new L2 network, attached to the cluster."""
    made = await vlan(cloud)
    where = {"l2NetworkUuid": made["uuid"], "clusterUuid": await cluster_of(cloud)}
    return await cloud.create("AttachL2NetworkToCluster", **where)


async def create_no_vlan(cloud: Cloud) -> None:
    given = {"name": "plain", "zoneUuid": await zone_of(cloud), "physicalInterface": "eth1"}
    made = await cloud.create("CreateL2NoVlanNetwork", **given)
    assert (made["type"], made["vSwitchType"]) == ("L2NoVlanNetwork", "LinuxBridge")
    assert (made["virtualNetworkId"], made["attachedClusterUuids"]) == (0, [])
    assert "vlan" not in made
    assert "state" not in made


async def create_no_vlan_fails(cloud: Cloud) -> str:
    given = {"name": "plain", "zoneUuid": NOBODY, "physicalInterface": "eth1"}
    return (await cloud.failure("CreateL2NoVlanNetwork", **given)).code


async def create_vlan(cloud: Cloud) -> None:
    made = await vlan(cloud, 4094)
    assert (made["type"], made["vlan"], made["virtualNetworkId"]) == ("L2VlanNetwork", 4094, 4094)


async def create_vlan_fails(cloud: Cloud) -> str:
    given = {"name": "v", "zoneUuid": await zone_of(cloud), "physicalInterface": "eth0"}
    return (await cloud.failure("CreateL2VlanNetwork", **given, vlan=4095)).code


async def update(cloud: Cloud) -> None:
    uuid = (await front(cloud))["uuid"]
    changed = await cloud.create("UpdateL2Network", uuid=uuid, name="new", description="text")
    assert (changed["name"], changed["description"]) == ("new", "text")


async def update_fails(cloud: Cloud) -> str:
    return (await cloud.failure("UpdateL2Network", uuid=NOBODY, name="new")).code


async def pause_a_vm(cloud: Cloud) -> None:
    """From a paused VM no nic can be detached."""
    await cloud.call("PauseVmInstance", uuid=(await cloud.query("QueryVmInstance"))[0]["uuid"])


async def delete(cloud: Cloud) -> None:
    uuid = (await vlan(cloud))["uuid"]
    for _ in range(2):
        assert await cloud.call("DeleteL2Network", uuid=uuid) == {}
    assert await cloud.query("QueryL2Network", f"uuid={uuid}") == []


async def delete_fails(cloud: Cloud) -> str:
    await pause_a_vm(cloud)
    failure = await cloud.failure("DeleteL2Network", uuid=(await front(cloud))["uuid"])
    assert "is Paused" in str(failure.__dict__)
    return failure.code


async def attach(cloud: Cloud) -> None:
    made = await attached(cloud)
    assert made["attachedClusterUuids"] == [await cluster_of(cloud)]


async def attach_fails(cloud: Cloud) -> str:
    where = {"l2NetworkUuid": (await front(cloud))["uuid"], "clusterUuid": await cluster_of(cloud)}
    failure = await cloud.failure("AttachL2NetworkToCluster", **where)
    assert "already attached" in failure.details
    return failure.code


async def detach(cloud: Cloud) -> None:
    made = await attached(cloud)
    where = {"l2NetworkUuid": made["uuid"], "clusterUuid": await cluster_of(cloud)}
    assert (await cloud.create("DetachL2NetworkFromCluster", **where))["attachedClusterUuids"] == []
    assert (await cloud.failure("DetachL2NetworkFromCluster", **where)).code == "SYS.1006"


async def detach_fails(cloud: Cloud) -> str:
    await pause_a_vm(cloud)
    where = {"l2NetworkUuid": (await front(cloud))["uuid"], "clusterUuid": await cluster_of(cloud)}
    failure = await cloud.failure("DetachL2NetworkFromCluster", **where)
    assert "is Paused" in failure.details
    assert (await front(cloud))["attachedClusterUuids"] == [where["clusterUuid"]]
    return failure.code


async def types(cloud: Cloud) -> None:
    assert await cloud.call("GetL2NetworkTypes") == {"types": ["L2NoVlanNetwork", "L2VlanNetwork"]}


async def types_fails(cloud: Cloud) -> str:
    cloud.session = NOBODY
    return (await cloud.failure("GetL2NetworkTypes")).code


async def query(cloud: Cloud) -> None:
    found = await cloud.query("QueryL2Network", "physicalInterface=eth0")
    assert sorted(l2["name"] for l2 in found) == ["back", "front"]


async def query_fails(cloud: Cloud) -> str:
    return (await cloud.failure("QueryL2Network", conditions=UNKNOWN_FIELD)).code


async def query_vlan(cloud: Cloud) -> None:
    found = await cloud.query("QueryL2VlanNetwork")
    assert [(l2["name"], l2["vlan"]) for l2 in found] == [("back", 100)]
    assert await cloud.query("QueryL2VlanNetwork", "name=front") == []


async def query_vlan_fails(cloud: Cloud) -> str:
    return (await cloud.failure("QueryL2VlanNetwork", conditions=UNKNOWN_FIELD)).code


CASES = [
    Case("CreateL2NoVlanNetwork", create_no_vlan, create_no_vlan_fails, "SYS.1003"),
    Case("CreateL2VlanNetwork", create_vlan, create_vlan_fails, "SYS.1007"),
    Case("UpdateL2Network", update, update_fails, "SYS.1003"),
    Case("DeleteL2Network", delete, delete_fails, "SYS.1004"),
    Case("AttachL2NetworkToCluster", attach, attach_fails, "SYS.1006"),
    Case("DetachL2NetworkFromCluster", detach, detach_fails, "SYS.1006"),
    Case("GetL2NetworkTypes", types, types_fails, "ID.1001"),
    Case("QueryL2Network", query, query_fails, "SYS.1007"),
    Case("QueryL2VlanNetwork", query_vlan, query_vlan_fails, "SYS.1007"),
]
