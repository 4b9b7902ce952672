"""What suites of scenarios have beside the fixture: reports of failures, kept clouds, exclusive tests.

A test that failed with a cloud tells its last calls, and how to repeat it. All calls, as JSON lines, are the
property ``orrery.actions`` of its JUnit report, an extra of pytest-html, and ``actions.jsonl`` below
``--orrery-keep``.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from orrery.testlib.environment import OpenedCloud

SHOWN = 10
"""Calls in the terminal's report of a failure, the last ones."""
SHOWN_CHARACTERS = 300
"""Of each of them."""
EXCLUSIVE = "orrery_exclusive"
NODE = "orrery.core.node"
"""The module without which there was no cloud in this process."""


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """In a parallel run, waits until an exclusive test is alone; its own time limit begins after that."""
    if not hasattr(item.config, "workerinput") or not _has_exclusive(item.session):
        return (yield)
    from orrery.testlib.turns import alone, among_others

    take = alone if item.get_closest_marker(EXCLUSIVE) is not None else among_others
    with take(_turns(item.config)):
        return (yield)


def pytest_runtest_logfinish() -> None:
    """Lets the nodes of closed clouds go: FastAPI keeps the endpoints it met, and they keep their node."""
    models = sys.modules.get("fastapi.dependencies.models") if NODE in sys.modules else None
    for kept in vars(models).values() if models is not None else ():
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()


def _has_exclusive(session: pytest.Session) -> bool:
    """Whether one of the tests is exclusive; every worker collects all of them."""
    found = session.stash.get(HAS_EXCLUSIVE, None)
    if found is None:
        found = any(item.get_closest_marker(EXCLUSIVE) is not None for item in session.items)
        session.stash[HAS_EXCLUSIVE] = found
    return found


HAS_EXCLUSIVE = pytest.StashKey[bool]()


def _turns(config: pytest.Config) -> Path:
    """A folder that the workers of one run have in common."""
    common: Path = config._tmp_path_factory.getbasetemp().parent  # type: ignore[attr-defined]
    return common


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Adds to the report of a test that failed with a cloud."""
    report = yield
    opened = _opened(item)
    if report.when != "call" or not report.failed or not opened:
        return report
    lines = [line for one in opened for line in one.cloud.actions.lines()]
    again = reproduce(item)
    report.sections.append(("last calls", "\n".join(map(_short, lines[-SHOWN:])) or "none"))
    report.sections.append(("reproduce", again))
    # the report of the teardown, which JUnit takes properties from, gets them from the test
    item.user_properties += [("orrery.reproduce", again), ("orrery.actions", "\n".join(lines))]
    report.user_properties = list(item.user_properties)
    _add_to_html(item, report, "\n".join(lines))
    _keep(item, report, opened, lines)
    return report


def _short(line: str) -> str:
    return line if len(line) <= SHOWN_CHARACTERS else f"{line[:SHOWN_CHARACTERS]}..."


def _opened(item: pytest.Item) -> list[OpenedCloud]:
    from orrery.testlib.pytest_plugin import CLOUDS, OPENED

    one, many = item.stash.get(OPENED, None), item.stash.get(CLOUDS, None)
    return [one] if one is not None else list(many.opened) if many is not None else []


def reproduce(item: pytest.Item) -> str:
    """The command that runs this test again as it ran."""
    from orrery.testlib.pytest_plugin import choice_of

    times = item.config.getoption("count", 1)
    words = ["python -m pytest", shlex.quote(item.nodeid), choice_of(item.config).words()]
    if isinstance(times, int) and times > 1:
        words.append(f"--count {times}")
    return " ".join(word for word in words if word)


def _add_to_html(item: pytest.Item, report: pytest.TestReport, text: str) -> None:
    """Adds the action log to the page of pytest-html, where that is installed."""
    if item.config.pluginmanager.hasplugin("html"):
        from pytest_html import extras

        report.extras = [*getattr(report, "extras", ()), extras.text(text, name="actions")]  # type: ignore[attr-defined]


def _keep(item: pytest.Item, report: pytest.TestReport, opened: list[OpenedCloud], lines: list[str]) -> None:
    folder = item.config.getoption("orrery_keep")
    if folder is None:
        return
    kept = Path(folder) / re.sub(r"[^\w.-]+", "-", item.nodeid).strip("-")
    kept.mkdir(parents=True, exist_ok=True)
    (kept / "actions.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    (kept / "reproduce.txt").write_text(f"{reproduce(item)}\n", encoding="utf-8")
    for number, one in enumerate(opened):
        one.keep(kept / f"cloud-{number}")
    report.sections.append(("kept", str(kept)))
