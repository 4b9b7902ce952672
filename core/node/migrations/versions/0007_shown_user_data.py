"""User data is shown to its owner with only the secrets in it masked, that of before too."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from orrery.core.compute.vm.user_data import mask_user_data

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

PREFIX, HIDDEN = "userdata::", "userdata::***"
TAGS = sa.table("system_tag", *(sa.column(name, sa.String) for name in ("uuid", "tag", "secret")))


def upgrade() -> None:
    """Shows of each what may be shown."""
    connection = op.get_bind()
    hidden = sa.select(TAGS.c.uuid, TAGS.c.secret).where(TAGS.c.tag == HIDDEN, TAGS.c.secret.is_not(None))
    for uuid, secret in connection.execute(hidden).all():
        shown = PREFIX + mask_user_data(secret.removeprefix(PREFIX))
        kept = secret if shown != secret else None
        connection.execute(TAGS.update().where(TAGS.c.uuid == uuid).values(tag=shown, secret=kept))


def downgrade() -> None:
    """Hides all of them."""
    text = sa.func.coalesce(TAGS.c.secret, TAGS.c.tag)
    is_one = TAGS.c.tag.startswith(PREFIX)
    op.execute(TAGS.update().where(is_one).values(secret=text, tag=HIDDEN))
