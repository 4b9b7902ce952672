"""What a campaign has found, as text."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from orrery.modeltests.seeds.campaign import DIVERGED, HOUR, Outcome, Plan

SEEDS_SHOWN = 10


def text_report(plan: Plan, outcome: Outcome) -> str:
    """Figures, then each cause with its seeds, and the commands that repeat them."""
    return "\n".join(_lines(plan, outcome))


def _lines(plan: Plan, outcome: Outcome) -> Iterator[str]:
    diverged = sum(any(one.startswith(DIVERGED) for one in causes) for causes in outcome.failed.values())
    yield (
        f"seeds: {outcome.seeds:,} run, {outcome.twice:,} of them twice, {len(outcome.failed):,} failed,"
        f" {diverged:,} diverged; {outcome.actions:,} actions"
    )
    wall = max(outcome.wall_seconds, 1e-9)
    cpu = outcome.cpu_seconds / max(outcome.runs, 1)
    hours = outcome.simulated_seconds / HOUR
    yield (
        f"speed: {outcome.seeds / wall:.2f} seeds/s, {cpu:.2f} CPU s a run;"
        f" {hours / (wall / HOUR):,.0f} simulated hours per wall hour ({hours:,.0f} in {wall:,.0f} s,"
        f" {plan.workers} workers)"
    )
    for cause, seeds in outcome.by_cause.items():
        shown = ", ".join(map(str, seeds[:SEEDS_SHOWN])) + (", ..." if len(seeds) > SEEDS_SHOWN else "")
        yield f"{len(seeds)} × {cause}"
        yield f"    seed {shown}"
        yield f"    {replay_command(plan, seeds[0], twice=cause.startswith(DIVERGED))}"


def replay_command(plan: Plan, seed: int, *, twice: bool = False) -> str:
    """The command that repeats the run of one seed; with `twice` under two hash seeds."""
    settings = plan.settings
    given = [f"{name}={value}" for name, value in settings.variables.items()]
    variables = [word for text in given for word in ("--var", text)]
    common = ["--cloud", settings.cloud, *variables, "--hours", f"{plan.hours:g}"]
    words = ["robot", *common, "--seed", str(seed), "--faults", settings.faults, "--swarm"]
    if twice:
        words = ["seeds", *common, "--first", str(seed), "--count", "1", "--profile", settings.faults]
        words += ["--twice", "1"]
    return shlex.join(["orrery", *words])
