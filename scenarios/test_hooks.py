"""Every hook that the built-in nouns offer is called, and offerings choose by their strategies."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orrery.core.api.catalogue import plugins
from orrery.core.compute.vm import records
from orrery.core.compute.vm.hooks import hookimpl
from orrery.core.compute.vm.messages import HaltVm
from orrery.core.kernel.errors import StepFailed
from orrery.scenarios.guests import B, host_of, strike, vm_on_a
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud, Fault, FaultKind

SIZES = {
    "images": {"http://images.example.com/ubuntu-22.04.qcow2": {"size": 4 << 30, "actual_size": 1 << 30}},
    "storages": {
        "192.168.10.6:/export/vms": {"total": 50 << 40, "available": 50 << 40},
        "192.168.10.7:/export/small": {"total": 1 << 40, "available": 1 << 40},
    },
}


class Recorder:
    """Notes which hooks were called; every one of them is there."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.states: list[tuple[str, str]] = []

    @hookimpl
    def before_vm_create(self, vm: Any) -> None:
        self.calls.append("before_vm_create")

    @hookimpl
    def after_vm_state_change(self, before: str, after: str) -> None:
        self.calls.append("after_vm_state_change")
        self.states.append((before, after))


def _noting(name: str) -> Any:
    def note(self: Recorder) -> None:
        self.calls.append(name)

    note.__name__ = name
    return hookimpl(note)


def _offered() -> list[str]:
    return sorted(hook for plugin in plugins() if plugin.is_built_in for hook in plugin.offers)


for offered in _offered():
    if not hasattr(Recorder, offered):
        setattr(Recorder, offered, _noting(offered))


@pytest.mark.simulator_only("registers hooks in the node")
@pytest.mark.cloud("small")
async def test_every_hook_is_called(cloud: TestCloud) -> None:
    """One cloud in which everything happens that a hook tells of."""
    recorder = Recorder()
    cloud.node.kernel.hooks.register(recorder, "recorder")
    cloud.node.kernel.hooks.check_pending()
    await _use_networks(cloud)
    await _use_storages(cloud)
    await _use_vms(cloud)
    await _use_accounts(cloud)
    assert sorted(set(recorder.calls)) == _offered()
    assert ("Starting", "Running") in recorder.states
    assert ("Stopping", "Stopped") in recorder.states
    assert ("Destroying", "Destroyed") in recorder.states
    assert ("Destroyed", "Stopped") in recorder.states


@pytest.mark.simulator_only("registers hooks in the node")
@pytest.mark.cloud("small")
async def test_a_forced_stop_tells_of_every_state_as_an_ordinary_one_does(cloud: TestCloud) -> None:
    recorder = Recorder()
    cloud.node.kernel.hooks.register(recorder, "recorder")
    for number, force in enumerate((False, True)):
        recorder.states.clear()
        await cloud.node.kernel.bus.call(HaltVm(cloud.deployed.uuid("vm", f"web-{number}"), force))
        assert recorder.states == [("Running", "Stopping"), ("Stopping", "Stopped")]


@pytest.mark.simulator_only("registers hooks in the node")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_guest_that_is_found_after_its_migration_failed_is_told_of(cloud: TestCloud) -> None:
    recorder = Recorder()
    cloud.node.kernel.hooks.register(recorder, "recorder")
    vm = await vm_on_a(cloud)
    strike(cloud, FaultKind.BROKEN_HANDOVER, count=1)
    silent = strike(cloud, FaultKind.LOST_REPLY, operations=("list_vms",), addresses=(B,))
    await cloud.failure("MigrateVm", vmInstanceUuid=vm, hostUuid=host_of(cloud, 1))
    cloud.faults.remove(silent)
    await asyncio.sleep(1200)
    assert recorder.states[-2:] == [("Migrating", "Unknown"), ("Unknown", "Running")]


