"""System tags of hosts. What a host says of itself is written at every connecting."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import NamedTuple

from orrery.core.kernel.config import Owner
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.tags import SystemTag, TagPattern, add_tags, find_system_tags
from orrery.core.kernel.tags.tokens import FINGERPRINT, SIZE, whole

HOST_VO = "HostVO"
CONNECTED_TIME = "ConnectedTime"


class Reserve(NamedTuple):
    """The tags of one kind that say how much of its hosts stays reserved."""

    memory: TagPattern
    cpu: TagPattern

    @classmethod
    def on(cls, vo: str, prefix: str = "") -> Reserve:
        """Those of a kind."""
        memory = TagPattern(vo, f"{prefix}reservedMemory::{{capacity}}", {"capacity": SIZE}, once_per=())
        cpu = TagPattern(vo, f"{prefix}reservedCpu::{{capacity}}", {"capacity": whole(0)}, once_per=())
        return cls(memory, cpu)


RESERVED_BY_HOST = Reserve.on(HOST_VO)
RESERVED_BY_CLUSTER = Reserve.on("ClusterVO", "host::")
RESERVED_BY_ZONE = Reserve.on("ZoneVO", "host::")

SSH_HOST_KEY = TagPattern(HOST_VO, "sshHostKey::{fingerprint}", {"fingerprint": FINGERPRINT}, once_per=())
"""The key that a host's SSH server must show. Given, or noted when a node logs in first."""

INHERENT_FORMS = (
    "capability::liveSnapshot",
    "capability:virtio-scsi",
    "os::distribution::{distribution}",
    "os::release::{release}",
    "os::version::{version}",
    "hostCpuModelName::{hostCpuModelName}",
    "systemProductName::{systemProductName}",
    "systemSerialNumber::{systemSerialNumber}",
    "cpuProcessorNum::{cpuProcessorNum}",
    "ConnectedTime::{hostConnectedTime}",
    "qemu-img::version::{version}",
    "libvirt::version::{version}",
    "hvm::{flag}",
    "ept::{ept}",
    "cpuModelName::{name}",
    "cpuGHz::{cpuGHz}",
    "localStorage::{primaryStorageUuid}::initialized",
)
"""What the system finds out for itself."""
STORED_FORMS = (
    "extraips::{extraips}",
    "cpuCache::{cpuCache}",
    "powerSupplyModelName::{powerSupplyModelName}",
    "powerSupplyMaxPowerCapacity::{powerSupplyMaxPowerCapacity}",
    "powerSupplyManufacturer::{powerSupplyManufacturer}",
    "ipmiAddress::{ipmiAddress}",
    "iscsiInitiatorName::{iscsiInitiatorName}",
    "pageTableExtensionDisabled",
    "GuestTools::{guestToolsVersion}",
    "GuestToolsLinux::{guestToolsLinuxVersion}",
    "systemManufacturer::{systemManufacturer}",
    "systemUUID::{systemUUID}",
    "biosVendor::{biosVendor}",
    "biosVersion::{biosVersion}",
    "biosReleaseDate::{biosReleaseDate}",
    "bmcVersion::{bmcVersion}",
    "uptime::{uptime}",
    "memorySlotsMaximum::{memorySlotsMaximum}",
    "libvirtCapabilities::{libvirtCapabilities}",
)
"""Accepted and kept."""
PATTERNS = (
    SSH_HOST_KEY,
    *RESERVED_BY_HOST,
    *RESERVED_BY_CLUSTER,
    *RESERVED_BY_ZONE,
    *(TagPattern(HOST_VO, form, inherent=True) for form in INHERENT_FORMS),
    *(TagPattern(HOST_VO, form) for form in STORED_FORMS),
)


def set_tags(tx: Transaction, host: Uuid, facts: Mapping[str, str], rng: random.Random) -> None:
    """Makes each fact a tag of the host (``name::value``, or only the name where the value is empty).

    A tag of the same name with another value goes; a tag that is right already stays untouched.
    """
    wanted = {f"{name}::{value}" if value else name: name for name, value in facts.items()}
    for tag in find_system_tags(tx, Owner(HOST_VO, host)):
        if tag.tag in wanted:
            del wanted[tag.tag]
        elif any(tag.tag.startswith(f"{name}::") for name in facts):
            tx.delete(SystemTag, uuid=tag.uuid)
    add_tags(tx, HOST_VO, host, (list(wanted), None), rng, inherent=True)


def drop_tag(tx: Transaction, host: Uuid, name: str) -> None:
    """Removes the tag ``name::...`` of a host."""
    for tag in find_system_tags(tx, Owner(HOST_VO, host)):
        if tag.tag.startswith(f"{name}::"):
            tx.delete(SystemTag, uuid=tag.uuid)
