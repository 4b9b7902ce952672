"""Every setting of the wire catalogue is declared as it says and obeyed, or left out for a reason."""

from __future__ import annotations

import hashlib
import importlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from orrery.core.api.catalogue import plugins
from orrery.core.compute.host.hypervisor import Hypervisor, VmSpec
from orrery.core.compute.host.reference import HostRef
from orrery.core.compute.vm.guest_configs import GUEST_CONFIGS
from orrery.core.event.configs import CONFIGS as EVENT_CONFIGS
from orrery.core.kernel.config import GlobalConfig
from orrery.core.kernel.deletion import Deletion
from orrery.core.kernel.plugins import Noun
from orrery.scenarios.hosts import kill, refuse
from orrery.scenarios.settings import set_global, set_own
from orrery.scenarios.vms import new_vm
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud

ROOT = Path(__file__).resolve().parents[1]
WIRE = {row["name"]: row for row in json.loads((ROOT / "scenarios/wire/global_configs.json").read_text())}
"""All settings of the original, with defaults, bounds and the kinds that may have them for themselves."""

LEFT_OUT = [
    line.strip()
    for line in (ROOT / "scenarios/wire/left_out_settings.txt").read_text().splitlines()
    if line.startswith(" ")
]
"""How the names begin that are not declared; the file says why."""
NOT_BOUND = {
    "vm/nicMultiQueueNum": ["VmNic"],
    "kvm/memory.auto.balloon": ["Host"],
    "kvm/vm.cacheMode": ["Volume"],
}
"""Kinds that may not have a setting for themselves here, since a guest gets one value."""
OWN_BOUNDS = {"host/connection.autoReconnectOnError.maxAttemptsNum": {"above": -1}}
"""The original's default would be out of its bounds."""


def declared() -> dict[str, GlobalConfig[Any]]:
    """Every declared setting by category/name."""
    nouns = [plugin.noun for plugin in plugins() if plugin.noun is not None]
    configs = [config for noun in nouns for config in (*noun.configs, *limits(noun))]
    return {"/".join(config.key): config for config in configs}


def limits(noun: Noun) -> list[GlobalConfig[Any]]:
    """The settings of a noun's quotas, which are read where accounts are opened."""
    return [quota.config for counted in noun.quotas for quota in counted.quotas]


OURS = [
    "rest/jobs.perAccount",
    "rest/tags.perResource",
    "rest/trustedProxies",
    "quota/user.num",
    "quota/userGroup.num",
    "quota/policy.num",
    "quota/policy.size",
    "identity/login.failuresPerAccount",
    "identity/login.failuresPerAddress",
    "identity/login.failurePeriod",
    "identity/login.lockPeriod",
    "identity/login.waiting",
    "identity/login.waitPeriod",
    "identity/login.knownAddressDays",
    "quota/accessKey.num",
    "audit/retentionDays",
    "audit/reads",
    "host/guests.comparisonInterval",
    "hostAllocator/recentFailures.halvedEvery",
    "quota/diskOffering.num",
    "garbageCollector/hold.alarmSeconds",
    "mevoco/overProvisioning.primaryStorage",
    "l3Network/ipRange.maxNum",
    "l3Network/dns.maxNum",
    "image/url.allowInside",
    "image/url.fileDirectories",
    "l3Network/allowOverlappingRanges",
    "longJob/parallelism",
    "quota/longJob.num",
    "quota/longJob.unfinished.num",
    *("/".join(config.key) for config in EVENT_CONFIGS),
    "quota/webHook.num",
]
"""Settings that the catalogue does not have."""


def test_every_setting_of_the_catalogue_is_declared_or_left_out_for_a_reason() -> None:
    missing = [name for name in WIRE if name not in declared()]
    assert not [name for name in missing if not name.startswith(tuple(LEFT_OUT))]
    assert not [one for one in LEFT_OUT if not any(name.startswith(one) for name in missing)]
    assert sorted(name for name in declared() if name not in WIRE) == sorted(OURS)


