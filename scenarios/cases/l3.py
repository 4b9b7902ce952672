"""Calls on L3 networks, IP ranges and addresses."""

from __future__ import annotations

from typing import Any

from orrery.scenarios.cases import Case
from orrery.scenarios.cases.l2 import pause_a_vm
from orrery.testlib.environment import Cloud

NOBODY = "0123456789ab4def8123456789abcdef"
UNKNOWN_FIELD = [{"name": "colour", "op": "=", "value": "x"}]
MASK = "255.255.255.0"
RANGE = {
    "name": "r",
    "startIp": "10.9.0.10",
    "endIp": "10.9.0.20",
    "netmask": MASK,
    "gateway": "10.9.0.1",
}


async def public(cloud: Cloud) -> dict[str, Any]:
    """The L3 network of the small cloud whose addresses are all but a few free."""
    return (await cloud.query("QueryL3Network", "name=public"))[0]


async def new_l3(cloud: Cloud, **more: Any) -> str:
    """A new L3 network without ranges."""
    l2 = (await cloud.query("QueryL2Network", "name=back"))[0]["uuid"]
    uuid: str = (await cloud.create("CreateL3Network", name="n", l2NetworkUuid=l2, **more))["uuid"]
    return uuid


async def new_range(cloud: Cloud, **more: Any) -> dict[str, Any]:
    """A new range of eleven addresses on a new L3 network."""
    return await cloud.create("AddIpRange", l3NetworkUuid=await new_l3(cloud), **{**RANGE, **more})


async def create(cloud: Cloud) -> None:
    made = await cloud.get("QueryL3Network", await new_l3(cloud, dnsDomain="example.org"))
    assert (made["type"], made["category"], made["state"]) == ("L3BasicNetwork", "Private", "Enabled")
    assert (made["system"], made["ipVersion"], made["enableIPAM"]) == (False, 4, True)
    assert made["zoneUuid"] == (await cloud.query("QueryZone"))[0]["uuid"]
    for always in ("dns", "ipRanges", "networkServices", "hostRoute"):
        assert made[always] == []


async def create_fails(cloud: Cloud) -> str:
    l2 = (await cloud.query("QueryL2Network", "name=back"))[0]["uuid"]
    given = {"name": "n", "l2NetworkUuid": l2}
    for wrong in ({"ipVersion": 6}, {"type": "Other"}, {"category": "Private", "system": True}):
        assert (await cloud.failure("CreateL3Network", **given, **wrong)).code == "SYS.1007"
    return (await cloud.failure("CreateL3Network", **given, category="System")).code


async def update(cloud: Cloud) -> None:
    given = {"uuid": await new_l3(cloud), "name": "new", "dnsDomain": "x.org", "category": "Public"}
    changed = await cloud.create("UpdateL3Network", **given)
    assert (changed["name"], changed["dnsDomain"], changed["category"]) == ("new", "x.org", "Public")


async def update_fails(cloud: Cloud) -> str:
    return (await cloud.failure("UpdateL3Network", uuid=await new_l3(cloud), system=True)).code


async def change_state(cloud: Cloud) -> None:
    uuid = await new_l3(cloud)
    for event, state in (("disable", "Disabled"), ("disable", "Disabled"), ("enable", "Enabled")):
        changed = await cloud.create("ChangeL3NetworkState", uuid=uuid, stateEvent=event)
        assert changed["state"] == state


async def change_state_fails(cloud: Cloud) -> str:
    return (await cloud.failure("ChangeL3NetworkState", uuid=await new_l3(cloud), stateEvent="stop")).code


async def delete(cloud: Cloud) -> None:
    made = await new_range(cloud)
    for _ in range(2):
        assert await cloud.call("DeleteL3Network", uuid=made["l3NetworkUuid"]) == {}
    assert await cloud.query("QueryIpRange", f"uuid={made['uuid']}") == []


async def delete_fails(cloud: Cloud) -> str:
    await pause_a_vm(cloud)
    failure = await cloud.failure("DeleteL3Network", uuid=(await public(cloud))["uuid"])
    assert "is Paused" in str(failure.__dict__)
    return failure.code


async def add_range(cloud: Cloud) -> None:
    made = await new_range(cloud)
    assert (made["networkCidr"], made["prefixLen"]) == ("10.9.0.0/24", 24)
    assert (made["ipVersion"], made["ipRangeType"]) == (4, "Normal")
    assert (await cloud.get("QueryL3Network", made["l3NetworkUuid"]))["ipRanges"] == [made]


async def add_range_fails(cloud: Cloud) -> str:
    l3 = (await new_range(cloud))["l3NetworkUuid"]
    failure = await cloud.failure("AddIpRange", l3NetworkUuid=l3, **RANGE)
    assert "overlaps" in failure.details
    return failure.code


