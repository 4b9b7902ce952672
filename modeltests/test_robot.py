"""Runs of the robot: they find nothing wrong, follow from the seed, and shrink."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from orrery.core.kernel.errors import DatabaseFailed
from orrery.modeltests.action import Action
from orrery.modeltests.drawing import EXCLUDED, actions
from orrery.modeltests.engine import STUCK, Engine
from orrery.modeltests.log import Entry, Log, Settings, written
from orrery.modeltests.model import RULES
from orrery.modeltests.model.prediction import creation, refusal
from orrery.modeltests.oracles import beyond_quota
from orrery.modeltests.profiles import PROFILES
from orrery.modeltests.report import html_report, text_report
from orrery.modeltests.run import Limits, Run, at_end, explore, replay
from orrery.modeltests.shrink import NotReproduced, as_test, shrink
from orrery.modeltests.state import State
from orrery.modeltests.until import parse_until
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Fault, FaultKind

VMS = {"vms": 2}
FAILED = "HOST.1007"
"""How a call ends that a host has refused."""
STEPS = int(os.environ.get("ORRERY_ROBOT_STEPS", "60"))
"""Actions of each run; more find more."""


@pytest.mark.parametrize(
    "settings",
    [
        Settings(seed=1, variables=VMS),
        Settings(seed=2, variables=VMS, strategy="fair"),
        Settings(seed=3, variables=VMS, strategy="path"),
        Settings(seed=4, variables=VMS, faults="calls"),
    ],
    ids=lambda settings: f"{settings.strategy}-{settings.faults}",
)
def test_the_model_predicts_every_outcome(settings: Settings) -> None:
    run = explore(settings, Limits(steps=STEPS))
    assert not run.causes, text_report(run)
    assert len(run.steps) == STEPS


def test_overlapping_actions_end_as_in_some_order() -> None:
    settings = Settings(seed=5, variables=VMS, concurrency=3)
    run = explore(settings, Limits(steps=45))
    assert not run.causes, text_report(run)
    again = replay(settings, run.log.actions)
    assert [step.outcome for step in again.steps] == [step.outcome for step in run.steps]
    assert again.summary == run.summary


def test_one_seed_gives_one_log_and_one_trace() -> None:
    settings = Settings(seed=6, variables=VMS, strategy="fair")
    first, second = (explore(settings, Limits(steps=40)) for _ in range(2))
    assert (written(first.log), first.summary) == (written(second.log), second.summary)
    again = replay(settings, first.log.actions)
    assert [step.outcome for step in again.steps] == [step.outcome for step in first.steps]
    assert again.summary == first.summary


def test_a_run_goes_on_after_an_episode_that_breaks_off(monkeypatch: pytest.MonkeyPatch) -> None:
    original = TestCloud.wrongs

    async def wrongs(cloud: TestCloud) -> list[str]:
        if await cloud.query("QueryZone", "name=broken"):
            raise DatabaseFailed("integer overflow")
        return await original(cloud)

    monkeypatch.setattr(TestCloud, "wrongs", wrongs)
    actions = [
        Action(number=number, api="CreateZone", fields={"name": name}, episode=number // 2)
        for number, name in enumerate(("a", "broken", "b"))
    ]
    run = replay(Settings(variables=VMS), actions)
    cause = "at the end: the episode broke off: DatabaseFailed: [SYS.#] integer overflow"
    assert list(run.causes) == [cause]
    assert len(run.summaries) == 2, "the second episode is run as well"
    assert [entry.action.number for entry in run.entries] == [0, 1, 2], "what broke it off is in the log"
    shrunk, met = shrink(run.log)
    assert met == cause
    assert [entry.action.number for entry in shrunk.entries] == [1]
    assert "'broken'" in as_test(shrunk, met)


def test_a_run_ends_once_the_condition_holds() -> None:
    limits = Limits(steps=300, until=parse_until("vm.stopped>=1"))
    run = explore(Settings(seed=7, variables=VMS), limits)
    assert run.until_held
    assert len(run.steps) < 300


ACTIONS = (
    Action(number=1, api="CreateZone", fields={"name": "a", "description": "first"}),
    Action(number=2, api="CreateZone", fields={"name": "b"}),
    Action(number=3, api="CreateDataVolume", fields={"name": "v", "diskSize": 1 << 30}),
    Action(number=4, api="UpdateZone", fields={"uuid": "@1.ZoneVO.0", "name": "c"}),
    Action(
        number=5, api="ChangeZoneState", fields={"uuid": "@2.ZoneVO.0", "stateEvent": "disable"}, wait=9.0
    ),
    Action(number=6, api="DeleteDataVolume", fields={"uuid": "@3.VolumeVO.0"}),
)
LOG = Log(Settings(variables={"vms": 0}), tuple(Entry(action=action) for action in ACTIONS))


def test_a_failure_shrinks_to_the_actions_that_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that is wrong stands for a cloud that is. Another zone takes the place of one never made."""
    monkeypatch.setitem(RULES, "ChangeZoneState", lambda state, action: refusal("SYS.1005"))
    shortest, cause = shrink(LOG)
    assert [step.action.api for step in shortest.steps] == ["ChangeZoneState"]
    assert shortest.steps[0].action.wait == 0
    assert "SYS.1005" not in cause
    source = as_test(shortest, cause)
    scope: dict[str, Any] = {}
    exec(compile(source, "test_robot.py", "exec"), scope)
    with pytest.raises(AssertionError, match="ChangeZoneState"):
        scope["test_nothing_is_wrong_after_these_actions"]()
    monkeypatch.undo()
    scope["test_nothing_is_wrong_after_these_actions"]()


