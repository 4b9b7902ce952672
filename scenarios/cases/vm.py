"""Calls on VMs and their nics."""

from __future__ import annotations

from typing import Any

from orrery.scenarios.cases import Case
from orrery.testlib.environment import Cloud

GIB = 1 << 30
ABSENT = "0" * 12 + "4" + "0" * 3 + "8" + "0" * 15


def vm_of(cloud: Cloud, number: int = 0) -> str:
    """The uuid of a VM of small.yaml."""
    return cloud.deployed.uuid("vm", f"web-{number}")


def l3_of(cloud: Cloud, name: str = "public") -> str:
    """The uuid of an L3 network of small.yaml."""
    return cloud.deployed.uuid("l3Network", name)


def wanted(cloud: Cloud, **fields: Any) -> dict[str, Any]:
    """What a small VM is created with."""
    return {
        "name": "new",
        "instanceOfferingUuid": cloud.deployed.uuid("instanceOffering", "small"),
        "imageUuid": cloud.deployed.uuid("image", "ubuntu"),
        "l3NetworkUuids": [l3_of(cloud)],
        "primaryStorageUuidForRootVolume": cloud.deployed.uuid("primaryStorage", "nfs"),
        **fields,
    }


async def room(cloud: Cloud, number: int, memory_gib: int = 1, cpus: int = 1) -> bool:
    """Whether a host of small.yaml (64 GiB, 160 CPUs) takes a VM of this size; it is gone again then."""
    host = {"hostUuid": cloud.deployed.uuid("host", f"host-{number}")}
    size = {"instanceOfferingUuid": None, "cpuNum": cpus, "memorySize": memory_gib * GIB}
    fields = wanted(cloud, **size, **host)
    try:
        vm = await cloud.create("CreateVmInstance", **fields)
    except Exception as failure:
        assert "HOST_ALLOCATION" in str(failure), failure
        return False
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    return True


async def stop(cloud: Cloud, number: int = 0) -> str:
    """Stops a VM and gives its uuid."""
    await cloud.call("StopVmInstance", uuid=vm_of(cloud, number))
    return vm_of(cloud, number)


async def data_volume(cloud: Cloud) -> str:
    """A new data volume, not instantiated."""
    volume = await cloud.create("CreateDataVolume", name="data", diskSize=GIB)
    return str(volume["uuid"])


async def create(cloud: Cloud) -> None:
    """A VM with two nics and a data disk runs."""
    vm = await cloud.create(
        "CreateVmInstance",
        **wanted(
            cloud,
            l3NetworkUuids=[l3_of(cloud), l3_of(cloud, "private")],
            defaultL3NetworkUuid=l3_of(cloud, "private"),
            dataDiskSizes=[GIB],
        ),
    )
    assert vm["state"] == "Running"
    assert vm["hostUuid"] == vm["lastHostUuid"]
    assert [nic["deviceId"] for nic in vm["vmNics"]] == [0, 1]
    assert [volume["type"] for volume in vm["allVolumes"]] == ["Root", "Data"]
    assert len(vm["vmCdRoms"]) == 1


async def create_without_size(cloud: Cloud) -> str:
    """Neither an offering nor CPUs and memory."""
    return (await cloud.failure("CreateVmInstance", **wanted(cloud, instanceOfferingUuid=None))).code


async def start(cloud: Cloud) -> None:
    """A stopped VM starts on its last host."""
    uuid = await stop(cloud)
    before = await cloud.get("QueryVmInstance", uuid)
    vm = await cloud.create("StartVmInstance", uuid=uuid)
    assert (vm["state"], vm["hostUuid"]) == ("Running", before["lastHostUuid"])


async def start_paused(cloud: Cloud) -> str:
    """A paused VM is resumed, not started."""
    await cloud.call("PauseVmInstance", uuid=vm_of(cloud))
    failure = await cloud.failure("StartVmInstance", uuid=vm_of(cloud))
    assert failure.root.code == "VM.1010"
    return failure.code


