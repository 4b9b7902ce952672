"""`orrery describe`: one resource with what belongs to it, and what happened to it lately."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from orrery.core.api.kinds import Kind, Kinds
from orrery.core.cli import connection, output, renewal, session, tables
from orrery.core.cli.get import parsed
from orrery.core.cli.lines import aligned, part
from orrery.core.cli.tables import Body, View
from orrery.core.client.caller import Caller
from orrery.core.client.errors import ApiFailure
from orrery.core.client.names import Names
from orrery.core.kernel.api.deployment_tag import DeploymentTag
from orrery.core.kernel.api.text import counted, escaped

RECENT = 10
"""Entries of each list of what happened."""
TAGS = 100
"""Tags of each sort."""
_DATES = ("createDateMs", "lastOpDateMs")
"""The same times stand beside them in words."""


@dataclass(frozen=True)
class About:
    """A list of things said of any resource: found by the `field` that holds its uuid, newest first."""

    title: str
    vo: str
    field: str
    columns: tuple[str, ...]
    sort: str = "createDate"
    limit: int = RECENT


ABOUT = (
    About("system tags", "SystemTagVO", "resourceUuid", ("tag",), limit=TAGS),
    About("user tags", "UserTagVO", "resourceUuid", ("tag",), limit=TAGS),
    About("events", "EventVO", "resourceUuid", ("time", "name"), sort="id"),
    About("jobs", "LongJobVO", "targetResourceUuid", ("createDate", "name", "jobName", "state")),
    About("calls", "AuditVO", "resourceUuid", ("createDate", "api", "success", "errorDetails")),
)
OWNER = "AccountResourceRefVO"


@click.command("describe")
@click.argument("words", nargs=-1, required=True, metavar="KIND NAME...")
@connection.URL
def describe_command(words: tuple[str, ...], url: str | None) -> None:
    """Describe resources: their fields, what belongs to them, and what happened to them lately.

    \b
      orrery describe vm web-0
      orrery describe vm/web-0
      orrery describe host 019b76dacfce4024afc97acca9127e61
    """
    kinds = connection.known_kinds()
    kind, names, conditions = parsed(kinds, words)
    if conditions or not names:
        raise click.UsageError(
            f"which {kind.name}? give names or uuids, as in orrery describe {kind.name} NAME"
        )
    if "uuid" not in kind.fields:
        raise click.UsageError(f"a {kind.name} has no uuid to be found by; use orrery get {kind.name}")
    texts = renewal.at_server(lambda server: _texts(server, kinds, kind, names), url)
    for number, text in enumerate(texts):
        click.echo(("\n" if number else "") + text)


async def _texts(server: Caller, kinds: Kinds, kind: Kind, names: Sequence[str]) -> list[str]:
    with output.spinner(f"describing {kind.name} ..."):
        uuids = await Names(server, kinds).every(kind, names)
        return [await described(server, kinds, kind, uuid) for uuid in uuids]


async def described(server: Caller, kinds: Kinds, kind: Kind, uuid: str) -> str:
    """All there is to say about a resource, as text. Lists that the caller may not read are left out."""
    [body] = (await server.call(kind.query.name, conditions=[_is("uuid", uuid)]))["inventories"]
    view = View(kinds, kind)
    parts = [await _fields(server, view, body)]
    for nested in kind.inventory.nested:
        rows, inner = body.get(nested.wire), kinds.by_vo(nested.vo)
        if nested.pluck is None and isinstance(rows, list) and rows:
            title, back = tables.things(nested.wire, kind), inner.wire_of(nested.key) if inner else None
            parts.append(await _table(server, View(kinds, inner), title, rows, back))
    parts.append("\n".join(part("related", await _related(server, kinds, kind, uuid))))
    for about in ABOUT:
        parts.append(await _about(server, kinds, about, uuid))
    return "\n".join(filter(None, parts))


async def _fields(server: Caller, view: View, body: Body) -> str:
    """The resource's own fields, references by name and uuid, and the owner."""
    assert view.kinds is not None and view.kind is not None
    kind = view.kind
    own = {wire: value for wire, value in body.items() if _is_own(wire, value)}
    targets = {wire: view.kinds.target(kind, wire) for wire in own if wire != "uuid"}
    columns = [tables.Column(wire, wire, target) for wire, target in targets.items() if target is not None]
    labels = (await tables.with_labels(server, view, [body], columns)).labels
    rows = []
    for wire, value in own.items():
        bare = wire.removesuffix("Uuid") if targets.get(wire) is not None else wire
        text = tables.value_text(wire, value, View(view.kinds, kind, labels))
        known = labels.get(str(value))
        rows.append((bare, f"{known} ({value})" if known is not None else text))
    owner = await _owner(server, view.kinds, str(body["uuid"]))
    rows += [("owner", owner)] if owner else []
    title = f"{kind.name}/{escaped(str(body.get('name', body['uuid'])))}"
    return "\n".join(part(title, aligned(rows)))


