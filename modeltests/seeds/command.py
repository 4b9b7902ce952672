"""The command `orrery seeds`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from orrery.core.cli.complete.suggested import Suggested
from orrery.modeltests.command import known_cloud

if TYPE_CHECKING:
    from orrery.modeltests.log import Settings
    from orrery.modeltests.seeds.campaign import Plan

SMALL = "small"
VMS = 10
"""VMs of the cloud `small` unless a variable says otherwise."""
SOURCE = "source"
FAILING = "failing-seeds.jsonl"
SECONDS_IN_MINUTE = 60.0
SEED_MAX = (1 << 31) - 1


@click.command(
    "seeds",
    short_help="Run many small clouds, each with a seed of its own.",
    help="Run many small clouds with different seeds. Each seed draws which actions and faults take part, and"
    " every action is checked as `orrery robot` does.\n\n"
    "Some seeds are run twice under different hash seeds, and everything they did is compared. Seeds that"
    " fail are kept in a file and run first the next time.",
)
@click.option("--count", type=click.IntRange(min=1), default=100, show_default=True, help="Number of seeds.")
@click.option(
    "--first",
    default="1",
    metavar="SEED",
    show_default=True,
    help="The first seed; `source` draws it from the source code, so that it differs by commit.",
)
@click.option(
    "--profile", default="chaos", show_default=True, help="Faults to draw from, as --faults of robot."
)
@click.option("--cloud", type=Suggested("clouds"), default=SMALL, show_default=True, help="Deployment file.")
@click.option(
    "--var",
    "variables",
    multiple=True,
    metavar="NAME=VALUE",
    help=f"Set a variable of the file.  [default: vms={VMS} for {SMALL}]",
)
@click.option(
    "--hours",
    type=click.FloatRange(min=0, min_open=True),
    default=1.0,
    show_default=True,
    help="Simulated hours of each run; what they leave behind is given two more to end.",
)
@click.option(
    "--twice",
    type=click.FloatRange(0, 1),
    default=0.1,
    show_default=True,
    help="Share of the seeds to run twice.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=lambda: os.cpu_count() or 1,
    show_default="number of cores",
    help="Processes.",
)
@click.option("--minutes", type=click.FloatRange(min=0, min_open=True), help="Begin no seed after this time.")
@click.option(
    "--failing",
    "failing_file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=FAILING,
    show_default=True,
    help="Where failing seeds are kept.",
)
def seeds(cloud: str, variables: tuple[str, ...], failing_file: Path, **options: Any) -> None:
    """Runs a campaign; exit status 0 only when no seed fails."""
    from orrery.core.cli.deploy import parse_variables
    from orrery.modeltests.log import Settings
    from orrery.modeltests.seeds.failing import BadMemory, Circumstances, Failing

    given = parse_variables(variables)
    settings = Settings(
        cloud=known_cloud(cloud),
        variables=given if given or cloud != SMALL else {"vms": VMS},
        faults=options["profile"],
        swarm=True,
    )
    circumstances = Circumstances(
        cloud=settings.cloud, variables=settings.variables, profile=settings.faults, hours=options["hours"]
    )
    if not failing_file.absolute().parent.is_dir():
        raise click.UsageError(
            f"--failing {failing_file}: the folder {failing_file.absolute().parent} does not exist"
        )
    try:
        failing = Failing(failing_file, circumstances)
    except (BadMemory, OSError) as wrong:
        raise click.UsageError(str(wrong)) from None
    plan = _plan(settings, **options)
    _refuse_undeployable(settings)
    _run(plan, failing)


def _refuse_undeployable(settings: Settings) -> None:
    """Opens the cloud once, so that what is wrong with it is told once."""
    from orrery.modeltests.mix import mix_of
    from orrery.modeltests.profiles import BadProfile
    from orrery.modeltests.run import opened

    try:
        mix = mix_of(settings)
    except BadProfile as wrong:
        raise click.UsageError(str(wrong).replace("--faults", "--profile")) from None
    with opened(settings, mix.deployed_seed) as cloud:
        cloud.finish()


def _plan(settings: Settings, **options: Any) -> Plan:
    import time

    from orrery.modeltests.seeds.campaign import Plan

    first = _seed_of(options["first"])
    minutes = options["minutes"]
    end = time.monotonic() + minutes * SECONDS_IN_MINUTE if minutes is not None else None
    return Plan(
        settings=settings,
        seeds=range(first, first + options["count"]),
        hours=options["hours"],
        twice=options["twice"],
        workers=min(options["workers"], options["count"]),
        is_over=lambda: end is not None and time.monotonic() > end,
    )


def _seed_of(text: str) -> int:
    if text == SOURCE:
        return seed_of_source()
    if not text.isdecimal() or int(text) > SEED_MAX:
        what = f"--first: '{text}' is no seed"
        raise click.UsageError(f"{what}; give a number from 0 to {SEED_MAX}, or '{SOURCE}'")
    return int(text)


def _run(plan: Plan, failing: Any) -> None:
    import asyncio
    import signal

    from orrery.modeltests.seeds.campaign import Campaign
    from orrery.modeltests.seeds.report import text_report

    known = failing.seeds
    again = f", after {len(known)} that failed the last time" if known else ""
    campaign = Campaign(plan, failing, click.echo)

    async def until_told() -> None:
        task = asyncio.ensure_future(campaign.run())
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)
        click.echo(f"seeds {plan.seeds.start} to {plan.seeds.stop - 1}{again}")
        await task

    try:
        asyncio.run(until_told())
    except asyncio.CancelledError:
        click.echo("interrupted")
    click.echo(text_report(plan, campaign.outcome))
    if campaign.outcome.failed:
        raise SystemExit(1)


def seed_of_source() -> int:
    """A number that changes with any module of the package."""
    import hashlib

    root = Path(__file__).resolve().parents[2]
    digest = hashlib.blake2b(digest_size=4)
    folders = ("core", "backends", "simulator", "testlib", "modeltests")
    for path in sorted(path for folder in folders for path in (root / folder).rglob("*.py")):
        digest.update(path.read_bytes())
    return int.from_bytes(digest.digest(), "big") & (SEED_MAX >> 1)
