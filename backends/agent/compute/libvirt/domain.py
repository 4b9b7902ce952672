"""A guest as a domain of libvirt: the one place that writes its XML, and reads what is needed of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from defusedxml.ElementTree import fromstring

from orrery.backends.agent.compute.devices import disk_name
from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.ports import name_of
from orrery.backends.agent.storage.model import NfsDisk
from orrery.backends.agent.wire import Disk, Guest, Nic
from orrery.core.kernel.location import BlockLocation, FileLocation, Location

NAMESPACE = "https://orrery.cloud/xmlns/guest/1"
"""Of the element in a domain's metadata that says whose guest it is."""
SEED, CONSOLE = "seed.iso", "console.log"
CD_ROMS = "abc"
"""Letters of the IDE drives that ISOs are in; the last is the seed's."""
SEED_DRIVE = "hdd"
QEMU_FORMATS = {"qcow2": "qcow2"}
"""How QEMU calls a format; all others hold bits as they are."""
BOOT_DEVICES = {"HardDisk": "hd", "CdRom": "cdrom", "Network": "network"}
CPU_MODES = ("host-model", "host-passthrough")


@dataclass(frozen=True, slots=True)
class Place:
    """What a domain depends on beside its guest."""

    folder: Path
    """Of the guest, with its seed and its console."""
    agent: str
    is_accelerated: bool
    """Whether guests run on the processor itself; else it is emulated."""
    nfs: Mapping[str, NfsDisk] = field(default_factory=dict)
    """By their locations, the volumes and ISOs on exports that QEMU reads by itself."""

    @property
    def seed(self) -> Path:
        """The ISO that tells the guest who it is."""
        return self.folder / SEED

    @property
    def console(self) -> Path:
        """What the guest has written to its serial line."""
        return self.folder / CONSOLE


def domain_xml(guest: Guest, place: Place) -> str:
    """The domain of a guest. Raises Refused where something of it cannot be had."""
    domain = Element("domain", type="kvm" if place.is_accelerated else "qemu")
    _add(domain, "name", guest.uuid)
    _add(domain, "uuid", guest.uuid)
    _add(domain, "title", " ".join(guest.name.split()) or guest.uuid)
    _add(_add(domain, "metadata"), f"{{{NAMESPACE}}}guest", agent=place.agent)
    _add(domain, "memory", str(guest.memory), unit="bytes")
    _add(domain, "vcpu", str(guest.cpus))
    system = _add(domain, "os")
    _add(system, "type", "hvm", arch="x86_64", machine="pc")
    for kind in guest.boot_order or ("HardDisk", "CdRom"):
        _add(system, "boot", dev=BOOT_DEVICES[kind])
    features = _add(domain, "features")
    _add(features, "acpi")
    _add(features, "apic")
    mode = guest.settings.get("kvm/vm.cpuMode")
    if place.is_accelerated and mode in CPU_MODES:
        _add(domain, "cpu", mode=mode)
    _add(domain, "clock", offset="utc")
    for event, action in (("poweroff", "destroy"), ("reboot", "restart"), ("crash", "destroy")):
        _add(domain, f"on_{event}", action)
    _add_devices(_add(domain, "devices"), guest, place)
    return tostring(domain, "unicode")


def _add_devices(devices: Element, guest: Guest, place: Place) -> None:
    for disk in sorted(guest.disks, key=lambda one: one.device_id):
        devices.append(_disk(disk, place.nfs))
    if len(guest.isos) > len(CD_ROMS):
        raise Refused(
            f"guest {guest.uuid} has {len(guest.isos)} CD-ROM drives; at most {len(CD_ROMS)} can be had"
        )
    for letter, iso in zip(CD_ROMS, guest.isos, strict=False):
        devices.append(_cd_rom(f"hd{letter}", iso, place.nfs))
    devices.append(_cd_rom(SEED_DRIVE, FileLocation(str(place.seed), "iso"), {}))
    for nic in sorted(guest.nics, key=lambda one: one.device_id):
        devices.append(_nic(nic))
    serial = _add(devices, "serial", type="file")
    _add(serial, "source", path=str(place.console), append="on")
    _add(devices, "memballoon", model="virtio")
    _add(devices, "rng", model="virtio").append(_random())


def _random() -> Element:
    backend = Element("backend", model="random")
    backend.text = "/dev/urandom"
    return backend


def disk_xml(disk: Disk, nfs: Mapping[str, NfsDisk]) -> str:
    """A volume as a device; `nfs` is that of `Place`."""
    return tostring(_disk(disk, nfs), "unicode")


def nic_xml(nic: Nic) -> str:
    """A nic as a device: the tap of its port, which is there already."""
    return tostring(_nic(nic), "unicode")


