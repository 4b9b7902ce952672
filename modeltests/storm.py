"""Random operations, many at once, all drawn from one seed: what a cloud meets on a very busy day.

Each worker picks an operation, what it is about and who calls (administrators, or a tenant with tight
quotas), waits for its end, and goes on. What is picked may be gone, busy, in the wrong state, another's, or
too much: then the call fails, as it must, and changes nothing.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from orrery.core.client.errors import ApiFailure
from orrery.modeltests.profiles import profile
from orrery.modeltests.state import State, observe
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Fault, FaultKind
from orrery.testlib.oracles import find_drift
from orrery.testlib.tenants import account_of, share_with_all

BUG = "SYS.1000"
"""What no call may end with, whatever happens."""
REFRESH_EVERY = 100
"""Operations between two looks at what there is."""
VMS_MAX = 500
TENANTS = ("ann", "bob", "eve")
QUOTAS = {
    "vm.totalNum": 60,
    "vm.num": 40,
    "vm.cpuNum": 70,
    "vm.memorySize": 120 << 30,
    "volume.data.num": 25,
    "volume.capacity": 700 << 30,
    "image.num": 3,
    "image.size": 1200 << 20,
    "l3.num": 2,
}
"""What a tenant may have, more or less."""
OFTEN = 0.9
NEW = ("CreateVmInstance", "CreateDataVolume", "CreateL3Network", "AddImage")
"""Calls that anybody makes; all others are mostly made by the owner of what they are about."""
HALF, SOMETIMES, RARELY = 0.5, 0.3, 0.1
CLUSTERS = 4
SUBNETS = {"public": "172.16", "narrow": "172.17", "private": "10.20"}
OTHER_SUBNET = "192.168"

KINDS = {
    "vm": "VmInstanceVO",
    "nic": "VmNicVO",
    "volume": "VolumeVO",
    "image": "ImageVO",
    "host": "HostVO",
    "storage": "PrimaryStorageVO",
    "l3": "L3NetworkVO",
    "range": "IpRangeVO",
}
"""What operations are about."""
LOOKED_AT = (*KINDS.values(), "AccountResourceRefVO")

GUEST_FAULTS = (
    FaultKind.GUEST_STOPS,
    FaultKind.GUEST_CRASHES,
    FaultKind.GUEST_HANGS,
    FaultKind.GUEST_DESTROYED,
    FaultKind.GUEST_MOVED,
    FaultKind.PARTITION,
)
"""What happens without a call. Guests that nobody here started would stay, so none are."""
GUESTS_STRUCK = 3
CHANGES_FOLLOWED = 300.0
"""Seconds by which rows have followed what has happened on hosts."""
OUTAGE_SECONDS = (20.0, 300.0)
NOTICED_SECONDS = 130.0
"""A loss of power is not noticed unless some ping falls into it and those right after it fail too."""

Call = tuple[str, dict[str, Any]]


class Storm:
    """Drives one cloud; `outcomes` counts how the calls ended, by API and error code (or ``ok``)."""

    def __init__(self, cloud: TestCloud, seed: int) -> None:
        self.cloud = cloud
        self.rng = random.Random(f"storm {seed}")
        self.outcomes: Counter[tuple[str, str]] = Counter()
        self.bugs: list[str] = []
        self.drift: list[str] = []
        """Quotas that were miscounted when a call had just ended."""
        self._callers: list[TestCloud] = [cloud]
        self._by_account: dict[str, TestCloud] = {}
        self._there: dict[str, list[str]] = {}
        self._owners: dict[str, str] = {}
        self._begun = 0

    async def let_tenants_in(self) -> None:
        """From now on tenants call too."""
        await share_with_all(self.cloud)
        for name in TENANTS:
            tenant = await self.cloud.tenant(name)
            self._callers.append(tenant)
            self._by_account[await account_of(tenant)] = tenant
            for quota, value in QUOTAS.items():
                await self._limit(tenant, quota, value)

    async def _limit(self, tenant: TestCloud, quota: str, value: int) -> None:
        where = {"identityUuid": await account_of(tenant), "name": quota}
        await self.cloud.call("UpdateQuota", **where, value=value)

    @property
    def accounts(self) -> list[str]:
        """The tenants' accounts."""
        return list(self._by_account)

    def begin_faults(self) -> None:
        """From now on things go wrong."""
        for fault in profile("light"):
            self.cloud.faults.add(fault)

    def end_faults(self) -> None:
        """From now on nothing goes wrong."""
        for number, _ in self.cloud.faults.items():
            self.cloud.faults.remove(number)

    def strike_hosts(self, count: int) -> None:
        """Some hosts are silent for a while, half of them without power."""
        machines = [machine.address for machine in self.cloud.world.machines()]
        now = asyncio.get_running_loop().time()
        for address in self.rng.sample(machines, count):
            at = now + round(self.rng.uniform(0, 100), 3)
            seconds = round(self.rng.uniform(*OUTAGE_SECONDS), 3)
            power = self.rng.random() < HALF
            outage: dict[str, Any] = {
                "at": at,
                "duration": seconds if power else max(seconds, NOTICED_SECONDS),
                "power": power,
            }
            self.cloud.faults.add(Fault(kind=FaultKind.DEAD_HOST, addresses=(address,), **outage))

    def strike_guests(self) -> None:
        """Soon some guests stop, crash, hang, are removed or moved by others, and hosts are cut off."""
        now = asyncio.get_running_loop().time()
        for kind in GUEST_FAULTS:
            at = now + round(self.rng.uniform(0, 100), 3)
            seconds = round(self.rng.uniform(*OUTAGE_SECONDS), 3)
            lasting: dict[str, Any] = (
                {"duration": seconds} if kind is FaultKind.PARTITION else {"count": GUESTS_STRUCK}
            )
            self.cloud.faults.add(Fault(kind=kind, at=at, share=0.3, **lasting))

    async def put_right(self) -> None:
        """Does what an administrator has to do about guests that others have moved: where no host is watched,
        nothing follows them, and what is of no VM any more stays.
        """
        incidents, world = self.cloud.world.incidents, self.cloud.world
        hosts = {host["managementIp"]: host for host in await self.cloud.query("QueryHost")}
        watched = [address for address, host in hosts.items() if host["state"] != "Maintenance"]
        for guest in list(world.guests()):
            if guest.address not in watched:
                incidents.destroy(guest.address, guest.uuid)
        await self.cloud.settle(CHANGES_FOLLOWED)
        addresses = {host["uuid"]: address for address, host in hosts.items()}
        for stranger in await self.cloud.query("QueryHostStranger"):
            incidents.destroy(addresses[stranger["hostUuid"]], stranger["guest"])
        await self.cloud.settle(CHANGES_FOLLOWED)

    async def blow(self, operations: int, at_once: int) -> None:
        """Makes so many calls, `at_once` of them under way at a time, and waits for the last one's end."""
        end = self._begun + operations
        workers = [asyncio.ensure_future(self._work(end)) for _ in range(at_once)]
        for worker in workers:
            await worker

    async def _work(self, end: int) -> None:
        while self._begun < end:
            if self._begun % REFRESH_EVERY == 0:
                self._begun += 1
                self._look(await observe(self.cloud, LOOKED_AT))
            else:
                self._begun += 1
            api, fields = self._pick()
            await asyncio.sleep(round(self.rng.expovariate(1.0), 6))
            await self._call(api, fields)

    def _look(self, state: State) -> None:
        """Keeps what there is: the kinds that operations are about, without what all of them need."""
        self._there = {
            kind: [uuid for uuid in sorted(state.of(vo)) if _is_fair(kind, state.of(vo)[uuid])]
            for kind, vo in KINDS.items()
        }
        nics = state.of("VmNicVO")
        self._owners = {uuid: state.owner(uuid) or "" for uuids in self._there.values() for uuid in uuids}
        self._owners |= {uuid: state.owner(str(nic["vmInstanceUuid"])) or "" for uuid, nic in nics.items()}

    async def _call(self, api: str, fields: dict[str, Any]) -> None:
        try:
            await self._caller(api, fields).invoke(api, fields)
        except ApiFailure as failure:
            self.outcomes[api, failure.code] += 1
            if any(one.code == BUG for one in failure.chain):
                self.bugs.append(f"{api} {fields}: {failure}")
        else:
            self.outcomes[api, "ok"] += 1
        self.drift += await find_drift(self.cloud.node.kernel)

    def _caller(self, api: str, fields: dict[str, Any]) -> TestCloud:
        """Who makes a call: administrators what only they may, else mostly the owner of what it is about."""
        if self.cloud.node.api.declared(api).admin:
            return self.cloud
        owners = [self._owners[value] for value in fields.values() if self._is_owned(value)]
        if api not in NEW and owners and self.rng.random() < OFTEN:
            return self._by_account.get(owners[0], self.cloud)
        return self.rng.choice(self._callers)

    def _is_owned(self, value: Any) -> bool:
        return isinstance(value, str) and self._owners.get(value, "") != ""

    def _pick(self) -> Call:
        while True:
            [make] = self.rng.choices(list(OPERATIONS), list(OPERATIONS.values()))
            try:
                return make(self)
            except IndexError:
                # there is none of the kind that it is about
                continue

    def any(self, kind: str) -> str:
        """One resource of a kind. Raises IndexError where there is none."""
        return self.rng.choice(self.those(kind))

    def those(self, kind: str) -> list[str]:
        """All resources of a kind, as of the last look."""
        return self._there.get(kind, [])

    def known(self, family: str, name: str) -> str:
        """A resource of the deployment."""
        return self.cloud.deployed.uuid(family, name)


