"""Commands made from the index, which complete as the real ones do and import nothing."""

from __future__ import annotations

from typing import Any

import click
from click.shell_completion import CompletionItem

from orrery.core.cli.complete.index import Command, Data, Option
from orrery.core.cli.complete.suggested import Suggested


class Mirror(click.Group):
    """The root: all commands and APIs of an index."""

    def __init__(self, data: Data, real: click.Group) -> None:
        super().__init__("orrery", params=_params(data["root"]["options"]), add_help_option=False)
        self.data = data
        self._real = real

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands that are no API."""
        return list(self.data["root"]["commands"])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command or API of that name; the real one where that completes by functions of its own."""
        known = self.data["root"]["commands"].get(cmd_name)
        if known is not None:
            return self._real.get_command(ctx, cmd_name) if known["is_own"] else _made(cmd_name, known)
        api = self.data["apis"].get(cmd_name)
        if api is None:
            return None
        words = click.Argument(["words"], nargs=-1, type=Suggested(f"call:{cmd_name}"))
        return click.Command(
            cmd_name, params=[words, *_params(self.data["options"][api["options"]])], add_help_option=False
        )

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click's own; behind a word that names no command, nothing is suggested."""
        name, command, rest = super().resolve_command(ctx, args)
        unknown = click.Command(name, params=[click.Argument(["words"], nargs=-1)])
        return name, command or unknown, rest

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Options where one begins; else commands and APIs, each with its help."""
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        found = {name: command["help"] for name, command in self.data["root"]["commands"].items()}
        found |= {name: api["help"] for name, api in self.data["apis"].items()}
        return [
            CompletionItem(name, help=text) for name, text in found.items() if name.startswith(incomplete)
        ]


def _made(name: str, known: Command) -> click.Command:
    options = _params(known["options"])
    if not known["is_group"]:
        return click.Command(name, params=options, help=known["help"], add_help_option=False)
    below = {name: _made(name, command) for name, command in known["commands"].items()}
    return click.Group(name, commands=below, params=options, help=known["help"], add_help_option=False)


def _params(options: list[Option]) -> list[click.Parameter]:
    return [_option(option) if option["is_option"] else _argument(option) for option in options]


def _argument(option: Option) -> click.Argument:
    return click.Argument(option["names"], required=False, nargs=option["nargs"], type=_type(option))


def _option(option: Option) -> click.Option:
    about: dict[str, Any] = {"help": option["help"], "envvar": option["envvar"], "expose_value": True}
    if option["is_flag"]:
        return click.Option(option["names"], is_flag=True, **about)
    if option["count"]:
        return click.Option(option["names"], count=True, **about)
    return click.Option(
        option["names"], nargs=option["nargs"], multiple=option["multiple"], type=_type(option), **about
    )


def _type(option: Option) -> click.ParamType[Any]:
    if option["choices"]:
        return click.Choice(option["choices"])
    if option["path"]:
        return click.Path(file_okay=option["path"] == "file")
    return Suggested(option["source"]) if option["source"] else click.STRING
