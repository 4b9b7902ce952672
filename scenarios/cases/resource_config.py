"""Calls on settings that a resource has for itself."""

from __future__ import annotations

from orrery.scenarios.cases import Case
from orrery.testlib.environment import Cloud

RATIO = {"category": "host", "name": "cpu.overProvisioning.ratio"}
MEMORY = {"category": "kvm", "name": "reservedMemory"}


def host_of(cloud: Cloud, number: int = 0) -> str:
    """The uuid of a host of small.yaml."""
    return cloud.deployed.uuid("host", f"host-{number}")


def cluster_of(cloud: Cloud) -> str:
    """The uuid of the cluster of small.yaml."""
    return cloud.deployed.uuid("cluster", "cluster")


async def update(cloud: Cloud) -> None:
    """It counts at once."""
    config = await cloud.create("UpdateResourceConfig", **RATIO, resourceUuid=host_of(cloud), value="4")
    assert (config["resourceType"], config["value"]) == ("HostVO", "4")
    assert (await cloud.get("QueryHost", host_of(cloud)))["totalCpuCapacity"] == 64
    assert (await cloud.get("QueryHost", host_of(cloud, 1)))["totalCpuCapacity"] == 160


async def update_badly(cloud: Cloud) -> str:
    """The bounds are those of the setting."""
    return (
        await cloud.failure("UpdateResourceConfig", **RATIO, resourceUuid=host_of(cloud), value="1000")
    ).code


async def update_several(cloud: Cloud) -> None:
    """Several at once."""
    wanted = [{**RATIO, "value": "3"}, {**MEMORY, "value": "2G"}]
    made = await cloud.call("UpdateResourceConfigs", resourceUuid=cluster_of(cloud), resourceConfigs=wanted)
    assert [(one["name"], one["value"]) for one in made["inventories"]] == [
        ("cpu.overProvisioning.ratio", "3"),
        ("reservedMemory", "2G"),
    ]


async def update_one_badly(cloud: Cloud) -> str:
    """One that is wrong keeps all away."""
    wanted = [{**RATIO, "value": "3"}, {**MEMORY, "value": "some"}]
    where = {"resourceUuid": cluster_of(cloud), "resourceConfigs": wanted}
    failure = await cloud.failure("UpdateResourceConfigs", **where)
    assert not await cloud.query("QueryResourceConfig")
    return failure.code


async def delete(cloud: Cloud) -> None:
    """The global value counts again; twice is no error."""
    await cloud.call("UpdateResourceConfig", **RATIO, resourceUuid=host_of(cloud), value="4")
    for _ in range(2):
        await cloud.call("DeleteResourceConfig", **RATIO, resourceUuid=host_of(cloud))
    assert (await cloud.get("QueryHost", host_of(cloud)))["totalCpuCapacity"] == 160


async def delete_unknown(cloud: Cloud) -> str:
    """A setting that there is not."""
    where = {"category": "host", "name": "colour", "resourceUuid": host_of(cloud)}
    return (await cloud.failure("DeleteResourceConfig", **where)).code


async def get(cloud: Cloud) -> None:
    """The nearest counts, and all that apply are told."""
    for uuid, value in ((cluster_of(cloud), "3"), (cloud.deployed.uuid("zone", "zone"), "5")):
        await cloud.call("UpdateResourceConfig", **RATIO, resourceUuid=uuid, value=value)
    found = await cloud.call("GetResourceConfig", **RATIO, resourceUuid=host_of(cloud))
    assert found["value"] == "3"
    assert [own["value"] for own in found["effectiveConfigs"]] == ["3", "5"]


async def get_of_a_stranger(cloud: Cloud) -> str:
    """A VM has no share of its own."""
    where = {"resourceUuid": cloud.deployed.uuid("vm", "web-0")}
    return (await cloud.failure("GetResourceConfig", **RATIO, **where)).code


async def get_several(cloud: Cloud) -> None:
    """In the order of the names."""
    where = {"category": "vm", "resourceUuid": cloud.deployed.uuid("vm", "web-0")}
    found = await cloud.call("GetResourceConfigs", **where, names=["vm.clock.track", "emulateHyperV"])
    assert [(one["name"], one["value"]) for one in found["configs"]] == [
        ("vm.clock.track", "host"),
        ("emulateHyperV", "false"),
    ]


async def get_none(cloud: Cloud) -> str:
    """At least one name."""
    where = {"category": "vm", "resourceUuid": cloud.deployed.uuid("vm", "web-0")}
    return (await cloud.failure("GetResourceConfigs", **where, names=[])).code


async def bindable(cloud: Cloud) -> None:
    """All, or those of one category."""
    found = (await cloud.call("GetResourceBindableConfig", category="host"))["bindableConfigs"]
    assert [(one["name"], one["bindResourceTypes"]) for one in found] == [
        ("cpu.overProvisioning.ratio", ["HostVO", "ClusterVO", "ZoneVO"])
    ]
    assert len((await cloud.call("GetResourceBindableConfig"))["bindableConfigs"]) > 20


async def bindable_badly(cloud: Cloud) -> str:
    """A category is a text."""
    return (await cloud.failure("GetResourceBindableConfig", category=["a"])).code


async def query(cloud: Cloud) -> None:
    """By resource and by setting."""
    await cloud.call("UpdateResourceConfig", **RATIO, resourceUuid=host_of(cloud), value="4")
    found = await cloud.query("QueryResourceConfig", "category=host", f"resourceUuid={host_of(cloud)}")
    assert [(one["name"], one["value"]) for one in found] == [("cpu.overProvisioning.ratio", "4")]


async def query_badly(cloud: Cloud) -> str:
    """A field that they do not have."""
    bad = [{"name": "x", "op": "=", "value": "1"}]
    return (await cloud.failure("QueryResourceConfig", conditions=bad)).code


CASES = [
    Case("UpdateResourceConfig", update, update_badly, "SYS.1007"),
    Case("UpdateResourceConfigs", update_several, update_one_badly, "SYS.1007"),
    Case("DeleteResourceConfig", delete, delete_unknown, "SYS.1007"),
    Case("GetResourceConfig", get, get_of_a_stranger, "SYS.1007"),
    Case("GetResourceConfigs", get_several, get_none, "SYS.1007"),
    Case("GetResourceBindableConfig", bindable, bindable_badly, "SYS.1007"),
    Case("QueryResourceConfig", query, query_badly, "SYS.1007"),
]
