"""The pictures: as text without any other program, as SVG by Graphviz, and in the documentation."""

from __future__ import annotations

import asyncio
import html
import shutil
import stat
from pathlib import Path
from typing import Any, cast

import pytest
from click.testing import CliRunner, Result

from orrery.core.api.pictures import state_tables, workflows
from orrery.core.cli.docs import FOLDERS, pages, write
from orrery.core.cli.drawing import draw
from orrery.core.cli.main import main
from orrery.core.cli.topology import topology_picture
from orrery.core.client.caller import Caller

DOCS = Path(__file__).parents[2] / "docs"


def graph(*words: str) -> Result:
    """Runs `orrery graph`."""
    return CliRunner().invoke(main, ["graph", *words])


@pytest.fixture
def dot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A `dot` that draws everything the same."""
    program = tmp_path / "dot"
    program.write_text("#!/bin/sh\ncat > /dev/null\nprintf '<svg/>'\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path


def test_a_cascade_as_text() -> None:
    text = graph("cascade", "zone").output
    assert "├── cluster.delete" in text
    assert "│   ├── host.delete" in text
    assert "vm.stop  (also when its host is silent)" in text
    assert graph("cascade", "primaryStorage.detach").output.splitlines()[-1] == "└── vm.stop"


def test_a_workflow_as_text() -> None:
    text = graph("workflow", "vm-create").output
    assert "5. boot\n    does: boot\n    undoes: unboot" in text
    assert "level=" not in text
    assert "do level(number=1)" in graph("workflow", "cascade").output


def test_states_as_text() -> None:
    assert "Maintenance\n    ──enable──▶ Enabled" in graph("states", "host").output
    assert "    ──▶ Running" in graph("states", "vm").output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["cascade", "moon"], "there is no cascade of [moon]; there are: account.delete"),
        (["workflow", "vm-fly"], "there is no workflow [vm-fly]; there are: cascade"),
        (["states", "mood"], "there are no states of [mood]; there are:"),
    ],
)
def test_an_unknown_name_is_told_the_known_ones(words: list[str], said: str) -> None:
    result = graph(*words)
    assert (result.exit_code, said in result.output) == (1, True)


def test_without_graphviz_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = graph("states", "host", "--format", "svg")
    assert result.exit_code != 0
    assert "apt install graphviz" in result.output
    assert graph("states", "host", "--format", "dot").output.startswith("digraph")


def test_a_file_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    result = graph("states", "host", "-o", str(tmp_path / "nowhere" / "host.txt"))
    assert result.exit_code == 1
    assert result.output.strip().endswith("No such file or directory")


def test_a_graphviz_that_fails_says_why(dot: Path) -> None:
    (dot / "dot").write_text("#!/bin/sh\ncat > /dev/null\necho 'no such font' >&2\nexit 3\n")
    result = graph("states", "host", "-o", str(dot / "host.png"))
    assert result.exit_code != 0
    assert "could not draw png: no such font" in result.output
    assert not (dot / "host.png").exists()


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@pytest.mark.parametrize("words", [("cascade", "zone"), ("workflow", "vm-create"), ("states", "vm")])
def test_graphviz_draws_what_the_text_says(words: tuple[str, str], tmp_path: Path) -> None:
    for form, begins in (("svg", b"<?xml"), ("png", b"\x89PNG")):
        file = tmp_path / f"picture.{form}"
        assert graph(*words, "-o", str(file)).exit_code == 0
        assert file.read_bytes().startswith(begins)
    svg = html.unescape((tmp_path / "picture.svg").read_text())
    wanted = {"cascade": "vmNic.detach", "workflow": "1. record", "states": "Migrating"}
    assert f">{wanted[words[0]]}</text>" in svg


def test_the_ending_of_the_file_chooses_the_format(dot: Path) -> None:
    file = dot / "host.svg"
    assert graph("states", "host", "-o", str(file)).exit_code == 0
    assert file.read_text() == "<svg/>"
    plain = dot / "host.txt"
    graph("states", "host", "-o", str(plain))
    assert plain.read_text().startswith("state of host")


def test_every_declared_thing_can_be_drawn() -> None:
    for name in workflows():
        assert graph("workflow", name, "-f", "dot").exit_code == 0
    for name in state_tables():
        assert graph("states", name, "-f", "dot").exit_code == 0


def test_every_transition_leads_to_a_state_of_its_table() -> None:
    for table in state_tables().values():
        following = {state for events in table.transitions.values() for state in events.values()}
        assert following <= set(table.transitions), table.name
        assert set(table.initial) <= set(table.transitions), table.name


def test_the_documentation_is_what_the_declarations_say() -> None:
    stale = [path for path, text in pages().items() if not _is(DOCS / path, text)]
    assert not stale, f"{stale} are stale; run `make docs`"
    for folder in FOLDERS:
        made = {Path(path).name for path in pages() if path.startswith(f"{folder}/")}
        assert {file.name for file in (DOCS / folder).iterdir()} == made


def _is(file: Path, text: str) -> bool:
    return file.exists() and file.read_text() == text


def test_pages_of_what_is_gone_are_removed(tmp_path: Path) -> None:
    (tmp_path / "states").mkdir()
    (tmp_path / "states" / "unicorn.md").write_text("old")
    write(tmp_path)
    assert not (tmp_path / "states" / "unicorn.md").exists()
    assert "stateDiagram-v2" in (tmp_path / "states" / "vm.md").read_text()


@pytest.mark.parametrize("form", ["text", "dot"])
def test_names_that_steer_a_terminal_are_drawn_escaped(form: str) -> None:
    """A cloud may have such names from before they were refused."""

    class Cloud:
        async def call(self, api: str, **_: object) -> dict[str, Any]:
            named = {"name": "a\x1b[2J\u202e\nb", "type": "t\x9b", "state": "Enabled", "status": "Connected"}
            rows = [named] if api == "QueryBackupStorage" else []
            return {"inventories": rows, "total": len(rows)}

    picture = asyncio.run(topology_picture(cast(Caller, Cloud())))
    shown = draw(picture, form).decode()
    assert not set(shown) & set("\x1b\u202e\x9b")
    assert r"a\u001b[2J\u202e\u000ab" in shown.replace("\\\\", "\\")
