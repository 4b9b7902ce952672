"""Carries out the cases, each in a process of its own that is forked from a cloud at rest."""

from __future__ import annotations

import asyncio
import copy
import gc
import importlib
import json
import os
import signal
import sys
import traceback
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial
from types import FrameType
from typing import Any, NamedTuple

from sqlalchemy import func, select

from orrery.backends.cloud import CloudOptions, parameters_of, provision
from orrery.core.api.catalogue import plugins
from orrery.core.api.dispatcher import Job, Outcome
from orrery.core.client.deploy import deploy, load
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import OrreryError, TimedOut
from orrery.core.kernel.plugins import Plugin
from orrery.core.kernel.workflow import Engine, Garbage, Plan, Step, Workflow
from orrery.core.kernel.workflow.failures import Failing
from orrery.core.kernel.workflow.plan import Known
from orrery.core.kernel.workflow.steps import O, P
from orrery.core.node import NodeParts
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.loop import run_virtual
from orrery.testlib.cloud import CLOUDS
from orrery.testlib.matrix.calls import CALLS, Call, create_vms
from orrery.testlib.matrix.faults import FAILING, UNDOING, WITHOUT_ERROR, Case, Fault, Saboteur, cases_of
from orrery.testlib.matrix.state import changes, snapshot
from orrery.testlib.mortal import MortalCloud, MortalDatabase
from orrery.testlib.tenants import share_with_all

SEED = 1
FOR_ADMINS = ("DeleteL3Network",)
"""Calls that a tenant could make, but not on what the deployment has."""
CASE_SECONDS = 60
"""Of real time; a case that takes longer turns in a circle, and its process shows where."""
GARBAGE = Statement(select(func.count()).select_from(Garbage))


class Found(NamedTuple):
    """What came out of a case: what is wrong, and what the step called outside."""

    problems: list[str]
    calls: list[str] = []


Report = dict[str, Found]
"""By the case."""


class StandInEngine(Engine):
    """Runs a workflow's stand-in where it has one."""

    stand_in: Plan[Any, Any] | None = None
    crowded = False
    """Whether some job has begun more than one run by itself; then no run could speak for it."""

    async def run(
        self,
        workflow: Workflow[P, O],
        params: P,
        *,
        claims: tuple[Uuid, ...],
        answer: Uuid | None = None,
        failing_as: Failing | None = None,
    ) -> O:
        """As the engine does."""
        try:
            return await super().run(workflow, params, claims=claims, answer=answer, failing_as=failing_as)
        finally:
            runs = self.runs_of_jobs.current()
            self.crowded = self.crowded or (runs is not None and len(runs.numbers) > 1)

    def plan_of(self, workflow: Workflow[P, O]) -> Plan[P, O]:
        """As the engine does."""
        if self.stand_in is not None and workflow.name == self.stand_in.name:
            return self.stand_in
        return super().plan_of(workflow)

    def known(self, name: str) -> Known[Any, Any] | None:
        """As the engine does."""
        found = super().known(name)
        if found is None or self.stand_in is None or name != self.stand_in.name:
            return found
        return Known(self.stand_in, {**found.by_name, **{step.name: step for step in self.stand_in.steps}})


class MatrixCloud(MortalCloud):
    """A mortal cloud with stand-ins for workflows. What a tenant may call, a tenant calls, who has quotas."""

    __test__ = False
    engine = StandInEngine
    brought: tuple[Plugin, ...] = ()
    """Plugins that take part without being installed."""
    tenants_session = ""

    async def adopt_tenant(self) -> None:
        """From now on a tenant calls."""
        await share_with_all(self)
        self.tenants_session = (await self.tenant("matrix")).session

    async def invoke(self, api: str, wire_fields: Mapping[str, Any]) -> dict[str, Any]:
        """As whoever is to call this API."""
        return await super(MatrixCloud, self._caller_of(api)).invoke(api, wire_fields)

    async def submit(self, api: str, fields: dict[str, Any]) -> Job:
        """As whoever is to call this API."""
        return await super(MatrixCloud, self._caller_of(api)).submit(api, fields)

    async def outcome_of(self, call: Call) -> Outcome:
        """How a call ends, or the message that stands for it."""
        if call.message is None:
            return await self.outcome(await self.submit(call.api, call.fields))
        answer = asyncio.ensure_future(self.node.kernel.bus.call(call.message))
        ended: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        answer.add_done_callback(lambda done: ended.set_result(Outcome(done.exception() is None, {})))
        if await self.ends_before_death(ended):
            return ended.result()
        await self.restart()
        return Outcome(False, {})

    def _caller_of(self, api: str) -> MatrixCloud:
        caller = copy.copy(self)
        if self.tenants_session and not self.node.api.declared(api).admin and api not in FOR_ADMINS:
            caller.session = self.tenants_session
        return caller

    def parts(self) -> NodeParts:
        """With the plugins that were brought."""
        return replace(super().parts(), plugins=[*plugins(), *self.brought])

    def sabotage(self, case: Case) -> Saboteur:
        """From now on the case's fault awaits its workflow on this node."""
        victim, engine, db = self.node, self.node.kernel.engine, self.db
        assert isinstance(engine, StandInEngine)
        assert isinstance(db, MortalDatabase)

        def kill() -> None:
            if self.node is victim:  # the tasks of a dead node go on, and come here again
                self.crash()

        def kill_when_durable() -> None:
            db.dies = True

        saboteur = Saboteur(case, kill, kill_when_durable)
        (real,) = [one for one in engine.plans() if one.name == case.workflow]
        engine.stand_in = saboteur.sabotaged(real)
        return saboteur

    def patience(self, case: Case) -> float:
        """How long the step of a case waits for a reply, in seconds."""
        (real,) = [one for one in self.node.kernel.engine.plans() if one.name == case.workflow]
        (step,) = [one for one in real.steps if one.name == case.step]
        assert isinstance(step, Step)
        return step.timeout_seconds


