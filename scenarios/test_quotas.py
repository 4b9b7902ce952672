"""An account has no more than it may, whatever happens at once, fails, or dies in the middle."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable
from dataclasses import replace
from typing import Any

import pytest

from orrery.core.api.catalogue import plugins
from orrery.core.api.dispatcher import Job
from orrery.core.client.errors import ApiFailure
from orrery.core.compute.vm.model import VmInstance
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import QuotaExceeded
from orrery.core.kernel.ownership import ADMIN_UUID
from orrery.core.kernel.plugins import Plugin
from orrery.core.kernel.quota import AccountQuota, Quotas
from orrery.core.node import NodeParts
from orrery.core.storage.volume.model import Volume
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud, Fault, FaultKind
from orrery.testlib.mortal import MortalCloud
from orrery.testlib.oracles import find_drift
from orrery.testlib.tenants import account_of, counted, limit, share_with_all, usage

GIB = 1 << 30
HOLD_SECONDS = 7200.0
EXCEEDED = "ID.1003"
NOTHING = {
    "accessKey.num": 0,
    "diskOffering.num": 0,
    "image.num": 0,
    "image.size": 0,
    "l3.num": 0,
    "longJob.num": 0,
    "longJob.unfinished.num": 0,
    "policy.num": 2,
    "policy.size": 5,
    "user.num": 0,
    "userGroup.num": 0,
    "vm.cpuNum": 0,
    "vm.memorySize": 0,
    "vm.num": 0,
    "vm.totalNum": 0,
    "volume.capacity": 0,
    "volume.data.num": 0,
    "webHook.num": 0,
}
"""What a new account uses: the two policies that every account has."""


def new_vm(cloud: Cloud, **fields: Any) -> dict[str, Any]:
    """The fields of a VM with a root disk of 4 GiB and a data disk of 1 GiB."""
    return {
        "name": "vm",
        "instanceOfferingUuid": cloud.deployed.uuid("instanceOffering", "small"),
        "imageUuid": cloud.deployed.uuid("image", "ubuntu"),
        "l3NetworkUuids": [cloud.deployed.uuid("l3Network", "public")],
        "dataDiskSizes": [GIB],
        **fields,
    }


async def new_tenant(cloud: Cloud, **limits: int) -> Cloud:
    """A tenant that may use what the deployment has, within these limits."""
    await share_with_all(cloud)
    tenant = await cloud.tenant("ann")
    await limit(cloud, tenant, **limits)
    return tenant


@pytest.fixture
async def tenant(cloud: Cloud) -> Cloud:
    """A tenant without limits of its own."""
    return await new_tenant(cloud)


async def agrees(tenant: Cloud, **expected: int) -> None:
    """What the tenant is told equals what can be counted by hand, and what a test expects."""
    told = await usage(tenant)
    assert told == await counted(tenant)
    wanted = {name.replace("_", "."): value for name, value in expected.items()}
    assert {name: told[name] for name in wanted} == wanted


async def outcomes(calls: list[Awaitable[Any]]) -> Counter[str]:
    """How calls made at once have ended: ``ok``, or by error code."""
    ended = await asyncio.gather(*calls, return_exceptions=True)
    found: Counter[str] = Counter()
    for one in ended:
        assert not isinstance(one, BaseException) or isinstance(one, ApiFailure), one
        found[one.code if isinstance(one, ApiFailure) else "ok"] += 1
    return found


@pytest.mark.parametrize("faults", [False, True], ids=["calm", "faults"])
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_of_a_hundred_creations_at_once_as_many_succeed_as_may(
    cloud: Cloud, tenant: Cloud, faults: bool
) -> None:
    """What fails for another reason gives its share back, and leaves nothing."""
    if faults:
        cloud.faults.add(Fault(kind=FaultKind.FAILED_CALL, probability=0.1))
    found = await outcomes([tenant.call("CreateVmInstance", **new_vm(cloud)) for _ in range(100)])
    for number, _ in cloud.faults.items():
        cloud.faults.remove(number)
    if not faults:
        assert found == {"ok": 20, EXCEEDED: 80}
    assert found["ok"] <= 20
    await agrees(tenant, vm_num=found["ok"], volume_capacity=5 * GIB * found["ok"])
    if found["ok"] < 20:
        missing = 20 - found["ok"]
        again = await outcomes([tenant.call("CreateVmInstance", **new_vm(cloud)) for _ in range(50)])
        assert again == {"ok": missing, EXCEEDED: 50 - missing}
    await agrees(tenant, vm_num=20, vm_totalNum=20, vm_cpuNum=20, vm_memorySize=20 * GIB)


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_each_quota_limits_what_it_counts(cloud: Cloud, tenant: Cloud) -> None:
    """The first that is exceeded is named; nothing is left of what was refused."""
    for name, value in (
        ("vm_totalNum", 0),
        ("vm_num", 0),
        ("vm_cpuNum", 0),
        ("vm_memorySize", GIB - 1),
        ("volume_data.num", 0),
        ("volume_capacity", 5 * GIB - 1),
    ):
        quota = name.replace("_", ".")
        before = {row["name"]: row["value"] for row in await tenant.query("QueryQuota")}[quota]
        await limit(cloud, tenant, **{name: value})
        refused = await tenant.failure("CreateVmInstance", **new_vm(cloud))
        assert refused.code == EXCEEDED
        assert f"quota[{quota}] is exceeded: the limit is {value}, 0 used" in refused.details
        assert await usage(tenant) == NOTHING
        await limit(cloud, tenant, **{name: before})
    await tenant.call("CreateVmInstance", **new_vm(cloud))
    await limit(cloud, tenant, l3_num=1, image_num=1)
    l2 = cloud.deployed.uuid("l2Network", "front")
    l3 = await tenant.create("CreateL3Network", name="n", l2NetworkUuid=l2)
    assert (await tenant.failure("CreateL3Network", name="m", l2NetworkUuid=l2)).code == EXCEEDED
    await agrees(tenant, l3_num=1)
    await tenant.call("DeleteL3Network", uuid=l3["uuid"])
    await agrees(tenant, l3_num=0)


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_what_counts_follows_the_life_of_a_vm(cloud: Cloud, tenant: Cloud) -> None:
    """Destroyed VMs keep their disks' bytes until they are expunged; a VM that is off takes no host."""
    vm = await tenant.create("CreateVmInstance", **new_vm(cloud))
    where = {"uuid": vm["uuid"]}
    running = {"vm_totalNum": 1, "vm_num": 1, "vm_cpuNum": 1, "vm_memorySize": GIB}
    off = {"vm_totalNum": 1, "vm_num": 0, "vm_cpuNum": 0, "vm_memorySize": 0}
    await agrees(tenant, **running, volume_capacity=5 * GIB)
    for api, counts in (
        ("PauseVmInstance", running),
        ("ResumeVmInstance", running),
        ("RebootVmInstance", running),
        ("StopVmInstance", off),
        ("StartVmInstance", running),
        ("DestroyVmInstance", off | {"vm_totalNum": 0, "volume_capacity": 5 * GIB}),
        ("RecoverVmInstance", off),
        ("DestroyVmInstance", off | {"vm_totalNum": 0}),
        ("ExpungeVmInstance", off | {"vm_totalNum": 0, "volume_capacity": GIB, "volume_data.num": 1}),
    ):
        await tenant.call(api, **where)
        await agrees(tenant, **counts)
    [data] = await tenant.query("QueryVolume")
    for api, count, size in (
        ("DeleteDataVolume", 0, GIB),
        ("RecoverDataVolume", 1, GIB),
        ("DeleteDataVolume", 0, GIB),
        ("ExpungeDataVolume", 0, 0),
    ):
        await tenant.call(api, uuid=data["uuid"])
        await agrees(tenant, **{"volume_data.num": count, "volume_capacity": size})
    assert await usage(tenant) == NOTHING


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_what_was_given_up_is_not_had_again_for_nothing(cloud: Cloud, tenant: Cloud) -> None:
    """Starting, recovering and a first start ask as a creation does, and leave the VM as it was."""
    vm = await tenant.create("CreateVmInstance", **new_vm(cloud))
    await tenant.call("StopVmInstance", uuid=vm["uuid"])
    recorded = await tenant.create("CreateVmInstance", **new_vm(cloud, strategy="JustCreate"))
    await agrees(tenant, vm_totalNum=2, vm_num=0, volume_capacity=5 * GIB)
    await limit(cloud, tenant, vm_num=0, vm_totalNum=1)
    assert (await tenant.failure("StartVmInstance", uuid=vm["uuid"])).code == EXCEEDED
    assert (await tenant.failure("StartVmInstance", uuid=recorded["uuid"])).code == EXCEEDED
    states = [one["state"] for one in await tenant.query("QueryVmInstance", sortBy="state")]
    assert states == ["Created", "Stopped"]
    await tenant.call("DestroyVmInstance", uuid=recorded["uuid"])
    await tenant.call("DestroyVmInstance", uuid=vm["uuid"])
    await limit(cloud, tenant, vm_totalNum=0)
    assert (await tenant.failure("RecoverVmInstance", uuid=vm["uuid"])).code == EXCEEDED
    await agrees(tenant, vm_totalNum=0)


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_an_administrator_spends_what_is_the_owners(cloud: Cloud, tenant: Cloud) -> None:
    """Who starts a VM does not matter, only whose it is; administrators' own are not limited."""
    vm = await tenant.create("CreateVmInstance", **new_vm(cloud))
    await cloud.call("StopVmInstance", uuid=vm["uuid"])
    await agrees(tenant, vm_num=0)
    await limit(cloud, tenant, vm_num=0)
    assert (await cloud.failure("StartVmInstance", uuid=vm["uuid"])).code == EXCEEDED
    found = await outcomes([cloud.call("CreateVmInstance", **new_vm(cloud)) for _ in range(25)])
    assert found == {"ok": 25}
    assert (await usage_of_admin(cloud))["vm.num"] == 25
    other = await cloud.tenant("root2", type="SystemAdmin")
    assert await other.query("QueryQuota", "account.name=root2") == []
    await limit(cloud, tenant, **{"volume_data.num": 0})
    await other.call("CreateDataVolume", name="v", diskSize=GIB)


