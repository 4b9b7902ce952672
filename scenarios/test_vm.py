"""What VMs do when many are made at once, when there is no room, and when the world fails."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from orrery.core.client.errors import ApiFailure
from orrery.core.compute.host.hypervisor import Hypervisor
from orrery.core.compute.host.model import Host
from orrery.core.compute.host.reference import HostRef
from orrery.core.compute.host.strategies import HostAllocatorStrategy
from orrery.core.compute.host.transactions import HostRequest, candidate_hosts
from orrery.core.compute.vm.messages import MigrateVm
from orrery.core.compute.vm.model import VmInstance
from orrery.core.compute.vm.records import is_where_asked
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.workflow import CallId
from orrery.core.kernel.workflow.model import Garbage
from orrery.core.storage.primary.model import LocalStorageHostRef
from orrery.scenarios.cases.vm import GIB, l3_of, vm_of, wanted
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud, Fault, FaultKind
from orrery.testlib.oracles import find_miscounts

Body = Callable[[TestCloud], Awaitable[None]]


async def host_address(cloud: Cloud, host_uuid: str) -> str:
    """The management address of a host."""
    return str((await cloud.get("QueryHost", host_uuid))["managementIp"])


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_many_vms_at_once_share_nothing(cloud: Cloud) -> None:
    """200 creations in flight: every address and MAC is given once, and the load is even."""
    made = await asyncio.gather(
        *(
            cloud.create(
                "CreateVmInstance",
                **wanted(
                    cloud,
                    name=f"vm-{n}",
                    imageUuid=cloud.deployed.uuid("image", "ubuntu"),
                    instanceOfferingUuid=None,
                    cpuNum=1,
                    memorySize=GIB // 2,
                ),
            )
            for n in range(200)
        )
    )
    addresses = [vm["vmNics"][0]["ip"] for vm in made]
    assert len(set(addresses)) == 200
    assert len({vm["vmNics"][0]["mac"] for vm in made}) == 200
    per_host = Counter(vm["hostUuid"] for vm in made)
    assert max(per_host.values()) - min(per_host.values()) <= 1


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_creation_without_room_leaves_nothing(cloud: Cloud) -> None:
    """No host is large enough: the error says so, and no row is left."""
    failure = await cloud.failure(
        "CreateVmInstance", **wanted(cloud, instanceOfferingUuid=None, cpuNum=1, memorySize=1 << 50)
    )
    assert failure.code == "SYS.1006"
    assert failure.root.code == "HOST_ALLOCATION.1000"
    assert not await cloud.query("QueryVmInstance")


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_data_disk_without_room_is_told_of_by_its_size(cloud: Cloud) -> None:
    failure = await cloud.failure("CreateVmInstance", **wanted(cloud, dataDiskSizes=[1 << 60]))
    assert f"required size[{1 << 60} bytes]" in str(failure.root)


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_nic_that_was_to_be_put_back_is_let_go_with_its_guest(cloud: Cloud) -> None:
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    fault = Fault(kind=FaultKind.FAILED_CALL, operations=("detach_nic", "attach_nic"))
    number = cloud.faults.add(fault)
    await cloud.failure("DetachL3NetworkFromVm", vmNicUuid=vm["vmNics"][0]["uuid"])
    assert len(await cloud.query("QueryGCJob")) == 1
    await cloud.call("StopVmInstance", uuid=vm["uuid"])
    cloud.faults.remove(number)
    await cloud.settle(900)
    assert await cloud.query("QueryGCJob") == []
    assert (await cloud.create("StartVmInstance", uuid=vm["uuid"]))["vmNics"] == vm["vmNics"]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_creation_without_an_address_leaves_nothing(cloud: Cloud) -> None:
    """The range is used up: the error names the L3 network, and the others keep their addresses."""
    l3 = await cloud.create(
        "CreateL3Network", name="tiny", l2NetworkUuid=cloud.deployed.uuid("l2Network", "front")
    )
    await cloud.call(
        "AddIpRange",
        l3NetworkUuid=l3["uuid"],
        name="two",
        startIp="10.99.0.10",
        endIp="10.99.0.11",
        netmask="255.255.255.0",
        gateway="10.99.0.1",
    )
    ended = await asyncio.gather(
        *(cloud.call("CreateVmInstance", **wanted(cloud, l3NetworkUuids=[l3["uuid"]])) for _ in range(4)),
        return_exceptions=True,
    )
    failures = [end for end in ended if isinstance(end, ApiFailure)]
    assert [failure.root.code for failure in failures] == ["L3.1000", "L3.1000"]
    assert len(await cloud.query("QueryVmInstance")) == 2


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_another_host_is_tried_when_the_chosen_one_refuses(cloud: Cloud) -> None:
    """The first start fails on its host; the VM comes up on another one."""
    fault = Fault(kind=FaultKind.FAILED_CALL, operations=("start_vm",), count=1, reason="no such CPU model")
    cloud.faults.add(fault)
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    assert vm["state"] == "Running"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_creation_that_no_host_takes_is_undone(cloud: Cloud) -> None:
    """Every host refuses: the error carries the host's reason, and nothing is left anywhere."""
    fault = Fault(kind=FaultKind.FAILED_CALL, operations=("start_vm",), reason="no such CPU model")
    cloud.faults.add(fault)
    failure = await cloud.failure("CreateVmInstance", **wanted(cloud))
    assert "no such CPU model" in str(failure.root)
    assert not await cloud.query("QueryVmInstance")
    assert not await cloud.query("QueryVolume")


