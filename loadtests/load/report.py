"""What came of a load: what users met, what the server counted, and whether the generator was the limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

FULL = 0.9
"""The share of a core above which a process that has one is at its limit."""
STARVED = 0.1
"""The share of the time that a process may wait for a core while its latencies still mean something."""
TOLD = "told to come again"
ERRORS_SHOWN = 10


@dataclass(frozen=True, kw_only=True)
class Usage:
    """What one side has used."""

    cpu_seconds: float
    seconds: float
    waited_seconds: float = 0.0
    """While it could have run, and other processes had the cores."""
    mib: float = 0.0

    @property
    def cores(self) -> float:
        """CPU seconds in a second."""
        return self.cpu_seconds / self.seconds if self.seconds else 0.0

    @property
    def waited(self) -> float:
        """The share of the time that it waited for a core."""
        return self.waited_seconds / self.seconds if self.seconds else 0.0

    def __str__(self) -> str:
        return f"{self.cores:.2f} cores, waited for one {self.waited:.0%} of the time"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One load."""

    users: int
    stats: Mapping[str, Any]
    """As `users` writes them."""
    server: Usage
    generator: Usage
    before: Mapping[str, float]
    after: Mapping[str, float]
    """The server's metrics."""
    stuck: int
    """Jobs that had not ended when they had been given time for it."""

    @property
    def calls(self) -> int:
        """Calls over HTTP; a job's end is none."""
        return sum(int(one["calls"]) for one in self.stats["entries"] if _is_call(one["name"]))

    @property
    def failures(self) -> int:
        """Calls and jobs that failed."""
        return sum(int(one["failures"]) for one in self.stats["entries"])

    @property
    def is_sound(self) -> bool:
        """Whether something was called, nothing failed, and no job is stuck."""
        return bool(self.calls) and not self.failures and not self.stuck


def _is_call(name: str) -> bool:
    return not name.endswith("(done)") and name != TOLD


def text_report(outcome: Outcome) -> str:
    """The report in Markdown."""
    return "\n".join([*_head(outcome), "", *_table(outcome), "", *_server(outcome)])


def _head(outcome: Outcome) -> Iterator[str]:
    seconds = max(float(outcome.stats["seconds"]), 1e-9)
    rate = outcome.calls / seconds
    yield (
        f"{outcome.users:,} users, {seconds:.0f} s: {outcome.calls:,} calls, {rate:.0f} a second,"
        f" {outcome.failures:,} failed, {outcome.stuck} jobs stuck"
    )
    yield f"server: {outcome.server}, {outcome.server.mib:,.0f} MiB"
    yield f"load generator: {outcome.generator}"
    yield f"limit: {_limit(outcome)}"


def _limit(outcome: Outcome) -> str:
    """What kept the figures from being better."""
    if outcome.generator.cores >= FULL:
        return "the load generator; latencies are its own too, so take fewer users"
    if max(outcome.generator.waited, outcome.server.waited) >= STARVED:
        return "the machine; other processes had its cores, so latencies say little of the server"
    if outcome.server.cores >= FULL:
        return "the server"
    return "none; the users' think times decide"


def _table(outcome: Outcome) -> Iterator[str]:
    yield "| call | number | failed | p50 ms | p95 ms | p99 ms | max ms |"
    yield "|---|---|---|---|---|---|---|"
    for one in outcome.stats["entries"]:
        times = " | ".join(f"{one[name] or 0:,.0f}" for name in ("p50_ms", "p95_ms", "p99_ms", "max_ms"))
        yield f"| {one['name']} | {one['calls']:,} | {one['failures']:,} | {times} |"
    errors = sorted(outcome.stats["errors"], key=lambda one: -int(one["count"]))
    for error in errors[:ERRORS_SHOWN]:
        yield f"\n{error['count']:,} × {error['name']}: {error['error']}"


def _server(outcome: Outcome) -> Iterator[str]:
    def grown(name: str) -> float:
        return outcome.after.get(name, 0.0) - outcome.before.get(name, 0.0)

    ended = {name: grown(name) for name in outcome.after if name.startswith("orrery_jobs_total{")}
    failed = sum(value for name, value in ended.items() if "result=success" not in name)
    commits = grown("orrery_commits_total{result=success}")
    transactions = grown("orrery_commit_transactions_sum")
    together = transactions / max(commits, 1)
    commit_ms = grown("orrery_commit_seconds_sum") / commits * 1000 if commits else 0.0
    yield (
        f"the server counted {sum(ended.values()):,.0f} jobs, {failed:,.0f} of them failed;"
        f" {commits:,.0f} commits of {together:.1f} transactions, {commit_ms:.1f} ms each"
    )
