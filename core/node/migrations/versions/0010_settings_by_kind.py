"""A setting of a resource's own belongs to its kind and uuid."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BEFORE = ["category", "name", "resource_uuid"]


def upgrade() -> None:
    """Goes to this version."""
    _replace(BEFORE, [*BEFORE, "resource_type"])


def downgrade() -> None:
    """Goes back to the version before; of two settings under one uuid the one with the lower uuid stays."""
    op.execute(
        "DELETE FROM resource_config WHERE EXISTS (SELECT 1 FROM resource_config AS other"
        " WHERE other.category = resource_config.category AND other.name = resource_config.name"
        " AND other.resource_uuid = resource_config.resource_uuid AND other.uuid < resource_config.uuid)"
    )
    _replace([*BEFORE, "resource_type"], BEFORE)


def _replace(before: list[str], after: list[str]) -> None:
    with op.batch_alter_table("resource_config", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(_name(before)), type_="unique")
        batch_op.create_unique_constraint(batch_op.f(_name(after)), after)


def _name(columns: list[str]) -> str:
    return "_".join(["uq_resource_config", *columns])
