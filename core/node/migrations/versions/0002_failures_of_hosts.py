"""Counts the recent failures of hosts, which come last in the order of choice."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

OLD = "ix_host_cluster_uuid_state_status_vm_count_uuid"
NEW = "ix_host_cluster_uuid_state_status_recent_failures_vm_count_uuid"


def upgrade() -> None:
    """Goes to this version."""
    op.add_column("host", sa.Column("recent_failures", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("host", sa.Column("last_failure", sa.String(length=1024), nullable=True))
    op.add_column("host", sa.Column("last_failure_ms", sa.BigInteger(), nullable=True))
    op.drop_index(OLD, "host")
    op.create_index(NEW, "host", ["cluster_uuid", "state", "status", "recent_failures", "vm_count", "uuid"])
    op.create_index(
        "ix_host_recent_failures", "host", ["recent_failures"], sqlite_where=sa.text("recent_failures > 0")
    )


def downgrade() -> None:
    """Goes back to the version before."""
    op.drop_index("ix_host_recent_failures", "host")
    op.drop_index(NEW, "host")
    op.create_index(OLD, "host", ["cluster_uuid", "state", "status", "vm_count", "uuid"])
    op.drop_column("host", "last_failure_ms")
    op.drop_column("host", "last_failure")
    op.drop_column("host", "recent_failures")
