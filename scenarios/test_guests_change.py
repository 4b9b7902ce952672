"""What happens to guests without a call: the rows follow, and strangers are told of."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from orrery.core.compute.host.configs import AUTO_RECONNECT
from orrery.core.compute.vm.comparison import Difference, record_absent
from orrery.core.compute.vm.model import VmInstance
from orrery.scenarios.cases.vm import wanted
from orrery.scenarios.guests import BEATS, A, B, C, host_of, places, seen, silence, strike, vm_on_a
from orrery.simulator.specs import VmSpec
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import STRIKES_GUESTS, Cloud, Fault, FaultKind
from orrery.testlib.history import all_events
from orrery.testlib.identities import find_doubles, find_untold

NONE = {"vms": 0}
STARTED = FaultKind.GUEST_STARTED


async def load(cloud: Cloud, number: int) -> int:
    """How many CPUs are given to VMs on a host."""
    host = await cloud.get("QueryHost", host_of(cloud, number))
    return int(host["totalCpuCapacity"] - host["availableCpuCapacity"])


def spec_of(cloud: TestCloud, vm: str) -> VmSpec:
    """A VM's guest as it is."""
    return next(guest.spec for guest in cloud.world.guests() if guest.uuid == vm)


async def told(cloud: TestCloud, resource: str) -> list[str]:
    """The names of the events of a resource, oldest first."""
    events = await cloud.node.kernel.db.read(lambda tx: list(all_events(tx)))
    return [event.name for event in events if event.resource_uuid == resource]


async def strangers(cloud: Cloud) -> list[tuple[str, str, str]]:
    """Host, guest and state of each stranger."""
    rows = await cloud.query("QueryHostStranger")
    return [(row["hostUuid"], row["guest"], row["state"]) for row in rows]


async def reasons(cloud: Cloud) -> list[tuple[str, str]]:
    """Guest and reason of each stranger."""
    return [(row["guest"], row["reason"]) for row in await cloud.query("QueryHostStranger")]


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small", variables=NONE)
async def test_a_guest_that_powers_itself_off_is_stopped_and_starts_again(cloud: TestCloud) -> None:
    vm = await vm_on_a(cloud)
    assert await load(cloud, 0) == 1
    strike(cloud, FaultKind.GUEST_STOPS, addresses=(A,))
    await asyncio.sleep(BEATS)
    assert await seen(cloud, vm) == ("Stopped", None)
    assert await load(cloud, 0) == 0
    assert (await told(cloud, vm))[-1] == "vm.stopped"
    assert (await cloud.create("StartVmInstance", uuid=vm))["state"] == "Running"
    assert len(places(cloud, vm)) == 1


@pytest.mark.cloud("small", variables=NONE)
async def test_a_vm_whose_guest_is_off_is_really_started_before_the_heartbeat_finds_out(cloud: Cloud) -> None:
    vm = await vm_on_a(cloud)
    cloud.incidents.stop(A, vm)
    assert (await seen(cloud, vm))[0] == "Running"
    assert (await cloud.create("StartVmInstance", uuid=vm))["state"] == "Running"
    assert len(places(cloud, vm)) == 1


@pytest.mark.cloud("small", variables=NONE)
async def test_a_vm_follows_a_call_that_is_late_by_minutes(cloud: Cloud) -> None:
    """Its undo was refused, so nothing keeps it from having its effect."""
    vm = await vm_on_a(cloud)
    strike(cloud, FaultKind.SLOW_HOST, operations=("pause_vm",), factor=100_000.0, count=3)
    strike(cloud, FaultKind.FAILED_CALL, operations=("resume_vm",), count=3)
    await cloud.failure("PauseVmInstance", uuid=vm)
    await asyncio.sleep(BEATS)
    assert await seen(cloud, vm) == ("Running", host_of(cloud, 0))
    await cloud.settle()
    assert await seen(cloud, vm) == ("Paused", host_of(cloud, 0))


