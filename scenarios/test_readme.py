"""What the READMEs show is what happens: their links, their Python, and the output of their commands."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from orrery.testlib.processes import ORRERY, free_port

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    page
    for folder in (".", "core", "simulator", "scenarios", "testlib", "docs")
    for page in (ROOT / folder).glob("*.md")
)
UUID = re.compile(r"[0-9a-f]{32}")
"""A command of a served block may name one that an earlier answer shows; the test uses the actual one."""
VARYING = (
    (UUID, "UUID"),
    (re.compile(r"127\.0\.0\.1:\d+"), "ADDRESS"),
    (re.compile(r"of \S+\.yaml"), "of FILE"),
    (re.compile(r"^(time|speed|memory) .*"), r"\1 VARIES"),
    (re.compile(r"\d+\.\d s\b"), "SECONDS"),
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"), "TIME"),
    (re.compile("─+"), "LINE"),
    (re.compile(r'(Date": ).*'), r"\1DATE"),
    (re.compile(r"\w{3} \d+, \d{4} \d+:\d\d:\d\d [AP]M"), "TIME"),
    (re.compile(r'(DateMs": ).*'), r"\1DATE"),
)
"""What differs from run to run, from machine to machine, or with every change of the product."""


Example = tuple[list[str], list[str]]
"""A command's words, and the lines that it shall print."""


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(), re.MULTILINE | re.DOTALL)


def session(block: str) -> list[Example]:
    """The commands of a block with the output that the page shows for each."""
    shown: list[Example] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            shown.append((shlex.split(line[2:]), []))
        else:
            shown[-1][1].append(line)
    return shown


def stable(lines: list[str]) -> list[str]:
    """Lines without what varies, and without empty ones."""
    kept = []
    for line in lines:
        shown = line.rstrip()
        for pattern, instead in VARYING:
            shown = pattern.sub(instead, shown)
        kept.append(shown)
    return [line for line in kept if line]


ELLIPSIS = "..."
"""A line of a page that stands for any number of lines of a served command's output."""


def as_shown(printed: list[str], shown: list[str]) -> list[str]:
    """What a command printed, with the line that the page has for some of it instead of these."""
    if ELLIPSIS not in shown:
        return printed
    before = shown.index(ELLIPSIS)
    return [*printed[:before], ELLIPSIS, *printed[len(printed) - (len(shown) - before - 1) :]]


SESSIONS = [session(block) for page in PAGES for block in blocks(page, "console")]
SIMULATIONS = [each for block in SESSIONS for each in block if each[0][:2] == ["orrery", "simulate"]]
OFFLINE = ("graph", "explain")
"""Commands that need no server."""
PICTURES = [each for block in SESSIONS for each in block if each[0][0] == "orrery" and each[0][1] in OFFLINE]
SERVED = [block for block in SESSIONS if block[0][0][:2] == ["orrery", "serve"]]


FILES = {
    found[1]: block
    for page in PAGES
    for block in blocks(page, "yaml")
    if (found := re.match(r"# (\S+\.yaml)\n", block)) is not None
}
"""Files that pages show, with their name in the first line; commands of the pages find them."""


def orrery(words: list[str], home: Path, **environment: str) -> list[str]:
    """Runs a command of the page; gives what it printed. Raises CalledProcessError.

    `orrery diff` ends with 2 where there are differences.
    """
    ended = subprocess.run(
        [*ORRERY, *words[1:]],
        cwd=home,
        env={**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
        check=False,
    )
    if ended.returncode != 2 or words[1] != "diff":
        ended.check_returncode()
    return ended.stdout.splitlines()


def with_actual(word: str, actual: dict[str, str]) -> str:
    """A word of a command with the uuids that the run gave instead of those that the page shows."""
    return UUID.sub(lambda found: actual.get(found[0], found[0]), word)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", page.read_text())
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_python_of_a_page_runs(page: Path, tmp_path: Path) -> None:
    for block in blocks(page, "python"):
        subprocess.run([sys.executable, "-W", "error", "-c", block], cwd=tmp_path, timeout=60, check=True)


@pytest.mark.parametrize("example", SIMULATIONS + PICTURES, ids=lambda example: " ".join(example[0]))
def test_a_command_prints_what_the_page_shows(example: Example, tmp_path: Path) -> None:
    command, shown = example
    assert stable(orrery(command, tmp_path)) == stable(shown)


@pytest.mark.parametrize("block", SERVED, ids=lambda block: " ".join(block[2][0]))
def test_a_served_cloud_answers_what_the_page_shows(block: list[Example], tmp_path: Path) -> None:
    (serve, greeting), *calls = block
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    address = f"127.0.0.1:{free_port()}"
    server = subprocess.Popen(
        [*ORRERY, *serve[1:], "--listen", address],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert server.stdout is not None
        assert stable([server.stdout.readline() for _ in greeting]) == stable(greeting)
        actual: dict[str, str] = {}
        for command, shown in calls:
            printed = orrery(
                [with_actual(word, actual) for word in command], tmp_path, ORRERY_URL=f"http://{address}"
            )
            printed = as_shown(printed, shown)
            assert stable(printed) == stable(shown)
            actual |= zip(UUID.findall("\n".join(shown)), UUID.findall("\n".join(printed)), strict=True)
    finally:
        server.terminate()
        server.communicate(timeout=30)


def test_the_readme_puts_its_commands_on_the_path(tmp_path: Path) -> None:
    """Before it uses them: what a reader types in the order of the page ends in no ``command not found``."""
    page = (ROOT / "README.md").read_text()
    assert page.index("`make venv`") < page.index("`source .venv/bin/activate`") < page.index("$ orrery")
    programs = sorted(
        {words[0] for block in blocks(ROOT / "README.md", "console") for words, _ in session(block)}
    )
    assert programs == ["make", "orrery"]
    if not (Path(sys.prefix) / "bin" / "activate").exists():
        pytest.skip("the tests run in no virtual environment")
    activate = (
        f"source {shlex.quote(sys.prefix)}/bin/activate && type {' '.join(programs)} && orrery --version"
    )
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(tmp_path)}
    told = subprocess.run(
        ["bash", "-c", activate], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert told.returncode == 0, told.stderr


def test_the_make_targets_that_the_page_names_exist() -> None:
    pages = "".join(page.read_text() for page in PAGES)
    named = {
        word
        for quoted in re.findall(r"`make (\w+)|^\$ make (\w+)", pages, re.MULTILINE)
        for word in quoted
        if word
    }
    made = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert named <= made
