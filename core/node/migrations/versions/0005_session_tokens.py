"""Session tokens are kept as hashes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from orrery.core.identity.session.tokens import session_id

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

SESSION = sa.table("session", sa.column("uuid", sa.String(32)))


def upgrade() -> None:
    """Replaces each token by its hash. (Version 0006 ends the sessions of before.)"""
    connection = op.get_bind()
    connection.exec_driver_sql("PRAGMA secure_delete=ON")
    for token in connection.scalars(sa.select(SESSION.c.uuid).order_by(SESSION.c.uuid)).all():
        connection.execute(sa.update(SESSION).where(SESSION.c.uuid == token).values(uuid=session_id(token)))
    # what earlier sessions left in the answers of calls that prolonged them
    connection.exec_driver_sql(
        "DELETE FROM api_job_end WHERE job IN (SELECT uuid FROM api_job WHERE api = 'RenewSession')"
    )
    connection.exec_driver_sql("DELETE FROM api_job WHERE api = 'RenewSession'")


def downgrade() -> None:
    """Ends all sessions: their tokens are not known."""
    op.get_bind().execute(sa.delete(SESSION))