@pytest.mark.parametrize("kind", [FaultKind.GUEST_STOPS, FaultKind.GUEST_DESTROYED])
@pytest.mark.cloud("small", variables=NONE)
async def test_quota_and_capacity_follow_a_guest_that_is_gone(cloud: Cloud, kind: FaultKind) -> None:
    vms = [await vm_on_a(cloud) for _ in range(3)]
    strike(cloud, kind, guests=tuple(vms[:2]))
    await asyncio.sleep(BEATS)
    assert [(await seen(cloud, vm))[0] for vm in vms] == ["Stopped", "Stopped", "Running"]
    assert await load(cloud, 0) == 1


@pytest.mark.cloud("small", variables=NONE)
async def test_a_guest_that_was_moved_is_followed_to_its_host(cloud: Cloud) -> None:
    vm = await vm_on_a(cloud)
    strike(cloud, FaultKind.GUEST_MOVED, addresses=(A,), peers=(B,))
    await asyncio.sleep(BEATS)
    assert await seen(cloud, vm) == ("Running", host_of(cloud, 1))
    assert [await load(cloud, number) for number in (0, 1)] == [0, 1]
    assert (await cloud.create("StopVmInstance", uuid=vm))["state"] == "Stopped"
    assert places(cloud, vm) == []


@pytest.mark.cloud("small", variables=NONE)
async def test_a_guest_that_was_moved_is_never_called_stopped_meanwhile(cloud: Cloud) -> None:
    vm = await vm_on_a(cloud)
    states = [await seen(cloud, vm)]
    cloud.incidents.move(A, B, vm)
    for _ in range(int(BEATS)):
        await asyncio.sleep(1)
        states.append(await seen(cloud, vm))
    assert list(dict.fromkeys(states)) == [("Running", host_of(cloud, 0)), ("Running", host_of(cloud, 1))]


@pytest.mark.simulator_only("looks at what only the simulated world knows")
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.cloud("small", variables=NONE)
async def test_a_guest_that_was_moved_is_found_when_its_hosts_are_reconnected(
    cloud: TestCloud, order: tuple[int, int]
) -> None:
    vm = await vm_on_a(cloud)
    await cloud.world.migrate_vm(A, B, vm, (1000, 1, 1))
    for number in order:
        await cloud.call("ReconnectHost", uuid=host_of(cloud, number))
        await asyncio.sleep(5)
    await asyncio.sleep(BEATS)
    assert await seen(cloud, vm) == ("Running", host_of(cloud, 1))


@pytest.mark.cloud("small", variables=NONE)
async def test_starting_a_vm_that_was_moved_starts_no_second_guest(cloud: Cloud) -> None:
    vm = await vm_on_a(cloud)
    cloud.incidents.move(A, B, vm)
    started = await cloud.create("StartVmInstance", uuid=vm)
    assert (started["state"], started["hostUuid"]) == ("Running", host_of(cloud, 1))
    assert places(cloud, vm) == [B]


@pytest.mark.cloud("small", variables=NONE)
async def test_a_guest_that_crashes_is_crashed_until_it_is_stopped(cloud: Cloud) -> None:
    vm = await vm_on_a(cloud)
    strike(cloud, FaultKind.GUEST_CRASHES, guests=(vm,))
    await asyncio.sleep(BEATS)
    assert await seen(cloud, vm) == ("Crashed", host_of(cloud, 0))
    assert await load(cloud, 0) == 1
    assert (await cloud.create("RebootVmInstance", uuid=vm))["state"] == "Running"
    cloud.incidents.crash(A, vm)
    await asyncio.sleep(BEATS)
    assert (await cloud.create("StopVmInstance", uuid=vm))["state"] == "Stopped"
    assert (await cloud.create("StartVmInstance", uuid=vm))["state"] == "Running"