def _is_fair(kind: str, row: Mapping[str, Any]) -> bool:
    """Whether operations may be about a resource: data volumes, and images of the storm's own."""
    if kind == "volume":
        return bool(row["type"] == "Data")
    return kind != "image" or row["name"] == "storm"


def create_vm(storm: Storm) -> Call:
    """A VM of random size, networks and disks."""
    if len(storm.those("vm")) > VMS_MAX:
        return destroy_vm(storm)
    rng = storm.rng
    networks = rng.sample(storm.those("l3"), min(len(storm.those("l3")), rng.choice([1, 1, 2])))
    fields: dict[str, Any] = {
        "name": "vm",
        "instanceOfferingUuid": storm.known("instanceOffering", rng.choice(["small", "small", "large"])),
        "imageUuid": storm.known("image", "ubuntu"),
        "l3NetworkUuids": networks,
        "defaultL3NetworkUuid": networks[0],
    }
    if rng.random() < SOMETIMES:
        fields["dataDiskOfferingUuids"] = [storm.known("diskOffering", "disk-20g")]
    if rng.random() < RARELY:
        fields["strategy"] = rng.choice(["CreateStopped", "JustCreate"])
    if rng.random() < SOMETIMES:
        fields["systemTags"] = [f"hostname::h{rng.getrandbits(40):x}"]
        fields["userTags"] = ["storm"]
    return "CreateVmInstance", fields


