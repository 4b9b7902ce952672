"""`orrery deploy`: creates by API what a file declares."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import click
import yaml

from orrery.core.cli import connection, output
from orrery.core.cli.main import catalogue
from orrery.core.client.deploy import Deployed, DeploymentError, Plan, Progress, deploy, load
from orrery.core.client.deploy.run import CONCURRENCY
from orrery.core.kernel.api.text import escaped


@click.command("deploy")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--var", "variables", multiple=True, metavar="NAME=VALUE", help="A variable of the file.")
@click.option(
    "--skip-unsupported", is_flag=True, help="Leave out what is not served, and what depends on it."
)
@click.option("--hosts", type=click.IntRange(0), help="So many hosts in all, spread over the file's groups.")
@click.option("--vms", type=click.IntRange(0), help="So many VMs in all, spread over the file's groups.")
@click.option("--concurrency", type=click.IntRange(1, 10_000), default=CONCURRENCY, show_default=True)
@click.option("--dry-run", is_flag=True, help="Say what would be created, and create nothing.")
@click.option("--output", "-o", "form", type=click.Choice([output.JSON, output.TABLE]))
@click.option("--url", help="The server's address; default: that of the login.")
@click.pass_context
def deploy_command(ctx: click.Context, /, file: str, **options: Any) -> None:
    """Create by API what FILE declares: YAML of our own, or the ZStack XML family."""
    plan = load(file, parse_variables(options["variables"]), catalogue=catalogue(ctx))
    if not (plan.document.elements or plan.document.global_configs):
        raise DeploymentError("nothing to deploy: it names no resource and no setting", file=file)
    if options["hosts"] is not None or options["vms"] is not None:
        plan = plan.scaled(hosts=options["hosts"], vms=options["vms"])
    if options["skip_unsupported"]:
        for line in (*plan.unsupported, *plan.skipped):
            click.echo(escaped(line), err=True)
    else:
        plan.require_served()
    if options["dry_run"]:
        report(_planned(plan), options["form"])
        return
    deployed = asyncio.run(_deploy(plan, options["url"], options["concurrency"]))
    report(_created(deployed), options["form"])
    click.echo(f"deployed in {deployed.seconds:.1f} s", err=True)


def parse_variables(texts: tuple[str, ...]) -> dict[str, Any]:
    """The values of ``NAME=VALUE`` texts; numbers and booleans become such. Raises click.UsageError."""
    found: dict[str, Any] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise click.UsageError(f"--var {text}: expected NAME=VALUE")
        try:
            typed = yaml.safe_load(value)
        except yaml.YAMLError:
            typed = value
        found[name] = typed if isinstance(typed, bool | int | float) else value
    return found


def report(counts: dict[str, int], form: str | None) -> None:
    """Print how many of what."""
    if output.chosen(form) == "json":
        output.show(counts, "json")
    else:
        output.table(["kind", "number"], list(counts.items()))


async def _deploy(plan: Plan, url: str | None, concurrency: int) -> Deployed:
    async with connection.client(url) as server:
        if not sys.stderr.isatty():
            return await deploy(plan, server, concurrency=concurrency, skip_unsupported=True)
        from rich.console import Console
        from rich.progress import MofNCompleteColumn
        from rich.progress import Progress as Bar

        with Bar(*Bar.get_default_columns(), MofNCompleteColumn(), console=Console(stderr=True)) as bar:
            task = bar.add_task("deploying", total=len(plan.resources))

            def advance(progress: Progress) -> None:
                bar.update(task, completed=progress.done, description=described(progress))

            return await deploy(
                plan, server, concurrency=concurrency, on_progress=advance, skip_unsupported=True
            )


def described(progress: Progress) -> str:
    """What is being created, as a progress line shows it."""
    from rich.markup import escape

    return escape(escaped(progress.resource.kind))


def _planned(plan: Plan) -> dict[str, int]:
    counts: dict[str, int] = {}
    for resource in plan.resources:
        counts[resource.key.family] = counts.get(resource.key.family, 0) + 1
    return counts


def _created(deployed: Deployed) -> dict[str, int]:
    return {family: len(by_name) for family, by_name in deployed.uuids.items()}
