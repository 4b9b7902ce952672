"""What `orrery` alone and `orrery help` say, and the texts that are made from the documentation."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from orrery.core.api.catalogue import declarations
from orrery.core.cli import manual, topics
from orrery.testlib.command import Command, command_of
from orrery.testlib.lacking import lacking

ROOT = Path(__file__).parents[2]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command with all APIs."""
    return command_of(dict(declarations()), tmp_path, monkeypatch)


def test_the_packaged_texts_are_those_of_the_documentation() -> None:
    found = {file.name: file.read_text() for file in topics.FOLDER.iterdir()}
    assert found == manual.files(ROOT), "run make docs"


def test_the_command_alone_says_how_to_begin(command: Command) -> None:
    for words in ((), ("--profile", "lab")):
        result = command.run(*words)
        assert result.exit_code == 0
        for begin in ("serve small", "login", "get vm state=Running", "CreateZone name=west", "help"):
            assert f"  orrery {begin}" in result.stdout


@pytest.mark.parametrize("topic", topics.TOPICS)
def test_a_topic_is_explained(command: Command, topic: str) -> None:
    result = command.run("help", topic)
    assert (result.exit_code, result.stdout) == (0, topics.text_of(topic))
    assert result.stdout.startswith("#") and "](" not in result.stdout
    assert f"  orrery help {topic}" in command.run("help").stdout


def test_no_command_is_explained_by_half(command: Command) -> None:
    listed = command.run("--help").stdout.partition("Commands:")[2]
    assert "simulate " in listed and "..." not in listed


def test_the_topic_of_faults_begins_with_the_commands(command: Command) -> None:
    text = command.run("help", "faults").stdout
    assert text.index("orrery world fault add") < text.index("world.incidents")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("CreateZone",), "route    POST /zones"),
        (("wait",), "Usage: orrery wait [OPTIONS] KIND/NAME|job/UUID..."),
        (("secrets", "rotate"), "Usage: orrery secrets rotate"),
    ],
)
def test_help_of_a_command_or_an_api(command: Command, words: tuple[str, ...], expected: str) -> None:
    result = command.run("help", *words)
    assert result.exit_code == 0 and expected in result.stdout


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("CreateZoon",), "no API or command named 'CreateZoon'; did you mean CreateZone"),
        (("query",), "did you mean queries"),
        (("secrets", "rotat"), "'rotat'; did you mean rotate"),
        (("wait", "more"), "no topic or command named 'more'"),
    ],
)
def test_what_there_is_not_names_what_is_near(
    command: Command, words: tuple[str, ...], expected: str
) -> None:
    result = command.run("help", *words)
    assert result.exit_code == 2 and expected in result.output


def test_the_manual_page_names_all_commands_and_is_well_formed() -> None:
    text = manual.manual(ROOT)
    assert text.isascii()
    for name in ("login", "wait", "jobs", "events", "help", "profiles"):
        assert rf"\fB{name}\fR" in text
    if (groff := shutil.which("groff")) is None:
        lacking("groff, which checks the manual page, is not installed")
    checked = subprocess.run(
        [groff, "-man", "-Tutf8", "-ww", "-z"],
        input=text,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert checked.stderr == ""
