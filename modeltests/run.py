"""Runs of the robot: drawn from a seed, or replayed from a log."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from orrery.modeltests.action import ADMIN, NAMED, Action, replaced
from orrery.modeltests.drawing import Drawer, Share, actions
from orrery.modeltests.engine import Engine, Step, cause_of
from orrery.modeltests.log import Entry, Log, Settings
from orrery.modeltests.names import Unresolvable
from orrery.modeltests.overlap import SPREAD, overlapped
from orrery.modeltests.profiles import profile
from orrery.modeltests.strategies import Strategy, strategy
from orrery.modeltests.until import Condition
from orrery.testlib.cloud import Options, open_cloud
from orrery.testlib.environment import Cloud, OpenedCloud


@dataclass(frozen=True)
class Limits:
    """When a run ends: after so many steps, when told to stop, or once a condition holds."""

    steps: int | None = None
    is_over: Callable[[], bool] = lambda: False
    until: Condition | None = None
    stop: Callable[[Step], bool] = lambda step: False
    """Whether the run ends with this step."""
    apis: Sequence[str] = ()
    """What is drawn from; all actions where it is empty."""


@dataclass
class Run:
    """What has happened in a run."""

    settings: Settings
    steps: list[Step] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    skipped: list[Action] = field(default_factory=list)
    """Actions of a replayed log that name something that has not come."""
    leaks: list[str] = field(default_factory=list)
    """What was wrong at the end."""
    summary: str = ""
    until_held: bool = False

    @property
    def failures(self) -> list[Step]:
        """The steps to which the model or an oracle objects."""
        return [step for step in self.steps if step.wrong]

    @property
    def causes(self) -> Counter[str]:
        """How often each cause was met; what is wrong at the end has causes too."""
        found = [cause for step in self.failures for cause in step.causes]
        return Counter([*found, *(f"at the end: {cause_of(leak)}" for leak in self.leaks)])

    @property
    def log(self) -> Log:
        """The log of the run."""
        return Log(self.settings, tuple(self.entries))


@contextmanager
def opened(settings: Settings) -> Iterator[OpenedCloud]:
    """The cloud of a run. Raises DeploymentError, DeploymentFailed."""
    options = Options(plan=settings.cloud, variables=settings.variables, seed=settings.seed, check=False)
    with open_cloud(options) as cloud:
        yield cloud


def explore(settings: Settings, limits: Limits, *, share: Share | None = None) -> Run:
    """A run whose actions follow from the seed. Raises BadStrategy, BadProfile, DeploymentError."""
    chooser, faults = strategy(settings.strategy), profile(settings.faults)
    run = Run(settings)
    with opened(settings) as cloud:

        async def main() -> None:
            engine = await Engine.prepared(cloud.cloud, faults)
            await _explored(run, engine, chooser, limits, share or Share())
            run.leaks = await ended(cloud.cloud)

        cloud.run(main())
        run.summary = cloud.summary()
        cloud.finish()
    return run


async def _explored(run: Run, engine: Engine, chooser: Strategy, limits: Limits, share: Share) -> None:
    rng = random.Random(f"robot {run.settings.seed}")
    drawer = Drawer(rng, engine.accounts, share)
    drawer.keep(engine.state)
    count, number = run.settings.concurrency, 0
    while (limits.steps is None or number < limits.steps) and not limits.is_over():
        drawer.accounts = engine.accounts
        drawn = []
        for _ in range(count):
            number += 1
            action = drawer.action(
                number, chooser.choose(rng, limits.apis or actions(), engine.state), engine.state
            )
            if count > 1:
                wait = round(rng.uniform(0, SPREAD), 3)
                action = replace(action, batch=number - number % -count, wait=wait)
            drawn.append(action)
        steps = await _done(run, engine, drawn)
        for step in steps:
            chooser.ended(step.action.api, step.outcome)
        if any(map(limits.stop, steps)):
            return
        if limits.until is not None and limits.until.holds(engine.state):
            run.until_held = True
            return


async def _done(run: Run, engine: Engine, drawn: Sequence[Action]) -> list[Step]:
    """Carries actions out, several of them at once, and logs them as they were before they happened."""
    named = [replace(action, fields=engine.names.written(action.fields)) for action in drawn]
    steps = [await engine.step(drawn[0])] if len(drawn) == 1 else await overlapped(engine, drawn)
    run.steps += steps
    run.entries += [
        Entry(action=action, outcome=step.outcome, wrong=step.wrong)
        for action, step in zip(named, steps, strict=True)
    ]
    return steps


async def ended(cloud: Cloud) -> list[str]:
    """What is wrong once faults are over and everything has had its time."""
    for number, _ in list(cloud.faults.items()):
        cloud.faults.remove(number)
    await cloud.settle()
    return await cloud.leaks()


def replay(settings: Settings, logged: Sequence[Action], stop: Callable[[Step], bool] | None = None) -> Run:
    """A run of logged actions, up to the first step that `stop` is true of.

    An action that names what has not come is given another resource of the kind, or skipped where there is
    none. Raises BadProfile, DeploymentError.
    """
    run = Run(settings)
    with opened(settings) as cloud:

        async def main() -> None:
            engine = await Engine.prepared(cloud.cloud, profile(settings.faults))
            for _, together in groupby(logged, key=lambda action: action.batch or -action.number):
                there = list(_resolved(run, engine, together))
                steps = await _done(run, engine, there) if there else []
                if stop is not None and any(stop(step) for step in steps):
                    return
            run.leaks = await ended(cloud.cloud)

        cloud.run(main())
        run.summary = cloud.summary()
        cloud.finish()
    return run


def _resolved(run: Run, engine: Engine, logged: Iterable[Action]) -> Iterator[Action]:
    """Those of the logged actions that can be done, with uuids for names."""
    for action in logged:
        fields = resolved(engine, action)
        if fields is None or action.caller not in (ADMIN, *engine.accounts):
            run.skipped.append(action)
        else:
            yield replace(action, fields=fields)


def resolved(engine: Engine, action: Action) -> Mapping[str, Any] | None:
    """The fields of a logged action with uuids for names; None where nothing like what it names is there."""
    try:
        found: Mapping[str, Any] = engine.names.read(action.fields)
    except Unresolvable:
        repaired = replaced(action.fields, NAMED, lambda match: engine.names.known(match[0], engine.state))
        try:
            found = engine.names.read(repaired)
        except Unresolvable:
            return None
    return found
