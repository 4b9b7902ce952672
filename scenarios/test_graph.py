"""The topology of a running cloud, drawn through its API."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from orrery.core.cli.drawing import as_text
from orrery.core.cli.topology import topology_picture
from orrery.testlib.environment import Cloud
from orrery.testlib.processes import ORRERY
from orrery.testlib.served import CLOUDS, serving


@pytest.mark.cloud("small")
async def test_the_topology_of_a_small_cloud(cloud: Cloud) -> None:
    text = as_text(await topology_picture(cloud))
    for line in (
        "├── backup storage store  (SftpBackupStorage; Enabled, Connected)",
        "└── zone zone  (Enabled)",
        "    ├── cluster cluster  (KVM, Enabled; 5 VMs)",
        "    │   ├── host host-0  (192.168.1.11; Enabled, Connected)",
        "    ├── primary storage local  (LocalStorage; Enabled, Connected)",
        "L3 network public  (Public; 10.10.0.10 to 10.10.0.250)",
    ):
        assert line in text, text


def test_the_topology_of_a_server(tmp_path: Path) -> None:
    """By the command, with a login, as text and as a file; without a login it says what is missing."""
    with serving(tmp_path, str(CLOUDS / "small.yaml")) as server:
        url = {"ORRERY_URL": server.url}
        stranger = command("graph", "topology", **url, XDG_CONFIG_HOME=str(tmp_path))
        assert (stranger.returncode, "Traceback" in stranger.stderr) == (1, False)
        login = command("login", "--password", "password", **url, XDG_CONFIG_HOME=str(tmp_path))
        assert login.returncode == 0, login.stderr
        shown = command("graph", "topology", XDG_CONFIG_HOME=str(tmp_path))
        assert "cluster cluster  (KVM, Enabled; 5 VMs)" in shown.stdout
        names = [line.split()[2] for line in shown.stdout.splitlines() if "── host " in line]
        assert len(names) == 3, shown.stdout
        file = tmp_path / "cloud.dot"
        written = command("graph", "topology", "-o", str(file), XDG_CONFIG_HOME=str(tmp_path))
        assert (written.returncode, written.stdout) == (0, "")
        assert file.read_text().startswith("digraph topology")
    gone = command("graph", "topology", XDG_CONFIG_HOME=str(tmp_path))
    assert (gone.returncode, server.url in gone.stderr) == (1, True)


def command(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs a command with some environment."""
    return subprocess.run(
        [*ORRERY, *words], capture_output=True, text=True, env={**os.environ, **more}, timeout=60, check=False
    )


@pytest.mark.cloud("small", variables={"vms": 0, "hosts": 21})
async def test_many_hosts_are_one_box(cloud: Cloud) -> None:
    assert "21 hosts" in as_text(await topology_picture(cloud))
