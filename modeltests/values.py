"""Values of the declared types: those that make sense, those at the boundaries, and nonsense."""

from __future__ import annotations

import random
import types
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from orrery.core.kernel.api.secrecy import IsPasswordHash

GIB = 1 << 30
JOBS: Mapping[str, str] = {"APIAddImageMsg": "AddImage", "APIMigrateVmMsg": "MigrateVm"}
"""APIs that run as long jobs, by the names of their messages."""
UNKNOWN = "0123456789ab4def8123456789abcdef"
"""A well-formed uuid that nothing has."""
HASH = "0" * 128
TEXTS = ("a", "x" * 255, "Ünïcode 漢字", "a b", "%s{0}", "'; --", "../../etc/passwd", "::")
NONSENSE: tuple[Any, ...] = ({}, [[]], {"a": 1}, [None, {}])
"""Values of no type that a field has, but for objects."""

HINTS: Mapping[str, tuple[Any, ...]] = {
    "accountName": ("ann", "bob"),
    "allocatorStrategy": ("LeastVmPreferredHostAllocatorStrategy", "DefaultHostAllocatorStrategy", "none"),
    "architecture": ("x86_64", "aarch64"),
    "category": ("Public", "Private", "System"),
    "cpuNum": (1, 2, 4, 1000),
    "diskSize": (1, GIB, 20 * GIB, 1 << 50),
    "deleteMode": ("Permissive", "Enforcing", ""),
    "dns": ("8.8.8.8", "1.1.1.1", "::1", "no address"),
    "driverType": ("virtio", "e1000"),
    "endIp": ("10.30.0.50", "10.30.1.50", "10.20.0.9"),
    "format": ("qcow2", "raw", "iso"),
    "gateway": ("10.30.0.1", "10.20.0.1"),
    "hostname": ("store-1.example.com", "store-2.example.com"),
    "hypervisorType": ("KVM", "KVM", "Simulator", "Xen"),
    "ipVersion": (4,),
    "jobName": ("APIAddImageMsg", "APIMigrateVmMsg", "APINoSuchMsg"),
    "managementIp": tuple(f"192.168.1.{number}" for number in range(11, 30)),
    "mediaType": ("RootVolumeTemplate", "DataVolumeTemplate", "ISO"),
    "memorySize": (16 << 20, GIB, 2 * GIB, 1 << 50),
    "netmask": ("255.255.255.0", "255.255.0.0", "255.0.255.0"),
    "networkCidr": ("10.30.0.0/24", "10.31.0.0/28", "10.20.0.0/24", "10.20.0.0/16", "300.0.0.0/8"),
    "password": (HASH,),
    "physicalInterface": ("eth0", "eth1"),
    "platform": ("Linux", "Windows"),
    "reservedMemorySize": (0, GIB),
    "resourceType": ("VmInstanceVO", "VolumeVO", "HostVO", "ZoneVO", "NoSuchVO"),
    "staticIp": ("10.10.0.99", "10.20.0.99"),
    "startIp": ("10.30.0.10", "10.30.1.10", "10.20.0.5"),
    "tag": ("hostname::robot", "robot", "ha::NeverStop", "reservedMemory::1G"),
    "url": ("192.168.10.6:/export/vms", "/var/lib/more"),
    "vlan": (100, 200, 4094),
}
"""Values that make sense, by the wire name of the field."""
IMAGE = "http://images.example.com/ubuntu-22.04.qcow2"
OF_API: Mapping[tuple[str, str], tuple[Any, ...]] = {
    ("AddImage", "url"): (IMAGE, IMAGE, "https://images.example.com/other", "file:///etc/passwd", "nonsense"),
    ("AddNfsPrimaryStorage", "url"): ("192.168.10.7:/export/more", "192.168.10.6:/export/vms"),
    ("ChangePrimaryStorageState", "stateEvent"): ("enable", "enable", "disable", "maintain", "deleting"),
    ("CheckApiPermission", "apiNames"): (["CreateVmInstance", "CreateZone"], ["NoSuchApi"]),
    ("CreatePolicy", "statements"): (
        [{"effect": "Allow", "actions": ["*"]}],
        [{"effect": "Deny", "actions": ["CreateVmInstance"]}],
    ),
    ("CreateVmInstance", "strategy"): ("InstantStart", "InstantStart", "CreateStopped", "JustCreate"),
    ("CreateWebhook", "type"): ("CanonicalEvent",),
    ("UpdateWebhook", "type"): ("CanonicalEvent",),
    ("UpdateWebhook", "url"): ("http://203.0.113.9/hook", "https://203.0.113.10/other"),
    ("CreateWebhook", "opaque"): ("vm.*", "host.disconnected,volume.*", "::"),
    ("UpdateWebhook", "opaque"): ("vm.*", ""),
    ("AddLocalPrimaryStorage", "url"): ("/var/lib/more", "/data", "/proc/x", "relative"),
    ("AddSharedMountPointPrimaryStorage", "url"): ("/mnt/shared", "/mnt/other", "/sys", "relative"),
    ("AddSftpBackupStorage", "url"): ("/images", "/export"),
    ("CreateWebhook", "url"): ("http://203.0.113.9/hook",),
    ("UpdateSystemTag", "tag"): ("hostname::one", "hostname::two", "robot"),
    ("UpdateQuota", "name"): ("vm.num", "vm.totalNum", "volume.data.num", "image.num", "l3.num", "none"),
    ("UpdateQuota", "value"): (0, 1, 5, 50, -1),
}
"""The same, of one API only."""
ONLY = {("ChangePrimaryStorageState", "stateEvent")}
"""Fields that have no other values: a storage whose state was set to Deleting stays so."""


