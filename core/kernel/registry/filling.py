"""Registering the resources of tables that were filled while no trigger watched: after a migration."""

from __future__ import annotations

import logging
from typing import NamedTuple

from sqlalchemy import Connection, inspect

from orrery.core.kernel.db.model import Base
from orrery.core.kernel.registry.triggers import CLASHES, REGISTRY, registered_kinds

CLASHES_LOGGED = 20
"""How many clashes the log lists one by one."""

log = logging.getLogger("orrery.database")


class Clash(NamedTuple):
    """A uuid that resources of several kinds have."""

    uuid: str
    kinds: str


def register_all(connection: Connection) -> list[Clash]:
    """Registers every resource that is not registered yet; may be repeated. Gives the new clashes.

    A uuid that resources of several kinds have is registered for the first of them by the tables' names; all
    of them are recorded in the table of clashes, and the log says so. Nothing else about them changes.
    """
    present = set(inspect(connection).get_table_names())
    if REGISTRY not in present:
        return []
    kinds = [model for model in registered_kinds() if model.__tablename__ in present]
    for model in kinds:
        connection.exec_driver_sql(_FILL.format(table=model.__tablename__, kind=model.__vo__))
    found: dict[str, list[str]] = {}
    for model in kinds:
        for uuid, other in _clashes_of(connection, model):
            found.setdefault(uuid, [other]).append(model.__vo__)
    clashes = [Clash(uuid, ", ".join(sorted(of))) for uuid, of in sorted(found.items())]
    for uuid, of in sorted(found.items()):
        for kind in of:
            connection.exec_driver_sql(_RECORD, (uuid, kind))
    _tell(clashes)
    return clashes


_FILL = f"INSERT OR IGNORE INTO {REGISTRY} (uuid, kind) SELECT uuid, '{{kind}}' FROM {{table}} ORDER BY uuid"
_RECORD = f"INSERT OR IGNORE INTO {CLASHES} (resource_uuid, resource_type) VALUES (?, ?)"
_CLASHING = (
    f"SELECT {REGISTRY}.uuid, {REGISTRY}.kind FROM {{table}} JOIN {REGISTRY} USING (uuid)"
    f" WHERE {REGISTRY}.kind <> '{{kind}}' ORDER BY {REGISTRY}.uuid"
)


def _clashes_of(connection: Connection, model: type[Base]) -> list[tuple[str, str]]:
    """The uuids of this kind that are registered for another one, and for which."""
    sql = _CLASHING.format(table=model.__tablename__, kind=model.__vo__)
    return [(uuid, kind) for uuid, kind in connection.exec_driver_sql(sql)]


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