@pytest.mark.parametrize(
    ("api", "operation", "outer", "refused"),
    [
        ("StopVmInstance", "stop_vm", "VM.1002", "HOST.1006"),
        ("RebootVmInstance", "reboot_vm", "VM.1003", "HOST.1007"),
        ("MigrateVm", "migrate_vm", "VM.1008", "HOST.1009"),
        ("StartVmInstance", "start_vm", "VM.1001", "HOST.1005"),
    ],
)
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_what_a_host_refuses_is_told_by_its_code(
    cloud: Cloud, api: str, operation: str, outer: str, refused: str
) -> None:
    """The call's own code outside, the hypervisor's at the root, with the host's words."""
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    named = "vmInstanceUuid" if api == "MigrateVm" else "uuid"
    if api == "StartVmInstance":
        await cloud.call("StopVmInstance", uuid=vm["uuid"])
    before = await cloud.get("QueryVmInstance", vm["uuid"])
    fault = Fault(kind=FaultKind.FAILED_CALL, operations=(operation,), reason="the disk is gone")
    number = cloud.faults.add(fault)
    failure = await cloud.failure(api, **{named: vm["uuid"]})
    assert (failure.code, failure.root.code) == (outer, refused), failure
    assert "the disk is gone" in str(failure)
    cloud.faults.remove(number)
    after = await cloud.get("QueryVmInstance", vm["uuid"])
    assert (after["state"], after.get("hostUuid")) == (before["state"], before.get("hostUuid"))


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_what_keeps_a_nic_from_a_vm_is_told_without_the_steps_of_a_workflow(cloud: Cloud) -> None:
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    cloud.faults.add(Fault(kind=FaultKind.FAILED_CALL, operations=("attach_nic",), reason="no slot is free"))
    where = {"vmInstanceUuid": vm["uuid"], "l3NetworkUuid": l3_of(cloud, "private")}
    failure = await cloud.failure("AttachL3NetworkToVm", **where)
    assert [one.details for one in failure.chain] == ["no slot is free"]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_the_root_volume_is_of_the_size_that_was_asked_for(cloud: Cloud) -> None:
    vm = await cloud.create("CreateVmInstance", **wanted(cloud, rootDiskSize=7 * GIB))
    assert (await cloud.get("QueryVolume", vm["rootVolumeUuid"]))["size"] == 7 * GIB


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_volumes_of_the_longest_name_have_names_that_calls_take(cloud: Cloud) -> None:
    fields = wanted(cloud, name="v" * 255, dataDiskSizes=[1 << 30])
    volumes = (await cloud.create("CreateVmInstance", **fields))["allVolumes"]
    assert sorted(volume["name"] for volume in volumes) == ["DATA-for-" + "v" * 246, "ROOT-for-" + "v" * 246]


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_migration_is_done_where_the_vm_rests_on_the_host_that_it_names(cloud: TestCloud) -> None:
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    hosts = [host["uuid"] for host in await cloud.query("QueryHost")]
    asked = [MigrateVm(vm_instance_uuid=vm["uuid"], host_uuid=host) for host in hosts]
    done = [await cloud.node.kernel.db.read(is_where_asked, one) for one in asked]
    assert done == [host == vm["hostUuid"] for host in hosts]


