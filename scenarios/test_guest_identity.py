"""Nothing exists twice: a guest, its volumes and its addresses, while it is not known that they are gone."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import pytest

from orrery.core.client.errors import ApiFailure
from orrery.core.compute.vm.messages import RemoveNic
from orrery.core.storage.volume.messages import FreeVolume
from orrery.scenarios.cases.vm import l3_of, vm_of, wanted
from orrery.scenarios.guests import address_of, arrival, migrating, silence
from orrery.scenarios.waiting import is_in, until
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud, Fault, FaultKind
from orrery.testlib.mortal import MortalCloud

GIB = 1 << 30
NOTICED = 300.0
"""Seconds after which the heartbeat has found that a host is silent."""


def lose(cloud: Cloud, operation: str, kind: FaultKind = FaultKind.LOST_REPLY) -> int:
    """Answers of one kind of call are lost from now on."""
    return cloud.faults.add(Fault(kind=kind, operations=(operation,)))


def used_twice(cloud: Cloud) -> list[str]:
    """Volumes, MAC and IP addresses that more than one guest has."""
    uses: Counter[str] = Counter()
    for copy in cloud.truth.copies():
        uses.update(" ".join(disk) for disk in copy.disks)
        for nic in copy.nics:
            uses.update([nic.mac, f"{nic.segment} {nic.ip}"])
    return sorted(name for name, count in uses.items() if count > 1)


async def has_struck(cloud: Cloud, fault: FaultKind) -> bool:
    """Whether a kind of fault has had an effect."""
    return cloud.faults.effects.get(fault.value, 0) > 0


async def created_on_a_host_that_falls_silent(
    cloud: Cloud, fault: FaultKind, **fields: Any
) -> tuple[asyncio.Task[dict[str, Any]], str, int]:
    """A creation whose first host answers no more once it was told to start the guest.

    Gives the creation, the host's address, and the fault that silences it.
    """
    lost = lose(cloud, "start_vm", fault)
    creation = asyncio.create_task(cloud.create("CreateVmInstance", **wanted(cloud, **fields)))
    await until(lambda: has_struck(cloud, fault))
    (vm,) = await cloud.query("QueryVmInstance", "state=Starting")
    address = await address_of(cloud, vm["hostUuid"])
    await asyncio.sleep(5)
    silent = silence(cloud, address)
    cloud.faults.remove(lost)
    return creation, address, silent


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_another_host_is_tried_with_volumes_and_addresses_of_its_own(cloud: Cloud) -> None:
    """The start may still arrive at the first host, which is silent by then."""
    creation, address, silent = await created_on_a_host_that_falls_silent(cloud, FaultKind.LOST_CALL)
    vm = await creation
    assert vm["state"] == "Running"
    assert await address_of(cloud, vm["hostUuid"]) != address
    (garbage,) = await cloud.query("QueryGCJob")
    assert (garbage["resourceUuid"], garbage["hostAddress"]) == (vm["uuid"], address)
    assert vm["rootVolumeUuid"] not in garbage["context"]
    assert vm["vmNics"][0]["uuid"] not in garbage["context"]
    held = [used for used in await cloud.query("QueryIpAddress") if not used.get("vmNicUuid")]
    assert len(held) == 1
    assert held[0]["ip"] != vm["vmNics"][0]["ip"]
    reason = await cloud.call("CheckIpAvailability", l3NetworkUuid=l3_of(cloud), ip=held[0]["ip"])
    assert not reason["available"]
    assert address in reason["reason"]
    cloud.faults.remove(silent)
    await cloud.settle()
    assert await cloud.query("QueryGCJob") == []
    assert [used["ip"] for used in await cloud.query("QueryIpAddress")] == [vm["vmNics"][0]["ip"]]


@pytest.mark.cloud("small", variables={"vms": 0, "hosts": 8})
async def test_no_two_guests_share_anything_after_a_start_whose_host_fell_silent(cloud: Cloud) -> None:
    """The guest runs there. The creation succeeds elsewhere, or its error names everything that was met."""
    creation, address, silent = await created_on_a_host_that_falls_silent(cloud, FaultKind.LOST_REPLY)
    try:
        vm = await creation
    except ApiFailure as failure:
        assert f"managementIp:{address}" in failure.details
        assert "not confirmed" in failure.details
        assert failure.details.count("boot:") >= 2
    else:
        assert await address_of(cloud, vm["hostUuid"]) != address
    assert used_twice(cloud) == []
    cloud.faults.remove(silent)
    await cloud.settle()
    assert [guest.address for guest in cloud.truth.guests() if guest.address == address] == []
    assert await cloud.query("QueryGCJob") == []


@pytest.mark.parametrize("fixed", ["staticIp::{}::10.10.0.77", "customMac::{}::fa:11:22:33:44:00"])
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_creation_with_an_address_of_its_callers_choice_is_tried_on_no_other_host(
    cloud: Cloud, fixed: str
) -> None:
    """The guest that may run has that address. It can be used once the host has confirmed."""
    fields = {"systemTags": [fixed.format(l3_of(cloud))]}
    chosen = fixed.rpartition("::")[2]
    creation, address, silent = await created_on_a_host_that_falls_silent(
        cloud, FaultKind.LOST_REPLY, **fields
    )
    with pytest.raises(ApiFailure) as failed:
        await creation
    assert f"[{chosen}]" in failed.value.details
    assert f"managementIp:{address}" in failed.value.details
    assert await cloud.query("QueryVmInstance") == []
    refused = await cloud.failure("CreateVmInstance", **wanted(cloud, **fields))
    assert f"managementIp:{address}" in str(refused.root)
    assert "ConfirmHostPoweredOff" in str(refused.root)
    cloud.faults.remove(silent)
    await cloud.settle()
    vm = await cloud.create("CreateVmInstance", **wanted(cloud, **fields))
    assert chosen in (vm["vmNics"][0]["ip"], vm["vmNics"][0]["mac"])


@pytest.mark.cloud("small", variables={"vms": 1})
async def test_a_uuid_whose_guest_may_run_is_refused_to_a_new_vm(cloud: Cloud) -> None:
    vm = await cloud.get("QueryVmInstance", vm_of(cloud))
    address = await address_of(cloud, vm["hostUuid"])
    silent = silence(cloud, address)
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    await cloud.call("ExpungeVmInstance", uuid=vm["uuid"])
    fields = wanted(cloud, resourceUuid=vm["uuid"])
    assert f"managementIp:{address}" in (await cloud.failure("CreateVmInstance", **fields)).details
    cloud.faults.remove(silent)
    assert (await cloud.create("CreateVmInstance", **fields))["state"] == "Running"


@pytest.mark.parametrize("end", ["answer", "statement"])
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_vm_whose_start_is_not_known_to_be_undone_waits_for_its_host(cloud: Cloud, end: str) -> None:
    """It is Unknown there, starts nowhere else, and is Stopped as soon as the guest is known to be gone."""
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    await cloud.call("StopVmInstance", uuid=vm["uuid"])
    address = await address_of(cloud, vm["hostUuid"])
    lost = lose(cloud, "start_vm")
    start = asyncio.create_task(cloud.call("StartVmInstance", uuid=vm["uuid"]))
    await until(lambda: has_struck(cloud, FaultKind.LOST_REPLY))
    await asyncio.sleep(5)
    silent = silence(cloud, address, power=end == "answer")
    cloud.faults.remove(lost)
    with pytest.raises(ApiFailure):
        await start
    now = await cloud.get("QueryVmInstance", vm["uuid"])
    assert (now["state"], now["hostUuid"]) == ("Unknown", vm["hostUuid"])
    refused = await cloud.failure("StartVmInstance", uuid=vm["uuid"])
    assert refused.code == "VM.1001"
    assert f"managementIp:{address}" in str(refused.root)
    assert len(list(cloud.truth.guests())) == (1 if end == "answer" else 0)
    await cloud.settle(NOTICED)
    if end == "statement":
        await cloud.call("ConfirmHostPoweredOff", uuid=vm["hostUuid"])
        assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Stopped"
        started = await cloud.create("StartVmInstance", uuid=vm["uuid"])
        assert (started["state"], started["hostUuid"] == vm["hostUuid"]) == ("Running", False)
    else:
        cloud.faults.remove(silent)
        await cloud.settle(NOTICED)
        now = await cloud.get("QueryVmInstance", vm["uuid"])
        assert (now["state"], now.get("hostUuid"), list(cloud.truth.guests())) == ("Stopped", None, [])
        await cloud.call("StartVmInstance", uuid=vm["uuid"])


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_deleting_a_silent_host_asks_whether_it_is_off(cloud: Cloud) -> None:
    """Enforcing deletes it as it is, and what may run there stays held: VM, volumes, addresses."""
    uuid = (await cloud.create("CreateVmInstance", **wanted(cloud)))["uuid"]
    nfs = cloud.deployed.uuid("primaryStorage", "nfs")
    volume = (await cloud.create("CreateDataVolume", name="data", diskSize=GIB, primaryStorageUuid=nfs))[
        "uuid"
    ]
    await cloud.call("AttachDataVolumeToVm", vmInstanceUuid=uuid, volumeUuid=volume)
    vm = await cloud.get("QueryVmInstance", uuid)
    host, address = vm["hostUuid"], await address_of(cloud, vm["hostUuid"])
    silence(cloud, address)
    await cloud.settle(NOTICED)
    refused = await cloud.failure("DeleteHost", uuid=host)
    assert "ConfirmHostPoweredOff" in str(refused.root)
    assert (await cloud.get("QueryVmInstance", uuid))["state"] == "Unknown"
    await cloud.call("DeleteHost", uuid=host, deleteMode="Enforcing")
    assert (await cloud.get("QueryVmInstance", uuid))["state"] == "Stopped"

    held = f"managementIp:{address}"
    assert held in str((await cloud.failure("StartVmInstance", uuid=uuid)).root)
    await cloud.call("DetachDataVolumeFromVm", uuid=volume)
    other = await cloud.create("CreateVmInstance", **wanted(cloud))
    attachment = {"vmInstanceUuid": other["uuid"], "volumeUuid": volume}
    assert held in str((await cloud.failure("AttachDataVolumeToVm", **attachment)).root)
    assert used_twice(cloud) == []

    silence(cloud, address, power=False)
    await cloud.call("ConfirmHostPoweredOff", uuid=host)
    assert await cloud.query("QueryGCJob") == []
    assert (await cloud.create("StartVmInstance", uuid=uuid))["state"] == "Running"
    await cloud.call("AttachDataVolumeToVm", **attachment)


@pytest.mark.cloud("small", variables={"vms": 1})
async def test_a_statement_about_a_host_that_answers_is_refused(cloud: Cloud) -> None:
    """Whatever its row says: the host is pinged."""
    vm = await cloud.get("QueryVmInstance", vm_of(cloud))
    silent = silence(cloud, await address_of(cloud, vm["hostUuid"]))
    await cloud.settle(NOTICED)
    cloud.faults.remove(silent)
    assert (await cloud.get("QueryHost", vm["hostUuid"]))["status"] == "Disconnected"
    refused = await cloud.failure("ConfirmHostPoweredOff", uuid=vm["hostUuid"])
    assert "answers a ping" in refused.details
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Unknown"
    assert (await cloud.failure("ConfirmHostPoweredOff", uuid="0" * 32)).code == "SYS.1003"


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud("small", variables={"vms": 0}, kind=MortalCloud)
async def test_a_statement_is_audited_told_and_survives_the_node(cloud: MortalCloud) -> None:
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    silence(cloud, await address_of(cloud, vm["hostUuid"]), power=False)
    await cloud.settle(NOTICED)
    job = await cloud.submit("ConfirmHostPoweredOff", {"uuid": vm["hostUuid"]})
    await until(lambda: is_in(cloud, vm["uuid"], "Stopped"))
    cloud.crash()
    await cloud.outcome(job)
    await cloud.call("ConfirmHostPoweredOff", uuid=vm["hostUuid"])
    names = [event["name"] for event in await cloud.query("QueryEvent", "name~=hostPowerOff%")]
    assert names == ["hostPowerOff.created"]
    audits = await cloud.query("QueryAudit", "api~=%ConfirmHostPoweredOff%")
    assert audits
    assert (await cloud.create("StartVmInstance", uuid=vm["uuid"]))["state"] == "Running"


@pytest.mark.simulator_only("sends messages inside the node")
@pytest.mark.cloud("small", variables={"vms": 1})
async def test_the_address_of_a_nic_that_was_taken_away_by_force_waits_for_the_guest(
    cloud: TestCloud,
) -> None:
    vm = await cloud.get("QueryVmInstance", vm_of(cloud))
    nic = next(nic for nic in vm["vmNics"] if nic["l3NetworkUuid"] == l3_of(cloud))
    refusal = lose(cloud, "detach_nic", FaultKind.FAILED_CALL)
    await cloud.node.kernel.bus.call(RemoveNic(nic["uuid"], force=True))
    where = {"l3NetworkUuid": l3_of(cloud), "ip": nic["ip"]}
    assert not (await cloud.call("CheckIpAvailability", **where))["available"]
    cloud.faults.remove(refusal)
    await cloud.settle()
    assert (await cloud.call("CheckIpAvailability", **where))["available"]


@pytest.mark.simulator_only("sends messages inside the node")
@pytest.mark.cloud("small", variables={"vms": 2})
async def test_a_volume_that_was_taken_away_by_force_waits_for_the_guest(cloud: TestCloud) -> None:
    volume = (await cloud.create("CreateDataVolume", name="data", diskSize=GIB))["uuid"]
    await cloud.call("AttachDataVolumeToVm", vmInstanceUuid=vm_of(cloud, 0), volumeUuid=volume)
    refusal = lose(cloud, "detach_volume", FaultKind.FAILED_CALL)
    await cloud.node.kernel.bus.call(FreeVolume(volume, force=True))
    attachment = {"vmInstanceUuid": vm_of(cloud, 1), "volumeUuid": volume}
    assert "gcJob[uuid:" in str((await cloud.failure("AttachDataVolumeToVm", **attachment)).root)
    cloud.faults.remove(refusal)
    await cloud.call("AttachDataVolumeToVm", **attachment)  # the host is asked once more
    assert used_twice(cloud) == []


@pytest.mark.cloud("small", variables={"vms": 1})
async def test_garbage_that_a_refused_call_has_overtaken_is_still_collected(cloud: Cloud) -> None:
    """The refused stop had a higher number; the nic goes all the same."""
    faults = [lose(cloud, operation, FaultKind.FAILED_CALL) for operation in ("detach_nic", "stop_vm")]
    private = cloud.deployed.uuid("l3Network", "private")
    await cloud.call("DeleteL3Network", uuid=private, deleteMode="Enforcing")
    await cloud.failure("StopVmInstance", uuid=vm_of(cloud))
    for fault in faults:
        cloud.faults.remove(fault)
    await cloud.settle()
    (guest,) = cloud.truth.guests()
    assert len(guest.nics) == 1


@pytest.mark.cloud("small", variables={"vms": 1})
async def test_an_operator_is_told_of_what_is_held_for_long(cloud: Cloud) -> None:
    vm = await cloud.get("QueryVmInstance", vm_of(cloud))
    address = await address_of(cloud, vm["hostUuid"])
    silent = silence(cloud, address)
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    (garbage,) = await cloud.query("QueryGCJob")
    shown = (
        garbage["resourceType"],
        garbage["resourceUuid"],
        garbage["hostUuid"],
        garbage["hostAddress"],
    )
    assert shown == ("VmInstanceVO", vm["uuid"], vm["hostUuid"], address)
    assert garbage["condition"] == "Waiting"
    await cloud.settle(800)
    assert [one["condition"] for one in await cloud.query("QueryGCJob")] == ["Overdue"]
    (event,) = await cloud.query("QueryEvent", "name=gcJob.overdue")
    assert event["resourceUuid"] == garbage["uuid"]
    cloud.faults.remove(silent)


@pytest.mark.cloud("small", variables={"vms": 1})
async def test_garbage_follows_its_host_to_another_address(cloud: Cloud) -> None:
    """The host is silent at the old address and answers at the new one."""
    vm = await cloud.get("QueryVmInstance", vm_of(cloud))
    spare = next(one for one in await cloud.query("QueryHost") if one["uuid"] != vm["hostUuid"])
    before, after = await address_of(cloud, vm["hostUuid"]), str(spare["managementIp"])
    await cloud.call("DeleteHost", uuid=spare["uuid"])
    silence(cloud, before)
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    (garbage,) = await cloud.query("QueryGCJob")
    assert (garbage["hostAddress"], before in garbage["context"]) == (before, True)
    await cloud.call("UpdateHost", uuid=vm["hostUuid"], managementIp=after)
    (garbage,) = await cloud.query("QueryGCJob")
    assert (garbage["hostAddress"], before in garbage["context"]) == (after, False)
    await cloud.settle()
    assert await cloud.query("QueryGCJob") == []


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_migration_that_arrived_is_done_though_its_source_fell_silent(cloud: Cloud) -> None:
    """The answer is lost with the source; the destination has the guest."""
    lost = lose(cloud, "migrate_vm")
    call, vm, source, destination = await migrating(cloud)
    await arrival(cloud, destination)
    silent = silence(cloud, source)
    await call
    now = await cloud.get("QueryVmInstance", vm["uuid"])
    assert (now["state"], await address_of(cloud, now["hostUuid"])) == ("Running", destination)
    assert [one["content"] for one in (await cloud.call("GetTaskProgress"))["inventories"]] == ["100"]
    cloud.faults.remove(lost)
    await cloud.settle(900)
    assert [guest.address for guest in cloud.truth.guests()] == [destination]
    cloud.faults.remove(silent)


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_guest_that_arrives_while_both_hosts_are_silent_is_found_by_either(cloud: Cloud) -> None:
    """Until then the VM is Unknown, and nothing is done to it."""
    call, vm, source, destination = await migrating(cloud)
    faults = [silence(cloud, source), silence(cloud, destination)]
    with pytest.raises(ApiFailure):
        await call
    await cloud.settle(NOTICED)
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Unknown"
    refused = await cloud.failure("MigrateVm", vmInstanceUuid=vm["uuid"])
    assert f"managementIp:{source}" in str(refused.root)
    (guest,) = cloud.truth.guests()
    first = guest.address
    cloud.faults.remove(faults[first == destination])
    await cloud.settle(900)
    now = await cloud.get("QueryVmInstance", vm["uuid"])
    assert (now["state"], await address_of(cloud, now["hostUuid"])) == ("Running", first)
    assert [guest.address for guest in cloud.truth.guests()] == [first]
    cloud.faults.remove(faults[first != destination])


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_vm_does_not_migrate_to_a_host_from_which_its_guest_is_still_to_be_removed(
    cloud: Cloud,
) -> None:
    """The hand-over broke, and the source does not remove the copy that it has left."""
    cloud.faults.add(Fault(kind=FaultKind.BROKEN_HANDOVER, count=1))
    failing = lose(cloud, "destroy_vm", FaultKind.FAILED_CALL)
    call, vm, source, destination = await migrating(cloud)
    await call
    assert [one["hostAddress"] for one in await cloud.query("QueryGCJob")] == [source]
    back = {"vmInstanceUuid": vm["uuid"], "hostUuid": vm["hostUuid"]}
    refused = await cloud.failure("MigrateVm", **back)
    assert refused.root.code == "HOST_ALLOCATION.1000"
    cloud.faults.remove(failing)
    await cloud.settle(900)
    assert [guest.address for guest in cloud.truth.guests()] == [destination]
    await cloud.call("MigrateVm", **back)
    assert [guest.address for guest in cloud.truth.guests()] == [source]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_destroying_a_vm_whose_migration_has_no_known_end_leaves_no_guest(cloud: Cloud) -> None:
    """The source never returns, and is deleted."""
    call, vm, source, destination = await migrating(cloud)
    silence(cloud, source)
    lost = silence(cloud, destination)
    with pytest.raises(ApiFailure):
        await call
    await cloud.settle(NOTICED)
    await cloud.call("DeleteHost", uuid=vm["hostUuid"], deleteMode="Enforcing")
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    await cloud.call("ExpungeVmInstance", uuid=vm["uuid"])
    silence(cloud, source, power=False)
    cloud.faults.remove(lost)
    await cloud.settle(900)
    await cloud.call("ConfirmHostPoweredOff", uuid=vm["hostUuid"])
    await cloud.settle(900)
    assert await cloud.query("QueryGCJob") == []
    assert list(cloud.truth.guests()) == []


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud("small", variables={"vms": 0}, kind=MortalCloud)
async def test_a_migration_goes_on_where_its_guest_is_after_the_node_died(cloud: MortalCloud) -> None:
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    source = await address_of(cloud, vm["hostUuid"])
    other = next(one for one in await cloud.query("QueryHost") if one["uuid"] != vm["hostUuid"])
    fields = {"vmInstanceUuid": vm["uuid"], "hostUuid": other["uuid"]}
    lost = lose(cloud, "migrate_vm")
    job = await cloud.submit("MigrateVm", fields)
    await arrival(cloud, other["managementIp"])
    silent = silence(cloud, source)
    cloud.crash()
    outcome = await cloud.outcome(job)
    assert outcome.success
    now = await cloud.get("QueryVmInstance", vm["uuid"])
    assert (now["state"], now["hostUuid"]) == ("Running", other["uuid"])
    cloud.faults.remove(lost)
    cloud.faults.remove(silent)


@pytest.mark.simulator_only("looks at what the node holds in memory")
async def test_every_step_whose_work_may_be_left_to_the_collector_says_what_it_is_about(
    cloud: TestCloud,
) -> None:
    """Else a newer call would be taken to answer for it, and nobody would be told what waits."""
    silent = [
        f"{workflow.name}/{step.name}"
        for workflow in cloud.node.kernel.engine.plans()
        for step in workflow.steps
        if (step.deferrable or (step.undo is not None and not step.undo_is_optional)) and step.holds is None
    ]
    assert silent == []
