"""What the READMEs show is what happens: their links, their Python, and the output of their commands."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
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


STEPS = re.compile(r"^```(console|yaml)\n(.*?)^```", re.MULTILINE | re.DOTALL)
GUIDED = [ROOT / "docs" / "first-hour.md"]
"""Pages whose blocks are one session, in their order, with one folder and one login."""
SESSIONS = [session(block) for page in PAGES if page not in GUIDED for block in blocks(page, "console")]
SIMULATIONS = [each for block in SESSIONS for each in block if each[0][:2] == ["orrery", "simulate"]]
OFFLINE = ("graph", "explain")
"""Commands that need no server."""
PICTURES = [each for block in SESSIONS for each in block if each[0][0] == "orrery" and each[0][1] in OFFLINE]
SERVED = [block for block in SESSIONS if block[0][0][:2] == ["orrery", "serve"]]


NAMED = re.compile(r"# (\S+\.yaml)\n")
FILES = {
    found[1]: block
    for page in PAGES
    if page not in GUIDED
    for block in blocks(page, "yaml")
    if (found := NAMED.match(block)) is not None
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


class Served:
    """A server that a page starts, and the commands of the page that call it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.address = f"127.0.0.1:{free_port()}"
        self.process: subprocess.Popen[str] | None = None
        self.actual: dict[str, str] = {}
        self.environment = {"ORRERY_URL": f"http://{self.address}"}

    def run(self, command: list[str], shown: list[str]) -> None:
        """Runs a command of the page and compares; `orrery serve` takes the place of an earlier server."""
        if command[:2] == ["orrery", "serve"]:
            self.serve(command, shown)
            return
        words = [UUID.sub(lambda found: self.actual.get(found[0], found[0]), word) for word in command]
        printed = as_shown(orrery(words, self.home, **self.environment), shown)
        assert stable(printed) == stable(shown), " ".join(command)
        self.actual |= zip(UUID.findall("\n".join(shown)), UUID.findall("\n".join(printed)), strict=True)

    def serve(self, command: list[str], greeting: list[str]) -> None:
        """Starts a server in the place of an earlier one, and reads its first lines."""
        self.stop()
        self.process = subprocess.Popen(
            [*ORRERY, *command[1:], "--listen", self.address],
            cwd=self.home,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self.process.stdout is not None
        assert stable([self.process.stdout.readline() for _ in greeting]) == stable(greeting)

    def stop(self) -> None:
        """Ends the server as Ctrl-C does."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            self.process.communicate(timeout=30)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A folder in which a page's commands are run, with the files that the pages show."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    server = Served(tmp_path)
    try:
        yield server
    finally:
        server.stop()


@pytest.mark.parametrize("block", SERVED, ids=lambda block: " ".join(block[2][0]))
def test_a_served_cloud_answers_what_the_page_shows(block: list[Example], served: Served) -> None:
    for command, shown in block:
        served.run(command, shown)


@pytest.mark.parametrize("page", GUIDED, ids=lambda page: page.stem)
def test_a_guided_session_goes_as_the_page_shows(page: Path, served: Served) -> None:
    """Its commands in the order of the page, which writes its files where it shows them.

    They are shown as a terminal has them.
    """
    served.environment["ORRERY_OUTPUT"] = "table"
    for language, block in STEPS.findall(page.read_text()):
        if language == "console":
            for command, shown in session(block):
                served.run(command, shown)
        elif (named := NAMED.match(block)) is not None:
            (served.home / named[1]).write_text(block)


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
