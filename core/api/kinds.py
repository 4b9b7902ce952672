"""The kinds of resources as users of the API know them: names, queries, references, columns.

All of it follows from the declarations: a kind is what a query returns, its names are those of its model,
of its query and of its events, and what its fields refer to are the edges that queries walk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from orrery.core.api.catalogue_export import constraints, wire_fields
from orrery.core.kernel.api.declaration import first_lower
from orrery.core.kernel.api.message import ANY_RESOURCE, Declaration, Refers
from orrery.core.kernel.db.model import Base, Inventory
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.query import Graph
from orrery.core.kernel.query.fields import fields_of

_SIZE = re.compile(r"(?<!Cpu)Capacity$|[sS]izes?$|Memory$")
_REFERENCE = re.compile(r"(\w+)Uuids?$")
_ANY_LIST = "resourceUuids"
"""A parameter that takes resources of any kind. (``resourceUuid`` is the uuid that a new one shall have.)"""
_WORD = re.compile(r"[A-Za-z][a-z0-9]*")


@dataclass(frozen=True)
class Kind:
    """One kind of resource. Equal kinds have one query."""

    query: Declaration
    model: type[Base]

    @property
    def vo(self) -> str:
        """Its name in the wire catalogue, such as ``VmInstanceVO``."""
        return self.model.__vo__

    @property
    def name(self) -> str:
        """What the command calls it: the name of its events (``vm``), else that of its model."""
        events = self.model.__events__
        return events.kind if events is not None else first_lower(self.vo.removesuffix("VO"))

    @property
    def names(self) -> tuple[str, ...]:
        """All its full names, in camelCase, the first is `name`."""
        others = (self.model.__name__, self.vo.removesuffix("VO"), self.query.name.removeprefix("Query"))
        return tuple(dict.fromkeys((self.name, *map(first_lower, others))))

    @property
    def inventory(self) -> Inventory:
        """How its rows look on the wire."""
        inventory = self.model.__inventory__
        assert inventory is not None
        return inventory

    @property
    def fields(self) -> list[str]:
        """The wire names of its own fields."""
        return list(fields_of(self.model).by_wire)

    @property
    def is_named(self) -> bool:
        """Whether its rows have a name beside the uuid."""
        return {"uuid", "name"} <= set(self.fields)

    def wire_of(self, key: str) -> str | None:
        """The wire name of a column, unless the inventory hides it."""
        fields = fields_of(self.model).by_wire.values()
        return next((field.wire for field in fields if field.key == key), None)


class Kinds:
    """All kinds that some declarations can query, and what their fields refer to."""

    def __init__(self, declarations: Mapping[str, Declaration]) -> None:
        queries = [d for d in declarations.values() if d.is_query and d.subtype is None]
        found = [Kind(d, d.returns) for d in queries if d.returns and _has_inventory(d.returns)]
        self.all: tuple[Kind, ...] = tuple(found)
        self._by_vo = {kind.vo: kind for kind in self.all}
        self._by_model = {kind.model: kind for kind in self.all}

    @cached_property
    def graph(self) -> Graph:
        """The ways that queries walk from kind to kind."""
        return Graph()

    def by_vo(self, vo: str) -> Kind | None:
        """The kind that the wire catalogue calls so, if there is a query for it."""
        return self._by_vo.get(vo)

    def of(self, model: type[Any] | None) -> Kind | None:
        """The kind whose rows are those of a model, if there is a query for it."""
        return self._by_model.get(model) if model is not None else None

    def matching(self, word: str) -> list[Kind]:
        """The kinds that a word may stand for.

        It is one of the full names in any case, with dashes or without, singular or plural. Where it is none:
        words of one (``nic``, ``l3``), or the initials of one (``ps`` for primaryStorage).
        """
        plain = re.sub(r"[-_]", "", word).lower()
        spellings = list(_singulars(plain))
        for forms, given in ((_whole, spellings), (_parts, spellings), (_initials, [plain])):
            found = [kind for kind in self.all if any(spelling in forms(kind) for spelling in given)]
            if found:
                return found
        return []

    def target(self, kind: Kind, path: str) -> Kind | None:
        """The kind whose uuids the field at the end of a path holds: ``hostUuid``, ``vmNics.l3NetworkUuid``.

        None where it holds something else, or there is no such path.
        """
        try:
            way = self.graph.walk(kind.model, path)
        except InvalidArgument:
            return None
        if way.field == "uuid":
            return self.of(way.model)
        return self._field_target(way.model, way.field)

    def parameter_targets(self, declaration: Declaration, wire: str) -> tuple[str, ...]:
        """The kinds (by their names in the wire catalogue) whose uuids a parameter of an API takes.

        `ANY_RESOURCE` stands for all, and an empty result for a parameter that takes no uuid of a resource.
        """
        info = dict(wire_fields(declaration.message)).get(wire)
        if info is None or not declaration.login_required:
            return ()
        refers = next((c for c in constraints(info) if isinstance(c, Refers)), None)
        if refers is not None:
            return refers.among or (refers.vo,)
        own = self.of(declaration.returns)
        if wire == "uuid" and own is not None:
            return (own.vo,)
        if wire == _ANY_LIST:
            return (ANY_RESOURCE,)
        named = self._named_after(wire)
        return (named.vo,) if named is not None else ()

    def _field_target(self, model: type[Base], wire: str) -> Kind | None:
        for hop in self.graph.hops(model).values():
            field = fields_of(model).by_wire.get(wire)
            if hop.is_forward and field is not None and field.key == hop.local:
                return self.of(hop.target)
        plucked = self.graph.list_of(model, wire)
        if plucked is not None:
            hop, column = plucked
            into = self.graph.hops(hop.target).values()
            return next((self.of(h.target) for h in into if h.is_forward and h.local == column), None)
        return self._named_after(wire)

    def _named_after(self, wire: str) -> Kind | None:
        """The kind that a field is named after: ``defaultL3NetworkUuid``; the longest name wins."""
        match = _REFERENCE.fullmatch(wire)
        if match is None:
            return None
        named = [
            (len(name), kind)
            for kind in self.all
            for name in kind.names
            if match[1] == name or match[1].endswith(name[:1].upper() + name[1:])
        ]
        return max(named, key=lambda pair: pair[0])[1] if named else None


def is_size(wire: str) -> bool:
    """Whether the numbers of a field are bytes: sizes and capacities, but those of CPUs."""
    return _SIZE.search(wire) is not None


def refers_to_any(targets: Sequence[str]) -> bool:
    """Whether a parameter takes resources of any kind."""
    return ANY_RESOURCE in targets


def _has_inventory(model: type[Any]) -> bool:
    return getattr(model, "__inventory__", None) is not None and bool(getattr(model, "__vo__", ""))


def _singulars(word: str) -> Iterator[str]:
    yield word
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending):
            yield word.removesuffix(ending) + instead


def _whole(kind: Kind) -> list[str]:
    return [name.lower() for name in kind.names]


def _parts(kind: Kind) -> list[str]:
    """Each run of words of each name: ``vm``, ``nic`` and ``vmnic`` of vmNic."""
    found: list[str] = []
    for name in kind.names:
        words = [word.lower() for word in _WORD.findall(name)]
        found += ["".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)]
    return found


def _initials(kind: Kind) -> list[str]:
    """The first letters of each name of several words."""
    words = [_WORD.findall(name) for name in kind.names]
    return ["".join(word[0] for word in each).lower() for each in words if len(each) > 1]
