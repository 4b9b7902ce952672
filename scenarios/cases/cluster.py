"""Calls on clusters."""

from __future__ import annotations

from typing import Any

from orrery.scenarios.cases import Case
from orrery.testlib.environment import Cloud

NOBODY = "0123456789ab4def8123456789abcdef"


async def _zone(cloud: Cloud) -> str:
    uuid: str = (await cloud.query("QueryZone"))[0]["uuid"]
    return uuid


async def _new(cloud: Cloud, **values: Any) -> dict[str, Any]:
    fixed = {"name": "c", "zoneUuid": await _zone(cloud), "hypervisorType": "Simulator"}
    return await cloud.create("CreateCluster", **fixed, **values)


async def create(cloud: Cloud) -> None:
    made = await _new(cloud, description="d")
    assert (made["type"], made["state"], made["description"]) == ("zstack", "Enabled", "d")
    assert "architecture" not in made


async def create_fails(cloud: Cloud) -> str:
    zone = await _zone(cloud)
    failure = await cloud.failure("CreateCluster", name="c", zoneUuid=zone, hypervisorType="Xen")
    return failure.code


async def update(cloud: Cloud) -> None:
    made = await _new(cloud)
    changed = await cloud.create("UpdateCluster", uuid=made["uuid"], name="new")
    assert changed["name"] == "new"


async def update_fails(cloud: Cloud) -> str:
    return (await cloud.failure("UpdateCluster", uuid=NOBODY, name="new")).code


async def change_state(cloud: Cloud) -> None:
    made = await _new(cloud)
    changed = await cloud.create("ChangeClusterState", uuid=made["uuid"], stateEvent="disable")
    assert changed["state"] == "Disabled"


async def change_state_fails(cloud: Cloud) -> str:
    made = await _new(cloud)
    return (await cloud.failure("ChangeClusterState", uuid=made["uuid"], stateEvent="maintain")).code


async def delete(cloud: Cloud) -> None:
    made = await _new(cloud)
    await cloud.call("DeleteCluster", uuid=made["uuid"])
    assert await cloud.query("QueryCluster", f"uuid={made['uuid']}") == []
    await cloud.call("DeleteCluster", uuid=made["uuid"])


async def delete_fails(cloud: Cloud) -> str:
    """Its hosts hold volumes on their local disks, which would be lost."""
    host = (await cloud.query("QueryHost"))[0]
    return (await cloud.failure("DeleteCluster", uuid=host["clusterUuid"])).code


async def query(cloud: Cloud) -> None:
    found = await cloud.query("QueryCluster", "hypervisorType=KVM")
    assert [cluster["name"] for cluster in found] == ["cluster"]


async def query_fails(cloud: Cloud) -> str:
    return (
        await cloud.failure("QueryCluster", conditions=[{"name": "colour", "op": "=", "value": "x"}])
    ).code


CASES = [
    Case("CreateCluster", create, create_fails, "SYS.1007"),
    Case("UpdateCluster", update, update_fails, "SYS.1003"),
    Case("ChangeClusterState", change_state, change_state_fails, "SYS.1007"),
    Case("DeleteCluster", delete, delete_fails, "SYS.1004"),
    Case("QueryCluster", query, query_fails, "SYS.1007"),
]
