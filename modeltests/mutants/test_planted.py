"""Every planted bug still fits the code, and is declared so that somebody can look for it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from orrery.modeltests.mutants.declaration import Mutant, System
from orrery.modeltests.mutants.patch import OutOfDate, edit_of, path_of
from orrery.modeltests.mutants.planted import MUTANTS, UnknownMutant, find
from orrery.modeltests.mutants.searches import ROOT, SEARCHES

PARTS = (
    "IP reuse",
    "allocator",
    "capacity",
    "cascade",
    "journal fencing",
    "lost replies",
    "policies",
    "query conditions",
    "query paging",
    "queues",
    "quotas",
    "recovery",
    "retries",
    "sessions",
    "settings",
    "state transitions",
    "tags",
    "web hooks",
    "workflow undo",
)


def source_of(mutant: Mutant) -> str:
    return path_of(mutant.module).read_text(encoding="utf-8")


@pytest.mark.parametrize("mutant", MUTANTS.values(), ids=lambda mutant: mutant.name)
def test_every_mutant_applies_and_compiles(mutant: Mutant) -> None:
    source = source_of(mutant)
    changed = edit_of(mutant, source).applied(source)
    assert changed != source
    compile(changed, mutant.where, "exec")


def test_there_are_bugs_in_all_parts() -> None:
    parts = Counter(mutant.part for mutant in MUTANTS.values())
    assert sorted(parts) == sorted(PARTS)
    assert parts.total() >= 60


def test_names_and_edits_are_unique() -> None:
    edits = Counter((mutant.where, mutant.old, mutant.new) for mutant in MUTANTS.values())
    assert [edit for edit, count in edits.items() if count > 1] == []
    assert all(name == name.lower() and " " not in name for name in MUTANTS)


def test_every_search_is_for_something_that_there_is() -> None:
    searches = [search for mutant in MUTANTS.values() for search in mutant.seen_by]
    assert {search.system for search in searches} == set(System) == set(SEARCHES)
    files = {name for search in searches for name in search.options.get("files", ())}
    assert [name for name in sorted(files) if not (ROOT / name).is_file()] == []
    assert all(mutant.seen_by for mutant in MUTANTS.values())


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownMutant, match=r"no mutant \[quota-one-mor\]; did you mean quota-one-more"):
        find("quota-one-mor")
    with pytest.raises(UnknownMutant, match="make mutants ARGS=--list"):
        find("xyzzy")


@pytest.mark.parametrize(
    ("where", "old", "told"),
    [
        ("orrery.core.kernel.states:StateTable.allow", "former", "is not there any more"),
        ("orrery.core.kernel.states:StateTable.allows", "former", "has its text 4 times, not once"),
        ("orrery.core.kernel.states:StateTable.allows", "latter", "has its text 0 times, not once"),
    ],
)
def test_a_mutant_whose_code_has_moved_is_reported(where: str, old: str, told: str) -> None:
    mutant = Mutant(name="m", part="p", where=where, old=old, new="x", bug="b", seen_by=())
    with pytest.raises(OutOfDate, match=told):
        edit_of(mutant, source_of(mutant))


def test_a_module_that_has_gone_is_reported() -> None:
    with pytest.raises(OutOfDate, match=r"no module orrery\.core\.kernel\.nowhere"):
        path_of("orrery.core.kernel.nowhere")
    assert path_of("orrery.core.kernel.states") == ROOT / Path("core/kernel/states.py")
