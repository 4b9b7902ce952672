"""Machines with an SSH server and nothing else become hosts by AddKVMHost, or stay as they were."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from orrery.core.client.errors import ApiFailure
from orrery.testlib.bare_machine import BareMachine, require_bare_machines
from orrery.testlib.installing import SECONDS, InstallingLab, installing_lab

OTHER_KEY = f"SHA256:{'a' * 43}"
LISTENER = "python3 -m http.server 7171"


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[InstallingLab]:
    """A server over one machine."""
    require_bare_machines()
    with installing_lab(tmp_path) as made:
        yield made


def _until(is_so: Callable[[], bool], lab: InstallingLab) -> None:
    deadline = time.monotonic() + 2 * SECONDS
    while not is_so():
        assert time.monotonic() < deadline, lab.log()[-3000:]
        time.sleep(0.2)


def _status(lab: InstallingLab) -> str:
    return str(lab.hosts()[0]["status"])


def _why_not_reconnected(lab: InstallingLab) -> str:
    with pytest.raises(ApiFailure) as caught:
        lab.call("ReconnectHost", uuid=lab.hosts()[0]["uuid"])
    return str(caught.value)


def _bundle(machine: BareMachine) -> str:
    return machine.shell("cat /var/lib/orrery-agent/bundle").strip()


def test_a_machine_that_cannot_become_a_host_stays_as_it_was(lab: InstallingLab) -> None:
    (machine,) = lab.machines
    said = lab.refusal(machine, password="wrong")
    assert "takes neither the key of this cloud nor the password for user [root]" in said
    said = lab.refusal(machine, systemTags=[f"sshHostKey::{OTHER_KEY}"])
    assert f"shows the key {machine.fingerprint()} instead of {OTHER_KEY}" in said
    said = lab.refusal(machine, sshPort=2222)
    assert f"no SSH login at {machine.address}:2222" in said
    with pytest.raises(ApiFailure, match="a fingerprint as ssh-keygen -l shows it"):
        lab.add(machine, systemTags=["sshHostKey::12:34"])

    machine.shell(f"{LISTENER} >/dev/null 2>&1 </dev/null & echo $! >/run/listener; ")
    machine.wait("ss -ltnH | grep -q :7171")
    said = lab.refusal(machine)
    assert "port 7171 of the host, which its agent needs, is taken by python3; stop that" in said
    machine.shell("kill $(cat /run/listener); rm /run/listener")

    machine.shell(
        "cp /etc/os-release /run/kept; sed -i 's/^VERSION_ID=.*/VERSION_ID=\"10\"/' /etc/os-release"
    )
    said = lab.refusal(machine)
    assert "agents are installed on Debian 12, Debian 13 and Ubuntu 24.04 only" in said
    machine.shell("sed -i 's/^ID=.*/ID=ubuntu/; s/^VERSION_ID=.*/VERSION_ID=\"24.04\"/' /etc/os-release")
    machine.shell("mv /usr/bin/python3 /usr/bin/python3.away")  # as one that has none yet
    said = lab.refusal(machine)
    assert "the host has Python 3.12 on x86_64, for which this node has no wheels of cffi" in said
    machine.shell("mv /usr/bin/python3.away /usr/bin/python3; cat /run/kept >/etc/os-release")
    assert machine.traces() == []

    foreign = {"cloud": "c" * 32, "host": "d" * 32, "fresh": True}
    machine.shell(f"mkdir -p /etc/orrery; echo '{json.dumps(foreign)}' >/etc/orrery/agent.json")
    assert f"an agent of the cloud [{'c' * 32}] is installed on the host" in lab.refusal(machine)
    assert machine.traces() == ["/etc/orrery"]
    assert lab.hosts() == []
    assert lab.call("QueryGCJob")["inventories"] == []


def test_a_machine_becomes_a_host_and_stays_one(lab: InstallingLab) -> None:
    (machine,) = lab.machines
    machine.shell("echo no folder >/opt/orrery-agent")
    said = lab.refusal(machine)
    assert "task [Make the folders of the agent] failed" in said
    assert lab.hosts() == [] and machine.traces() == []

    _add_while_the_server_is_killed(lab, machine)
    (host,) = lab.hosts()
    assert (host["status"], host["osDistribution"]) == ("Connected", "debian")
    tags = lab.call("QuerySystemTag", conditions=[_is("resourceUuid", host["uuid"])])["inventories"]
    assert f"sshHostKey::{machine.fingerprint()}" in [tag["tag"] for tag in tags]
    assert f"there has been a host[uuid:{host['uuid']}]" in lab.refusal(machine)

    # an agent of another version is upgraded, with the node's key, since the password is forgotten
    installed = _bundle(machine)
    machine.shell("echo old >/var/lib/orrery-agent/bundle; /etc/init.d/orrery-agent restart")
    machine.shell("echo 'root:another password' | chpasswd")
    _until(lambda: _bundle(machine) == installed and _status(lab) == "Connected", lab)

    machine.shell("rm /etc/ssh/ssh_host_*; ssh-keygen -q -A; kill -HUP $(cat /run/sshd.pid)")
    machine.shell("/etc/init.d/orrery-agent stop")
    said = "if the machine was installed anew, delete the system tag sshHostKey"
    _until(lambda: said in _why_not_reconnected(lab), lab)  # the node's own attempt may be under way


def _is(name: str, value: str) -> dict[str, str]:
    return {"name": name, "op": "=", "value": value}


def _add_while_the_server_is_killed(lab: InstallingLab, machine: BareMachine) -> None:
    """The next server goes on with the playbook."""
    import threading

    def add() -> None:
        with pytest.raises(Exception, match=r"."):
            lab.add(machine)

    adding = threading.Thread(target=add)
    adding.start()
    lab.wait_for("task [Copy the wheels of the agent]")
    lab.stop(kill=True)
    adding.join(SECONDS)
    lab.start()
    _until(lambda: [host["status"] for host in lab.hosts()] == ["Connected"], lab)