async def add_cidr(cloud: Cloud) -> None:
    given: dict[str, Any] = {"l3NetworkUuid": await new_l3(cloud), "name": "c", "networkCidr": "10.8.0.0/24"}
    body = await cloud.call("AddIpRangeByNetworkCidr", **given, gateway="10.8.0.100")
    spans = [(one["startIp"], one["endIp"]) for one in body["inventories"]]
    assert spans == [("10.8.0.1", "10.8.0.99"), ("10.8.0.101", "10.8.0.254")]
    assert body["inventory"] == body["inventories"][0]
    given |= {"l3NetworkUuid": await new_l3(cloud), "systemTags": ["allowOverlap::true"]}
    body = await cloud.call("AddIpRangeByNetworkCidr", **given)
    made = body["inventory"]
    assert (made["gateway"], made["startIp"], made["endIp"]) == ("10.8.0.1", "10.8.0.2", "10.8.0.254")


async def add_cidr_fails(cloud: Cloud) -> str:
    given = {"l3NetworkUuid": await new_l3(cloud), "name": "c"}
    for wrong in ("10.8.0.0", "10.8.0.0/33", "10.8.0.0/31", "0.0.0.0/0", "224.0.0.0/8", "fe80::/64"):
        failure = await cloud.failure("AddIpRangeByNetworkCidr", **given, networkCidr=wrong)
        assert failure.code == "SYS.1007", wrong
    outside = {"networkCidr": "10.8.0.0/24", "gateway": "10.8.1.1"}
    return (await cloud.failure("AddIpRangeByNetworkCidr", **given, **outside)).code


async def update_range(cloud: Cloud) -> None:
    made = await new_range(cloud)
    assert (await cloud.create("UpdateIpRange", uuid=made["uuid"], name="new"))["name"] == "new"


async def update_range_fails(cloud: Cloud) -> str:
    return (await cloud.failure("UpdateIpRange", uuid=NOBODY, name="new")).code


async def delete_range(cloud: Cloud) -> None:
    made = await new_range(cloud)
    for _ in range(2):
        assert await cloud.call("DeleteIpRange", uuid=made["uuid"]) == {}


async def delete_range_fails(cloud: Cloud) -> str:
    await pause_a_vm(cloud)
    used = (await public(cloud))["ipRanges"][0]["uuid"]
    return (await cloud.failure("DeleteIpRange", uuid=used)).code


async def add_dns(cloud: Cloud) -> None:
    uuid = await new_l3(cloud)
    for dns in ("9.9.9.9", "1.1.1.1"):
        changed = await cloud.create("AddDnsToL3Network", l3NetworkUuid=uuid, dns=dns)
    assert changed["dns"] == ["9.9.9.9", "1.1.1.1"]


async def add_dns_fails(cloud: Cloud) -> str:
    uuid = (await public(cloud))["uuid"]
    assert (await cloud.failure("AddDnsToL3Network", l3NetworkUuid=uuid, dns="dns.org")).code == "SYS.1007"
    return (await cloud.failure("AddDnsToL3Network", l3NetworkUuid=uuid, dns="1.1.1.1")).code


async def remove_dns(cloud: Cloud) -> None:
    uuid = (await public(cloud))["uuid"]
    for _ in range(2):
        changed = await cloud.create("RemoveDnsFromL3Network", l3NetworkUuid=uuid, dns="1.1.1.1")
        assert changed["dns"] == []


async def remove_dns_fails(cloud: Cloud) -> str:
    return (await cloud.failure("RemoveDnsFromL3Network", l3NetworkUuid=NOBODY, dns="1.1.1.1")).code


async def free_ip(cloud: Cloud) -> None:
    made = await new_range(cloud)
    asked = {"l3NetworkUuid": made["l3NetworkUuid"], "start": "10.9.0.18"}
    found = (await cloud.call("GetFreeIp", **asked))["inventories"]
    assert [one["ip"] for one in found] == ["10.9.0.18", "10.9.0.19", "10.9.0.20"]
    assert found[0] == {
        "ipRangeUuid": made["uuid"],
        "ip": "10.9.0.18",
        "netmask": MASK,
        "gateway": "10.9.0.1",
    }
    used = {one["ip"] for one in await cloud.query("QueryIpAddress")}
    both = (await cloud.call("GetFreeIp", l3NetworkUuid=(await public(cloud))["uuid"], limit=1000))[
        "inventories"
    ]
    assert len(both) == 241 - 5
    assert used.isdisjoint(one["ip"] for one in both)


async def free_ip_fails(cloud: Cloud) -> str:
    return (await cloud.failure("GetFreeIp")).code