async def check(cloud: MatrixCloud, call: Call, case: Case) -> Found:
    """Carries one case out; gives what is wrong afterwards, and what the step called outside."""
    saboteur = cloud.sabotage(case)
    first = cloud.node
    before = await cloud.node.kernel.db.read(snapshot)
    if call.meanwhile is not None:
        saboteur.meanwhile = partial(call.meanwhile, cloud)
    outcome = await cloud.outcome_of(call)
    problems: list[str] = []
    if case.fault is Fault.SILENT:
        problems += await _go_on(cloud, call)
    if case.fault is Fault.REPLY_LOST:
        await cloud.settle(cloud.patience(case))
    leaks = await cloud.leaks()
    if not outcome.success:
        leaks = [leak for leak in leaks if not leak.startswith(call.leaks)]
    problems += [] if saboteur.struck else ["the call never came to the step"]
    problems += _unexpected(case, call, outcome, cloud)
    problems += leaks
    if case.fault in FAILING and not outcome.success and call.is_the_run:
        after = await cloud.node.kernel.db.read(snapshot)
        problems += [text for text in changes(before, after) if not text.startswith(tuple(call.changes))]
    garbage = await cloud.node.kernel.db.read(_count_garbage)
    if garbage:
        problems.append(f"{garbage} pieces of garbage are never collected")
    if stuck := cloud.node.kernel.tasks.busy():
        problems.append(f"turns in {stuck} were never given back")
    assert isinstance(first.kernel.engine, StandInEngine)
    if first.kernel.engine.crowded:
        problems.append(f"the job of {call.api} has begun more than one run by itself")
    return Found(problems, saboteur.calls)


async def _go_on(cloud: MatrixCloud, call: Call) -> list[str]:
    """What follows a call while its garbage waits may be refused, and must not break."""
    problems = []
    again = () if call.message is not None else ((call.api, call.fields),)
    for api, fields in call.then or again:
        outcome = await cloud.outcome(await cloud.submit(api, fields))
        if not outcome.success and outcome.body["error"]["code"] == OrreryError.code:
            problems.append(f"{api} after it broke: {OrreryError.from_wire(outcome.body['error'])}")
    return problems


def _count_garbage(tx: Transaction) -> int:
    return int(tx.scalar(GARBAGE))


def _unexpected(case: Case, call: Call, outcome: Outcome, cloud: MatrixCloud) -> list[str]:
    if call.message is not None:
        return []  # it ends without an answer where the node dies; what is left says whether it was done
    said = "" if outcome.success else str(OrreryError.from_wire(outcome.body["error"]))
    if case.fault in UNDOING and outcome.success and call.is_the_run:
        return ["the job has succeeded, although its run was undone"]
    if case.fault in WITHOUT_ERROR and not outcome.success:
        job_seconds = cloud.node.api.declared(call.api).timeout_seconds
        if case.fault is Fault.REPLY_LOST and cloud.patience(case) >= job_seconds and TimedOut.code in said:
            return []  # nobody waits that long; the run goes on, and ends without its job
        # Of what dies with the transaction that was to begin the run, nobody knows how far it came.
        never_begun = call.many_runs or case.fault in (Fault.KILLED_BEFORE, Fault.REPLY_LOST)
        return [] if never_begun and "stopped while" in said else [f"the job has failed: {said}"]
    return []


def bring(module: str) -> None:
    """Makes a plugin take part that is not installed: `module` has its NOUN."""
    noun = importlib.import_module(module).NOUN
    MatrixCloud.brought += (Plugin(name=noun.name, origin=module, noun=noun),)


