"""What to write instead of a relation where a field is expected."""

from __future__ import annotations

from orrery.core.kernel.db.model import Base
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.query.fields import Field, fields_of
from orrery.core.kernel.query.graph import Graph


def field_named(graph: Graph, model: type[Base], name: str, *, is_shown: bool = False) -> Field:
    """The field `name` of a kind, for a condition, or to be shown in the answer.

    Raises InvalidArgument; for a relation (``host``, ``host.name``) it tells what works instead.
    """
    found = fields_of(model).by_wire.get(name)
    if found is not None:
        return found
    step = name.partition(".")[0]
    if step not in graph.names(model):
        return fields_of(model).find(name)
    instead = "; ".join(_instead(graph, model, step, is_shown=is_shown))
    raise InvalidArgument(f"{model.__name__} has no field[{name}]: [{step}] leads to others; {instead}")


def _instead(graph: Graph, model: type[Base], step: str, *, is_shown: bool) -> list[str]:
    target = graph.walk(model, f"{step}.*").model
    shown = fields_of(target).by_wire if target.__inventory__ is not None else {}
    path = f"{step}.{'name' if 'name' in shown else next(iter(shown), 'uuid')}"
    hop = graph.hops(model).get(step)
    own = [each.wire for each in fields_of(model).by_wire.values() if hop and each.key == hop.local]
    column = own[0] if own and hop is not None and hop.is_forward else ""
    if not is_shown:
        return [f"write {' or '.join(filter(None, (path, column)))}"]
    in_conditions = f"a condition may be on {path}"
    if column:
        return [f"write fields={column}", in_conditions]
    nested = model.__inventory__.nested if model.__inventory__ is not None else ()
    if step in [each.wire for each in nested]:
        return [f"leave fields out, and each has its {step}", in_conditions]
    return [in_conditions]