@pytest.mark.parametrize("operation", ["start_vm", "create_volume", "download_image"])
@pytest.mark.parametrize("kind", [FaultKind.LOST_REPLY, FaultKind.LOST_CALL, FaultKind.REPEATED_CALL])
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_lost_or_repeated_call_makes_one_vm(cloud: Cloud, operation: str, kind: FaultKind) -> None:
    """A reply is lost, a call is lost, a call comes twice: the VM runs, once."""
    cloud.faults.add(Fault(kind=kind, operations=(operation,), count=1))
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    assert vm["state"] == "Running"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_host_that_dies_under_a_creation_loses_it_to_another(cloud: Cloud) -> None:
    """The host is silent for ten minutes; the VM runs elsewhere, and what was left behind is collected."""
    now = asyncio.get_running_loop().time()
    address = "192.168.1.11"
    cloud.faults.add(Fault(kind=FaultKind.DEAD_HOST, addresses=(address,), at=now + 0.5, duration=600))
    made = await asyncio.gather(
        *(cloud.create("CreateVmInstance", **wanted(cloud, name=f"vm-{n}")) for n in range(6))
    )
    assert all(vm["state"] == "Running" for vm in made)


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_vms_of_a_silent_host_are_unknown_until_it_is_back(cloud: Cloud) -> None:
    """The heartbeat notices, and the host's own list puts things right."""
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    address = await host_address(cloud, vm["hostUuid"])
    fault = cloud.faults.add(Fault(kind=FaultKind.DEAD_HOST, addresses=(address,)))
    await asyncio.sleep(300)
    assert (await cloud.get("QueryHost", vm["hostUuid"]))["status"] == "Disconnected"
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Unknown"
    cloud.faults.remove(fault)
    await asyncio.sleep(600)
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Running"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_host_in_maintenance_has_no_vm_left(cloud: Cloud) -> None:
    """Its VMs have moved away, and come to no harm."""
    made = [await cloud.create("CreateVmInstance", **wanted(cloud, name=f"vm-{n}")) for n in range(6)]
    host = made[0]["hostUuid"]
    changed = await cloud.create("ChangeHostState", uuid=host, stateEvent="maintain")
    assert changed["state"] == "Maintenance"
    for vm in await cloud.query("QueryVmInstance"):
        assert vm["state"] == "Running"
        assert vm["hostUuid"] != host


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_tags_of_a_creation_are_obeyed(cloud: Cloud) -> None:
    """staticIp, customMac, hostname, userdata and cdroms."""
    l3 = l3_of(cloud)
    tags = [
        f"staticIp::{l3}::10.10.0.99",
        f"customMac::{l3}::fa:00:11:22:33:44",
        "hostname::db-1",
        "userdata::I2Nsb3VkLWNvbmZpZw==",
        "cdroms::Empty::Empty::None",
    ]
    vm = await cloud.create("CreateVmInstance", **wanted(cloud, systemTags=tags))
    nic = vm["vmNics"][0]
    assert (nic["ip"], nic["mac"]) == ("10.10.0.99", "fa:00:11:22:33:44")
    assert len(vm["vmCdRoms"]) == 2
    guest = next(guest for guest in cloud.truth.guests() if guest.uuid == vm["uuid"])
    assert guest.user_data == "I2Nsb3VkLWNvbmZpZw=="


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_vm_has_as_many_cd_rom_drives_as_the_setting_says(cloud: Cloud) -> None:
    await cloud.call("UpdateGlobalConfig", category="vm", name="vmDefaultCdRomNum", value="2")
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    assert [drive["deviceId"] for drive in vm["vmCdRoms"]] == [0, 1]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_vm_without_cd_rom(cloud: Cloud) -> None:
    """createWithoutCdRom."""
    vm = await cloud.create("CreateVmInstance", **wanted(cloud, systemTags=["createWithoutCdRom::true"]))
    assert vm["vmCdRoms"] == []


