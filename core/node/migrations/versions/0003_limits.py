"""Records the size of each policy, which a quota counts."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

LISTS = ("actions", "resources", "principals")


def upgrade() -> None:
    """Goes to this version."""
    op.add_column("policy", sa.Column("size", sa.BigInteger(), nullable=False, server_default="0"))
    policy = sa.table("policy", sa.column("uuid"), sa.column("statements"), sa.column("size"))
    connection = op.get_bind()
    for uuid, text in connection.execute(sa.select(policy.c.uuid, policy.c.statements)).all():
        statements = json.loads(text)
        size = len(statements) + sum(len(one.get(each) or ()) for one in statements for each in LISTS)
        connection.execute(policy.update().where(policy.c.uuid == uuid).values(size=size))


def downgrade() -> None:
    """Goes back to the version before."""
    with op.batch_alter_table("policy", schema=None) as batch_op:
        batch_op.drop_column("size")