def drawn(rng: random.Random, api: str, name: str, info: FieldInfo) -> Any:
    """A value that fits the type of a field, and perhaps its meaning."""
    hints = OF_API.get((api, name)) or HINTS.get(name)
    if hints is not None and (rng.random() < 0.9 or (api, name) in ONLY):
        return rng.choice(hints)
    return _value(rng, info.annotation, list(info.metadata))


def _value(rng: random.Random, annotation: Any, marks: list[Any]) -> Any:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _value(rng, inner[0], [*marks, *inner[1:]])
    if origin in (Union, types.UnionType):
        return _value(rng, inner[0], marks)
    if origin is Literal:
        return rng.choice(inner)
    if origin is list:
        return [_value(rng, inner[0], []) for _ in range(rng.choice((1, 1, 2)))]
    if origin is dict or annotation is Any:
        return {}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields.items()
        return {
            info.alias or name: _value(rng, info.annotation, list(info.metadata))
            for name, info in fields
            if info.is_required()
        }
    if annotation is bool:
        return rng.random() < 0.5
    if annotation in (int, float):
        return _number(rng, _flat(marks))
    return _text(rng, _flat(marks))


def _flat(marks: list[Any]) -> list[Any]:
    return [part for mark in marks for part in (mark.metadata if isinstance(mark, FieldInfo) else [mark])]


def limits(marks: list[Any]) -> tuple[Any, Any]:
    """The lowest and the highest number that constraints allow."""
    low: list[Any] = [mark.ge for mark in marks if isinstance(mark, Ge)]
    high: list[Any] = [mark.le for mark in marks if isinstance(mark, Le)]
    return max(low, default=-(1 << 31)), min(high, default=(1 << 31) - 1)


def _number(rng: random.Random, marks: list[Any]) -> int:
    low, high = limits(marks)
    return int(rng.choice([low, high, *(one for one in (0, 1, 2, GIB) if low <= one <= high)]))


def _text(rng: random.Random, marks: list[Any]) -> str:
    if any(isinstance(mark, IsPasswordHash) for mark in marks):
        return HASH
    if any("[0-9a-f]{32}" in str(getattr(mark, "pattern", "")) for mark in marks):
        return UNKNOWN
    least = max([0, *(mark.min_length for mark in marks if isinstance(mark, MinLen))])
    most = min([255, *(mark.max_length for mark in marks if isinstance(mark, MaxLen))])
    return rng.choice(TEXTS)[:most].ljust(least, "x")