async def stopped(cloud: Cloud) -> None:
    """A stopped VM has no host, but remembers its last."""
    vm = await cloud.create("StopVmInstance", uuid=vm_of(cloud), type="cold")
    assert vm["state"] == "Stopped"
    assert "hostUuid" not in vm
    assert vm["lastHostUuid"]
    assert vm["vmNics"][0]["ip"]


async def stop_destroyed(cloud: Cloud) -> str:
    """A destroyed VM cannot be stopped."""
    await cloud.call("DestroyVmInstance", uuid=vm_of(cloud))
    return (await cloud.failure("StopVmInstance", uuid=vm_of(cloud))).code


async def reboot(cloud: Cloud) -> None:
    """A VM reboots on its host."""
    vm = await cloud.create("RebootVmInstance", uuid=vm_of(cloud))
    assert vm["state"] == "Running"


async def reboot_stopped(cloud: Cloud) -> str:
    """A stopped VM cannot be rebooted."""
    return (await cloud.failure("RebootVmInstance", uuid=await stop(cloud))).code


async def pause(cloud: Cloud) -> None:
    """A paused VM keeps its host."""
    vm = await cloud.create("PauseVmInstance", uuid=vm_of(cloud))
    assert vm["state"] == "Paused"
    assert vm["hostUuid"]


async def pause_stopped(cloud: Cloud) -> str:
    """A stopped VM cannot be paused."""
    return (await cloud.failure("PauseVmInstance", uuid=await stop(cloud))).code


async def resume(cloud: Cloud) -> None:
    """A paused VM goes on."""
    await cloud.call("PauseVmInstance", uuid=vm_of(cloud))
    vm = await cloud.create("ResumeVmInstance", uuid=vm_of(cloud))
    assert vm["state"] == "Running"


async def resume_running(cloud: Cloud) -> str:
    """A running VM cannot be resumed."""
    return (await cloud.failure("ResumeVmInstance", uuid=vm_of(cloud))).code


async def update(cloud: Cloud) -> None:
    """Name, description and (stopped) size change."""
    uuid = await stop(cloud)
    vm = await cloud.create(
        "UpdateVmInstance", uuid=uuid, name="renamed", description="d", cpuNum=2, memorySize=2 * GIB
    )
    assert (vm["name"], vm["description"], vm["cpuNum"], vm["memorySize"]) == ("renamed", "d", 2, 2 * GIB)


async def resize_running(cloud: Cloud) -> str:
    """A running VM keeps its size."""
    return (await cloud.failure("UpdateVmInstance", uuid=vm_of(cloud), cpuNum=2)).code


async def change_offering(cloud: Cloud) -> None:
    """A stopped VM takes the size of another offering."""
    large = cloud.deployed.uuid("instanceOffering", "large")
    uuid = await stop(cloud)
    vm = await cloud.create("ChangeInstanceOffering", vmInstanceUuid=uuid, instanceOfferingUuid=large)
    assert (vm["cpuNum"], vm["memorySize"], vm["instanceOfferingUuid"]) == (4, 8 * GIB, large)


async def change_offering_running(cloud: Cloud) -> str:
    """A running VM keeps its offering."""
    large = cloud.deployed.uuid("instanceOffering", "large")
    failure = await cloud.failure(
        "ChangeInstanceOffering", vmInstanceUuid=vm_of(cloud), instanceOfferingUuid=large
    )
    return failure.code


async def destroy(cloud: Cloud) -> None:
    """A destroyed VM stays in queries, without host and addresses; again is no error."""
    await cloud.call("DestroyVmInstance", uuid=vm_of(cloud))
    await cloud.call("DestroyVmInstance", uuid=vm_of(cloud))
    await cloud.call("DestroyVmInstance", uuid=ABSENT)
    vm = await cloud.get("QueryVmInstance", vm_of(cloud))
    assert vm["state"] == "Destroyed"
    assert "hostUuid" not in vm
    assert "ip" not in vm["vmNics"][0]
    assert vm["allVolumes"][0]["status"] == "Deleted"


