"""The command `orrery serve`: REST over a simulated datacenter paced to the wall clock, or real hosts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from orrery.backends.settings_file import take_settings
from orrery.core.cli.complete.suggested import Suggested

if TYPE_CHECKING:
    from orrery.backends.serving import ServeOptions
    from orrery.core.client.deploy import Plan


@click.command(
    "serve",
    short_help="Serve the API over a simulated datacenter, or over real hosts.",
    help="""Serve the API over a simulated datacenter, or over real hosts; both survive a restart.

    FILE is a deployment file, or the name of a packaged cloud such as small. It is deployed at the first
    start; later ones need none, and leave what there is as it is.
    """,
)
@click.argument("file", required=False, type=Suggested("clouds"))
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    is_eager=True,
    expose_value=False,
    callback=take_settings,
    help="Read options from a TOML file, by their names without dashes; those given here come first.",
)
@click.option(
    "--backend",
    type=click.Choice(["sim", "agents", "kvm"]),
    default="sim",
    show_default=True,
    help="What the hosts are: simulated, machines that run orrery-agent, or machines that get it over SSH.",
)
@click.option("--listen", default="127.0.0.1:8080", show_default=True, metavar="HOST:PORT")
@click.option(
    "--db",
    "database",
    default="orrery.db",
    show_default=True,
    metavar="FILE",
    help="The database; the simulated world is saved beside it. A plain path or sqlite:///path.",
)
@click.option(
    "--key-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The keys of the secrets in the database; default: beside it, with .key appended. Keep a copy.",
)
@click.option("--key-command", metavar="COMMAND", help="What prints the keys, instead of a file.")
@click.option(
    "--speed",
    type=click.FloatRange(min=0.01, max=10_000),
    default=1.0,
    show_default=True,
    help="Simulated seconds per second.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="What is random in the simulated world.")
@click.option("--var", "variables", multiple=True, metavar="NAME=VALUE", help="Set a variable of the file.")
@click.option("--hosts", type=click.IntRange(min=0), help="How many hosts there shall be in all.")
@click.option("--vms", type=click.IntRange(min=0), help="How many VMs there shall be in all.")
@click.option(
    "--strict-plugins", is_flag=True, help="Do not start where a plugin fails; default: start without it."
)
@click.option(
    "--new-world",
    is_flag=True,
    help="Begin with an empty world: machines without VMs, volumes and images. An old one is set aside.",
)
@click.option(
    "--metrics",
    metavar="HOST:PORT",
    help="Serve /healthz, /readyz and /metrics there, to whoever reaches it; default: beside the API only.",
)
@click.option(
    "--traces",
    metavar="URL",
    envvar="OTEL_EXPORTER_OTLP_ENDPOINT",
    help="Send a trace of each job to this collector, by OTLP over HTTP; needs the extra [traces].",
)
@click.option(
    "--log-format",
    type=click.Choice(["text", "json", "journal"]),
    default="text",
    show_default=True,
    help="Lines on standard error for people, one JSON object a line for programs, or lines for journald.",
)
@click.option(
    "--log-level",
    type=click.Choice(["debug", "info", "warning", "error"]),
    default="warning",
    show_default=True,
    help="From which level on; info has a line for each request and each job.",
)
@click.option(
    "--guests",
    type=click.Choice(["libvirt", "containers"]),
    default="libvirt",
    show_default=True,
    help="With --backend kvm: what the guests of its hosts are.",
)
@click.option(
    "--wheels",
    type=click.Path(path_type=Path, exists=True, file_okay=False, resolve_path=True),
    metavar="FOLDER",
    help="With --backend kvm: what hosts install their agents from; default: the server's own environment.",
)
@click.option("--ui", type=click.Path(exists=True, file_okay=False), help="Serve a web UI's files at /ui.")
@click.option("--skip-unsupported", is_flag=True, help="Leave out what names features that are not served.")
def serve(
    file: str | None,
    variables: tuple[str, ...],
    hosts: int | None,
    vms: int | None,
    log_format: str,
    backend: str,
    **options: Any,
) -> None:
    """Runs a server until it is interrupted. A file is deployed when the database is new.

    Exit status 1 where it cannot begin; the reason is the last line.
    """
    from orrery.backends.serving import HostInstallation, ServeOptions
    from orrery.core.client.errors import ClientError
    from orrery.core.kernel.errors import OrreryError
    from orrery.core.node.logs import LogFormat, log_to_stderr, status

    form = LogFormat(log_format)
    log_to_stderr(form, options["log_level"])
    try:
        _refuse_for(backend)
        plan = _plan(backend, file, variables, (hosts, vms))
        installs = HostInstallation(guests=options.pop("guests"), wheels=options.pop("wheels"))
        installation = installs if backend == "kvm" else None
        _server_of(backend)(plan, ServeOptions(log_format=form, installation=installation, **options))
    except (click.ClickException, ClientError, OrreryError) as failure:
        if form is not LogFormat.JSON:
            raise
        status.error("%s", failure)
        raise click.exceptions.Exit(1) from None


ONLY_SIMULATED = ("speed", "seed", "new_world")
"""Options that say what a simulated world is like."""
ONLY_KVM = ("guests", "wheels")
"""Options that say how hosts get their agents."""


def _refuse_for(backend: str) -> None:
    """Raises UsageError for options that mean nothing with a backend."""
    if backend != "sim":
        _refuse_given(ONLY_SIMULATED, f"is for simulated hosts; leave it out with --backend {backend}")
    if backend != "kvm":
        _refuse_given(ONLY_KVM, f"is for hosts that get their agents over SSH, not for --backend {backend}")


def _refuse_given(names: tuple[str, ...], why: str) -> None:
    context = click.get_current_context()
    default = click.core.ParameterSource.DEFAULT
    for name in names:
        if context.get_parameter_source(name) is not default:
            raise click.UsageError(f"--{name.replace('_', '-')} {why}")


def _server_of(backend: str) -> Callable[[Plan | None, ServeOptions], None]:
    if backend != "sim":
        from orrery.backends.remote.server import serve as over_agents

        return over_agents
    from orrery.backends.server import serve as simulated

    return simulated


def _plan(
    backend: str, file: str | None, variables: tuple[str, ...], scale: tuple[int | None, int | None]
) -> Plan | None:
    """What is to be deployed. Raises ClickException for no such file, ClientError for a bad one."""
    from orrery.backends.sim.supplies import SUPPLIES
    from orrery.core.cli.clouds import find_file
    from orrery.core.cli.deploy import parse_variables
    from orrery.core.client.deploy import load

    if file is None:
        return None
    try:
        found = find_file(file)
    except click.UsageError as missing:
        raise click.ClickException(missing.message) from None
    plan = load(found, parse_variables(variables), supplies=SUPPLIES if backend == "sim" else None)
    hosts, vms = scale
    return plan if hosts is None and vms is None else plan.scaled(hosts=hosts, vms=vms)
