"""What of the scenarios runs where: an installed package has no repository around it."""

from __future__ import annotations

from pathlib import Path

import pytest

PEXPECT = "drives a terminal with pexpect, which only the development environment has"
REAL = "makes hosts of this machine, with libraries that only the development environment has"
SOURCES = "reads the sources of the repository"
NEEDS_CHECKOUT = {
    "test_api_fuzzing.py": "draws requests with Schemathesis, which only the development environment has",
    "test_completion.py": PEXPECT,
    "test_install_systemd.py": REAL,
    "test_readme.py": "tests the pages of the repository",
    "test_real_hosts.py": REAL,
    "test_real_matrix.py": REAL,
    "test_terminal.py": PEXPECT,
    "test_three_backends.py": REAL,
    "test_three_faults.py": REAL,
    "test_up.py": REAL,
    "test_wheel.py": "builds the distributions from the repository",
}
"""Scenarios that are left out of ``pytest --pyargs orrery.scenarios``, with the reason."""
SKIPPED = {
    "test_nothing_but_the_gate_of_logins_looks_at_passwords": SOURCES,
    "test_the_rest_works_without_a_built_in_noun": SOURCES,
    "test_the_session_says_what_the_page_shows": SOURCES,
    "test_the_statements_that_the_page_shows_are_answered": SOURCES,
}
"""Single tests that are skipped there."""

IS_INSTALLED = (Path(__file__).resolve().parents[1] / "__init__.py").exists()
"""In a checkout, the package `orrery` is made of folders that lie beside each other without it."""

collect_ignore = list(NEEDS_CHECKOUT) if IS_INSTALLED else []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips the single tests that need the repository, in an installed package."""
    for item in items if IS_INSTALLED else ():
        reason = SKIPPED.get(getattr(item, "originalname", ""))
        if reason is not None and item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.skip(reason=reason))