async def destroy_badly(cloud: Cloud) -> str:
    """The mode of deletion is one of two."""
    return (await cloud.failure("DestroyVmInstance", uuid=vm_of(cloud), deleteMode="Soft")).code


async def recover(cloud: Cloud) -> None:
    """A recovered VM is stopped, and starts with new addresses."""
    await cloud.call("DestroyVmInstance", uuid=vm_of(cloud))
    vm = await cloud.create("RecoverVmInstance", uuid=vm_of(cloud))
    assert (vm["state"], vm["allVolumes"][0]["status"]) == ("Stopped", "Ready")
    vm = await cloud.create("StartVmInstance", uuid=vm_of(cloud))
    assert vm["vmNics"][0]["ip"]


async def recover_running(cloud: Cloud) -> str:
    """A running VM needs no recovery."""
    return (await cloud.failure("RecoverVmInstance", uuid=vm_of(cloud))).code


async def expunge(cloud: Cloud) -> None:
    """An expunged VM is gone."""
    await cloud.call("DestroyVmInstance", uuid=vm_of(cloud))
    await cloud.call("ExpungeVmInstance", uuid=vm_of(cloud))
    assert not await cloud.query("QueryVmInstance", f"uuid={vm_of(cloud)}")
    assert not await cloud.query("QueryVmNic", f"vmInstanceUuid={vm_of(cloud)}")


async def expunge_running(cloud: Cloud) -> str:
    """Only a destroyed VM can be expunged."""
    return (await cloud.failure("ExpungeVmInstance", uuid=vm_of(cloud))).code


async def migrate(cloud: Cloud) -> None:
    """A running VM moves to one of its candidates."""
    before = await cloud.create("CreateVmInstance", **wanted(cloud))
    vm = await cloud.create("MigrateVm", vmInstanceUuid=before["uuid"])
    assert vm["state"] == "Running"
    assert vm["hostUuid"] != before["hostUuid"]
    assert vm["lastHostUuid"] == before["hostUuid"]


async def migrate_nowhere(cloud: Cloud) -> str:
    """The VM's own host is no destination."""
    vm = await cloud.get("QueryVmInstance", vm_of(cloud))
    return (await cloud.failure("MigrateVm", vmInstanceUuid=vm["uuid"], hostUuid=vm["hostUuid"])).code


async def migration_candidates(cloud: Cloud) -> None:
    """Its own host is no candidate."""
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    body = await cloud.call("GetVmMigrationCandidateHosts", vmInstanceUuid=vm["uuid"])
    hosts = [host["uuid"] for host in body["inventories"]]
    assert hosts
    assert vm["hostUuid"] not in hosts


async def migration_candidates_of_stopped(cloud: Cloud) -> str:
    """A stopped VM does not migrate."""
    return (await cloud.failure("GetVmMigrationCandidateHosts", vmInstanceUuid=await stop(cloud))).code


async def starting_candidates(cloud: Cloud) -> None:
    """A stopped VM could start in its cluster."""
    body = await cloud.call("GetVmStartingCandidateClustersHosts", uuid=await stop(cloud))
    assert body["hosts"]
    assert len(body["clusters"]) == 1


async def starting_candidates_of_running(cloud: Cloud) -> str:
    """A running VM does not start."""
    return (await cloud.failure("GetVmStartingCandidateClustersHosts", uuid=vm_of(cloud))).code


async def one_nic_vm(cloud: Cloud) -> dict[str, Any]:
    """A VM with a nic on the public network only."""
    return await cloud.create("CreateVmInstance", **wanted(cloud))


async def attach_nic(cloud: Cloud) -> None:
    """A running VM gets a second nic."""
    vm = await one_nic_vm(cloud)
    taken = [nic["ip"] for nic in await cloud.query("QueryVmNic")]
    free = next(ip for ip in (f"10.20.0.{number}" for number in range(77, 200)) if ip not in taken)
    vm = await cloud.create(
        "AttachL3NetworkToVm",
        vmInstanceUuid=vm["uuid"],
        l3NetworkUuid=l3_of(cloud, "private"),
        staticIp=free,
    )
    assert vm["vmNics"][1]["ip"] == free