@pytest.mark.cloud("small", variables=NONE)
async def test_a_guest_that_hangs_is_stopped_by_force_only(cloud: Cloud) -> None:
    vm = await vm_on_a(cloud)
    strike(cloud, FaultKind.GUEST_HANGS, addresses=(A,))
    await asyncio.sleep(BEATS)
    assert await seen(cloud, vm) == ("Running", host_of(cloud, 0))
    failure = await cloud.failure("StopVmInstance", uuid=vm)
    assert "does not shut down; stop it by force" in str(failure.root)
    assert (await seen(cloud, vm))[0] == "Running"
    assert (await cloud.create("StopVmInstance", uuid=vm, type="cold"))["state"] == "Stopped"


@pytest.mark.simulator_only("looks at what only the simulated world knows")
@pytest.mark.cloud("small", variables=NONE)
async def test_a_stopped_vm_that_somebody_starts_is_running(cloud: TestCloud) -> None:
    vm = await vm_on_a(cloud)
    spec = spec_of(cloud, vm)
    await cloud.call("StopVmInstance", uuid=vm)
    cloud.world.incidents.start(C, spec)
    await asyncio.sleep(BEATS)
    assert await seen(cloud, vm) == ("Running", host_of(cloud, 2))
    assert await load(cloud, 2) == 1


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small", variables=NONE)
async def test_strangers_are_told_of_and_left_alone(cloud: TestCloud) -> None:
    strike(cloud, FaultKind.GUEST_STARTED, addresses=(B,))
    await asyncio.sleep(BEATS)
    [(host, guest, state)] = await strangers(cloud)
    assert (host, state) == (host_of(cloud, 1), "Running")
    [row] = await cloud.query("QueryHostStranger", f"guest={guest}")
    assert row["reason"] == "no VM has this uuid"
    assert places(cloud, guest) == [B]
    cloud.incidents.destroy(B, guest)
    await asyncio.sleep(BEATS)
    assert await strangers(cloud) == []
    assert await told(cloud, row["uuid"]) == ["hostStranger.created", "hostStranger.deleted"]


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small", variables=NONE)
async def test_a_guest_that_is_seen_once_and_gone_is_not_told_of(cloud: TestCloud) -> None:
    """It was on its way out."""
    vm = await vm_on_a(cloud)
    cloud.world.incidents.start(B, replace(spec_of(cloud, vm), uuid="passing", nics=(), volumes=()))
    await cloud.call("ReconnectHost", uuid=host_of(cloud, 1))
    cloud.incidents.destroy(B, "passing")
    await asyncio.sleep(2 * BEATS)
    events = await cloud.node.kernel.db.read(lambda tx: list(all_events(tx)))
    assert [one.name for one in events if one.name.startswith("hostStranger")] == []


@pytest.mark.simulator_only("looks at what only the simulated world knows")
@pytest.mark.cloud("small", variables=NONE)
async def test_a_stopped_vm_that_somebody_starts_where_nothing_is_connected_runs_once_that_is(
    cloud: TestCloud,
) -> None:
    """Until then its guest is a stranger, and the VM starts nowhere else."""
    vm = await vm_on_a(cloud)
    spec = spec_of(cloud, vm)
    await cloud.call("StopVmInstance", uuid=vm)
    await cloud.call("UpdateGlobalConfig", category="host", name=AUTO_RECONNECT.name, value="false")
    silent = silence(cloud, B)
    await asyncio.sleep(2 * BEATS)
    cloud.faults.remove(silent)
    cloud.world.incidents.start(B, spec)
    await asyncio.sleep(BEATS)
    told = f"vm[uuid:{vm}] is Stopped, and will be Running here when the host is Connected"
    assert await reasons(cloud) == [(vm, told)]
    await cloud.failure("StartVmInstance", uuid=vm)
    assert places(cloud, vm) == [B]
    await cloud.call("ReconnectHost", uuid=host_of(cloud, 1))
    await asyncio.sleep(1)
    assert await seen(cloud, vm) == ("Running", host_of(cloud, 1))
    assert await reasons(cloud) == []


