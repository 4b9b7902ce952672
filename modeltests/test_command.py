"""The command `orrery robot`: what it writes, and what it refuses."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from orrery.core.cli.main import main

BEGIN_SECONDS = 60.0


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["robot", *words], prog_name="orrery")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("--strategy", "fare"),
            "there is no strategy 'fare'; there are weighted, fair, path; did you mean fair?",
        ),
        (("--until", "vm.stopped=>2"), "--until: expected a number at position 12, but found '>2'"),
        (("--seed", "x"), "'x' is not a valid integer"),
        (("--seed", "-1", "--swarm"), "with --swarm a seed is 0 or greater"),
        (("--hours", "0"), "0"),
        (("--faults", "lots"), "there is no profile 'lots'"),
        (("--cloud", "nowhere"), "there is no file 'nowhere'"),
        (("--log", "/nowhere/robot.jsonl"), "the folder /nowhere does not exist"),
        (("--backend", "dokcer"), "--backend dokcer: this backend is not installed; there are: docker, kvm,"),
        (
            ("--backend", "docker", "--faults", "calls"),
            "--faults calls: only simulated hosts fail by a profile",
        ),
        (("replay", "/nowhere/log"), "/nowhere/log cannot be read: No such file or directory"),
        (("shrink", "/nowhere/log"), "/nowhere/log cannot be read: No such file or directory"),
    ],
)
def test_wrong_words_are_refused(words: tuple[str, ...], told: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert told in " ".join(result.output.split())


def test_a_cloud_that_does_not_deploy_is_told(tmp_path: Path) -> None:
    wrong = tmp_path / "cloud.yaml"
    wrong.write_text("zones:\n  - {name: z, colour: red}\n", encoding="utf-8")
    result = run("--cloud", str(wrong), "--log", str(tmp_path / "log"))
    assert result.exit_code == 2
    assert "colour" in result.output


def test_a_log_is_written_and_replayed(tmp_path: Path) -> None:
    log, page = tmp_path / "robot.jsonl", tmp_path / "robot.html"
    explored = run("--steps", "8", "--var", "vms=1", "--log", str(log), "--report", str(page))
    assert explored.exit_code == 0, explored.output
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    replayed = run("replay", str(log))
    assert replayed.exit_code == 0, replayed.output
    assert replayed.output.splitlines()[0] == explored.output.splitlines()[0]
    refused = run("shrink", str(log), "--output", str(tmp_path / "test_it.py"))
    assert refused.exit_code == 2
    assert "meets nothing that is wrong, so there is nothing to shrink" in " ".join(refused.output.split())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_its_log_and_tells_what_it_did(tmp_path: Path, number: int) -> None:
    log = tmp_path / "robot.jsonl"
    words = ("--minutes", "5", "--var", "vms=1", "--log", str(log))
    begun = subprocess.Popen(
        [sys.executable, "-m", "orrery.core.cli.main", "robot", *words], stdout=subprocess.PIPE, text=True
    )
    end = time.monotonic() + BEGIN_SECONDS
    while not log.exists() or len(log.read_text("utf-8").splitlines()) < 3:
        assert begun.poll() is None and time.monotonic() < end
        time.sleep(0.05)
    begun.send_signal(number)
    told, _ = begun.communicate(timeout=60)
    assert begun.returncode == 130
    assert " actions, nothing wrong " in told
    assert f"log: {log}" in told
    replayed = run("replay", str(log))
    assert replayed.exit_code == 0, replayed.output
