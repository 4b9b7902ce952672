"""The tables of the first version."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "example_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Goes to this version."""
    op.create_table(
        "example_vlan_pool",
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("description", sa.String(length=2048), nullable=True),
        sa.Column("zone_uuid", sa.String(length=32), nullable=False),
        sa.Column("physical_interface", sa.String(length=1024), nullable=False),
        sa.Column("start_vlan", sa.BigInteger(), nullable=False),
        sa.Column("end_vlan", sa.BigInteger(), nullable=False),
        sa.Column("create_date", sa.BigInteger(), nullable=False),
        sa.Column("last_op_date", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["zone_uuid"], ["zone.uuid"], name=op.f("fk_example_vlan_pool_zone_uuid"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("uuid", name=op.f("pk_example_vlan_pool")),
    )
    op.create_index(op.f("ix_example_vlan_pool_zone_uuid"), "example_vlan_pool", ["zone_uuid"])
    op.create_table(
        "example_pooled_vlan",
        sa.Column("pool_uuid", sa.String(length=32), nullable=False),
        sa.Column("vlan", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("l2_network_uuid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["pool_uuid"], ["example_vlan_pool.uuid"], name=op.f("fk_example_pooled_vlan_pool_uuid")
        ),
        sa.ForeignKeyConstraint(
            ["l2_network_uuid"],
            ["l2_network.uuid"],
            name=op.f("fk_example_pooled_vlan_l2_network_uuid"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("pool_uuid", "vlan", name=op.f("pk_example_pooled_vlan")),
    )
    op.create_index(
        op.f("ix_example_pooled_vlan_l2_network_uuid"), "example_pooled_vlan", ["l2_network_uuid"]
    )


def downgrade() -> None:
    """Goes back to the version before."""
    op.drop_table("example_pooled_vlan")
    op.drop_table("example_vlan_pool")