@pytest.mark.cloud("small", variables=NONE)
async def test_a_second_guest_of_a_vm_is_a_stranger_until_it_is_the_only_one(cloud: Cloud) -> None:
    vm = await vm_on_a(cloud)
    strike(cloud, FaultKind.GUEST_STARTED, addresses=(B,), guests=(vm,))
    assert find_doubles(cloud.truth) != []
    await asyncio.sleep(BEATS)
    assert await seen(cloud, vm) == ("Running", host_of(cloud, 0))
    assert await strangers(cloud) == [(host_of(cloud, 1), vm, "Running")]
    cloud.incidents.stop(A, vm)
    await asyncio.sleep(2 * BEATS)
    assert await seen(cloud, vm) == ("Running", host_of(cloud, 1))
    assert await strangers(cloud) == []


@pytest.mark.cloud("small", variables=NONE)
async def test_a_vm_with_a_stranger_of_its_own_does_not_start_elsewhere(cloud: Cloud) -> None:
    vm = await vm_on_a(cloud)
    strike(cloud, FaultKind.GUEST_STARTED, addresses=(B,), guests=(vm,))
    await asyncio.sleep(BEATS)
    await cloud.call("StopVmInstance", uuid=vm)
    started = await cloud.create("StartVmInstance", uuid=vm)
    assert (started["state"], started["hostUuid"]) == ("Running", host_of(cloud, 1))
    assert places(cloud, vm) == [B]


@pytest.mark.cloud("small", variables=NONE)
async def test_a_stranger_can_be_destroyed_where_it_is_and_nowhere_else(cloud: Cloud) -> None:
    """A second guest of a VM goes; the VM's own stays."""
    vm = await vm_on_a(cloud)
    strike(cloud, FaultKind.GUEST_STARTED, addresses=(B,), guests=(vm,))
    await asyncio.sleep(BEATS)
    [stranger] = await cloud.query("QueryHostStranger")
    await cloud.call("DestroyHostStranger", uuid=stranger["uuid"])
    assert places(cloud, vm) == [A]
    await asyncio.sleep(BEATS)
    assert await strangers(cloud) == []
    assert await seen(cloud, vm) == ("Running", host_of(cloud, 0))
    moved = await cloud.create("MigrateVm", vmInstanceUuid=vm, hostUuid=host_of(cloud, 1))
    assert (moved["state"], places(cloud, vm)) == ("Running", [B])


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small", variables=NONE, check=False)
async def test_a_guest_that_has_become_its_vms_own_is_not_destroyed_as_a_stranger(cloud: TestCloud) -> None:
    """The row of the stranger is out of date."""
    vm = await vm_on_a(cloud)
    strike(cloud, FaultKind.GUEST_STARTED, addresses=(B,), guests=(vm,))
    await asyncio.sleep(BEATS)
    [row] = await cloud.query("QueryHostStranger")
    strike(cloud, FaultKind.LOST_CALL, operations=("notice",))
    cloud.incidents.stop(A, vm)
    await cloud.call("StopVmInstance", uuid=vm)
    await cloud.node.kernel.db.write(
        lambda tx: tx.update(VmInstance, {"uuid": vm}, state="Running", host_uuid=host_of(cloud, 1))
    )
    refused = await cloud.failure("DestroyHostStranger", uuid=row["uuid"])
    assert (refused.code, "no stranger" in str(refused.root)) == ("SYS.1006", True)
    assert places(cloud, vm) == [B]


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small", variables=NONE)
async def test_the_guest_that_a_destroyed_vm_left_on_another_host_is_a_stranger(cloud: TestCloud) -> None:
    """It was moved to a host that did not say so; an administrator is told of it and removes it."""
    vm = await vm_on_a(cloud)
    lost = strike(cloud, FaultKind.LOST_REPLY, operations=("list_vms",), addresses=(B,))
    cloud.incidents.move(A, B, vm)
    await cloud.call("DestroyVmInstance", uuid=vm)
    cloud.faults.remove(lost)
    await asyncio.sleep(BEATS)
    [row] = await cloud.query("QueryHostStranger")
    assert (row["guest"], row["hostUuid"]) == (vm, host_of(cloud, 1))
    assert row["reason"] == f"vm[uuid:{vm}] is Destroyed"
    assert await told(cloud, row["uuid"]) == ["hostStranger.created"]
    await cloud.call("DestroyHostStranger", uuid=row["uuid"])
    assert places(cloud, vm) == []
    await cloud.call("RecoverVmInstance", uuid=vm)
    await cloud.call("StartVmInstance", uuid=vm)


