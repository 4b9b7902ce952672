"""How migrations are run: on the connection that the caller opened."""

from __future__ import annotations

from alembic import context

from core.node.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata(),
    version_table=context.config.attributes.get("version_table", "alembic_version"),
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
