"""The command at a terminal: what it asks, what it shows while it waits, and what Ctrl-C does."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pexpect
import pytest

from orrery.testlib.processes import ORRERY
from orrery.testlib.served import CLOUDS, START_SECONDS, Server, serving

SMALL = str(CLOUDS / "small.yaml")
SLOW = "0.02"
"""Simulated seconds per second at which any work on a VM lasts longer than a test."""
STEPS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
"""How a terminal is told where to write, and in which colour."""


class Terminal:
    """Commands at a terminal, or in a pipe, of a user who is logged in at a server."""

    def __init__(self, home: Path, server: Server) -> None:
        self.home, self.server = home, server
        config = {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "ORRERY_URL": server.url, "TERM": "xterm"}
        left_out = ("ORRERY_SESSION", "ORRERY_PASSWORD", "ORRERY_PROFILE")
        self._environment = {k: v for k, v in os.environ.items() if k not in left_out} | config

    def start(self, *words: str) -> pexpect.spawn[str]:
        """A command at a terminal; whatever it does not say in time fails the test."""
        return pexpect.spawn(
            ORRERY[0],
            [*ORRERY[1:], *words],
            env=self._environment,
            encoding="utf-8",
            timeout=START_SECONDS,
            dimensions=(50, 200),
        )

    def pipe(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """A command whose input and output are no terminal."""
        return subprocess.run(
            [*ORRERY, *words],
            env=self._environment | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=START_SECONDS,
            check=False,
        )

    def zone(self, name: str) -> str:
        """The uuid of a new zone."""
        uuid: str = self.server.call("CreateZone", name=name)["inventory"]["uuid"]
        return uuid

    def names(self) -> set[str]:
        """The names of all zones."""
        return {zone["name"] for zone in self.server.call("QueryZone")["inventories"]}


def ended(command: pexpect.spawn[str]) -> tuple[str, int | None]:
    """What a command says until its end, and its exit status."""
    command.expect(pexpect.EOF)
    command.close()
    return STEPS.sub("", command.before or ""), command.exitstatus


def logged_in(home: Path, server: Server) -> Terminal:
    """A terminal whose user has logged in."""
    terminal = Terminal(home, server)
    assert terminal.pipe("login", "--password", server.password).returncode == 0
    return terminal


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """At a cloud that works quickly."""
    folder = tmp_path_factory.mktemp("quick")
    with serving(folder, SMALL) as server:
        yield logged_in(folder, server)


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Terminal, list[dict[str, Any]]]]:
    """At a cloud that is nearly at a standstill, and its VMs."""
    folder = tmp_path_factory.mktemp("slow")
    with serving(folder, SMALL) as server:
        vms = server.call("QueryVmInstance", sortBy="name")["inventories"]
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(START_SECONDS) == 0
    with serving(folder, speed=SLOW) as server:
        yield logged_in(folder, server), vms


def test_a_deletion_is_asked_for_by_the_name_of_the_resource(terminal: Terminal) -> None:
    uuid = terminal.zone("east")
    asked = terminal.start("DeleteZone", f"uuid={uuid}")
    asked.expect_exact(f"delete zone east ({uuid})? [y/N]: ")
    asked.sendline("")
    said, status = ended(asked)
    assert status == 1 and "nothing was done" in said and "east" in terminal.names()
    asked = terminal.start("DeleteZone", f"uuid={uuid}")
    asked.expect_exact("[y/N]: ")
    asked.sendline("y")
    assert ended(asked)[1] == 0 and "east" not in terminal.names()


def test_who_says_yes_is_not_asked(terminal: Terminal) -> None:
    said, status = ended(terminal.start("DeleteZone", f"uuid={terminal.zone('south')}", "--yes"))
    assert (status, "[y/N]" in said) == (0, False)
    assert "south" not in terminal.names()


def test_a_program_is_not_asked(terminal: Terminal) -> None:
    deleted = terminal.pipe("DeleteZone", f"uuid={terminal.zone('north')}")
    assert (deleted.returncode, deleted.stderr) == (0, "") and "north" not in terminal.names()


def test_a_rehearsal_is_not_asked_for(terminal: Terminal) -> None:
    uuid = terminal.zone("middle")
    said, status = ended(terminal.start("DeleteZone", f"uuid={uuid}", "systemTags=validationOnly"))
    assert (status, "[y/N]" in said) == (0, False) and "middle" in terminal.names()


def test_several_deletions_are_asked_for_once(terminal: Terminal) -> None:
    uuids = [terminal.zone(name) for name in ("one", "two")]
    asked = terminal.start("DeleteZone", *(f"uuid={uuid}" for uuid in uuids))
    asked.expect_exact(f"delete 2 of kind zone one ({uuids[0]}), two ({uuids[1]})? [y/N]: ")
    asked.sendline("y")
    said, status = ended(asked)
    assert status == 0 and not {"one", "two"} & terminal.names()
    assert [line for line in said.splitlines() if line.endswith(": done")] == [f"{u}: done" for u in uuids]


DEPLOYED = """\
instanceOfferings:
  - {name: lab, cpuNum: CPUS, memorySize: 512M}
  - {name: spare, cpuNum: 1, memorySize: 512M}