async def _owner(server: Caller, kinds: Kinds, uuid: str) -> str:
    found = await _listed(server, kinds.by_vo(OWNER), [_is("resourceUuid", uuid)], limit=1)
    column = tables.Column("owner", "accountUuid", kinds.by_vo("AccountVO"))
    view = await tables.with_labels(server, View(kinds), found, [column])
    return "".join(tables.column_text(item, column, view) for item in found)


async def _related(server: Caller, kinds: Kinds, kind: Kind, uuid: str) -> list[str]:
    """How many resources of other kinds refer to it, beside those that its inventory lists."""
    listed = {(nested.vo, nested.key) for nested in kind.inventory.nested}
    told: dict[tuple[str, str], str] = {}
    command = session.command()
    for hop in kinds.graph.hops(kind.model).values():
        other = kinds.of(hop.target)
        key = (hop.target.__vo__, hop.key)
        if hop.is_forward or other is None or key in listed or key in told:
            continue
        wire = other.wire_of(hop.key)
        if wire is None:
            continue
        number = await _number(server, other, _is(wire, uuid))
        listing = f"{command} get {other.name} {wire}={uuid}"
        told[key] = f"{counted(number, other.name)}: {listing}" if number else ""
    return [line for line in told.values() if line]


async def _about(server: Caller, kinds: Kinds, about: About, uuid: str) -> str:
    kind = kinds.by_vo(about.vo)
    newest = {"sortBy": about.sort, "sortDirection": "desc", "limit": about.limit}
    found = await _listed(server, kind, [_is(about.field, uuid)], **newest)
    if not found:
        return ""
    columns = [tables.Column(path, path) for path in about.columns]
    return _listing(about.title, columns, [_for_people(row) for row in found], View(kinds, kind))


def _for_people(row: Body) -> Body:
    """A row without the checksums that a deployment keeps in its tag."""
    made = DeploymentTag.parse(str(row.get("tag", "")))
    return row if made is None else {**row, "tag": str(made._replace(element="…", applied="…"))}


async def _table(server: Caller, view: View, title: str, rows: Sequence[Body], back: str | None) -> str:
    """Rows inside an inventory, without the column `back` to the resource itself, and without empty ones."""
    columns = [
        column
        for column in tables.columns_of(view, rows, output.TABLE, None)
        if column.path != back and any(tables.at_path(row, column.path) for row in rows)
    ]
    return _listing(title, columns, rows, await tables.with_labels(server, view, rows, columns))


def _listing(title: str, columns: Sequence[tables.Column], rows: Sequence[Body], view: View) -> str:
    texts = [[tables.column_text(row, column, view) for column in columns] for row in rows]
    head = [[column.title for column in columns]] if len(columns) > 1 else []
    return "\n".join(part(title, aligned([*head, *texts])))


async def _listed(
    server: Caller, kind: Kind | None, conditions: list[dict[str, str]], **more: Any
) -> list[Mapping[str, Any]]:
    """What a query gives; nothing where there is no such kind, or the caller may not list it."""
    if kind is None:
        return []
    try:
        body = await server.call(kind.query.name, conditions=conditions, **more)
    except ApiFailure:
        return []
    found: list[Mapping[str, Any]] = body["inventories"]
    return found


async def _number(server: Caller, kind: Kind, condition: dict[str, str]) -> int:
    try:
        return int((await server.call(kind.query.name, conditions=[condition], count=True))["total"])
    except ApiFailure:
        return 0


def _is(name: str, value: str) -> dict[str, str]:
    return {"name": name, "op": "=", "value": value}


def _is_own(wire: str, value: Any) -> bool:
    """Whether it is a line among the fields: lists of objects have their own part, empty ones none."""
    is_nested = isinstance(value, list) and (not value or isinstance(value[0], dict))
    return wire not in _DATES and wire != "name" and not is_nested
