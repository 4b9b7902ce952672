"""The command `orrery world`: what is really there in the simulated world of a running server, and what goes
wrong there.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from orrery.core.cli.help_width import HELP_WIDTH
from orrery.core.cli.main import Failed, Misused
from orrery.core.cli.output import option as output_option

if TYPE_CHECKING:
    from orrery.core.kernel.api.message import ApiMessage

NO_WORLD = "the server at {} has no simulated world: only a cloud that `orrery serve` simulates has one"
UNSERVED = "HTTP.404"
"""What the server answers to paths that it does not know."""

_URL = click.option("--url", help="The server's address; default: that of the login.")
LISTED = {
    "hosts": "machines",
    "guests": "guests",
    "volumes": "volumes and cached images",
    "faults": "faults",
}
"""What each listing shows."""
COLUMNS = {
    "volumes": ["storage", "address", "path", "size", "taken", "cached", "complete"],
    "faults": ["id", "kind", "struck", "parameters"],
}
"""Of tables, where they are not the first short ones."""


@click.group("world", short_help="Look into the simulated world of a server, and break it.")
def world() -> None:
    """Look into the simulated world of a running server, and make things go wrong there.

    For administrators. Hosts, VMs and storages can be given by name, uuid or address.
    """


def _listing(name: str, api: str) -> None:
    @output_option
    @_URL
    def run(output: str | None, url: str | None) -> None:
        from orrery.backends.sim.worldapi import messages
        from orrery.core.cli import output as out

        out.show(_called(getattr(messages, api)(), url), output, COLUMNS.get(name))

    world.command(name, help=f"List the {LISTED[name]} of the simulated world.")(run)


for _name in LISTED:
    _listing(_name, f"GetWorld{_name.capitalize()}")


@world.group("fault")
def fault() -> None:
    """Add and remove faults."""


@fault.command("remove")
@click.argument("number", type=int, metavar="ID")
@_URL
def remove(number: int, url: str | None) -> None:
    """End a fault; `orrery world faults` lists them."""
    from orrery.backends.sim.worldapi.messages import RemoveWorldFault

    _called(RemoveWorldFault(id=number), url)
    click.echo(f"fault {number} is removed", err=True)


class Kinds(click.Group):
    """One command for each kind, made from the simulator's declarations."""

    def __init__(self, name: str, kinds: Callable[[], Mapping[str, Kind]], **options: Any) -> None:
        super().__init__(name, **options)
        self._kinds = kinds

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The kinds."""
        return list(self._kinds())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a kind."""
        kind = self._kinds().get(cmd_name)
        return None if kind is None else kind.command()

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Like click's own, but an unknown kind lists the kinds."""
        if not args[0].startswith("-") and args[0] not in self._kinds():
            raise click.UsageError(f"there is no kind '{args[0]}'; there are: {', '.join(self._kinds())}")
        return super().resolve_command(ctx, args)


class Kind:
    """One kind of fault or incident on the command line."""

    def __init__(self, name: str, text: str, model: type[Any], parameters: tuple[str, ...]) -> None:
        self.name, self.text, self.model, self.parameters = name, text, model, parameters

    def command(self) -> click.Command:
        """The command that adds or causes it."""

        @click.command(self.name, help=self._help(), short_help=self.text)
        @click.argument("words", nargs=-1, metavar="[PARAMETER=VALUE]...")
        @_URL
        def run(words: tuple[str, ...], url: str | None) -> None:
            self._send(self._given(words), url)

        made: click.Command = run
        return made

    def _help(self) -> str:
        from orrery.backends.sim.worldapi.words import meanings

        told = meanings(self.model)
        lines = [
            line
            for name in self.parameters
            for line in textwrap.wrap(f"{name:12} {told[name]}", HELP_WIDTH, subsequent_indent=" " * 13)
        ]
        return "\n".join([self.text, "", "\b", *lines])

    def _given(self, words: tuple[str, ...]) -> dict[str, Any]:
        """The parameters. Raises Misused naming the word that is wrong."""
        from orrery.backends.sim.worldapi.words import parameters_of

        try:
            return parameters_of(self.model, self.name, words, self.parameters)
        except ValueError as wrong:
            raise Misused(str(wrong)) from None

    def _send(self, given: dict[str, Any], url: str | None) -> None:
        from orrery.backends.sim.worldapi.messages import AddWorldFault, CauseWorldIncident
        from orrery.simulator.faults import Fault

        if self.model is not Fault:
            _called(CauseWorldIncident(kind=self.name, parameters=given), url)
            click.echo("done", err=True)
            return
        added = _called(AddWorldFault(kind=self.name, parameters=given), url)
        is_over = "" if added["inForce"] else "; it has struck, and is over"
        click.echo(f"fault {added['id']} is added{is_over}", err=True)


def _fault_kinds() -> Mapping[str, Kind]:
    from orrery.simulator.fault_kinds import DECLARED
    from orrery.simulator.faults import Fault

    return {kind.value: Kind(kind, one.text, Fault, one.parameters) for kind, one in DECLARED.items()}


def _incident_kinds() -> Mapping[str, Kind]:
    from orrery.simulator.incident_kinds import INCIDENTS, Incident

    return {kind.value: Kind(kind, one.text, Incident, one.parameters) for kind, one in INCIDENTS.items()}


fault.add_command(Kinds("add", _fault_kinds, help="Put a fault in force, now or later; prints its number."))
world.add_command(Kinds("incident", _incident_kinds, help="Let something happen at once, without a call."))


def _called(message: ApiMessage, url: str | None) -> dict[str, Any]:
    """The answer. Raises ApiFailure, NotLoggedIn, and Failed where the server simulates nothing."""
    from orrery.core.cli import renewal, session
    from orrery.core.client.errors import ApiFailure

    try:
        return renewal.at_server(lambda server: server.send(message), url)
    except ApiFailure as failure:
        if failure.code == UNSERVED:
            raise Failed(NO_WORLD.format(session.current(url).url)) from None
        raise
