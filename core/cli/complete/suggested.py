"""The type of a command's parameter whose values completion knows."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem


class Suggested(click.types.StringParamType):
    """Any text, of which some are suggested while it is typed.

    `source` says which:

    - ``clouds``: packaged clouds and deployment files; ``profiles``: kept logins
    - ``apis``, ``commands``, ``kinds``, ``kindNames``, ``events``, ``states``, ``workflows``, ``cascades``,
      ``categories``, ``settings``: what is declared
    - ``resource:<kind>``: names and uuids of a kind's resources at the server
    - ``call:<API>``: words with the API's parameters; ``query:<kind>``: conditions on a kind
    - ``targets``: a kind, then names of its resources; ``targets:conditions``: conditions too
    - ``paths``: kind and name in one word, such as ``vm/web-0``

    Several have ``|`` between them. An argument without this type has it by its usage (`targets.source_of`).
    A kind is called as in the catalogue (``VmInstanceVO``) or as events call it (``vm``). Other parameters of
    the command may stand in braces: ``query:{kind}``.
    """

    def __init__(self, source: str) -> None:
        self.source = source

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """What the word may become."""
        from orrery.core.cli.complete.sources import suggestions

        with ctx.scope(cleanup=False):
            return suggestions(self.source, ctx, param, incomplete)
