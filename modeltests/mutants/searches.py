"""How each testing system looks for a bug that is in the product of this process already.

Nothing of the product is imported before a search begins.
"""

from __future__ import annotations

import math
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from orrery.modeltests.mutants.declaration import System

if TYPE_CHECKING:
    from orrery.modeltests.run import Run

ROOT = Path(__file__).resolve().parents[2]
SHRINK_SECONDS = 60.0
"""CPU time in which a log is shrunk, beside that of the search."""
TEST_SECONDS = 30.0
"""CPU time of one test; one that turns in a circle has found the bug."""
PRELOADED = "ignore:Module already imported:pytest.PytestAssertRewriteWarning"
"""What pytest says where a process that forks has imported its plugins."""
LEFT_OUT = ("-p", "no:schemathesis", "-p", "no:anyio")
"""Plugins that no test here uses and that take long to import."""
VMS = {"vms": 2}
SMALL_STORM = {"clusters": 4, "hosts": 5}


@dataclass
class Found:
    """What a search has come to. `steps` are tests, cases or actions, up to the one that found the bug."""

    by: str = ""
    """What found it, and "" where nothing did."""
    steps: int = 0
    shrunk: int | None = None
    """Actions that are left of the robot's log."""
    again: dict[str, Any] = field(default_factory=dict)
    """Options of a search that finds it with the least effort; without the bug it must find nothing."""


