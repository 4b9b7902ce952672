"""Tags: what is taken and what is refused, what they change, and that they go with their resource."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from orrery.core.compute.vm.spec import vm_spec
from orrery.core.kernel.errors import Bug
from orrery.core.kernel.tags import ANY_KIND, TagPattern
from orrery.core.kernel.tags.tokens import one_of
from orrery.scenarios.cases.vm import GIB, l3_of, room, vm_of, wanted
from orrery.scenarios.vms import new_vm
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud, Fault, FaultKind

Body = Callable[[TestCloud], Awaitable[None]]
UNKNOWN = "019b0000000040008000000000000000"


async def system_tag(cloud: Cloud, kind: str, uuid: str, tag: str) -> dict[str, Any]:
    """A system tag on a resource that is there."""
    return await cloud.create("CreateSystemTag", resourceType=kind, resourceUuid=uuid, tag=tag)


async def user_tag(cloud: Cloud, kind: str, uuid: str, tag: str) -> dict[str, Any]:
    """A user tag on a resource that is there."""
    return await cloud.create("CreateUserTag", resourceType=kind, resourceUuid=uuid, tag=tag)


async def tags_of(cloud: Cloud, uuid: str) -> list[str]:
    """All tags of a resource."""
    where = f"resourceUuid={uuid}"
    found = await cloud.query("QuerySystemTag", where) + await cloud.query("QueryUserTag", where)
    return sorted(tag["tag"] for tag in found)


# what is taken and what is refused

WRONG = [
    ("VmInstanceVO", "colour::red", "no system tag matches[colour::red] for resourceType[VmInstanceVO]"),
    ("VmInstanceVO", "hostname::under_score", "must be a host name"),
    ("VmInstanceVO", "hostname::" + "a" * 64, "must be a host name"),
    ("VmInstanceVO", "bootOrder::HardDisk,Floppy", "must be some of HardDisk, CdRom, Network"),
    ("VmInstanceVO", "bootOrder::HardDisk,HardDisk", "each once"),
    ("VmInstanceVO", "ha::Always", "must be one of None, OnHostFailure, NeverStop"),
    ("VmInstanceVO", f"staticIp::{UNKNOWN}::10.0.0.300", "must be an IP address"),
    ("VmInstanceVO", "staticIp::here::10.0.0.3", "must be a uuid"),
    ("VmInstanceVO", f"staticIp::{UNKNOWN}::10.0.0.3", "has no nic on L3 network"),
    ("VmInstanceVO", "resourceConfig::vm::emulateHyperV::true", "only when a resource is created"),
    ("HostVO", "reservedMemory::lots", "must be a size"),
    ("HostVO", "reservedCpu::1.5", "must be a whole number from 0"),
    ("HostVO", "hvm::svm", "is set by the system itself"),
    ("ZoneVO", "reservedMemory::1G", "no system tag matches"),
    ("DiskOfferingVO", "primaryStorage::allocator::uuid::here", "must be a uuid"),
]


@pytest.mark.parametrize(("kind", "tag", "why"), WRONG)
@pytest.mark.cloud("small", variables={"vms": 1})
async def test_a_wrong_system_tag_is_refused_and_nothing_is_kept(
    cloud: Cloud, kind: str, tag: str, why: str
) -> None:
    names = {"VmInstanceVO": ("vm", "web-0"), "HostVO": ("host", "host-0"), "ZoneVO": ("zone", "zone")}
    uuid = cloud.deployed.uuid(*names.get(kind, ("diskOffering", "disk-20g")))
    before = await tags_of(cloud, uuid)
    failure = await cloud.failure("CreateSystemTag", resourceType=kind, resourceUuid=uuid, tag=tag)
    assert failure.code == "SYS.1007"
    assert why in failure.details
    assert await tags_of(cloud, uuid) == before


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_wrong_tag_keeps_its_resource_from_being_made(cloud: Cloud) -> None:
    bad = [
        await cloud.failure("CreateZone", name="z", systemTags=["colour::red"]),
        await cloud.failure("CreateZone", name="z", systemTags=["host::reservedMemory::lots"]),
        await cloud.failure("CreateVmInstance", **wanted(cloud, systemTags=["hostname::a", "hostname::b"])),
        await cloud.failure("CreateVmInstance", **wanted(cloud, rootVolumeSystemTags=["colour::red"])),
        await cloud.failure("CreateZone", name="z", systemTags=["resourceConfig::vm::emulateHyperV::true"]),
        await cloud.failure("CreateZone", name="z", systemTags=["resourceConfig::vm::colour::red"]),
    ]
    assert [failure.code for failure in bad] == ["SYS.1007"] * len(bad)
    assert "colour::red" in bad[0].details
    assert "exclude each other" in bad[2].details
    assert (await cloud.failure("CreateZone", name="z", tagUuids=[UNKNOWN])).code == "SYS.1003"
    assert len(await cloud.query("QueryZone")) == 1
    assert not await cloud.query("QueryVmInstance")


@pytest.mark.cloud("small", variables={"vms": 1})
async def test_one_instance_of_a_pattern_and_no_tag_twice(cloud: Cloud) -> None:
    uuid = vm_of(cloud)
    where = {"resourceType": "VmInstanceVO", "resourceUuid": uuid}
    tag = await system_tag(cloud, "VmInstanceVO", uuid, "ha::None")
    for text, why in (("ha::NeverStop", "besides which"), ("ha::None", "already")):
        failure = await cloud.failure("CreateSystemTag", **where, tag=text)
        assert (failure.code, why in failure.details) == ("SYS.1006", True)
    await cloud.call("UpdateSystemTag", uuid=tag["uuid"], tag="ha::NeverStop")
    assert "ha::NeverStop" in await tags_of(cloud, uuid)
    twice = await new_vm(cloud, userTags=["a", "b", "a"], systemTags=["qemuga", "qemuga"])
    assert await tags_of(cloud, twice["uuid"]) == ["a", "b", "qemuga"]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_tags_need_a_resource_of_their_kind(cloud: Cloud) -> None:
    zone = cloud.deployed.uuid("zone", "zone")
    [found, *_] = await cloud.query("QuerySystemTag", limit=1)
    tag = found["uuid"]
    for kind, uuid, code in (
        ("ZoneVO", UNKNOWN, "SYS.1003"),
        ("HostVO", zone, "SYS.1003"),
        ("UniverseVO", zone, "SYS.1007"),
        ("SystemTagVO", zone, "SYS.1003"),
        ("SystemTagVO", tag, "SYS.1007"),
        ("SessionVO", zone, "SYS.1003"),
    ):
        where = {"resourceType": kind, "resourceUuid": uuid, "tag": "mine"}
        assert (await cloud.failure("CreateUserTag", **where)).code == code, kind


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_inherent_tags_are_the_systems_own(cloud: Cloud) -> None:
    host = cloud.deployed.uuid("host", "host-0")
    own = await cloud.query("QuerySystemTag", f"resourceUuid={host}", "inherent=true")
    assert {"hvm::vmx", "libvirt::version::8.0.0"} <= {tag["tag"] for tag in own}
    assert (await cloud.failure("UpdateSystemTag", uuid=own[0]["uuid"], tag="hvm::svm")).code == "SYS.1006"
    assert (await cloud.failure("DeleteTag", uuid=own[0]["uuid"])).code == "SYS.1006"
    assert await cloud.query("QuerySystemTag", f"resourceUuid={host}", "inherent=true") == own


# with every creation, gone with every deletion


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_every_creation_takes_tags_and_every_deletion_takes_them_away(cloud: Cloud) -> None:
    made: dict[str, tuple[str, str]] = {}

    async def make(kind: str, delete: str, api: str, **fields: Any) -> str:
        uuid = str((await cloud.create(api, **fields, userTags=["mine", "ours"]))["uuid"])
        made[kind] = (delete, uuid)
        assert await tags_of(cloud, uuid) == ["mine", "ours"], kind
        await user_tag(cloud, kind, uuid, "later")
        return uuid

    zone = await make("ZoneVO", "DeleteZone", "CreateZone", name="z")
    cluster = await make(
        "ClusterVO", "DeleteCluster", "CreateCluster", name="c", zoneUuid=zone, hypervisorType="Simulator"
    )
    machine = {"managementIp": "10.9.9.9", "memoryCapacity": 8 * GIB, "cpuCapacity": 8}
    await make("HostVO", "DeleteHost", "AddSimulatorHost", name="h", clusterUuid=cluster, **machine)
    l2 = await make(
        "L2NetworkVO",
        "DeleteL2Network",
        "CreateL2NoVlanNetwork",
        name="l2",
        zoneUuid=zone,
        physicalInterface="eth0",
    )
    l3 = await make("L3NetworkVO", "DeleteL3Network", "CreateL3Network", name="l3", l2NetworkUuid=l2)
    span = {
        "startIp": "10.3.0.10",
        "endIp": "10.3.0.20",
        "netmask": "255.255.255.0",
        "gateway": "10.3.0.1",
    }
    await make("IpRangeVO", "DeleteIpRange", "AddIpRange", name="r", l3NetworkUuid=l3, **span)
    await make("DiskOfferingVO", "DeleteDiskOffering", "CreateDiskOffering", name="d", diskSize=GIB)
    size = {"cpuNum": 1, "memorySize": GIB}
    await make("InstanceOfferingVO", "DeleteInstanceOffering", "CreateInstanceOffering", name="i", **size)
    await make("VolumeVO", "DeleteDataVolume", "CreateDataVolume", name="v", diskSize=GIB)
    await make(
        "PrimaryStorageVO",
        "DeletePrimaryStorage",
        "AddNfsPrimaryStorage",
        name="p",
        zoneUuid=zone,
        url="h:/p",
    )
    await make("BackupStorageVO", "DeleteBackupStorage", "AddSimulatorBackupStorage", name="b", url="sim://b")
    for policy in ("volume", "image", "vm"):
        await cloud.call("UpdateGlobalConfig", category=policy, name="deletionPolicy", value="Direct")
    for delete, uuid in reversed(made.values()):
        await cloud.call(delete, uuid=uuid)
        assert await tags_of(cloud, uuid) == [], delete
    assert not await cloud.query("QueryUserTag")


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_tags_of_a_vm_its_nics_and_drives_go_with_it(cloud: Cloud) -> None:
    vm = await new_vm(cloud, systemTags=["hostname::a"], userTags=["u"], dataDiskSizes=[GIB])
    await user_tag(cloud, "VmNicVO", vm["vmNics"][0]["uuid"], "nic")
    await user_tag(cloud, "VmCdRomVO", vm["vmCdRoms"][0]["uuid"], "drive")
    await user_tag(cloud, "VolumeVO", vm["rootVolumeUuid"], "root")
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    assert await tags_of(cloud, vm["uuid"]) == ["hostname::a", "u"]
    await cloud.call("ExpungeVmInstance", uuid=vm["uuid"])
    assert not await cloud.query("QueryUserTag")
    assert not await cloud.query("QuerySystemTag", "tag~=hostname%")


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_creation_that_fails_leaves_no_tag(cloud: Cloud) -> None:
    failure = await cloud.failure(
        "CreateVmInstance",
        **wanted(cloud, instanceOfferingUuid=None, cpuNum=1000, memorySize=GIB),
        systemTags=["hostname::a"],
        userTags=["u"],
    )
    assert failure.code == "SYS.1006"
    assert not await cloud.query("QueryUserTag")
    assert not await cloud.query("QuerySystemTag", "tag=hostname::a")


# tags that reserve


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_the_nearest_reserve_counts(cloud: Cloud) -> None:
    """Global 1G; then zone, cluster and host tags, each nearer than the last, and back again."""
    uuid = cloud.deployed.uuid
    assert await room(cloud, 0, 63)
    assert not await room(cloud, 0, 64)
    zone = await system_tag(cloud, "ZoneVO", uuid("zone", "zone"), "host::reservedMemory::10G")
    assert (await room(cloud, 0, 54), await room(cloud, 0, 55)) == (True, False)
    cluster = await system_tag(cloud, "ClusterVO", uuid("cluster", "cluster"), "host::reservedMemory::20G")
    assert (await room(cloud, 0, 44), await room(cloud, 0, 45)) == (True, False)
    host = await system_tag(cloud, "HostVO", uuid("host", "host-0"), "reservedMemory::30G")
    assert (await room(cloud, 0, 34), await room(cloud, 0, 35)) == (True, False)
    assert (await room(cloud, 1, 44), await room(cloud, 1, 45)) == (True, False)
    await cloud.call("UpdateSystemTag", uuid=host["uuid"], tag="reservedMemory::0")
    assert await room(cloud, 0, 64)
    for tag in (host, cluster, zone):
        await cloud.call("DeleteTag", uuid=tag["uuid"])
    assert (await room(cloud, 0, 63), await room(cloud, 0, 64)) == (True, False)


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_reserved_cpus_are_obeyed_and_may_be_switched_off(cloud: Cloud) -> None:
    uuid = cloud.deployed.uuid
    await system_tag(cloud, "ZoneVO", uuid("zone", "zone"), "host::reservedCpu::100")
    await system_tag(cloud, "HostVO", uuid("host", "host-1"), "reservedCpu::150")
    assert (await room(cloud, 0, 1, 60), await room(cloud, 0, 1, 61)) == (True, False)
    assert (await room(cloud, 1, 1, 10), await room(cloud, 1, 1, 11)) == (True, False)
    off = {"category": "hostAllocator", "value": "false"}
    await cloud.call("UpdateGlobalConfig", **off, name="reservedCapacity.hostLevel")
    assert (await room(cloud, 1, 1, 60), await room(cloud, 1, 1, 61)) == (True, False)
    await cloud.call("UpdateGlobalConfig", **off, name="reservedCapacity.zoneLevel")
    assert await room(cloud, 1, 1, 160)


@pytest.mark.cloud("small", variables={"vms": 0}, parameters={"machine": {"memory_bytes": 64 * GIB}})
async def test_a_new_host_obeys_the_tags_around_it_and_its_own(cloud: Cloud) -> None:
    cluster = cloud.deployed.uuid("cluster", "cluster")
    await system_tag(cloud, "ClusterVO", cluster, "host::reservedMemory::100G")
    login = {"clusterUuid": cluster, "username": "root", "password": "x"}
    failure = await cloud.failure("AddKVMHost", name="small", managementIp="192.168.1.77", **login)
    assert "shall be kept free" in str(failure)
    tags = ["reservedMemory::1G"]
    host = await cloud.create("AddKVMHost", name="own", managementIp="192.168.1.78", **login, systemTags=tags)
    assert host["status"] == "Connected"


# tags that choose a storage


async def offerings(cloud: Cloud, *tags: str) -> dict[str, str]:
    """An instance offering and a disk offering with these tags."""
    size = {"cpuNum": 1, "memorySize": GIB}
    instance = await cloud.create("CreateInstanceOffering", name="i", **size, systemTags=list(tags))
    disk = await cloud.create("CreateDiskOffering", name="d", diskSize=GIB, systemTags=list(tags))
    return {"instance": instance["uuid"], "disk": disk["uuid"]}


async def placed(cloud: Cloud, chosen: dict[str, str], **fields: Any) -> list[str]:
    """The names of the storages of a new VM's root and data volume."""
    fields = {
        "instanceOfferingUuid": chosen["instance"],
        "dataDiskOfferingUuids": [chosen["disk"]],
        "primaryStorageUuidForRootVolume": None,
    } | fields
    vm = await new_vm(cloud, "stored", **fields)
    names = {s["uuid"]: s["name"] for s in await cloud.query("QueryPrimaryStorage")}
    volumes = sorted(vm["allVolumes"], key=lambda volume: volume["type"], reverse=True)
    return [names[volume["primaryStorageUuid"]] for volume in volumes]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_required_user_tag_chooses_the_storage(cloud: Cloud) -> None:
    nfs, local = (cloud.deployed.uuid("primaryStorage", name) for name in ("nfs", "local"))
    plain = await offerings(cloud)
    assert await placed(cloud, plain) == ["local", "nfs"]
    chosen = await offerings(cloud, "primaryStorage::allocator::userTag::SSD::required")
    failure = await cloud.failure(
        "CreateVmInstance", **wanted(cloud, instanceOfferingUuid=chosen["instance"])
    )
    assert failure.code == "SYS.1006"
    tag = await user_tag(cloud, "PrimaryStorageVO", nfs, "SSD")
    assert await placed(cloud, chosen) == ["nfs", "nfs"]
    await cloud.call("DeleteTag", uuid=tag["uuid"])
    await user_tag(cloud, "PrimaryStorageVO", local, "SSD")
    assert await placed(cloud, chosen) == ["local", "local"]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_preferred_user_tag_is_only_a_wish(cloud: Cloud) -> None:
    nfs = cloud.deployed.uuid("primaryStorage", "nfs")
    chosen = await offerings(cloud, "primaryStorage::allocator::userTag::SSD")
    assert await placed(cloud, chosen) == ["local", "nfs"]
    await user_tag(cloud, "PrimaryStorageVO", nfs, "SSD")
    assert await placed(cloud, chosen) == ["nfs", "nfs"]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_an_offering_may_name_the_storage_and_change_its_mind(cloud: Cloud) -> None:
    nfs, local = (cloud.deployed.uuid("primaryStorage", name) for name in ("nfs", "local"))
    plain = await offerings(cloud)
    form = "primaryStorage::allocator::uuid::"
    tag = await system_tag(cloud, "InstanceOfferingVO", plain["instance"], form + nfs)
    assert await placed(cloud, plain) == ["nfs", "nfs"]
    await cloud.call("UpdateSystemTag", uuid=tag["uuid"], tag=form + local)
    await system_tag(cloud, "DiskOfferingVO", plain["disk"], form + local)
    assert await placed(cloud, plain) == ["local", "local"]
    await cloud.call("UpdateSystemTag", uuid=tag["uuid"], tag=form + UNKNOWN)
    fields = wanted(cloud, instanceOfferingUuid=plain["instance"], primaryStorageUuidForRootVolume=None)
    assert (await cloud.failure("CreateVmInstance", **fields)).code == "SYS.1006"
    await cloud.call("DeleteTag", uuid=tag["uuid"])
    assert await placed(cloud, plain) == ["local", "local"]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_data_volume_obeys_its_offering_when_it_is_attached(cloud: Cloud) -> None:
    local = cloud.deployed.uuid("primaryStorage", "local")
    chosen = await offerings(cloud, f"primaryStorage::allocator::uuid::{local}")
    vm = await new_vm(cloud)
    volume = await cloud.create("CreateDataVolume", name="v", diskOfferingUuid=chosen["disk"])
    where = {"volumeUuid": volume["uuid"], "vmInstanceUuid": vm["uuid"]}
    attached = await cloud.create("AttachDataVolumeToVm", **where)
    assert attached["primaryStorageUuid"] == local


