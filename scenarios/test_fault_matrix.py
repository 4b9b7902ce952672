"""The fault matrix: whatever fails at whatever step of whatever workflow, nothing is left behind.

Its cases run in processes of their own, two at once; `make matrix` runs it alone and says more.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from orrery.core.kernel.workflow import Step, Workflow
from orrery.core.kernel.workflow.plan import known
from orrery.testlib.cloud import TestCloud
from orrery.testlib.matrix.calls import CALLS
from orrery.testlib.matrix.faults import Case, Fault, cases_of
from orrery.testlib.matrix.run import Found, failures_in
from orrery.testlib.matrix.state import Rows, changes

SHARDS = 2
EXAMPLE = Path(__file__).parent / "plugins" / "orrery_example"
LAST_LINE = re.compile(r"matrix: (\d+) workflows, (\d+) steps, (\d+) cases, 0 failures")


@pytest.mark.parametrize("shard", range(SHARDS))
def test_whatever_fails_leaves_nothing_behind(shard: int) -> None:
    command = [
        sys.executable,
        "-m",
        "orrery.testlib.matrix",
        "--workers",
        "1",
        "--shard",
        f"{shard}/{SHARDS}",
    ]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=1800)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    last = LAST_LINE.fullmatch(ended.stdout.splitlines()[-1])
    assert last is not None, ended.stdout
    workflows, steps, cases = (int(number) for number in last.groups())
    assert workflows <= steps < cases


def test_steps_of_a_plugin_are_struck_too_without_a_line_of_test() -> None:
    """Those that the example contributes; `make matrix` runs every workflow with it."""
    command = (sys.executable, "-m", "orrery.testlib.matrix", "--plugin", "orrery_example.noun")
    for only, cases in (("vm-create/example.name", 12), ("vm-stop/example.unname", 8)):
        ended = subprocess.run(
            [*command, "--only", only],
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
            env={**os.environ, "PYTHONPATH": str(EXAMPLE)},
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr
        last = LAST_LINE.fullmatch(ended.stdout.splitlines()[-1])
        assert last is not None, ended.stdout
        assert int(last[3]) >= cases


def test_a_step_that_called_nothing_outside_is_told_of() -> None:
    """One case of it that did is enough; a step in the database alone is not asked."""
    outside = [Case("w", step, fault) for step in "ab" for fault in (Fault.UNREACHABLE_AFTER, Fault.REPEATED)]
    cases = [*outside, Case("w", "c", Fault.REPEATED)]
    calls = {"w/a/repeated": ["start_vm"]}
    report = {str(case): Found([], calls.get(str(case), [])) for case in cases}
    failures = failures_in(report, cases)
    assert len(failures) == 1
    assert failures[0].startswith("w/b: it called nothing outside")


def test_a_case_with_a_problem_is_a_failure() -> None:
    report = {"w/a/repeated": Found(["a leak"]), "w/b/repeated": Found([])}
    assert [text.split(":")[0] for text in failures_in(report, [])] == ["w/a/repeated"]


def test_every_field_that_is_not_as_it_was_is_told_of() -> None:
    before: Rows = {"host": {("1",): {"state": "Enabled", "name": "h"}, ("2",): {}}, "zone": {}}
    after: Rows = {"host": {("1",): {"state": "Disabled", "name": "h"}}, "zone": {("3",): {}}}
    assert list(changes(before, after)) == [
        "host.state was 'Enabled', is 'Disabled' of ['1']",
        "host['2'] is gone",
        "zone['3'] came",
    ]


def test_steps_outside_fail_in_more_than_one_way_and_more_than_once() -> None:
    async def outside(flow: object) -> None:
        """Does nothing."""

    made: Step[Any] = Step("made", do=outside, undo=outside)
    kept: Step[Any] = Step("kept", do=outside, no_undo_because="nothing is made")
    row: Step[Any] = Step("row", commit=lambda tx, flow: None, no_undo_because="it changes nothing")
    cases = list(cases_of(known(Workflow("w", BaseModel, (row, made, kept))).plan))
    faults = {step: {case.fault for case in cases if case.step == step} for step in ("row", "made", "kept")}
    silence = {Fault.UNREACHABLE_BEFORE, Fault.UNREACHABLE_AFTER}
    assert faults["made"] >= silence | {Fault.SILENT}
    assert faults["kept"] & {*silence, Fault.SILENT} == silence
    assert faults["row"] & {*silence, Fault.SILENT} == set()


@pytest.mark.simulator_only("looks at what the node holds in memory")
@pytest.mark.cloud(check=False)
async def test_what_acts_outside_has_a_better_reason_than_to_be_the_last_step(cloud: TestCloud) -> None:
    """Half-way through the last step there is something to undo as well."""
    workflows = cloud.node.kernel.engine.plans()
    acting = [(flow, step) for flow in workflows for step in flow.steps if step.do is not None]
    assert [f"{flow.name}/{step.name}" for flow, step in acting if "last step" in step.no_undo_because] == []
    names = {flow.name for flow in workflows} | {f"{flow.name}/{step.name}" for flow, step in acting}
    assert {*CALLS} <= names
