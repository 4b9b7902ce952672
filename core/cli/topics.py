"""`orrery help`: topics, whose texts are those of the documentation, and the help of any command."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from orrery.core.cli.main import catalogue, unknown

FOLDER = Path(__file__).with_name("topics")
"""The texts, as `make docs` takes them from the documentation (`orrery.core.cli.manual`)."""
TOPICS = {
    "accounts": "Accounts, users and policies.",
    "deploy": "Deployment files: what a cloud consists of.",
    "events": "Following jobs and events; web hooks.",
    "faults": "Faults of the simulated world.",
    "queries": "Conditions, pages, tags and ZQL.",
}


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    return [topic for topic in TOPICS if topic.startswith(incomplete)]


@click.command("help")
@click.argument("words", nargs=-1, metavar="[TOPIC|COMMAND|API|KIND]...", shell_complete=_complete)
@click.pass_context
def help_command(ctx: click.Context, words: tuple[str, ...]) -> None:
    """Explain a topic, a command, an API or a kind of resource; without one, list the topics."""
    if not words:
        click.echo(_list_of_topics())
    elif words[0] in TOPICS and len(words) == 1:
        _show(words[0])
        if ctx.find_root().command.get_command(ctx, words[0]) is not None:  # type: ignore[attr-defined]
            click.echo(f"\nThe options of the command: orrery {words[0]} --help", err=True)
    else:
        click.echo(_help_of(ctx, words))


def text_of(topic: str) -> str:
    """The text of a topic, in Markdown."""
    return (FOLDER / f"{topic}.md").read_text()


def _list_of_topics() -> str:
    lines = [f"  orrery help {topic:10} {text}" for topic, text in TOPICS.items()]
    rest = (
        "  orrery help COMMAND    options of a command; orrery --help lists the commands",
        "  orrery help API        parameters of an API; orrery api lists the APIs",
        "  orrery help KIND       fields of a kind of resource, such as vm",
    )
    return "\n".join(["Topics:", "", *lines, "", *rest])


def _show(topic: str) -> None:
    """Prints a topic: laid out on a terminal, a page at a time, and as Markdown in a pipe."""
    text = text_of(topic)
    if not sys.stdout.isatty():
        click.echo(text, nl=False)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console()
    with console.capture() as captured:
        console.print(Markdown(text))
    click.echo_via_pager(captured.get())


def _help_of(ctx: click.Context, words: Sequence[str]) -> str:
    """The help of a command, or of one below it; what `orrery explain` says of an API or a kind."""
    from orrery.core.cli.connection import known_kinds
    from orrery.core.cli.explain import explained

    known, kinds = catalogue(ctx), known_kinds()
    parent = ctx.find_root()
    for number, word in enumerate(words):
        group = parent.command
        command = group.get_command(parent, word) if isinstance(group, click.Group) else None
        if len(words) == 1 and (word in known or (command is None and kinds.matching(word))):
            return explained(known, kinds, word)
        if command is None:
            raise click.UsageError(_unknown(parent, word, is_first=number == 0))
        parent = click.Context(command, info_name=word, parent=parent)
    return parent.get_help()


def _unknown(parent: click.Context, word: str, *, is_first: bool) -> str:
    from orrery.core.client.errors import did_you_mean

    group = parent.command
    known = group.list_commands(parent) if isinstance(group, click.Group) else []
    topic = did_you_mean(word, TOPICS) if is_first else ""
    if is_first and not topic:
        return unknown(parent, word)
    return f"there is no topic or command named '{word}'{topic or did_you_mean(word, known)}"
