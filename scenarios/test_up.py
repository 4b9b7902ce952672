"""A whole cloud on this machine by `orrery up`, and nothing of it left by `orrery down`."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from orrery.backends.mini import processes
from orrery.backends.mini.life import HOST
from orrery.backends.mini.namespaces import NamespaceFleet
from orrery.backends.mini.switch import SWITCH
from orrery.testlib.docker_engine import Engine, docker_engine
from orrery.testlib.kvm_hosts import require_kvm_hosts, tiny_image
from orrery.testlib.lacking import lacking
from orrery.testlib.processes import ORRERY, free_port
from orrery.testlib.systemd_machine import debian_image
from orrery.testlib.traces import traces

SECONDS = 240
FIRST, DEBIAN = "first", "debian"
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Machine:
    """A user of this machine, with a home of its own."""

    home: Path
    cloud: str
    port: int
    engine: Engine | None = None
    """Where its containers are."""

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Begins a command."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ORRERY_")}
        environment |= {"HOME": str(self.home)}
        for variable in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            environment.pop(variable, None)
        enter: tuple[str, ...] = ()
        if self.engine is not None:
            environment["DOCKER_HOST"] = self.engine.url
            enter = self.engine.enter
        return subprocess.Popen(
            [*enter, *ORRERY, *words],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str, status: int = 0) -> str:
        """What a command prints that ends with this status."""
        process = self.start(*words)
        try:
            out, err = process.communicate(timeout=SECONDS)
        finally:
            process.kill()
        assert process.returncode == status, f"{' '.join(words)}: {out}\n{err}\n{self.logs()}"
        return out + err

    def up(self, *words: str, file: str = FIRST) -> str:
        """Starts the cloud, and gives what that prints."""
        return self.run("up", file, "--name", self.cloud, "--listen", f"127.0.0.1:{self.port}", *words)

    def down(self, file: str = FIRST) -> str:
        """Removes it."""
        return self.run("down", file, "--name", self.cloud)

    def logs(self) -> str:
        """The ends of all logs."""
        found = sorted(self.home.rglob("*.log"))
        return "\n".join(f"{path}:\n{path.read_text(errors='replace')[-2000:]}" for path in found)

    def traces(self) -> set[str]:
        """What there is of the cloud, without what its user keeps: images and folders."""
        kept = (f"file: {self.home}/.cache", f"file: {self.home}/.config", f"file: {self.home}/.local")
        found = traces(self.cloud, self.home)
        return {one for one in found if not one.startswith(kept) or self.cloud in one}


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """A user without clouds; what a failed test has left is removed."""
    lacks = NamespaceFleet().lacks()
    if lacks:
        lacking(f"hosts on this machine: {'; '.join(map(str, lacks))}")
    made = Machine(tmp_path, f"otest-{os.getpid()}", free_port())
    before = made.traces()
    try:
        yield made
    finally:
        made.down()
    assert made.traces() - before == set()


@pytest.fixture
def container_machine(tmp_path: Path) -> Iterator[Machine]:
    """A user with a Docker engine."""
    lacks = NamespaceFleet().lacks()
    if lacks:
        lacking(f"hosts on this machine: {'; '.join(map(str, lacks))}")
    home = tmp_path / "home"
    home.mkdir()
    with docker_engine() as engine:
        made = Machine(home, f"otest-d{os.getpid()}", free_port(), engine)
        before = made.traces()
        try:
            yield made
        finally:
            made.down()
        assert made.traces() - before == set()


def test_hosts_may_be_containers(container_machine: Machine) -> None:
    assert _reached(container_machine.up("--backend", "docker")) == ["web-0", "web-1"]
    assert _reached(container_machine.up("--backend", "docker")) == ["web-0", "web-1"]


def test_guests_may_be_virtual_machines_of_this_machine(machine: Machine) -> None:
    require_kvm_hosts()
    images = machine.home / ".cache/orrery/images"
    images.mkdir(parents=True)
    shutil.copy(tiny_image(), images)
    options = ("--backend", "kvm", "--here", "--var", "hosts=1", "--var", "vms=1")
    assert _reached(machine.up(*options)) == ["web-0"]
    assert _reached(machine.up(*options)) == ["web-0"]
    assert "nothing of" in machine.down()


def test_a_guest_may_be_debian(machine: Machine, tmp_path_factory: pytest.TempPathFactory) -> None:
    require_kvm_hosts()
    images = machine.home / ".cache/orrery/images"
    images.mkdir(parents=True)
    for suffix in (".qcow2", ".of"):
        shutil.copy(debian_image().with_suffix(suffix), images)
    keys = tmp_path_factory.mktemp("keys")
    key = keys / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True, timeout=60)
    public = key.with_suffix(".pub").read_text().strip()
    options = ("--backend", "kvm", "--here", "--var", f"key={public}")
    printed = machine.up(*options, file=DEBIAN)
    assert _reached(printed) == ["deb-0"]
    enter, address = _switch_and_address(printed)
    log_in = [*enter, "ssh", "-F", "none", "-i", str(key), "-o", "StrictHostKeyChecking=no"]
    log_in += ["-o", f"UserKnownHostsFile={keys}/known", f"root@{address}"]

    def on_guest(command: str) -> str:
        done = subprocess.run(
            [*log_in, command], capture_output=True, text=True, timeout=SECONDS, check=False
        )
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
        return done.stdout

    said = on_guest("hostname; . /etc/os-release; echo $ID; systemctl is-system-running --wait; touch /kept")
    assert said.split() == ["deb-0", "debian", "running"]
    booted = on_guest("cat /proc/sys/kernel/random/boot_id")
    machine.run("--profile", machine.cloud, "RebootVmInstance", "uuid=deb-0")
    deadline = time.monotonic() + SECONDS
    while _boot(log_in) in ("", booted):
        assert time.monotonic() < deadline, "the guest does not come back"
        time.sleep(1)
    assert on_guest("ls /kept").strip() == "/kept"  # and it has the same SSH key as before
    assert "nothing of" in machine.down(DEBIAN)


def _boot(log_in: list[str]) -> str:
    """Which boot of a guest this is; nothing where it does not answer."""
    asked = [*log_in, "cat", "/proc/sys/kernel/random/boot_id"]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=SECONDS, check=False)
    return done.stdout


def _switch_and_address(printed: str) -> tuple[list[str], str]:
    """How to get to where the first guest answers, and its address."""
    words = next(line.split() for line in printed.splitlines() if line.startswith("    nsenter"))
    return words[: words.index("busybox")], words[-2]


def test_container_guests_are_no_debian(machine: Machine) -> None:
    said = machine.run("up", DEBIAN, "--name", machine.cloud, status=2)
    assert "the Debian image boots in virtual machines only: use --backend kvm --here" in said


def test_other_machines_are_no_hosts_of_this_command(machine: Machine) -> None:
    def told(*words: str) -> str:
        return " ".join(machine.run("up", FIRST, *words, status=2).split())

    assert "for other machines, use orrery serve" in told("--backend", "kvm")
    assert "--here is for --backend kvm" in told("--here")


def _reached(printed: str) -> list[str]:
    """What guests say to the commands that `orrery up` has printed."""
    commands = [line.strip() for line in printed.splitlines() if line.startswith("    nsenter")]
    said = []
    for command in commands:
        with subprocess.Popen(
            command.split(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as asked:
            assert asked.stdin is not None and asked.stdout is not None
            said.append(asked.stdout.readline().strip())
            asked.stdin.write("an echo\n")
            asked.stdin.flush()
            assert asked.stdout.readline() == "an echo\n"
            asked.kill()
    return said


def test_a_cloud_is_started_answers_is_started_again_and_leaves_nothing(machine: Machine) -> None:
    first = machine.up()
    assert _reached(first) == ["web-0", "web-1"]
    again = machine.up()
    assert _reached(again) == ["web-0", "web-1"]
    listed = machine.run("--profile", machine.cloud, "get", "vm", "-o", "name")
    assert listed.count("\n") == 2
    assert "nothing of" in machine.down()
    machine.down()


def test_hosts_and_guests_that_were_killed_come_back(machine: Machine) -> None:
    machine.up()
    for script in (HOST, SWITCH):
        for found in list(processes.firsts(script, machine.cloud)):
            os.kill(found.pid, signal.SIGKILL)
            assert processes.has_ended(found.pid, SECONDS)
    assert _reached(machine.up()) == ["web-0", "web-1"]


@pytest.mark.parametrize("sign", ["image: ", "hosts: ", "node: "])
def test_a_start_that_is_killed_goes_on(machine: Machine, sign: str) -> None:
    starting = machine.start("up", FIRST, "--name", machine.cloud, "--listen", f"127.0.0.1:{machine.port}")
    assert starting.stdout is not None
    with starting:
        for line in starting.stdout:
            if line.startswith(sign):
                break
        starting.kill()
    assert _reached(machine.up()) == ["web-0", "web-1"]
    stopping = machine.start("down", FIRST, "--name", machine.cloud)
    with stopping:
        time.sleep(1)
        stopping.kill()


def test_the_tour_of_the_page_is_what_happens(machine: Machine) -> None:
    for line, shown in _tour():
        words = line.split()
        given = [machine.cloud if word == FIRST and "--profile" in words else word for word in words[1:]]
        if words[1] in ("up", "down"):
            given += ["--name", machine.cloud]
        if words[1] == "up":
            given += ["--listen", f"127.0.0.1:{machine.port}"]
        printed = machine.run(*given).replace(machine.cloud, FIRST)
        assert _stable(printed.splitlines()) == _stable(shown)


def _tour() -> list[tuple[str, list[str]]]:
    """The commands of the page, and what it shows for each."""
    block = (ROOT / "docs/first-machine.md").read_text().split("```shell\n")[1].split("```")[0]
    told: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            told.append((line[2:], []))
        else:
            told[-1][1].append(line)
    return told


def _stable(lines: list[str]) -> list[str]:
    """Lines without addresses, ports, processes and paths."""
    return [re.sub(r"\d+(\.\d+){3}(:\d+)?|-t \d+|/\S+/", "…", line) for line in lines]


def test_what_cannot_be_started_says_why(machine: Machine) -> None:
    with socket.create_server(("127.0.0.1", machine.port)):
        said = machine.run(
            *("up", FIRST, "--name", machine.cloud, "--listen", f"127.0.0.1:{machine.port}"), status=1
        )
    assert "the port is in use by another process" in said and "--listen" in said
    assert not list(processes.firsts(HOST, machine.cloud))
