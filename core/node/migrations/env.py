"""How migrations are run: on the connection that the caller opened, all in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from alembic import context
from alembic.runtime.migration import MigrationContext

from orrery.core.kernel.registry import register_all
from orrery.core.node.schema import metadata

applied: list[object] = []


def note(ctx: MigrationContext, step: object, heads: Collection[Any], run_args: Mapping[str, Any]) -> None:
    """Remembers that the schema has changed."""
    applied.append(step)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata(),
    version_table=context.config.attributes.get("version_table", "alembic_version"),
    render_as_batch=True,
    transactional_ddl=True,
    on_version_apply=note,
)
with context.begin_transaction():
    context.run_migrations()
    if applied:
        # No trigger watches a migration, and a plugin's tables may be older than the registry.
        register_all(context.config.attributes["connection"])
