"""`orrery get`: lists resources of a kind, the short form of its query."""

from __future__ import annotations

from typing import Any

import click

from orrery.core.api.kinds import Kind, Kinds
from orrery.core.cli import call, connection, output, renewal
from orrery.core.client import conditions
from orrery.core.client.errors import InvalidField
from orrery.core.client.http import HttpClient
from orrery.core.client.names import Names, kind_named, split


@click.command("get")
@click.argument("words", nargs=-1, required=True, metavar="KIND [NAME]... [CONDITION]...")
@output.option
@connection.URL
def get_command(words: tuple[str, ...], output: str | None, url: str | None) -> None:
    """List resources: all of a kind, those named, or those that meet conditions.

    \b
      orrery get vm
      orrery get vm web-0 web-1 -o wide
      orrery get vm state=Running host.name=host-0 sort=-createDate limit=10
      orrery get host/host-0 -o yaml

    KIND is a name such as vm, volume, image, host or l3, in singular or plural; `orrery explain KIND` lists
    its fields. Conditions, and the words limit=, start=, after=, count=, sort= and fields=, are those of
    queries. The order is that of the names, unless sort= says otherwise.
    """
    kinds = connection.known_kinds()
    kind, names, rest = parsed(kinds, words)
    given = call.arguments(kind.query, rest)
    if kind.is_named and not given.keys() & {"sortBy", "groupBy", "count"}:
        given["sortBy"] = "name"
    if names:
        named = renewal.at_server(lambda server: _condition(server, kinds, kind, names), url)
        given["conditions"].append(named)
    call.carry_out(kind.query, given, output, url)


def parsed(kinds: Kinds, words: tuple[str, ...]) -> tuple[Kind, list[str], list[str]]:
    """The kind that the first word names, names of resources, and conditions.

    Raises UnknownKind, and InvalidField for a resource of another kind.
    """
    kind, name = split(kinds, words[0])
    names = [name] if kind is not None else []
    kind = kind or kind_named(kinds, words[0])
    rest: list[str] = []
    for word in words[1:]:
        if conditions.split(word) is not None:
            rest.append(word)
            continue
        other, name = split(kinds, word)
        if other not in (None, kind):
            raise InvalidField("get", word, f"expected the name of a {kind.name}")
        names.append(name)
    return kind, names, rest


async def _condition(server: HttpClient, kinds: Kinds, kind: Kind, names: list[str]) -> dict[str, Any]:
    """What selects the resources of these names or uuids."""
    if "uuid" not in kind.fields:
        return {"name": "name", "op": "in", "value": ",".join(names)}
    uuids = await Names(server, kinds).every(kind, names)
    return {"name": "uuid", "op": "in", "value": ",".join(uuids)}
