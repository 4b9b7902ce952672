"""Records what garbage is about, and the identities that it holds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Goes to this version."""
    with op.batch_alter_table("garbage", schema=None) as batch_op:
        batch_op.add_column(sa.Column("resource_type", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("resource_uuid", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("host_uuid", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("host_address", sa.String(length=255), nullable=True))
        batch_op.add_column(sa.Column("host_type", sa.String(length=32), nullable=True))
        batch_op.add_column(
            sa.Column("ends_with_power", sa.Boolean(), server_default=sa.text("0"), nullable=False)
        )
        batch_op.add_column(
            sa.Column("condition", sa.String(length=16), server_default="Waiting", nullable=False)
        )
        batch_op.create_index(batch_op.f("ix_garbage_host_uuid"), ["host_uuid"], unique=False)
        batch_op.create_index(batch_op.f("ix_garbage_host_address"), ["host_address"], unique=False)

    op.create_table(
        "hold",
        sa.Column("garbage_uuid", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("address", sa.String(length=255), nullable=False),
        sa.Column("host_uuid", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["garbage_uuid"], ["garbage.uuid"], name=op.f("fk_hold_garbage_uuid"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("garbage_uuid", "kind", "key", "address", name=op.f("pk_hold")),
    )
    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hold_kind_key"), ["kind", "key"], unique=False)
        batch_op.create_index(batch_op.f("ix_hold_address"), ["address"], unique=False)

    op.create_table(
        "host_power_off",
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("host_uuid", sa.String(length=32), nullable=False),
        sa.Column("address", sa.String(length=255), nullable=False),
        sa.Column("account_uuid", sa.String(length=32), nullable=True),
        sa.Column("create_date", sa.BigInteger(), nullable=False),
        sa.Column("last_op_date", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("uuid", name=op.f("pk_host_power_off")),
    )
    with op.batch_alter_table("host_power_off", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_host_power_off_host_uuid"), ["host_uuid"], unique=False)
        batch_op.create_index(batch_op.f("ix_host_power_off_address"), ["address"], unique=False)


def downgrade() -> None:
    """Goes back to the version before."""
    op.drop_table("host_power_off")
    op.drop_table("hold")
    with op.batch_alter_table("garbage", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_garbage_host_address"))
        batch_op.drop_index(batch_op.f("ix_garbage_host_uuid"))
        for column in (
            "condition",
            "ends_with_power",
            "host_type",
            "host_address",
            "host_uuid",
            "resource_uuid",
            "resource_type",
        ):
            batch_op.drop_column(column)
