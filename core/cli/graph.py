"""`orrery graph`: pictures of a running cloud, and of what the nouns declare."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from orrery.core.cli import connection, interrupts
from orrery.core.cli.complete.suggested import Suggested
from orrery.core.cli.drawing import FORMATS, PNG, TEXT, draw
from orrery.core.cli.topology import topology_picture

_FORM = click.option(
    "--format", "-f", "form", type=click.Choice(FORMATS), help="Default: by FILE's ending, else text."
)
_FILE = click.option(
    "--output", "-o", type=click.Path(dir_okay=False), help="Write to this file instead of standard output."
)


@click.group("graph")
def graph_command() -> None:
    """Draw a picture, as text, SVG or PNG (the latter two by Graphviz)."""


@graph_command.command("topology", short_help="The running cloud, from zones to networks.")
@click.option("--url", help="The server's address; default: that of the login.")
@_FORM
@_FILE
def topology_command(url: str | None, form: str | None, output: str | None) -> None:
    """The running cloud: zones, their clusters, hosts, storages and networks."""

    async def look() -> Any:
        async with connection.client(url) as server:
            return await topology_picture(server)

    _write(interrupts.run(look()), form, output)


@graph_command.command("cascade", short_help="What a deletion or detachment leads to.")
@click.argument("kind", type=Suggested("cascades"))
@_FORM
@_FILE
def cascade_command(kind: str, form: str | None, output: str | None) -> None:
    """What else happens when a resource of KIND is deleted (KIND.detach: when it is detached)."""
    from orrery.core.api.pictures import cascade_picture

    _write(cascade_picture(kind), form, output)


@graph_command.command("workflow", short_help="The steps of a workflow, and what each undoes.")
@click.argument("name", type=Suggested("workflows"))
@_FORM
@_FILE
def workflow_command(name: str, form: str | None, output: str | None) -> None:
    """The steps of the workflow NAME, with what each does and undoes."""
    from orrery.core.api.pictures import workflow_picture

    _write(workflow_picture(name), form, output)


@graph_command.command("states", short_help="The states of a kind, and their order.")
@click.argument("kind", type=Suggested("states"))
@_FORM
@_FILE
def states_command(kind: str, form: str | None, output: str | None) -> None:
    """The states of KIND (or KIND.status), and how they follow one another."""
    from orrery.core.api.pictures import states_picture

    _write(states_picture(kind), form, output)


def _write(picture: Any, form: str | None, output: str | None) -> None:
    ending = Path(output).suffix.removeprefix(".") if output is not None else ""
    chosen = form or (ending if ending in FORMATS else TEXT)
    if chosen == PNG and output is None and sys.stdout.isatty():
        raise click.UsageError("a terminal shows no PNG; say where to write it with -o FILE")
    image = draw(picture, chosen)
    if output is None:
        click.echo(image, nl=False)
    else:
        try:
            Path(output).write_bytes(image)
        except OSError as failure:
            raise click.FileError(output, hint=failure.strerror or str(failure)) from None
