"""Journals runs by the names of their steps, and lists those that cannot be carried on.

Runs under way get the names of the lists as this version has them: all of these continue the lists of before.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

CREATE = ["record", "place", "nics", "disks"]
DESTROY = ["destroying", "destroy"]
EXPUNGE = ["expunging", "delete-bits"]
LEVELS = [f"level-{number}" for number in range(1, 6)]
DONE_NOTHING = ("level-6", "level-7")
"""Steps of before, beyond the deepest cascade."""
NEVER_REUSED = {"sqlite_autoincrement": True}
"""What a reflected table loses when it is made anew."""
OF_RUNS = "name = 'workflow_run'"
LISTS = {
    "cascade": ["retire", *LEVELS, "root"],
    "host-add": ["record", "connect", "prepare", "connected"],
    "host-reconnect": ["connecting", "connect", "prepare", "connected"],
    "host-maintain": ["pre-maintenance", "vacate", "maintenance"],
    "host-delete": ["disable", "remove"],
    "l2-attach": ["record", "realize", "ready"],
    "l2-detach": ["withdraw", "remove", "forget"],
    "primary-storage-add": ["record", "connect"],
    "primary-storage-attach": ["record", "mount"],
    "primary-storage-detach": ["withdraw", "forget"],
    "primary-storage-reconnect": ["connecting", "connect"],
    "primary-storage-maintain": ["maintenance", "stop-vms"],
    "primary-storage-delete": ["retire", "clean"],
    "image-cache-download": ["record", "download"],
    "image-cache-delete": ["retire", "delete"],
    "image-add": ["record", "download"],
    "image-expunge": ["find", "delete"],
    "volume-delete": ["detach", "retire"],
    "volume-create": ["record", "create"],
    "volume-expunge": ["find", "delete"],
    "backup-storage-add": ["record", "connect"],
    "backup-storage-reconnect": ["connecting", "connect"],
    "vm-create": [*CREATE, "boot", "running"],
    "vm-create-stopped": [*CREATE, "stopped"],
    "vm-record": ["record"],
    "vm-first-start": ["starting", *CREATE[1:], "boot", "running"],
    "vm-start": ["starting", "place", "addresses", "boot", "running"],
    "vm-stop": ["stopping", "shut-down"],
    "vm-reboot": ["rebooting", "reboot", "running"],
    "vm-pause": ["pausing", "pause"],
    "vm-resume": ["resuming", "resume"],
    "vm-migrate": ["migrating", "place", "move", "leave-source"],
    "vm-destroy": DESTROY,
    "vm-destroy-with-data": [*DESTROY, "delete-data"],
    "vm-destroy-now": [*DESTROY, *EXPUNGE],
    "vm-destroy-now-with-data": [*DESTROY, *EXPUNGE, "delete-data"],
    "vm-expunge": EXPUNGE,
    "vm-stop-forced": ["stopping", "shut-down"],
    "vm-attach-nic": ["record", "plug", "attached"],
    "vm-detach-nic": ["find", "unplug", "detached"],
    "vm-detach-nic-forced": ["find", "unplug"],
    "vm-attach-volume": ["claim", "bits", "plug", "attached"],
    "vm-detach-volume": ["find", "unplug", "detached"],
    "vm-detach-volume-forced": ["find", "unplug"],
    "host-stranger-destroy": ["find", "destroy"],
    "host-stranger-destroy-forced": ["find", "destroy"],
}


def upgrade() -> None:
    """Goes to this version."""
    last = _last_number()
    with op.batch_alter_table("workflow_run", table_kwargs=NEVER_REUSED) as batch_op:
        batch_op.add_column(sa.Column("steps", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.alter_column("step", type_=sa.String(length=255), existing_type=sa.String(length=64))
    run = sa.table(
        "workflow_run", *(sa.column(name) for name in ("number", "workflow", "step", "steps", "retries"))
    )
    connection = op.get_bind()
    connection.execute(
        sa.update(run).where(run.c.workflow == "cascade", run.c.step.in_(DONE_NOTHING)).values(step="root")
    )
    for number, workflow, retries in connection.execute(
        sa.select(run.c.number, run.c.workflow, run.c.retries).order_by(run.c.number)
    ).all():
        names = LISTS.get(workflow)
        if names is not None:
            values = {"steps": json.dumps(names), "retries": _by_name(names, retries)}
            connection.execute(sa.update(run).where(run.c.number == number).values(values))
    with op.batch_alter_table("workflow_run", table_kwargs=NEVER_REUSED) as batch_op:
        batch_op.drop_column("position")
        batch_op.drop_column("version")
        batch_op.alter_column("steps", server_default=None)
    _go_on_after(last)
    with op.batch_alter_table("garbage") as batch_op:
        batch_op.drop_column("version")
        batch_op.alter_column("step", type_=sa.String(length=255), existing_type=sa.String(length=64))
    op.create_table(
        "unresolved_run",
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("run", sa.BigInteger(), nullable=False),
        sa.Column("workflow", sa.String(length=64), nullable=False),
        sa.Column("step", sa.String(length=255), nullable=False),
        sa.Column("direction", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=2048), nullable=False),
        sa.Column("create_date", sa.BigInteger(), nullable=False),
        sa.Column("last_op_date", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("uuid", name=op.f("pk_unresolved_run")),
        sa.UniqueConstraint("run", name=op.f("uq_unresolved_run_run")),
    )


def _last_number() -> int:
    """The number of the newest run that there ever was: hosts refuse calls of a run that seems older."""
    found = op.get_bind().execute(sa.text(f"SELECT seq FROM sqlite_sequence WHERE {OF_RUNS}"))
    return int(found.scalar_one_or_none() or 0)


def _go_on_after(number: int) -> None:
    """Has the next run the number after this one, although its table was made anew."""
    connection = op.get_bind()
    connection.execute(sa.text(f"DELETE FROM sqlite_sequence WHERE {OF_RUNS}"))
    connection.execute(
        sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES ('workflow_run', :number)"),
        {"number": number},
    )


def _by_name(names: list[str], retries: str | None) -> str | None:
    """The step that a run goes back to, by its name."""
    kept = json.loads(retries) if retries else None
    if not kept or kept.get("back_to") is None:
        return retries
    return json.dumps(kept | {"back_to": names[kept["back_to"]]})


def downgrade() -> None:
    """Refuses: runs under way would be lost."""
    raise NotImplementedError("go back by restoring a backup of the database")