@pytest.mark.parametrize(
    ("tags", "code"),
    [
        (["color::red"], "SYS.1007"),
        (["staticIp::L3::10.10.0.10"], "SYS.1007"),
        (["staticIp::L3::10.77.0.1"], "SYS.1007"),
        (["customMac::L3::01:00:00:00:00:00"], "SYS.1007"),
        (["customMac::L3::nonsense"], "SYS.1007"),
    ],
)
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_bad_tag_makes_nothing(cloud: Cloud, tags: list[str], code: str) -> None:
    """An undeclared tag, an address that is taken or outside, a MAC that is none."""
    taken = f"staticIp::{l3_of(cloud)}::10.10.0.10"
    await cloud.create("CreateVmInstance", **wanted(cloud, systemTags=[taken]))
    named = [tag.replace("L3", l3_of(cloud)) for tag in tags]
    failure = await cloud.failure("CreateVmInstance", **wanted(cloud, systemTags=named))
    assert failure.root.code in (code, "L3.1000")
    assert len(await cloud.query("QueryVmInstance")) == 1


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_guest_that_its_host_refuses_to_destroy_is_collected_later(cloud: TestCloud) -> None:
    """The call succeeds; the garbage says what the host said, and is gone when the host does it."""
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    fault = Fault(kind=FaultKind.FAILED_CALL, operations=("destroy_vm",), reason="qemu hangs")
    number = cloud.faults.add(fault)
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    (garbage,) = await cloud.node.kernel.db.read(lambda tx: tx.find(Garbage))
    assert garbage.error is not None
    assert "[HOST.1008] qemu hangs" in garbage.error
    cloud.faults.remove(number)
    await cloud.call("TriggerGCJob", uuid=garbage.uuid)
    assert not await cloud.query("QueryGCJob")


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_create_stopped_and_just_create(cloud: Cloud) -> None:
    """CreateStopped ends Stopped with a last host; JustCreate is placed when it is first started."""
    vm = await cloud.create("CreateVmInstance", **wanted(cloud, strategy="CreateStopped"))
    assert vm["state"] == "Stopped"
    assert "hostUuid" not in vm
    assert vm["lastHostUuid"]
    assert (await cloud.create("StartVmInstance", uuid=vm["uuid"]))["state"] == "Running"
    vm = await cloud.create("CreateVmInstance", **wanted(cloud, strategy="JustCreate"))
    assert (vm["state"], vm["vmNics"], vm["allVolumes"]) == ("Created", [], [])
    vm = await cloud.create("StartVmInstance", uuid=vm["uuid"])
    assert (vm["state"], len(vm["vmNics"]), len(vm["allVolumes"])) == ("Running", 1, 1)
    vm = await cloud.create("CreateVmInstance", **wanted(cloud, strategy="JustCreate"))
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    assert not await cloud.query("QueryVmInstance", f"uuid={vm['uuid']}")


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_deletion_policies(cloud: Cloud) -> None:
    """Direct removes at once; Never keeps for ever; Delay keeps for expungePeriod."""

    async def policy(value: str) -> str:
        await cloud.call("UpdateGlobalConfig", category="vm", name="deletionPolicy", value=value)
        vm = await cloud.create("CreateVmInstance", **wanted(cloud))
        await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
        return str(vm["uuid"])

    direct = await policy("Direct")
    assert not await cloud.query("QueryVmInstance", f"uuid={direct}")
    for name, value in (("expungePeriod", "100"), ("expungeInterval", "50")):
        await cloud.call("UpdateGlobalConfig", category="vm", name=name, value=value)
    never = await policy("Never")
    await asyncio.sleep(3000)
    assert await cloud.query("QueryVmInstance", f"uuid={never}")
    delayed = await policy("Delay")
    await asyncio.sleep(60)
    assert await cloud.query("QueryVmInstance", f"uuid={delayed}")
    await asyncio.sleep(200)
    assert not await cloud.query("QueryVmInstance", f"uuid={delayed}")


@pytest.mark.cloud("small")
async def test_operations_on_one_vm_take_their_turns(cloud: Cloud) -> None:
    """Stop, start, reboot and pause at once: each succeeds or is refused for the state, none is half-done."""
    uuid = vm_of(cloud)
    calls = ["StopVmInstance", "StartVmInstance", "RebootVmInstance", "PauseVmInstance"] * 5
    ended = await asyncio.gather(*(cloud.call(api, uuid=uuid) for api in calls), return_exceptions=True)
    for end in ended:
        assert isinstance(end, dict) or (isinstance(end, ApiFailure) and end.root.code == "VM.1010")


class Picky:
    """Takes hosts by name, the last one first, and never the first one."""

    def candidates(
        self, tx: Transaction, request: HostRequest, limit: int, rng: random.Random
    ) -> Iterable[Host]:
        """See `HostAllocatorStrategy`."""
        found = candidate_hosts(tx, request, limit)
        return sorted((host for host in found if host.name != "host-0"), key=lambda host: host.name)[::-1]


