"""What users of the API may know of each kind of resource: its fields, the paths from it, its events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from orrery.core.api.catalogue import plugins
from orrery.core.api.catalogue_export import values_allowed, wire_fields
from orrery.core.api.pictures import state_tables
from orrery.core.kernel.api.declaration import first_lower
from orrery.core.kernel.api.message import Declaration
from orrery.core.kernel.db.model import Base, Events, declared_models
from orrery.core.kernel.query import TAGS, Graph
from orrery.core.kernel.query.fields import Field, fields_of
from orrery.core.kernel.states import StateTable

BOOLEANS = ("true", "false")


@dataclass(frozen=True)
class KindField:
    """One field of a kind under its wire name."""

    values: tuple[str, ...] = ()
    """The values that it has, where the declarations say so."""
    is_text: bool = False
    refers: str = ""
    """The kind whose uuid it holds, as a key of `kinds`; empty where it holds none."""


@dataclass(frozen=True)
class KindInfo:
    """One kind of resource, as conditions of queries know it."""

    vo: str
    """Its name in the wire catalogue; empty where it has none."""
    path: str = ""
    """The route of the query that lists all of it; empty where there is none."""
    event_kind: str = ""
    """What events call it; empty where it has none."""
    fields: Mapping[str, KindField] = field(default_factory=dict)
    steps: Mapping[str, str] = field(default_factory=dict)
    """What a condition's path may go on with, and the kind to which that leads."""


def kinds(declarations: Mapping[str, Declaration]) -> dict[str, KindInfo]:
    """Every kind that a query may reach, by the name of its table's class."""
    graph = Graph()
    apis = list(declarations.values())
    routes = {
        api.returns: api.path for api in reversed(apis) if api.is_query and not api.subtype and api.returns
    }
    return {model.__name__: _kind(graph, model, routes.get(model, ""), apis) for model in graph.models()}


def kind_of(api: Declaration) -> str:
    """The key in `kinds` of what a call returns; empty where it returns no kind."""
    model: Any = api.returns
    return model.__name__ if getattr(model, "__inventory__", None) is not None else ""


def event_names() -> dict[str, str]:
    """The name of every declared event, with the kind that it tells of."""
    plugins()  # whose modules declare the tables
    found: dict[str, str] = {}
    for model in declared_models():
        if model.__events__ is not None:
            found |= dict.fromkeys(_events_of(model, model.__events__), model.__vo__)
    return dict(sorted(found.items()))


def setting_names() -> dict[str, str]:
    """Every declared setting as ``category/name``, with its description."""
    nouns = [plugin.noun for plugin in plugins() if plugin.noun is not None]
    limits = [quota.config for noun in nouns for counted in noun.quotas for quota in counted.quotas]
    declared = [*(config for noun in nouns for config in noun.configs), *limits]
    return {config.full_name: config.description for config in declared}


def _kind(graph: Graph, model: type[Base], path: str, apis: Sequence[Declaration]) -> KindInfo:
    targets = {hop.local: hop.target.__name__ for hop in graph.hops(model).values() if hop.is_forward}
    values = declared_values(model, apis)
    known = {
        wire: _field(model, each, values.get(wire, ()), targets.get(each.key, ""))
        for wire, each in fields_of(model).by_wire.items()
    }
    known |= dict.fromkeys(TAGS, KindField())
    steps = {name: graph.walk(model, f"{name}.*").model.__name__ for name in graph.names(model)}
    event_kind = model.__events__.kind if model.__events__ is not None else ""
    return KindInfo(model.__vo__, path, event_kind, known, steps)


def declared_values(model: type[Base], apis: Iterable[Declaration]) -> dict[str, tuple[str, ...]]:
    """By wire name, the values of fields that have only some: states, and what creations allow."""
    return {**_literals(model, apis), **{table.field: tuple(table.transitions) for table in _tables(model)}}


def _field(model: type[Base], each: Field, values: tuple[str, ...], target: str) -> KindField:
    column = model.__table__.columns[each.key]
    if column.type.python_type is bool:
        return KindField(BOOLEANS)
    refers = model.__name__ if each.key == "uuid" else target
    is_text = column.type.python_type is str and not values and not refers
    return KindField(values, is_text, refers)


def _tables(model: type[Base]) -> list[StateTable]:
    names = {first_lower(model.__name__), model.__events__.kind if model.__events__ else ""}
    return [table for table in state_tables().values() if table.kind in names]


def _literals(model: type[Base], apis: Iterable[Declaration]) -> dict[str, tuple[str, ...]]:
    """The values that calls which create a resource of the kind allow for its fields."""
    found: dict[str, tuple[str, ...]] = {}
    for api in apis:
        if api.returns is model and api.method == "POST":
            for name, info in wire_fields(api.message):
                found[name] = tuple(dict.fromkeys([*found.get(name, ()), *values_allowed(info)]))
    return {name: values for name, values in found.items() if values}


def _events_of(model: type[Base], events: Events) -> Iterator[str]:
    names = ["created", "updated", events.gone]
    if "account_uuid" in model.__table__.columns:
        names.append("ownerChanged")
    states = [state for table in _tables(model) for state in table.transitions]
    names += [events.called.get(state, first_lower(state)) for state in states]
    return (f"{events.kind}.{name}" for name in names)