async def check_ip(cloud: Cloud) -> None:
    l3 = (await public(cloud))["uuid"]
    used = (await cloud.query("QueryIpAddress", f"l3NetworkUuid={l3}"))[0]["ip"]
    free = (await cloud.call("GetFreeIp", l3NetworkUuid=l3, limit=1))["inventories"][0]["ip"]
    for ip, available in ((free, True), (used, False), ("10.10.0.1", False), ("10.10.0.5", False)):
        body = await cloud.call("CheckIpAvailability", l3NetworkUuid=l3, ip=ip)
        assert body["available"] is available
        assert ("reason" in body) is not available
    asked = {"l3NetworkUuid": l3, "ip": "10.10.0.5", "ipRangeCheck": False}
    assert (await cloud.call("CheckIpAvailability", **asked))["available"] is True


async def check_ip_fails(cloud: Cloud) -> str:
    l3 = (await public(cloud))["uuid"]
    return (await cloud.failure("CheckIpAvailability", l3NetworkUuid=l3, ip="10.10.0")).code


async def capacity(cloud: Cloud) -> None:
    l3 = await public(cloud)
    asked = {"l3NetworkUuids": [l3["uuid"]]}
    body = await cloud.call("GetIpAddressCapacity", **asked)
    assert (body["totalCapacity"], body["availableCapacity"], body["usedIpAddressNumber"]) == (241, 236, 5)
    assert (body["resourceType"], body["ipv4TotalCapacity"]) == ("L3NetworkVO", 241)
    assert [one["resourceUuid"] for one in body["capacityData"]] == [l3["uuid"]]
    everything = await cloud.call("GetIpAddressCapacity", all=True)
    assert (everything["resourceType"], everything["totalCapacity"]) == ("ZoneVO", 241 + 253)


async def capacity_fails(cloud: Cloud) -> str:
    return (await cloud.failure("GetIpAddressCapacity")).code


async def types(cloud: Cloud) -> None:
    assert await cloud.call("GetL3NetworkTypes") == {"types": ["L3BasicNetwork"]}


async def types_fails(cloud: Cloud) -> str:
    cloud.session = NOBODY
    return (await cloud.failure("GetL3NetworkTypes")).code


async def query(cloud: Cloud) -> None:
    found = await cloud.query("QueryL3Network", "category=Public")
    assert [(l3["name"], l3["dns"]) for l3 in found] == [("public", ["1.1.1.1"])]


async def query_fails(cloud: Cloud) -> str:
    return (await cloud.failure("QueryL3Network", conditions=UNKNOWN_FIELD)).code


async def query_range(cloud: Cloud) -> None:
    found = await cloud.query("QueryIpRange", "networkCidr=10.20.0.0/24")
    assert [(one["startIp"], one["endIp"]) for one in found] == [("10.20.0.2", "10.20.0.254")]


async def query_range_fails(cloud: Cloud) -> str:
    return (await cloud.failure("QueryIpRange", conditions=UNKNOWN_FIELD)).code


async def query_address(cloud: Cloud) -> None:
    nic = (await cloud.query("QueryVmInstance"))[0]["vmNics"][0]
    (used,) = await cloud.query("QueryIpAddress", f"vmNicUuid={nic['uuid']}")
    assert (used["ip"], used["netmask"], used["gateway"]) == (nic["ip"], nic["netmask"], nic["gateway"])


async def query_address_fails(cloud: Cloud) -> str:
    return (await cloud.failure("QueryIpAddress", conditions=UNKNOWN_FIELD)).code


CASES = [
    Case("CreateL3Network", create, create_fails, "SYS.1007"),
    Case("UpdateL3Network", update, update_fails, "SYS.1007"),
    Case("ChangeL3NetworkState", change_state, change_state_fails, "SYS.1007"),
    Case("DeleteL3Network", delete, delete_fails, "SYS.1004"),
    Case("AddIpRange", add_range, add_range_fails, "SYS.1007"),
    Case("AddIpRangeByNetworkCidr", add_cidr, add_cidr_fails, "SYS.1007"),
    Case("UpdateIpRange", update_range, update_range_fails, "SYS.1003"),
    Case("DeleteIpRange", delete_range, delete_range_fails, "SYS.1004"),
    Case("AddDnsToL3Network", add_dns, add_dns_fails, "SYS.1006"),
    Case("RemoveDnsFromL3Network", remove_dns, remove_dns_fails, "SYS.1003"),
    Case("GetFreeIp", free_ip, free_ip_fails, "SYS.1007"),
    Case("CheckIpAvailability", check_ip, check_ip_fails, "SYS.1007"),
    Case("GetIpAddressCapacity", capacity, capacity_fails, "SYS.1007"),
    Case("GetL3NetworkTypes", types, types_fails, "ID.1001"),
    Case("QueryL3Network", query, query_fails, "SYS.1007"),
    Case("QueryIpRange", query_range, query_range_fails, "SYS.1007"),
    Case("QueryIpAddress", query_address, query_address_fails, "SYS.1007"),
]