@pytest.mark.parametrize("name", sorted(set(declared()) & set(WIRE)))
def test_a_setting_is_as_the_catalogue_says(name: str) -> None:
    config, wire = declared()[name], WIRE[name] | OWN_BOUNDS.get(name, {})
    assert config.default == wire["default"]
    bounds = {"above": config.above, "below": config.below, "range": list(config.range or ()) or None}
    allowed = {"above": 0} if name == "rest/completedApi.expiredPeriod" else {}
    assert bounds == {key: wire.get(key, allowed.get(key)) for key in bounds}
    if wire.get("choices") or config.choices != ("true", "false"):
        assert list(config.choices) == wire.get("choices", [])
    kinds = [kind for kind in wire.get("bound", []) if kind not in NOT_BOUND.get(name, [])]
    assert list(config.bound_to) == [f"{kind}VO" for kind in kinds]


def settings_of(value: object) -> tuple[GlobalConfig[Any], ...]:
    """The settings that a constant of a module declares."""
    if isinstance(value, Deletion):
        return value.configs
    return (value,) if isinstance(value, GlobalConfig) else ()


def test_every_setting_is_read_somewhere() -> None:
    """What a module of settings names is used by another module; those of guests are told to hypervisors."""
    unread = {key: config for key, config in declared().items() if config not in GUEST_CONFIGS}
    for noun in (plugin.noun for plugin in plugins() if plugin.noun is not None):
        for config in limits(noun):
            unread.pop("/".join(config.key))
    for file in sorted((ROOT / "core").rglob("configs.py")):
        if file.parent.name == "config":
            continue
        module = importlib.import_module(".".join(("orrery", *file.relative_to(ROOT).with_suffix("").parts)))
        named = {name: configs for name, value in vars(module).items() if (configs := settings_of(value))}
        others = [
            one.read_text() for one in sorted((ROOT / "core").rglob("*.py")) if one.name != "configs.py"
        ]
        for name, configs in named.items():
            used = re.compile(rf"(?<!import )\b{name}\b(?!,?\n)")
            if any(used.search(text) for text in others):
                for config in configs:
                    unread.pop("/".join(config.key), None)
    assert not unread


# what they do


class Overheard:
    """A hypervisor that notes what it is told of guests."""

    def __init__(self, inner: Hypervisor) -> None:
        self._inner = inner
        self.told: list[VmSpec] = []

    async def start_vm(self, host: HostRef, vm: VmSpec, call: Any) -> None:
        """See `Hypervisor`."""
        self.told.append(vm)
        await self._inner.start_vm(host, vm, call)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


