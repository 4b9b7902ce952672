"""The table of guests that the name server knows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "example_0002"
down_revision = "example_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Goes to this version."""
    op.create_table(
        "example_guest_name",
        sa.Column("vm_instance_uuid", sa.String(length=32), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("announced", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("vm_instance_uuid", name=op.f("pk_example_guest_name")),
    )


def downgrade() -> None:
    """Goes back to the version before."""
    op.drop_table("example_guest_name")
