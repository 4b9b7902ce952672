"""What of the scenarios runs where: an installed package has no repository around it."""

from __future__ import annotations

from pathlib import Path

NEEDS_CHECKOUT = {
    "test_completion.py": "drives a terminal with pexpect, which only the development environment has",
    "test_readme.py": "tests the pages of the repository",
    "test_terminal.py": "drives a terminal with pexpect, which only the development environment has",
    "test_wheel.py": "builds the distributions from the repository",
}
"""Scenarios that are left out of ``pytest --pyargs orrery.scenarios``, with the reason."""

IS_INSTALLED = (Path(__file__).resolve().parents[1] / "__init__.py").exists()
"""In a checkout, the package `orrery` is made of folders that lie beside each other without it."""

collect_ignore = list(NEEDS_CHECKOUT) if IS_INSTALLED else []
