"""The commands `orrery up`, `orrery down` and `orrery check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from orrery.core.cli.complete.suggested import Suggested

if TYPE_CHECKING:
    from orrery.backends.mini.fleet import HostFleet

BACKENDS = ("namespaces", "docker", "kvm")
HERE = "here"
CHECKED = ("sim", "agents", "kvm", "namespaces", "docker", HERE)
name_option = click.option("--name", default="", help="The cloud's name; default: what the file says.")
var_option = click.option("--var", "variables", multiple=True, metavar="NAME=VALUE", help="Set a variable.")


@click.command("up", help="Start a whole cloud on this machine: hosts, node, and what a file says.")
@click.argument("file", type=Suggested("clouds"))
@click.option(
    "--backend",
    type=click.Choice(BACKENDS),
    default=BACKENDS[0],
    show_default=True,
    help="What the hosts are: namespaces of this machine, containers of its Docker engine, or (kvm)"
    " namespaces whose guests are virtual machines.",
)
@click.option("--here", is_flag=True, help="With --backend kvm: this machine runs the guests itself.")
@click.option("--listen", default="127.0.0.1:8080", show_default=True, metavar="HOST:PORT")
@name_option
@var_option
def up(file: str, backend: str, here: bool, listen: str, name: str, variables: tuple[str, ...]) -> None:
    """Ends when all VMs of the file answer, and says how to reach them.

    It can be repeated at any time, after an interruption too: what is there is left alone.
    """
    from orrery.backends.mini.up import Wanted
    from orrery.backends.mini.up import up as run
    from orrery.core.cli.clouds import find_file
    from orrery.core.cli.deploy import parse_variables

    if here != (backend == "kvm"):
        raise click.UsageError(
            "--backend kvm --here has this machine run virtual machines; for other machines, use orrery serve"
            " --backend kvm and orrery deploy"
            if backend == "kvm"
            else "--here is for --backend kvm; other hosts of orrery up are on this machine anyway"
        )
    wanted = Wanted(file=find_file(file), name=name, variables=parse_variables(variables), listen=listen)
    run(wanted, _fleets()[backend], click.echo)


@click.command("down", help="Remove a cloud that `orrery up` has started; nothing of it is left.")
@click.argument("file", type=Suggested("clouds"))
@name_option
@var_option
def down(file: str, name: str, variables: tuple[str, ...]) -> None:
    """FILE is the deployment file, or only the name of a cloud whose file is gone."""
    from orrery.backends.mini.state import clouds
    from orrery.backends.mini.up import Wanted, plan_of
    from orrery.backends.mini.up import down as run
    from orrery.core.cli.clouds import find_file
    from orrery.core.cli.deploy import parse_variables

    fleets = _fleets()
    if file in clouds() and not Path(file).exists():
        run(file, None, list(fleets.values()), click.echo)
        return
    wanted = Wanted(file=find_file(file), name=name, variables=parse_variables(variables))
    plan = plan_of(wanted, fleets["kvm"])  # which has an image of every purpose
    run(plan.name, plan, list(fleets.values()), click.echo)


@click.command("check", help="Say what this machine lacks for which backend, and the command that mends it.")
@click.option(
    "--backend", type=click.Choice(CHECKED), help="Only this one; ends with 1 if it lacks anything."
)
def check(backend: str | None) -> None:
    """Simulated hosts need nothing; agents and kvm are hosts elsewhere, which need packages of their own.

    `here` is --backend kvm --here of `orrery up`.
    """
    from orrery.backends.mini.needs import missing_installer, missing_modules

    found = {"sim": [], "agents": missing_modules(), "kvm": [*missing_modules(), *missing_installer()]}
    for name, fleet in _fleets().items():
        checked = HERE if name == "kvm" else name
        if backend in (None, checked):
            found[checked] = fleet.lacks()
    lacking = False
    for name, lacks in found.items():
        if backend not in (None, name):
            continue
        lacking = lacking or bool(lacks)
        click.echo(f"{name:12} {'lacks' if lacks else 'can be used'}")
        for lack in lacks:
            click.echo(f"    {lack}")
    if backend is not None and lacking:
        raise click.exceptions.Exit(1)


def _fleets() -> dict[str, HostFleet]:
    from orrery.backends.agent.service import GuestKind
    from orrery.backends.mini.docker import DockerFleet
    from orrery.backends.mini.namespaces import NamespaceFleet

    fleets: tuple[HostFleet, ...] = (
        NamespaceFleet(),
        DockerFleet(),
        NamespaceFleet("kvm", GuestKind.LIBVIRT),
    )
    return {fleet.name: fleet for fleet in fleets}
