"""One seed: a run of the robot, and digests of what it has done and left."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.modeltests.log import Log, Settings, written
from orrery.modeltests.run import Limits, explore
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import OpenedCloud

ACTIONS, EFFECTS, ROWS = "action", "effect", "row"


@dataclass(frozen=True, kw_only=True)
class Job:
    """A seed to run, for so many simulated seconds; `record` keeps every event."""

    settings: Settings
    seconds: float
    record: bool = False

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Job:
        """A job that was sent as JSON."""
        return cls(**{**plain, "settings": Settings(**plain["settings"])})


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How the run of a seed ended."""

    seed: int
    actions: int = 0
    simulated_seconds: float = 0.0
    cpu_seconds: float = 0.0
    causes: Mapping[str, int] = field(default_factory=dict)
    """What was wrong, and how often."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """Of the actions, of the effects on the world, and of the rows of the database."""
    events: Mapping[str, list[str]] = field(default_factory=dict)
    """All of them, where they were recorded."""


class Recording:
    """Looks at a cloud before the first action and at the end."""

    def __init__(self, *, keep: bool) -> None:
        self._keep = keep
        self._began: float | None = None
        self.simulated_seconds = 0.0
        self.effects_hash = ""
        self.effects: list[str] = []
        self.rows: list[str] = []

    def look(self, opened: OpenedCloud) -> None:
        """Called twice."""
        cloud = opened.cloud
        assert isinstance(cloud, TestCloud)
        if self._began is None:
            self._began = cloud.world.env.now
            cloud.world.operations.trace.kept = self.effects if self._keep else None
            return
        self.simulated_seconds = cloud.world.env.now - self._began
        self.effects_hash = cloud.world.trace_hash()
        driver = cloud.node.kernel.db.driver
        assert isinstance(driver, Sqlite)
        self.rows = list(rows_of(driver.image()))


def rows_of(image: bytes) -> Iterator[str]:
    """The tables and rows of a SQLite database as SQL, in the order in which they are there."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(image)
        yield from connection.iterdump()
    finally:
        connection.close()


def run_seed(job: Job) -> Ended:
    """Runs a seed. Raises BadProfile, DeploymentError, DeploymentFailed, and what the product raises."""
    began = time.process_time()
    recording = Recording(keep=job.record)
    run = explore(job.settings, Limits(seconds=job.seconds), examine=recording.look)
    lines = written(Log(run.settings, tuple(run.entries))).splitlines()
    events = {ACTIONS: lines, EFFECTS: recording.effects, ROWS: recording.rows}
    return Ended(
        seed=job.settings.seed,
        actions=len(run.steps),
        simulated_seconds=recording.simulated_seconds,
        cpu_seconds=time.process_time() - began,
        causes=dict(run.causes),
        digests={
            ACTIONS: _digest(lines),
            EFFECTS: recording.effects_hash,
            ROWS: _digest(recording.rows),
        },
        events=events if job.record else {},
    )


def _digest(lines: Iterable[str]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for line in lines:
        digest.update(f"{line}\n".encode())
    return digest.hexdigest()


def plain_of(ended: Ended) -> dict[str, Any]:
    """As JSON takes it."""
    return asdict(ended)


def first_difference(one: Ended, other: Ended) -> str:
    """The first event that differs between two recorded runs: an effect, else an action, else a row."""
    for kind in (EFFECTS, ACTIONS, ROWS):
        mine, theirs = one.events[kind], other.events[kind]
        for number, (left, right) in enumerate(zip(mine, theirs, strict=False), 1):
            if left != right:
                return f"{kind} {number} is\n    {left.strip()}\n  and\n    {right.strip()}"
        if len(mine) != len(theirs):
            longer = max(mine, theirs, key=len)
            number = min(len(mine), len(theirs)) + 1
            return f"{kind} {number} is in one run only:\n    {longer[number - 1].strip()}"
    return "none: recorded, both runs did the same"
