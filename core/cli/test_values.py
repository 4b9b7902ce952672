"""Values that stand in files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orrery.core.api.catalogue import declarations
from orrery.core.cli import values
from orrery.core.kernel.api.secrecy import password_hash
from orrery.testlib.command import Command, command_of


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command with all APIs, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return command_of(dict(declarations()), tmp_path, monkeypatch)


def sent(command: Command) -> dict[str, object]:
    """The parameters of the last request."""
    found: dict[str, object] = json.loads(command.requests[-1].content)["params"]
    return found


def test_a_value_is_read_from_a_file(command: Command, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Ours.\nKeep it.")
    assert command.run("CreateZone", "name=z", "description=@notes.txt").exit_code == 0
    assert sent(command)["description"] == "Ours.\nKeep it."
    (tmp_path / "policy.json").write_text('[{"effect": "Allow", "actions": ["*:read"]}]')
    assert command.run("CreatePolicy", "name=p", "statements=@policy.json").exit_code == 0
    assert sent(command)["statements"] == [{"effect": "Allow", "actions": ["*:read"]}]


def test_a_value_is_read_from_standard_input(command: Command) -> None:
    assert command.run("CreateZone", "name=z", "description=@-", input="from a pipe").exit_code == 0
    assert sent(command)["description"] == "from a pipe"


def test_each_of_several_calls_gets_what_is_read_once(command: Command) -> None:
    words = ("UpdateZone", f"uuid={'a' * 32}", f"uuid={'b' * 32}", "description=@-")
    assert command.run(*words, input="ours").exit_code == 0
    bodies = [json.loads(request.content)["updateZone"] for request in command.requests]
    assert bodies == [{"description": "ours"}] * 2


def test_a_value_may_begin_with_the_mark(command: Command) -> None:
    assert command.run("CreateZone", "name=@@home").exit_code == 0
    assert sent(command)["name"] == "@home"


def test_the_end_of_the_line_does_not_belong_to_a_password(command: Command, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("pass word\n")
    assert command.run("CreateUser", "name=eve", "password=@secret").exit_code == 0
    assert sent(command)["password"] == password_hash("pass word")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xff\xd8\xff", "is binary"),
        (b"a\x00b", "is binary"),
        (b"x" * (values.SIZE_MAX + 1), "is longer than 1 MiB"),
        (None, "cannot be read: No such file or directory; write @@ for a value that begins with @"),
    ],
)
def test_what_is_no_value_is_refused(
    command: Command, tmp_path: Path, content: bytes | None, expected: str
) -> None:
    if content is not None:
        (tmp_path / "file").write_bytes(content)
    result = command.run("CreateZone", "name=z", "description=@file")
    assert (result.exit_code, command.requests) == (2, [])
    assert f"CreateZone: field 'description': the file 'file' {expected}" in result.output


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["name=z", "nam=@file"], "no such field; did you mean name"),
        (["name=z", "description=@"], "expected the name of a file"),
    ],
)
def test_what_cannot_be_meant_is_refused(command: Command, words: list[str], expected: str) -> None:
    result = command.run("CreateZone", *words, input="once")
    assert (result.exit_code, command.requests) == (2, [])
    assert expected in result.output