async def usage_of_admin(cloud: Cloud) -> dict[str, int]:
    """What the first administrators' account has."""
    [admin] = await cloud.query("QueryAccount", "name=admin")
    answer = await cloud.call("GetAccountQuotaUsage", uuid=admin["uuid"])
    return {one["name"]: one["used"] for one in answer["usages"]}


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_taking_back_needs_no_quota(cloud: Cloud, tenant: Cloud) -> None:
    """A stop that fails leaves the VM Running, although meanwhile the account may have none."""
    vm = await tenant.create("CreateVmInstance", **new_vm(cloud))
    await limit(cloud, tenant, vm_num=0, vm_cpuNum=0, vm_memorySize=0, vm_totalNum=0)
    fault = cloud.faults.add(Fault(kind=FaultKind.FAILED_CALL, probability=1.0))
    assert (await tenant.failure("StopVmInstance", uuid=vm["uuid"])).code != EXCEEDED
    cloud.faults.remove(fault)
    await cloud.settle()
    assert (await tenant.get("QueryVmInstance", vm["uuid"]))["state"] == "Running"
    await agrees(tenant, vm_num=1, vm_totalNum=1)


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_host_that_falls_silent_and_comes_back_changes_no_count(cloud: Cloud, tenant: Cloud) -> None:
    """An Unknown VM counts, and so does one that its host says runs; one that it says is off does not."""
    vm = await tenant.create("CreateVmInstance", **new_vm(cloud))
    host = await cloud.get("QueryHost", vm["hostUuid"])
    await limit(cloud, tenant, vm_num=0)
    now = asyncio.get_running_loop().time()
    for power, state, count in ((True, "Running", 1), (False, "Stopped", 0)):
        outage: dict[str, Any] = {"at": now, "duration": 600.0, "power": power}
        fault = Fault(kind=FaultKind.DEAD_HOST, addresses=(host["managementIp"],), **outage)
        number = cloud.faults.add(fault)
        await cloud.settle(400)
        assert (await tenant.get("QueryVmInstance", vm["uuid"]))["state"] == "Unknown"
        await agrees(tenant, vm_num=1)
        await cloud.settle(2000)
        cloud.faults.remove(number)
        assert (await tenant.get("QueryVmInstance", vm["uuid"]))["state"] == state
        await agrees(tenant, vm_num=count)
        now = asyncio.get_running_loop().time()


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_an_image_that_turns_out_too_large_is_taken_away_again(cloud: Cloud, tenant: Cloud) -> None:
    """How large it is is known when it is there; then it counts, or goes."""
    stores = [cloud.deployed.uuid("backupStorage", "store")]
    url = "http://images.example.com/ubuntu-22.04.qcow2"
    image = {"name": "i", "url": url, "format": "qcow2", "backupStorageUuids": stores}
    await limit(cloud, tenant, image_size=GIB - 1)
    refused = await tenant.failure("AddImage", **image)
    assert (refused.code, "quota[image.size]" in refused.details) == (EXCEEDED, True)
    await agrees(tenant, image_num=0, image_size=0)
    await limit(cloud, tenant, image_size=GIB, image_num=2)
    found = await outcomes([tenant.call("AddImage", **image) for _ in range(4)])
    assert found == {"ok": 1, EXCEEDED: 3}
    await agrees(tenant, image_num=1, image_size=GIB)
    added = next(one for one in await tenant.query("QueryImage", "name=i"))
    await limit(cloud, tenant, image_size=0)
    await tenant.call("SyncImageSize", uuid=added["uuid"])
    await tenant.call("DeleteImage", uuid=added["uuid"])
    await agrees(tenant, image_num=1, image_size=GIB)
    await tenant.call("ExpungeImage", imageUuid=added["uuid"])
    assert await usage(tenant) == NOTHING


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_change_of_size_while_off_counts_at_the_next_start(cloud: Cloud, tenant: Cloud) -> None:
    vm = await tenant.create("CreateVmInstance", **new_vm(cloud))
    await tenant.call("StopVmInstance", uuid=vm["uuid"])
    large = cloud.deployed.uuid("instanceOffering", "large")
    await tenant.call("ChangeInstanceOffering", vmInstanceUuid=vm["uuid"], instanceOfferingUuid=large)
    await agrees(tenant, vm_cpuNum=0, vm_memorySize=0)
    await tenant.call("StartVmInstance", uuid=vm["uuid"])
    await agrees(tenant, vm_cpuNum=4, vm_memorySize=8 * GIB)


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_what_changes_hands_counts_for_the_receiver_if_it_may(
    cloud: TestCloud, tenant: TestCloud
) -> None:
    """All that goes together is moved at once, or nothing is."""
    node, bob = cloud.node.kernel, await cloud.tenant("bob")
    owners = await account_of(tenant), await account_of(bob)
    vm = await tenant.create("CreateVmInstance", **new_vm(cloud))
    uuids = [vm["uuid"], *(volume["uuid"] for volume in vm["allVolumes"])]
    await limit(cloud, bob, volume_capacity=5 * GIB - 1)
    with pytest.raises(QuotaExceeded):
        await node.db.write(give, node.quotas, uuids, owners)
    await agrees(tenant, vm_num=1, volume_capacity=5 * GIB)
    await limit(cloud, bob, volume_capacity=5 * GIB)
    await node.db.write(give, node.quotas, uuids, owners)
    assert await usage(tenant) == NOTHING
    await agrees(bob, vm_num=1, vm_totalNum=1, volume_capacity=5 * GIB, **{"volume_data.num": 1})
    await node.db.write(give, node.quotas, uuids, (owners[1], ADMIN_UUID))
    assert await usage(bob) == NOTHING


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_vm_that_changes_hands_takes_its_data_volumes_and_their_quota_along(
    cloud: TestCloud, tenant: TestCloud
) -> None:
    """Or, where the receiver may not have all of it, changes nothing; a deleted account holds nothing."""
    bob = await cloud.tenant("bob")
    hers, his = await account_of(tenant), await account_of(bob)
    vm = await tenant.create("CreateVmInstance", **new_vm(cloud))
    more = await tenant.create("CreateDataVolume", name="more", diskSize=GIB)
    await tenant.call("AttachDataVolumeToVm", vmInstanceUuid=vm["uuid"], volumeUuid=more["uuid"])
    kept = await tenant.create("CreateDataVolume", name="kept", diskSize=GIB)
    before = await usage(tenant)
    receiver = {"accountUuid": his, "resourceUuid": vm["uuid"]}
    for name, too_few in (("volume_data.num", 1), ("volume_capacity", 6 * GIB - 1), ("vm_num", 0)):
        quota = name.replace("_", ".")
        [row] = await bob.query("QueryQuota", f"name={quota}")
        await limit(cloud, bob, **{name: too_few})
        refused = await cloud.failure("ChangeResourceOwner", **receiver)
        assert refused.code == EXCEEDED and f"quota[{quota}]" in refused.details
        assert (await usage(tenant), await usage(bob)) == (before, NOTHING)
        assert len(await tenant.query("QueryVolume")) == 4 and await bob.query("QueryVolume") == []
        assert await find_drift(cloud.node.kernel) == []
        await limit(cloud, bob, **{name: row["value"]})
    await limit(cloud, bob, volume_capacity=6 * GIB, **{"volume_data.num": 2}, vm_num=1)
    await cloud.call("ChangeResourceOwner", **receiver)
    await agrees(bob, vm_num=1, vm_totalNum=1, volume_capacity=6 * GIB, **{"volume_data.num": 2})
    await agrees(tenant, vm_num=0, volume_capacity=GIB, **{"volume_data.num": 1})
    assert [found["uuid"] for found in await tenant.query("QueryVolume")] == [kept["uuid"]]
    await cloud.call("DeleteAccount", uuid=his)
    assert await cloud.query("QueryQuota", f"identityUuid={his}") == []
    assert await cloud.query("QueryVolume", f"uuid={more['uuid']}") == []
    assert await find_drift(cloud.node.kernel) == []
    assert await account_of(tenant) == hers


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_volume_of_one_account_is_attached_to_no_vm_of_another(cloud: Cloud, tenant: Cloud) -> None:
    """Not by an administrator either, who gives one of them away first."""
    vm = await tenant.create("CreateVmInstance", **new_vm(cloud))
    volume = await cloud.create("CreateDataVolume", name="v", diskSize=GIB)
    both = {"vmInstanceUuid": vm["uuid"], "volumeUuid": volume["uuid"]}
    refused = await cloud.failure("AttachDataVolumeToVm", **both)
    assert refused.code == "SYS.1006" and "ChangeResourceOwner" in str(refused)
    for api, asked in (
        ("GetVmAttachableDataVolume", {"vmInstanceUuid": vm["uuid"]}),
        ("GetDataVolumeAttachableVm", {"volumeUuid": volume["uuid"]}),
    ):
        assert (await cloud.call(api, **asked))["inventories"] == []
    account = await account_of(tenant)
    await cloud.call("ChangeResourceOwner", accountUuid=account, resourceUuid=volume["uuid"])
    for api, asked in (
        ("GetVmAttachableDataVolume", {"vmInstanceUuid": vm["uuid"]}),
        ("GetDataVolumeAttachableVm", {"volumeUuid": volume["uuid"]}),
    ):
        assert len((await cloud.call(api, **asked))["inventories"]) == 1
    await cloud.call("AttachDataVolumeToVm", **both)
    await agrees(tenant, volume_capacity=6 * GIB, **{"volume_data.num": 2})