def test_parameters_that_a_failure_does_not_need_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RULES, "CreateZone", lambda state, action: creation("Zone", state="Disabled"))
    shortest, _ = shrink(LOG)
    assert [dict(step.action.fields) for step in shortest.steps] in ([{"name": "a"}], [{"name": "b"}])


def test_a_log_without_a_failure_is_not_shrunk() -> None:
    with pytest.raises(NotReproduced, match="nothing that is wrong"):
        shrink(LOG)


def test_every_changing_api_is_an_action_with_a_model() -> None:
    assert not set(EXCLUDED) & set(actions())
    assert set(RULES) == set(actions())


def test_the_report_names_what_was_done() -> None:
    run = explore(Settings(seed=9, variables=VMS), Limits(steps=10))
    page = html_report(run)
    assert all(step.action.api in page for step in run.steps)
    assert "ordered pairs of calls: 9 of" in text_report(run)


def test_a_new_cloud_is_deployed_after_some_actions() -> None:
    settings = Settings(seed=10, variables={"vms": 0}, fresh=15)
    told: list[str] = []
    run = explore(settings, Limits(steps=40), tell=told.append)
    assert told == ["15 actions so far, 0 of them wrong", "30 actions so far, 0 of them wrong"]
    assert [step.action.episode for step in run.steps] == [0] * 15 + [1] * 15 + [2] * 10
    assert (len(run.summaries), run.summary.startswith("3 clouds")) == (3, True)
    again = replay(settings, run.log.actions)
    assert [step.outcome for step in again.steps] == [step.outcome for step in run.steps]
    assert again.summaries == run.summaries


def test_a_failure_shrinks_to_actions_of_its_own_cloud(monkeypatch: pytest.MonkeyPatch) -> None:
    zone = Action(number=7, api="CreateZone", fields={"name": "late"}, episode=1)
    state = Action(
        number=8, api="ChangeZoneState", fields={"uuid": "@7.ZoneVO.0", "stateEvent": "enable"}, episode=1
    )
    earlier = [action for action in ACTIONS if action.api != "ChangeZoneState"]
    log = Log(LOG.settings, tuple(Entry(action=action) for action in (*earlier, zone, state)))
    monkeypatch.setitem(RULES, "ChangeZoneState", lambda state, action: refusal("SYS.1005"))
    shortest, _ = shrink(log)
    assert {step.action.number for step in shortest.steps} <= {7, 8}
    assert shortest.steps[-1].action.number == 8


