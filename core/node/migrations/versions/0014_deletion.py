"""VMs, volumes and images record in the same way when they were deleted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

DELETED = sa.text("deleted_ms IS NOT NULL")
TABLES = ("vm_instance", "volume", "image_backup_storage_ref")
STATUS = {"volume": ["status", "uuid"], "image_backup_storage_ref": ["status"]}
"""Columns of the indexes that had `deleted_ms` behind the status until now."""
NEVER = (
    "EXISTS (SELECT 1 FROM global_config"
    " WHERE category = 'vm' AND name = 'deletionPolicy' AND value = 'Never')"
)


def upgrade() -> None:
    """Goes to this version; VMs that were destroyed under the policy Never are not expunged by themselves."""
    op.execute("ALTER TABLE vm_instance RENAME COLUMN destroyed_ms TO deleted_ms")
    op.execute(f"UPDATE vm_instance SET deleted_ms = NULL WHERE {NEVER}")
    for table, columns in STATUS.items():
        op.drop_index(f"ix_{table}_status_deleted_ms", table)
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)
    for table in TABLES:
        op.create_index(
            f"ix_{table}_deleted_ms", table, ["deleted_ms"], sqlite_where=DELETED, postgresql_where=DELETED
        )


def downgrade() -> None:
    """Goes back to the version before."""
    for table in TABLES:
        op.drop_index(f"ix_{table}_deleted_ms", table)
    for table, columns in STATUS.items():
        op.drop_index(f"ix_{table}_{'_'.join(columns)}", table)
        op.create_index(f"ix_{table}_status_deleted_ms", table, ["status", "deleted_ms"])
    op.execute("ALTER TABLE vm_instance RENAME COLUMN deleted_ms TO destroyed_ms")