async def attach_nic_twice(cloud: Cloud) -> str:
    """One nic for each L3 network."""
    failure = await cloud.failure(
        "AttachL3NetworkToVm", vmInstanceUuid=vm_of(cloud), l3NetworkUuid=l3_of(cloud)
    )
    return failure.code


async def detach_nic(cloud: Cloud) -> None:
    """The default network moves on to the nic that is left."""
    vm = await cloud.get("QueryVmInstance", vm_of(cloud))
    first, second = vm["vmNics"]
    vm = await cloud.create("DetachL3NetworkFromVm", vmNicUuid=first["uuid"])
    assert [nic["uuid"] for nic in vm["vmNics"]] == [second["uuid"]]
    assert vm["defaultL3NetworkUuid"] == second["l3NetworkUuid"]


async def detach_absent_nic(cloud: Cloud) -> str:
    """A nic that does not exist."""
    return (await cloud.failure("DetachL3NetworkFromVm", vmNicUuid=ABSENT)).code


async def attachable_l3s(cloud: Cloud) -> None:
    """The networks on which the VM has no nic yet."""
    vm = await one_nic_vm(cloud)
    body = await cloud.call("GetVmAttachableL3Network", vmInstanceUuid=vm["uuid"])
    assert [l3["uuid"] for l3 in body["inventories"]] == [l3_of(cloud, "private")]


async def attachable_l3s_of_absent(cloud: Cloud) -> str:
    """A VM that does not exist."""
    return (await cloud.failure("GetVmAttachableL3Network", vmInstanceUuid=ABSENT)).code


async def attachable_volumes(cloud: Cloud) -> None:
    """A free volume is offered."""
    volume = await data_volume(cloud)
    body = await cloud.call("GetVmAttachableDataVolume", vmInstanceUuid=vm_of(cloud))
    assert [found["uuid"] for found in body["inventories"]] == [volume]


async def attachable_volumes_of_absent(cloud: Cloud) -> str:
    """A VM that does not exist."""
    return (await cloud.failure("GetVmAttachableDataVolume", vmInstanceUuid=ABSENT)).code


async def attach_volume(cloud: Cloud) -> None:
    """A volume without bits gets them when it is attached."""
    volume = await cloud.create(
        "AttachDataVolumeToVm", vmInstanceUuid=vm_of(cloud), volumeUuid=await data_volume(cloud)
    )
    assert (volume["status"], volume["vmInstanceUuid"], volume["deviceId"]) == ("Ready", vm_of(cloud), 1)


async def attach_volume_twice(cloud: Cloud) -> str:
    """A volume is attached to one VM."""
    volume = await data_volume(cloud)
    await cloud.call("AttachDataVolumeToVm", vmInstanceUuid=vm_of(cloud), volumeUuid=volume)
    failure = await cloud.failure("AttachDataVolumeToVm", vmInstanceUuid=vm_of(cloud, 1), volumeUuid=volume)
    return failure.code


async def detach_volume(cloud: Cloud) -> None:
    """A detached volume is free, and remembers its VM."""
    volume = await data_volume(cloud)
    await cloud.call("AttachDataVolumeToVm", vmInstanceUuid=vm_of(cloud), volumeUuid=volume)
    freed = await cloud.create("DetachDataVolumeFromVm", uuid=volume)
    assert "vmInstanceUuid" not in freed
    assert "deviceId" not in freed
    assert freed["lastVmInstanceUuid"] == vm_of(cloud)


async def detach_free_volume(cloud: Cloud) -> str:
    """A free volume is attached to nothing."""
    return (await cloud.failure("DetachDataVolumeFromVm", uuid=await data_volume(cloud))).code


