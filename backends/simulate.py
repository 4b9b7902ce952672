"""The command `orrery simulate`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from orrery.core.cli.complete.suggested import Suggested


@click.command(
    "simulate",
    short_help="Run a deployment file in virtual time, and check everything.",
    help="Run a deployment file on a simulated datacenter in virtual time, create its VMs, check everything.",
)
@click.argument("file", type=Suggested("clouds"))
@click.option("--seed", type=int, default=0, show_default=True, help="Everything random comes from this.")
@click.option("--hosts", type=click.IntRange(min=0), help="How many hosts there shall be in all.")
@click.option("--vms", type=click.IntRange(min=0), help="How many VMs to create; 0 only deploys and checks.")
@click.option(
    "--concurrency",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    help="VM creations in flight at once.",
)
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the report as JSON to this file.",
)
@click.option(
    "--db",
    "database",
    type=click.Path(dir_okay=False),
    default=None,
    help="Keep the database in this new file instead of in memory.",
)
@click.option("--var", "variables", multiple=True, metavar="NAME=VALUE", help="Set a variable of the file.")
@click.option("--skip-unsupported", is_flag=True, help="Leave out what names features that are not served.")
def simulate(
    file: str,
    hosts: int | None,
    vms: int | None,
    report_file: Path | None,
    variables: tuple[str, ...],
    **options: Any,
) -> None:
    """Runs a simulation; exit status 0 only when every VM runs and nothing leaked."""
    from rich.console import Console

    from orrery.backends.display import Display
    from orrery.backends.run import RunOptions
    from orrery.backends.run import simulate as run
    from orrery.backends.sim.supplies import SUPPLIES
    from orrery.core.cli.clouds import find_file
    from orrery.core.cli.deploy import parse_variables
    from orrery.core.client.deploy import load
    from orrery.core.node.process import collect_seldom

    collect_seldom()
    _refuse_unwritable(report_file)
    options["database"] = _new_database(options["database"])
    plan = load(find_file(file), parse_variables(variables), supplies=SUPPLIES)
    if hosts is not None or vms is not None:
        plan = plan.scaled(hosts=hosts, vms=vms)
    console = Console()
    with Display(Console(stderr=True)) as display:
        report = run(plan, RunOptions(progress=display.show, **options))
    report.show(console)
    if report_file is not None:
        report.save(report_file)
    if not report.clean:
        raise SystemExit(1)


def _refuse_unwritable(report: Path | None) -> None:
    if report is not None and not report.absolute().parent.is_dir():
        raise click.UsageError(f"--report: the folder {report.absolute().parent} does not exist")


def _new_database(path: str | None) -> str:
    from orrery.core.kernel.db.drivers.sqlite import MEMORY

    if path is None:
        return MEMORY
    if Path(path).exists():
        raise click.UsageError(f"--db: {path} exists already; a simulation starts from an empty database")
    if not Path(path).absolute().parent.is_dir():
        raise click.UsageError(f"--db: the folder {Path(path).absolute().parent} does not exist")
    return path
