"""How lines are split as shells split them, and how suggestions are cut and quoted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.shell_completion import CompletionItem
from click.testing import CliRunner

from orrery.core.cli.complete import index
from orrery.core.cli.complete.index import Command, Data
from orrery.core.cli.complete.shells import Bash, Fish, Zsh, split_line
from orrery.core.cli.main import main

BREAKS = " \t\n\"'><=;|&(:"
"""Bash's own."""


@pytest.mark.parametrize(
    ("line", "words", "incomplete", "replaced"),
    [
        ("orrery ", ["orrery"], "", ""),
        ("orrery Cre", ["orrery"], "Cre", "Cre"),
        ("orrery a 'b c' d", ["orrery", "a", "b c"], "d", "d"),
        ("orrery state=Run", ["orrery"], "state=Run", "Run"),
        ("orrery state=", ["orrery"], "state=", ""),
        ("orrery url=http://a", ["orrery"], "url=http://a", "//a"),
        ("orrery tag::8", ["orrery"], "tag::8", "8"),
        ("orrery 'state=Run", ["orrery"], "state=Run", "state=Run"),
        ('orrery "state=Run', ["orrery"], "state=Run", "state=Run"),
        ("orrery name='a b", ["orrery"], "name=a b", "a b"),
        ("orrery cpuNum\\>", ["orrery"], "cpuNum>", "cpuNum\\>"),
        ("orrery cpuNum\\>=1", ["orrery"], "cpuNum>=1", "1"),
        ("orrery name=a\\ b", ["orrery"], "name=a b", "a\\ b"),
        ("orrery 'a'b", ["orrery"], "ab", "a'b"),
        ("orrery a\\", ["orrery"], "a\\", "a\\"),
    ],
)
def test_words_of_a_line(line: str, words: list[str], incomplete: str, replaced: str) -> None:
    """What bash would replace is what is behind the last break that is not quoted, or behind the quote."""
    found = split_line(line, BREAKS)
    assert (found.words, found.incomplete) == (words, incomplete)
    assert found.word.raw[found.word.start :] == replaced


def bash(line: str, *items: CompletionItem, kind: str = "9") -> list[str]:
    """What bash is answered for these suggestions."""
    shell = Bash(click.Group(), {}, "orrery", "")
    _, shell.word, incomplete = split_line(line, BREAKS)
    shell.completion_type = kind
    return shell.answer(list(items), incomplete).splitlines()


def test_bash_gets_what_replaces_the_part_behind_the_break() -> None:
    assert bash("orrery state=R", CompletionItem("state=Running")) == ["Running "]
    assert bash("orrery sta", CompletionItem("state=", is_open=True)) == ["state="]
    assert bash("orrery a=x:y", CompletionItem("a=x:yz")) == ["yz "]
    assert bash("orrery 'state=R", CompletionItem("state=Running")) == ["state=Running"]
    assert bash("orrery state='R", CompletionItem("state=Running")) == ["Running"]


def test_what_means_something_to_bash_is_quoted() -> None:
    assert bash("orrery name=", CompletionItem("name=my vm")) == ["my\\ vm "]
    assert bash("orrery cpuNum", CompletionItem("cpuNum>=", is_open=True)) == ["cpuNum\\>="]
    assert bash("orrery name=", CompletionItem("name=$(id);`id`&*'")) == ["\\$\\(id\\)\\;\\`id\\`\\&\\*\\' "]


def test_bash_shows_help_only_where_it_lists() -> None:
    items = [CompletionItem("uuid=01", help="web-0"), CompletionItem("uuid=02", help="web-1")]
    assert bash("orrery uuid=", *items) == ["01 ", "02 "]
    assert bash("orrery uuid=", *items, kind="63") == ["01  (web-0)", "02  (web-1)"]
    assert bash("orrery uuid=01", *items, kind="63") == ["01 "]


def test_zsh_and_fish_show_help() -> None:
    item = CompletionItem("uuid=01", help="the\tfirst\nvm\x1b")
    assert (
        Zsh(click.Group(), {}, "orrery", "").answer([item], "") == "closed\tuuid=01\tuuid=01  -- the first vm"
    )
    assert Fish(click.Group(), {}, "orrery", "").answer([item], "") == "uuid=01\tthe first vm"