@pytest.mark.simulator_only("registers a strategy or backend in the node")
@pytest.mark.cloud("small", variables={"vms": 0})
async def test_settings_of_guests_reach_the_hypervisor_the_nearest_first(
    cloud: TestCloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    backends = cloud.node.kernel.backends
    overheard = Overheard(backends.find(Hypervisor, "KVM"))
    made: dict[Any, Any] = backends._made
    monkeypatch.setitem(made, (Hypervisor, "KVM"), overheard)
    await set_global(cloud, "kvm/vm.cpuMode", "host-model")
    await new_vm(cloud, name="first")
    cluster = (await cloud.query("QueryCluster"))[0]["uuid"]
    await set_own(cloud, cluster, "kvm/vm.cpuMode", "host-passthrough")
    await new_vm(cloud, name="second")
    tag = "resourceConfig::kvm::vm.cpuMode::Haswell"
    third = await new_vm(cloud, name="third", systemTags=[tag])
    await cloud.call("StopVmInstance", uuid=third["uuid"])
    await set_own(cloud, third["uuid"], "vm/videoType", "qxl")
    await cloud.call("StartVmInstance", uuid=third["uuid"])
    modes = [spec.settings["kvm/vm.cpuMode"] for spec in overheard.told]
    assert modes == ["host-model", "host-passthrough", "Haswell", "Haswell"]
    assert [spec.settings["vm/videoType"] for spec in overheard.told] == [*["virtio"] * 3, "qxl"]


async def test_a_login_ends_the_other_sessions_where_an_account_has_but_one(cloud: Cloud) -> None:
    login = {"accountName": "admin", "password": hashlib.sha512(b"password").hexdigest()}
    former, kept = cloud.session, (await cloud.create("LogInByAccount", **login))["uuid"]
    await set_global(cloud, "identity/enable.unique.session", "true")
    await set_global(cloud, "identity/session.maxConcurrent", "1")
    cloud.session = (await cloud.create("LogInByAccount", **login))["uuid"]
    for session in (former, kept):
        assert not (await cloud.call("ValidateSession", sessionUuid=session))["valid"]
    assert (await cloud.call("ValidateSession", sessionUuid=cloud.session))["valid"]
    assert await cloud.query("QueryZone") == []


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_new_nfs_storages_are_mounted_where_the_setting_says(cloud: Cloud) -> None:
    await set_global(cloud, "nfsPrimaryStorage/mount.base", "/mnt/nfs/")
    zone = (await cloud.query("QueryZone"))[0]["uuid"]
    made = await cloud.create("AddNfsPrimaryStorage", name="n", url="10.0.0.9:/x", zoneUuid=zone)
    assert made["mountPath"] == f"/mnt/nfs/prim-{made['uuid']}"
    where = {"category": "nfsPrimaryStorage", "name": "mount.base"}
    assert (await cloud.failure("UpdateGlobalConfig", **where, value="here")).code == "SYS.1007"


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_lost_host_is_tried_only_so_often(cloud: Cloud) -> None:
    await set_global(cloud, "host/connection.autoReconnectOnError.maxAttemptsNum", "2")
    host = (await cloud.query("QueryHost"))[0]
    silent = kill(cloud, host)
    await cloud.settle(200)
    broken = refuse(cloud, host, "connect_host")
    cloud.faults.remove(silent)
    await cloud.settle(600)
    cloud.faults.remove(broken)
    await cloud.settle(600)
    assert (await cloud.get("QueryHost", host["uuid"]))["status"] == "Disconnected"
    await cloud.call("ReconnectHost", uuid=host["uuid"])
    silent = kill(cloud, host)
    await cloud.settle(200)
    cloud.faults.remove(silent)
    await cloud.settle(200)
    assert (await cloud.get("QueryHost", host["uuid"]))["status"] == "Connected"


@pytest.mark.parametrize(("ignore", "state"), [("false", "Enabled"), ("true", "Maintenance")])
@pytest.mark.cloud("small", variables={"vms": 1})
async def test_a_host_goes_into_maintenance_with_vms_on_it_where_that_is_allowed(
    cloud: Cloud, ignore: str, state: str
) -> None:
    await set_global(cloud, "host/maintenanceMode.ignoreError", ignore)
    vm = (await cloud.query("QueryVmInstance"))[0]
    host = await cloud.get("QueryHost", vm["hostUuid"])
    broken = refuse(cloud, host, "stop_vm")
    call = {"uuid": host["uuid"], "stateEvent": "maintain"}
    if ignore == "true":
        await cloud.call("ChangeHostState", **call)
    else:
        assert (await cloud.failure("ChangeHostState", **call)).code == "HOST.1001"
    cloud.faults.remove(broken)
    assert (await cloud.get("QueryHost", host["uuid"]))["state"] == state
    assert (await cloud.get("QueryVmInstance", vm["uuid"]))["state"] == "Running"


@pytest.mark.cloud("small", variables={"vms": 1})
async def test_a_resource_tells_its_own_value_before_that_of_what_it_is_in(cloud: Cloud) -> None:
    vm = (await cloud.query("QueryVmInstance"))[0]
    where = {"resourceUuid": vm["uuid"], "category": "kvm", "name": "vm.cpuMode"}
    await set_own(cloud, vm["clusterUuid"], "kvm/vm.cpuMode", "host-model")
    await set_own(cloud, vm["uuid"], "kvm/vm.cpuMode", "host-passthrough")
    told = await cloud.call("GetResourceConfig", **where)
    assert told["value"] == "host-passthrough"
    own = [(one["resourceUuid"], one["value"]) for one in told["effectiveConfigs"]]
    assert own == [(vm["uuid"], "host-passthrough"), (vm["clusterUuid"], "host-model")]
    await cloud.call("DeleteResourceConfig", **where)
    assert (await cloud.call("GetResourceConfig", **where))["value"] == "host-model"
