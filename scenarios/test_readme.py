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
    (re.compile(r"\d+\.\d s$"), "SECONDS"),
    (re.compile(r'(Date": ).*'), r"\1DATE"),
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
PICTURES = [each for block in SESSIONS for each in block if each[0][:2] == ["orrery", "graph"]]
SERVED = [block for block in SESSIONS if block[0][0][:2] == ["orrery", "serve"]]


def orrery(words: list[str], home: Path, **environment: str) -> list[str]:
    """Runs a command of the page; gives what it printed. Raises CalledProcessError."""
    ended = subprocess.run(
        [*ORRERY, *words[1:]],
        cwd=home,
        env={**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
        check=True,
    )
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
