"""Hints for conditions on values that a field never has."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from orrery.core.api.catalogue import declarations
from orrery.testlib.command import Command, command_of

STATES = "Running? It is one of Created, Starting, Running"


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command with all APIs; the server knows no resource."""
    made = command_of(dict(declarations()), tmp_path, monkeypatch)
    made.answer = lambda request: httpx.Response(200, json={"inventories": []})
    return made


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["get", "vm", "state=running"], f"hint: state is never 'running'; did you mean {STATES}"),
        (["QueryVmInstance", "state!=runing"], f"hint: state is never 'runing'; did you mean {STATES}"),
        (["get", "vm", "state?=Running,stopped"], "hint: state is never 'stopped'; did you mean Stopped?"),
        (["get", "vm", "host.status=up"], "hint: host.status is never 'up'; it is one of Connecting, "),
        (["get", "vm", "allVolumes.status=ready"], "status is never 'ready'; did you mean Ready?"),
        (["get", "image", "platform=linux"], "hint: platform is never 'linux'; did you mean Linux?"),
        (["get", "vm", "state=Running"], ""),
        (["get", "vm", "state~=run%"], ""),
        (["get", "vm", "name=running"], ""),
        (["get", "vm", "state is null"], ""),
    ],
)
def test_a_value_that_no_row_has_is_told_of(command: Command, words: list[str], hint: str) -> None:
    result = command.run(*words)
    assert result.exit_code == 0
    assert hint in result.stderr if hint else "hint" not in result.stderr


def test_what_was_found_is_not_doubted(command: Command) -> None:
    command.answer = lambda request: httpx.Response(200, json={"inventories": [{"uuid": "u"}]})
    assert "hint" not in command.run("get", "vm", "state=running").stderr
    assert "hint: state is never" in command.run("get", "vm", "state!=running").stderr


def test_nobody_waits_for_what_cannot_be(command: Command) -> None:
    result = command.run("wait", "vm/web-0", "--for", "state=running")
    assert result.exit_code == 2
    assert "will never hold: state is never 'running'; did you mean Running?" in result.stderr
    assert command.sent == []
