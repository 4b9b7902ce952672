"""System tags of hosts. What a host says of itself is written at every connecting."""

from __future__ import annotations

import random
from collections.abc import Mapping

from core.kernel.db.model import Uuid
from core.kernel.db.transaction import Transaction
from core.kernel.tags import SystemTag, TagPattern, add_tags

HOST_VO = "HostVO"
CONNECTED_TIME = "ConnectedTime"

FORMS = (
    "reservedCpu::{capacity}",
    "reservedMemory::{capacity}",
    "capability::liveSnapshot",
    "capability:virtio-scsi",
    "os::distribution::{distribution}",
    "os::release::{release}",
    "os::version::{version}",
    "extraips::{extraips}",
    "hostCpuModelName::{hostCpuModelName}",
    "systemProductName::{systemProductName}",
    "systemSerialNumber::{systemSerialNumber}",
    "cpuGHz::{cpuGHz}",
    "cpuProcessorNum::{cpuProcessorNum}",
    "cpuCache::{cpuCache}",
    "powerSupplyModelName::{powerSupplyModelName}",
    "powerSupplyMaxPowerCapacity::{powerSupplyMaxPowerCapacity}",
    "powerSupplyManufacturer::{powerSupplyManufacturer}",
    "ipmiAddress::{ipmiAddress}",
    "iscsiInitiatorName::{iscsiInitiatorName}",
    "pageTableExtensionDisabled",
    "GuestTools::{guestToolsVersion}",
    "GuestToolsLinux::{guestToolsLinuxVersion}",
    "ConnectedTime::{hostConnectedTime}",
    "systemManufacturer::{systemManufacturer}",
    "systemUUID::{systemUUID}",
    "biosVendor::{biosVendor}",
    "biosVersion::{biosVersion}",
    "biosReleaseDate::{biosReleaseDate}",
    "bmcVersion::{bmcVersion}",
    "uptime::{uptime}",
    "memorySlotsMaximum::{memorySlotsMaximum}",
    "qemu-img::version::{version}",
    "libvirt::version::{version}",
    "hvm::{flag}",
    "ept::{ept}",
    "cpuModelName::{name}",
    "libvirtCapabilities::{libvirtCapabilities}",
    "localStorage::{primaryStorageUuid}::initialized",
)
PATTERNS = tuple(TagPattern(HOST_VO, form) for form in FORMS)


def set_tags(tx: Transaction, host: Uuid, facts: Mapping[str, str], dice: random.Random) -> None:
    """Makes each fact a tag of the host (``name::value``, or only the name where the value is empty).

    A tag of the same name with another value goes; a tag that is right already stays untouched.
    """
    wanted = {f"{name}::{value}" if value else name: name for name, value in facts.items()}
    for tag in tx.find(SystemTag, resource_uuid=host):
        if tag.tag in wanted:
            del wanted[tag.tag]
        elif any(tag.tag.startswith(f"{name}::") for name in facts):
            tx.delete(SystemTag, uuid=tag.uuid)
    add_tags(tx, HOST_VO, host, (list(wanted), None), dice)


def drop_tag(tx: Transaction, host: Uuid, name: str) -> None:
    """Removes the tag ``name::...`` of a host."""
    for tag in tx.find(SystemTag, resource_uuid=host):
        if tag.tag.startswith(f"{name}::"):
            tx.delete(SystemTag, uuid=tag.uuid)
