"""Kinds of resources as people call them: ``vm``, ``zone``, ``l3network``; and resources by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from orrery.core.client.caller import Caller
from orrery.core.client.errors import ClientError, InvalidField, did_you_mean
from orrery.core.kernel.api.message import UUID_PATTERN, Declaration, Refers

CANDIDATES_MAX = 10


class NoSuchResource(ClientError):
    """No resource has the name, or more than one has."""

    is_failure = True


@dataclass(frozen=True)
class Kind:
    """A kind of resource: what it is called, and the query that lists it."""

    name: str
    vo: str
    query: Declaration


def by_name(known: Mapping[str, Declaration]) -> dict[str, Kind]:
    """The kinds by each of their names, in lower case: that of their events, and that of their query."""
    found: dict[str, Kind] = {}
    for kind in _kinds(known):
        found.setdefault(kind.name.lower(), kind)
        found.setdefault(kind.query.name.removeprefix("Query").lower(), kind)
    return found


def of_vo(known: Mapping[str, Declaration], vo: str) -> Kind | None:
    """The kind of the resources that the wire calls ``VmInstanceVO`` and the like."""
    return next((kind for kind in _kinds(known) if kind.vo == vo), None)


def parse(known: Mapping[str, Declaration], text: str) -> tuple[Kind, str]:
    """Kind and name of a resource that is written ``vm/web-0``. Raises InvalidField."""
    word, slash, name = text.partition("/")
    names = by_name(known)
    if not slash or not name:
        raise InvalidField("wait", text, "expected KIND/NAME, such as vm/web-0, or job/UUID")
    kind = names.get(word.lower())
    if kind is None:
        raise InvalidField("wait", text, f"there is no kind '{word}'{did_you_mean(word, [*names, 'job'])}")
    return kind, name


async def uuid_of(server: Caller, kind: Kind, name: str) -> str | None:
    """The uuid of the resource of that name; what is a uuid is taken for one. None where there is none.

    Raises NoSuchResource where several have the name, and says which.
    """
    if is_uuid(name):
        return name
    condition = {"name": "name", "op": "=", "value": name}
    body = await server.call(kind.query.name, conditions=[condition], limit=CANDIDATES_MAX, sortBy="uuid")
    rows: list[dict[str, Any]] = body["inventories"]
    if len(rows) > 1:
        found = ", ".join(str(row["uuid"]) for row in rows)
        raise NoSuchResource(f"several of kind {kind.name} are called '{name}'; name one by uuid: {found}")
    return str(rows[0]["uuid"]) if rows else None


def is_uuid(text: str) -> bool:
    """Whether a text is the uuid of a resource."""
    import re

    return re.fullmatch(UUID_PATTERN, text) is not None


def referred(declaration: Declaration, field: str) -> str | None:
    """The kind (``VmInstanceVO``) that a parameter names; None where it names no resource."""
    from orrery.core.api.catalogue_export import constraints
    from orrery.core.client.fields import wire_fields

    info = wire_fields(declaration.message).get(field)
    marks = constraints(info) if info is not None else []
    return next((mark.vo for mark in marks if isinstance(mark, Refers)), None)


def _kinds(known: Mapping[str, Declaration]) -> list[Kind]:
    """A kind for each query; the general ones before those of a subtype."""
    queries = sorted((d for d in known.values() if d.is_query), key=lambda d: (d.subtype is not None, d.name))
    found = []
    for query in queries:
        model: Any = query.returns
        events = getattr(model, "__events__", None)
        noun = query.name.removeprefix("Query")
        name = events.kind if events is not None and query.subtype is None else noun[:1].lower() + noun[1:]
        found.append(Kind(name, str(getattr(model, "__vo__", "")), query))
    return found