async def query(cloud: Cloud) -> None:
    """VMs by state, sorted, a page of them, counted."""
    found = await cloud.query(
        "QueryVmInstance", "state=Running", sortBy="name", sortDirection="desc", limit=2, start=1
    )
    assert [vm["name"] for vm in found] == ["web-3", "web-2"]
    assert (await cloud.call("QueryVmInstance", count=True))["total"] == 5
    only = await cloud.query("QueryVmInstance", "name~=web-%", fields=["name"], limit=1)
    assert list(only[0]) == ["name"]


async def query_unknown_field(cloud: Cloud) -> str:
    """A field that VMs do not have."""
    condition = {"name": "color", "op": "=", "value": "red"}
    return (await cloud.failure("QueryVmInstance", conditions=[condition])).code


async def query_nics(cloud: Cloud) -> None:
    """Two nics for each VM."""
    nics = await cloud.query("QueryVmNic", f"vmInstanceUuid={vm_of(cloud)}")
    assert sorted(nic["deviceId"] for nic in nics) == [0, 1]
    assert all(nic["mac"].startswith("fa:") and nic["usedIps"] for nic in nics)


async def query_drives(cloud: Cloud) -> None:
    """One empty drive for each VM."""
    (drive,) = await cloud.query("QueryVmCdRom", f"vmInstanceUuid={vm_of(cloud)}")
    assert drive["deviceId"] == 0 and "isoUuid" not in drive


async def query_drives_badly(cloud: Cloud) -> str:
    """A field that drives do not have."""
    condition = {"name": "color", "op": "=", "value": "red"}
    return (await cloud.failure("QueryVmCdRom", conditions=[condition])).code


async def query_nics_badly(cloud: Cloud) -> str:
    """A number is compared with a text."""
    condition = {"name": "deviceId", "op": "=", "value": "first"}
    return (await cloud.failure("QueryVmNic", conditions=[condition])).code


CASES = [
    Case("CreateVmInstance", create, create_without_size, "SYS.1006"),
    Case("StartVmInstance", start, start_paused, "VM.1001"),
    Case("StopVmInstance", stopped, stop_destroyed, "VM.1002"),
    Case("RebootVmInstance", reboot, reboot_stopped, "VM.1003"),
    Case("PauseVmInstance", pause, pause_stopped, "VM.1012"),
    Case("ResumeVmInstance", resume, resume_running, "VM.1013"),
    Case("UpdateVmInstance", update, resize_running, "SYS.1007"),
    Case("ChangeInstanceOffering", change_offering, change_offering_running, "SYS.1007"),
    Case("DestroyVmInstance", destroy, destroy_badly, "SYS.1007"),
    Case("RecoverVmInstance", recover, recover_running, "SYS.1006"),
    Case("ExpungeVmInstance", expunge, expunge_running, "SYS.1006"),
    Case("MigrateVm", migrate, migrate_nowhere, "SYS.1007"),
    Case("GetVmMigrationCandidateHosts", migration_candidates, migration_candidates_of_stopped, "SYS.1006"),
    Case(
        "GetVmStartingCandidateClustersHosts", starting_candidates, starting_candidates_of_running, "SYS.1006"
    ),
    Case("AttachL3NetworkToVm", attach_nic, attach_nic_twice, "SYS.1006"),
    Case("DetachL3NetworkFromVm", detach_nic, detach_absent_nic, "SYS.1003"),
    Case("GetVmAttachableL3Network", attachable_l3s, attachable_l3s_of_absent, "SYS.1003"),
    Case("GetVmAttachableDataVolume", attachable_volumes, attachable_volumes_of_absent, "SYS.1003"),
    Case("AttachDataVolumeToVm", attach_volume, attach_volume_twice, "SYS.1006"),
    Case("DetachDataVolumeFromVm", detach_volume, detach_free_volume, "SYS.1006"),
    Case("QueryVmInstance", query, query_unknown_field, "SYS.1007"),
    Case("QueryVmNic", query_nics, query_nics_badly, "SYS.1007"),
    Case("QueryVmCdRom", query_drives, query_drives_badly, "SYS.1007"),
]
