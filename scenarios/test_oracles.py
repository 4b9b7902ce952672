"""The oracles see what they are for: each defect is planted in the rows or in the world, and is told of."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from orrery.backends.sim.truth import SimTruth
from orrery.testlib.cloud import TestCloud, run_cloud
from orrery.testlib.identities import Copy
from orrery.testlib.kernel import raw
from orrery.testlib.matrix.calls import VMS, create_vms
from orrery.testlib.oracles import BETWEEN, find_leaks, find_stuck
from orrery.testlib.pending import REMOVALS, may_be_garbage
from orrery.testlib.subscriber import Subscriber, passed_over, subscribe
from orrery.testlib.truth import Bits, Disk, Guest, StoredImage, Thing

VM, OTHER = VMS
ONE_NIC = f"(select uuid from vm_nic where vm_instance_uuid = '{VM}' order by device_id limit 1)"
NEW_USED_IP = (
    "insert into used_ip (uuid, ip_range_uuid, l3_network_uuid, ip_version, ip, netmask, gateway, ip_in_long,"
    " owner_kind, owner_uuid, create_date, last_op_date) select '0123', ip_range_uuid, l3_network_uuid, 4,"
    " {ip}, netmask, gateway, {number}, 'VmNicVO', {nic}, 0, 0 from used_ip where vm_nic_uuid = " + ONE_NIC
)

ROWS: tuple[tuple[str, str], ...] = (
    (
        f"update used_ip set owner_uuid = 'gone' where vm_nic_uuid = {ONE_NIC}",
        "belongs to nic[gone], which is",
    ),
    (
        f"update used_ip set owner_kind = 'VmInstanceVO' where vm_nic_uuid = {ONE_NIC}",
        "belongs to VmInstanceVO[",
    ),
    (f"update used_ip set owner_kind = 'VipVO' where vm_nic_uuid = {ONE_NIC}", "belongs to VipVO["),
    (f"update used_ip set owner_kind = 'VmInstanceVO', owner_uuid = '{VM}'", "which is not reserved"),
    (f"update used_ip set owner_uuid = null where vm_nic_uuid = {ONE_NIC}", "has the owner VmNicVO[None]"),
    (
        f"update used_ip set owner_kind = null, owner_uuid = null where vm_nic_uuid = {ONE_NIC}",
        "has the owner None[None]",
    ),
    (f"delete from used_ip where vm_nic_uuid = {ONE_NIC}", "which is not reserved"),
    (NEW_USED_IP.format(ip="ip", number="ip_in_long + 100", nic="owner_uuid"), "was given 2 times"),
    (NEW_USED_IP.format(ip="'10.0.0.77'", number="ip_in_long + 9", nic="owner_uuid"), "holds 2 addresses"),
    (NEW_USED_IP.format(ip="'10.0.0.77'", number="7", nic="'n'"), "lies outside its ipRange"),
    (f"update vm_nic set ip = '10.9.9.9' where uuid = {ONE_NIC}", "which has 10.9.9.9"),
    (f"update vm_nic set used_ip_uuid = null where uuid = {ONE_NIC}", "by usedIp[None]"),
    (
        "update vm_nic set l3_network_uuid = (select uuid from l3_network where uuid !="
        f" vm_nic.l3_network_uuid limit 1) where uuid = {ONE_NIC}",
        "which is on L3 network",
    ),
    (
        "update used_ip set l3_network_uuid = (select uuid from l3_network where uuid !="
        f" used_ip.l3_network_uuid limit 1) where vm_nic_uuid = {ONE_NIC}",
        "which is of L3 network",
    ),
    ("update ip_range set first_free = first_free + 1", "are in use or known to be given back"),
    (
        "insert into freed_ip (ip_range_uuid, ip_in_long) select uuid, end_long from ip_range",
        "which it has not passed",
    ),
    ("update ip_range set last_given = end_long + 1", "which is not its own"),
    (f"update vm_instance set state = 'Stopped' where uuid = '{VM}'", "is Stopped, and has host"),
    (f"update vm_instance set host_uuid = null where uuid = '{VM}'", "is Running, and has no host"),
    (f"update vm_instance set cluster_uuid = null where uuid = '{VM}'", "is in cluster[None] of zone"),
    (f"update vm_instance set zone_uuid = null where uuid = '{VM}'", "of zone[None]; its host"),
    (
        f"update volume set host_uuid = 'elsewhere' where vm_instance_uuid = '{VM}'",
        "lies on host[elsewhere]; its vm",
    ),
    (
        f"update volume set status = 'Deleted' where type = 'Root' and vm_instance_uuid = '{VM}'",
        "is Running, but its root volume",
    ),
    (f"delete from volume where type = 'Root' and vm_instance_uuid = '{VM}'", "is gone"),
    (f"update vm_nic set device_id = 0 where vm_instance_uuid = '{VM}'", "has 2 nics with device id 0"),
    (f"update volume set device_id = 0 where vm_instance_uuid = '{VM}'", "has 2 volumes with device id 0"),
    (
        "insert into vm_cd_rom (uuid, name, vm_instance_uuid, device_id, create_date, last_op_date) values"
        f" ('1', 'c', '{VM}', 7, 0, 0), ('2', 'c', '{VM}', 7, 0, 0)",
        "has 2 CD-ROM drives with device id 7",
    ),
    ("update web_hook_position set event_id = event_id + 100000", "web hook["),
    ("update image set size = size + 1", "the database says"),
    ("update image set actual_size = actual_size + 1", "the database says"),
    ("update image_backup_storage_ref set size = size + 1", "bytes of images; the sum is"),
    ("update image_cache set size = size + 1", "cached image"),
    ("update volume set size = size + 1", "volume bits"),
    ("update primary_storage_cluster_ref set ready = 0", "is still being attached to cluster"),
    ("update l2_network_cluster_ref set ready = 0", "is still being attached to cluster"),
    (f"update vm_nic set mac = 'fa:00:00:00:00:01' where uuid = {ONE_NIC}", "has another nic"),
)
"""What spoils the rows, and what is told of it."""


def _ip(guest: Guest) -> Guest:
    return replace(guest, nics=(guest.nics[0]._replace(ip="10.1.1.1"), *guest.nics[1:]))


def _without_nic(guest: Guest) -> Guest:
    return replace(guest, nics=guest.nics[1:])


def _with_disk(guest: Guest) -> Guest:
    return replace(guest, volumes=(*guest.volumes, Disk("more", "/more", 9)))


WORLD: tuple[tuple[Callable[[Guest], Guest], str], ...] = (
    (_ip, "has another nic than the database says"),
    (_without_nic, "has another nic than the database says"),
    (_with_disk, "has another volume than the database says"),
    (lambda guest: replace(guest, state="Paused"), "is Paused on"),
    (lambda guest: replace(guest, address="192.0.2.1"), "on 192.0.2.1"),
    (lambda guest: replace(guest, uuid="stranger"), "no host has it"),
    (lambda guest: replace(guest, cpus=77), "has CPUs and bytes (77,"),
)
"""What is otherwise with a guest, and what is told of it."""


@dataclass
class OtherWorld:
    """The world, with one guest and all sizes told otherwise."""

    real: SimTruth
    spoil: Callable[[Guest], Guest] = lambda guest: guest
    added_bytes: int = 0

    def guests(self) -> Iterator[Guest]:
        return (self.spoil(one) if one.uuid == VM else one for one in self.real.guests())

    def volumes(self) -> Iterable[Bits]:
        return self.real.volumes()

    def cached_images(self) -> Iterable[Bits]:
        return self.real.cached_images()

    def images(self) -> Iterator[StoredImage]:
        for one in self.real.images():
            yield one._replace(actual_size=one.actual_size + self.added_bytes)

    def hosts_with_l2(self, l2: str) -> Iterable[str]:
        return self.real.hosts_with_l2(l2)

    def shared_writes(self) -> Iterable[str]:
        return self.real.shared_writes()

    def silent_hosts(self) -> Iterable[str]:
        return self.real.silent_hosts()

    def copies(self) -> Iterable[Copy]:
        return self.real.copies()

    def things(self) -> Iterable[Thing]:
        return self.real.things()


async def _crowded(cloud: TestCloud) -> None:
    """Something of every kind that the oracles look at."""
    await create_vms(cloud)
    volume = await cloud.create("CreateDataVolume", name="data", diskSize=1 << 30)
    await cloud.call("AttachDataVolumeToVm", vmInstanceUuid=VM, volumeUuid=volume["uuid"])
    subscribe(cloud)
    wanted = {"url": "https://hooks.example.com", "type": "CanonicalEvent", "opaque": "zone.*"}
    await cloud.create("CreateWebhook", name="zones", **wanted)
    fields = {"name": "z", "url": "http://images.example.com/z.qcow2", "format": "qcow2"}
    stores = [cloud.deployed.uuid("backupStorage", "store")]
    data = json.dumps({**fields, "backupStorageUuids": stores})
    await cloud.create("SubmitLongJob", name="job", jobName="APIAddImageMsg", jobData=data)
    await cloud.settle(600)


async def _planted(cloud: TestCloud, sql: str, look: Callable[[], Any]) -> list[str]:
    """What `look` finds while `sql` has been carried out; afterwards nothing is left of that."""
    connection: Any = raw(cloud.node.kernel.db)
    connection.execute("savepoint plant")
    try:
        assert connection.execute(sql).rowcount > 0, "nothing was planted"
        found: list[str] = await look()
        return found
    finally:
        connection.execute("rollback to plant")
        connection.execute("release plant")


@pytest.fixture(scope="module")
def found() -> dict[str, list[str]]:
    """What is told of every defect, by what plants it; all are planted into one cloud, one by one."""

    async def body(cloud: TestCloud) -> dict[str, list[str]]:
        await _crowded(cloud)
        truth = cloud.truth
        kernel = cloud.node.kernel
        told = {"": await find_leaks(kernel, truth)}
        for sql, _ in ROWS:
            told[sql] = await _planted(cloud, sql, lambda: find_leaks(kernel, truth))
        for sql in BETWEEN_SQL:
            told[sql] = await _planted(cloud, sql, lambda: find_stuck(kernel))
        for number, (spoil, _) in enumerate(WORLD):
            told[f"world {number}"] = await find_leaks(kernel, OtherWorld(truth, spoil))
        told["images"] = await find_leaks(kernel, OtherWorld(truth, added_bytes=1))
        return told

    return run_cloud(body, plan="small", variables={"vms": 0}, check=False)


BETWEEN_SQL = {
    f"update {column.class_.__tablename__} set {column.key} = '{value}'": f"is still {value}"
    for _, column, values in BETWEEN
    for value in values
}


def test_nothing_is_told_of_a_cloud_at_rest(found: dict[str, list[str]]) -> None:
    assert found[""] == []


@pytest.mark.parametrize(("sql", "text"), [*ROWS, *BETWEEN_SQL.items()])
def test_wrong_rows_are_told_of(found: dict[str, list[str]], sql: str, text: str) -> None:
    assert [line for line in found[sql] if text in line] != [], found[sql]


@pytest.mark.parametrize(("number", "text"), [(n, text) for n, (_, text) in enumerate(WORLD)])
def test_guests_otherwise_than_their_rows_are_told_of(
    found: dict[str, list[str]], number: int, text: str
) -> None:
    assert [line for line in found[f"world {number}"] if text in line] != []


def test_images_of_other_sizes_are_told_of(found: dict[str, list[str]]) -> None:
    assert [line for line in found["images"] if "has sizes" in line] != []


GARBAGE = (
    "insert into garbage (uuid, name, runner_class, context, status, type, management_node_uuid, run, epoch,"
    " attempt, step, direction, tries, due, create_date, last_op_date) values ('g', 'g',"
    " '{workflow}', '{context}', 'Idle', 'TimeBased', 'n', 1, 1, 1, '{step}', '{direction}', 0,"
    " 99999999999999, 0, 0)"
)


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.parametrize(
    ("where", "out", "spoil", "is_excused"),
    [
        ("vm-destroy/destroy", {"host_ref": {"address": "192.0.2.1"}}, WORLD[4][0], True),
        ("vm-destroy/destroy", {"host_ref": {"address": "192.0.2.2"}}, WORLD[4][0], False),
        ("vm-destroy/destroy", {"host_ref": None}, WORLD[4][0], False),
        ("vm-detach-nic-forced/unplug", {"host_ref": {"address": "192.0.2.1"}}, WORLD[4][0], False),
        ("vm-expunge/delete-bits", {"host_ref": {"address": "192.0.2.1"}, "bits": []}, WORLD[4][0], False),
        ("vm-detach-nic-forced/unplug", {"host_ref": None}, _ip, False),
        ("vm-detach-volume-forced/unplug", {"host_ref": None}, _with_disk, True),
        ("vm-destroy/destroy", {"host_ref": None}, _with_disk, False),
    ],
)
@pytest.mark.cloud("small", variables={"vms": 0}, check=False)
async def test_only_garbage_that_would_remove_a_thing_excuses_it(
    cloud: TestCloud, where: str, out: dict[str, Any], spoil: Callable[[Guest], Guest], is_excused: bool
) -> None:
    workflow, step = where.split("/")
    params = {"vm_uuid": VM, "nic": {"uuid": "another nic"}, "volume_uuid": "more"}
    context = json.dumps({"params": params, "outputs": out})
    sql = GARBAGE.format(workflow=workflow, step=step, context=context, direction="forward")
    await create_vms(cloud)
    world = OtherWorld(cloud.truth, spoil)
    told = await _planted(cloud, sql, lambda: find_leaks(cloud.node.kernel, world))
    assert ([line for line in told if VM in line] == []) == is_excused, told


@pytest.mark.simulator_only("looks at what the node holds in memory")
@pytest.mark.cloud(check=False)
async def test_every_step_that_may_become_garbage_says_what_it_removes(cloud: TestCloud) -> None:
    workflows = cloud.node.kernel.engine.plans()
    steps = {f"{one.name}/{step.name}" for one in workflows for step in one.steps if may_be_garbage(step)}
    assert set(REMOVALS) == steps


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud(check=False)
async def test_a_position_past_an_event_that_was_never_delivered_is_told_of(cloud: TestCloud) -> None:
    subscriber = subscribe(cloud, Subscriber(lambda url, event: 1e9))
    wanted = {"url": "https://hooks.example.com", "type": "CanonicalEvent", "opaque": "zone.*"}
    await cloud.create("CreateWebhook", name="zones", **wanted)
    await cloud.settle(1)
    await cloud.create("CreateZone", name="west")
    await cloud.settle(1)
    read = cloud.node.kernel.db.read
    assert await read(lambda tx: list(passed_over(tx, subscriber))) == []
    sql = "update web_hook_position set event_id = (select max(id) from event)"
    told = await _planted(cloud, sql, lambda: read(lambda tx: list(passed_over(tx, subscriber))))
    assert len(told) == 1
    assert "(zone.created)" in told[0]
