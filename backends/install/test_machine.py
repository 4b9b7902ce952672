"""What the checks say of this machine and of others, and what follows."""

from __future__ import annotations

import hashlib
import json
import subprocess
from typing import Any

import pytest

from orrery.backends.install.installer import CHECKS
from orrery.backends.install.machine import Machine
from orrery.core.kernel.errors import BackendRefused

CLOUD, HOST = "c" * 32, "1" * 32
DEBIAN = {"distribution": "debian", "version": "12", "root": "yes", "architecture": "x86_64"}


def _installed(**values: Any) -> dict[str, str]:
    return {"installed": json.dumps({"cloud": CLOUD, "host": HOST, "fresh": True} | values)}


def test_the_checks_are_a_plain_shell_script() -> None:
    script = f"PORT=1\n{CHECKS.read_text()}"
    done = subprocess.run(
        ["sh", "-s"], input=script, capture_output=True, text=True, timeout=60, check=True, env={}
    )
    machine = Machine.of(done.stdout)
    assert machine.said["architecture"] and machine.said["distribution"] and machine.said["python"]
    assert "listening" not in machine.said


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"distribution": "fedora", "name": "Fedora Linux 41"}, "the host runs Fedora Linux 41; agents are"),
        ({"distribution": "debian", "version": "11", "name": "Debian 11"}, "on Debian 12, Debian 13 and"),
        ({"distribution": "", "version": ""}, "the host runs an unknown system"),
        ({"root": "no"}, r"user \[somebody\] is not root and sudo asks it for a password"),
        ({"listening": ""}, "port 7171 of the host, which its agent needs, is taken by a program"),
        ({"listening": "nginx"}, "is taken by nginx; stop that"),
        (_installed(cloud="other"), r"an agent of the cloud \[other\] is installed"),
        ({"installed": "no json"}, r"an agent of the cloud \[\?\] is installed"),
    ],
)
def test_a_machine_is_refused_with_the_reason(said: dict[str, str], why: str) -> None:
    with pytest.raises(BackendRefused, match=why):
        Machine(DEBIAN | said).check(CLOUD, "somebody")


@pytest.mark.parametrize("said", [{}, _installed(), _installed() | {"listening": "orrery-agent"}])
def test_a_machine_that_is_ready_or_ours_is_taken(said: dict[str, str]) -> None:
    Machine(DEBIAN | said).check(CLOUD, "root")


def test_the_version_of_python_is_the_one_that_is_there_or_comes() -> None:
    assert Machine(DEBIAN).python == (3, 11)
    assert Machine(DEBIAN | {"python": "3.12"}).python == (3, 12)
    assert Machine({"distribution": "ubuntu", "version": "24.04"}).python == (3, 12)


def test_only_an_agent_that_was_there_before_outlives_a_failed_addition() -> None:
    assert Machine(DEBIAN).is_fresh(HOST)
    assert not Machine(DEBIAN | {"token": "x"}).is_fresh(HOST)
    assert Machine(DEBIAN | {"token": "x"} | _installed()).is_fresh(HOST)
    assert not Machine(DEBIAN | {"token": "x"} | _installed(host="2" * 32)).is_fresh(HOST)


def test_an_agent_that_was_given_its_token_by_hand_is_known_while_it_runs() -> None:
    said = DEBIAN | {"token": hashlib.sha256(b"secret").hexdigest()}
    assert Machine(said | {"listening": "python3"}).has_token("secret")
    assert not Machine(said | {"listening": "python3"}).has_token("another")
    assert not Machine(said).has_token("secret")
    assert not Machine(said | {"listening": ""} | _installed()).has_token("secret")
