"""A campaign finds a bug that is there, none where there is none, and does nothing twice."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from click.testing import Result as Ended

from orrery.modeltests.mutants import campaign
from orrery.modeltests.mutants.__main__ import main, subject_of
from orrery.modeltests.mutants.campaign import (
    BROKEN,
    KILLED,
    SURVIVED,
    UNCONFIRMED,
    Result,
    Results,
    Subject,
    look,
)
from orrery.modeltests.mutants.declaration import Search, System, robot, unit
from orrery.modeltests.mutants.patch import Edit, OutOfDate, install
from orrery.modeltests.mutants.planted import MUTANTS
from orrery.modeltests.mutants.searches import ROOT
from orrery.modeltests.mutants.table import markdown, table

TESTS = unit("core/kernel/test_location.py", seconds=30)
ENGINE = unit("core/kernel/tasks/test_limit.py", seconds=30)


def run(*words: str) -> Ended:
    return CliRunner().invoke(main, words, prog_name="make mutants")


def one(subject: Subject, results: Results, *, all_of: bool = False) -> list[Result]:
    [(_, ended)] = look([subject], results, lambda result: None, all_of=all_of, workers=1)
    return ended


def test_a_bug_is_found_once_and_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mutant = MUTANTS["queue-last-first"]
    subject = subject_of(mutant, ["unit"])
    [found] = one(subject, Results(tmp_path / "results.jsonl"))
    assert found.outcome == KILLED
    assert "core/kernel/tasks/test_tasks.py::" in found.by
    assert found.steps > 0
    monkeypatch.setattr(campaign, "trial", None)
    assert one(subject, Results(tmp_path / "results.jsonl")) == [found]


def test_what_tests_do_not_see_survives(tmp_path: Path) -> None:
    subject = Subject("other", subject_of(MUTANTS["queue-last-first"]).edit, (TESTS, ENGINE))
    assert [result.outcome for result in one(subject, Results(tmp_path / "r"))] == [SURVIVED, SURVIVED]


def test_a_find_that_the_real_product_has_too_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(campaign, "trial", lambda *asked: {"by": "a test", "again": {"files": ["a test"]}})
    [result] = one(Subject("m", Edit("orrery.core.x", 0, "", ""), (TESTS,)), Results(tmp_path / "r"))
    assert (result.outcome, result.by) == (UNCONFIRMED, "the real product fails too: a test")


def test_a_trial_that_cannot_be_run_is_told(tmp_path: Path) -> None:
    broken = Edit("orrery.core.kernel.location", 0, "no such text", "")
    [result] = one(Subject("m", broken, (TESTS,)), Results(tmp_path / "r"))
    assert result.outcome == BROKEN
    assert "orrery.core.kernel.location has" in result.by


def test_the_first_kill_is_enough_unless_all_are_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(edit: Edit | None, system: System, options: object, seconds: float) -> dict[str, object]:
        return {
            "by": "it" if edit else "",
            "steps": 3,
            "shrunk": 2,
            "seconds": 1.0,
            "again": {"files": ["it"] if edit else []},
        }

    monkeypatch.setattr(campaign, "trial", found)
    subject = Subject("m", Edit("orrery.core.x", 0, "", ""), (TESTS, robot()))
    assert [result.system for result in one(subject, Results(tmp_path / "first"))] == ["unit"]
    ended = one(subject, Results(tmp_path / "all"), all_of=True)
    assert [result.system for result in ended] == ["unit", "robot"]
    text = table([(subject, ended)])
    assert "1 of 1 killed (100.0 %)" in text
    assert "robot: 1 of 1 searches; shrunk to 2 actions, 2 at most" in text
    assert "| m | quotas | unit<br>robot | 3<br>3 | 2<br>2 |" in markdown([(subject, ended)], {"m": "quotas"})


def test_a_result_counts_while_its_code_is_the_same(tmp_path: Path) -> None:
    subject = Subject("m", Edit("orrery.core.x", 0, "a", "b"), (TESTS,))
    key = campaign.key_of(subject, TESTS)
    results = Results(tmp_path / "r")
    results.keep(Result(mutant="m", system="unit", key=f"{key.split()[0]} older", outcome=KILLED))
    assert results.find(subject, TESTS) is None
    assert Results(tmp_path / "r", any_version=True).find(subject, TESTS) is not None


def test_a_module_that_is_imported_already_is_not_changed_by_its_source() -> None:
    with pytest.raises(OutOfDate, match="imported already"):
        install(Edit("orrery.modeltests.mutants.patch", 0, "", ""))


PROGRAM = """
from orrery.modeltests.mutants.patch import edit_of, install, path_of
from orrery.modeltests.mutants.planted import find
from orrery.modeltests.mutants.swap import swap
mutant = find({name!r})
{before}
print({change}(edit_of(mutant, path_of(mutant.module).read_text())))
{after}
"""


@pytest.mark.parametrize(
    ("name", "before", "change", "after", "told"),
    [
        (
            "settings-farthest-wins",
            "",
            "install",
            "from orrery.core.kernel.config.overrides import effective; print(effective.__code__.co_consts)",
            r"None \(.*-1.*\)",
        ),
        (
            "settings-farthest-wins",
            "from orrery.core.kernel.config.overrides import effective as former",
            "swap",
            "print(former.__code__.co_consts)",
            r"True \(.*-1.*\)",
        ),
        (
            "vm-unsure-is-running",
            "from orrery.core.compute.vm.power import VM_STOP; leave = VM_STOP.steps[0].uncommit",
            "swap",
            "print(leave.__code__.co_consts)",
            r"True \(.*True.*\)",
        ),
        (
            "query-unequal-finds-null",
            "from orrery.core.kernel.query.conditions import COMPARISONS",
            "swap",
            "print(COMPARISONS['!='].__code__.co_names)",
            r"True \(.*is_distinct_from.*\)",
        ),
        ("vm-pause-when-stopped", "import orrery.core.compute.vm.states", "swap", "", "False"),
    ],
)
def test_a_module_is_changed_before_and_after_it_is_imported(
    name: str, before: str, change: str, after: str, told: str
) -> None:
    program = PROGRAM.format(name=name, before=before, change=change, after=after)
    words = [sys.executable, "-c", program]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    assert re.fullmatch(told, " ".join(ended.stdout.split())), ended.stdout


@pytest.mark.parametrize(("name", "status"), [("queue-last-first", 1), ("queue-last-frist", 4), ("", 0)])
def test_the_plugin_plants_a_bug_in_pytest(name: str, status: int) -> None:
    plugin = ["-p", "orrery.modeltests.mutants.plugin", "--numprocesses=0", "-p", "no:cacheprovider"]
    words = [sys.executable, "-m", "pytest", *plugin, "core/kernel/tasks/test_tasks.py"]
    environment = {**os.environ, "ORRERY_MUTANT": name}
    ended = subprocess.run(
        words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert ended.returncode == status, ended.stdout + ended.stderr
    assert status != 4 or "did you mean queue-last-first" in ended.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("quota-one-mor",), "did you mean quota-one-more"),
        (("--part", "quota"), "there is no part [quota]; there are IP reuse"),
        (("--system", "units"), "'units' is not one of"),
        (("--draw", "x"), "'x' is not a valid integer"),
    ],
)
def test_wrong_words_are_refused(words: tuple[str, ...], told: str) -> None:
    ended = run(*words)
    assert ended.exit_code == 2
    assert told in " ".join(ended.output.split())


def test_bugs_are_listed_and_drawn() -> None:
    assert len(run("--list").output.splitlines()) == len(MUTANTS)
    drawn = run("--list", "--draw", "5").output
    assert len(drawn.splitlines()) == 5
    assert run("--list", "--draw", "5").output == drawn


def test_a_search_is_told_apart_by_its_options() -> None:
    assert str(robot(faults="calls")) == "robot faults=calls concurrency=1 steps=60 seeds=12"
    assert str(Search(System.UNIT, {"files": ["a"], "only": ""}, 1)) == "unit files=['a']"
    assert json.loads(json.dumps(TESTS.options)) == TESTS.options
