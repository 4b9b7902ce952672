"""An address in use has an owner of any kind; until now it was always a nic."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TABLE, NIC, NIC_INDEX, OWNER_INDEX = (
    "used_ip",
    "vm_nic_uuid",
    "ix_used_ip_vm_nic_uuid",
    "ix_used_ip_owner_uuid",
)
OF_NIC = "CASE WHEN owner_kind = 'VmNicVO' THEN owner_uuid END"


def upgrade() -> None:
    """Goes to this version."""
    op.add_column(TABLE, sa.Column("owner_kind", sa.String(length=64), nullable=True))
    op.add_column(TABLE, sa.Column("owner_uuid", sa.String(length=32), nullable=True))
    op.execute(
        "UPDATE used_ip SET owner_kind = 'VmNicVO', owner_uuid = vm_nic_uuid WHERE vm_nic_uuid IS NOT NULL"
    )
    op.drop_index(NIC_INDEX, TABLE)
    op.drop_column(TABLE, NIC)
    op.add_column(TABLE, sa.Column(NIC, sa.String(length=32), sa.Computed(OF_NIC), nullable=True))
    op.create_index(NIC_INDEX, TABLE, [NIC])
    op.create_index(OWNER_INDEX, TABLE, ["owner_uuid"])


def downgrade() -> None:
    """Goes back to the version before; an address of another owner than a nic has none then."""
    op.drop_index(OWNER_INDEX, TABLE)
    op.drop_index(NIC_INDEX, TABLE)
    op.drop_column(TABLE, NIC)
    op.add_column(TABLE, sa.Column(NIC, sa.String(length=32), nullable=True))
    op.execute("UPDATE used_ip SET vm_nic_uuid = owner_uuid WHERE owner_kind = 'VmNicVO'")
    op.create_index(NIC_INDEX, TABLE, [NIC])
    op.drop_column(TABLE, "owner_uuid")
    op.drop_column(TABLE, "owner_kind")
