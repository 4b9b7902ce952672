"""`orrery deploy`, `diff` and `destroy`: what a file says, made, compared and removed."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click
import yaml

from orrery.core.cli import confirm, output, plan_output, renewal, session
from orrery.core.cli.clouds import find_file
from orrery.core.cli.complete.suggested import Suggested
from orrery.core.cli.main import Failed, catalogue
from orrery.core.client.deploy import (
    Changes,
    Deployed,
    DeploymentError,
    DeploymentFailed,
    NeedsReplacement,
    Options,
    Plan,
    Progress,
    apply,
    compare,
    destruction,
    load,
    removed_by,
)
from orrery.core.client.deploy.run import CONCURRENCY
from orrery.core.client.errors import ClientError
from orrery.core.client.http import HttpClient
from orrery.core.kernel.api.text import escaped

EXIT_DIFFERENT = 2
DASH, STANDARD_INPUT = "-", "/dev/stdin"
Command = TypeVar("Command", bound=Callable[..., Any])


def _of_a_file(command: Command) -> Command:
    """The options that say which file, how it is read, and how the outcome is shown."""
    options = (
        click.argument("file", type=Suggested("clouds")),
        click.option("--name", default="", help="The deployment's name; default: the file's."),
        click.option("--var", "variables", multiple=True, metavar="NAME=VALUE", help="Set a variable."),
        click.option(
            "--skip-unsupported",
            is_flag=True,
            help="Leave out what is not served, and what depends on it.",
        ),
        output.named("form"),
        click.option("--url", help="The server's address; default: that of the login."),
        click.pass_context,
    )
    return _with(command, options)


def _with(command: Command, options: Iterable[Callable[..., Any]]) -> Command:
    for option in reversed(list(options)):
        command = option(command)
    return command


def _sized(command: Command) -> Command:
    """The options that change the numbers of hosts and VMs."""
    number = click.IntRange(0)
    options = (
        click.option("--hosts", type=number, help="So many hosts in all, spread over the file's groups."),
        click.option("--vms", type=number, help="So many VMs in all, spread over the file's groups."),
    )
    return _with(command, options)


def _applying(command: Command) -> Command:
    """The options of what changes the cloud."""
    options = (
        click.option("--concurrency", type=click.IntRange(1, 10_000), default=CONCURRENCY, show_default=True),
        click.option("--yes", "-y", is_flag=True, help="Do not ask before something is removed."),
        click.option(
            "--with-others", is_flag=True, help="Also end what the file did not make, where it goes along."
        ),
    )
    return _with(command, options)


@click.command("deploy")
@_of_a_file
@_sized
@_applying
@click.option("--replace", is_flag=True, help="Remove and make anew what no API can change.")
@click.option("--prune", is_flag=True, help="Remove what the file made once and does not name any more.")
@click.option("--dry-run", is_flag=True, help="Count what the file declares, without a call; see also diff.")
def deploy_command(ctx: click.Context, /, file: str, **options: Any) -> None:
    """Make the cloud as FILE says: YAML of our own, or the ZStack XML family; - is standard input.

    The file and the cloud are compared, and only the difference is applied: deploying a file again changes
    nothing, and goes on where an interrupted run ended.
    """
    plan = _plan(ctx, file, options)
    if options["dry_run"]:
        report(plan_output.planned(plan), options["form"])
        return
    deployed = _Work(ctx, options).run(lambda server: compare(plan, server))
    report(plan_output.counts(deployed.made, deployed.names), options["form"])
    click.echo(f"deployed in {deployed.seconds:.1f} s", err=True)


@click.command("diff")
@_of_a_file
@_sized
def diff_command(ctx: click.Context, /, file: str, **options: Any) -> None:
    """Show what `deploy` would do for FILE, and change nothing.

    Ends with 0 where the cloud is as the file says, with 2 where it differs, and with 1 after an error.
    """
    try:
        plan = _plan(ctx, file, options)
        changes = renewal.at_server(lambda server: compare(plan, server), options["url"])
    except (ClientError, click.UsageError) as failure:
        raise Failed(escaped(str(failure), lines=True)) from None
    form = output.chosen(options["form"])
    if form == output.NAME:
        plan_output.echo(plan_output.names(changes), to_stderr=False)
    elif form in (output.TABLE, output.WIDE):
        plan_output.echo(plan_output.lines(changes, prunes=False), to_stderr=False)
    else:
        output.show({"steps": plan_output.as_json(changes)}, form)
    if not changes.is_empty:
        ctx.exit(EXIT_DIFFERENT)


@click.command("destroy")
@_of_a_file
@_applying
@click.option("--expunge", is_flag=True, help="Remove for good what a deletion policy would keep.")
def destroy_command(ctx: click.Context, /, file: str, **options: Any) -> None:
    """Remove what the deployment of FILE made, and nothing else; what depends on others goes first."""
    plan = _plan(ctx, file, options | {"skip_unsupported": True, "hosts": None, "vms": None}, quiet=True)
    work = _Work(ctx, options | {"replace": False, "prune": True})
    removed = work.run(lambda server: destruction(plan, server, expunge=options["expunge"]))
    report(plan_output.counts(removed.removed, removed.names), options["form"])


class _Work:
    """Compares and applies for somebody at a terminal, and says how to go on where that fails."""

    def __init__(self, ctx: click.Context, options: dict[str, Any]) -> None:
        self._ctx = ctx
        self._options = options
        self._deployed = Deployed()

    def run(self, comparison: Callable[[HttpClient], Awaitable[Changes]]) -> Deployed:
        """Shows what a comparison finds, asks where something would be removed, and applies it.

        The question comes between two runs of the event loop, in which Ctrl-C would not end it.
        """
        changes = renewal.at_server(comparison, self._options["url"])
        plan_output.echo(plan_output.lines(changes, prunes=self._options["prune"]), to_stderr=True)
        options = Options(
            concurrency=self._options["concurrency"],
            replace=self._options["replace"],
            prune=self._options["prune"],
            expunge=self._options.get("expunge", False),
            with_others=self._options["with_others"],
        )
        if changes.replaced and not options.replace:
            raise NeedsReplacement(changes)
        removals = removed_by(changes, prune=options.prune)
        self._ask(len(removals))
        total = len(changes.added) + len(changes.replaced) + len(changes.changed) + len(removals)
        try:
            return renewal.at_server(
                lambda server: self._apply(changes, server, options, total), self._options["url"]
            )
        except DeploymentFailed as failure:
            raise Failed(escaped(f"{failure}\n{self._go_on()}", lines=True)) from None
        except KeyboardInterrupt:
            told = f"{self._deployed.summary()}; {self._deployed.left()}, and some may still be under way"
            click.echo(escaped(f"{told}\n{self._go_on()}", lines=True), err=True)
            raise

    async def _apply(self, changes: Changes, server: HttpClient, options: Options, total: int) -> Deployed:
        if not total or not sys.stderr.isatty():
            return await apply(changes, server, options, self._deployed)
        from rich.console import Console
        from rich.progress import MofNCompleteColumn
        from rich.progress import Progress as Bar

        with Bar(*Bar.get_default_columns(), MofNCompleteColumn(), console=Console(stderr=True)) as bar:
            task = bar.add_task(str(self._ctx.info_name), total=total)

            def advance(progress: Progress) -> None:
                bar.update(task, completed=progress.done, description=described(progress))

            return await apply(changes, server, replace(options, on_progress=advance), self._deployed)

    def _ask(self, count: int) -> None:
        if count and not self._options["yes"] and sys.stdin.isatty():
            confirm.go_on(f"remove {count:,} of these?")

    def _go_on(self) -> str:
        """The command that goes on, as it was given."""
        words = [str(self._ctx.info_name)]
        for parameter in self._ctx.command.params:
            if self._ctx.get_parameter_source(str(parameter.name)) is click.core.ParameterSource.COMMANDLINE:
                words += _words(parameter, self._ctx.params[str(parameter.name)])
        return f"to go on, repeat: {session.command()} {shlex.join(words)}"


def _words(parameter: click.Parameter, value: Any) -> list[str]:
    if isinstance(parameter, click.Argument):
        return [str(value)]
    option = max(parameter.opts, key=len)
    if value is True:
        return [option]
    values = value if isinstance(value, tuple) else (value,)
    return [word for each in values for word in (option, str(each))]


def _plan(ctx: click.Context, file: str, options: dict[str, Any], *, quiet: bool = False) -> Plan:
    """The plan that the command line asks for. Raises DeploymentError, NotServed."""
    variables = parse_variables(options["variables"])
    path = Path(STANDARD_INPUT) if file == DASH else find_file(file)
    plan = load(path, variables, catalogue=catalogue(ctx), name=options["name"])
    if file == DASH and not (options["name"] or plan.document.name):
        raise click.UsageError("a file from standard input has no name to be known by; give it one by --name")
    if not (plan.document.elements or plan.document.global_configs):
        raise DeploymentError("nothing to deploy: it names no resource and no setting", file=file)
    if options["hosts"] is not None or options["vms"] is not None:
        plan = plan.scaled(hosts=options["hosts"], vms=options["vms"])
    if not options["skip_unsupported"]:
        plan.require_served()
    for line in () if quiet else (*plan.unsupported, *plan.skipped):
        click.echo(escaped(line), err=True)
    return plan


def parse_variables(texts: tuple[str, ...]) -> dict[str, Any]:
    """The values of ``NAME=VALUE`` texts; numbers, booleans and lists (``[a, b]``) become such.

    Raises click.UsageError.
    """
    found: dict[str, Any] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise click.UsageError(f"--var {text}: expected NAME=VALUE")
        try:
            typed = yaml.safe_load(value)
        except yaml.YAMLError:
            typed = value
        found[name] = typed if isinstance(typed, bool | int | float | list) else value
    return found


def report(outcome: plan_output.Outcome, form: str | None) -> None:
    """Print how many of what, or with ``-o name`` which."""
    shown = output.chosen(form)
    if shown == output.NAME:
        plan_output.echo(outcome.names, to_stderr=False)
    elif shown not in (output.TABLE, output.WIDE):
        output.show(outcome.counts, shown)
    elif outcome.counts:
        output.table(["kind", "number"], list(outcome.counts.items()))


def described(progress: Progress) -> str:
    """What was done last, as a progress line shows it."""
    from rich.markup import escape

    return escape(escaped(progress.kind))