# tags of VMs


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_user_data_keys_host_name_and_boot_order_reach_the_hypervisor(cloud: TestCloud) -> None:
    tags = ["userdata::I2Nsb3Vk::x", "hostname::web-1.example.com", "bootOrder::Network,HardDisk"]
    tags += ["sshkey::ssh-ed25519 BBBB b", "sshkey::ssh-ed25519 AAAA a"]
    vm = await new_vm(cloud, systemTags=tags)
    spec = await cloud.node.kernel.db.read(vm_spec, vm["uuid"], {})
    assert (spec.user_data, spec.hostname) == ("I2Nsb3Vk::x", "web-1.example.com")
    assert spec.boot_order == ("Network", "HardDisk")
    assert spec.ssh_keys == ("ssh-ed25519 AAAA a", "ssh-ed25519 BBBB b")
    tag = (await cloud.query("QuerySystemTag", "tag~=bootOrder%"))[0]
    await cloud.call("UpdateSystemTag", uuid=tag["uuid"], tag="bootOrder::CdRom")
    assert (await cloud.node.kernel.db.read(vm_spec, vm["uuid"], {})).boot_order == ("CdRom",)


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_host_name_is_unique_on_its_l3_network(cloud: Cloud) -> None:
    named: dict[str, Any] = {"systemTags": ["hostname::web"]}
    first = await new_vm(cloud, **named)
    failure = await cloud.failure("CreateVmInstance", **wanted(cloud, **named))
    assert "system tag[hostname::web]: another VM" in str(failure)
    other = await new_vm(cloud, "elsewhere", l3NetworkUuids=[l3_of(cloud, "private")], **named)
    nameless = await new_vm(cloud, "nameless")
    where = {"resourceType": "VmInstanceVO", "resourceUuid": nameless["uuid"]}
    assert (await cloud.failure("CreateSystemTag", **where, tag="hostname::web")).code == "SYS.1007"
    await cloud.call("DestroyVmInstance", uuid=first["uuid"])
    await cloud.call("CreateSystemTag", **where, tag="hostname::web")
    assert (await cloud.failure("RecoverVmInstance", uuid=first["uuid"])).code == "SYS.1007"
    assert (await cloud.get("QueryVmInstance", first["uuid"]))["state"] == "Destroyed"
    assert other["state"] == "Running"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_static_address_comes_back_with_a_recovered_vm(cloud: Cloud) -> None:
    l3 = l3_of(cloud)
    vm = await new_vm(cloud, systemTags=[f"staticIp::{l3}::10.10.0.77"])
    assert vm["vmNics"][0]["ip"] == "10.10.0.77"
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    await cloud.call("RecoverVmInstance", uuid=vm["uuid"])
    again = await cloud.create("StartVmInstance", uuid=vm["uuid"])
    assert again["vmNics"][0]["ip"] == "10.10.0.77"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_what_tags_say_of_a_network_goes_with_the_nic(cloud: Cloud) -> None:
    vm = await new_vm(cloud)
    l3 = l3_of(cloud, "private")
    where = {"vmInstanceUuid": vm["uuid"], "l3NetworkUuid": l3}
    vm = await cloud.create("AttachL3NetworkToVm", **where, staticIp="10.20.0.99")
    assert await tags_of(cloud, vm["uuid"]) == [f"staticIp::{l3}::10.20.0.99"]
    tag = f"staticIp::{l3}::10.20.0.100"
    failure = await cloud.failure(
        "CreateSystemTag", resourceType="VmInstanceVO", resourceUuid=vm["uuid"], tag=tag
    )
    assert failure.code == "SYS.1006"
    nic = next(nic for nic in vm["vmNics"] if nic["l3NetworkUuid"] == l3)
    await cloud.call("DetachL3NetworkFromVm", vmNicUuid=nic["uuid"])
    assert await tags_of(cloud, vm["uuid"]) == []


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_static_address_that_is_tagged_later_counts_from_the_next_start(cloud: Cloud) -> None:
    l3 = l3_of(cloud)
    vm = await new_vm(cloud)
    former = vm["vmNics"][0]["ip"]
    tag = await system_tag(cloud, "VmInstanceVO", vm["uuid"], f"staticIp::{l3}::10.10.0.77")
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["vmNics"][0]["ip"] == former
    await cloud.call("StopVmInstance", uuid=vm["uuid"])
    refused = Fault(kind=FaultKind.FAILED_CALL, operations=("start_vm",))
    number = cloud.faults.add(refused)
    assert (await cloud.failure("StartVmInstance", uuid=vm["uuid"])).code == "VM.1001"
    cloud.faults.remove(number)
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["vmNics"][0]["ip"] == former
    again = await cloud.create("StartVmInstance", uuid=vm["uuid"])
    assert again["vmNics"][0]["ip"] == "10.10.0.77"
    await cloud.call("DeleteTag", uuid=tag["uuid"])
    await cloud.call("StopVmInstance", uuid=vm["uuid"])
    assert (await cloud.create("StartVmInstance", uuid=vm["uuid"]))["vmNics"][0]["ip"] == "10.10.0.77"
    where = {"resourceType": "VmInstanceVO", "resourceUuid": vm["uuid"]}
    wrong = f"customMac::{l3}::fa:00:11:22:33:44"
    assert (await cloud.failure("CreateSystemTag", **where, tag=wrong)).code == "SYS.1007"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_level_of_high_availability_is_checked_and_kept(cloud: Cloud) -> None:
    vm = await new_vm(cloud, systemTags=["ha::NeverStop"])
    assert await tags_of(cloud, vm["uuid"]) == ["ha::NeverStop"]
    where = {"resourceType": "VmInstanceVO", "resourceUuid": vm["uuid"]}
    assert (await cloud.failure("CreateSystemTag", **where, tag="ha::OnHostFailure")).code == "SYS.1006"
    wrong = await cloud.failure("CreateVmInstance", **wanted(cloud, systemTags=["ha::Sometimes"]))
    assert (wrong.code, "one of None, OnHostFailure, NeverStop" in wrong.details) == ("SYS.1007", True)


