"""Generated bugs are whole programs that differ in one place, and follow from a seed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from orrery.modeltests.mutants import generated
from orrery.modeltests.mutants.campaign import Results, Subject, look
from orrery.modeltests.mutants.declaration import unit
from orrery.modeltests.mutants.equivalent import EQUIVALENT
from orrery.modeltests.mutants.generated import FOLDERS, files_for, made_in, subjects
from orrery.modeltests.mutants.patch import Edit, path_of
from orrery.modeltests.mutants.searches import ROOT
from orrery.modeltests.mutants.table import survivors, table

SOURCE = '''
"""Text with a ä in it."""

LIMIT = 3


def f(a: int, b: int = 5) -> bool:
    """Is 1 less than 2?"""
    text = f"{a + b} of {LIMIT}"
    if a < b and not text:
        log.info("%d", a + 1)
        note(a)
        raise ValueError(a + 1)
    return a is None  # ä
'''


def test_each_rule_makes_its_bugs_and_messages_are_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generated, "ROOT", tmp_path)
    path = tmp_path / "example.py"
    path.write_text(SOURCE, encoding="utf-8")
    assert [one.name for one in made_in(path)][:2] == [
        "example.py f: a < b and not text → not (a < b and not text)",
        "example.py f: and → or",
    ]
    changes = sorted((one.edit.old, one.edit.new) for one in made_in(path))
    assert [one.edit.applied(SOURCE) for one in made_in(path)] != []
    assert changes == [
        ("<", "<="),
        ("a < b and not text", "not (a < b and not text)"),
        ("and", "or"),
        ("is", "is not"),
        ("not text", "text"),
        ("note(a)", "pass"),
        ("return a is None", "return None"),
    ]


def test_a_sample_follows_from_its_seed_and_compiles() -> None:
    sample = subjects(300, seed=1)
    assert [one.name for one in sample] == [one.name for one in subjects(300, seed=1)]
    assert [one.name for one in sample] != [one.name for one in subjects(300, seed=2)]
    assert len(sample) == 300
    assert [one.name for one in subjects(30, seed=1)] == [one.name for one in sample[:30]]
    for one in sample:
        source = path_of(one.edit.module).read_text(encoding="utf-8")
        compile(one.edit.applied(source), one.name, "exec")


def test_what_is_said_to_be_equivalent_is_a_bug_that_can_be_made() -> None:
    names = Counter(one.name for one in subjects(1 << 20, seed=1))
    assert [name for name, count in names.items() if count > 1] == []
    assert [name for name in EQUIVALENT if name not in names] == []


def test_what_is_equivalent_is_not_looked_for(tmp_path: Path) -> None:
    subject = Subject("m", Edit("orrery.core.x", 0, "", ""), (unit("a"),), "it is the same")
    ended = look([subject], Results(tmp_path / "r"), lambda result: None, workers=1)
    assert ended == [(subject, [])]
    assert "0 of 0 killed (0.0 %)" in table(ended)
    assert survivors(ended).splitlines()[-1] == "| `m` | equivalent: it is the same |"


def test_every_module_has_tests_that_are_there() -> None:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if any(made_in(path)) and not path.name.startswith("test_"):
                files = files_for(path.relative_to(ROOT))
                assert files, path
                assert all((ROOT / name).is_file() for name in files), files
