"""How to make each workflow run: for every one of them, the API call that begins it.

The cloud is that of small.yaml with two VMs, whose root volumes are on the NFS storage. A function brings it
to where the call makes sense, and gives the call.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from orrery.core.kernel.bus import Message
from orrery.core.storage.volume.messages import RemoveVolume
from orrery.simulator.specs import VmSpec
from orrery.testlib.cloud import TestCloud

GIB = 1 << 30
VMS = tuple("00000000000040008" + f"{number:015x}" for number in range(2))
LOGIN = {"username": "root", "password": "pw"}


@dataclass(frozen=True)
class Call:
    """An API call; `is_the_run` where its job fails if the workflow does.

    Where another run begins the workflow, that one may begin it again. Where the job begins `many_runs`, none
    of them is the job, and a node that dies interrupts it. `then` are the operations that follow it while its
    garbage waits; the same call again where there are none. `changes` are the beginnings of what it leaves
    otherwise (``host.state``) though it fails, with the reason. `leaks` are beginnings of what the oracles
    find before it, and still find if it fails. `meanwhile` happens just before the step.
    `message` stands for the call where no API begins the workflow as it is wanted.
    """

    api: str
    fields: dict[str, Any] = field(default_factory=dict)
    is_the_run: bool = True
    many_runs: bool = False
    then: tuple[tuple[str, dict[str, Any]], ...] = ()
    changes: Mapping[str, str] = field(default_factory=dict)
    leaks: tuple[str, ...] = ()
    meanwhile: Callable[[TestCloud], Awaitable[Any]] | None = None
    message: Message[Any] | None = None


Prepare = Callable[[TestCloud], Awaitable[Call]]

GONE = {"": "what is gone stays gone, and what was not reached is untouched"}
CALLS: dict[str, Prepare] = {}
"""By the name of the workflow, or of one of its steps (``cascade/root``) that needs a call of its own.

