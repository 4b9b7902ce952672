"""Some planted bugs, other ones with each commit, are found by what should find them first."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from orrery.modeltests.mutants.__main__ import commit, subject_of
from orrery.modeltests.mutants.campaign import Results, killed, look
from orrery.modeltests.mutants.declaration import System
from orrery.modeltests.mutants.planted import MUTANTS

COUNT = 4
"""At some ten seconds of CPU time each."""
QUICK = [mutant.name for mutant in MUTANTS.values() if mutant.seen_by[0].system is System.UNIT]


@pytest.mark.parametrize("name", random.Random(commit()).sample(QUICK, COUNT))
def test_a_planted_bug_is_found(name: str, tmp_path: Path) -> None:
    subject = subject_of(MUTANTS[name], [])
    [(_, ended)] = look([subject], Results(tmp_path / "results.jsonl"), lambda result: None, workers=1)
    assert killed(ended), [f"{result.system} {result.outcome} {result.by}" for result in ended]
