"""Sessions, lock-outs and used signatures are dated by the clients' clock.

Those that are there carry dates of the world's clock, which may lie years ahead, and would last as long. So
they go: whoever was logged in logs in again, and an address from which an account was used counts as known
again after the next login from it.
"""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

DATED = ("session", "login_failures", "login_known_address", "access_key_used_signature")


def upgrade() -> None:
    """Removes what another clock has dated."""
    for table in DATED:
        op.execute(f'DELETE FROM "{table}"')


def downgrade() -> None:
    """As above: the other clock's dates mean nothing to the former one either."""
    upgrade()