A workflow that is missing here fails the matrix.
"""


def _begins(workflow: str) -> Callable[[Prepare], Prepare]:
    def register(prepare: Prepare) -> Prepare:
        CALLS[workflow] = prepare
        return prepare

    return register


def _of(cloud: TestCloud, family: str, name: str) -> str:
    return cloud.deployed.uuid(family, name)


async def create_vms(cloud: TestCloud) -> None:
    """Makes two VMs with root volumes on the NFS storage."""
    nfs = _of(cloud, "primaryStorage", "nfs")
    for number in range(2):
        fields = {"primaryStorageUuidForRootVolume": nfs, "dataDiskSizes": []}
        vm = await cloud.create("CreateVmInstance", **_wanted(cloud, resourceUuid=VMS[number], **fields))
        assert vm["state"] == "Running"


def _vm(cloud: TestCloud) -> str:
    return VMS[0]


async def _cluster(cloud: TestCloud) -> str:
    return str((await cloud.query("QueryCluster"))[0]["uuid"])


async def _zone(cloud: TestCloud) -> str:
    return str((await cloud.query("QueryZone"))[0]["uuid"])


def _wanted(cloud: TestCloud, **fields: Any) -> dict[str, Any]:
    return {
        "name": "new",
        "instanceOfferingUuid": _of(cloud, "instanceOffering", "small"),
        "imageUuid": _of(cloud, "image", "ubuntu"),
        "l3NetworkUuids": [_of(cloud, "l3Network", "public"), _of(cloud, "l3Network", "private")],
        "defaultL3NetworkUuid": _of(cloud, "l3Network", "public"),
        "dataDiskSizes": [GIB],
        **fields,
    }


async def _image(cloud: TestCloud) -> str:
    fields = {"name": "i", "url": "http://images.example.com/i.qcow2", "format": "qcow2"}
    stores = [_of(cloud, "backupStorage", "store")]
    return str((await cloud.create("AddImage", **fields, backupStorageUuids=stores))["uuid"])


async def _configured(cloud: TestCloud, *settings: tuple[str, str, str]) -> None:
    for category, name, value in settings:
        await cloud.call("UpdateGlobalConfig", category=category, name=name, value=value)


async def _data_volume(cloud: TestCloud, vm: str | None = None, **fields: Any) -> str:
    volume = await cloud.create("CreateDataVolume", name="data", diskSize=GIB, **fields)
    if vm is not None:
        await cloud.call("AttachDataVolumeToVm", vmInstanceUuid=vm, volumeUuid=volume["uuid"])
    return str(volume["uuid"])


# hosts


@_begins("host-add")
async def _host_add(cloud: TestCloud) -> Call:
    fields = {"name": "h", "managementIp": "192.168.1.99", "clusterUuid": await _cluster(cloud), **LOGIN}
    return Call("AddKVMHost", fields)


@_begins("host-reconnect")
async def _host_reconnect(cloud: TestCloud) -> Call:
    renewed = {"system_tag": "connecting renews what the host says of itself"}
    return Call("ReconnectHost", {"uuid": _of(cloud, "host", "host-0")}, changes=renewed)


@_begins("host-maintain")
async def _host_maintain(cloud: TestCloud) -> Call:
    vm = await cloud.get("QueryVmInstance", _vm(cloud))
    fields = ("host.vm_count", "host.available_", "vm_instance.host_uuid", "vm_instance.last_host_uuid")
    moved = dict.fromkeys(fields, "VMs that have moved away run on as well elsewhere")
    return Call("ChangeHostState", {"uuid": vm["hostUuid"], "stateEvent": "maintain"}, changes=moved)


@_begins("host-delete")
async def _host_delete(cloud: TestCloud) -> Call:
    vm = await cloud.get("QueryVmInstance", _vm(cloud))
    return Call("DeleteHost", {"uuid": vm["hostUuid"]}, is_the_run=False)


@_begins("vm-stop-forced")
async def _forced_stop(cloud: TestCloud) -> Call:
    return replace(await _host_delete(cloud), then=(("StartVmInstance", {"uuid": _vm(cloud)}),))


# primary storages


async def _simulated(cloud: TestCloud) -> dict[str, Any]:
    fields = {"name": "sim", "url": "nfs://sim", "zoneUuid": await _zone(cloud), "totalCapacity": 100 * GIB}
    return await cloud.create("AddSimulatorPrimaryStorage", **fields)


async def _shared(cloud: TestCloud) -> str:
    fields = {"name": "n", "url": "192.168.10.9:/more", "zoneUuid": await _zone(cloud)}
    return str((await cloud.create("AddNfsPrimaryStorage", **fields))["uuid"])


def _lost(table: str) -> dict[str, str]:
    return {f"{table}.status": "what cannot be connected is Disconnected until it can"}


@_begins("primary-storage-add")
async def _primary_add(cloud: TestCloud) -> Call:
    fields = {"name": "sim", "url": "nfs://sim", "zoneUuid": await _zone(cloud), "totalCapacity": 100 * GIB}
    return Call("AddSimulatorPrimaryStorage", fields)


@_begins("primary-storage-attach")
async def _primary_attach(cloud: TestCloud) -> Call:
    where = {"primaryStorageUuid": await _shared(cloud), "clusterUuid": await _cluster(cloud)}
    return Call("AttachPrimaryStorageToCluster", where)


@_begins("primary-storage-detach")
async def _primary_detach(cloud: TestCloud) -> Call:
    nfs = _of(cloud, "primaryStorage", "nfs")
    where = {"primaryStorageUuid": nfs, "clusterUuid": await _cluster(cloud)}
    return Call("DetachPrimaryStorageFromCluster", where, is_the_run=False)


@_begins("primary-storage-reconnect")
async def _primary_reconnect(cloud: TestCloud) -> Call:
    nfs = _of(cloud, "primaryStorage", "nfs")
    return Call("ReconnectPrimaryStorage", {"uuid": nfs}, changes=_lost("primary_storage"))


@_begins("primary-storage-maintain")
async def _primary_maintain(cloud: TestCloud) -> Call:
    nfs = _of(cloud, "primaryStorage", "nfs")
    fields = ("host.vm_count", "host.available_", "quota.used", "vm_instance.")
    stopped = dict.fromkeys(fields, "VMs that were stopped stay stopped")
    return Call("ChangePrimaryStorageState", {"uuid": nfs, "stateEvent": "maintain"}, changes=stopped)


@_begins("primary-storage-delete")
async def _primary_delete(cloud: TestCloud) -> Call:
    where = await _cached(cloud)
    await cloud.call("DetachPrimaryStorageFromCluster", **where)
    return Call("DeletePrimaryStorage", {"uuid": where["primaryStorageUuid"]})


async def _cached(cloud: TestCloud) -> dict[str, str]:
    """A storage that nobody uses any more, attached to the cluster, with an image in its cache."""
    where = {"primaryStorageUuid": await _shared(cloud), "clusterUuid": await _cluster(cloud)}
    await cloud.call("AttachPrimaryStorageToCluster", **where)
    fields = _wanted(cloud, primaryStorageUuidForRootVolume=where["primaryStorageUuid"], dataDiskSizes=[])
    vm = await cloud.create("CreateVmInstance", **fields)
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    await cloud.call("ExpungeVmInstance", uuid=vm["uuid"])
    return where


@_begins("image-cache-download")
async def _cache_download(cloud: TestCloud) -> Call:
    return Call("CreateVmInstance", _wanted(cloud, imageUuid=await _image(cloud)), is_the_run=False)


@_begins("image-cache-delete")
async def _cache_delete(cloud: TestCloud) -> Call:
    nfs = _of(cloud, "primaryStorage", "nfs")
    fields = _wanted(cloud, imageUuid=await _image(cloud), primaryStorageUuidForRootVolume=nfs)
    vm = await cloud.create("CreateVmInstance", **fields)
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    await cloud.call("ExpungeVmInstance", uuid=vm["uuid"])
    return Call(
        "CleanUpImageCacheOnPrimaryStorage", {"uuid": nfs, "force": True}, is_the_run=False, many_runs=True
    )


# backup storages and images


@_begins("backup-storage-add")
async def _backup_add(cloud: TestCloud) -> Call:
    fields = {"name": "s", "hostname": "10.0.0.7", "url": "/images", **LOGIN}
    return Call("AddSftpBackupStorage", fields)


@_begins("backup-storage-reconnect")
async def _backup_reconnect(cloud: TestCloud) -> Call:
    store = _of(cloud, "backupStorage", "store")
    return Call("ReconnectBackupStorage", {"uuid": store}, changes=_lost("backup_storage"))


@_begins("image-add")
async def _image_add(cloud: TestCloud) -> Call:
    fields = {"name": "i", "url": "http://images.example.com/i.qcow2", "format": "qcow2"}
    return Call("AddImage", {**fields, "backupStorageUuids": [_of(cloud, "backupStorage", "store")]})


@_begins("image-expunge")
async def _image_expunge(cloud: TestCloud) -> Call:
    uuid = await _image(cloud)
    await cloud.call("DeleteImage", uuid=uuid)
    return Call("ExpungeImage", {"imageUuid": uuid})


# volumes


@_begins("volume-create")
async def _volume_create(cloud: TestCloud) -> Call:
    nfs = _of(cloud, "primaryStorage", "nfs")
    return Call("CreateDataVolume", {"name": "v", "diskSize": GIB, "primaryStorageUuid": nfs})


@_begins("volume-delete")
async def _volume_delete(cloud: TestCloud) -> Call:
    await _configured(cloud, ("volume", "deletionPolicy", "Direct"))
    volume = {"uuid": await _data_volume(cloud, _vm(cloud))}
    kinds = ("volume", "account_resource_ref", "quota.used", "primary_storage.allocated_capacity")
    gone = dict.fromkeys(kinds, "it is detached first; what is deleted stays deleted")
    return Call("DeleteDataVolume", volume, changes=gone)


@_begins("volume-expunge")
async def _volume_expunge(cloud: TestCloud) -> Call:
    uuid = await _data_volume(cloud, primaryStorageUuid=_of(cloud, "primaryStorage", "nfs"))
    await cloud.call("DeleteDataVolume", uuid=uuid)
    return Call("ExpungeDataVolume", {"uuid": uuid})


# networks


async def _new_l2(cloud: TestCloud) -> dict[str, Any]:
    fields = {"name": "new", "zoneUuid": await _zone(cloud), "physicalInterface": "eth0", "vlan": 7}
    l2 = await cloud.create("CreateL2VlanNetwork", **fields)
    return {"l2NetworkUuid": l2["uuid"], "clusterUuid": await _cluster(cloud)}


@_begins("l2-attach")
async def _l2_attach(cloud: TestCloud) -> Call:
    return Call("AttachL2NetworkToCluster", await _new_l2(cloud))


@_begins("l2-detach")
async def _l2_detach(cloud: TestCloud) -> Call:
    where = await _new_l2(cloud)
    await cloud.call("AttachL2NetworkToCluster", **where)
    return Call("DetachL2NetworkFromCluster", where)


# VMs


@_begins("vm-create")
async def _vm_create(cloud: TestCloud) -> Call:
    return Call("CreateVmInstance", _wanted(cloud))


@_begins("vm-create-stopped")
async def _vm_create_stopped(cloud: TestCloud) -> Call:
    return Call("CreateVmInstance", _wanted(cloud, strategy="CreateStopped"))


@_begins("vm-record")
async def _vm_record(cloud: TestCloud) -> Call:
    return Call("CreateVmInstance", _wanted(cloud, strategy="JustCreate"))


@_begins("vm-first-start")
async def _vm_first_start(cloud: TestCloud) -> Call:
    vm = await cloud.create("CreateVmInstance", **_wanted(cloud, strategy="JustCreate"))
    return Call("StartVmInstance", {"uuid": vm["uuid"]})


@_begins("vm-start")
async def _vm_start(cloud: TestCloud) -> Call:
    await cloud.call("DestroyVmInstance", uuid=_vm(cloud))
    await cloud.call("RecoverVmInstance", uuid=_vm(cloud))
    return Call("StartVmInstance", {"uuid": _vm(cloud)})


@_begins("vm-stop")
async def _vm_stop(cloud: TestCloud) -> Call:
    off = dict.fromkeys(("host.", "quota.", "vm_instance."), "a guest that was stopped after all stays off")
    again = (("StartVmInstance", {"uuid": _vm(cloud)}),)
    return Call("StopVmInstance", {"uuid": _vm(cloud)}, then=again, changes=off)


@_begins("vm-reboot")
async def _vm_reboot(cloud: TestCloud) -> Call:
    return Call("RebootVmInstance", {"uuid": _vm(cloud)})


@_begins("vm-pause")
async def _vm_pause(cloud: TestCloud) -> Call:
    return Call("PauseVmInstance", {"uuid": _vm(cloud)})


@_begins("vm-resume")
async def _vm_resume(cloud: TestCloud) -> Call:
    await cloud.call("PauseVmInstance", uuid=_vm(cloud))
    return Call("ResumeVmInstance", {"uuid": _vm(cloud)})


@_begins("host-stranger-destroy")
async def _stranger_destroy(cloud: TestCloud) -> Call:
    host = await cloud.get("QueryHost", _of(cloud, "host", "host-0"))
    cloud.world.incidents.start(host["managementIp"], VmSpec("nobody's", "nobody's", 1, GIB))
    await cloud.settle(180)
    (stranger,) = await cloud.query("QueryHostStranger")
    return Call("DestroyHostStranger", {"uuid": stranger["uuid"]}, leaks=("guest[nobody's] is Running",))


@_begins("host-stranger-destroy-forced")
async def _forced_stranger_destroy(cloud: TestCloud) -> Call:
    vm = _vm(cloud)
    await cloud.call("DestroyVmInstance", uuid=vm)
    host = await cloud.get("QueryHost", _of(cloud, "host", "host-1"))
    cloud.world.incidents.start(host["managementIp"], VmSpec(vm, "copy", 1, GIB))
    await cloud.settle(180)
    then = (("RecoverVmInstance", {"uuid": vm}),)
    leaks = (f"guest[{vm}] is Running",)
    return Call("DeleteHost", {"uuid": host["uuid"]}, is_the_run=False, leaks=leaks, then=then)


@_begins("vm-migrate")
async def _vm_migrate(cloud: TestCloud) -> Call:
    return Call("MigrateVm", {"vmInstanceUuid": _vm(cloud)})


@_begins("vm-destroy")
async def _vm_destroy(cloud: TestCloud) -> Call:
    await _data_volume(cloud, _vm(cloud))
    gone = {"": "what is destroyed stays destroyed"}
    again = tuple((api, {"uuid": _vm(cloud)}) for api in ("RecoverVmInstance", "StartVmInstance"))
    return Call("DestroyVmInstance", {"uuid": _vm(cloud)}, then=again, changes=gone)


@_begins("vm-destroy-now")
async def _vm_destroy_now(cloud: TestCloud) -> Call:
    await _configured(cloud, ("vm", "deletionPolicy", "Direct"))
    return await _vm_destroy(cloud)


@_begins("vm-destroy-with-data")
async def _vm_destroy_with_data(cloud: TestCloud) -> Call:
    settings = ("vm", "dataVolume.deleteOnVmDestroy", "true"), ("volume", "deletionPolicy", "Direct")
    await _configured(cloud, *settings)
    return await _vm_destroy(cloud)


@_begins("vm-destroy-now-with-data")
async def _vm_destroy_now_with_data(cloud: TestCloud) -> Call:
    await _configured(cloud, ("vm", "deletionPolicy", "Direct"))
    return await _vm_destroy_with_data(cloud)


@_begins("vm-expunge")
async def _vm_expunge(cloud: TestCloud) -> Call:
    await cloud.call("DestroyVmInstance", uuid=_vm(cloud))
    return Call("ExpungeVmInstance", {"uuid": _vm(cloud)})


@_begins("vm-attach-nic")
async def _nic_attach(cloud: TestCloud) -> Call:
    await _nic_gone(cloud)
    where = {"vmInstanceUuid": _vm(cloud), "l3NetworkUuid": _of(cloud, "l3Network", "private")}
    return Call("AttachL3NetworkToVm", where)


async def _nic_gone(cloud: TestCloud) -> None:
    """Takes the second nic from the first VM."""
    await cloud.call("DetachL3NetworkFromVm", vmNicUuid=(await _nics(cloud))[1]["uuid"])


async def _nics(cloud: TestCloud) -> list[dict[str, Any]]:
    nics: list[dict[str, Any]] = (await cloud.get("QueryVmInstance", _vm(cloud)))["vmNics"]
    return nics


@_begins("vm-detach-nic")
async def _nic_detach(cloud: TestCloud) -> Call:
    return Call("DetachL3NetworkFromVm", {"vmNicUuid": (await _nics(cloud))[0]["uuid"]})


@_begins("vm-attach-volume")
async def _volume_attach(cloud: TestCloud) -> Call:
    where = {"vmInstanceUuid": _vm(cloud), "volumeUuid": await _data_volume(cloud)}
    return Call("AttachDataVolumeToVm", where)


@_begins("vm-detach-volume")
async def _volume_detach(cloud: TestCloud) -> Call:
    return Call("DetachDataVolumeFromVm", {"uuid": await _data_volume(cloud, _vm(cloud))})


@_begins("vm-detach-volume-forced")
async def _forced_volume_detach(cloud: TestCloud) -> Call:
    """A cascade stops the VM first; so that it runs, it would have to be started right then."""
    await _configured(cloud, ("volume", "deletionPolicy", "Direct"))
    volume = await _data_volume(cloud, _vm(cloud))
    another = {"vmInstanceUuid": _vm(cloud), "volumeUuid": await _data_volume(cloud)}
    then = (("AttachDataVolumeToVm", another),)
    return Call("", message=RemoveVolume(volume, force=True), is_the_run=False, then=then)


@_begins("vm-detach-nic-forced")
async def _forced_nic_detach(cloud: TestCloud) -> Call:
    l3 = _of(cloud, "l3Network", "public")
    fields = {"uuid": l3, "deleteMode": "Enforcing"}
    other = {"vmNicUuid": (await _nics(cloud))[1]["uuid"]}
    return Call("DeleteL3Network", fields, is_the_run=False, then=(("DetachL3NetworkFromVm", other),))


# everything


@_begins("cascade")
async def _cascade(cloud: TestCloud) -> Call:
    await _data_volume(cloud, _vm(cloud))
    return Call("DeleteZone", {"uuid": await _zone(cloud)}, changes=GONE)


@_begins("cascade/level-4")
@_begins("cascade/level-5")
async def _deep_cascade(cloud: TestCloud) -> Call:
    """The lower levels are done again for what came while the cascade ran: a host with a network."""
    call, cluster = await _cascade(cloud), await _cluster(cloud)
    fields = {"name": "late", "managementIp": "192.168.1.99", "clusterUuid": cluster, **LOGIN}
    network = await _new_l2(cloud)

    async def meanwhile(cloud: TestCloud) -> None:
        await cloud.create("AddKVMHost", **fields)
        await cloud.call("AttachL2NetworkToCluster", **network)

    return replace(call, meanwhile=meanwhile)


@_begins("cascade/root")
async def _cascade_of_storage(cloud: TestCloud) -> Call:
    """The storage's own deletion removes what is in its cache."""
    where = await _cached(cloud)
    return Call("DeletePrimaryStorage", {"uuid": where["primaryStorageUuid"]}, changes=GONE)