@pytest.mark.simulator_only("looks at what the node holds in memory")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_third_parties_declare_tags_of_their_own_prefix(cloud: TestCloud) -> None:
    """On any kind, checked and queried as the others; a prefix that somebody has is refused."""
    declared = cloud.node.kernel.tags
    declared.declare([TagPattern(ANY_KIND, "acme::tier::{tier}", {"tier": one_of("a", "b")})], "acme")
    with pytest.raises(Bug, match=r"tags with the prefix\[staticIp\] are vm's there"):
        declared.declare([TagPattern("VmInstanceVO", "staticIp::{any}")], "acme")
    zone = await cloud.create("CreateZone", name="z", systemTags=["acme::tier::a"])
    await system_tag(cloud, "HostVO", cloud.deployed.uuid("host", "host-0"), "acme::tier::b")
    assert [one["uuid"] for one in await cloud.query("QueryZone", "__systemTag__=acme::tier::a")] == [
        zone["uuid"]
    ]
    wrong = await cloud.failure("CreateZone", name="y", systemTags=["acme::tier::c"])
    assert (wrong.code, "must be one of a, b" in wrong.details) == ("SYS.1007", True)
    await cloud.call("DeleteZone", uuid=zone["uuid"])
    assert await tags_of(cloud, zone["uuid"]) == []
