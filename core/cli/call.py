"""One API as a command: its parameters are words ``key=value``, its help comes from the declaration."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from orrery.core.api.catalogue_export import (
    inventory_fields,
    summary,
)
from orrery.core.cli import bulk, confirm, output, renewal, tables, value_hints, values, waiting
from orrery.core.cli.complete.suggested import Suggested
from orrery.core.cli.connection import URL, known_kinds
from orrery.core.cli.help_width import HELP_WIDTH
from orrery.core.client import conditions, fields
from orrery.core.client.errors import InvalidField
from orrery.core.kernel.api.message import Declaration

_NO_WAIT = click.option("--no-wait", is_flag=True, help="Print the uuid of the job, and do not wait for it.")
_YES = click.option("--yes", "-y", is_flag=True, help="Do not ask, as on a terminal, whether to go on.")


def api_command(declaration: Declaration) -> click.Command:
    """The command that calls one API."""

    @click.command(declaration.name, cls=_ApiCommand, help=summary(declaration.message) or declaration.name)
    @click.argument("words", nargs=-1, metavar="[FIELD=VALUE]...", type=Suggested(f"call:{declaration.name}"))
    @output.option
    @URL
    def command(words: tuple[str, ...], output: str | None, url: str | None, **flags: bool) -> None:
        run(declaration, words, Options(output, url, **flags))

    command.declaration = declaration
    made: click.Command = command
    if confirm.is_destructive(declaration):
        made = _YES(made)
    return _NO_WAIT(made) if declaration.is_async else made


class _ApiCommand(click.Command):
    """The command of an API. Its help is made when somebody asks for it."""

    declaration: Declaration

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """See click."""
        self.help = help_text(self.declaration)
        super().format_help_text(ctx, formatter)


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
    elif options.no_wait:
        waiting.begin(declaration, calls[0], options.url, options.form)
    else:
        carry_out(declaration, calls[0], options.form, options.url)


def carry_out(declaration: Declaration, given: Mapping[str, Any], form: str | None, url: str | None) -> None:
    """Call the API with wire fields, in which names stand for uuids, and print the answer.

    Raises InvalidField before the call is sent, NoSuchName or AmbiguousName for a name, ApiFailure after.
    """
    if form == output.NAME and declaration.returns is None:
        raise click.UsageError(
            f"{declaration.name} answers with no resource to name; choose another --output"
        )
    body = waiting.performed(declaration, given, url)
    if declaration.is_query:
        value_hints.tell(declaration, given.get("conditions") or (), body)
    asked = given.get("fields") if declaration.is_query else None
    output.show(body, form, asked, _view(declaration, body, asked, output.chosen(form), url))


def _view(
    declaration: Declaration,
    body: Mapping[str, Any],
    asked: Sequence[str] | None,
    form: str,
    url: str | None,
) -> tables.View:
    """How tables show an answer; the names of the resources that it refers to are asked for."""
    kinds, items = known_kinds(), body.get("inventories")
    view = tables.View(kinds, kinds.of(declaration.returns))
    if form not in (output.TABLE, output.WIDE) or not isinstance(items, list):
        return view
    columns = tables.columns_of(view, items, form, asked)
    return renewal.at_server(lambda server: tables.with_labels(server, view, items, columns), url)


def arguments(declaration: Declaration, words: Sequence[str]) -> dict[str, Any]:
    """The wire fields that `words` mean.

    Raises InvalidField for a word that is none, an unknown or repeated field, a missing one, and a value
    of the wrong type.
    """
    if declaration.is_query:
        found = conditions.arguments(words, declaration.name)
        found["conditions"] = [fields.with_bytes(each) for each in found["conditions"]]
        return {
            name: fields.from_text(declaration, name, value) if isinstance(value, str) else value
            for name, value in found.items()
        }
    given: dict[str, Any] = {}
    for word in words:
        name, equals, text = word.partition("=")
        if not equals:
            lacking = fields.missing(declaration, set(given))
            example = f", as in {lacking[0]}={word}" if lacking else ""
            raise InvalidField(declaration.name, word, f"expected <field>=<value>{example}")
        if name in given:
            raise InvalidField(declaration.name, name, "given twice; write a list as a,b,c")
        given[name] = fields.from_text(declaration, name, values.from_file(declaration, name, text))
    lacking = fields.missing(declaration, set(given))
    if lacking:
        rest = f", as is {', '.join(lacking[1:])}" if lacking[1:] else ""
        raise InvalidField(declaration.name, lacking[0], f"is mandatory{rest}")
    return given


def help_text(declaration: Declaration) -> str:
    """What `orrery <API> --help` says."""
    lines = [summary(declaration.message) or declaration.name, ""]
    if declaration.is_query:
        names = ", ".join(inventory_fields(declaration)) or "those of the inventory"
        lines += [
            "Conditions are words FIELD OPERATOR VALUE; all must hold.",
            "",
            "\b",
            f"Operators: {'  '.join(conditions.OPERATORS)}",
            "Beside them: limit= start= after= count=true replyWithCount=true",
            "             sort=-FIELD fields=A,B",
            "",
        ]
        return "\n".join([*lines, f"Fields: {names}"])
    return "\n".join([*lines, "\b", *_parameter_lines(declaration)])


def _parameter_lines(declaration: Declaration) -> Iterator[str]:
    """Each parameter with its type and limits, and below that what it means."""
    from orrery.core.api.field_texts import plain
    from orrery.core.api.reference import parameters

    for each in parameters(declaration):
        usual = each.default if each.default in ("", "required") else f"default {each.default}"
        what = ", ".join(filter(None, (each.kind, each.limits, usual)))
        yield from textwrap.wrap(plain(f"{each.name}: {what}"), HELP_WIDTH, subsequent_indent="  ")
        yield from textwrap.wrap(
            plain(each.text), HELP_WIDTH, initial_indent="    ", subsequent_indent="    "
        )
