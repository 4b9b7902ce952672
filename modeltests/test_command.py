"""The command `orrery robot`: what it writes, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from orrery.core.cli.main import main


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
        (("replay", "/nowhere/log"), "/nowhere/log"),
        (("shrink", "/nowhere/log"), "/nowhere/log"),
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
    assert "it meets nothing that is wrong" in " ".join(refused.output.split())
