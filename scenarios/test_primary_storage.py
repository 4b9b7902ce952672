"""Primary storages through the API: what they hold, who reaches them, and their image caches."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from orrery.backends.sim.storage import SimPrimaryStorage
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.workflow import CallId
from orrery.core.storage.primary.backend import CapacityReport, PrimaryStorageBackend, StorageSpec
from orrery.core.storage.primary.messages import AddPrimaryStorage, AddStorageOfType
from orrery.core.storage.primary.types import LOCAL, NFS, StorageType
from orrery.scenarios.cases.primary_storage import GIB, cluster_of, simulated, storage, zone_of
from orrery.scenarios.cases.vm import wanted
from orrery.scenarios.vms import small_vm
from orrery.simulator.world import World
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud, Fault, FaultKind

LOGIN = {"username": "root", "password": "pw"}


async def attach(cloud: Cloud, storage_uuid: str, cluster_uuid: str) -> dict[str, Any]:
    where = {"clusterUuid": cluster_uuid, "primaryStorageUuid": storage_uuid}
    return await cloud.create("AttachPrimaryStorageToCluster", **where)


async def detach(cloud: Cloud, name: str) -> str:
    """Detaches a storage of the small cloud; gives its uuid."""
    uuid: str = (await storage(cloud, name))["uuid"]
    where = {"clusterUuid": await cluster_of(cloud), "primaryStorageUuid": uuid}
    await cloud.create("DetachPrimaryStorageFromCluster", **where)
    return uuid


@pytest.mark.cloud("small")
async def test_a_shared_storage_is_connected_as_long_as_a_host_of_its_clusters_is(cloud: Cloud) -> None:
    hosts = [host["managementIp"] for host in await cloud.query("QueryHost")]
    fault = cloud.faults.add(Fault(kind=FaultKind.DEAD_HOST, addresses=tuple(hosts[1:])))
    await cloud.settle(200)
    assert (await storage(cloud, "nfs"))["status"] == "Connected"
    last = cloud.faults.add(Fault(kind=FaultKind.DEAD_HOST, addresses=(hosts[0],)))
    await cloud.settle(200)
    assert (await storage(cloud, "nfs"))["status"] == "Disconnected"
    assert (await storage(cloud, "local"))["status"] == "Connected"
    for number in (fault, last):
        cloud.faults.remove(number)
    await cloud.settle(300)
    assert (await storage(cloud, "nfs"))["status"] == "Connected"


@pytest.mark.cloud("small")
async def test_a_storage_attached_to_an_empty_cluster_connects_with_its_first_host(cloud: Cloud) -> None:
    zone = await zone_of(cloud)
    cluster = await cloud.create("CreateCluster", name="c", zoneUuid=zone, hypervisorType="KVM")
    nfs = await cloud.create("AddNfsPrimaryStorage", name="n", url="10.0.0.9:/x", zoneUuid=zone)
    local = await cloud.create("AddLocalPrimaryStorage", name="l", url="/x", zoneUuid=zone)
    assert (await attach(cloud, nfs["uuid"], cluster["uuid"]))["status"] == "Disconnected"
    await attach(cloud, local["uuid"], cluster["uuid"])
    await cloud.create("AddKVMHost", name="h", managementIp="10.0.0.21", clusterUuid=cluster["uuid"], **LOGIN)
    assert (await cloud.get("QueryPrimaryStorage", nfs["uuid"]))["status"] == "Connected"
    part = await cloud.call("GetLocalStorageHostDiskCapacity", primaryStorageUuid=local["uuid"])
    assert len(part["inventories"]) == 1
    whole = await cloud.get("QueryPrimaryStorage", local["uuid"])
    assert whole["totalCapacity"] == part["inventories"][0]["totalCapacity"] > 0


@pytest.mark.cloud("small")
async def test_a_storage_whose_server_is_silent_cannot_be_attached(cloud: Cloud) -> None:
    cluster, zone = await cluster_of(cloud), await zone_of(cloud)
    nfs = await cloud.create("AddNfsPrimaryStorage", name="n", url="192.0.2.8:/x", zoneUuid=zone)
    where = {"clusterUuid": cluster, "primaryStorageUuid": nfs["uuid"]}
    failure = await cloud.failure("AttachPrimaryStorageToCluster", **where)
    assert failure.code == "PS.1001"
    after = await cloud.get("QueryPrimaryStorage", nfs["uuid"])
    assert (after["status"], after["attachedClusterUuids"]) == ("Disconnected", [])


@pytest.mark.cloud("small")
async def test_a_storage_of_another_zone_or_with_the_same_url_cannot_be_attached(cloud: Cloud) -> None:
    cluster, zone = await cluster_of(cloud), await zone_of(cloud)
    other = (await cloud.create("CreateZone", name="other"))["uuid"]
    far = await cloud.create("AddNfsPrimaryStorage", name="n", url="10.0.0.9:/x", zoneUuid=other)
    where = {"clusterUuid": cluster, "primaryStorageUuid": far["uuid"]}
    assert (await cloud.failure("AttachPrimaryStorageToCluster", **where)).code == "SYS.1007"
    twin = await cloud.create("AddLocalPrimaryStorage", name="l", url="/var/lib/vms", zoneUuid=zone)
    where = {"clusterUuid": cluster, "primaryStorageUuid": twin["uuid"]}
    assert (await cloud.failure("AttachPrimaryStorageToCluster", **where)).code == "SYS.1007"


@pytest.mark.parametrize("url", ["/x", "host:x", "host:/proc/1", "host:/sys", "192.168.10.6:/export/vms"])
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_an_nfs_url_that_is_none_or_taken_is_refused(cloud: Cloud, url: str) -> None:
    where = {"name": "n", "url": url, "zoneUuid": await zone_of(cloud)}
    assert (await cloud.failure("AddNfsPrimaryStorage", **where)).code == "SYS.1007"
    assert len(await cloud.query("QueryPrimaryStorage")) == 2


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_no_storage_is_where_an_nfs_storage_of_the_zone_is(cloud: Cloud) -> None:
    """In whichever order they come, and of whatever type the other one is."""
    [nfs] = await cloud.query("QueryPrimaryStorage", "type=NFS")
    size = {"totalCapacity": 1 << 40, "availableCapacity": 1 << 40}
    wanted = {"name": "s", "zoneUuid": await zone_of(cloud), **size}
    failure = await cloud.failure("AddSimulatorPrimaryStorage", url=nfs["url"], **wanted)
    assert (failure.code, nfs["uuid"] in str(failure)) == ("SYS.1007", True)
    other = await cloud.create("AddSimulatorPrimaryStorage", url="192.168.10.9:/export", **wanted)
    where = {"name": "n", "url": other["url"], "zoneUuid": wanted["zoneUuid"]}
    assert (await cloud.failure("AddNfsPrimaryStorage", **where)).code == "SYS.1007"


@pytest.mark.cloud("small")
async def test_maintenance_and_detaching_stop_the_vms_on_a_storage(cloud: Cloud) -> None:
    local = await storage(cloud, "local")
    await cloud.create("ChangePrimaryStorageState", uuid=local["uuid"], stateEvent="maintain")
    assert {vm["state"] for vm in await cloud.query("QueryVmInstance")} == {"Stopped"}
    await cloud.create("ChangePrimaryStorageState", uuid=local["uuid"], stateEvent="enable")
    vm = await small_vm(cloud)
    await detach(cloud, "local")
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Stopped"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_an_image_is_brought_to_a_storage_once_however_many_vms_ask_for_it(cloud: Cloud) -> None:
    await detach(cloud, "local")
    before = await storage(cloud, "nfs")
    vms = await asyncio.gather(*(small_vm(cloud, f"vm-{number}") for number in range(8)))
    [cache] = await cloud.query("QueryImageCache", f"primaryStorageUuid={before['uuid']}")
    assert cache["installUrl"].startswith(before["mountPath"] + "/imagecache/template/")
    roots = [vm["allVolumes"][0] for vm in vms]
    taken = sum(root["size"] for root in roots) + cache["size"]
    after = await storage(cloud, "nfs")
    assert after["availableCapacity"] == before["availableCapacity"] - taken


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_download_to_the_cache_that_fails_leaves_nothing_and_can_be_tried_again(cloud: Cloud) -> None:
    before = [await storage(cloud, "nfs"), await storage(cloud, "local")]
    broken = Fault(kind=FaultKind.FAILED_CALL, operations=("download_image",))
    fault = cloud.faults.add(broken)
    with pytest.raises(Exception, match="download_image"):
        await small_vm(cloud)
    assert await cloud.query("QueryImageCache") == []
    now = [await storage(cloud, "nfs"), await storage(cloud, "local")]
    assert [s["availableCapacity"] for s in now] == [s["availableCapacity"] for s in before]
    cloud.faults.remove(fault)
    assert (await small_vm(cloud))["state"] == "Running"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_lost_answer_delays_a_download_and_no_more(cloud: Cloud) -> None:
    lost = Fault(kind=FaultKind.LOST_REPLY, operations=("download_image", "create_volume"), count=2)
    cloud.faults.add(lost)
    began = asyncio.get_running_loop().time()
    assert (await small_vm(cloud))["state"] == "Running"
    assert asyncio.get_running_loop().time() - began < 300


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_cached_image_goes_when_nothing_needs_it(cloud: Cloud) -> None:
    before = await storage(cloud, "local")
    vm = await small_vm(cloud)
    image = vm["imageUuid"]
    clean = {"uuid": before["uuid"]}
    await cloud.call("DeleteImage", uuid=image)
    await cloud.call("ExpungeImage", imageUuid=image)
    await cloud.call("CleanUpImageCacheOnPrimaryStorage", **clean)
    assert len(await cloud.query("QueryImageCache")) == 1, "a volume is made of it"
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    await cloud.call("ExpungeVmInstance", uuid=vm["uuid"])
    await cloud.call("CleanUpImageCacheOnPrimaryStorage", **clean)
    assert await cloud.query("QueryImageCache") == []
    assert (await storage(cloud, "local"))["availableCapacity"] == before["availableCapacity"]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_cached_image_without_an_image_goes_by_itself(cloud: Cloud) -> None:
    interval = {"category": "primaryStorage", "name": "imageCache.garbageCollector.interval"}
    await cloud.call("UpdateGlobalConfig", **interval, value="600")
    vm = await small_vm(cloud)
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    await cloud.call("ExpungeVmInstance", uuid=vm["uuid"])
    await cloud.settle(700)
    assert len(await cloud.query("QueryImageCache")) == 1, "its image is still there"
    await cloud.call("DeleteImage", uuid=vm["imageUuid"])
    await cloud.settle(700)
    assert await cloud.query("QueryImageCache") == []


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_cached_image_of_a_silent_host_is_removed_once_it_is_back(cloud: Cloud) -> None:
    vm = await small_vm(cloud)
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    await cloud.call("ExpungeVmInstance", uuid=vm["uuid"])
    lost = Fault(kind=FaultKind.LOST_CALL, operations=("delete_bits",), duration=600.0)
    cloud.faults.add(lost)
    local = await storage(cloud, "local")
    await cloud.call("CleanUpImageCacheOnPrimaryStorage", uuid=local["uuid"], force=True)
    assert await cloud.query("QueryImageCache") == []
    assert (await small_vm(cloud))["state"] == "Running", "the same path is taken again meanwhile"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_storage_is_deleted_with_its_image_cache(cloud: Cloud) -> None:
    vm = await small_vm(cloud)
    uuid = await detach(cloud, "local")
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Stopped"
    assert await cloud.query("QueryImageCache")
    await cloud.call("DeletePrimaryStorage", uuid=uuid)
    assert await cloud.query("QueryVmInstance") == []
    assert await cloud.query("QueryImageCache") == []
    assert [one["name"] for one in await cloud.query("QueryPrimaryStorage")] == ["nfs"]


@pytest.mark.cloud("small", variables={"vms": 0}, parameters={"storage": {"allocated_share": 0.1}})
async def test_over_provisioning_holds_at_once_and_is_taken_back_exactly(cloud: Cloud) -> None:
    made = await simulated(cloud, totalCapacity=10 * GIB)
    await attach(cloud, made["uuid"], await cluster_of(cloud))
    ratio = {"category": "mevoco", "name": "overProvisioning.primaryStorage"}
    where = {"primaryStorageUuid": made["uuid"], "diskSize": 3 * GIB + 1}
    volumes = [await cloud.create("CreateDataVolume", name="v", **where) for _ in range(2)]
    await cloud.call("UpdateGlobalConfig", **ratio, value="2.5")
    after = await cloud.get("QueryPrimaryStorage", made["uuid"])
    assert after["availableCapacity"] == 10 * GIB - 2 * (3 * GIB + 1) * 100 // 250
    volumes += [await cloud.create("CreateDataVolume", name="v", **where) for _ in range(5)]
    assert (await cloud.failure("CreateDataVolume", name="v", **where)).code == "SYS.1006"
    await cloud.call("UpdateGlobalConfig", **ratio, value="1.0")
    overdrawn = await cloud.get("QueryPrimaryStorage", made["uuid"])
    room = await cloud.call("GetPrimaryStorageCapacity", primaryStorageUuids=[made["uuid"]])
    assert (overdrawn["availableCapacity"], room["availableCapacity"]) == (0, 0)
    for volume in volumes:
        await cloud.call("DeleteDataVolume", uuid=volume["uuid"])
        await cloud.call("ExpungeDataVolume", uuid=volume["uuid"])
    after = await cloud.get("QueryPrimaryStorage", made["uuid"])
    assert after["availableCapacity"] == 10 * GIB


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_concurrent_volumes_never_take_more_than_there_is(cloud: Cloud) -> None:
    made = await simulated(cloud, totalCapacity=6 * GIB)
    where = {"primaryStorageUuid": made["uuid"], "diskSize": GIB}
    await cloud.call("UpdateGlobalConfig", category="primaryStorage", name="reservedCapacity", value="2G")
    calls = [cloud.call("CreateDataVolume", name=f"v-{n}", **where) for n in range(10)]
    results = await asyncio.gather(*calls, return_exceptions=True)
    failures = [result for result in results if isinstance(result, BaseException)]
    assert len(failures) == 6
    assert all("SYS.1006" in str(failure) for failure in failures)
    assert (await cloud.get("QueryPrimaryStorage", made["uuid"]))["availableCapacity"] == 2 * GIB


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_removed_host_takes_its_part_of_a_local_storage_with_it(cloud: Cloud) -> None:
    vm = await small_vm(cloud)
    before = await storage(cloud, "local")
    host = vm["hostUuid"]
    failure = await cloud.failure("DeleteHost", uuid=host)
    assert "local storage" in str(failure.__dict__)
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    await cloud.call("ExpungeVmInstance", uuid=vm["uuid"])
    await cloud.call("DeleteHost", uuid=host)
    after = await storage(cloud, "local")
    assert after["totalCapacity"] == before["totalCapacity"] * 2 // 3
    assert after["availableCapacity"] == after["totalCapacity"]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_disabled_storage_takes_no_volumes(cloud: Cloud) -> None:
    for name in ("nfs", "local"):
        uuid = (await storage(cloud, name))["uuid"]
        await cloud.create("ChangePrimaryStorageState", uuid=uuid, stateEvent="disable")
    with pytest.raises(Exception, match=r"SYS\.1006"):
        await small_vm(cloud)


class Tape(SimPrimaryStorage):
    """A type that the world knows by another name."""

    def __init__(self, world: World, like: str = NFS) -> None:
        super().__init__(world)
        self.like = like

    async def connect(
        self, storages: Sequence[StorageSpec], host: HostRef | None, call: CallId
    ) -> list[CapacityReport]:
        """See `PrimaryStorageBackend`."""
        assert {storage.type for storage in storages} == {"Tape"}
        return await super().connect([replace(one, type=self.like) for one in storages], host, call)


@pytest.mark.simulator_only("registers a strategy or backend in the node")
@pytest.mark.cloud("small")
async def test_a_plugin_can_bring_a_type_of_its_own(cloud: TestCloud) -> None:
    kernel = cloud.node.kernel
    wanted = AddPrimaryStorage(name="t", url="10.0.0.9:/tape", zone_uuid=await zone_of(cloud))
    with pytest.raises(InvalidArgument, match="NFS, SharedMountPoint"):
        await kernel.bus.call(AddStorageOfType("Tape", wanted))
    kernel.backends.add(StorageType, "Tape", StorageType("Tape", needs_host=True))
    kernel.backends.add(PrimaryStorageBackend, "Tape", Tape(cloud.world))
    uuid = await kernel.bus.call(AddStorageOfType("Tape", wanted))
    assert (await cloud.get("QueryPrimaryStorage", uuid))["type"] == "Tape"
    assert "Tape" in (await cloud.call("GetPrimaryStorageTypes"))["types"]
    await attach(cloud, uuid, await cluster_of(cloud))
    for name in ("local", "nfs"):
        await detach(cloud, name)
    vm = await small_vm(cloud)
    (root,) = vm["allVolumes"]
    assert (root["primaryStorageUuid"], vm["state"]) == (uuid, "Running")
    assert root["installPath"] in [bits.path for bits in cloud.truth.volumes()]
    await cloud.call("DeletePrimaryStorage", uuid=uuid)
    assert await cloud.query("QueryVmInstance", f"uuid={vm['uuid']}") == []


@pytest.mark.simulator_only("registers a strategy or backend in the node")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_type_of_a_plugin_can_keep_its_bits_on_single_hosts(cloud: TestCloud) -> None:
    kernel = cloud.node.kernel
    kernel.backends.add(StorageType, "Tape", StorageType("Tape", needs_host=False, per_host=True))
    kernel.backends.add(PrimaryStorageBackend, "Tape", Tape(cloud.world, like=LOCAL))
    wanted = AddPrimaryStorage(name="t", url="/tape", zone_uuid=await zone_of(cloud))
    uuid = await kernel.bus.call(AddStorageOfType("Tape", wanted))
    await attach(cloud, uuid, await cluster_of(cloud))
    for name in ("local", "nfs"):
        await detach(cloud, name)
    vm = await small_vm(cloud)
    (root,) = vm["allVolumes"]
    assert (root["primaryStorageUuid"], vm["state"]) == (uuid, "Running")
    (bits,) = [one for one in cloud.world.volumes() if one.path == root["installPath"]]
    host = await cloud.get("QueryHost", vm["hostUuid"])
    assert bits.address == host["managementIp"]
    await cloud.call("StopVmInstance", uuid=vm["uuid"])
    await cloud.call("StartVmInstance", uuid=vm["uuid"])
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["hostUuid"] == vm["hostUuid"]
    volume = await cloud.create("CreateDataVolume", name="d", diskSize=1 << 30)
    await cloud.call("AttachDataVolumeToVm", volumeUuid=volume["uuid"], vmInstanceUuid=vm["uuid"])
    data = await cloud.get("QueryVolume", volume["uuid"])
    assert data["primaryStorageUuid"] == uuid
    assert data["installPath"] in [one.path for one in cloud.world.volumes() if one.address == bits.address]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_vm_with_local_disks_starts_on_no_other_host(cloud: Cloud) -> None:
    local = (await cloud.query("QueryPrimaryStorage", "name=local"))[0]["uuid"]
    vm = await cloud.create("CreateVmInstance", **wanted(cloud, primaryStorageUuidForRootVolume=local))
    host = vm["hostUuid"]
    await cloud.call("StopVmInstance", uuid=vm["uuid"])
    await cloud.call("ChangeHostState", uuid=host, stateEvent="disable")
    failure = await cloud.failure("StartVmInstance", uuid=vm["uuid"])
    assert f"host[uuid:{host}] is Disabled" in str(failure)
    await cloud.call("ChangeHostState", uuid=host, stateEvent="enable")
    assert (await cloud.create("StartVmInstance", uuid=vm["uuid"]))["hostUuid"] == host