@pytest.mark.cloud("small", variables=NONE)
async def test_a_guest_whose_removal_is_given_up_is_a_stranger(cloud: Cloud) -> None:
    """Its host does not tell of it, since nothing changes there."""
    vm = await vm_on_a(cloud)
    failing = strike(cloud, FaultKind.FAILED_CALL, operations=("destroy_vm",), addresses=(A,))
    await cloud.call("DestroyVmInstance", uuid=vm)
    [garbage] = await cloud.query("QueryGCJob")
    await cloud.call("DeleteGCJob", uuid=garbage["uuid"])
    await asyncio.sleep(BEATS)
    assert await strangers(cloud) == [(host_of(cloud, 0), vm, "Running")]
    cloud.faults.remove(failing)
    [stranger] = await cloud.query("QueryHostStranger")
    await cloud.call("DestroyHostStranger", uuid=stranger["uuid"])
    assert (await strangers(cloud), places(cloud, vm)) == ([], [])


@pytest.mark.cloud("small", variables=NONE)
async def test_a_change_is_told_again_until_it_was_listed(cloud: Cloud) -> None:
    vm = await vm_on_a(cloud)
    lost = strike(cloud, FaultKind.LOST_REPLY, operations=("list_vms",), addresses=(A,))
    cloud.incidents.stop(A, vm)
    await asyncio.sleep(3 * 60)
    assert (await seen(cloud, vm))[0] == "Running"
    cloud.faults.remove(lost)
    await asyncio.sleep(2 * BEATS)
    assert (await seen(cloud, vm))[0] == "Stopped"


@pytest.mark.simulator_only("looks at calls of the simulated world")
@pytest.mark.cloud("small", variables=NONE)
async def test_what_no_host_told_of_is_found_by_the_full_comparison(cloud: TestCloud) -> None:
    await cloud.call("UpdateGlobalConfig", category="host", name="guests.comparisonInterval", value="600")
    vm = await vm_on_a(cloud)
    cloud.world.datacenter.drop_guest(A, vm)
    await asyncio.sleep(600 + BEATS)
    assert (await seen(cloud, vm))[0] == "Stopped"


@pytest.mark.cloud("small", variables=NONE)
async def test_an_operation_under_way_is_left_to_its_run(cloud: Cloud) -> None:
    vm = await vm_on_a(cloud)
    cloud.faults.add(Fault(kind=FaultKind.SLOW_HOST, operations=("stop_vm",), addresses=(A,), factor=100))
    stopping = asyncio.ensure_future(cloud.call("StopVmInstance", uuid=vm))
    await asyncio.sleep(1)
    cloud.incidents.stop(A, vm)
    states = []
    while not stopping.done():
        states.append((await seen(cloud, vm))[0])
        await asyncio.sleep(1)
    assert set(states) == {"Stopping"}
    await stopping
    assert await seen(cloud, vm) == ("Stopped", None)


@pytest.mark.parametrize("kind", [FaultKind.DEAF_HOST, FaultKind.MUTE_HOST, FaultKind.REFUSING_HOST])
@pytest.mark.cloud("small", variables=NONE)
async def test_a_host_that_cannot_be_worked_with_comes_back(cloud: Cloud, kind: FaultKind) -> None:
    vm = await vm_on_a(cloud)
    fault = strike(cloud, kind, addresses=(A,))
    await asyncio.sleep(2 * BEATS)
    answers = kind is FaultKind.REFUSING_HOST
    host = await cloud.get("QueryHost", host_of(cloud, 0))
    assert host["status"] == ("Connected" if answers else "Disconnected")
    assert (await seen(cloud, vm))[0] == ("Running" if answers else "Unknown")
    await cloud.failure("RebootVmInstance", uuid=vm)
    cloud.faults.remove(fault)
    await asyncio.sleep(2 * BEATS)
    assert await seen(cloud, vm) == ("Running", host_of(cloud, 0))