async def _use_networks(cloud: Cloud) -> None:
    zone, cluster = cloud.deployed.uuid("zone", "zone"), cloud.deployed.uuid("cluster", "cluster")
    made = {"name": "l2", "zoneUuid": zone, "physicalInterface": "eth0", "vlan": 7}
    l2 = (await cloud.create("CreateL2VlanNetwork", **made))["uuid"]
    where = {"l2NetworkUuid": l2, "clusterUuid": cluster}
    await cloud.call("AttachL2NetworkToCluster", **where)
    l3 = (await cloud.create("CreateL3Network", name="l3", l2NetworkUuid=l2))["uuid"]
    await cloud.call("AddIpRangeByNetworkCidr", name="r", l3NetworkUuid=l3, networkCidr="10.77.0.0/24")
    vm = cloud.deployed.uuid("vm", "web-1")
    attached = await cloud.create("AttachL3NetworkToVm", vmInstanceUuid=vm, l3NetworkUuid=l3)
    (nic,) = [nic["uuid"] for nic in attached["vmNics"] if nic["l3NetworkUuid"] == l3]
    await cloud.call("DetachL3NetworkFromVm", vmNicUuid=nic)
    await cloud.call("DetachL2NetworkFromCluster", **where)


async def _use_storages(cloud: Cloud) -> None:
    zone, cluster = cloud.deployed.uuid("zone", "zone"), cloud.deployed.uuid("cluster", "cluster")
    made = {"name": "second", "zoneUuid": zone, "url": "192.168.10.6:/export/second"}
    storage = (await cloud.create("AddNfsPrimaryStorage", **made))["uuid"]
    where = {"primaryStorageUuid": storage, "clusterUuid": cluster}
    await cloud.call("AttachPrimaryStorageToCluster", **where)
    await cloud.call("DetachPrimaryStorageFromCluster", **where)
    store = cloud.deployed.uuid("backupStorage", "store")
    url = "http://images.example.com/ubuntu-22.04.qcow2"
    await cloud.create("AddImage", name="again", url=url, format="qcow2", backupStorageUuids=[store])
    volume = await cloud.create("CreateDataVolume", name="v", diskSize=1 << 30)
    vm = cloud.deployed.uuid("vm", "web-0")
    await cloud.call("AttachDataVolumeToVm", vmInstanceUuid=vm, volumeUuid=volume["uuid"])
    await cloud.call("DetachDataVolumeFromVm", uuid=volume["uuid"])


async def _use_accounts(cloud: Cloud) -> None:
    account = (await cloud.create("CreateAccount", name="acme", password="0" * 128))["uuid"]
    vm = cloud.deployed.uuid("vm", "web-1")
    await cloud.call("ChangeResourceOwner", accountUuid=account, resourceUuid=vm)
    await cloud.call("DeleteAccount", uuid=account)


async def _use_vms(cloud: Cloud) -> None:
    vm = await cloud.get("QueryVmInstance", cloud.deployed.uuid("vm", "web-0"))
    same = {"imageUuid": vm["imageUuid"], "l3NetworkUuids": [vm["defaultL3NetworkUuid"]]}
    made = await cloud.create("CreateVmInstance", name="n", cpuNum=1, memorySize=1 << 30, **same)
    await cloud.call("StopVmInstance", uuid=made["uuid"])
    await cloud.call("DestroyVmInstance", uuid=made["uuid"])
    await cloud.call("RecoverVmInstance", uuid=made["uuid"])
    tag = {"resourceUuid": made["uuid"], "resourceType": "VmInstanceVO", "tag": "hostname::renamed"}
    await cloud.call("CreateSystemTag", **tag)
    host = vm["hostUuid"]
    ratio = {"category": "host", "name": "cpu.overProvisioning.ratio", "value": "9"}
    await cloud.call("UpdateResourceConfig", resourceUuid=host, **ratio)
    await cloud.call("ReconnectHost", uuid=host)
    address = (await cloud.get("QueryHost", host))["managementIp"]
    off = cloud.faults.add(Fault(kind=FaultKind.DEAD_HOST, addresses=(address,), power=False))
    await cloud.settle(300)
    await cloud.call("ConfirmHostPoweredOff", uuid=host)
    cloud.faults.remove(off)
    await cloud.settle(300)
    mute = cloud.faults.add(Fault(kind=FaultKind.MUTE_HOST, addresses=(address,)))
    await cloud.call("DeleteHost", uuid=host, deleteMode="Enforcing")
    cloud.faults.remove(mute)
    await cloud.settle(300)


