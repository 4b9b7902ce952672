"""The commands in processes of their own: stopped, killed, started where they cannot work."""

from __future__ import annotations

import hashlib
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

from orrery.testlib.processes import ORRERY, free_port
from orrery.testlib.served import CLOUDS, START_SECONDS, serving, vm_names


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end."""
    return subprocess.run(
        [*ORRERY, *arguments], capture_output=True, text=True, timeout=START_SECONDS, check=False
    )


def test_serve_keeps_its_state_over_a_clean_stop_and_a_kill(tmp_path: Path) -> None:
    """What was acknowledged is there again, in the database and in the world, and works on."""
    small = str(CLOUDS / "small.yaml")
    with serving(tmp_path, small) as server:
        first = vm_names(server)
        assert len(first) == 5
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(START_SECONDS) == 0
        assert "Traceback" not in server.process.stderr.read()  # type: ignore[union-attr]
    with serving(tmp_path, small) as server:
        assert vm_names(server) == first
        vm = server.call("QueryVmInstance", limit=1)["inventories"][0]
        server.call("StopVmInstance", uuid=vm["uuid"])
        server.process.kill()
    with serving(tmp_path) as server:
        assert len(vm_names(server)) == 4
        assert server.call("StartVmInstance", uuid=vm["uuid"])["inventory"]["state"] == "Running"


def test_a_server_starts_again_after_the_admin_has_changed_the_password(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        [admin] = server.call("QueryAccount")["inventories"]
        hashed = hashlib.sha512(b"another").hexdigest()
        server.call("UpdateAccount", uuid=admin["uuid"], password=hashed)
        server.process.kill()
    with serving(tmp_path, password="another") as server:
        assert server.call("QueryAccount")["inventories"][0]["name"] == "admin"


def test_a_port_in_use_is_said_in_one_line(tmp_path: Path) -> None:
    """Nothing is created."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("serve", "--listen", f"127.0.0.1:{port}", "--db", str(tmp_path / "o.db"))
    assert done.returncode != 0
    assert f"127.0.0.1:{port}" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("database", ["missing/o.db", "folder", "garbage"])
def test_an_unusable_database_is_said_in_one_line(tmp_path: Path, database: str) -> None:
    """A folder that is not there, a folder in its place, a file that is no database."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "garbage").write_bytes(b"this is no database, and long enough to be read as one" * 100)
    done = run("serve", "--listen", f"127.0.0.1:{free_port()}", "--db", str(tmp_path / database))
    assert done.returncode != 0
    assert "--db" in done.stderr
    assert "Traceback" not in done.stderr


def test_simulate_stops_cleanly_when_interrupted(tmp_path: Path) -> None:
    """SIGINT in the middle: no traceback, no report."""
    report = tmp_path / "report.json"
    command = [*ORRERY, "simulate", "demo", "--hosts", "500", "--vms", "100000", "--report", str(report)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        time.sleep(8)
        process.send_signal(signal.SIGINT)
        try:
            out, err = process.communicate(timeout=START_SECONDS)
        finally:
            process.kill()
    assert process.returncode == 130
    assert "Traceback" not in out + err
    assert not report.exists()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["simulate", "no-such-file"], "no-such-file"),
        (["simulate", "demo", "--hosts", "-1"], "--hosts"),
        (["simulate", "demo", "--report", "/no/such/folder/r.json"], "/no/such/folder"),
        (["simulate", "demo", "--var", "zones"], "zones"),
        (["CreateZone", "nam=x"], "name"),
        (["CreateZon", "name=x"], "CreateZone"),
        (["serve", "--listen", "nowhere"], "nowhere"),
        (["serve", "--db", "mysql://host/db"], "mysql"),
    ],
)
def test_a_bad_command_line_names_what_is_wrong(arguments: list[str], reason: str) -> None:
    """One clear message, no traceback, exit status not 0."""
    environment = {**os.environ, "ORRERY_URL": "http://127.0.0.1:9", "ORRERY_SESSION": "x" * 32}
    done = subprocess.run(
        [*ORRERY, *arguments], capture_output=True, text=True, env=environment, timeout=60, check=False
    )
    assert done.returncode != 0
    assert reason in done.stderr
    assert "Traceback" not in done.stderr
