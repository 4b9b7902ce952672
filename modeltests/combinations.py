"""Values of several fields that belong together: drawn one by one, they would hardly ever fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

SIZED = ("HostVO", "ClusterVO", "ZoneVO")


class Combination(NamedTuple):
    """Fields with their values, and the kinds of which `resourceUuid` names one."""

    fields: Mapping[str, Any]
    kinds: tuple[str, ...] = ()


class Setting(NamedTuple):
    """A setting, the kinds that may have a value of their own, and values that it takes or does not."""

    category: str
    name: str
    kinds: tuple[str, ...]
    values: tuple[str, ...]


OWN = (
    Setting("host", "cpu.overProvisioning.ratio", SIZED, ("5", "20", "1", "1000", "many")),
    Setting("kvm", "reservedMemory", SIZED, ("1G", "2G", "0", "nonsense")),
    Setting(
        "l3Network",
        "ipAllocateStrategy",
        ("L3NetworkVO",),
        ("FirstAvailableIpAllocatorStrategy", "RandomIpAllocatorStrategy", "none"),
    ),
    Setting("backupStorage", "reservedCapacity", ("BackupStorageVO",), ("1G", "2G", "nonsense")),
    Setting("vm", "deletionPolicy", ("VmInstanceVO",), ("Delay", "nonsense")),
)
"""Of the last one, no resource may have a value of its own."""
POLICIES = ("Delay", "Delay", "Direct", "Never", "nonsense")
GLOBAL = (
    *(Setting(category, "deletionPolicy", (), POLICIES) for category in ("vm", "vm", "volume", "image")),
    *(Setting(category, "expungePeriod", (), ("3600", "-1")) for category in ("vm", "volume", "image")),
)
TAGS = (
    ("VmInstanceVO", "hostname::robot"),
    ("VmInstanceVO", "hostname::other"),
    ("VmInstanceVO", "hostname::x y"),
    ("VmInstanceVO", "ha::NeverStop"),
    ("HostVO", "reservedMemory::1G"),
    ("HostVO", "reservedMemory::nonsense"),
)
RANGE = ("startIp", "endIp", "netmask", "gateway")
RANGES = (
    ("10.30.0.10", "10.30.0.50", "255.255.255.0", "10.30.0.1"),
    ("10.30.0.60", "10.30.0.90", "255.255.255.0", "10.30.0.1"),
    ("10.30.0.40", "10.30.0.99", "255.255.255.0", "10.30.0.1"),
    ("10.31.0.10", "10.31.0.50", "255.255.0.0", "10.31.0.1"),
    ("10.10.0.251", "10.10.0.253", "255.255.255.0", "10.10.0.1"),
    ("10.30.0.90", "10.30.0.60", "255.255.255.0", "10.30.0.1"),
    ("10.30.0.10", "10.30.0.50", "255.255.255.0", "10.40.0.1"),
)
"""Ranges of addresses: some fit together, some overlap, some are no ranges."""


def _valued(settings: tuple[Setting, ...]) -> Iterator[Combination]:
    for one in settings:
        for value in one.values:
            fields = {"category": one.category, "name": one.name, "value": value}
            yield Combination(fields, one.kinds)


TOGETHER: Mapping[str, tuple[Combination, ...]] = {
    "AddIpRange": tuple(Combination(dict(zip(RANGE, one, strict=True))) for one in RANGES),
    "CreateSystemTag": tuple(Combination({"resourceType": kind, "tag": tag}, (kind,)) for kind, tag in TAGS),
    "CreateSystemTags": tuple(
        Combination({"resourceType": kind, "tags": [tag]}, (kind,)) for kind, tag in TAGS
    ),
    "DeleteResourceConfig": tuple(
        Combination({"category": one.category, "name": one.name}, one.kinds) for one in OWN
    ),
    "UpdateGlobalConfig": tuple(_valued(GLOBAL)),
    "UpdateResourceConfig": tuple(_valued(OWN)),
    "UpdateResourceConfigs": tuple(
        Combination({"resourceConfigs": [one.fields]}, one.kinds) for one in _valued(OWN)
    ),
}
"""By API."""
