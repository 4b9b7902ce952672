"""The host key of an SFTP storage is pinned, and storages take images from directories too."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

BEFORE, NOW = "SftpBackupStorage", "SftpBackupStorage,DirectoryBackupStorage"


def upgrade() -> None:
    """Goes to this version."""
    with op.batch_alter_table("backup_storage", schema=None) as batch_op:
        batch_op.add_column(sa.Column("host_key", sa.String(length=128), nullable=True))
    op.execute(f"UPDATE primary_storage SET images_from = '{NOW}' WHERE images_from = '{BEFORE}'")


def downgrade() -> None:
    """Goes back to the version before."""
    op.execute(f"UPDATE primary_storage SET images_from = '{BEFORE}' WHERE images_from = '{NOW}'")
    with op.batch_alter_table("backup_storage", schema=None) as batch_op:
        batch_op.drop_column("host_key")