@pytest.mark.cloud("small", variables=NONE)
async def test_hosts_that_do_not_reach_each_other_migrate_nothing(cloud: Cloud) -> None:
    vm = await vm_on_a(cloud)
    fault = strike(cloud, FaultKind.PARTITION, addresses=(A,), peers=(B,))
    failure = await cloud.failure("MigrateVm", vmInstanceUuid=vm, hostUuid=host_of(cloud, 1))
    assert "does not answer" in str(failure.root)
    assert await seen(cloud, vm) == ("Running", host_of(cloud, 0))
    moved = await cloud.create("MigrateVm", vmInstanceUuid=vm, hostUuid=host_of(cloud, 2))
    assert moved["hostUuid"] == host_of(cloud, 2)
    cloud.faults.remove(fault)


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small", variables=NONE)
async def test_no_guest_is_there_twice_or_unheard_of_when_all_is_over(cloud: TestCloud) -> None:
    vms = [await vm_on_a(cloud) for _ in range(6)]
    for kind, vm in zip([one for one in STRIKES_GUESTS if one is not STARTED], vms, strict=False):
        strike(cloud, kind, guests=(vm,))
    strike(cloud, FaultKind.GUEST_STARTED, pattern="192.168.1.1?", count=2)
    await asyncio.sleep(2 * BEATS)
    truth = cloud.truth
    assert find_doubles(truth) == []
    assert list(truth.shared_writes()) == []
    assert await cloud.node.kernel.db.read(find_untold, truth) == []
    for host, guest, _ in await strangers(cloud):
        address = (await cloud.get("QueryHost", host))["managementIp"]
        cloud.incidents.destroy(address, guest)
    await asyncio.sleep(BEATS)


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small", variables=NONE)
async def test_the_oracles_name_everything_that_exists_twice(cloud: TestCloud) -> None:
    vm = await vm_on_a(cloud)
    truth = cloud.truth
    assert find_doubles(truth) == []
    spec = spec_of(cloud, vm)
    [nic], [disk] = spec.nics, spec.volumes
    cloud.world.incidents.start(B, replace(spec, uuid="thief"))
    found = find_doubles(truth)
    both = f"guest[{vm}] on {A}, guest[thief] on {B}"
    assert [text.partition("[")[0] for text in found] == ["volume", "MAC", "address"]
    assert all(text.endswith(f"exists 2 times: {both}") for text in found)
    assert disk.path in found[0]
    assert nic.mac in found[1]
    assert str(nic.ip) in found[2]
    assert len(list(truth.shared_writes())) == 1
    untold = await cloud.node.kernel.db.read(find_untold, truth)
    assert untold == [f"guest[thief] on {B} is of no VM there, and is not listed as a stranger"]
    await asyncio.sleep(BEATS)
    assert await cloud.node.kernel.db.read(find_untold, truth) == []
    assert len(await cloud.leaks()) >= len(found)
    cloud.incidents.destroy(B, "thief")
    await asyncio.sleep(BEATS)


@pytest.mark.cloud("small", variables=NONE)
async def test_a_paused_copy_is_not_the_vm_while_the_destination_does_not_say_whether_it_has_the_guest(
    cloud: Cloud,
) -> None:
    """Both copies have the same disks: the one that runs is kept, and the other is removed."""
    vm = await vm_on_a(cloud)
    strike(cloud, FaultKind.BROKEN_HANDOVER, count=1)
    silent = strike(cloud, FaultKind.LOST_REPLY, operations=("list_vms",), addresses=(B,))
    await cloud.failure("MigrateVm", vmInstanceUuid=vm, hostUuid=host_of(cloud, 1))
    assert await seen(cloud, vm) == ("Unknown", host_of(cloud, 0))
    cloud.faults.remove(silent)
    await asyncio.sleep(1200)
    assert await seen(cloud, vm) == ("Running", host_of(cloud, 1))
    assert places(cloud, vm) == [B]


