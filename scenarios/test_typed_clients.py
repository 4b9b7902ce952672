"""What clients with typed models read: the class of every object, and numbers and texts they can show."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import pytest

from orrery.core.api.catalogue import declarations
from orrery.core.kernel.db.model import models_by_vo
from orrery.scenarios.signed import request
from orrery.testlib.cloud import TestCloud

Body = dict[str, Any]
VM = "org.zstack.header.vm.VmInstanceInventory"
NIC = "org.zstack.header.vm.VmNicInventory"
ADDRESS = "org.zstack.header.network.l3.UsedIpInventory"
VOLUME = "org.zstack.header.volume.VolumeInventory"


async def get(cloud: TestCloud, path: str, **headers: str) -> Body:
    """The body of a GET that succeeds."""
    given = {"Authorization": f"OAuth {cloud.session}", **headers}
    status, body = await request(cloud, "GET", f"/zstack/v1{path}", given)
    assert status == 200, body
    found: Body = body
    return found


async def job(cloud: TestCloud, method: str, path: str, content: Any) -> Body:
    """The result of a job, asked for as a typed client does."""
    headers = {"Authorization": f"OAuth {cloud.session}", "X-JSON-Schema": "true"}
    status, accepted = await request(cloud, method, f"/zstack/v1{path}", headers, content)
    assert status == 202, accepted
    while status == 202:
        location = "/zstack" + accepted["location"].partition("/zstack")[2]
        status, body = await request(cloud, "GET", location, headers)
    assert status == 200, body
    found: Body = body
    return found


def objects(value: Any, path: str) -> Iterator[str]:
    """The paths of all objects in a body."""
    if isinstance(value, dict):
        yield path
        for name, inner in value.items():
            yield from objects(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from objects(inner, f"{path}[{index}]")


def inventories_in(body: Body) -> list[str]:
    """The paths of all objects in a body but for the schema itself, and for maps of values."""
    tops = [name for name in body if name != "schema"]
    found = [path for name in tops for path in objects(body[name], name)]
    return [path for path in found if ".body" not in path]


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small")
async def test_a_query_names_the_class_of_every_object_in_it(cloud: TestCloud) -> None:
    found = await get(cloud, "/vm-instances?limit=1&replyWithCount=true", **{"X-JSON-Schema": "true"})
    schema = found["schema"]
    assert schema["inventories[0]"] == VM
    assert schema["inventories[0].vmNics[0]"] == NIC
    assert schema["inventories[0].vmNics[0].usedIps[0]"] == ADDRESS
    assert schema["inventories[0].allVolumes[0]"] == VOLUME
    served, nested = 0, set()
    for declaration in declarations().values():
        if not declaration.is_query:
            continue
        found = await get(cloud, declaration.path)
        assert sorted(found["schema"]) == sorted(inventories_in(found)), declaration.name
        served += len(found["inventories"]) > 0
        nested |= {path.rpartition(".")[2] for path in found["schema"] if "." in path}
    assert served > 20
    assert {"vmNics[0]", "usedIps[0]", "allVolumes[0]", "ipRanges[0]", "backupStorageRefs[0]"} <= nested


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small")
async def test_subtypes_are_named_by_their_own_class(cloud: TestCloud) -> None:
    found = await get(cloud, "/hosts?limit=1")
    assert found["schema"] == {"inventories[0]": "org.zstack.kvm.KVMHostInventory"}
    for network in (await get(cloud, "/l2-networks"))["schema"].values():
        assert network.startswith("org.zstack.header.network.l2.L2")


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small")
async def test_the_result_of_a_job_names_the_class_of_every_object_in_it(cloud: TestCloud) -> None:
    (vm,) = (await get(cloud, "/vm-instances?limit=1"))["inventories"]
    path = f"/vm-instances/{vm['uuid']}"
    done = await job(cloud, "PUT", f"{path}/actions", {"stopVmInstance": {"type": "cold"}})
    assert done["schema"]["inventory.vmNics[0]"] == NIC
    assert sorted(done["schema"]) == sorted(inventories_in(done))
    candidates = await get(cloud, f"{path}/starting-target-hosts", **{"X-JSON-Schema": "true"})
    assert candidates["hosts"] and sorted(candidates["schema"]) == sorted(inventories_in(candidates))
    assert "schema" not in await get(cloud, f"{path}/starting-target-hosts")
    (l2,) = (await get(cloud, "/l2-networks?limit=1"))["inventories"]
    l3 = await cloud.create("CreateL3Network", name="l3", l2NetworkUuid=l2["uuid"])
    content = {"params": {"name": "r", "networkCidr": "172.31.200.0/24"}}
    made = await job(cloud, "POST", f"/l3-networks/{l3['uuid']}/ip-ranges/by-cidr", content)
    assert {"inventory", "inventories[0]"} <= set(made["schema"])


USER_DATA = "#cloud-config\nhostname: web\nusers:\n  - {name: root, hashed_passwd: $6$salt$hash}\n"
SHOWN = "#cloud-config\nhostname: web\nusers:\n  - {name: root, hashed_passwd: ***\n"


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small")
async def test_user_data_is_shown_to_its_owner_without_the_secrets_in_it(cloud: TestCloud) -> None:
    ann, bob = await cloud.tenant("ann"), await cloud.tenant("bob")
    (offering,) = (await get(cloud, "/instance-offerings?limit=1"))["inventories"]
    (image,) = (await get(cloud, "/images?limit=1"))["inventories"]
    (l3,) = (await get(cloud, "/l3-networks?limit=1"))["inventories"]
    tag = "userdata::" + base64.b64encode(USER_DATA.encode()).decode()
    params = {
        "name": "v",
        "instanceOfferingUuid": offering["uuid"],
        "imageUuid": image["uuid"],
        "l3NetworkUuids": [l3["uuid"]],
    }
    for uuid in (offering["uuid"], image["uuid"], l3["uuid"]):
        await cloud.call("ShareResource", resourceUuids=[uuid], toPublic=True)
    made = await job(ann, "POST", "/vm-instances", {"params": params, "systemTags": [tag]})
    query = f"/system-tags?q=resourceUuid={made['inventory']['uuid']}&q=tag~=userdata%25"
    for viewer in (ann, cloud):
        (found,) = (await get(viewer, query))["inventories"]
        assert base64.b64decode(found["tag"].removeprefix("userdata::")).decode() == SHOWN
    assert (await get(bob, query))["inventories"] == []
    guest = next(one for one in cloud.truth.guests() if one.uuid == made["inventory"]["uuid"])
    assert guest.user_data == tag.removeprefix("userdata::")


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small")
async def test_a_root_volume_tells_what_it_takes(cloud: TestCloud) -> None:
    found = (await get(cloud, "/volumes?q=type=Root"))["inventories"]
    assert found
    for volume in found:
        assert volume["actualSize"] > 0
        synced = await cloud.create("SyncVolumeSize", uuid=volume["uuid"])
        assert synced["actualSize"] == volume["actualSize"]
    (vm,) = (await get(cloud, "/vm-instances?limit=1"))["inventories"]
    assert vm["allVolumes"][0]["actualSize"] == found[0]["actualSize"]
    made = await cloud.create("CreateDataVolume", name="d", diskSize=1 << 30)
    attach = {"volumeUuid": made["uuid"], "vmInstanceUuid": vm["uuid"]}
    attached = await cloud.create("AttachDataVolumeToVm", **attach)
    assert attached["actualSize"] > 0


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small")
async def test_the_frequency_of_a_hosts_cpus_is_a_number(cloud: TestCloud) -> None:
    hosts = (await get(cloud, "/hosts"))["inventories"]
    tags = (await get(cloud, "/system-tags?q=tag~=cpuGHz::%25"))["inventories"]
    assert sorted(tag["resourceUuid"] for tag in tags) == sorted(host["uuid"] for host in hosts)
    assert {float(tag["tag"].removeprefix("cpuGHz::")) for tag in tags} == {3.0}
    assert all(tag["inherent"] for tag in tags)


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
async def test_the_version_is_that_of_the_wire_and_ours_stands_beside_it(cloud: TestCloud) -> None:
    for path in ("/zstack/v1/management-nodes/actions", "/v1/management-nodes/actions"):
        status, answer = await request(cloud, "PUT", path, {}, {"getVersion": {}})
        assert status == 200 and answer["success"] is True
        major, minor, _ = map(int, answer["version"].split("."))
        assert (major, minor) == (5, 2)
        assert answer["orreryVersion"] == version("orrery-cloud")


def test_every_class_is_one_that_clients_know() -> None:
    """Of the kinds that are on the wire."""
    for vo, model in models_by_vo().items():
        inventory = model.__inventory__
        if inventory is not None:
            for java in (inventory.java, *(sub.java for sub in inventory.subtypes.values())):
                assert java.startswith("org.zstack.") and java.endswith("Inventory"), (vo, json.dumps(java))
