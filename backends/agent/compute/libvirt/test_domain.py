"""The XML of domains, and the seed of guests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

from orrery.backends.agent.compute.libvirt.domain import (
    Place,
    device_of,
    disk_xml,
    domain_xml,
    nic_xml,
    owner_of,
    relocated,
)
from orrery.backends.agent.compute.libvirt.seed import meta_data, network_config
from orrery.backends.agent.errors import Refused
from orrery.backends.agent.storage.model import NfsDisk
from orrery.backends.agent.wire import Disk, Guest, Nic
from orrery.core.kernel.location import BlockLocation, RbdLocation, file_at

VM, VOLUME, NIC, L2, STORAGE = "a" * 32, "b" * 32, "c" * 32, "d" * 32, "e" * 32
PLACE = Place(Path("/guests") / VM, "agent-1", is_accelerated=False)


def disk(device_id: int, location: object, uuid: str = VOLUME) -> Disk:
    """A volume."""
    fields = {"uuid": uuid, "storage_uuid": STORAGE, "device_id": device_id, "size": 1 << 30}
    return Disk.model_validate(fields | {"location": location})


def nic(device_id: int = 0, uuid: str = NIC, **more: object) -> Nic:
    """A nic."""
    fields = {"uuid": uuid, "name": f"vnic{device_id}", "mac": f"fa:00:00:00:00:{device_id + 1:02x}"}
    fields |= {"ip": f"10.1.0.{device_id + 5}", "network_uuid": L2, "bridge": "br_eth0"}
    return Nic.model_validate(fields | {"device_id": device_id} | more)


def at(element: Any, path: str) -> Any:
    """An element below another, which must be there."""
    found = element.find(path)
    assert found is not None, path
    return found


def parsed(xml: str | None) -> Any:
    """The root of some XML."""
    assert xml is not None
    return fromstring(xml)


def guest(**more: object) -> Guest:
    """A guest."""
    return Guest.model_validate({"uuid": VM, "name": "web", "cpus": 2, "memory": 1 << 30} | more)


def test_a_domain_has_everything_of_its_guest() -> None:
    disks = (disk(0, file_at("/vms/root.qcow2")), disk(2, BlockLocation("/dev/vg/data"), "f" * 32))
    xml = domain_xml(guest(disks=disks, nics=(nic(),), isos=(None, file_at("/vms/cd.iso"))), PLACE)
    domain = parsed(xml)
    assert domain.get("type") == "qemu"
    assert (domain.findtext("uuid"), domain.findtext("name"), domain.findtext("title")) == (VM, VM, "web")
    assert (domain.findtext("vcpu"), domain.findtext("memory")) == ("2", str(1 << 30))
    shown = {
        at(one, "target").get("dev"): (one.get("type"), one.find("driver"), one.find("source"))
        for one in domain.iter("disk")
    }
    assert list(shown) == ["vda", "vdc", "hda", "hdb", "hdd"]
    kind, driver, source = shown["vda"]
    assert (kind, driver.get("type"), source.get("file")) == ("file", "qcow2", "/vms/root.qcow2")
    kind, driver, source = shown["vdc"]
    assert (kind, driver.get("type"), source.get("dev")) == ("block", "raw", "/dev/vg/data")
    assert shown["hda"][2] is None
    assert shown["hdd"][2].get("file") == f"/guests/{VM}/seed.iso"
    assert at(domain, ".//interface/mac").get("address") == "fa:00:00:00:00:01"
    assert at(domain, ".//serial/source").get("path") == f"/guests/{VM}/console.log"
    assert owner_of(xml) == "agent-1"


@pytest.mark.parametrize(
    ("order", "devices"), [((), ["hd", "cdrom"]), (("CdRom", "HardDisk"), ["cdrom", "hd"])]
)
def test_devices_are_booted_in_the_order_that_was_asked_for(
    order: tuple[str, ...], devices: list[str]
) -> None:
    domain = parsed(domain_xml(guest(boot_order=order), PLACE))
    assert [one.get("dev") for one in domain.iter("boot")] == devices


def test_a_guest_sees_the_processor_only_where_it_runs_on_it() -> None:
    wanted = guest(settings={"kvm/vm.cpuMode": "host-passthrough"})
    assert parsed(domain_xml(wanted, PLACE)).find("cpu") is None
    accelerated = Place(PLACE.folder, PLACE.agent, is_accelerated=True)
    domain = parsed(domain_xml(wanted, accelerated))
    assert (domain.get("type"), at(domain, "cpu").get("mode")) == ("kvm", "host-passthrough")


def test_names_cannot_change_the_xml() -> None:
    domain = parsed(domain_xml(guest(name="</title><on_crash>x &\n"), PLACE))
    assert domain.findtext("title") == "</title><on_crash>x &"
    assert domain.findtext("on_crash") == "destroy"


def test_what_hosts_cannot_give_is_refused() -> None:
    with pytest.raises(Refused, match="rbd://pool/image"):
        domain_xml(guest(disks=(disk(0, RbdLocation("pool", "image")),)), PLACE)
    with pytest.raises(Refused, match="4 CD-ROM drives"):
        domain_xml(guest(isos=(None,) * 4), PLACE)


def test_devices_are_found_by_what_they_are_for() -> None:
    xml = domain_xml(guest(disks=(disk(0, file_at("/vms/root.qcow2")),), nics=(nic(),)), PLACE)
    found = device_of(xml, VOLUME)
    assert found is not None
    assert at(parsed(found), "source").get("file") == "/vms/root.qcow2"
    assert parsed(device_of(xml, NIC)).tag == "interface"
    assert device_of(xml, "9" * 32) is None
    assert at(parsed(disk_xml(disk(1, file_at("/x.raw")), {})), "target").get("dev") == "vdb"
    assert at(parsed(nic_xml(nic())), "target").get("managed") == "no"


def test_at_its_destination_a_guest_has_another_folder_and_another_agent() -> None:
    wanted = guest(disks=(disk(0, file_at("/vms/root.qcow2")),))
    there = Place(Path("/other") / VM, "agent-2", is_accelerated=False)
    assert relocated(domain_xml(wanted, PLACE), wanted, PLACE.folder, there) == domain_xml(wanted, there)


def test_volumes_on_an_export_are_read_by_qemu_only_on_hosts_that_do_not_mount_it() -> None:
    root, iso = file_at("/mnt/root.qcow2"), file_at("/mnt/cd.iso")
    wanted = guest(disks=(disk(0, root), disk(1, file_at("/vms/b.qcow2"), "f" * 32)), isos=(None, iso))
    opened = {
        str(root): NfsDisk("10.0.0.1", "/e/root.qcow2", "qcow2", NfsDisk("10.0.0.1", "/e/image", "raw")),
        str(iso): NfsDisk("10.0.0.1", "/e/cd.iso", "iso"),
    }
    there = Place(PLACE.folder, PLACE.agent, is_accelerated=False, nfs=opened)
    mounted, by_qemu = domain_xml(wanted, PLACE), domain_xml(wanted, there)
    shown = {at(one, "target").get("dev"): one for one in parsed(by_qemu).iter("disk")}
    assert [shown[name].get("type") for name in ("vda", "vdb", "hdb")] == ["network", "file", "network"]
    assert at(shown["vda"], "driver").get("type") == "qcow2"
    assert at(shown["vda"], "source/host").get("name") == "10.0.0.1"
    assert at(shown["vda"], "backingStore/source").get("name") == "/e/image"
    assert shown["hdb"].find("backingStore") is None
    assert relocated(mounted, wanted, PLACE.folder, there) == by_qemu
    assert relocated(by_qemu, wanted, PLACE.folder, PLACE) == mounted


def test_the_seed_says_who_a_guest_is_and_what_its_addresses_are() -> None:
    nics = (
        nic(1, "8" * 32, netmask="255.255.255.0", gateway="10.1.0.1"),
        nic(0, netmask="255.255.0.0", gateway="10.1.0.2"),
    )
    wanted = guest(nics=nics, hostname="web-1")
    assert meta_data(wanted) == f"instance-id: {VM}\nlocal-hostname: web-1\n"
    assert network_config(wanted).splitlines() == [
        "version: 2",
        "ethernets:",
        "  eth0:",
        "    match:",
        '      macaddress: "fa:00:00:00:00:01"',
        "    set-name: eth0",
        "    addresses:",
        '      - "10.1.0.5/16"',
        "    routes:",
        "      - to: default",
        '        via: "10.1.0.2"',
        "  eth1:",
        "    match:",
        '      macaddress: "fa:00:00:00:00:02"',
        "    set-name: eth1",
        "    addresses:",
        '      - "10.1.0.6/24"',
    ]


def test_the_seed_has_the_keys_that_log_in() -> None:
    wanted = guest(hostname="web-1").model_copy(update={"ssh_keys": ("ssh-ed25519 AA a", 'ssh-rsa BB "b"')})
    assert meta_data(wanted).splitlines()[2:] == [
        "public-keys:",
        '  - "ssh-ed25519 AA a"',
        r'  - "ssh-rsa BB \"b\""',
    ]


def test_a_seed_without_nics_is_one_too() -> None:
    assert network_config(guest()) == "version: 2\n"