@pytest.mark.cloud("small", variables=NONE)
async def test_after_a_hand_over_that_broke_the_vm_is_where_it_runs(cloud: Cloud) -> None:
    """The guest runs at the destination and stands paused at its source, from which it is removed."""
    vm = await vm_on_a(cloud)
    strike(cloud, FaultKind.BROKEN_HANDOVER, count=1)
    await cloud.call("MigrateVm", vmInstanceUuid=vm, hostUuid=host_of(cloud, 1))
    await asyncio.sleep(2 * BEATS)
    assert await seen(cloud, vm) == ("Running", host_of(cloud, 1))
    assert places(cloud, vm) == [B]


@pytest.mark.simulator_only("starts guests of its own making")
@pytest.mark.cloud("small", variables=NONE)
async def test_a_guest_of_other_parts_under_the_uuid_of_a_vm_is_reported(cloud: TestCloud) -> None:
    vm = await vm_on_a(cloud)
    before = await cloud.get("QueryVmInstance", vm)
    real = spec_of(cloud, vm)
    cloud.world.incidents.stop(A, vm)
    other = replace(real.nics[0], mac="fa:00:00:00:00:99")
    cloud.world.incidents.start(A, replace(real, nics=(other,), volumes=()))
    await asyncio.sleep(3 * BEATS)
    [(guest, reason)] = await reasons(cloud)
    assert guest == vm
    assert f"it lacks the volume[uuid:{before['rootVolumeUuid']}]" in reason or "it lacks the nic[" in reason
    assert f"the nic[{real.nics[0].mac}]" in reason and "has besides the nic[fa:00:00:00:00:99]" in reason
    after = await cloud.get("QueryVmInstance", vm)
    assert after["vmNics"] == before["vmNics"] and after["allVolumes"] == before["allVolumes"]
    assert (after["state"], after["hostUuid"]) == ("Running", host_of(cloud, 0))
    events = await cloud.node.kernel.db.read(lambda tx: list(all_events(tx)))
    assert [one.name for one in events if one.name.startswith("hostStranger")] == ["hostStranger.created"]
    [row] = await cloud.query("QueryHostStranger")
    await cloud.call("ReconnectHost", uuid=host_of(cloud, 0))  # lists guests without their parts
    assert await cloud.query("QueryHostStranger") == [row]
    refusal = await cloud.failure("DestroyHostStranger", uuid=row["uuid"])
    assert "stop or destroy the VM instead" in refusal.details
    await cloud.create("StopVmInstance", uuid=vm, type="cold")
    assert (await cloud.create("StartVmInstance", uuid=vm))["state"] == "Running"
    await asyncio.sleep(BEATS)
    assert await reasons(cloud) == []
    assert spec_of(cloud, vm).parts == real.parts


@pytest.mark.simulator_only("starts guests of its own making")
@pytest.mark.cloud("small", variables=NONE)
async def test_a_stopped_vm_that_is_started_with_other_disks_is_reported(cloud: TestCloud) -> None:
    vm = await vm_on_a(cloud)
    real = spec_of(cloud, vm)
    await cloud.create("StopVmInstance", uuid=vm)
    await asyncio.sleep(BEATS)
    cloud.world.incidents.start(A, replace(real, volumes=()))
    await asyncio.sleep(3 * BEATS)
    assert await seen(cloud, vm) == ("Running", host_of(cloud, 0))
    [(guest, reason)] = await reasons(cloud)
    assert (guest, "it lacks the volume[uuid:" in reason) == (vm, True)
    await cloud.create("StopVmInstance", uuid=vm)
    assert (await cloud.create("StartVmInstance", uuid=vm))["state"] == "Running"
    assert await reasons(cloud) == []


