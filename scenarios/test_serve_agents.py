"""`orrery serve --backend agents`: a node in real time, whose hosts are machines elsewhere."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from orrery.testlib.processes import ORRERY, free_port
from orrery.testlib.served import START_SECONDS, Server, serving

CLOUD = "zones: [{name: west, clusters: [{name: racks, hypervisorType: KVM}]}]\n"
UNREACHABLE = """\
zones:
  - name: west
    clusters:
      - {name: racks, hypervisorType: KVM, hosts: [{name: gone, managementIp: 127.71.255.254}]}
"""


@contextmanager
def _served(folder: Path, text: str | None) -> Iterator[Server]:
    port = free_port()
    words = ["serve", "--backend", "agents", "--db", "o.db", "--listen", f"127.0.0.1:{port}"]
    if text is not None:
        (folder / "cloud.yaml").write_text(text)
        words.append("cloud.yaml")
    with subprocess.Popen([*ORRERY, *words], cwd=folder, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield Server(process, f"http://127.0.0.1:{port}", "password")
        finally:
            process.kill()


def _end(server: Server) -> str:
    server.process.send_signal(signal.SIGTERM)
    _, said = server.process.communicate(timeout=START_SECONDS)
    return said


def test_a_file_is_deployed_once_and_the_cloud_goes_on(tmp_path: Path) -> None:
    with _served(tmp_path, CLOUD) as server:
        server.wait_until_ready()
        (zone,) = server.call("QueryZone")["inventories"]
        assert zone["name"] == "west"
        said = _end(server)
    assert "deployed 2 resources" in said and "(real hosts; stop with Ctrl-C)" in said
    with _served(tmp_path, CLOUD) as server:
        server.wait_until_ready()
        assert [one["uuid"] for one in server.call("QueryZone")["inventories"]] == [zone["uuid"]]
        assert "is not deployed again" in _end(server)
    files = sorted(path.name for path in tmp_path.iterdir() if not path.name.endswith(("-wal", "-shm")))
    assert files == ["cloud.yaml", "o.db", "o.db.agents", "o.db.key"]


def test_a_deployment_that_fails_goes_on_at_the_next_start(tmp_path: Path) -> None:
    with _served(tmp_path, UNREACHABLE) as server:
        _, said = server.process.communicate(timeout=START_SECONDS)
        assert server.process.returncode == 1
    assert "host 'gone'" in said
    assert "the next start with the file goes on" in said
    with _served(tmp_path, CLOUD) as server:
        server.wait_until_ready()
        assert len(server.call("QueryZone")["inventories"]) == 1


def test_the_database_of_a_simulated_cloud_is_refused_and_left_alone(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(START_SECONDS) == 0
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with _served(tmp_path, None) as refused:
        _, said = refused.process.communicate(timeout=START_SECONDS)
        assert refused.process.returncode == 1
    assert "is the database of a simulated cloud" in said
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("option", [("--speed", "2"), ("--seed", "1"), ("--new-world",)])
def test_options_of_a_simulated_world_are_refused(tmp_path: Path, option: tuple[str, ...]) -> None:
    words = [*ORRERY, "serve", "--backend", "agents", *option]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2 and f"{option[0]} is for simulated hosts" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("option", [("--guests", "containers"), ("--wheels", ".")])
@pytest.mark.parametrize("backend", ["sim", "agents"])
def test_options_of_installed_hosts_are_refused(
    tmp_path: Path, backend: str, option: tuple[str, str]
) -> None:
    words = [*ORRERY, "serve", "--backend", backend, *option]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    told = f"{option[0]} is for hosts that get their agents over SSH, not for --backend {backend}"
    assert done.returncode == 2 and told in " ".join(done.stderr.split())
    assert list(tmp_path.iterdir()) == []


def test_no_simulator_is_imported() -> None:
    program = (
        "import sys, orrery.backends.remote.server;"
        "print([one for one in sys.modules if one.startswith(('orrery.simulator', 'orrery.backends.sim'))])"
    )
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "[]\n"
