"""The packaged units and settings are ones that systemd and `orrery serve` take."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path
from shutil import which

import click
import pytest

from orrery.backends.install.installer import FOLDER
from orrery.backends.serve import serve
from orrery.backends.settings_file import _names

UNITS = FOLDER / "systemd"
PROGRAMS = (
    "/opt/orrery/bin/orrery",
    "/opt/orrery-agent/current/env/bin/orrery-agent",
    "/opt/orrery-agent/firewall",
)


@pytest.mark.skipif(which("systemd-analyze") is None, reason="needs: apt-get install systemd")
@pytest.mark.parametrize("name", ["orrery.service", "orrery-agent.service"])
def test_systemd_takes_a_unit(tmp_path: Path, name: str) -> None:
    text = (UNITS / name).read_text()
    for program in PROGRAMS:  # which are not installed here
        text = text.replace(program, "/bin/true")
    (tmp_path / name).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / name)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, [line for line in done.stderr.splitlines() if name in line]) == (0, [])


def test_the_packaged_settings_are_options_of_the_server() -> None:
    lines = (UNITS / "orrery.toml").read_text().splitlines()
    given = [line.removeprefix("# ") for line in lines if " = " in line and "`" not in line]
    settings = tomllib.loads("\n".join(given))
    assert set(settings) <= set(_names(serve))
    assert {"backend", "db", "file", "metrics"} <= set(settings)
    command = serve.make_context("serve", ["--config", str(UNITS / "orrery.toml")])
    assert isinstance(command, click.Context)
    assert command.params["backend"] == "kvm" and command.params["log_level"] == "info"