"""


def test_a_deployment_shows_its_plan_and_progress_and_asks_before_it_removes(terminal: Terminal) -> None:
    file = terminal.home / "lab.yaml"
    file.write_text(DEPLOYED.replace("CPUS", "1"))
    said, status = ended(terminal.start("deploy", str(file)))
    assert status == 0
    assert "+ instanceOffering 'lab'" in said and "2 to add" in said and "2/2" in said
    said, status = ended(terminal.start("deploy", str(file)))
    assert status == 0 and "nothing to do" in said and "0/0" not in said
    file.write_text(DEPLOYED.replace("CPUS", "2"))
    for answer, told, expected in (("n", "nothing was done", 1), ("y", "2/2", 0)):
        asked = terminal.start("deploy", str(file), "--replace")
        asked.expect_exact("remove 1 of these? [y/N]: ")
        asked.sendline(answer)
        said, status = ended(asked)
        assert (status, told in said) == (expected, True)


@pytest.mark.parametrize("words", [("destroy", "asked.yaml"), ("DeleteZone", "uuid=asked"), ("login",)])
@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_ctrl_c_and_the_end_of_input_end_a_question(
    terminal: Terminal, words: tuple[str, ...], key: str
) -> None:
    file = terminal.home / "asked.yaml"
    if not file.exists():
        file.write_text("zones: [{name: asked}]")
        assert terminal.pipe("deploy", str(file)).returncode == 0
    asked = terminal.start(*(str(file) if word == file.name else word for word in words))
    asked.expect(r"(\[y/N\]|Password): ")
    asked.send(key)
    said, status = ended(asked)
    assert (status, "interrupted" in said, "Traceback" in said) == (130, True, False)
    assert "asked" in terminal.names()


def test_a_session_that_has_ended_is_renewed_by_the_password(terminal: Terminal) -> None:
    assert terminal.pipe("QueryZone").returncode == 0
    [file] = terminal.home.glob("**/session.json")
    token = json.loads(file.read_text())["session"]
    terminal.server.call("LogOut", sessionUuid=token)
    refused = terminal.pipe("QueryZone")
    assert refused.returncode == 1
    assert f"not logged in at {terminal.server.url} any more: run orrery login" in refused.stderr
    asked = terminal.start("QueryZone", "--output", "json")
    asked.expect_exact("Password of admin: ")
    asked.sendline("password")
    said, status = ended(asked)
    assert status == 0 and f"logged in again at {terminal.server.url} as admin" in said
    assert '"inventories"' in said
    assert terminal.pipe("QueryZone").returncode == 0


def test_a_wait_shows_how_long_it_takes_and_ctrl_c_says_that_the_job_goes_on(
    slow: tuple[Terminal, list[dict[str, Any]]],
) -> None:
    terminal, vms = slow
    waiting = terminal.start("StopVmInstance", f"uuid={vms[0]['uuid']}")
    waiting.expect(r"StopVmInstance \.\.\. [1-9]\d* s")
    waiting.sendintr()
    said, status = ended(waiting)
    assert status == 130
    [job] = re.findall(r"goes on at the server as job ([0-9a-f]{32})", said)
    assert f"orrery wait job/{job}" in said and f"orrery jobs {job}" in said and "long jobs" in said
    running = [json.loads(line) for line in terminal.pipe("jobs", "--running").stdout.splitlines()]
    assert [(each["uuid"], each["api"], each["state"]) for each in running] == [
        (job, "StopVmInstance", "Running")
    ]
    [shown] = terminal.pipe("jobs", job).stdout.splitlines()
    assert json.loads(shown)["resourceUuid"] == vms[0]["uuid"]
    late = terminal.pipe("wait", f"job/{job}", "--timeout", "1")
    assert late.returncode == 1 and "had not ended in time" in late.stdout


def test_ctrl_c_in_a_creation_says_how_to_undo_it(slow: tuple[Terminal, list[dict[str, Any]]]) -> None:
    terminal, vms = slow
    same = [f"{name}={vms[0][name]}" for name in ("imageUuid", "instanceOfferingUuid")]
    network = f"l3NetworkUuids={vms[0]['vmNics'][0]['l3NetworkUuid']}"
    waiting = terminal.start("CreateVmInstance", "name=my vm", *same, network)
    waiting.expect(r"CreateVmInstance \.\.\. [1-9]\d* s")
    waiting.sendintr()
    said, status = ended(waiting)
    assert status == 130
    assert "undo it      orrery DestroyVmInstance 'uuid=my vm'" in said


def test_ctrl_c_names_each_of_several_jobs_by_their_list(slow: tuple[Terminal, list[dict[str, Any]]]) -> None:
    terminal, vms = slow
    waiting = terminal.start("StopVmInstance", *(f"uuid={vm['uuid']}" for vm in vms[1:3]))
    jobs: list[str] = []
    for _ in range(START_SECONDS * 5):  # until both are known at the server
        listed = terminal.pipe("jobs", "--running").stdout.splitlines()
        jobs = [line for line in listed if any(vm["uuid"] in line for vm in vms[1:3])]
        if len(jobs) == 2:
            break
    assert len(jobs) == 2
    waiting.sendintr()
    said, status = ended(waiting)
    assert status == 130 and "2 jobs go on at the server" in said and "orrery jobs --running" in said


@pytest.mark.parametrize("pause", [0.0, 0.005, 0.05])
def test_a_second_ctrl_c_ends_at_once(slow: tuple[Terminal, list[dict[str, Any]]], pause: float) -> None:
    terminal, vms = slow
    waiting = terminal.start("StopVmInstance", f"uuid={vms[3]['uuid']}")
    waiting.expect(r"StopVmInstance \.\.\. [1-9]\d* s")
    waiting.delaybeforesend = pause
    waiting.sendintr()
    waiting.sendintr()
    said, status = ended(waiting)
    assert "Traceback" not in said and (status == 130 or waiting.signalstatus == signal.SIGINT)


def test_followed_events_survive_a_restart_of_the_server(tmp_path: Path) -> None:
    with serving(tmp_path, SMALL) as server:
        follower = logged_in(tmp_path, server).start(
            "events", "--follow", "--after", "0", "--filter", "zone.*", "-o", "json"
        )
        follower.expect_exact('"name": "zone.created"')
        server.process.kill()
        server.process.wait(START_SECONDS)
        follower.expect_exact("connection lost")
        listen, arguments = server.url.removeprefix("http://"), server.process.args
        assert isinstance(arguments, list) and listen in arguments
        with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as again:
            try:
                restarted = Server(again, server.url, server.password)  # type: ignore[arg-type]
                restarted.wait_until_ready()
                uuid = restarted.call("CreateZone", name="afterwards")["inventory"]["uuid"]
                follower.expect_exact(uuid)
                follower.sendintr()
                said, status = ended(follower)
                assert status == 130 and "Traceback" not in said
            finally:
                again.kill()