@pytest.mark.cloud("small", variables=NONE)
async def test_nothing_is_reported_of_parts_that_come_and_go_by_call(cloud: Cloud) -> None:
    vm = await vm_on_a(cloud)
    volume = await cloud.create("CreateDataVolume", name="d", diskSize=1 << 30)
    await cloud.create("AttachDataVolumeToVm", vmInstanceUuid=vm, volumeUuid=volume["uuid"])
    strike(cloud, STARTED, addresses=(A,))  # so that the host is listed
    await asyncio.sleep(3 * BEATS)
    await cloud.call("DetachDataVolumeFromVm", uuid=volume["uuid"])
    strike(cloud, STARTED, addresses=(A,))
    await asyncio.sleep(3 * BEATS)
    found = await cloud.query("QueryHostStranger")
    assert (len(found), [row["guest"] for row in found if row["guest"] == vm]) == (2, [])
    for row in found:
        await cloud.call("DestroyHostStranger", uuid=row["uuid"])


@pytest.mark.cloud("small", variables=NONE)
async def test_a_vm_moved_to_a_silent_host_starts_nowhere_else_until_that_answers(cloud: Cloud) -> None:
    vm = await vm_on_a(cloud)
    fault = strike(cloud, FaultKind.MUTE_HOST, addresses=(B,))
    await asyncio.sleep(2 * BEATS)
    cloud.incidents.move(A, B, vm)
    await asyncio.sleep(3 * BEATS)
    assert await seen(cloud, vm) == ("Unknown", host_of(cloud, 0))
    for api in ("StartVmInstance", "StopVmInstance", "DestroyVmInstance"):
        refusal = await cloud.failure(api, uuid=vm)
        assert f"may have been moved to host[uuid:{host_of(cloud, 1)}]" in refusal.details, refusal.details
        assert "ConfirmHostPoweredOff" in refusal.details
    assert places(cloud, vm) == [B]
    cloud.faults.remove(fault)
    await asyncio.sleep(3 * BEATS)
    assert await seen(cloud, vm) == ("Running", host_of(cloud, 1))
    assert places(cloud, vm) == [B]


@pytest.mark.cloud("small", variables=NONE)
async def test_a_guest_that_is_gone_while_a_host_is_silent_is_off_once_that_host_has_answered(
    cloud: Cloud,
) -> None:
    vm = await vm_on_a(cloud)
    fault = strike(cloud, FaultKind.MUTE_HOST, addresses=(B,))
    await asyncio.sleep(2 * BEATS)
    cloud.incidents.stop(A, vm)
    await asyncio.sleep(3 * BEATS)
    assert (await seen(cloud, vm))[0] == "Unknown"
    cloud.faults.remove(fault)
    await asyncio.sleep(3 * BEATS)
    assert await seen(cloud, vm) == ("Stopped", None)
    assert (await cloud.create("StartVmInstance", uuid=vm))["state"] == "Running"


@pytest.mark.cloud("small", variables=NONE)
async def test_a_statement_that_the_silent_host_is_off_ends_the_wait(cloud: Cloud) -> None:
    vm = await vm_on_a(cloud)
    silence(cloud, B, power=False)
    await asyncio.sleep(2 * BEATS)
    cloud.incidents.stop(A, vm)
    await asyncio.sleep(3 * BEATS)
    assert (await seen(cloud, vm))[0] == "Unknown"
    await cloud.call("ConfirmHostPoweredOff", uuid=host_of(cloud, 1))
    await asyncio.sleep(3 * BEATS)
    assert await seen(cloud, vm) == ("Stopped", None)
    assert (await cloud.create("StartVmInstance", uuid=vm))["state"] == "Running"


@pytest.mark.simulator_only("compares a list of its own with the rows")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_list_that_is_older_than_the_row_changes_nothing(cloud: TestCloud) -> None:
    vm = await cloud.create("CreateVmInstance", **wanted(cloud))
    kernel, missing = cloud.node.kernel, Difference(vm["hostUuid"], vm["uuid"], None, vm["lastOpDateMs"])
    assert not await kernel.db.write(record_absent, missing, kernel.hooks)
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Running"