def test_an_option_and_its_value_are_one_word(monkeypatch: pytest.MonkeyPatch) -> None:
    option = click.Option(["--output"], type=click.Choice(["json", "table"]))
    root = click.Group("orrery", commands={"show": click.Command("show", params=[option])})
    monkeypatch.setenv("ORRERY_COMPLETE_LINE", "orrery show --output=ta")
    assert Bash(root, {}, "orrery", "").complete() == "table "


def test_no_word_breaks_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """One with a newline or an escape sequence would be another word, or draw on the terminal."""
    argument = click.Argument(["x"], shell_complete=lambda *_: ["a\nb", "a\x1b[2J", "ab"])
    root = click.Group("orrery", commands={"show": click.Command("show", params=[argument])})
    monkeypatch.setenv("ORRERY_COMPLETE_LINE", "orrery show a")
    assert Bash(root, {}, "orrery", "").complete() == "ab "


def test_a_failure_suggests_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> list[str]:
        raise RuntimeError

    argument = click.Argument(["x"], shell_complete=broken)
    root = click.Group("orrery", commands={"show": click.Command("show", params=[argument])})
    monkeypatch.setenv("ORRERY_COMPLETE_LINE", "orrery show a")
    assert Bash(root, {}, "orrery", "").complete() == ""


def made(watched: Path) -> Data:
    """An index of nothing, made from the modules in a directory."""
    root = Command(help="", options=[], commands={}, is_group=True, is_own=False)
    places = [str(watched)]
    return Data(
        format=index.FORMAT,
        watched=places,
        stamp=index.stamp(places),
        root=root,
        apis={},
        options=[],
        kinds={},
        names={},
        lists={},
    )


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the index is kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return index.cache_file()


def test_an_index_is_kept_until_a_module_changes(cache: Path, tmp_path: Path) -> None:
    watched = tmp_path / "watched"
    (watched / "below").mkdir(parents=True)
    module = watched / "below" / "module.py"
    module.touch()
    times: list[int] = []

    def build() -> Data:
        times.append(1)
        return made(watched)

    assert index.load(build) == index.load(build)
    assert len(times) == 1
    os.utime(module, ns=(1, module.stat().st_mtime_ns + 1))
    index.load(build)
    assert len(times) == 2
    (watched / "test_module.py").touch()
    index.load(build)
    assert len(times) == 2
    (watched / "other.py").touch()
    index.load(build)
    assert len(times) == 3
    assert sorted(path.name for path in cache.parent.iterdir()) == [cache.name]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"format": 0}'])
def test_a_damaged_index_is_made_again(cache: Path, tmp_path: Path, text: str) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_text(text)
    assert index.load(lambda: made(tmp_path)) == made(tmp_path)
    assert json.loads(cache.read_text())["format"] == index.FORMAT


def test_completion_works_where_nothing_can_be_kept(cache: Path, tmp_path: Path) -> None:
    cache.parent.parent.write_text("a file, where a directory would have to be")
    assert index.load(lambda: made(tmp_path)) == made(tmp_path)


def test_completion_imports_little(tmp_path: Path) -> None:
    """With an index that is kept, or a key would take a second."""
    code = (
        "import sys; from orrery.core.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = ('pydantic', 'httpx', 'sqlalchemy', 'rich', 'asyncio', 'orrery.core.api')\n"
        "print([module for module in heavy if module in sys.modules])"
    )
    environment = os.environ | {
        "XDG_CACHE_HOME": str(tmp_path),
        "ORRERY_COMPLETE_WORDS": "QueryVmInstance",
        "ORRERY_COMPLETE_WORD": "state=Runn",
        "_ORRERY_COMPLETE": "fish_complete",
    }
    for _ in range(2):
        ended = subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
    assert ended.stdout.splitlines() == ["state=Running", "[]"]


def test_the_scripts_ask_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing one makes the index, so that the first key does not wait for it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for shell in ("bash", "zsh", "fish"):
        printed = CliRunner().invoke(main, ["completion", shell])
        assert printed.exit_code == 0
        assert f"_ORRERY_COMPLETE={shell}_complete" in printed.stdout
        assert index.cache_file().exists()
