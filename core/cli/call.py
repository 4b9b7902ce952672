"""One API as a command: its parameters are words ``key=value``, its help comes from the declaration."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import click
import httpx
from click.shell_completion import CompletionItem

from orrery.core.api.catalogue_export import (
    constraints,
    inventory_fields,
    query_names,
    summary,
    type_name,
    values_allowed,
)
from orrery.core.cli import bulk, confirm, output, session, values, waiting
from orrery.core.client import conditions, fields
from orrery.core.client.errors import InvalidField
from orrery.core.client.http import HttpClient
from orrery.core.kernel.api.message import Declaration, Refers

transport: Callable[[], httpx.AsyncBaseTransport | None] = lambda: None  # noqa: E731
"""How to reach the server; tests put their own in."""

url_option = click.option("--url", help="The server's address; default: that of the login.")
output_option = click.option(
    "--output",
    "-o",
    type=click.Choice(output.FORMATS),
    help="Default: a table on a terminal, JSON in a pipe.",
)
_NO_WAIT = click.option("--no-wait", is_flag=True, help="Print the uuid of the job, and do not wait for it.")
_YES = click.option("--yes", "-y", is_flag=True, help="Do not ask, as on a terminal, whether to go on.")
_QUERY_WORDS = ("limit=", "start=", "after=", "count=", "replyWithCount=", "groupBy=", "sort=", "fields=")


def api_command(declaration: Declaration) -> click.Command:
    """The command that calls one API."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(word) for word in completions(declaration, incomplete)]

    @click.command(declaration.name, help=help_text(declaration), epilog=None)
    @click.argument("words", nargs=-1, metavar="[FIELD=VALUE]...", shell_complete=complete)
    @output_option
    @url_option
    def command(words: tuple[str, ...], output: str | None, url: str | None, **flags: bool) -> None:
        run(declaration, words, Options(output, url, **flags))

    made: click.Command = command
    if confirm.is_destructive(declaration):
        made = _YES(made)
    return _NO_WAIT(made) if declaration.is_async else made


@dataclass(frozen=True)
class Options:
    """How a call is made, and its answer printed."""

    form: str | None = None
    url: str | None = None
    no_wait: bool = False
    yes: bool = False


def run(declaration: Declaration, words: Sequence[str], options: Options) -> None:
    """Call the API and print the answer. Raises InvalidField before anything is sent, ApiFailure after."""
    calls = [arguments(declaration, each) for each in bulk.split(declaration, words)]
    if not options.yes:
        confirm.ask(declaration, calls, options.url)
    if len(calls) > 1:
        bulk.Bulk(declaration, calls, options.form, waits=not options.no_wait).run(options.url)
        return
    [given] = calls
    if options.no_wait:
        waiting.begin(declaration, given, options.url, options.form)
        return
    body = waiting.performed(declaration, given, options.url)
    output.show(body, options.form, given.get("fields") if declaration.is_query else None)


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
        given[name] = fields.from_text(declaration, name, values.from_file(declaration, name, text))
    lacking = fields.missing(declaration, set(given))
    if lacking:
        raise InvalidField(declaration.name, lacking[0], "is mandatory")
    return given


def completions(declaration: Declaration, incomplete: str) -> list[str]:
    """The words that `incomplete` may become: fields, operators of a query, values where they are few."""
    if declaration.is_query:
        return _query_words(declaration, incomplete)
    known = fields.wire_fields(declaration.message)
    name, equals, text = incomplete.partition("=")
    if equals and name in known:
        values = values_allowed(known[name]) or (
            ["true", "false"] if fields.type_of(known[name]) is bool else []
        )
        return [f"{name}={value}" for value in values if value.startswith(text)]
    return [f"{known_name}=" for known_name in known if known_name.startswith(incomplete)]


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


def _query_words(declaration: Declaration, incomplete: str) -> list[str]:
    names = query_names(declaration, incomplete)
    if incomplete in names and not incomplete.endswith("."):
        return [incomplete + operator for operator in conditions.OPERATORS if not operator[0].isalpha()]
    found = [*names, *_QUERY_WORDS]
    return [word for word in found if word.startswith(incomplete)]