def used_seconds() -> float:
    """The CPU time of this process and of its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def tests(options: dict[str, Any], seconds: float) -> Found:
    """Runs tests up to the first that fails; with the option `every`, all of them."""
    import pytest

    found = Found()
    recorder = _recorder(found, math.inf if options.get("every") else seconds)
    os.chdir(ROOT)
    words = [
        *LEFT_OUT,
        "--numprocesses=0",
        "-p",
        "no:cacheprovider",
        "--tb=short",
        "-W",
        PRELOADED,
        *_chosen(options),
    ]
    status = pytest.main([*words, *options["files"]], plugins=[recorder])
    if status in (pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.INTERNAL_ERROR) and not found.by:
        found.by, found.again = "pytest itself fails", options
    return found


def _chosen(options: dict[str, Any]) -> list[str]:
    return [
        *([] if options.get("every") else ["-x"]),
        *(["-k", options["only"]] if options.get("only") else []),
    ]


def _recorder(found: Found, seconds: float) -> Any:
    """A plugin of pytest that notes what fails first, and ends tests that turn in a circle."""
    import pytest

    def give_up(number: int, frame: FrameType | None) -> None:
        pytest.fail(f"the test takes more than {TEST_SECONDS:g} s of CPU time")

    signal.signal(signal.SIGPROF, give_up)

    class Recorder:
        def pytest_runtest_logstart(self) -> None:
            found.steps += 1
            signal.setitimer(signal.ITIMER_PROF, TEST_SECONDS)

        def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
            if report.failed:
                self._note(report.nodeid, report.nodeid)

        def pytest_collectreport(self, report: pytest.CollectReport) -> None:
            if report.failed:
                self._note(report.nodeid, f"{report.nodeid} cannot be imported")

        def pytest_runtest_logfinish(self) -> None:
            signal.setitimer(signal.ITIMER_PROF, 0)
            if used_seconds() > seconds:
                pytest.exit("the budget is spent", returncode=0)

        def _note(self, nodeid: str, text: str) -> None:
            found.by = found.by or text
            found.again = {"files": [*found.again.get("files", ()), nodeid], "only": ""}

    return Recorder()


def matrix(options: dict[str, Any], seconds: float) -> Found:
    """Carries out cases of the fault matrix."""
    from orrery.testlib.matrix.run import MatrixCloud, cases_by_workflow, check_all, failures_in, on_cloud

    found = Found()

    async def body(cloud: MatrixCloud) -> int:
        for name, cases in cases_by_workflow(cloud, options["only"]).items():
            report = await check_all(cloud, {name: cases}, 1)
            for case in cases:
                found.steps += 1
                failures = failures_in(report, [case])
                if failures:
                    found.by, found.again = failures[0][:300], {"only": str(case)}
                    return 1
            if used_seconds() > seconds:
                break
        return 0

    on_cloud(body)
    return found


def robot(options: dict[str, Any], seconds: float) -> Found:
    """Explores from several seeds; what is found is shrunk."""
    from orrery.core.client.deploy.errors import DeploymentFailed
    from orrery.modeltests.log import Settings, read, written
    from orrery.modeltests.run import Limits, explore, replay

    if "log" in options:
        path = Path(options["log"])
        log = read(path)
        run = replay(log.settings, log.actions)
        return Found(by=next(iter(run.causes), ""), steps=len(run.steps))
    found = Found()
    for seed in range(1, options["seeds"] + 1):
        settings = Settings(
            seed=seed, variables=VMS, faults=options["faults"], concurrency=options["concurrency"]
        )
        limits = Limits(
            options["steps"],
            lambda: used_seconds() > seconds,
            stop=lambda step: bool(step.wrong),
            apis=options["apis"],
        )
        try:
            run = explore(settings, limits)
        except DeploymentFailed as failure:  # it takes no action to find the bug
            return Found(f"{type(failure).__name__}: {failure}"[:300], found.steps, 0, options)
        found.steps += len(run.steps)
        if run.causes:
            found.by = next(iter(run.causes))
            shortest = _shrunk(run, found.by, used_seconds() + SHRINK_SECONDS)
            found.shrunk, found.again = len(shortest.steps), {"text": written(shortest.log)}
            break
        if used_seconds() > seconds:
            break
    return found


def _shrunk(run: Run, cause: str, end: float) -> Run:
    """The shortest run that meets the cause, found before so much CPU time is used."""
    from orrery.modeltests.shrink import NotReproduced, shrink

    try:
        return shrink(run.log, cause, is_over=lambda: used_seconds() > end)[0]
    except NotReproduced:
        return run


def hypothesis(options: dict[str, Any], seconds: float) -> Found:
    """Runs the state machine until a step is wrong."""
    from hypothesis import HealthCheck, Phase, settings
    from hypothesis.stateful import run_state_machine_as_test

    from orrery.modeltests.engine import Step
    from orrery.modeltests.machine import Robot

    found = Found()

    class Watched(Robot):
        def told(self, step: Step) -> None:
            if not found.by:
                found.steps += 1
                found.by = next(iter(step.causes), "")
            super().told(step)

    chosen = settings(
        max_examples=options["examples"],
        stateful_step_count=options["steps"],
        phases=(Phase.generate,),
        derandomize=True,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(Watched, settings=chosen)
    except Exception as failure:
        found.by = found.by or f"{type(failure).__name__}: {failure}"[:300]
    found.again = dict(options)
    return found


def oracle(options: dict[str, Any], seconds: float) -> Found:
    """Storms of random operations, with the oracles in their pauses and at their ends."""
    from orrery.modeltests.storm import Storm
    from orrery.modeltests.storm_run import weather
    from orrery.testlib.cloud import TestCloud, run_cloud

    found = Found()

    def storm(seed: int) -> None:
        async def body(cloud: TestCloud) -> None:
            storm = Storm(cloud, seed)
            try:
                await weather(storm, options["operations"], seed)
            finally:
                found.steps += storm.outcomes.total()

        run_cloud(body, seed=seed, plan="storm", variables=SMALL_STORM)

    for seed in options["seeds"]:
        try:
            storm(seed)
        except AssertionError as wrong:
            found.by = " ".join(str(wrong).split())[:300]
            found.again = {**options, "seeds": [seed]}
            break
        if used_seconds() > seconds:
            break
    return found


SEARCHES: dict[System, Callable[[dict[str, Any], float], Found]] = {
    System.UNIT: tests,
    System.INTEGRATION: tests,
    System.MATRIX: matrix,
    System.ROBOT: robot,
    System.HYPOTHESIS: hypothesis,
    System.ORACLE: oracle,
}
