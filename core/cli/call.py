"""One API as a command: its parameters are words ``key=value``, its help comes from the declaration."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
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
from orrery.core.api.kinds import Kinds
from orrery.core.cli import output, session, tables
from orrery.core.cli.complete.suggested import Suggested
from orrery.core.cli.main import catalogue
from orrery.core.client import conditions, fields
from orrery.core.client.errors import ApiFailure, InvalidField
from orrery.core.client.http import HttpClient
from orrery.core.client.names import Names
from orrery.core.kernel.api.message import Declaration, Refers
from orrery.core.kernel.errors import InvalidSession

transport: Callable[[], httpx.AsyncBaseTransport | None] = lambda: None  # noqa: E731
"""How to reach the server; tests put their own in."""

URL = click.option("--url", help="The server's address; default: that of the login.")


def api_command(declaration: Declaration) -> click.Command:
    """The command that calls one API."""

    @click.command(declaration.name, help=help_text(declaration), epilog=None)
    @click.argument("words", nargs=-1, metavar="[FIELD=VALUE]...", type=Suggested(f"call:{declaration.name}"))
    @output.option
    @URL
    def command(words: tuple[str, ...], output: str | None, url: str | None) -> None:
        run(declaration, words, output, url)

    made: click.Command = command
    return made


def run(declaration: Declaration, words: Sequence[str], form: str | None, url: str | None) -> None:
    """Call the API and print the answer. Raises InvalidField before anything is sent, ApiFailure after."""
    carry_out(declaration, arguments(declaration, words), form, url)


def carry_out(declaration: Declaration, given: Mapping[str, Any], form: str | None, url: str | None) -> None:
    """Call the API with wire fields, in which names stand for uuids, and print the answer.

    Raises InvalidField before the call is sent, NoSuchName or AmbiguousName for a name, ApiFailure after.
    """
    if form == output.NAME and declaration.returns is None:
        raise click.UsageError(
            f"{declaration.name} answers with no resource to name; choose another --output"
        )
    with telling_of_login(url, is_needed=declaration.login_required):
        body, view = asyncio.run(_call(declaration, given, output.chosen(form), url))
    output.show(body, form, _fields_asked(declaration, given), view)


@contextmanager
def telling_of_login(url: str | None, *, is_needed: bool = True) -> Iterator[None]:
    """Raises NotLoggedIn where a call inside is refused for want of a session."""
    kept = session.current(url)
    try:
        yield
    except ApiFailure as failure:
        if failure.code == InvalidSession.code and is_needed:
            raise session.NotLoggedIn(kept.url, " any more" if kept.session else "") from None
        raise


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
    known = catalogue(click.get_current_context())
    return HttpClient(url, uuid, declarations=known, transport=transport())


def known_kinds() -> Kinds:
    """The kinds of resources of the APIs that this command knows."""
    return Kinds(catalogue(click.get_current_context()))


async def _call(
    declaration: Declaration, given: Mapping[str, Any], form: str, url: str | None
) -> tuple[dict[str, Any], tables.View]:
    kinds = known_kinds()
    view = tables.View(kinds, kinds.of(declaration.returns))
    async with client(url) as server:
        with output.spinner(f"{declaration.name} ..."):
            uuids = await Names(server, kinds).parameters(declaration, given)
            body = await server.invoke(declaration, uuids)
            items = body.get("inventories")
            if form in (output.TABLE, output.WIDE) and isinstance(items, list):
                columns = tables.columns_of(view, items, form, _fields_asked(declaration, given))
                view = await tables.with_labels(server, view, items, columns)
            return body, view


def _fields_asked(declaration: Declaration, given: Mapping[str, Any]) -> Sequence[str] | None:
    return given.get("fields") if declaration.is_query else None
