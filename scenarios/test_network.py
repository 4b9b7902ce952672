"""L2 and L3 networks through the API: on every host or on none, and no address twice."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orrery.core.client.errors import ApiFailure
from orrery.scenarios.cases.l2 import cluster_of, front, vlan, zone_of
from orrery.scenarios.cases.l3 import RANGE, new_l3, new_range
from orrery.scenarios.cases.vm import wanted
from orrery.testlib.environment import Cloud, Fault, FaultKind

STRATEGY = {"category": "l3Network", "name": "ipAllocateStrategy"}


def hosts_having(cloud: Cloud, l2: dict[str, Any]) -> int:
    """On how many machines the network really is."""
    return len(list(cloud.truth.hosts_with_l2(l2["uuid"])))


async def attach(cloud: Cloud, l2: dict[str, Any]) -> dict[str, Any]:
    """Attaches a network to the cluster."""
    where = {"l2NetworkUuid": l2["uuid"], "clusterUuid": await cluster_of(cloud)}
    return await cloud.create("AttachL2NetworkToCluster", **where)


async def attach_failure(cloud: Cloud, l2: dict[str, Any]) -> ApiFailure:
    """The error of attaching a network to the cluster."""
    where = {"l2NetworkUuid": l2["uuid"], "clusterUuid": await cluster_of(cloud)}
    return await cloud.failure("AttachL2NetworkToCluster", **where)


async def create_vm(cloud: Cloud, name: str, l3: str, **more: Any) -> dict[str, Any]:
    """A new VM with one nic."""
    return await cloud.create("CreateVmInstance", **await vm_fields(cloud, name, l3), **more)


async def vm_fields(cloud: Cloud, name: str, l3: str) -> dict[str, Any]:
    """What a VM with one nic is created from."""
    return {
        "name": name,
        "instanceOfferingUuid": (await cloud.query("QueryInstanceOffering", "name=small"))[0]["uuid"],
        "imageUuid": (await cloud.query("QueryImage"))[0]["uuid"],
        "l3NetworkUuids": [l3],
    }


@pytest.mark.cloud("small")
async def test_an_attached_network_is_on_every_host_and_a_detached_one_on_none(cloud: Cloud) -> None:
    l2 = await vlan(cloud)
    assert hosts_having(cloud, l2) == 0
    await attach(cloud, l2)
    assert hosts_having(cloud, l2) == 3
    where = {"l2NetworkUuid": l2["uuid"], "clusterUuid": await cluster_of(cloud)}
    await cloud.call("DetachL2NetworkFromCluster", **where)
    assert hosts_having(cloud, l2) == 0


@pytest.mark.parametrize("kind", [FaultKind.FAILED_CALL, FaultKind.DEAD_HOST])
@pytest.mark.cloud("small")
async def test_one_failing_host_fails_the_attach_and_leaves_nothing(cloud: Cloud, kind: FaultKind) -> None:
    l2 = await vlan(cloud)
    host = (await cloud.query("QueryHost"))[1]
    operations = ("realize_l2",) if kind is FaultKind.FAILED_CALL else ()
    fault = Fault(kind=kind, addresses=(host["managementIp"],), operations=operations)
    number = cloud.faults.add(fault)
    failure = await attach_failure(cloud, l2)
    assert failure.code == "L2.1000"
    assert host["managementIp"] in str(failure)
    cloud.faults.remove(number)
    await cloud.settle()
    assert hosts_having(cloud, l2) == 0
    assert (await cloud.get("QueryL2Network", l2["uuid"]))["attachedClusterUuids"] == []
    await attach(cloud, l2)
    assert hosts_having(cloud, l2) == 3


@pytest.mark.cloud("small")
async def test_a_host_that_comes_or_comes_back_gets_the_networks_of_its_cluster(cloud: Cloud) -> None:
    l2 = await front(cloud)
    host = (await cloud.query("QueryHost"))[0]
    fault = Fault(kind=FaultKind.DEAD_HOST, addresses=(host["managementIp"],), power=False)
    number = cloud.faults.add(fault)
    await cloud.settle(300)
    assert hosts_having(cloud, l2) == 2
    cloud.faults.remove(number)
    await cloud.settle(300)
    assert hosts_having(cloud, l2) == 3
    where = {"clusterUuid": await cluster_of(cloud), "managementIp": "192.168.1.99"}
    await cloud.call("AddKVMHost", name="new", username="root", password="pw", **where)
    assert hosts_having(cloud, l2) == 4


@pytest.mark.parametrize(
    ("api", "fields"),
    [
        ("CreateL2NoVlanNetwork", {"physicalInterface": "eth0"}),
        ("CreateL2VlanNetwork", {"physicalInterface": "eth0", "vlan": 100}),
        ("CreateL2VlanNetwork", {"physicalInterface": "eth0", "vlan": 101, "vSwitchType": "MacVlan"}),
        ("CreateL2NoVlanNetwork", {"physicalInterface": "eth9"}),
    ],
)
@pytest.mark.cloud("small")
async def test_networks_that_clash_in_a_cluster(cloud: Cloud, api: str, fields: dict[str, Any]) -> None:
    l2 = await cloud.create(api, name="other", zoneUuid=await zone_of(cloud), **fields)
    assert (await attach_failure(cloud, l2)).code == "L2.1000"
    assert hosts_having(cloud, l2) == 0


@pytest.mark.cloud("small")
async def test_an_interface_name_too_long_for_linux(cloud: Cloud) -> None:
    fields = {"physicalInterface": "enp129s0f1np1", "vlan": 100}
    l2 = await cloud.create("CreateL2VlanNetwork", name="long", zoneUuid=await zone_of(cloud), **fields)
    failure = await attach_failure(cloud, l2)
    assert (failure.code, "15" in failure.details) == ("SYS.1007", True)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"netmask": "255.0.255.0"}, "not a netmask"),
        ({"netmask": "0.0.0.0"}, "not a netmask"),
        ({"netmask": "24"}, "not an IPv4 address"),
        ({"netmask": "255.255.255.254"}, "subnet /31, which has no address for a host"),
        ({"netmask": "255.255.255.255", "endIp": "10.9.0.10"}, "subnet /32, which has no address for a host"),
        ({"netmask": "255.255.255.254", "ipRangeType": "AddressPool"}, "subnet /31"),
        ({"startIp": "10.9.0.30"}, "lies behind"),
        ({"startIp": "10.9.0.0"}, "the network address"),
        ({"endIp": "10.9.0.255"}, "the broadcast address"),
        ({"endIp": "10.9.1.5"}, "outside 10.9.0.0/24"),
        ({"gateway": None}, "mandatory"),
        ({"gateway": "10.9.0.15"}, "inside the range"),
        ({"gateway": "10.9.0.10"}, "inside the range"),
        ({"gateway": "10.9.0.20"}, "inside the range"),
        ({"gateway": "10.9.1.1"}, "no address of a host"),
        ({"gateway": "10.9.0.0"}, "no address of a host"),
        ({"startIp": "nonsense"}, "not an IPv4 address"),
        ({"startIp": "224.0.0.5", "endIp": "224.0.0.9", "gateway": "224.0.0.1"}, "multicast"),
        ({"startIp": "240.0.0.5", "endIp": "240.0.0.9", "gateway": "240.0.0.1"}, "reserved"),
        ({"startIp": "169.254.9.5", "endIp": "169.254.9.9", "gateway": "169.254.9.1"}, "link-local"),
        ({"ipRangeType": "AddressPool"}, "only for networks of category Public"),
    ],
)
@pytest.mark.cloud("small")
async def test_ranges_that_are_none(cloud: Cloud, wrong: dict[str, Any], why: str) -> None:
    fields = {key: value for key, value in {**RANGE, **wrong}.items() if value is not None}
    failure = await cloud.failure("AddIpRange", l3NetworkUuid=await new_l3(cloud), **fields)
    assert failure.code == "SYS.1007"
    assert why in failure.details


@pytest.mark.cloud("small")
async def test_ranges_side_by_side(cloud: Cloud) -> None:
    first = await new_range(cloud)
    l3 = first["l3NetworkUuid"]
    beside = {"startIp": "10.9.0.30", "endIp": "10.9.0.40"}
    await cloud.call("AddIpRange", l3NetworkUuid=l3, **{**RANGE, **beside})
    for wrong in (
        {"startIp": "10.9.0.20", "endIp": "10.9.0.29"},
        {**beside, "startIp": "10.9.0.50", "endIp": "10.9.0.60", "gateway": "10.9.0.2"},
        {"startIp": "10.8.0.30", "endIp": "10.8.0.40", "gateway": "10.8.0.1"},
    ):
        failure = await cloud.failure("AddIpRange", l3NetworkUuid=l3, **{**RANGE, **wrong})
        assert failure.code == "SYS.1007"
    assert len((await cloud.get("QueryL3Network", l3))["ipRanges"]) == 2


OVERLAPPING: list[dict[str, Any]] = [
    {},
    {"startIp": "10.9.0.20", "endIp": "10.9.0.30"},
    {"startIp": "10.9.0.5", "endIp": "10.9.0.10"},
    {"startIp": "10.9.0.12", "endIp": "10.9.0.13"},
    {"startIp": "10.9.0.5", "endIp": "10.9.0.200", "netmask": "255.255.0.0"},
]


@pytest.mark.cloud("small")
async def test_ranges_of_two_l3_networks_on_one_l2_network_do_not_overlap(cloud: Cloud) -> None:
    first = await new_range(cloud)
    other = await new_l3(cloud)
    for wrong in OVERLAPPING:
        failure = await cloud.failure("AddIpRange", l3NetworkUuid=other, **{**RANGE, **wrong})
        assert failure.code == "SYS.1007"
        assert f"ipRange[uuid:{first['uuid']}, 10.9.0.10 to 10.9.0.20]" in failure.details
        assert "allowOverlap::true" in failure.details
    cidr = {"l3NetworkUuid": other, "name": "c", "networkCidr": "10.9.0.0/28"}
    assert (await cloud.failure("AddIpRangeByNetworkCidr", **cidr)).code == "SYS.1007"
    assert await cloud.query("QueryIpRange", f"l3NetworkUuid={other}") == []
    beside = {"startIp": "10.9.0.21", "endIp": "10.9.0.30"}
    await cloud.call("AddIpRange", l3NetworkUuid=other, **{**RANGE, **beside})
    # another L2 network is another wire
    front = (await cloud.query("QueryL2Network", "name=front"))[0]["uuid"]
    apart = (await cloud.create("CreateL3Network", name="n", l2NetworkUuid=front))["uuid"]
    await cloud.call("AddIpRange", l3NetworkUuid=apart, **RANGE)


@pytest.mark.cloud("small")
async def test_an_overlap_may_be_allowed_by_a_tag_or_a_setting(cloud: Cloud) -> None:
    await new_range(cloud)
    await new_range(cloud, systemTags=["allowOverlap::true"])
    key = {"category": "l3Network", "name": "allowOverlappingRanges"}
    await cloud.call("UpdateGlobalConfig", **key, value="true")
    await new_range(cloud)
    refused = await cloud.failure(
        "AddIpRange", l3NetworkUuid=await new_l3(cloud), **RANGE, systemTags=["allowOverlap::false"]
    )
    assert refused.code == "SYS.1007"
    await cloud.call("UpdateGlobalConfig", **key, value="false")
    cidr = {"l3NetworkUuid": await new_l3(cloud), "name": "c", "networkCidr": "10.9.0.0/28"}
    for tag in ("allowOverlap::perhaps", "nonsense"):
        failure = await cloud.failure("AddIpRangeByNetworkCidr", **cidr, systemTags=[tag])
        assert failure.code == "SYS.1007" and tag in failure.details
    await cloud.call("AddIpRangeByNetworkCidr", **cidr, systemTags=["allowOverlap::true"])
    # within one L3 network nothing allows it
    own = (await new_range(cloud, systemTags=["allowOverlap::true"]))["l3NetworkUuid"]
    again = {**RANGE, "systemTags": ["allowOverlap::true"]}
    assert (await cloud.failure("AddIpRange", l3NetworkUuid=own, **again)).code == "SYS.1007"


@pytest.mark.cloud("small")
async def test_an_overlap_names_nothing_that_a_tenant_does_not_see(cloud: Cloud) -> None:
    first = await new_range(cloud)
    tenant = await cloud.tenant("ann")
    back = (await tenant.query("QueryL2Network", "name=back"))[0]["uuid"]
    own = (await tenant.create("CreateL3Network", name="n", l2NetworkUuid=back))["uuid"]
    failure = await tenant.failure("AddIpRange", l3NetworkUuid=own, **RANGE)
    assert failure.code == "SYS.1007" and "one of another L3 network" in failure.details
    assert first["uuid"] not in failure.details and first["l3NetworkUuid"] not in failure.details


@pytest.mark.parametrize(
    ("mac", "why"),
    [
        ("00:00:00:00:00:00", "all zeros"),
        ("01:00:5e:00:00:fb", "multicast"),
        ("ff:ff:ff:ff:ff:ff", "multicast"),
        ("FB:00:00:00:00:01", "multicast"),
    ],
)
@pytest.mark.cloud("small", variables={"vms": 1})
async def test_a_mac_address_that_no_nic_can_have_is_refused(cloud: Cloud, mac: str, why: str) -> None:
    l3 = cloud.deployed.uuid("l3Network", "public")
    fields = {**wanted(cloud), "l3NetworkUuids": [l3], "systemTags": [f"customMac::{l3}::{mac}"]}
    created = await cloud.failure("CreateVmInstance", **fields)
    assert [(each.code, why in str(each)) for each in created.chain][-1] == ("SYS.1007", True)
    vm = cloud.deployed.uuid("vm", "web-0")
    new = await cloud.create("CreateL3Network", name="n", l2NetworkUuid=await back_l2(cloud))
    nic = {"vmInstanceUuid": vm, "l3NetworkUuid": new["uuid"], "customMac": mac}
    attached = await cloud.failure("AttachL3NetworkToVm", **nic)
    assert [(each.code, why in str(each)) for each in attached.chain][-1] == ("SYS.1007", True)
    assert await cloud.query("QueryVmNic", f"mac={mac.lower()}") == []


async def back_l2(cloud: Cloud) -> str:
    found: str = (await cloud.query("QueryL2Network", "name=back"))[0]["uuid"]
    return found


@pytest.mark.parametrize(
    "strategy",
    ["RandomIpAllocatorStrategy", "FirstAvailableIpAllocatorStrategy", "AscDelayRecycleIpAllocatorStrategy"],
)
@pytest.mark.cloud("small")
async def test_vms_made_at_once_share_no_address_and_the_last_gets_none(cloud: Cloud, strategy: str) -> None:
    await cloud.call("UpdateGlobalConfig", **STRATEGY, value=strategy)
    l3 = (await new_range(cloud))["l3NetworkUuid"]
    makings = [create_vm(cloud, f"vm{number}", l3) for number in range(14)]
    ended = await asyncio.gather(*makings, return_exceptions=True)
    made = [vm for vm in ended if not isinstance(vm, BaseException)]
    failed = [failure for failure in ended if isinstance(failure, ApiFailure)]
    assert (len(made), len(failed)) == (11, 3)
    assert len({vm["vmNics"][0]["ip"] for vm in made}) == 11
    assert all("L3.1000" in str(failure) for failure in failed)
    assert len(await cloud.query("QueryVmInstance", "name~=vm%")) == 11
    await cloud.call("DestroyVmInstance", uuid=made[0]["uuid"])
    again = await create_vm(cloud, "again", l3)
    assert again["vmNics"][0]["ip"] == made[0]["vmNics"][0]["ip"]


@pytest.mark.cloud("small")
async def test_first_available_counts_upwards(cloud: Cloud) -> None:
    await cloud.call("UpdateGlobalConfig", **STRATEGY, value="FirstAvailableIpAllocatorStrategy")
    l3 = (await new_range(cloud))["l3NetworkUuid"]
    made = [await create_vm(cloud, f"vm{number}", l3) for number in range(3)]
    assert [vm["vmNics"][0]["ip"] for vm in made] == ["10.9.0.10", "10.9.0.11", "10.9.0.12"]
    failure = await cloud.failure("UpdateGlobalConfig", **STRATEGY, value="Best")
    assert failure.code == "SYS.1007"


@pytest.mark.parametrize(
    ("ip", "why"),
    [
        ("10.9.0.1", "the gateway"),
        ("10.9.0.99", "in no range"),
        ("10.9.0.10", "in use"),
        ("10.9", "an IP"),
    ],
)
@pytest.mark.cloud("small")
async def test_a_static_address_that_cannot_be_given(cloud: Cloud, ip: str, why: str) -> None:
    l3 = (await new_range(cloud))["l3NetworkUuid"]
    taken = await create_vm(cloud, "first", l3, systemTags=[f"staticIp::{l3}::10.9.0.10"])
    assert taken["vmNics"][0]["ip"] == "10.9.0.10"
    fields = await vm_fields(cloud, "second", l3)
    failure = await cloud.failure("CreateVmInstance", **fields, systemTags=[f"staticIp::{l3}::{ip}"])
    assert why in str(failure)
    assert await cloud.query("QueryVmInstance", "name=second") == []