def _disk(disk: Disk, nfs: Mapping[str, NfsDisk]) -> Element:
    element = Element("disk", device="disk")
    _set_source(element, disk.location, nfs)
    _add(element, "target", dev=disk_name(disk.device_id), bus="virtio")
    # a virtio disk can show 20 characters
    _add(element, "serial", disk.uuid[:20])
    _add(element, "alias", name=alias_of(disk.uuid))
    return element


def _cd_rom(name: str, iso: Location | None, nfs: Mapping[str, NfsDisk]) -> Element:
    element = Element("disk", device="cdrom", type="file")
    if iso is not None:
        _set_source(element, iso, nfs)
    _add(element, "target", dev=name, bus="ide")
    _add(element, "readonly")
    return element


def _set_source(disk: Element, location: Location, nfs: Mapping[str, NfsDisk]) -> None:
    """Lets a disk have this volume or ISO, instead of what it has."""
    for child in list(disk):
        if child.tag in ("driver", "source", "backingStore"):
            disk.remove(child)
    parts = Element("parts")
    if str(location) in nfs:
        disk.set("type", "network")
        _add(parts, "driver", name="qemu", type=_qemu_format(nfs[str(location)].format))
        _add_nfs(parts, nfs[str(location)])
    elif isinstance(location, FileLocation):
        disk.set("type", "file")
        _add(parts, "driver", name="qemu", type=_qemu_format(location.format))
        _add(parts, "source", file=location.path)
    elif isinstance(location, BlockLocation):
        disk.set("type", "block")
        _add(parts, "driver", name="qemu", type="raw")
        _add(parts, "source", dev=location.device)
    else:
        raise Refused(f"guests of this host cannot use [{location}]: only files and block devices")
    disk[:0] = parts


def _qemu_format(bits_format: str) -> str:
    return QEMU_FORMATS.get(bits_format, "raw")


def _add_nfs(element: Element, disk: NfsDisk) -> None:
    source = _add(element, "source", protocol="nfs", name=disk.path)
    _add(source, "host", name=disk.server)
    # the server takes QEMU for whom it takes the agent, which has made the file
    _add(source, "identity", user=f"+{os.geteuid()}", group=f"+{os.getegid()}")
    if disk.format not in QEMU_FORMATS:
        return
    # the header names the image by the path that it has where it is mounted, so it is named here
    if disk.backing is None:
        _add(element, "backingStore")
        return
    below = _add(element, "backingStore", type="network")
    _add(below, "format", type=_qemu_format(disk.backing.format))
    _add_nfs(below, disk.backing)


def _nic(nic: Nic) -> Element:
    element = Element("interface", type="ethernet")
    _add(element, "mac", address=nic.mac)
    _add(element, "target", dev=name_of(nic.uuid), managed="no")
    _add(element, "model", type="virtio")
    _add(element, "alias", name=alias_of(nic.uuid))
    return element


def alias_of(part: str) -> str:
    """By which libvirt knows a volume or nic."""
    return f"ua-{part}"


def owner_of(xml: str) -> str | None:
    """The agent whose guest a domain is; None where it is nobody's."""
    found = fromstring(xml).find(f"metadata/{{{NAMESPACE}}}guest")
    return None if found is None else found.get("agent")


def device_of(xml: str, part: str) -> str | None:
    """The device that a domain has for a volume or nic."""
    for device in fromstring(xml).find("devices") or ():
        alias = device.find("alias")
        if alias is not None and alias.get("name") == alias_of(part):
            return tostring(device, "unicode")
    return None


def relocated(xml: str, guest: Guest, old: Path, there: Place) -> str:
    """A domain as another host has it, where the guest's folder and the agent have other names.

    `old` is the folder of the guest here. One of both hosts may mount an export that the other does not.
    """
    domain = fromstring(xml)
    for source in domain.iter("source"):
        for key in ("file", "path"):
            path = source.get(key)
            if path is not None and Path(path).parent == old:
                source.set(key, str(there.folder / Path(path).name))
    known = _locations(guest)
    for disk in domain.iter("disk"):
        location = next((known[name] for name in _names_of(disk) if name in known), None)
        if location is not None:
            _set_source(disk, location, there.nfs)
    owner = domain.find(f"metadata/{{{NAMESPACE}}}guest")
    if owner is not None:
        owner.set("agent", there.agent)
    return tostring(domain, "unicode")


def _locations(guest: Guest) -> dict[str, Location]:
    """By alias the volumes, by drive the ISOs."""
    volumes = {alias_of(disk.uuid): disk.location for disk in guest.disks}
    drives = zip(CD_ROMS, guest.isos, strict=False)
    return volumes | {f"hd{letter}": iso for letter, iso in drives if iso is not None}


def _names_of(disk: Element) -> list[str]:
    found = (("alias", "name"), ("target", "dev"))
    return [child.get(key, "") for tag, key in found if (child := disk.find(tag)) is not None]


def _add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    child = SubElement(parent, tag, attributes)
    child.text = text
    return child
