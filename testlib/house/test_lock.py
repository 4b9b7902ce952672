"""The lock file holds one exact version of everything that pyproject.toml names, from the ordinary index."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from orrery.testlib.house.source import ROOT

LOCK = [
    line
    for line in (ROOT / "requirements-dev.lock").read_text().splitlines()
    if line and not line.startswith("#")
]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
OPTIONAL = PROJECT["optional-dependencies"]
NAMED = [
    Requirement(text)
    for text in PROJECT["dependencies"]
    + [text for extra in ("agent", "dev", "docker", "hosts", "traces") for text in OPTIONAL[extra]]
]


@pytest.mark.parametrize("line", LOCK)
def test_a_line_is_a_name_and_an_exact_version(line: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.+]*", line)


@pytest.mark.parametrize("requirement", NAMED, ids=str)
def test_what_the_project_names_is_locked_within_its_range(requirement: Requirement) -> None:
    locked = dict(line.split("==") for line in LOCK)
    versions = {canonicalize_name(name): version for name, version in locked.items()}
    name = canonicalize_name(requirement.name)
    assert name in versions, f"{name} is in pyproject.toml but not in requirements-dev.lock; run `make lock`"
    assert requirement.specifier.contains(versions[name]), f"{name} {versions[name]}; run `make lock`"
