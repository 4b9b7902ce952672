"""`orrery help`: what ``--help`` says, for those who look for it in front."""

from __future__ import annotations

import click

from orrery.core.api.kinds import Kinds
from orrery.core.cli.explain import explained
from orrery.core.cli.main import catalogue, unknown


@click.command("help")
@click.argument("word", required=False, metavar="[COMMAND|API|KIND]")
@click.pass_context
def help_command(ctx: click.Context, word: str | None) -> None:
    """Show help on a command, an API or a kind of resource; without a word, on all of it."""
    root = ctx.find_root()
    group = root.command
    assert isinstance(group, click.Group)
    if word is None:
        click.echo(group.get_help(root))
        return
    known = catalogue(ctx)
    command = group.get_command(root, word)
    if command is not None and word not in known:
        with click.Context(command, info_name=word, parent=root) as inner:
            click.echo(command.get_help(inner))
    elif word in known or Kinds(known).matching(word):
        click.echo(explained(known, Kinds(known), word))
    else:
        raise click.UsageError(unknown(ctx, word))
