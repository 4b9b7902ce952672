"""`orrery completion`: the script that makes a shell complete commands, APIs, parameters and values."""

from __future__ import annotations

import click


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion_command(ctx: click.Context, shell: str) -> None:
    """Print the script with which a shell completes this command.

    \b
      eval "$(orrery completion bash)"        # in ~/.bashrc
      eval "$(orrery completion zsh)"         # in ~/.zshrc
      orrery completion fish | source         # in config.fish

    Names of resources come from the server of the login, if it answers within a second.
    """
    from orrery.core.cli.complete.run import index, script

    root = ctx.find_root().command
    assert isinstance(root, click.Group)
    index(root)
    click.echo(script(shell), nl=False)