@pytest.mark.parametrize(
    ("api", "field", "size"),
    [
        ("CreateInstanceOffering", "allocatorStrategy", {"cpuNum": 1, "memorySize": 1 << 30}),
        ("CreateDiskOffering", "allocationStrategy", {"diskSize": 1 << 30}),
    ],
)
async def test_an_unknown_strategy_is_refused_with_those_there_are(
    cloud: Cloud, api: str, field: str, size: dict[str, int]
) -> None:
    """SYS.1007 names the field and the known ones."""
    failure = await cloud.failure(api, name="o", **size, **{field: "Anywhere"})
    assert failure.code == "SYS.1007"
    assert f"field[{field}]: there is no [Anywhere]; this node knows: Default" in failure.details


@pytest.mark.parametrize(
    ("strategy", "chosen"),
    [
        ("DefaultPrimaryStorageAllocationStrategy", "large"),
        ("LeastVolumePrimaryStorageAllocationStrategy", "small"),
        ("MaximumAvailableCapacityAllocationStrategy", "large"),
    ],
)
@pytest.mark.cloud("small", parameters=SIZES)
async def test_a_disk_offering_chooses_the_storage_by_its_strategy(
    cloud: Cloud, strategy: str, chosen: str
) -> None:
    """Of two storages, one is larger and holds a volume already."""
    zone, cluster = cloud.deployed.uuid("zone", "zone"), cloud.deployed.uuid("cluster", "cluster")
    await cloud.call(
        "DetachPrimaryStorageFromCluster",
        primaryStorageUuid=cloud.deployed.uuid("primaryStorage", "local"),
        clusterUuid=cluster,
    )
    storages = {"large": cloud.deployed.uuid("primaryStorage", "nfs")}
    made = {"name": "small", "zoneUuid": zone, "url": "192.168.10.7:/export/small"}
    storages["small"] = (await cloud.create("AddNfsPrimaryStorage", **made))["uuid"]
    where = {"primaryStorageUuid": storages["small"], "clusterUuid": cluster}
    await cloud.call("AttachPrimaryStorageToCluster", **where)
    offering = await cloud.create(
        "CreateDiskOffering", name="o", diskSize=1 << 30, allocationStrategy=strategy
    )
    first = await _attached_volume(cloud, diskSize=1 << 30)
    assert first["primaryStorageUuid"] == storages["large"]
    volume = await _attached_volume(cloud, diskOfferingUuid=offering["uuid"])
    assert volume["primaryStorageUuid"] == storages[chosen]


async def _attached_volume(cloud: Cloud, **what: Any) -> dict[str, Any]:
    volume = await cloud.create("CreateDataVolume", name="v", **what)
    vm = cloud.deployed.uuid("vm", "web-0")
    await cloud.call("AttachDataVolumeToVm", vmInstanceUuid=vm, volumeUuid=volume["uuid"])
    return await cloud.get("QueryVolume", volume["uuid"])


@pytest.mark.simulator_only("sends messages inside the node")
@pytest.mark.cloud("small")
async def test_a_forced_stop_that_fails_within_the_node_leaves_it_to_the_host_what_the_vm_does(
    cloud: TestCloud,
) -> None:
    """The guest is off by then, so the VM must not read Running."""
    (vm, *_) = await cloud.query("QueryVmInstance")
    await cloud.settle(1)

    change_state = records.change_state

    def change_unless_stopped(tx: Any, uuid: str, state: str, *rest: Any, **values: Any) -> None:
        if state == "Stopped":
            raise RuntimeError("the row cannot be written")
        change_state(tx, uuid, state, *rest, **values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "change_state", change_unless_stopped)
        with pytest.raises(StepFailed):
            await cloud.node.kernel.bus.call(HaltVm(vm["uuid"], force=True))
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Unknown"
    await cloud.settle(300)
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Stopped"
