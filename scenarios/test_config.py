"""Settings: global ones, those that resources have for themselves, and who hears of a change."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from orrery.core.api.catalogue import plugins
from orrery.core.compute.host.configs import CPU_RATIO
from orrery.core.compute.host.reservation_service import HostShareService
from orrery.core.configuration.messages import GlobalConfigChanged
from orrery.core.kernel.bus import handles
from orrery.core.kernel.config import GlobalConfigRow
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.resourceconfig.messages import ResourceConfigChanged
from orrery.scenarios.cases.vm import l3_of, room, wanted
from orrery.scenarios.settings import set_global, set_own
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud

Body = Callable[[TestCloud], Awaitable[None]]
FIRST = "FirstAvailableIpAllocatorStrategy"


async def drop_own(cloud: Cloud, uuid: str, name: str) -> None:
    """Takes it away."""
    category, _, rest = name.partition("/")
    await cloud.call("DeleteResourceConfig", resourceUuid=uuid, category=category, name=rest)


def test_every_default_is_a_value_that_its_setting_takes() -> None:
    configs = [config for plugin in plugins() if plugin.noun for config in plugin.noun.configs]
    assert len({config.key for config in configs}) == len(configs)
    for config in configs:
        config.value_of(config.default)
        assert config.description


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("host/cpu.overProvisioning.ratio", ["2", "999"], ["1", "1000", "2.5", "many", ""]),
        ("vm/vmDefaultCdRomNum", ["1", "2"], ["0", "3"]),
        ("kvm/dataVolume.maxNum", ["0", "24"], ["-1", "25"]),
        ("kvm/reservedMemory", ["0", "512M", "2G"], ["-1", "lots"]),
        ("vm/deletionPolicy", ["Direct", "Never"], ["direct", ""]),
        ("host/connection.autoReconnectOnError", ["true", "false"], ["yes"]),
        ("vm/expungePeriod", ["1", "2147483647"], ["0", "2147483648", "1_000"]),
    ],
)
async def test_bounds(cloud: Cloud, name: str, good: list[str], bad: list[str]) -> None:
    for value in good:
        assert (await set_global(cloud, name, value))["value"] == value
    category, _, rest = name.partition("/")
    where = {"category": category, "name": rest}
    for value in bad:
        failure = await cloud.failure("UpdateGlobalConfig", **where, value=value)
        assert (failure.code, name in failure.details) == ("SYS.1007", True)
    found = await cloud.query("QueryGlobalConfig", f"category={category}", f"name={rest}")
    assert found[0]["value"] == good[-1]


async def test_options_say_the_bounds_as_the_setting_has_them(cloud: Cloud) -> None:
    asked = {
        "host/cpu.overProvisioning.ratio": {"numberGreaterThan": 1, "numberLessThan": 1000},
        "kvm/dataVolume.maxNum": {"numberGreaterThanOrEqual": 0, "numberLessThanOrEqual": 24},
        "kvm/vm.cacheMode": {"validValue": ["none", "writethrough", "writeback"]},
    }
    for name, options in asked.items():
        category, _, rest = name.partition("/")
        found = await cloud.call("GetGlobalConfigOptions", category=category, name=rest)
        assert found["options"] == options


class Listener:
    """Hears of changes."""

    def __init__(self) -> None:
        self.heard: list[Any] = []

    @handles(GlobalConfigChanged, ResourceConfigChanged)
    async def hear(self, event: Any) -> None:
        """Notes an event."""
        self.heard.append(event)


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_changes_are_told(cloud: TestCloud) -> None:
    node, listener, seen = cloud.node.kernel, Listener(), []

    async def look() -> None:
        seen.append(node.configs.get(CPU_RATIO))

    node.bus.register(listener)
    node.configs.on_change(CPU_RATIO, look)
    ratio = "host/cpu.overProvisioning.ratio"
    await set_global(cloud, ratio, "5")
    await set_global(cloud, ratio, "5")
    await set_global(cloud, "vm/emulateHyperV", "true")
    host = cloud.deployed.uuid("host", "host-0")
    await set_own(cloud, host, ratio, "7")
    await drop_own(cloud, host, ratio)
    await cloud.settle(1)
    assert seen == [5, 5]
    category, _, name = ratio.partition("/")
    assert listener.heard == [
        GlobalConfigChanged(category, name, "10", "5"),
        GlobalConfigChanged("vm", "emulateHyperV", "false", "true"),
        ResourceConfigChanged(category, name, host, "7"),
        ResourceConfigChanged(category, name, host, None),
    ]
    await cloud.call("ResetGlobalConfig")
    assert seen == [5, 5, 10]


async def cpus(cloud: Cloud) -> list[int]:
    """The CPU capacity of the hosts of small.yaml, which have 16 CPUs each."""
    hosts = [await cloud.get("QueryHost", cloud.deployed.uuid("host", f"host-{n}")) for n in range(3)]
    return [host["totalCpuCapacity"] for host in hosts]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_ratio_below_what_is_in_use_leaves_nothing_and_never_less(cloud: Cloud) -> None:
    host = cloud.deployed.uuid("host", "host-0")
    wide = await cloud.create("CreateInstanceOffering", name="wide", cpuNum=40, memorySize=1 << 30)
    made = {**wanted(cloud), "instanceOfferingUuid": wide["uuid"], "hostUuid": host}
    vm = await cloud.create("CreateVmInstance", **made)
    await set_global(cloud, "host/cpu.overProvisioning.ratio", "2")
    assert (await cloud.get("QueryHost", host))["availableCpuCapacity"] == 0
    assert await cloud.query("QueryHost", "availableCpuCapacity<0") == []
    one = await cloud.call("GetCpuMemoryCapacity", hostUuids=[host])
    every = await cloud.call("GetCpuMemoryCapacity", all=True)
    free = sum(each["availableCpuCapacity"] for each in await cloud.query("QueryHost"))
    assert (one["availableCpu"], every["availableCpu"]) == (0, free)
    zql = await cloud.call("ZQLQuery", zql="query sum(host.availableCpuCapacity)")
    assert list(zql["results"][0]["inventoryAggregateFunctions"].values()) == [free]
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    assert (await cloud.get("QueryHost", host))["availableCpuCapacity"] == 32


@pytest.mark.cloud("small", variables={"vms": 5})
async def test_the_nearest_overprovisioning_ratio_counts_also_for_what_is_in_use(cloud: Cloud) -> None:
    ratio, uuid = "host/cpu.overProvisioning.ratio", cloud.deployed.uuid
    zone, cluster, host = uuid("zone", "zone"), uuid("cluster", "cluster"), uuid("host", "host-0")
    await set_own(cloud, zone, ratio, "2")
    assert await cpus(cloud) == [32, 32, 32]
    await set_own(cloud, host, ratio, "4")
    await set_own(cloud, cluster, ratio, "3")
    assert await cpus(cloud) == [64, 48, 48]
    await set_global(cloud, ratio, "20")
    assert await cpus(cloud) == [64, 48, 48]
    await drop_own(cloud, cluster, ratio)
    await drop_own(cloud, zone, ratio)
    assert await cpus(cloud) == [64, 320, 320]
    await cloud.call("ReconnectHost", uuid=host)
    await drop_own(cloud, host, ratio)
    assert await cpus(cloud) == [320, 320, 320]


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_reserved_memory_of_a_cluster_counts_where_no_tag_is_nearer(cloud: Cloud) -> None:
    uuid = cloud.deployed.uuid
    await set_global(cloud, "kvm/reservedMemory", "2G")
    assert (await room(cloud, 0, 62), await room(cloud, 0, 63)) == (True, False)
    await set_own(cloud, uuid("cluster", "cluster"), "kvm/reservedMemory", "10G")
    assert (await room(cloud, 0, 54), await room(cloud, 0, 55)) == (True, False)
    tag = {"resourceType": "ZoneVO", "resourceUuid": uuid("zone", "zone")}
    await cloud.call("CreateSystemTag", **tag, tag="host::reservedMemory::30G")
    assert (await room(cloud, 0, 54), await room(cloud, 0, 55)) == (True, False)
    tag = {"resourceType": "ClusterVO", "resourceUuid": uuid("cluster", "cluster")}
    await cloud.call("CreateSystemTag", **tag, tag="host::reservedMemory::20G")
    assert (await room(cloud, 1, 44), await room(cloud, 1, 45)) == (True, False)


@pytest.mark.cloud("small")
async def test_a_reserve_beyond_all_measure_is_refused_and_the_largest_is_none_too_many(cloud: Cloud) -> None:
    """One that no column holds would keep the node from starting ever again."""
    setting = {"category": "kvm", "name": "reservedMemory"}
    failure = await cloud.failure("UpdateGlobalConfig", **setting, value="1025P")
    assert (failure.code, "1024P is the most" in failure.details) == ("SYS.1007", True)
    await cloud.call("UpdateGlobalConfig", **setting, value="1024P")
    for api, tag in (
        ("Host", "reservedMemory"),
        ("Cluster", "host::reservedMemory"),
        ("Zone", "host::reservedMemory"),
    ):
        uuid = (await cloud.query(f"Query{api}"))[0]["uuid"]
        where = {"resourceType": f"{api}VO", "resourceUuid": uuid}
        assert (await cloud.failure("CreateSystemTag", **where, tag=f"{tag}::1025P")).code == "SYS.1007"
        await cloud.create("CreateSystemTag", **where, tag=f"{tag}::1024P")


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_an_l3_network_hands_out_addresses_in_its_own_way(cloud: Cloud) -> None:
    l3 = l3_of(cloud)
    await set_own(cloud, l3, "l3Network/ipAllocateStrategy", FIRST)
    made = [await cloud.create("CreateVmInstance", **wanted(cloud, name=f"v{n}")) for n in range(3)]
    assert [vm["vmNics"][0]["ip"] for vm in made] == ["10.10.0.10", "10.10.0.11", "10.10.0.12"]
    await cloud.call("DestroyVmInstance", uuid=made[0]["uuid"])
    await cloud.call("RecoverVmInstance", uuid=made[0]["uuid"])
    again = await cloud.create("StartVmInstance", uuid=made[0]["uuid"])
    assert again["vmNics"][0]["ip"] == "10.10.0.10"
    where = {"l2NetworkUuid": cloud.deployed.uuid("l2Network", "front"), "name": "own"}
    tags = [f"resourceConfig::l3Network::ipAllocateStrategy::{FIRST}"]
    own = await cloud.create("CreateL3Network", **where, systemTags=tags)
    span = {
        "startIp": "10.7.0.50",
        "endIp": "10.7.0.90",
        "netmask": "255.255.255.0",
        "gateway": "10.7.0.1",
    }
    await cloud.call("AddIpRange", name="r", l3NetworkUuid=own["uuid"], **span)
    vm = await cloud.create("CreateVmInstance", **wanted(cloud, l3NetworkUuids=[own["uuid"]]))
    assert vm["vmNics"][0]["ip"] == "10.7.0.50"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_creation_may_bring_settings_of_its_own_which_go_with_the_resource(cloud: Cloud) -> None:
    cache = "resourceConfig::kvm::vm.cacheMode::writeback"
    tags = ["resourceConfig::vm::emulateHyperV::true", cache, "qemuga"]
    vm = await cloud.create("CreateVmInstance", **wanted(cloud, systemTags=tags))
    found = await cloud.query("QueryResourceConfig", f"resourceUuid={vm['uuid']}")
    assert sorted((one["name"], one["value"], one["resourceType"]) for one in found) == [
        ("emulateHyperV", "true", "VmInstanceVO"),
        ("vm.cacheMode", "writeback", "VmInstanceVO"),
    ]
    own = await cloud.query("QuerySystemTag", f"resourceUuid={vm['uuid']}")
    assert [tag["tag"] for tag in own] == ["qemuga"]
    await cloud.call("DestroyVmInstance", uuid=vm["uuid"])
    await cloud.call("ExpungeVmInstance", uuid=vm["uuid"])
    assert not await cloud.query("QueryResourceConfig")
    bad = await cloud.failure(
        "CreateVmInstance", **wanted(cloud, systemTags=["resourceConfig::kvm::vm.cacheMode::fast"])
    )
    assert bad.code == "SYS.1007"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_backup_storage_keeps_its_reserve(cloud: Cloud) -> None:
    store = cloud.deployed.uuid("backupStorage", "store")
    image = {"name": "i", "url": "http://images.example.com/i.qcow2", "format": "qcow2"}
    where = {**image, "backupStorageUuids": [store]}
    await set_own(cloud, store, "backupStorage/reservedCapacity", "100T")
    failure = await cloud.failure("AddImage", **where)
    assert (failure.code, "have to stay" in failure.details) == ("SYS.1006", True)
    await drop_own(cloud, store, "backupStorage/reservedCapacity")
    assert (await cloud.create("AddImage", **where))["status"] == "Ready"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_no_two_vms_of_one_name_where_that_is_forbidden(cloud: Cloud) -> None:
    await cloud.create("CreateVmInstance", **wanted(cloud))
    await cloud.create("CreateVmInstance", **wanted(cloud))
    await set_global(cloud, "vm/uniqueVmName", "true")
    assert (await cloud.failure("CreateVmInstance", **wanted(cloud))).code == "SYS.1006"
    await cloud.create("CreateVmInstance", **wanted(cloud, name="other"))


async def test_an_account_has_only_so_many_sessions(cloud: Cloud) -> None:
    await set_global(cloud, "identity/session.maxConcurrent", "2")
    login = {"accountName": "admin", "password": hashlib.sha512(b"password").hexdigest()}
    await cloud.call("LogInByAccount", **login)
    assert (await cloud.failure("LogInByAccount", **login)).code == "ID.1006"


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_change_that_a_dead_node_left_half_done_is_counted_at_the_next_start(
    cloud: TestCloud,
) -> None:
    def change_row_only(tx: Transaction) -> None:
        where = {"category": "host", "name": CPU_RATIO.name}
        tx.update(GlobalConfigRow, where, value="2")

    await cloud.node.kernel.db.write(change_row_only)
    assert await cpus(cloud) == [160, 160, 160]
    await HostShareService(cloud.node.kernel).start()
    assert await cpus(cloud) == [32, 32, 32]
