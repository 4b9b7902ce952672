"""Completion in real shells, over a served cloud: what a line becomes when its user presses TAB."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from orrery.testlib.lacking import lacking
from orrery.testlib.processes import ORRERY, free_port

SECONDS_MAX = 60
"""For anything that a shell does; a first completion builds the index."""
READY = "READY>"
SHOW = """show() { printf '[%s]' "$@"; echo; }"""
STARTS = {
    "bash": f"PS1='{READY} '\nbind 'set bell-style none'\nbind 'set enable-bracketed-paste off'\n"
    f'eval "$(orrery completion bash)"\n{SHOW}\n',
    "zsh": f"PS1='{READY} '\nunset zle_bracketed_paste\nautoload -Uz compinit\ncompinit -u -D\n"
    f'eval "$(orrery completion zsh)"\n{SHOW}\n',
}
"""What each shell reads at its start."""
BEGIN, END = "\x01", "\x05"
"""Keys that lead to the beginning and to the end of the line."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A user's directory, who is logged in at a small cloud, and whose path has the command."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "bin").mkdir()
    command = folder / "bin" / "orrery"
    command.write_text(f'#!/bin/sh\nexec {shlex.join(ORRERY)} "$@"\n')
    command.chmod(0o755)
    (folder / ".bashrc").write_text(STARTS["bash"])
    (folder / ".zshrc").write_text(STARTS["zsh"])
    (folder / "own clouds.yaml").touch()
    address = f"127.0.0.1:{free_port()}"
    server = subprocess.Popen(
        [*ORRERY, "serve", "small", "--speed", "100", "--listen", address],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert server.stdout is not None
        assert any("serving on" in line for line in server.stdout)
        run(folder, "orrery", "login", "--url", address, "--password", "password")
        run(folder, "orrery", "completion", "bash")
        yield folder
    finally:
        server.terminate()
        server.communicate(timeout=SECONDS_MAX)


def environment(home: Path) -> dict[str, str]:
    """The environment of that user's shell."""
    homes = dict.fromkeys(
        ("HOME", "ZDOTDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"), str(home)
    )
    path = os.pathsep.join([str(home / "bin"), os.environ["PATH"]])
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ORRERY_")}
    return {**kept, **homes, "PATH": path, "TERM": "dumb", "LC_ALL": "C.UTF-8"}


def run(home: Path, *command: str) -> list[str]:
    """The lines that a command of the user prints."""
    ended = subprocess.run(
        command,
        cwd=home,
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=SECONDS_MAX,
        check=True,
    )
    return ended.stdout.splitlines()


def require(shell: str) -> str:
    """The path of a shell; skips the test where it is not installed."""
    found = shutil.which(shell)
    if found is None:
        lacking(f"{shell} is not installed")
    return found


@pytest.fixture(params=["bash", "zsh"])
def shell(request: pytest.FixtureRequest, home: Path) -> Iterator[pexpect.spawn[str]]:
    """An interactive shell at a terminal."""
    spawned: pexpect.spawn[str] = pexpect.spawn(
        require(request.param),
        ["-i"],
        cwd=str(home),
        env=environment(home),
        encoding="utf-8",
        timeout=SECONDS_MAX,
        dimensions=(50, 200),
    )
    try:
        spawned.expect_exact(READY)
        yield spawned
    finally:
        spawned.close(force=True)


def typed(shell: pexpect.spawn[str], keys: str) -> list[str]:
    """The words of the line that these keys make, as the shell reads them."""
    shell.send(f"{keys}{BEGIN}show {END}\r")
    shell.expect(r"\[orrery\](.*)\r\n")
    assert isinstance(shell.match, re.Match)
    return re.findall(r"\[([^]]*)\]", shell.match.group(1))


LINES = [
    ("orrery StopVmIn\t", ["StopVmInstance"]),
    ("orrery StopVmIn\tuuid=web-3\t--url x", ["StopVmInstance", "uuid=web-3", "--url", "x"]),
    ("orrery CreateVmInstance cpuN\t4", ["CreateVmInstance", "cpuNum=4"]),
    ("orrery CreateVmInstance strategy=Just\tname=a", ["CreateVmInstance", "strategy=JustCreate", "name=a"]),
    ("orrery QueryVmInstance state=Runn\tlim\t5", ["QueryVmInstance", "state=Running", "limit=5"]),
    (
        "orrery QueryVmInstance vmNics.l3Netw\t.na\tpubl\t",
        ["QueryVmInstance", "vmNics.l3Network.name=public"],
    ),
    ("orrery QueryVmInstance 'state=Runn\t", ["QueryVmInstance", "state=Running"]),
    ('orrery QueryVmInstance "host.name=host-2\t', ["QueryVmInstance", "host.name=host-2"]),
    ("orrery QueryVmInstance cpuNum\\>=1 sort=-crea\t", ["QueryVmInstance", "cpuNum>=1", "sort=-createDate"]),
    ("orrery QueryVmInstance fields=name,hostU\t,uuid", ["QueryVmInstance", "fields=name,hostUuid,uuid"]),
    (
        "orrery CreateWebhook opaque=vm.running,host.disconn\t",
        ["CreateWebhook", "opaque=vm.running,host.disconnected"],
    ),
    ("orrery QueryZone --output=ta\t", ["QueryZone", "--output=table"]),
    ("orrery QueryZone -o ta\t", ["QueryZone", "-o", "table"]),
    ("orrery serve smal\t", ["serve", "small"]),
    ("orrery serve own\t", ["serve", "own clouds.yaml"]),
    ("orrery graph states hos\t.stat\t", ["graph", "states", "host.status"]),
    ("orrery login --acc\t", ["login", "--account"]),
    ("orrery NoSuchApi na\t", ["NoSuchApi", "na"]),
]


def test_a_line_becomes_what_its_user_means(shell: pexpect.spawn[str]) -> None:
    assert [typed(shell, keys) for keys, _ in LINES] == [words for _, words in LINES]


def test_names_stand_beside_uuids(shell: pexpect.spawn[str]) -> None:
    """The first TAB inserts what all have in common, a further one lists them."""
    shell.send("orrery QueryVmInstance hostUuid=\t\t\t")
    shell.expect(r"[0-9a-f]{32} .*host-\d")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("orrery StopVmIn", ["StopVmInstance\tStop a VM: politely (grace), or by cutting its power (cold)."]),
        ("orrery CreateVmInstance cpuN", ["cpuNum=\tnumber, CPUs; not used beside an instance offering."]),
        ("orrery QueryVmInstance 'state=Runn", ["state=Running"]),
        ("orrery QueryVmInstance host.name=host-1", ["host.name=host-1"]),
        ("orrery StopVmInstance uuid=web-3", ["uuid=web-3"]),
        ("orrery QueryZone --output=ta", ["--output=table"]),
        ("orrery serve sma", ["small"]),
        ("orrery NoSuchApi na", []),
    ],
)
def test_what_fish_suggests(home: Path, line: str, expected: list[str]) -> None:
    fish = require("fish")
    script = f"orrery completion fish | source; complete -C {shlex.quote(line)}"
    found = run(home, fish, "--no-config", "-c", script)
    if line.endswith("uuid=web-3"):
        found = [word.partition("\t")[0] for word in found]
    assert found == expected


def test_a_server_that_is_away_says_nothing_in_the_line(home: Path) -> None:
    asked = {"ORRERY_URL": f"127.0.0.1:{free_port()}", "_ORRERY_COMPLETE": "bash_complete"}
    ended = subprocess.run(
        ORRERY,
        env=environment(home) | asked | {"ORRERY_COMPLETE_LINE": "orrery QueryHost name="},
        capture_output=True,
        text=True,
        timeout=SECONDS_MAX,
        check=True,
    )
    assert (ended.stdout.strip(), ended.stderr) == ("", "")
