"""The command `orrery robot`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from orrery.core.cli.complete.suggested import Suggested
from orrery.core.cli.interrupts import sigterm_interrupts
from orrery.testlib.choice import SIMULATED

if TYPE_CHECKING:
    from orrery.modeltests.log import Log, Settings
    from orrery.modeltests.run import Limits, Run

STEPS = 200
"""Actions of a run for which no end is given."""
FRESH = 400
CLOUD, REAL_CLOUD = "small", "three"
"""Deployment files of runs that name none, on simulated and on real hosts."""
LOG = "robot.jsonl"
SECONDS_IN_MINUTE = 60.0
SECONDS_IN_HOUR = 3600.0


@click.group(
    "robot",
    invoke_without_command=True,
    help="Do random actions on a simulated cloud and compare each with a model.\n\n"
    "The actions are kept in a log, which `orrery robot replay` repeats and `orrery robot shrink` reduces.",
)
@click.option(
    "--cloud",
    type=Suggested("clouds"),
    help="Deployment file.  [default: small; three where the backend is another than sim]",
)
@click.option("--var", "variables", multiple=True, metavar="NAME=VALUE", help="Set a variable of the file.")
@click.option(
    "--backend",
    default="sim",
    show_default=True,
    metavar="NAME",
    help="What the hosts are: sim, docker (container guests), kvm, or one that a package brings.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Everything random comes from this.")
@click.option("--steps", type=click.IntRange(min=1), help=f"End after this many actions.  [default: {STEPS}]")
@click.option("--minutes", type=click.FloatRange(min=0, min_open=True), help="End after this time.")
@click.option("--hours", type=click.FloatRange(min=0, min_open=True), help="End after this simulated time.")
@click.option("--until", metavar="CONDITION", help="End once this holds: 'vm.stopped>=2 and vm.running>=8'.")
@click.option("--strategy", default="weighted", show_default=True, help="weighted, fair or path.")
@click.option(
    "--concurrency",
    type=click.IntRange(1, 6),
    default=1,
    show_default=True,
    help="Actions that overlap; how they end must agree with some order one after another.",
)
@click.option(
    "--fresh",
    type=click.IntRange(min=1),
    default=FRESH,
    show_default=True,
    help="Deploy a new cloud after this many actions, before little is left of the first.",
)
@click.option(
    "--faults",
    default="none",
    show_default=True,
    help="none, light, calls, slow, bursts, guests, hosts or chaos; simulated hosts only.",
)
@click.option(
    "--swarm",
    is_flag=True,
    help="Let the seed draw which actions and faults take part, the strategy, and the pace.",
)
@click.option(
    "--log",
    "log_file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=LOG,
    show_default=True,
    help="Where the actions are kept, as JSON lines.",
)
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="Write an HTML report here.")
@click.pass_context
def robot(context: click.Context, /, **options: Any) -> None:
    """Explores, unless a subcommand is named; exit status 0 only when nothing is wrong."""
    if context.invoked_subcommand is None:
        _explore(**options)


def _explore(
    cloud: str | None, variables: tuple[str, ...], log_file: Path, report: Path | None, **options: Any
) -> None:
    from orrery.core.cli.deploy import parse_variables
    from orrery.modeltests.log import Settings, logging_to
    from orrery.modeltests.profiles import BadProfile
    from orrery.modeltests.run import Run, explore
    from orrery.modeltests.strategies import BadStrategy
    from orrery.modeltests.until import BadCondition
    from orrery.testlib.environment import Unsupported

    if options["swarm"] and options["seed"] < 0:
        raise click.UsageError(f"--seed {options['seed']}: with --swarm a seed is 0 or greater")
    for path in (log_file, report):
        _refuse_unwritable(path)
    settings = Settings(
        backend=options["backend"],
        cloud=known_cloud(cloud or (CLOUD if options["backend"] == SIMULATED else REAL_CLOUD)),
        variables=parse_variables(variables),
        seed=options["seed"],
        strategy=options["strategy"],
        concurrency=options["concurrency"],
        faults=options["faults"],
        fresh=options["fresh"],
        swarm=options["swarm"],
    )
    _refuse_backend(settings)
    run = Run(settings)
    try:
        limits = _limits(options["hours"], options["steps"], options["minutes"], options["until"])
        with sigterm_interrupts(), logging_to(log_file, settings) as run.told:
            explore(settings, limits, run=run, tell=lambda text: click.echo(text, err=True))
    except (BadStrategy, BadProfile, BadCondition) as wrong:
        raise click.UsageError(str(wrong)) from None
    except Unsupported as missing:
        raise click.UsageError(f"--backend {settings.backend}: {missing}") from None
    except KeyboardInterrupt:
        _show(run, report, log_file if run.entries else None)
        raise
    _finish(run, report, log_file)


def _refuse_backend(settings: Settings) -> None:
    """Raises UsageError where the backend is not installed, or cannot do what is asked of it."""
    from orrery.modeltests.profiles import BadProfile, profile
    from orrery.testlib.choice import BadChoice, refuse_unknown

    try:
        refuse_unknown(settings.backend, "--backend")
        has_faults = bool(profile(settings.faults))
    except (BadChoice, BadProfile) as wrong:
        raise click.UsageError(str(wrong)) from None
    if settings.backend != SIMULATED and has_faults:
        raise click.UsageError(
            f"--faults {settings.faults}: only simulated hosts fail by a profile; leave the option out, or"
            f" leave out --backend {settings.backend}"
        )


def known_cloud(cloud: str) -> str:
    """A cloud as logs name it: the name of a packaged one, or a path. Raises UsageError for neither."""
    from orrery.core.cli.clouds import find_file

    file = find_file(cloud)
    return str(file) if Path(cloud).exists() else cloud


def _limits(hours: float | None, steps: int | None, minutes: float | None, until: str | None) -> Limits:
    import time

    from orrery.modeltests.run import Limits
    from orrery.modeltests.until import parse_until

    if hours is None and steps is None and minutes is None and until is None:
        steps = STEPS
    end = time.monotonic() + minutes * SECONDS_IN_MINUTE if minutes is not None else None
    condition = parse_until(until) if until is not None else None
    seconds = hours * SECONDS_IN_HOUR if hours is not None else None
    return Limits(steps, lambda: end is not None and time.monotonic() > end, condition, seconds)


def _finish(run: Run, report: Path | None, log: Path | None = None) -> None:
    """Shows the report, and ends with status 1 where something is wrong."""
    _show(run, report, log)
    if run.causes:
        raise SystemExit(1)


def _show(run: Run, report: Path | None, log: Path | None) -> None:
    from orrery.modeltests.report import html_report, text_report

    click.echo(text_report(run))
    if log is not None:
        click.echo(f"log: {log}")
    if report is not None:
        report.write_text(html_report(run), encoding="utf-8")
        click.echo(f"report: {report}")


def _refuse_unwritable(path: Path | None) -> None:
    if path is not None and not path.absolute().parent.is_dir():
        raise click.UsageError(f"{path}: the folder {path.absolute().parent} does not exist")


def _read(path: Path) -> Log:
    from orrery.modeltests.log import BadLog, read

    try:
        return read(path)
    except BadLog as wrong:
        raise click.UsageError(str(wrong)) from None


@robot.command("replay", help="Repeat the actions of a log, and compare how they end.")
@click.argument("log", type=click.Path(path_type=Path))
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="Write an HTML report here.")
def replay_command(log: Path, report: Path | None) -> None:
    """Exit status 0 only when nothing is wrong."""
    from orrery.modeltests.run import replay

    _refuse_unwritable(report)
    logged = _read(log)
    _refuse_backend(logged.settings)
    run = replay(logged.settings, logged.actions)
    ended = {entry.action.number: entry.outcome for entry in logged.entries}
    others = [step for step in run.steps if ended[step.action.number] not in ("", step.outcome)]
    for step in others:
        was = ended[step.action.number]
        click.echo(f"{step.action} ended with {step.outcome}; in the log with {was}")
    _finish(run, report)


@robot.command("shrink", help="Write a failure as a test of the actions it needs.")
@click.argument("log", type=click.Path(path_type=Path))
@click.option("--cause", help="A cause as the report words it.  [default: the first]")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default="test_robot.py",
    show_default=True,
    help="The pytest file to write.",
)
def shrink_command(log: Path, cause: str | None, output: Path) -> None:
    """Writes the test; exit status 2 where the failure does not come back."""
    from orrery.modeltests.shrink import NotReproduced, as_test, shrink

    _refuse_unwritable(output)
    logged = _read(log)
    _refuse_backend(logged.settings)
    try:
        run, met = shrink(logged, cause, click.echo)
    except NotReproduced as wrong:
        raise click.UsageError(str(wrong)) from None
    output.write_text(as_test(run, met), encoding="utf-8")
    click.echo(f"{met}\n{output}: {len(run.steps)} actions")