@pytest.mark.simulator_only("registers a strategy or backend in the node")
@pytest.mark.cloud("small", variables={"primaries": ["nfs"]})
async def test_a_strategy_is_obeyed_by_creation_start_migration_and_the_lists_of_candidates(
    cloud: TestCloud, tmp_path: Path
) -> None:
    cloud.node.kernel.backends.add(HostAllocatorStrategy, "Picky", Picky())
    names = {host["uuid"]: host["name"] for host in await cloud.query("QueryHost")}
    assert sorted(names.values()) == ["host-0", "host-1", "host-2"]
    size = {"cpuNum": 1, "memorySize": GIB, "allocatorStrategy": "Picky"}
    offering = await cloud.create("CreateInstanceOffering", name="picky", **size)
    given = wanted(cloud, instanceOfferingUuid=offering["uuid"])
    vm = await cloud.create("CreateVmInstance", **given)
    assert names[vm["hostUuid"]] == "host-2"
    others = await cloud.call("GetVmMigrationCandidateHosts", vmInstanceUuid=vm["uuid"])
    assert [host["name"] for host in others["inventories"]] == ["host-1"]
    assert names[(await cloud.create("MigrateVm", vmInstanceUuid=vm["uuid"]))["hostUuid"]] == "host-1"
    await cloud.call("StopVmInstance", uuid=vm["uuid"])
    starting = await cloud.call("GetVmStartingCandidateClustersHosts", uuid=vm["uuid"])
    assert [host["name"] for host in starting["hosts"]] == ["host-2", "host-1"]
    assert len(starting["clusters"]) == 1
    assert names[(await cloud.create("StartVmInstance", uuid=vm["uuid"]))["hostUuid"]] == "host-2"


@pytest.mark.parametrize(
    ("before", "api", "operations"),
    [
        (None, "StopVmInstance", ("stop_vm", "start_vm")),
        (None, "PauseVmInstance", ("pause_vm", "resume_vm")),
        ("PauseVmInstance", "ResumeVmInstance", ("resume_vm", "pause_vm")),
    ],
)
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_vm_whose_undo_is_lost_is_unknown_until_its_host_says(
    cloud: Cloud, before: str | None, api: str, operations: tuple[str, ...]
) -> None:
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    if before is not None:
        await cloud.call(before, uuid=vm["uuid"])
    state = (await cloud.get("QueryVmInstance", vm["uuid"]))["state"]
    fault = Fault(kind=FaultKind.FAILED_CALL, operations=operations, reason="qemu hangs")
    number = cloud.faults.add(fault)
    await cloud.failure(api, uuid=vm["uuid"])
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Unknown"
    cloud.faults.remove(number)
    await cloud.call("ReconnectHost", uuid=vm["hostUuid"])
    await cloud.settle(60)
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == state


