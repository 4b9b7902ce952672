"""What tables show of resources: which columns, and how values read.

The columns of a kind stand in its `Inventory`. A column that holds the uuid of another resource is called
after that and shows its name, which one query for each kind of resource finds.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import click

from orrery.core.api.kinds import Kind, Kinds, is_size
from orrery.core.cli import output
from orrery.core.client.caller import Caller
from orrery.core.client.errors import ApiFailure
from orrery.core.kernel.api.text import escaped

Body = Mapping[str, Any]

FIRST_COLUMNS = ("name", "uuid", "state", "status", "type")
_COLUMNS_MAX = 8
_CELL_MAX = 60
_NAMES_AT_ONCE = 100
"""Uuids of one query, so that its URL stays short."""
_FOR_PROGRAMS = ("DateMs", "schema")
"""Ends of the names of fields that tell people nothing new."""
_UNITS = ("bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB")


@dataclass(frozen=True)
class Column:
    """One column: the path of its values in an inventory, and whose uuids they are."""

    title: str
    path: str
    target: Kind | None = None


@dataclass(frozen=True)
class View:
    """How the resources of an answer are shown; without a kind, by what the answer has."""

    kinds: Kinds | None = None
    kind: Kind | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    """Names of resources by their uuids."""


def show(body: Body, form: str, asked: Sequence[str] | None, view: View) -> None:
    """Print the body of a success as names or as a table; `asked` are the fields that were asked for."""
    listed = body.get("inventories")
    if form == output.NAME:
        one = body.get("inventory")
        items = listed if isinstance(listed, list) else [one] if isinstance(one, dict) else []
        for line in names(items, view):
            click.echo(line)
    elif isinstance(listed, list):
        _list(listed, form, asked, view)
        _tell_number(body, len(listed))
    else:
        details(body["inventory"] if isinstance(body.get("inventory"), dict) else body, view)


def columns_of(view: View, items: Sequence[Body], form: str, asked: Sequence[str] | None) -> list[Column]:
    """The columns of a list: those asked for, else those of the kind, else the first short ones.

    The uuid is shown in the form `WIDE`, and where the names do not tell the resources apart.
    """
    if asked:
        return [_column(view, path, is_asked=True) for path in asked]
    kind = view.kind
    if kind is None or not kind.inventory.columns:
        return [_column(view, path) for path in _short_fields(items)]
    number = Counter(item.get("name") for item in items)
    needed = max(number.values(), default=0) > 1 if kind.is_named else kind.model.__is_resource__
    with_uuid = "uuid" in kind.fields and (form == output.WIDE or needed)
    paths = [*(["name"] if kind.is_named else []), *(["uuid"] if with_uuid else []), *kind.inventory.columns]
    paths += kind.inventory.wide if form == output.WIDE else ()
    return [_column(view, path) for path in dict.fromkeys(paths)]


async def with_labels(server: Caller, view: View, items: Sequence[Body], columns: Iterable[Column]) -> View:
    """The view with the names of the resources that the columns refer to; one that is not seen has none."""
    if view.kinds is None:
        return view
    wanted: dict[Kind, dict[str, None]] = {}
    for column in columns:
        if column.target is not None and column.target.is_named:
            uuids = (str(value) for item in items for value in at_path(item, column.path))
            wanted.setdefault(column.target, {}).update(dict.fromkeys(uuids))
    labels = dict(view.labels)
    for kind, named in wanted.items():
        labels |= await _names_of(server, kind, [uuid for uuid in named if uuid not in labels])
    return View(view.kinds, view.kind, labels)


def names(items: Sequence[Body], view: View) -> list[str]:
    """Each resource as other commands take it: kind and name, or kind and uuid where the name is repeated.

    What has neither goes by its number.
    """
    number = Counter(item.get("name") for item in items)
    prefix = f"{view.kind.name}/" if view.kind is not None else ""
    found = []
    for item in items:
        name = item.get("name")
        known = name if name and number[name] == 1 else item.get("uuid", item.get("id", name))
        found.append(f"{prefix}{escaped(str(known))}")
    return found


def details(body: Body, view: View) -> None:
    """Print one resource, or an answer of another form, a line for each field."""
    if not body:
        click.echo("done", err=True)
        return
    shown = [(wire, value) for wire, value in body.items() if not wire.endswith(_FOR_PROGRAMS)]
    output.table(["field", "value"], [[wire, value_text(wire, value, view)] for wire, value in shown])


def at_path(item: Any, path: str) -> list[Any]:
    """The values at a path, which may lead through lists of objects."""
    found = [item]
    for step in path.split("."):
        inside = [one.get(step) for one in found if isinstance(one, Mapping)]
        found = [each for one in inside for each in (one if isinstance(one, list) else [one])]
    return [one for one in found if one is not None]


def column_text(item: Body, column: Column, view: View) -> str:
    """What a cell says."""
    wire = column.path.rpartition(".")[2]
    if column.target is not None:
        return ", ".join(view.labels.get(str(value), str(value)) for value in at_path(item, column.path))
    if "." in column.path:
        return ", ".join(value_text(wire, value, view) for value in at_path(item, column.path))
    text = value_text(wire, item.get(wire), view)
    is_object = isinstance(item.get(wire), dict)
    return f"{text[:_CELL_MAX]}…" if is_object and len(text) > _CELL_MAX else text


def value_text(wire: str, value: Any, view: View) -> str:
    """A value of a field as people read it: ``8 GiB``, ``2 nics``, ``true``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and is_size(wire):
        return size_text(value)
    if isinstance(value, int) and wire == "time":
        return f"{datetime.fromtimestamp(value / 1000, UTC):%b %-d, %Y %-I:%M:%S %p}"
    if isinstance(value, list):
        return _list_text(wire, value, view)
    if isinstance(value, dict):
        return escaped(json.dumps(value, ensure_ascii=False))
    return escaped(str(value), lines=True)


