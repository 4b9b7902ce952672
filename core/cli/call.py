"""One API as a command: its parameters are words ``key=value``, its help comes from the declaration."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

import click
import httpx

from orrery.core.api.catalogue_export import (
    constraints,
    inventory_fields,
    summary,
    type_name,
    values_allowed,
)
from orrery.core.cli import output, session
from orrery.core.cli.complete.suggested import Suggested
from orrery.core.client import conditions, fields
from orrery.core.client.errors import ApiFailure, InvalidField
from orrery.core.client.http import HttpClient
from orrery.core.kernel.api.message import Declaration, Refers
from orrery.core.kernel.errors import InvalidSession

transport: Callable[[], httpx.AsyncBaseTransport | None] = lambda: None  # noqa: E731
"""How to reach the server; tests put their own in."""

_URL = click.option("--url", help="The server's address; default: that of the login.")
_OUTPUT = click.option(
    "--output",
    "-o",
    type=click.Choice(output.FORMATS),
    help="Default: a table on a terminal, JSON in a pipe.",
)


def api_command(declaration: Declaration) -> click.Command:
    """The command that calls one API."""

    @click.command(declaration.name, help=help_text(declaration), epilog=None)
    @click.argument("words", nargs=-1, metavar="[FIELD=VALUE]...", type=Suggested(f"call:{declaration.name}"))
    @_OUTPUT
    @_URL
    def command(words: tuple[str, ...], output: str | None, url: str | None) -> None:
        run(declaration, words, output, url)

    made: click.Command = command
    return made


def run(declaration: Declaration, words: Sequence[str], form: str | None, url: str | None) -> None:
    """Call the API and print the answer. Raises InvalidField before anything is sent, ApiFailure after."""
    given = arguments(declaration, words)
    kept = session.current(url)
    try:
        body = asyncio.run(_call(declaration, given, url))
    except ApiFailure as failure:
        if failure.code == InvalidSession.code and declaration.login_required:
            raise session.NotLoggedIn(kept.url, " any more" if kept.session else "") from None
        raise
    output.show(body, form, given.get("fields") if declaration.is_query else None)


def arguments(declaration: Declaration, words: Sequence[str]) -> dict[str, Any]:
    """The wire fields that `words` mean.

    Raises InvalidField for a word that is none, an unknown or repeated field, a missing one, and a value
    of the wrong type.
    """
    if declaration.is_query:
        found = conditions.arguments(words, declaration.name)
        return {
            name: fields.from_text(declaration, name, value) if isinstance(value, str) else value
            for name, value in found.items()
        }
    given: dict[str, Any] = {}
    for word in words:
        name, equals, text = word.partition("=")
        if not equals:
            raise InvalidField(declaration.name, word, "expected <field>=<value>")
        if name in given:
            raise InvalidField(declaration.name, name, "given twice; write a list as a,b,c")
        given[name] = fields.from_text(declaration, name, text)
    lacking = fields.missing(declaration, set(given))
    if lacking:
        raise InvalidField(declaration.name, lacking[0], "is mandatory")
    return given


def help_text(declaration: Declaration) -> str:
    """What `orrery <API> --help` says."""
    lines = [summary(declaration.message) or declaration.name, ""]
    if declaration.is_query:
        operators = "  ".join(conditions.OPERATORS)
        names = ", ".join(inventory_fields(declaration)) or "those of the inventory"
        lines += [
            "Conditions are words FIELD OPERATOR VALUE; all must hold.",
            "",
            "\b",
            f"Operators: {operators}",
        ]
        lines += [
            "Beside them: limit= start= after= count=true replyWithCount=true sort=-FIELD fields=A,B",
            "",
        ]
        return "\n".join([*lines, f"Fields: {names}"])
    lines += ["\b"]
    for name, info in fields.wire_fields(declaration.message).items():
        what = [type_name(info), "mandatory" if info.is_required() else ""]
        what += [f"uuid of a {c.vo.removesuffix('VO')}" for c in constraints(info) if isinstance(c, Refers)]
        what += ["|".join(values_allowed(info)), info.description or ""]
        lines.append(f"{name:32} {', '.join(part for part in what if part)}")
    return "\n".join(lines)


def client(url: str | None) -> HttpClient:
    """The client for the session in use."""
    kept = session.current(url)
    return client_at(kept.url, kept.session)


def client_at(url: str, uuid: str | None) -> HttpClient:
    """The client of a server, with the APIs that this command knows."""
    known = click.get_current_context().find_root().obj
    return HttpClient(url, uuid, declarations=known, transport=transport())


async def _call(declaration: Declaration, given: dict[str, Any], url: str | None) -> dict[str, Any]:
    async with client(url) as server:
        with output.spinner(f"{declaration.name} ..."):
            return await server.invoke(declaration, given)