@pytest.mark.simulator_only("registers a strategy or backend in the node")
@pytest.mark.parametrize("state", ["Paused", "Unknown", "Crashed"])
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_stop_that_fails_boots_no_vm_that_did_not_run(cloud: TestCloud, state: str) -> None:
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    address = await host_address(cloud, vm["hostUuid"])
    hypervisor = cloud.node.kernel.backends.find(Hypervisor, "KVM")
    row = await cloud.node.kernel.db.read(Transaction.require, VmInstance, vm["uuid"])
    assert row.host_uuid is not None
    host = HostRef(row.host_uuid, address)
    await hypervisor.destroy_vm(host, vm["uuid"], CallId(row.internal_id, 1, 1000))
    assert list(cloud.truth.guests()) == []
    where = {"uuid": vm["uuid"]}
    await cloud.node.kernel.db.write(lambda tx: tx.update(VmInstance, where, state=state))
    # The host does not even say that the guest is gone.
    refused = Fault(kind=FaultKind.FAILED_CALL, operations=("stop_vm", "list_vms"), reason="libvirt hangs")
    number = cloud.faults.add(refused)
    await cloud.failure("StopVmInstance", uuid=vm["uuid"])
    assert list(cloud.truth.guests()) == []
    cloud.faults.remove(number)
    await cloud.call("StopVmInstance", uuid=vm["uuid"])


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.parametrize("left", [1 << 30, 7 << 30])
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_host_whose_storage_is_full_is_left_as_it_was_and_the_next_one_is_taken(
    cloud: TestCloud, left: int
) -> None:
    """Full for the root disk, or only for the data disk that comes after it."""
    nfs, local = (cloud.deployed.uuid("primaryStorage", name) for name in ("nfs", "local"))
    await cloud.call("ChangePrimaryStorageState", uuid=nfs, stateEvent="disable")
    hosts = [cloud.deployed.uuid("host", f"host-{number}") for number in range(3)]
    for host in hosts[1:]:
        where = {"hostUuid": host, "primaryStorageUuidForRootVolume": local}
        await cloud.create("CreateVmInstance", **wanted(cloud, **where))
    read = cloud.node.kernel.db.read
    full = (await read(Transaction.find, LocalStorageHostRef, host_uuid=hosts[0]))[0]
    await cloud.create(
        "CreateDataVolume",
        name="filler",
        diskSize=full.available_capacity - left,
        primaryStorageUuid=local,
        systemTags=[f"localStorage::hostUuid::{hosts[0]}"],
    )
    before = await read(Transaction.find, LocalStorageHostRef, host_uuid=hosts[0])
    fields: dict[str, Any] = {"primaryStorageUuidForRootVolume": local, "dataDiskSizes": [1 << 33]}
    vm = await cloud.create("CreateVmInstance", **wanted(cloud, **fields))
    assert vm["hostUuid"] in hosts[1:]
    after = await read(Transaction.find, LocalStorageHostRef, host_uuid=hosts[0])
    assert after[0].available_capacity == before[0].available_capacity
    left_alone = await cloud.get("QueryHost", hosts[0])
    assert left_alone["availableCpuCapacity"] == left_alone["totalCpuCapacity"]
    assert await find_miscounts(cloud.node.kernel) == []


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_destroyed_vm_gives_its_addresses_back(cloud: Cloud) -> None:
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    [nic] = vm["vmNics"]
    asked = {"l3NetworkUuid": nic["l3NetworkUuid"], "ip": nic["ip"]}
    assert (await cloud.call("CheckIpAvailability", **asked))["available"] is False
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    assert (await cloud.call("CheckIpAvailability", **asked))["available"] is True
    [after] = (await cloud.get("QueryVmInstance", vm["uuid"]))["vmNics"]
    assert "ip" not in after


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_recovered_vm_has_its_root_volume_again_and_a_destroyed_one_no_data_volume(
    cloud: Cloud,
) -> None:
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    data = await cloud.create("CreateDataVolume", name="v", diskSize=GIB)
    await cloud.call("AttachDataVolumeToVm", vmInstanceUuid=vm["uuid"], volumeUuid=data["uuid"])
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    assert (await cloud.get("QueryVolume", vm["rootVolumeUuid"]))["status"] == "Deleted"
    free = await cloud.get("QueryVolume", data["uuid"])
    assert (free["status"], free["lastVmInstanceUuid"]) == ("Ready", vm["uuid"])
    assert "vmInstanceUuid" not in free
    await cloud.call("RecoverVmInstance", uuid=vm["uuid"])
    assert (await cloud.get("QueryVolume", vm["rootVolumeUuid"]))["status"] == "Ready"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_second_nic_has_a_number_of_its_own(cloud: Cloud) -> None:
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    [first] = vm["vmNics"]
    networks = await cloud.query("QueryL3Network", f"uuid!={first['l3NetworkUuid']}", "state=Enabled")
    after = await cloud.create(
        "AttachL3NetworkToVm", vmInstanceUuid=vm["uuid"], l3NetworkUuid=networks[0]["uuid"]
    )
    assert sorted(nic["deviceId"] for nic in after["vmNics"]) == [0, 1]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_paused_vm_keeps_its_nic(cloud: Cloud) -> None:
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    await cloud.call("PauseVmInstance", uuid=vm["uuid"])
    refused = await cloud.failure("DetachL3NetworkFromVm", vmNicUuid=vm["vmNics"][0]["uuid"])
    assert "state[Paused] doesn't allow" in str(refused.root)
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["vmNics"] == vm["vmNics"]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_what_could_be_attached_to_a_vm_is_told(cloud: Cloud) -> None:
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    volume = await cloud.create("CreateDataVolume", name="d", diskSize=GIB)
    found = await cloud.call("GetVmAttachableL3Network", vmInstanceUuid=vm["uuid"])
    private = cloud.deployed.uuid("l3Network", "private")
    assert [l3["uuid"] for l3 in found["inventories"]] == [private]
    found = await cloud.call("GetDataVolumeAttachableVm", volumeUuid=volume["uuid"])
    assert [one["uuid"] for one in found["inventories"]] == [vm["uuid"]]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_disabled_cluster_takes_no_vm_and_that_is_the_reason(cloud: Cloud) -> None:
    for cluster in await cloud.query("QueryCluster"):
        await cloud.call("ChangeClusterState", uuid=cluster["uuid"], stateEvent="disable")
    failure = await cloud.failure("CreateVmInstance", **wanted(cloud))
    assert "has no enabled cluster that fits the request" in str(failure)