def on(api: str, kind: str, field: str = "uuid", **others: Any) -> Callable[[Storm], Call]:
    """An operation on one resource."""
    return lambda storm: (api, {field: storm.any(kind), **others})


def switch(api: str, kind: str, *events: str) -> Callable[[Storm], Call]:
    """A change of state."""
    return lambda storm: (api, {"uuid": storm.any(kind), "stateEvent": storm.rng.choice(events)})


destroy_vm = on("DestroyVmInstance", "vm")


def attach_volume(storm: Storm) -> Call:
    """Any volume to any VM."""
    return "AttachDataVolumeToVm", {"volumeUuid": storm.any("volume"), "vmInstanceUuid": storm.any("vm")}


def attach_nic(storm: Storm) -> Call:
    """Any network to any VM."""
    return "AttachL3NetworkToVm", {"l3NetworkUuid": storm.any("l3"), "vmInstanceUuid": storm.any("vm")}


def create_volume(storm: Storm) -> Call:
    """A volume, half of them on a storage of their own."""
    fields = {"name": "v", "diskOfferingUuid": storm.known("diskOffering", "disk-20g")}
    if storm.rng.random() < SOMETIMES:
        fields["primaryStorageUuid"] = storm.any("storage")
    return "CreateDataVolume", fields


def add_range(storm: Storm) -> Call:
    """Twenty more addresses in the subnet of a network."""
    uuid, third = storm.any("l3"), storm.rng.randrange(4, 255)
    known = {storm.known("l3Network", name): prefix for name, prefix in SUBNETS.items()}
    prefix = known.get(uuid, OTHER_SUBNET)
    addresses = {
        "startIp": f"{prefix}.{third}.10",
        "endIp": f"{prefix}.{third}.29",
        "gateway": f"{prefix}.0.1",
    }
    return "AddIpRange", {"name": "r", "l3NetworkUuid": uuid, "netmask": "255.255.0.0", **addresses}


def add_host(storm: Storm) -> Call:
    """Another machine, or one that was a host before."""
    access = {
        "managementIp": f"10.1.9.{storm.rng.randrange(1, 30)}",
        "username": "root",
        "password": "secret",
    }
    cluster = storm.known("cluster", f"cluster-{storm.rng.randrange(CLUSTERS)}")
    return "AddKVMHost", {"name": "h", "clusterUuid": cluster, **access}