def give(tx: Transaction, quotas: Quotas, uuids: list[str], owners: tuple[str, str]) -> None:
    """Gives a VM and its volumes to another account."""
    vm, *volumes = uuids
    rows = [tx.require(VmInstance, vm), *(tx.require(Volume, uuid) for uuid in volumes)]
    tx.update(VmInstance, {"uuid": vm}, account_uuid=owners[1])
    for uuid in volumes:
        tx.update(Volume, {"uuid": uuid}, account_uuid=owners[1])
    quotas.transfer(tx, rows, *owners)


class Younger(MortalCloud):
    """A cloud whose first node does not know the quotas of L3 networks; its second one does."""

    __test__ = False

    def parts(self) -> NodeParts:
        """Those of a node of this version, or of one before it."""
        return super().parts() if self.starts else replace(super().parts(), plugins=without_l3_quota())


def without_l3_quota() -> list[Plugin]:
    """All nouns, as they were before L3 networks were counted."""
    found = []
    for plugin in plugins():
        assert plugin.noun is not None
        noun = replace(plugin.noun, quotas=()) if plugin.name == "l3" else plugin.noun
        found.append(replace(plugin, noun=noun))
    return found


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud("small", kind=Younger)
async def test_a_quota_that_is_new_counts_what_is_there(cloud: Younger) -> None:
    """Accounts that were opened before have it too, with the limit of a new account."""
    tenant = await cloud.tenant("ann")
    l2 = cloud.deployed.uuid("l2Network", "front")
    for name in ("a", "b"):
        await tenant.call("CreateL3Network", name=name, l2NetworkUuid=l2)
    assert "l3.num" not in await usage(tenant)
    cloud.crash()
    await cloud.restart()
    tenant.node = cloud.node
    assert (await usage(tenant))["l3.num"] == 2
    await limit(cloud, tenant, l3_num=2)
    assert (await tenant.failure("CreateL3Network", name="c", l2NetworkUuid=l2)).code == EXCEEDED


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small", variables={"vms": 0}, check=False)
async def test_the_oracle_finds_a_counter_that_is_wrong(cloud: TestCloud, tenant: TestCloud) -> None:
    account = await account_of(tenant)
    where = {"identity_uuid": account, "name": "vm.num"}
    await cloud.node.kernel.db.write(lambda tx: tx.update(AccountQuota, where, used=1))
    found = [f"account[{account}] has used 1 of quota vm.num; the sum is 0"]
    assert await find_drift(cloud.node.kernel) == found
    assert found[0] in await cloud.leaks()


async def succeeded(cloud: MortalCloud, job: Job) -> bool:
    """Whether a job has ended well, before its node died or after."""
    if job.outcome.done():
        return job.outcome.result().success
    outcome = await cloud.node.api.outcome(job.uuid, cloud.session, HOLD_SECONDS)
    assert outcome is not None
    return outcome.success


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.parametrize("after", [0.05, 0.3, 1.0, 3.0])
@pytest.mark.cloud("small", kind=MortalCloud)
async def test_the_counters_are_right_when_a_node_dies_in_the_middle(
    cloud: MortalCloud, after: float
) -> None:
    """Right after the restart, while what it took over still runs, and at the end."""
    tenant = await new_tenant(cloud, vm_num=5)
    cloud.session = tenant.session
    jobs = [await cloud.submit("CreateVmInstance", new_vm(cloud)) for _ in range(10)]
    await asyncio.sleep(after)
    cloud.crash()
    await cloud.restart()
    assert await find_drift(cloud.node.kernel) == []
    made = sum([await succeeded(cloud, job) for job in jobs])
    assert made <= 5
    await agrees(cloud, vm_num=made)
