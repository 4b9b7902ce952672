"""Runs of the robot: drawn from a seed, or replayed from a log."""

from __future__ import annotations

import logging
import random
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any, TypeVar

from orrery.modeltests.action import ADMIN, NAMED, Action, replaced
from orrery.modeltests.drawing import Drawer, Share
from orrery.modeltests.engine import Engine, Step, cause_of
from orrery.modeltests.log import Entry, Log, Settings
from orrery.modeltests.mix import Mix, mix_of
from orrery.modeltests.names import Unresolvable
from orrery.modeltests.overlap import SPREAD, overlapped
from orrery.modeltests.until import Condition
from orrery.testlib.choice import SIMULATED, Choice, opener_of
from orrery.testlib.cloud import Options, open_cloud
from orrery.testlib.environment import Cloud, OpenedCloud, Unsupported

T = TypeVar("T")
BROKEN_MAX = 500
log = logging.getLogger(__name__)


def at_end(leak: str) -> str:
    """The cause of what is wrong at the end of an episode."""
    return f"at the end: {cause_of(leak)}"


@dataclass(frozen=True)
class Limits:
    """When a run ends: after so many steps or simulated seconds, when told to, or once a condition holds."""

    steps: int | None = None
    is_over: Callable[[], bool] = lambda: False
    until: Condition | None = None
    seconds: float | None = None
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
    leaks_by_episode: dict[int, list[str]] = field(default_factory=dict)
    """What was wrong at the end of each episode."""
    summaries: list[str] = field(default_factory=list)
    """Of each episode."""
    reached: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Steps of workflows with the kinds of faults that struck meanwhile, "" for each time without any."""
    until_held: bool = False
    unordered: int = 0
    """Batches of overlapping calls that have too many orders to try all of them."""
    told: Callable[[Sequence[Entry]], None] = lambda entries: None
    """Hears of entries as they come."""

    def keep(self, entries: Sequence[Entry]) -> None:
        """Adds entries to the log."""
        self.entries += entries
        self.told(entries)

    @property
    def leaks(self) -> list[str]:
        """What was wrong at the end, of all episodes."""
        return [leak for leaks in self.leaks_by_episode.values() for leak in leaks]

    @property
    def summary(self) -> str:
        """Seed, simulated time and trace of the last cloud; how many there were. Of real hosts, which."""
        if self.settings.backend != SIMULATED:
            return f"seed {self.settings.seed} on {self.settings.backend}, {len(self.summaries)} clouds"
        last = self.summaries[-1] if self.summaries else "nothing done"
        return last if len(self.summaries) < 2 else f"{len(self.summaries)} clouds, the last: {last}"

    @property
    def failures(self) -> list[Step]:
        """The steps to which the model or an oracle objects."""
        return [step for step in self.steps if step.wrong]

    @property
    def causes(self) -> Counter[str]:
        """How often each cause was met; what is wrong at the end has causes too."""
        found = [cause for step in self.failures for cause in step.causes]
        return Counter([*found, *map(at_end, self.leaks)])

    @property
    def log(self) -> Log:
        """The log of the run."""
        return Log(self.settings, tuple(self.entries))


@contextmanager
def opened(settings: Settings, deployed_seed: int | None = None) -> Iterator[OpenedCloud]:
    """The cloud of a run.

    Raises DeploymentError, DeploymentFailed, and Unsupported where its backend cannot be had here.
    """
    options = Options(
        plan=settings.cloud,
        variables=settings.variables,
        seed=settings.seed,
        check=False,
        deployed_seed=deployed_seed,
    )
    with ExitStack() as stack:
        if settings.backend == SIMULATED:
            yield stack.enter_context(open_cloud(options))
            return
        import pytest

        try:
            cloud = stack.enter_context(opener_of(Choice(settings.backend))(options))
        except pytest.skip.Exception as missing:
            raise Unsupported(str(missing)) from None
        yield cloud


def carried_out(run: Run, cloud: OpenedCloud, episode: int, main: Coroutine[Any, Any, T]) -> T | None:
    """Runs an episode; one that breaks off ends so, with that as what is wrong, and gives None.

    Raises what broke it where it had done nothing yet.
    """
    before, result = len(run.entries), None
    try:
        result = cloud.run(main)
    except Exception as failure:
        if len(run.entries) == before:
            raise
        told = f"the episode broke off: {type(failure).__name__}: {str(failure)[:BROKEN_MAX]}"
        run.leaks_by_episode[episode] = [told]
        log.exception("episode %d", episode)
    run.summaries.append(cloud.summary())
    return result


def explore(
    settings: Settings,
    limits: Limits,
    *,
    run: Run | None = None,
    share: Share | None = None,
    tell: Callable[[str], None] = lambda text: None,
    examine: Callable[[OpenedCloud], None] = lambda cloud: None,
) -> Run:
    """A run whose actions follow from the seed; a new `run` of these settings may be given, which shows what
    has happened also where an exception ends it.

    `tell` is called after each cloud but the last; `examine` is given each cloud before its first action,
    and at its end. Raises BadStrategy, BadProfile, DeploymentError, DeploymentFailed, Unsupported.
    """
    explorer = Explorer(run or Run(settings), limits, share or Share())
    while not explorer.is_over:
        with opened(settings, explorer.mix.deployed_seed) as cloud:
            examine(cloud)
            carried_out(explorer.run, cloud, len(explorer.run.summaries), explorer.episode(cloud.cloud))
            examine(cloud)
            cloud.finish()
        if not explorer.is_over:
            done, wrong = len(explorer.run.steps), len(explorer.run.failures)
            tell(f"{done} actions so far, {wrong} of them wrong")
    return explorer.run


class Explorer:
    """Draws actions until a limit is reached; each episode on a cloud of its own."""

    def __init__(self, run: Run, limits: Limits, share: Share) -> None:
        self.run = run
        self.mix = mix_of(run.settings)
        self.is_over = False
        self._limits = limits
        self._share = share
        self._rng = random.Random(f"robot {run.settings.seed}")
        self._number = 0
        self._is_stopped = False
        self._seconds = 0.0
        """Of simulated time, in the episodes before."""

    async def episode(self, cloud: Cloud) -> None:
        """Actions on one cloud, up to as many as the settings say."""
        number = len(self.run.summaries)
        engine = await Engine.prepared(cloud, self.mix.faults)
        engine.seed, engine.look_every = self.run.settings.seed, self.mix.look_every
        drawer = Drawer(self._rng, engine.accounts, self._share)
        drawer.keep(engine.state)
        self.mix.strategy.began()
        most = self.run.settings.fresh or self._limits.steps
        first, began = self._number, cloud.now()
        try:
            while not self._ends(engine, cloud.now() - began) and (
                most is None or self._number - first < most
            ):
                drawer.accounts = engine.accounts
                for step in await _done(self.run, engine, self._drawn(drawer, engine, number)):
                    self.mix.strategy.ended(step.action.api, step.outcome)
                    self._is_stopped |= self._limits.stop(step)
        finally:
            self._seconds += cloud.now() - began
        await self._ended(engine, number)

    def _drawn(self, drawer: Drawer, engine: Engine, episode: int) -> list[Action]:
        """The next action, or batch of actions."""
        drawn, count, wait = [], self.mix.concurrency, self.mix.wait(self._rng)
        last = self._number + count
        while self._number < last:
            self._number += 1
            api = self.mix.strategy.choose(self._rng, self._limits.apis or self.mix.apis, engine.state)
            action = replace(drawer.action(self._number, api, engine.state), episode=episode)
            if count > 1:
                spread = round(wait + self._rng.uniform(0, SPREAD), 3)
                action = replace(action, batch=last, wait=spread)
            elif wait:
                action = replace(action, wait=wait)
            drawn.append(action)
        return drawn

    def _ends(self, engine: Engine, seconds: float) -> bool:
        limits, until = self._limits, self._limits.until
        self.run.until_held = until is not None and self._number > 0 and until.holds(engine.state)
        self.is_over = (
            self.run.until_held
            or self._is_stopped
            or (limits.steps is not None and self._number >= limits.steps)
            or (limits.seconds is not None and self._seconds + seconds >= limits.seconds)
            or limits.is_over()
        )
        return self.is_over

    async def _ended(self, engine: Engine, episode: int) -> None:
        self.run.leaks_by_episode[episode] = [*await engine.untold(), *await ended(engine)]
        self.run.reached += Counter(engine.cloud.reached())


async def _done(run: Run, engine: Engine, drawn: Sequence[Action]) -> list[Step]:
    """Carries actions out, several of them at once, and logs them as they were before they happened."""
    named = [replace(action, fields=engine.names.written(action.fields)) for action in drawn]
    try:
        steps = [await engine.step(drawn[0])] if len(drawn) == 1 else await overlapped(engine, drawn)
    except Exception:
        run.keep([Entry(action=action, outcome="") for action in named])
        raise
    run.steps += steps
    run.unordered, engine.unordered = run.unordered + engine.unordered, 0
    run.keep(
        [
            Entry(action=action, outcome=step.outcome, wrong=step.wrong)
            for action, step in zip(named, steps, strict=True)
        ]
    )
    return steps


async def ended(engine: Engine) -> list[str]:
    """What is wrong once faults are over and everything has had its time."""
    faults = engine.cloud.faults
    for number, _ in list(faults.items()):
        faults.remove(number)
    await engine.cloud.settle()
    return await engine.leaks()


def replay(settings: Settings, logged: Sequence[Action], stop: Callable[[Step], bool] | None = None) -> Run:
    """A run of logged actions, up to the first step that `stop` is true of.

    An action that names what has not come is given another resource of the kind, or skipped where there is
    none. Raises BadProfile, DeploymentError.
    """
    mix, run = mix_of(settings), Run(settings)
    for episode, these in groupby(logged, key=lambda action: action.episode):
        with opened(settings, mix.deployed_seed) as cloud:
            main = _replayed(run, cloud.cloud, mix, list(these), stop)
            has_stopped = carried_out(run, cloud, episode, main)
            cloud.finish()
        if has_stopped:
            break
    return run


async def _replayed(
    run: Run,
    cloud: Cloud,
    mix: Mix,
    logged: Sequence[Action],
    stop: Callable[[Step], bool] | None,
) -> bool:
    """Repeats one episode; whether `stop` ended it."""
    engine = await Engine.prepared(cloud, mix.faults)
    engine.seed, engine.look_every = run.settings.seed, mix.look_every
    for _, together in groupby(logged, key=lambda action: action.batch or -action.number):
        there = list(_resolved(run, engine, together))
        steps = await _done(run, engine, there) if there else []
        if stop is not None and any(stop(step) for step in steps):
            return True
    run.leaks_by_episode[logged[0].episode] = await ended(engine)
    run.reached += Counter(cloud.reached())
    return False


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
