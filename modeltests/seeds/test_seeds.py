"""`orrery seeds`: clean slices, what diverges or dies, what is remembered, and what is refused."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from orrery.core.cli.main import main
from orrery.modeltests.log import Settings
from orrery.modeltests.mix import LAYOUTS, mix_of
from orrery.modeltests.seeds import campaign
from orrery.modeltests.seeds.campaign import Campaign, Outcome, Plan
from orrery.modeltests.seeds.command import seed_of_source
from orrery.modeltests.seeds.failing import BadMemory, Circumstances, Failing
from orrery.modeltests.seeds.one import ACTIONS, EFFECTS, ROWS, Ended, Job, first_difference, run_seed
from orrery.modeltests.seeds.pool import Worker
from orrery.modeltests.seeds.report import text_report
from orrery.testlib.processes import ORRERY

SETTINGS = Settings(variables={"vms": 2}, faults="chaos", swarm=True)
SHORT = 0.1
HERE = Circumstances(cloud="small", variables={"vms": 2}, profile="chaos", hours=SHORT)
SLICE = int(os.environ.get("ORRERY_SEEDS", "16"))
"""Seeds of the slice that differs by commit."""


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["seeds", *words], prog_name="orrery")


def test_a_slice_that_differs_by_commit_is_clean(tmp_path: Path) -> None:
    first = int(os.environ.get("ORRERY_SEED") or seed_of_source())
    words = ["--first", str(first), "--count", str(SLICE), "--workers", "2", "--minutes", "1"]
    result = run(*words, "--failing", str(tmp_path / "failing"))
    assert result.exit_code == 0, f"reproduce: orrery seeds --first {first} --count {SLICE}\n{result.output}"
    assert f"seeds {first} to {first + SLICE - 1}" in result.output
    assert "0 failed, 0 diverged" in result.output


def test_seeds_share_deployments_and_differ_otherwise() -> None:
    one = Job(settings=replace(SETTINGS, seed=3), seconds=300, record=True)
    other = replace(one, settings=replace(SETTINGS, seed=3 + LAYOUTS))
    first, second = run_seed(one), run_seed(other)
    assert first.digests != second.digests
    again = run_seed(one)
    assert (again.digests, again.causes) == (first.digests, first.causes)
    assert set(first.events) == {ACTIONS, EFFECTS, ROWS}
    assert len({mix_of(replace(SETTINGS, seed=seed)).apis for seed in range(20)}) == 20


def test_the_first_event_that_differs_is_named() -> None:
    events = {ACTIONS: ["a", "b"], EFFECTS: ["1 start_vm x ok", "2 stop_vm x ok"], ROWS: ["r"]}
    one = Ended(seed=1, events=events)
    assert first_difference(one, one).startswith("none")
    late = Ended(seed=1, events={**events, EFFECTS: ["1 start_vm x ok", "3 stop_vm x ok"]})
    assert "effect 2" in first_difference(one, late)
    assert "3 stop_vm x ok" in first_difference(one, late)
    longer = Ended(seed=1, events={**events, ACTIONS: ["a", "b", "c"]})
    assert first_difference(one, longer) == "action 3 is in one run only:\n    c"
    other = Ended(seed=1, events={**events, ROWS: ["s"]})
    assert "row 1" in first_difference(one, other)


class FakeWorker:
    """Runs that go wrong in a way that the seed says."""

    def __init__(self, hash_seed: int) -> None:
        self._hash_seed = hash_seed

    async def run(self, job: Job) -> Ended:
        seed = job.settings.seed
        trace = f"{self._hash_seed}" if seed == 3 else ""
        events = {ACTIONS: ["a"], EFFECTS: [f"1 start_vm {trace}"], ROWS: ["r"]} if job.record else {}
        causes = {"StartVmInstance: wrong": 2} if seed in (2, 5) else {}
        return Ended(
            seed=seed,
            actions=4,
            simulated_seconds=7200,
            causes=causes,
            digests={EFFECTS: trace},
            events=events,
        )

    async def stop(self) -> None:
        """Nothing to stop."""


def played(path: Path, *, twice: float, told: list[str]) -> tuple[Plan, Outcome]:
    plan = Plan(settings=SETTINGS, seeds=range(1, 7), hours=SHORT, twice=twice, workers=2)
    return plan, asyncio.run(Campaign(plan, Failing(path, HERE), told.append).run())


def test_failing_and_diverging_seeds_are_told_with_the_command_that_repeats_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(campaign, "Worker", FakeWorker)
    told: list[str] = []
    plan, outcome = played(tmp_path / "failing", twice=1, told=told)
    assert (outcome.seeds, outcome.twice, sorted(outcome.failed)) == (6, 6, [2, 3, 5])
    text = text_report(plan, outcome)
    assert "3 failed, 1 diverged" in text
    assert "2 × StartVmInstance: wrong\n    seed 2, 5\n" in text
    common = "--cloud small --var vms=2 --hours 0.1"
    assert f"orrery robot {common} --seed 2 --faults chaos --swarm" in text
    assert f"orrery seeds {common} --first 3 --count 1 --profile chaos --twice 1" in text
    assert "effect 1 is\n    1 start_vm 1\n  and\n    1 start_vm 2" in text
    assert sum(line.startswith("seed ") for line in told) == 3


def test_failing_seeds_are_kept_and_run_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "failing"
    elsewhere = Circumstances(cloud="storm", profile="chaos", hours=SHORT)
    Failing(path, elsewhere).note(9, ["another cloud"])
    Failing(path, HERE).note(6, ["what was mended since"])
    monkeypatch.setattr(campaign, "Worker", FakeWorker)
    order: list[int] = []
    asked = FakeWorker.run

    async def noted(self: FakeWorker, job: Job) -> Ended:
        order.append(job.settings.seed)
        return await asked(self, job)

    monkeypatch.setattr(FakeWorker, "run", noted)
    played(path, twice=0, told=[])
    assert order[0] == 6
    assert sorted(order) == [1, 2, 3, 4, 5, 6]
    assert Failing(path, HERE).seeds == [2, 5]
    assert Failing(path, elsewhere).seeds == [9]


def test_a_run_that_is_stuck_or_kills_its_process_fails() -> None:
    job = Job(settings=replace(SETTINGS, seed=1), seconds=60)

    async def body() -> tuple[Ended, Ended, Ended]:
        stuck, dies = Worker(1, stuck_seconds=0.01), Worker(1)
        process = await dies._start()
        process.kill()
        ended = await stuck.run(job), await dies.run(job), await dies.run(job)
        await dies.stop()
        return ended

    stuck, died, replaced = asyncio.run(body())
    assert list(stuck.causes) == ["the run did not end within 0.01 s"]
    assert "the process of the run ended with status -9" in next(iter(died.causes))
    assert (replaced.causes, replaced.seed) == ({}, 1)
    assert replaced.digests


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--first", "x"), "'x' is no seed; give a number from 0 to 2147483647, or 'source'"),
        (("--first", "-3"), "'-3' is no seed"),
        (("--count", "many"), "'many' is not a valid integer"),
        (("--profile", "kaos"), "--profile: there is no profile 'kaos'"),
        (("--profile", "kaos"), "did you mean chaos?"),
        (("--cloud", "nowhere"), "there is no file 'nowhere'"),
        (("--failing", "/nowhere/file"), "the folder /nowhere does not exist"),
        (("--hours", "0"), "0"),
        (("--twice", "2"), "2.0 is not in the range 0<=x<=1"),
    ],
)
def test_wrong_words_are_refused(words: tuple[str, ...], told: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert told in " ".join(result.output.split())


def test_a_cloud_that_does_not_deploy_is_told(tmp_path: Path) -> None:
    failing = ["--failing", str(tmp_path / "failing")]
    wrong = tmp_path / "cloud.yaml"
    wrong.write_text("zones:\n  - {name: z, colour: red}\n", encoding="utf-8")
    result = run("--cloud", str(wrong), *failing)
    assert (result.exit_code, "colour" in result.output) == (2, True)
    wrong.write_text("vms:\n  - {name: v, image: none}\n", encoding="utf-8")
    result = run("--cloud", str(wrong), *failing)
    assert (result.exit_code, "none" in result.output) == (2, True)


@pytest.mark.parametrize("line", ["{", "[]", '{"seed": 1}', json.dumps({"seed": "x", **vars(HERE)})])
def test_a_file_of_something_else_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "failing"
    path.write_text(f"\n{line}\n".lstrip(), encoding="utf-8")
    with pytest.raises(BadMemory, match=":1: this is no failing seed; remove the line"):
        Failing(path, HERE)
    result = run("--failing", str(path))
    assert (result.exit_code, "this is no failing seed" in " ".join(result.output.split())) == (2, True)


def test_an_interrupted_campaign_reports_what_it_has_done(tmp_path: Path) -> None:
    words = [
        "seeds",
        "--count",
        "1000",
        "--hours",
        "0.01",
        "--workers",
        "1",
        "--cloud",
        "small",
        "--var",
        "vms=0",
    ]
    command = [*ORRERY, *words, "--failing", str(tmp_path / "failing")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "seeds 1 to 1000\n"
        process.terminate()
        told, _ = process.communicate(timeout=120)
    assert told.startswith("interrupted\nseeds: ")
    assert process.returncode == 0
