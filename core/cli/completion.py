"""`orrery completion`: the script that makes a shell complete names of APIs, fields and operators."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion_command(ctx: click.Context, shell: str) -> None:
    """Print the completion script of SHELL.

    \b
      eval "$(orrery completion bash)"        # in ~/.bashrc
      eval "$(orrery completion zsh)"         # in ~/.zshrc
      orrery completion fish | source         # in config.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None
    complete = kind(ctx.find_root().command, {}, "orrery", "_ORRERY_COMPLETE")
    click.echo(complete.source_template % complete.source_vars())