def test_more_than_a_quota_allows_is_wrong_unless_it_was_there_before() -> None:
    def having(volumes: int, quota: int) -> State:
        rows = {str(n): {"type": "Data", "status": "Ready", "accountUuid": "ann"} for n in range(volumes)}
        limit = {"identityUuid": "ann", "name": "volume.data.num", "value": quota}
        return State({"VolumeVO": rows, "QuotaVO": {"q": limit}})

    told = ["account[ann] has 3 of quota volume.data.num, which allows 2"]
    assert list(beyond_quota(["ann"], having(2, 2), having(3, 2))) == told
    assert list(beyond_quota(["ann"], having(1, 2), having(2, 2))) == []
    assert list(beyond_quota(["ann"], having(3, 5), having(3, 2))) == []
    assert list(beyond_quota(["bob"], having(2, 2), having(3, 2))) == []


def test_a_call_that_never_ends_is_told_and_the_run_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = TestCloud.invoke

    async def invoke(cloud: TestCloud, api: str, fields: Mapping[str, Any]) -> dict[str, Any]:
        if api == "UpdateZone":
            await asyncio.sleep(1e9)
        return await answered(cloud, api, fields)

    monkeypatch.setattr(TestCloud, "invoke", invoke)
    run = replay(LOG.settings, LOG.actions)
    assert [step.outcome for step in run.steps] == ["ok", "ok", "ok", STUCK, "ok", "ok"]
    assert list(run.causes) == ["UpdateZone: ended with stuck, where ok is right"]


def test_random_faults_strike_an_action_alike_without_those_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else a log with random faults does not shrink."""
    refusals = Fault(kind=FaultKind.FAILED_CALL, probability=0.5)
    monkeypatch.setitem(PROFILES, "refusals", (refusals,))
    settings = Settings(seed=1, variables=VMS, faults="refusals")
    run = explore(settings, Limits(steps=16, apis=("RebootVmInstance",)))
    done = zip(run.log.actions, run.steps, strict=True)
    failed = [(action, step.outcome) for action, step in done if step.outcome.endswith(FAILED)]
    assert failed
    for action, outcome in failed:
        assert [step.outcome for step in replay(settings, [action]).steps] == [outcome]


def test_faults_that_a_failure_does_not_need_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = Fault(kind=FaultKind.LOST_REPLY, operations=("pause_vm",))
    refused = Fault(kind=FaultKind.FAILED_CALL, operations=("reboot_vm",))
    monkeypatch.setitem(PROFILES, "two", (silent, refused))
    judged = Engine._compared

    def compared(engine: Engine, action: Action, *others: Any, **more: Any) -> Iterator[str]:
        yield from judged(engine, action, *others, **more)
        if others[2][0].endswith(FAILED):
            yield "it failed"

    monkeypatch.setattr(Engine, "_compared", compared)
    action = Action(number=1, api="RebootVmInstance", fields={"uuid": "@0.VmInstanceVO.0"})
    log = Log(Settings(variables=VMS, faults="two"), (Entry(action=action),))
    shortest, cause = shrink(log)
    assert (cause, shortest.settings.left_out) == ("RebootVmInstance: it failed", [0])
    assert "left_out=[0]" in as_test(shortest, cause)


def test_a_shrunk_test_repeats_all_that_a_run_follows_from() -> None:
    settings = Settings(seed=3, variables={"vms": 1}, faults="chaos", swarm=True, fresh=5)
    action = Action(number=6, api="CreateZone", fields={"name": "z"}, wait=1.5, batch=6, episode=1)
    scope: dict[str, Any] = {}
    exec(as_test(Run(settings, entries=[Entry(action=action)]), "why"), scope)
    assert (scope["SETTINGS"], scope["ACTIONS"]) == (settings, (action,))


def test_what_is_wrong_at_the_end_has_a_cause() -> None:
    assert at_end("vm[0123456789ab4def8123456789abcdef] has 3") == "at the end: vm[*] has #"