def tag(storm: Storm) -> Call:
    """A user tag on anything."""
    kind, vo = storm.rng.choice([("vm", "VmInstanceVO"), ("volume", "VolumeVO"), ("host", "HostVO")])
    return "CreateUserTag", {"resourceType": vo, "resourceUuid": storm.any(kind), "tag": "storm"}


def resize(storm: Storm) -> Call:
    """Another offering for a VM."""
    offering = storm.known("instanceOffering", storm.rng.choice(["small", "large"]))
    return "ChangeInstanceOffering", {"vmInstanceUuid": storm.any("vm"), "instanceOfferingUuid": offering}


def add_image(storm: Storm) -> Call:
    """Another image."""
    fields = {"name": "storm", "url": "http://images.example.com/ubuntu-22.04.qcow2", "format": "qcow2"}
    return "AddImage", {**fields, "backupStorageUuids": [storm.known("backupStorage", "store")]}


def change_quota(storm: Storm) -> Call:
    """Another limit, between half and twice what it was at first."""
    name = storm.rng.choice(list(QUOTAS))
    value = int(QUOTAS[name] * storm.rng.uniform(0.5, 2))
    return "UpdateQuota", {"identityUuid": storm.rng.choice(storm.accounts), "name": name, "value": value}


def new_l3(storm: Storm) -> Call:
    """Another network, which may be deleted again."""
    return "CreateL3Network", {"name": "n", "l2NetworkUuid": storm.known("l2Network", "front")}


def delete_l3(storm: Storm) -> Call:
    """Any network but those that everything else needs."""
    kept = [storm.known("l3Network", name) for name in ("public", "private", "narrow")]
    return "DeleteL3Network", {"uuid": storm.rng.choice([l3 for l3 in storm.those("l3") if l3 not in kept])}


def leave_cluster(storm: Storm) -> Call:
    """A storage leaves a cluster, whose VMs on it are stopped."""
    cluster = storm.known("cluster", f"cluster-{storm.rng.randrange(CLUSTERS)}")
    storage = storm.known("primaryStorage", storm.rng.choice(["nfs-0", "nfs-1"]))
    api = storm.rng.choice(["DetachPrimaryStorageFromCluster", *["AttachPrimaryStorageToCluster"] * 3])
    return api, {"clusterUuid": cluster, "primaryStorageUuid": storage}


OPERATIONS: dict[Callable[[Storm], Call], int] = {
    create_vm: 200,
    on("StopVmInstance", "vm"): 60,
    on("StartVmInstance", "vm"): 90,
    on("RebootVmInstance", "vm"): 40,
    on("PauseVmInstance", "vm"): 40,
    on("ResumeVmInstance", "vm"): 60,
    on("MigrateVm", "vm", "vmInstanceUuid"): 60,
    destroy_vm: 50,
    on("RecoverVmInstance", "vm"): 20,
    on("ExpungeVmInstance", "vm"): 25,
    resize: 20,
    create_volume: 50,
    attach_volume: 70,
    on("DetachDataVolumeFromVm", "volume"): 50,
    on("DeleteDataVolume", "volume"): 20,
    on("RecoverDataVolume", "volume"): 10,
    on("ExpungeDataVolume", "volume"): 15,
    attach_nic: 60,
    on("DetachL3NetworkFromVm", "nic", "vmNicUuid"): 40,
    switch("ChangeHostState", "host", "enable", "enable", "enable", "disable", "maintain"): 24,
    on("ReconnectHost", "host"): 10,
    switch("ChangePrimaryStorageState", "storage", *["enable"] * 5, "disable"): 6,
    on("ReconnectPrimaryStorage", "storage"): 2,
    add_range: 20,
    on("DeleteIpRange", "range", deleteMode="Enforcing"): 5,
    on("DeleteIpRange", "range"): 5,
    on("DeleteHost", "host", deleteMode="Enforcing"): 2,
    add_host: 6,
    tag: 10,
    new_l3: 6,
    delete_l3: 5,
    leave_cluster: 4,
    add_image: 12,
    on("SyncImageSize", "image"): 2,
    on("DeleteImage", "image"): 6,
    on("RecoverImage", "image", "imageUuid"): 3,
    on("ExpungeImage", "image", "imageUuid"): 6,
    change_quota: 20,
}
"""Every operation with its weight."""
