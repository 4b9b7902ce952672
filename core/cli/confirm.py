"""The question before something is removed: asked of people at a terminal, never of programs."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

import click

from orrery.core.api.kinds import Kind
from orrery.core.cli import renewal
from orrery.core.cli.connection import known_kinds
from orrery.core.cli.main import EXIT_FAILED
from orrery.core.client.errors import ClientError
from orrery.core.client.http import HttpClient
from orrery.core.client.names import is_uuid
from orrery.core.kernel.api.message import Declaration, DeleteMessage
from orrery.core.kernel.api.text import escaped

VERBS = ("Delete", "Destroy", "Expunge")
"""How the names of calls begin that remove what they name, where their message does not say so."""
REHEARSAL = "validationOnly"
NAMES_SHOWN = 10

Given = Mapping[str, Any]


def is_destructive(declaration: Declaration) -> bool:
    """Whether a call removes what it names, by its message or by its name."""
    return issubclass(declaration.message, DeleteMessage) or declaration.name.startswith(VERBS)


def ask(declaration: Declaration, calls: Sequence[Given], url: str | None) -> None:
    """Ask whether to go on with calls that remove something, where somebody can answer.

    Raises click's Exit where the answer is no; nothing has been sent then but look-ups of names.
    """
    if not is_destructive(declaration) or not sys.stdin.isatty() or all(map(_is_rehearsed, calls)):
        return
    go_on(question(declaration, calls, url))


def go_on(asked: str) -> None:
    """Ask a question; raises click's Exit where the answer is not yes."""
    if not click.confirm(asked, err=True):
        click.echo("nothing was done", err=True)
        raise click.exceptions.Exit(EXIT_FAILED)


def question(declaration: Declaration, calls: Sequence[Given], url: str | None) -> str:
    """What is asked, such as ``delete vm web-0?``."""
    verb, noun = _words(declaration.name)
    field = named_field(declaration)
    if field is None:
        return f"{verb} {noun}?"
    kind = _kind(declaration, field)
    names = [str(given[field]) for given in calls]
    shown = names[:NAMES_SHOWN]
    if kind is not None:
        noun = kind.name
        with suppress(ClientError):  # the call itself tells what is wrong
            shown = renewal.at_server(lambda server: _shown(server, kind, shown), url)
    rest = len(names) - len(shown)
    more = f" and {rest} more" if rest else ""
    number = f"{len(names)} of kind " if len(names) > 1 else ""
    return escaped(f"{verb} {number}{noun} {', '.join(shown)}{more}?")


def named_field(declaration: Declaration) -> str | None:
    """The parameter that names the resource of a call; None where it names none, or several."""
    mandatory = [name for name in declaration.path_fields if name.lower().endswith("uuid")]
    return mandatory[0] if len(declaration.path_fields) == 1 and mandatory else None


def _kind(declaration: Declaration, field: str) -> Kind | None:
    known = known_kinds()
    targets = known.parameter_targets(declaration, field)
    return known.by_vo(targets[0]) if len(targets) == 1 else None


async def _shown(server: HttpClient, kind: Kind, names: Sequence[str]) -> list[str]:
    """The resources as people know them: a uuid with the name that belongs to it."""
    shown = []
    for name in names:
        if not is_uuid(name):
            shown.append(name)
            continue
        condition = {"name": "uuid", "op": "=", "value": name}
        rows = (await server.call(kind.query.name, conditions=[condition]))["inventories"]
        shown.append(f"{rows[0]['name']} ({name})" if rows and rows[0].get("name") else name)
    return shown


def _words(api: str) -> tuple[str, str]:
    """Verb and noun of a call: ``DeleteVmInstance`` is to delete a vm instance."""
    verb, *noun = re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*", api)
    return verb.lower(), " ".join(noun).lower()


def _is_rehearsed(given: Given) -> bool:
    return REHEARSAL in (given.get("systemTags") or ())
