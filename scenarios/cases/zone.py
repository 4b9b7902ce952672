"""Calls on zones."""

from __future__ import annotations

from orrery.scenarios.cases import Case
from orrery.testlib.environment import Cloud


def zone_of(cloud: Cloud) -> str:
    """The uuid of the zone of small.yaml."""
    return cloud.deployed.uuid("zone", "zone")


async def create(cloud: Cloud) -> None:
    """A new default zone replaces the former one."""
    first = await cloud.create("CreateZone", name="first", isDefault=True)
    second = await cloud.create("CreateZone", name="second", isDefault=True)
    assert (second["state"], second["type"], second["isDefault"]) == ("Enabled", "zstack", True)
    assert (await cloud.get("QueryZone", first["uuid"]))["isDefault"] is False


async def create_nameless(cloud: Cloud) -> str:
    """A zone has a name."""
    return (await cloud.failure("CreateZone")).code


async def update(cloud: Cloud) -> None:
    """Name and description change."""
    zone = await cloud.create("UpdateZone", uuid=zone_of(cloud), name="renamed", description="d")
    assert (zone["name"], zone["description"]) == ("renamed", "d")


async def update_absent(cloud: Cloud) -> str:
    """A zone that does not exist."""
    return (await cloud.failure("UpdateZone", uuid="0" * 32, name="x")).code


async def change_state(cloud: Cloud) -> None:
    """Disabling twice is no error."""
    for _ in range(2):
        zone = await cloud.create("ChangeZoneState", uuid=zone_of(cloud), stateEvent="disable")
        assert zone["state"] == "Disabled"


async def change_state_badly(cloud: Cloud) -> str:
    """An event that there is not."""
    return (await cloud.failure("ChangeZoneState", uuid=zone_of(cloud), stateEvent="explode")).code


async def delete(cloud: Cloud) -> None:
    """An empty zone goes; an absent one is no error."""
    zone = await cloud.create("CreateZone", name="empty")
    for _ in range(2):
        await cloud.call("DeleteZone", uuid=zone["uuid"])
    assert not await cloud.query("QueryZone", f"uuid={zone['uuid']}")


async def delete_badly(cloud: Cloud) -> str:
    """A way of deleting that there is not."""
    return (await cloud.failure("DeleteZone", uuid=zone_of(cloud), deleteMode="Gently")).code


async def get(cloud: Cloud) -> None:
    """One zone, or none."""
    assert len((await cloud.call("GetZone", uuid=zone_of(cloud)))["inventories"]) == 1
    assert (await cloud.call("GetZone", uuid="0" * 32))["inventories"] == []


async def get_badly(cloud: Cloud) -> str:
    """The uuid is a text."""
    return (await cloud.failure("GetZone", uuid=["a"])).code


async def query(cloud: Cloud) -> None:
    """Operators and nulls."""
    await cloud.create("CreateZone", name="other", description="has one")
    assert [z["name"] for z in await cloud.query("QueryZone", "description not null", "name!=zone")] == [
        "other"
    ]
    assert len(await cloud.query("QueryZone", "name?=zone,other")) == 2
    assert len(await cloud.query("QueryZone", "name!~=oth%")) == 1


async def query_badly(cloud: Cloud) -> str:
    """A field that zones do not have."""
    return (await cloud.failure("QueryZone", conditions=[{"name": "x", "op": "=", "value": "1"}])).code


CASES = [
    Case("CreateZone", create, create_nameless, "SYS.1007"),
    Case("UpdateZone", update, update_absent, "SYS.1003"),
    Case("ChangeZoneState", change_state, change_state_badly, "SYS.1007"),
    Case("DeleteZone", delete, delete_badly, "SYS.1007"),
    Case("GetZone", get, get_badly, "SYS.1007"),
    Case("QueryZone", query, query_badly, "SYS.1007"),
]
