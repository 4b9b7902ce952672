"""Registering the resources of tables that were filled while no trigger watched: after a migration."""

from __future__ import annotations

import logging
from typing import NamedTuple

from sqlalchemy import Connection, inspect, literal, select

from orrery.core.kernel.db.constructs import insert_ignoring
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.model import Base, declared_models, table_of
from orrery.core.kernel.registry.model import RegisteredResource, ResourceClash

_REGISTRY, _CLASHES = table_of(RegisteredResource), table_of(ResourceClash)
CLASHES_LOGGED = 20
"""How many clashes the log lists one by one."""

log = logging.getLogger("orrery.database")


class Clash(NamedTuple):
    """A uuid that resources of several kinds have."""

    uuid: str
    kinds: str


def registered_kinds() -> list[type[Base]]:
    """The kinds whose uuids are unique among all of them, by name."""
    return [model for model in declared_models() if model.__is_resource__]


def keep_registry(db: Database) -> None:
    """Has the database keep the registry from now on, whatever changes its rows."""
    db.register_uuids(registered_kinds(), _REGISTRY, _CLASHES)


def register_all(connection: Connection) -> list[Clash]:
    """Registers every resource that is not registered yet; may be repeated. Gives the new clashes.

    A uuid that resources of several kinds have is registered for the first of them by the tables' names; all
    of them are recorded in the table of clashes, and the log says so. Nothing else about them changes.
    """
    present = set(inspect(connection).get_table_names())
    if _REGISTRY.name not in present:
        return []
    kinds = [model for model in registered_kinds() if model.__tablename__ in present]
    for model in kinds:
        _register(connection, model)
    found: dict[str, list[str]] = {}
    for model in kinds:
        for uuid, other in _clashes_of(connection, model):
            found.setdefault(uuid, [other]).append(model.__vo__)
    clashes = [Clash(uuid, ", ".join(sorted(of))) for uuid, of in sorted(found.items())]
    for uuid, of in sorted(found.items()):
        for kind in of:
            connection.execute(insert_ignoring(_CLASHES).values(resource_uuid=uuid, resource_type=kind))
    _tell(clashes)
    return clashes


def _register(connection: Connection, model: type[Base]) -> None:
    uuid = table_of(model).c.uuid
    found = select(uuid, literal(model.__vo__)).where(uuid.is_not(None)).order_by(uuid)
    connection.execute(insert_ignoring(_REGISTRY).from_select(["uuid", "kind"], found))


def _clashes_of(connection: Connection, model: type[Base]) -> list[tuple[str, str]]:
    """The uuids of this kind that are registered for another one, and for which."""
    uuid = table_of(model).c.uuid
    other = select(_REGISTRY.c.uuid, _REGISTRY.c.kind).join_from(
        table_of(model), _REGISTRY, _REGISTRY.c.uuid == uuid
    )
    rows = connection.execute(other.where(_REGISTRY.c.kind != model.__vo__).order_by(_REGISTRY.c.uuid))
    return [(row.uuid, row.kind) for row in rows]


def _tell(clashes: list[Clash]) -> None:
    if not clashes:
        return
    shown = "; ".join(f"{clash.uuid} ({clash.kinds})" for clash in clashes[:CLASHES_LOGGED])
    rest = f"; and {len(clashes) - CLASHES_LOGGED} more" if len(clashes) > CLASHES_LOGGED else ""
    log.warning(
        "resources of different kinds share a uuid (%d in all): %s%s; QueryResourceClash lists them;"
        " delete all but one of each",
        len(clashes),
        shown,
        rest,
    )
