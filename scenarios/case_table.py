"""The cases of all APIs, from every module of `scenarios/cases`."""

from __future__ import annotations

import importlib
import pkgutil

import orrery.scenarios.cases
from orrery.scenarios.cases import Case


def all_cases() -> list[Case]:
    """The cases of every module of the table."""
    found: list[Case] = []
    for module in pkgutil.iter_modules(orrery.scenarios.cases.__path__):
        found += importlib.import_module(f"orrery.scenarios.cases.{module.name}").CASES
    return found


CASES = all_cases()
