"""The SQL that keeps the registry in step with the tables of resources.

The triggers are temporary, made by the connection that writes, as those of events are: they see every
statement, also a foreign key's cascade, and cost a creation one insert into a table of two columns.
"""

from __future__ import annotations

from orrery.core.kernel.db.model import Base


def registry_triggers_of(model: type[Base], registry: str, clashes: str) -> list[str]:
    """The statements that make a kind's two triggers; none for a kind that is no resource.

    An insert under a uuid that is taken fails on the registry's primary key.
    """
    if not model.__is_resource__:
        return []
    table, kind = model.__tablename__, f"'{model.__vo__}'"
    mine = f"resource_uuid = OLD.uuid AND resource_type = {kind}"
    same = f"{clashes} WHERE resource_uuid = OLD.uuid"
    return [
        f"CREATE TEMP TRIGGER IF NOT EXISTS registry_of_{table}_insert AFTER INSERT ON main.{table}"
        f" BEGIN INSERT INTO {registry} (uuid, kind) VALUES (NEW.uuid, {kind}); END",
        f"CREATE TEMP TRIGGER IF NOT EXISTS registry_of_{table}_delete AFTER DELETE ON main.{table} BEGIN"
        f" DELETE FROM {registry} WHERE uuid = OLD.uuid AND kind = {kind};"
        f" DELETE FROM {clashes} WHERE {mine};"
        f" INSERT OR IGNORE INTO {registry} (uuid, kind) SELECT resource_uuid, resource_type FROM {same}"
        " ORDER BY resource_type LIMIT 1;"
        f" DELETE FROM {same} AND (SELECT count(*) FROM {same}) = 1; END",
    ]


def deletion_trigger_of(model: type[Base], table: str) -> str:
    """The statement that makes a kind's trigger which deletes rows of `table` that name a deleted row."""
    return (
        f"CREATE TEMP TRIGGER IF NOT EXISTS {table}_of_{model.__tablename__}_delete"
        f" AFTER DELETE ON main.{model.__tablename__} BEGIN DELETE FROM {table}"
        f" WHERE resource_type = '{model.__vo__}' AND resource_uuid = OLD.uuid; END"
    )
