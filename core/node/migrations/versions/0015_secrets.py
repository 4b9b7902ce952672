"""Passwords and signing keys are kept encrypted, apart from what they belong to."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from orrery.core.kernel.clock import SystemSecrets
from orrery.core.kernel.errors import Bug
from orrery.core.kernel.secret_store.keyring import Keyring, Name

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

SECRET = sa.table(
    "secret", *(sa.column(name) for name in ("resource_type", "resource_uuid", "field", "key_id", "sealed"))
)
MOVED = {
    ("host", "password"): ("HostVO", "password", sa.String(255), True),
    ("backup_storage", "password"): ("BackupStorageVO", "password", sa.String(255), True),
    ("access_key", "access_key_secret"): ("AccessKeyVO", "secret", sa.String(64), False),
    ("web_hook", "secret"): ("WebhookVO", "secret", sa.String(255), False),
}
"""Table and column → kind, name of the secret, type, and whether it may be absent."""
RUN = sa.table("workflow_run", sa.column("number"), sa.column("workflow"), sa.column("params", sa.JSON))
RUNS = {"host-add": "HostVO", "backup-storage-add": "BackupStorageVO"}
"""Workflows whose parameters held a password → of which kind."""


def upgrade() -> None:
    """Encrypts each secret into the new table, and drops its column."""
    connection = op.get_bind()
    connection.exec_driver_sql("PRAGMA secure_delete=ON")  # what is dropped is overwritten in the file
    op.create_table(
        "secret",
        sa.Column("resource_type", sa.String(64), nullable=False),
        sa.Column("resource_uuid", sa.String(32), nullable=False),
        sa.Column("field", sa.String(64), nullable=False),
        sa.Column("key_id", sa.String(16), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("resource_type", "resource_uuid", "field", name=op.f("pk_secret")),
        sqlite_with_rowid=False,
    )
    for (table, column), (kind, field, _, _) in MOVED.items():
        old = sa.table(table, sa.column("uuid"), sa.column(column))
        found = sa.select(old.c.uuid, old.c[column]).where(old.c[column].is_not(None)).order_by(old.c.uuid)
        for uuid, text in connection.execute(found).all():
            _keep(Name(kind, uuid, field), text)
        op.drop_column(table, column)
    runs = sa.select(RUN.c.number, RUN.c.workflow, RUN.c.params).where(RUN.c.workflow.in_(sorted(RUNS)))
    for number, workflow, params in connection.execute(runs.order_by(RUN.c.number)).all():
        password = params["row"].pop("password", None)
        name = Name(RUNS[workflow], params["uuid"], "password")
        if password is not None and not connection.execute(_row(name)).all():
            _keep(name, password)
        connection.execute(RUN.update().where(RUN.c.number == number).values(params=params))


def downgrade() -> None:
    """Puts each secret back where it was."""
    connection = op.get_bind()
    for (table, column), (kind, field, kind_of_text, may_be_absent) in MOVED.items():
        default = None if may_be_absent else ""
        op.add_column(table, sa.Column(column, kind_of_text, nullable=may_be_absent, server_default=default))
        new = sa.table(table, sa.column("uuid"), sa.column(column))
        for uuid, key_id, sealed in connection.execute(
            sa.select(SECRET.c.resource_uuid, SECRET.c.key_id, SECRET.c.sealed).where(
                SECRET.c.resource_type == kind, SECRET.c.field == field
            )
        ).all():
            text = _keyring().open(Name(kind, uuid, field), key_id, sealed)
            connection.execute(new.update().where(new.c.uuid == uuid).values({column: text}))
    op.drop_table("secret")


def _keep(name: Name, text: str) -> None:
    keyring = _keyring()
    values = {"key_id": keyring.current, "sealed": keyring.seal(name, text, SystemSecrets())}
    op.get_bind().execute(SECRET.insert().values(**name._asdict(), **values))


def _row(name: Name) -> Any:
    return sa.select(SECRET.c.key_id).where(
        *(SECRET.c[key] == value for key, value in name._asdict().items())
    )


def _keyring() -> Keyring:
    config = op.get_context().config
    keyring = config.attributes.get("keyring") if config is not None else None
    if keyring is None:
        raise Bug("the database holds secrets of before they were encrypted; give the upgrade a keyring")
    assert isinstance(keyring, Keyring)
    return keyring
