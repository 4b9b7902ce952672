"""Creates the table of the uuids of all resources; `env.py` fills it in the same transaction."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Goes to this version."""
    op.create_table(
        "resource",
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("uuid", name=op.f("pk_resource")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "resource_clash",
        sa.Column("resource_uuid", sa.String(length=32), nullable=False),
        sa.Column("resource_type", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("resource_uuid", "resource_type", name=op.f("pk_resource_clash")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Goes back to the version before."""
    op.drop_table("resource_clash")
    op.drop_table("resource")
