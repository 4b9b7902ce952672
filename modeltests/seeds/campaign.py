"""Runs many seeds in several processes, some of them twice under different hash seeds."""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from orrery.modeltests.log import Settings
from orrery.modeltests.seeds.failing import Failing
from orrery.modeltests.seeds.one import Ended, Job, first_difference
from orrery.modeltests.seeds.pool import Worker

HOUR = 3600.0
HASH_SEEDS = (1, 2)
DIVERGED = "diverged"
TOLD_EVERY = 100


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Which seeds to run, and how."""

    settings: Settings
    """Of every run, but for the seed."""
    seeds: range
    hours: float = 1.0
    twice: float = 0.1
    """The share of the seeds that are run twice."""
    workers: int = 2
    is_over: Callable[[], bool] = lambda: False
    """When no further seed is begun."""


@dataclass
class Outcome:
    """What has happened so far."""

    runs: int = 0
    seeds: int = 0
    twice: int = 0
    simulated_seconds: float = 0.0
    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    actions: int = 0
    failed: dict[int, list[str]] = field(default_factory=dict)
    """What was wrong, by seed."""

    @property
    def by_cause(self) -> dict[str, list[int]]:
        """The seeds of each cause, the most frequent cause first."""
        found: dict[str, list[int]] = defaultdict(list)
        for seed, causes in sorted(self.failed.items()):
            for cause in causes:
                found[cause].append(seed)
        return dict(sorted(found.items(), key=lambda one: -len(one[1])))


class Campaign:
    """One campaign; `outcome` is right at any time, also when it is interrupted."""

    def __init__(self, plan: Plan, failing: Failing, told: Callable[[str], None]) -> None:
        """`told` is given a line when a seed has failed, and now and then how many were run."""
        self._plan, self._failing, self._told = plan, failing, told
        self.outcome = Outcome()

    async def run(self) -> Outcome:
        """Runs all seeds. Raises OSError where the failing ones cannot be kept."""
        began = time.monotonic()
        seeds = self._seeds()
        slots = [[Worker(hash_seed) for hash_seed in HASH_SEEDS] for _ in range(self._plan.workers)]
        try:
            async with asyncio.TaskGroup() as group:
                for workers in slots:
                    group.create_task(self._work(seeds, workers))
        finally:
            self.outcome.wall_seconds = time.monotonic() - began
            for worker in (worker for workers in slots for worker in workers):
                await worker.stop()
        return self.outcome

    def _seeds(self) -> Iterator[int]:
        """Those that failed the last time, then the others."""
        first = self._failing.seeds
        yield from first
        yield from (seed for seed in self._plan.seeds if seed not in first)

    async def _work(self, seeds: Iterator[int], workers: list[Worker]) -> None:
        for seed in seeds:
            if self._plan.is_over():
                return
            await self._run_one(seed, workers)

    async def _run_one(self, seed: int, workers: list[Worker]) -> None:
        settings = replace(self._plan.settings, seed=seed)
        job = Job(settings=settings, seconds=self._plan.hours * HOUR)
        ended = await workers[0].run(job)
        self._count(ended)
        causes = list(ended.causes)
        if random.Random(f"twice {seed}").random() < self._plan.twice:
            self.outcome.twice += 1
            causes += await self._again(job, ended, workers)
        self.outcome.seeds += 1
        self._failing.note(seed, causes)
        if causes:
            self.outcome.failed[seed] = causes
            self._told(f"seed {seed}: {'; '.join(causes)}")
        if self.outcome.seeds % TOLD_EVERY == 0:
            self._told(f"{self.outcome.seeds:,} seeds, {len(self.outcome.failed):,} failed")

    def _count(self, ended: Ended) -> None:
        self.outcome.runs += 1
        self.outcome.actions += ended.actions
        self.outcome.simulated_seconds += ended.simulated_seconds
        self.outcome.cpu_seconds += ended.cpu_seconds

    async def _again(self, job: Job, first: Ended, workers: list[Worker]) -> list[str]:
        """Runs a seed under another hash seed; says where the runs diverge."""
        second = await workers[1].run(job)
        self._count(second)
        if second.digests == first.digests:
            return []
        recorded = [await worker.run(replace(job, record=True)) for worker in workers]
        if not all(ended.events for ended in recorded):
            return [f"{DIVERGED}: the second run ended otherwise: {', '.join(second.causes)}"]
        return [f"{DIVERGED} under another hash seed: {first_difference(*recorded)}"]
