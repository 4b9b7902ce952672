"""What the tests in a checkout need of pytest: interrupts, one name for each module, a list of limits."""

from __future__ import annotations

import importlib
import signal
import sys
from contextlib import suppress
from pathlib import Path

import pytest

FOLDERS = ("core", "backends", "simulator", "testlib", "scenarios", "modeltests", "loadtests")
ROOT = Path(__file__).resolve().parents[1]
LIMIT = "orrery.limit"
"""The property of a test that names something that this machine cannot do."""
TOP = "core.package"
"""Where the package `orrery` itself lies, which is imported already."""


def pytest_configure(config: pytest.Config) -> None:
    """Lets SIGINT interrupt again where the tests were started in the background, which has it ignored.

    Ignoring would be inherited by every process that a test starts, and none could be stopped by SIGINT.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Imports the folders of a checkout, and what is in their conftests, by their installed names."""
    if _is_checkout():
        for folder in FOLDERS:
            _import_once(ROOT / folder)
            for path in sorted((ROOT / folder).rglob("conftest.py")):
                _import_once(path)


def pytest_collectstart(collector: pytest.Collector) -> None:
    """Imports a module of tests by its installed name, before pytest does so by its place in the checkout.

    Otherwise it would be there twice as soon as another module imports it, with its classes and constants.
    """
    if isinstance(collector, pytest.Module | pytest.Package) and _is_checkout():
        _import_once(collector.path)


def _is_checkout() -> bool:
    return not (ROOT / "__init__.py").exists()


def _import_once(path: Path) -> None:
    """Makes a module (or package) of the checkout known under pytest's name for it, too."""
    if not path.is_relative_to(ROOT) or (path.is_dir() and not (path / "__init__.py").exists()):
        return
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    if name.split(".")[0] not in FOLDERS or name == TOP:
        return
    # pytest imports what fails once more, and reports how
    with suppress(Exception, pytest.skip.Exception):
        sys.modules[name] = importlib.import_module(f"orrery.{name}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what the tests have found that this machine cannot do."""
    reports = [one for kind in terminalreporter.stats.values() for one in kind if hasattr(one, "when")]
    found = [value for one in reports if one.when == "teardown" for value in one.user_properties]
    limits = [str(value) for name, value in found if name == LIMIT]
    if limits:
        terminalreporter.section("what this machine cannot do")
        for limit in limits:
            terminalreporter.write_line(limit)
