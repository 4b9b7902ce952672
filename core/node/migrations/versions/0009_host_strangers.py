"""Creates the table of guests on hosts that belong to no VM there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Goes to this version."""
    op.create_table(
        "host_stranger",
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("host_uuid", sa.String(length=32), nullable=False),
        sa.Column("guest", sa.String(length=255), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(length=1024), nullable=False),
        sa.Column("create_date", sa.BigInteger(), nullable=False),
        sa.Column("last_op_date", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["host_uuid"],
            ["host.uuid"],
            name=op.f("fk_host_stranger_host_uuid"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("uuid", name=op.f("pk_host_stranger")),
        sa.UniqueConstraint("host_uuid", "guest", name=op.f("uq_host_stranger_host_uuid_guest")),
    )
    with op.batch_alter_table("host_stranger", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_host_stranger_guest"), ["guest"], unique=False)


def downgrade() -> None:
    """Goes back to the version before."""
    op.drop_table("host_stranger")
