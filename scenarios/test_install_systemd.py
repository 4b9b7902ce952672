"""A machine with systemd becomes a host, survives a reboot, and is given back; guests outlive the agent."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from orrery.backends.mini.images import TINY, make_image, make_machine_image
from orrery.core.client.errors import ApiFailure
from orrery.testlib.bare_machine import NETWORK, PASSWORD, BareMachine
from orrery.testlib.debian_tree import debian_tree
from orrery.testlib.installing import SECONDS, InstallingLab, downloaded, installing_lab
from orrery.testlib.kvm_hosts import BOOT_SECONDS, MEMORY, tiny_image
from orrery.testlib.systemd_machine import SystemdMachine, require_systemd_machines, systemd_machines

USER = "deploy"
OTHER_ADDRESS = f"{NETWORK}.77"
FIREWALL = """\
flush ruleset
table inet filter {
    chain input {
        type filter hook input priority 0; policy drop;
        ct state established,related accept
        iif lo accept
        tcp dport 22 accept
    }
    chain late {
        type filter hook input priority 10; policy accept;
        ct state established,related accept
        iif lo accept
        tcp dport 1-1000 accept
        ip protocol tcp reject
    }
}
"""
FOLDER = "/srv"
"""Where the machine, which is the backup storage too, finds images."""
OF_SYSTEMD = "/tmp/systemd-private-"
GUEST = ("10.10.0.10", 7007)
AGENT_PORT = 7171
OTHER_PORT = AGENT_PORT + 1
PASSED_SECONDS = 2


@dataclass(frozen=True)
class Firewall:
    """A program that manages the firewall of a machine, by commands of the shell."""

    name: str
    packages: tuple[str, ...]
    set_up: str
    """Lets SSH pass only, from now on and after a reboot."""
    start: str
    stop: str
    reload: str
    allow: str
    """Lets the port of agents pass, as an administrator does."""
    forbid: str
    rules: str
    """Prints which ports are let pass, now and in future."""


FIREWALLS = (
    Firewall(
        name="ufw",
        packages=("ufw",),
        set_up="ufw allow 22/tcp; ufw --force enable",
        start="ufw --force enable",
        stop="ufw disable",
        reload="ufw reload",
        allow=f"ufw allow {AGENT_PORT}/tcp",
        forbid=f"ufw delete allow {AGENT_PORT}/tcp",
        rules="ufw show added; ufw status; iptables-save; ip6tables-save",
    ),
    Firewall(
        name="firewalld",
        packages=("firewalld", "iptables"),  # it ends without what it only recommends
        # it answers once its rules are there, which is after systemd takes it for started
        set_up="systemctl -q enable --now firewalld; firewall-cmd --state",
        start="systemctl start firewalld; firewall-cmd --state",
        stop="systemctl stop firewalld",
        reload="firewall-cmd --reload",
        allow=f"firewall-cmd --permanent --add-port={AGENT_PORT}/tcp; firewall-cmd --reload",
        forbid=f"firewall-cmd --permanent --remove-port={AGENT_PORT}/tcp; firewall-cmd --reload",
        rules="firewall-cmd --permanent --list-all-zones; firewall-cmd --list-all-zones; nft list ruleset",
    ),
)


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[InstallingLab]:
    """A server over one machine, whose guests are virtual machines."""
    require_systemd_machines()
    tiny_image()
    with installing_lab(tmp_path, systemd_machines(tmp_path), "libvirt") as made:
        yield made


@pytest.fixture
def container_lab(tmp_path: Path) -> Iterator[InstallingLab]:
    """A server over one machine, whose guests are containers."""
    require_systemd_machines()
    with installing_lab(tmp_path, systemd_machines(tmp_path)) as made:
        yield made


def _until(is_so: Callable[[], bool], lab: InstallingLab, seconds: float = SECONDS) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, lab.log()[-3000:]
        time.sleep(0.3)


def test_a_machine_with_systemd_becomes_a_host_and_is_given_back(lab: InstallingLab) -> None:
    (machine,) = lab.machines
    assert isinstance(machine, SystemdMachine)
    _prepare(machine)

    said = lab.refusal(machine, username=USER, password=PASSWORD)
    assert f"user [{USER}] is not root and sudo asks it for a password" in said
    machine.shell(f"echo '{USER} ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/{USER}")

    host, refusal = _added_twice_at_once(lab, machine)
    assert f"the machine is host[uuid:{host['uuid']}] of this cloud already" in refusal
    assert (host["status"], host["osDistribution"]) == ("Connected", "debian")
    assert machine.shell("systemctl is-enabled orrery-agent libvirtd-tcp.socket").split() == ["enabled"] * 2

    vm = _vm(lab, host, make_machine_image())
    assert _says(GUEST) == "guest"

    # its guest runs on
    emulator = machine.shell("pidof qemu-system-x86_64")
    _upgrade(lab, machine)
    assert machine.shell("pidof qemu-system-x86_64") == emulator

    machine.reboot()
    _until(lambda: _status(lab) != "Connected" or _state(lab, vm) != "Running", lab)
    _until(lambda: _status(lab) == "Connected" and _state(lab, vm) == "Stopped", lab)
    lab.call("StartVmInstance", uuid=vm)
    assert _says(GUEST) == "guest"

    lab.call("DestroyVmInstance", uuid=vm)
    lab.call("ExpungeVmInstance", uuid=vm)
    lab.call("DeleteHost", uuid=host["uuid"])
    assert machine.shell("pidof qemu-system-x86_64 || true") == ""
    machine.shell("/opt/orrery-agent/remove")
    assert [trace for trace in machine.traces() if not trace.startswith(OF_SYSTEMD)] == []
    found = machine.shell("nft list ruleset; cat /etc/libvirt/*.conf; ip -br link")
    assert "orrery" not in found and "br_" not in found
    assert machine.shell("ss -ltnH 'sport = :7171 or sport = :16509'") == ""
    assert machine.shell("systemctl list-units --all --plain --no-legend 'orrery*'") == ""


@pytest.mark.parametrize("firewall", FIREWALLS, ids=lambda firewall: firewall.name)
def test_a_managed_firewall_lets_the_agent_pass_while_there_is_one(
    container_lab: InstallingLab, firewall: Firewall
) -> None:
    (machine,) = container_lab.machines
    assert isinstance(machine, SystemdMachine)
    _install(machine, *firewall.packages)
    machine.shell(firewall.set_up)
    assert _passed(machine) == {22}

    host = container_lab.add(machine)
    assert host["status"] == "Connected"
    assert _passed(machine) == {22, AGENT_PORT}
    machine.shell(firewall.reload)
    assert _passed(machine) == {22, AGENT_PORT}
    machine.reboot()
    _until(lambda: _status(container_lab) == "Connected", container_lab)
    assert _passed(machine) == {22, AGENT_PORT}

    # it closes what it has opened, and not what an administrator has
    machine.shell("/opt/orrery-agent/firewall close")
    assert _passed(machine) == {22}
    machine.shell(f"{firewall.allow}; /opt/orrery-agent/firewall open; /opt/orrery-agent/firewall close")
    assert _passed(machine) == {22, AGENT_PORT}
    machine.shell(f"{firewall.forbid}; systemctl restart orrery-agent")
    assert _passed(machine) == {22, AGENT_PORT}

    # nothing comes back with a firewall that was not active when the agent was removed
    container_lab.call("DeleteHost", uuid=host["uuid"])
    machine.shell(f"{firewall.stop}; /opt/orrery-agent/remove; {firewall.start}")
    assert _passed(machine) == {22}
    rules = machine.shell(firewall.rules)
    assert "22" in rules or "ssh" in rules
    assert str(AGENT_PORT) not in rules and "orrery" not in rules


def test_a_container_guest_outlives_its_agent(container_lab: InstallingLab) -> None:
    (machine,) = container_lab.machines
    host = container_lab.add(machine)
    vm = _vm(container_lab, host, make_image(TINY))
    assert _says(GUEST) == "guest"
    processes = _guest_processes(machine)
    assert len(processes) > 1

    machine.shell("systemctl restart orrery-agent")
    _until(lambda: _agent_answers(container_lab), container_lab)
    assert _guest_processes(machine) == processes
    _upgrade(container_lab, machine)
    assert _guest_processes(machine) == processes
    machine.shell("systemctl kill --kill-whom=main --signal=KILL orrery-agent")
    _until(lambda: _agent_answers(container_lab), container_lab)
    assert _guest_processes(machine) == processes
    assert (_state(container_lab, vm), _says(GUEST)) == ("Running", "guest")

    # the new agent controls it
    container_lab.call("StopVmInstance", uuid=vm)
    assert _guest_processes(machine) == []
    container_lab.call("StartVmInstance", uuid=vm)
    assert _says(GUEST) == "guest"

    # as one that is stopped for good leaves it
    processes = _guest_processes(machine)
    machine.shell("systemctl stop orrery-agent")
    assert _guest_processes(machine) == processes and _says(GUEST) == "guest"

    # its loop device would outlive the test machine
    machine.shell("systemctl start orrery-agent")
    _until(lambda: _agent_answers(container_lab), container_lab)
    container_lab.call("DestroyVmInstance", uuid=vm)
    assert _guest_processes(machine) == []


@pytest.mark.parametrize("guests", ["containers", "libvirt"])
def test_debian_13_becomes_a_host(tmp_path: Path, guests: str) -> None:
    require_systemd_machines()
    tree, packages = debian_tree("trixie"), downloaded("3.13")
    with installing_lab(tmp_path, systemd_machines(tmp_path, tree=tree), guests, packages) as lab:
        (machine,) = lab.machines
        host = lab.add(machine)
        assert (host["status"], host["osDistribution"], host["osVersion"]) == ("Connected", "debian", "13")
        vm = _vm(lab, host, make_machine_image() if guests == "libvirt" else make_image(TINY))
        assert _says(GUEST) == "guest"

        lab.call("DestroyVmInstance", uuid=vm)
        lab.call("ExpungeVmInstance", uuid=vm)
        lab.call("DeleteHost", uuid=host["uuid"])
        machine.shell("/opt/orrery-agent/remove")
        # the key of the cloud stays, and is that of a host that may be added again
        assert [trace for trace in machine.traces() if not trace.startswith((OF_SYSTEMD, "ssh-"))] == []


def _install(machine: SystemdMachine, *packages: str) -> None:
    machine.shell(
        "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends"
        f" {' '.join(packages)} >/dev/null 2>&1",
        SECONDS,
    )


def _passed(machine: SystemdMachine) -> set[int]:
    """Which ports the firewall lets pass, of three; nobody needs to listen there."""
    return {port for port in (22, AGENT_PORT, OTHER_PORT) if _is_passed((machine.address, port))}


def _is_passed(place: tuple[str, int]) -> bool:
    try:
        with socket.create_connection(place, PASSED_SECONDS):
            return True
    except ConnectionRefusedError:
        return True  # by the machine itself
    except OSError:
        return False


def _upgrade(lab: InstallingLab, machine: BareMachine) -> None:
    """An agent of another version, as it seems, is upgraded."""
    bundle = machine.shell("cat /var/lib/orrery-agent/bundle")
    machine.shell("echo old >/var/lib/orrery-agent/bundle; systemctl restart orrery-agent")
    _until(lambda: machine.shell("cat /var/lib/orrery-agent/bundle") == bundle, lab, 3 * SECONDS)
    _until(lambda: _status(lab) == "Connected", lab)


def _agent_answers(lab: InstallingLab) -> bool:
    """Whether the host can be connected anew, which asks its agent."""
    try:
        lab.call("ReconnectHost", uuid=lab.hosts()[0]["uuid"])
    except ApiFailure:
        return False
    return _status(lab) == "Connected"


def _guest_processes(machine: BareMachine) -> list[str]:
    """The processes that keep container guests and of which they consist, with the dates of their starts."""
    own = "/(supervise|launch|init)[.]sh"
    said = machine.shell(f"ps -ww -eo pid=,lstart=,args= | grep -E '{own}' | grep -v grep || true")
    return said.splitlines()


def _prepare(machine: SystemdMachine) -> None:
    """A user who may become root, and a firewall that lets SSH pass only."""
    _install(machine, "sudo", "nftables")
    machine.shell(f"useradd -m -s /bin/bash -G sudo {USER}; echo '{USER}:{PASSWORD}' | chpasswd")
    machine.shell(f"cat >/etc/nftables.conf <<'X'\n{FIREWALL}X\nsystemctl -q enable --now nftables")
    machine.shell(f"ip addr add {OTHER_ADDRESS}/24 dev mgmt0")


def _added_twice_at_once(lab: InstallingLab, machine: SystemdMachine) -> tuple[dict[str, Any], str]:
    """The host that one of two calls has added, by another address each, and why the other call failed."""
    added: list[dict[str, Any]] = []
    refused: list[str] = []

    def add(address: str) -> None:
        login = {"username": USER, "password": PASSWORD}
        try:
            added.append(lab.add(machine, name=f"at {address}", managementIp=address, **login))
        except ApiFailure as failure:
            refused.append(str(failure))

    threads = [threading.Thread(target=add, args=(one,)) for one in (machine.address, OTHER_ADDRESS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10 * SECONDS)
    assert (len(added), len(refused)) == (1, 1), f"{added} {refused} {lab.log()[-3000:]}"
    return added[0], refused[0]


def _vm(lab: InstallingLab, host: dict[str, Any], disk: Path) -> str:
    """A running VM, with an image as its root."""

    def create(api: str, **fields: Any) -> str:
        return str(lab.call(api, **fields)["inventory"]["uuid"])

    zone = {"zoneUuid": host["zoneUuid"]}
    cluster = {"clusterUuid": host["clusterUuid"]}
    lab.call("UpdateGlobalConfig", category="image", name="url.fileDirectories", value=FOLDER)
    login = {"hostname": host["managementIp"], "username": "root", "password": PASSWORD}
    store = create("AddSftpBackupStorage", name="store", url="/var/lib/store", **login)
    lab.call("AttachBackupStorageToZone", backupStorageUuid=store, **zone)
    shutil.copy(disk, f"/proc/{lab.machines[0].pid}/root{FOLDER}/tiny.qcow2")
    url = f"file://{FOLDER}/tiny.qcow2"
    image = create("AddImage", name="tiny", url=url, format="qcow2", backupStorageUuids=[store])
    primary = create("AddLocalPrimaryStorage", name="local", url="/var/lib/vms", **zone)
    lab.call("AttachPrimaryStorageToCluster", primaryStorageUuid=primary, **cluster)
    l2 = create("CreateL2NoVlanNetwork", name="l2", physicalInterface="eth0", **zone)
    lab.call("AttachL2NetworkToCluster", l2NetworkUuid=l2, **cluster)
    l3 = create("CreateL3Network", name="l3", l2NetworkUuid=l2)
    ends = {"startIp": GUEST[0], "endIp": GUEST[0]}
    lab.call("AddIpRange", name="r", l3NetworkUuid=l3, netmask="255.255.255.0", gateway="10.10.0.1", **ends)
    offering = create("CreateInstanceOffering", name="small", cpuNum=1, memorySize=MEMORY)
    wanted = {"instanceOfferingUuid": offering, "imageUuid": image, "l3NetworkUuids": [l3]}
    return create("CreateVmInstance", name="guest", **wanted)


def _says(place: tuple[str, int]) -> str:
    """The first line that a guest says."""
    deadline = time.monotonic() + BOOT_SECONDS
    while True:
        try:
            with socket.create_connection(place, 3) as asked, asked.makefile() as said:
                return said.readline().strip()
        except OSError:
            assert time.monotonic() < deadline, f"nobody answers at {place}"
            time.sleep(0.5)


def _status(lab: InstallingLab) -> str:
    return str(lab.hosts()[0]["status"])


def _state(lab: InstallingLab, vm: str) -> str:
    condition = {"name": "uuid", "op": "=", "value": vm}
    return str(lab.call("QueryVmInstance", conditions=[condition])["inventories"][0]["state"])
