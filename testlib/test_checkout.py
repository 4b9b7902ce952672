"""Modules of tests exist once, by the names that they have where the package is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import orrery.testlib
from orrery.testlib.house.source import FOLDERS, ROOT

TWICE = """
import sys
import pytest

def pytest_sessionfinish(session):
    folders = {folders!r}
    twice = [
        name for name, module in sys.modules.items()
        if name.split(".")[0] in folders and sys.modules.get("orrery." + name) is not module
    ]
    ours = [module for name, module in sys.modules.items() if name.split(".")[0] == "orrery"]
    files = [module.__file__ for module in ours if getattr(module, "__file__", None)]
    print("TWICE", sorted(twice), len(files) - len(set(files)), len(session.items))
"""


def test_this_module_has_its_installed_name() -> None:
    assert __name__ == "orrery.testlib.test_checkout"
    assert sys.modules["testlib"] is orrery.testlib


def test_no_module_is_imported_twice(tmp_path: Path) -> None:
    """Neither tests nor conftests nor plugins, in a run that collects every test of the checkout."""
    (tmp_path / "twice_plugin.py").write_text(TWICE.format(folders=FOLDERS))
    command = [sys.executable, "-m", "pytest", "--collect-only", "-p", "twice_plugin", "-p", "no:xdist"]
    options = ["-o", f"pythonpath={tmp_path}", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, *options],
        cwd=ROOT,
        env={"PYTHONPATH": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    (told,) = [line for line in done.stdout.splitlines() if line.startswith("TWICE")]
    twice, files, items = told.removeprefix("TWICE ").rsplit(" ", 2)
    assert (twice, files) == ("[]", "0"), done.stdout[-2000:] + done.stderr
    assert int(items) > 1000