def on_cloud(body: Callable[[MatrixCloud], Awaitable[int]]) -> int:
    """Runs `body` on the small cloud."""
    plan = load(CLOUDS / "small.yaml", {"vms": 0})
    env = SimEnvironment()
    options = CloudOptions(seed=SEED, parameters=parameters_of(plan), repeats=False)
    cloud = MatrixCloud.build(env, options)
    assert isinstance(cloud, MatrixCloud)

    async def main() -> int:
        await cloud.start()
        provision(cloud.world, plan)
        cloud.deployed = await deploy(plan, cloud)
        await cloud.adopt_tenant()
        await create_vms(cloud)
        await cloud.settle(60)
        assert await cloud.leaks() == []  # also compiles the oracles' statements, once for all children
        return await body(cloud)

    return run_virtual(main(), env)


def _give_up(number: int, frame: FrameType | None) -> None:
    traceback.print_stack(frame)
    sys.stderr.flush()
    os._exit(1)


async def forked(work: Callable[[], Awaitable[Report]]) -> tuple[int, int]:
    """Begins `work` in a child process; gives its id, and where its report can be read."""
    sys.stdout.flush()
    gc.freeze()  # a collection in the child would copy every page
    loop = asyncio.get_running_loop()
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    status = 1
    try:
        asyncio._set_running_loop(loop)  # which loop runs is kept for each process by its id
        os.close(reading)
        report = await work()
        with os.fdopen(writing, "w") as pipe:
            json.dump(report, pipe)
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def report_of(child: tuple[int, int], about: str) -> Report:
    """What a child has found, once it has ended."""
    pid, reading = child
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    _, status = os.waitpid(pid, 0)
    if status != 0 or not text:
        return {about: Found([f"its process ended with status {status}"])}
    return {name: Found(*found) for name, found in json.loads(text).items()}


async def check_workflow(cloud: MatrixCloud, name: str, cases: list[Case]) -> Report:
    """Brings the cloud to where the workflow's call makes sense, then forks a process for each case.

    Steps with calls of their own have a cloud of their own.
    """
    report: Report = {}
    by_call: dict[str, list[Case]] = {}
    for case in cases:
        own = f"{case.workflow}/{case.step}"
        by_call.setdefault(own if own in CALLS else name, []).append(case)
    for call, of_call in by_call.items():
        if len(by_call) == 1:
            return await _check_cases(cloud, call, of_call)
        report |= report_of(await forked(partial(_check_cases, cloud, call, of_call)), call)
    return report


async def _check_cases(cloud: MatrixCloud, name: str, cases: list[Case]) -> Report:
    call = await CALLS[name](cloud)
    await cloud.settle(60)
    report: Report = {}
    for case in cases:

        async def work(case: Case = case) -> Report:
            signal.signal(signal.SIGALRM, _give_up)
            signal.alarm(CASE_SECONDS)
            try:
                return {str(case): await check(cloud, call, case)}
            except Exception as failure:
                return {str(case): Found([f"{type(failure).__name__}: {failure}"])}

        report |= report_of(await forked(work), str(case))
    return report


async def check_all(cloud: MatrixCloud, chosen: dict[str, list[Case]], workers: int) -> Report:
    """All cases, a process for each workflow, `workers` of them at once."""
    waiting = list(chosen)
    running: list[tuple[str, tuple[int, int]]] = []
    report: Report = {}
    while waiting or running:
        while waiting and len(running) < workers:
            name = waiting.pop(0)
            work = partial(check_workflow, cloud, name, chosen[name])
            running.append((name, await forked(work)))
        name, child = running.pop(0)
        report |= report_of(child, name)
    return report


def cases_by_workflow(cloud: MatrixCloud, only: str) -> dict[str, list[Case]]:
    """The cases whose names begin with `only`, by workflow."""
    chosen = {}
    for workflow in cloud.node.kernel.engine.plans():
        cases = [case for case in cases_of(workflow) if str(case).startswith(only)]
        if cases:
            chosen[workflow.name] = cases
    return chosen


def idle_steps(report: Report, cases: list[Case]) -> list[str]:
    """The steps with something to do outside that called nothing there in any of their cases."""
    does, called = [], set()
    for case in cases:
        step = f"{case.workflow}/{case.step}"
        if case.fault is Fault.UNREACHABLE_AFTER and not case.is_contributed:
            does.append(step)
        if str(case) in report and report[str(case)].calls:
            called.add(step)
    return [step for step in does if step not in called]


def failures_in(report: Report, cases: list[Case]) -> list[str]:
    """A text for each case that failed, and for each step whose faults had nothing to strike."""
    failed = [
        f"{name}: {'; '.join(found.problems)}\n    reproduce: python -m orrery.testlib.matrix --only {name}"
        for name, found in report.items()
        if found.problems
    ]
    idle = [
        f"{step}: it called nothing outside in any of its cases, so its faults were those of nothing"
        for step in idle_steps(report, cases)
    ]
    return failed + idle
