"""The kinds of resources and the ways from one to another, derived from foreign keys and declarations."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic.alias_generators import to_camel

from orrery.core.kernel.api.declaration import first_lower
from orrery.core.kernel.db.model import Alias, Base, Edge, declared_models
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.query.fields import fields_of

HOPS_MAX = 8
"""Most steps of one path."""

SUFFIX = "_uuid"


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path: to the rows of `target` whose column `key` equals this row's column `local`."""

    name: str
    local: str
    target: type[Base]
    key: str

    @property
    def is_forward(self) -> bool:
        """Whether it follows a column that names one row, and not one that names this."""
        return self.key == "uuid"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a name in ZQL stands for: a table, or the rows of one type in it."""

    model: type[Base]
    subtype: str | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """A path that was walked: its steps, and the field or tag that it asks for at their end."""

    hops: tuple[Hop, ...]
    field: str
    model: type[Base]
    """The kind that has the field."""


class Graph:
    """All kinds and the steps between them. Built once all tables are declared."""

    def __init__(self) -> None:
        models = [model for model in declared_models() if _is_open(model)]
        self._by_vo = {model.__vo__: model for model in models if model.__vo__}
        self._kinds = _kinds(models)
        self._hops: dict[type[Base], dict[str, Hop]] = {model: {} for model in models}
        self._aliases: dict[type[Base], dict[str, str]] = {model: {} for model in models}
        self._lists: dict[type[Base], dict[str, tuple[Hop, str]]] = {model: {} for model in models}
        for model in models:
            self._join(model)

    def models(self) -> list[type[Base]]:
        """Every kind that a path may reach."""
        return list(self._hops)

    def kind(self, entity: str) -> Kind:
        """The kind that ZQL calls `entity`, in any case. Raises InvalidArgument with names like it."""
        found = self._kinds.get(entity.lower())
        if found is None:
            near = get_close_matches(entity.lower(), self._kinds, 5, 0.5) or sorted(self._kinds)
            raise InvalidArgument(f"there is no kind called [{entity}]; there is: {', '.join(near)}")
        return found

    def hops(self, model: type[Base]) -> Mapping[str, Hop]:
        """Every step from a kind, by name."""
        return self._hops.get(model, {})

    def list_of(self, model: type[Base], wire: str) -> tuple[Hop, str] | None:
        """Where an inventory's list of plain values comes from: the step to its rows, and their column."""
        return self._lists.get(model, {}).get(wire)

    def names(self, model: type[Base]) -> list[str]:
        """What a path from a kind may begin with: steps and aliases."""
        return sorted({*self._hops.get(model, ()), *self._aliases.get(model, ())})

    def walk(self, model: type[Base], path: str) -> Way:
        """The steps of a dotted path and the field at its end.

        Raises InvalidArgument naming the part that is unknown and what there is, or that it is too deep.
        """
        names = deque(path.split("."))
        hops: list[Hop] = []
        at = model
        while len(names) > 1:
            name = names.popleft()
            alias = self._aliases.get(at, {}).get(name)
            if alias is not None:
                names.extendleft(reversed(alias.split(".")))
                continue
            hops.append(self._hop(at, name, path))
            at = hops[-1].target
            if len(hops) > HOPS_MAX:
                raise InvalidArgument(f"the path[{path}] is too deep: it takes more than {HOPS_MAX} steps")
        return _shortened(Way(tuple(hops), names[0], at), model)

    def between(self, model: type[Base], target: type[Base]) -> tuple[Hop, ...]:
        """The shortest way from one kind to another, the first by name. Raises InvalidArgument."""
        ways: deque[tuple[type[Base], tuple[Hop, ...]]] = deque([(model, ())])
        seen = [model]
        while ways:
            at, hops = ways.popleft()
            if at is target:
                return hops
            for _, hop in sorted(self.hops(at).items(), key=lambda item: (not item[1].is_forward, item[0])):
                if hop.target not in seen and len(hops) < HOPS_MAX:
                    seen.append(hop.target)
                    ways.append((hop.target, (*hops, hop)))
        raise InvalidArgument(f"no path leads from {model.__name__} to {target.__name__}")

    def _hop(self, at: type[Base], name: str, path: str) -> Hop:
        found = self.hops(at).get(name)
        if found is None:
            known = ", ".join(self.names(at)) or "none"
            raise InvalidArgument(f"{at.__name__} has no path[{name}], as in [{path}]; it has: {known}")
        return found

    def _join(self, model: type[Base]) -> None:
        inventory = model.__inventory__
        assert inventory is not None
        for edge in _edges(model):
            self._add_edge(model, edge)
        for nested in inventory.nested:
            target = self._by_vo.get(nested.vo)
            if target is None:
                continue
            hop = Hop(nested.wire, nested.local, target, nested.key)
            if nested.pluck is None:
                self._hops[model][nested.wire] = hop
            else:
                self._lists[model][nested.wire] = (hop, nested.pluck)
        for alias in inventory.aliases:
            self._add_alias(model, alias)

    def _add_edge(self, model: type[Base], edge: Edge) -> None:
        target = self._by_vo.get(edge.vo)
        if target is None:
            return
        name = edge.name or to_camel(edge.column.removesuffix(SUFFIX))
        self._hops[model].setdefault(name, Hop(name, edge.column, target, "uuid"))
        is_main = edge.column == target.__tablename__ + SUFFIX
        back = edge.back or (first_lower(model.__name__) if is_main else "")
        if back:
            self._hops[target].setdefault(back, Hop(back, "uuid", model, edge.column))

    def _add_alias(self, model: type[Base], alias: Alias) -> None:
        owner = self._by_vo.get(alias.vo) if alias.vo else model
        if owner is not None:
            self._aliases[owner][alias.name] = alias.path


def _is_open(model: type[Base]) -> bool:
    return model.__inventory__ is not None and not model.__inventory__.secret


def _edges(model: type[Base]) -> Iterator[Edge]:
    inventory = model.__inventory__
    assert inventory is not None
    yield from inventory.expanded
    told = {edge.column for edge in inventory.expanded}
    owners: dict[Any, type[Base]] = {other.__table__: other for other in declared_models()}
    for column in model.__table__.columns:
        for key in column.foreign_keys:
            if column.key not in told and key.column.name == "uuid":
                yield Edge(column.key, owners[key.column.table].__vo__)


def _kinds(models: Sequence[type[Base]]) -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    for model in models:
        inventory = model.__inventory__
        assert inventory is not None
        kinds.update((_entity(sub.java), Kind(model, name)) for name, sub in inventory.subtypes.items())
        kinds[_entity(inventory.java)] = Kind(model)
    return kinds


def _entity(java: str) -> str:
    return java.rpartition(".")[2].removesuffix("Inventory").lower()


def _shortened(way: Way, start: type[Base]) -> Way:
    """Without a last step that asks only for the key by which it is taken."""
    if not way.hops or not way.hops[-1].is_forward or way.field != "uuid":
        return way
    model = way.hops[-2].target if len(way.hops) > 1 else start
    local = way.hops[-1].local
    for wire, field in fields_of(model).by_wire.items():
        if field.key == local:
            return Way(way.hops[:-1], wire, model)
    return way
