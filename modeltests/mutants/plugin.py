"""A pytest plugin that plants a bug: ``ORRERY_MUTANT=<name> pytest -p orrery.modeltests.mutants.plugin ...``.

Processes that a test starts by itself run the real product.
"""

from __future__ import annotations

import os

import pytest

from orrery.modeltests.mutants.patch import OutOfDate, edit_of, install, path_of
from orrery.modeltests.mutants.planted import UnknownMutant, find

VARIABLE = "ORRERY_MUTANT"


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Plants the bug before any module of the product is imported."""
    name = os.environ.get(VARIABLE)
    if not name:
        return
    try:
        mutant = find(name)
        install(edit_of(mutant, path_of(mutant.module).read_text(encoding="utf-8")))
    except (UnknownMutant, OutOfDate) as wrong:
        raise pytest.UsageError(f"{VARIABLE}: {wrong}") from None