def size_text(size: int) -> str:
    """Bytes in the largest unit of which there is at least one: ``8 GiB``, ``1.5 TiB``, ``17 bytes``."""
    number, unit = float(size), 0
    while abs(number) >= 1024 and unit < len(_UNITS) - 1:
        number, unit = number / 1024, unit + 1
    digits = f"{number:.1f}".removesuffix(".0")
    return f"{digits} {_UNITS[unit]}"


def counted(number: int, plural: str) -> str:
    """A number of things: ``1 nic``, ``2 nics``."""
    if number != 1:
        return f"{number} {plural}"
    return f"{number} {plural[:-3]}y" if plural.endswith("ies") else f"{number} {plural.removesuffix('s')}"


def things(wire: str, kind: Kind | None) -> str:
    """What the members of a list are called: ``vmNics`` of a vm are nics, ``allVolumes`` volumes."""
    for prefix in (kind.name if kind is not None else "", "all"):
        rest = wire.removeprefix(prefix)
        if prefix and rest != wire and rest[:1].isupper():
            return rest[:1].lower() + rest[1:]
    return wire


def _column(view: View, path: str, *, is_asked: bool = False) -> Column:
    kinds, kind = view.kinds, view.kind
    wire = path.rpartition(".")[2]
    if is_asked or kinds is None or kind is None or wire == "uuid":
        return Column(path, path)
    target = kinds.target(kind, path)
    if target is None:
        return Column(wire, path)
    bare = wire.removesuffix("Uuids").removesuffix("Uuid")
    return Column(f"{bare}s" if wire.endswith("Uuids") else bare, path, target)


def _list(items: Sequence[Body], form: str, asked: Sequence[str] | None, view: View) -> None:
    if not items:
        return
    columns = columns_of(view, items, form, asked)
    rows = [[column_text(item, column, view) for column in columns] for item in items]
    output.table([column.title for column in columns], rows, form=form)


def _tell_number(body: Body, shown: int) -> None:
    told = f"{shown} shown, {body['total']} in all" if "total" in body else f"{shown} shown"
    click.echo(told + (f"; the next: after={body['next']}" if "next" in body else ""), err=True)


def _short_fields(items: Sequence[Body]) -> list[str]:
    present = {key: None for item in items for key in item}
    first = [name for name in FIRST_COLUMNS if name in present]
    rest = [name for name in present if name not in first and _is_short(items[0].get(name))]
    return (first + [name for name in rest if not name.endswith(("Date", "DateMs"))])[:_COLUMNS_MAX]


def _is_short(value: Any) -> bool:
    return not isinstance(value, dict | list) and len(str(value)) <= _CELL_MAX


def _list_text(wire: str, values: Sequence[Any], view: View) -> str:
    if any(isinstance(value, dict | list) for value in values) or not values:
        return counted(len(values), things(wire, view.kind)) if values else ""
    return ", ".join(view.labels.get(str(value), escaped(str(value), lines=True)) for value in values)


async def _names_of(server: Caller, kind: Kind, uuids: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for start in range(0, len(uuids), _NAMES_AT_ONCE):
        among = [{"name": "uuid", "op": "in", "value": ",".join(uuids[start : start + _NAMES_AT_ONCE])}]
        try:
            body = await server.call(kind.query.name, conditions=among, fields=["uuid", "name"])
        except ApiFailure:
            # whoever may not list that kind sees uuids
            return found
        found |= {item["uuid"]: escaped(item["name"]) for item in body["inventories"] if "name" in item}
    return found
