"""Unfinished work names hosts by a whole reference, and bits by a tagged location."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

Convert = Callable[[Any, dict[str, Any]], Any]
CREDENTIALS = "host/"


def upgrade() -> None:
    """Goes to this version."""
    with op.batch_alter_table("host", schema=None) as batch_op:
        batch_op.add_column(sa.Column("certificate", sa.String(length=128), nullable=True))
        batch_op.add_column(sa.Column("capabilities", sa.String(length=1024), nullable=True))
    _rewrite(_referring)
    # no host says so of a guest; an Unknown VM is looked for
    op.execute("UPDATE vm_instance SET state = 'Unknown' WHERE state = 'NoState'")


def downgrade() -> None:
    """Goes back to the version before."""
    _rewrite(_addressed)
    with op.batch_alter_table("host", schema=None) as batch_op:
        batch_op.drop_column("capabilities")
        batch_op.drop_column("certificate")


def _rewrite(convert: Convert) -> None:
    """Converts the parameters and outputs of runs and of garbage."""
    connection = op.get_bind()
    hosts = {
        row.management_ip: row
        for row in connection.execute(
            sa.text("SELECT uuid, management_ip, ssh_port, username FROM host ORDER BY uuid")
        )
    }
    runs = connection.execute(sa.text("SELECT number, params, outputs FROM workflow_run ORDER BY number"))
    for number, *bodies in runs.all():
        params, outputs = (json.dumps(convert(json.loads(body), hosts)) for body in bodies)
        connection.execute(
            sa.text("UPDATE workflow_run SET params = :params, outputs = :outputs WHERE number = :number"),
            {"params": params, "outputs": outputs, "number": number},
        )
    garbage = connection.execute(sa.text("SELECT uuid, context FROM garbage ORDER BY uuid"))
    for uuid, context in garbage.all():
        connection.execute(
            sa.text("UPDATE garbage SET context = :context WHERE uuid = :uuid"),
            {"context": json.dumps(convert(json.loads(context), hosts)), "uuid": uuid},
        )


def _referring(value: Any, hosts: dict[str, Any]) -> Any:
    """Parameters or outputs with references and locations in place of addresses and paths."""
    if isinstance(value, list):
        return [_referring(one, hosts) for one in value]
    if not isinstance(value, dict):
        return value
    found = {key: _referring(one, hosts) for key, one in value.items()}
    if "storage" in found and "path" in found:  # the bits of a volume or of a cached image
        found["location"] = _location(found.pop("path"))
        found["host"] = _reference(found.pop("host_address", None), found.get("host_uuid"), hosts)
    elif "backup_storage_uuid" in found and "path" in found:
        found["location"] = _location(found.pop("path"))
    elif "address" in found and "hypervisor" in found:
        found["host_ref"] = _reference(found.pop("address"), found.get("host"), hosts)
        if "destination_address" in found:
            address = found.pop("destination_address")
            found["destination_ref"] = _reference(address, found.get("destination"), hosts)
    return found


def _reference(address: str | None, uuid: str | None, hosts: dict[str, Any]) -> dict[str, Any] | None:
    if address is None:
        return None
    host = hosts.get(address)
    if host is None or (uuid and host.uuid != uuid):  # its row is gone
        return {
            "uuid": uuid or "",
            "address": address,
            "port": None,
            "credentials": None,
            "certificate": None,
        }
    credentials = None if host.username is None else f"{CREDENTIALS}{host.uuid}"
    port = host.ssh_port
    return {
        "uuid": host.uuid,
        "address": address,
        "port": port,
        "credentials": credentials,
        "certificate": None,
    }


def _location(path: str) -> dict[str, Any]:
    stem, dot, ending = path.rpartition(".")
    return {"path": path, "format": ending if dot and stem and "/" not in ending else "raw", "kind": "file"}


def _addressed(value: Any, hosts: dict[str, Any]) -> Any:
    """The way back."""
    if isinstance(value, list):
        return [_addressed(one, hosts) for one in value]
    if not isinstance(value, dict):
        return value
    found = {key: _addressed(one, hosts) for key, one in value.items() if key not in _NEW}
    if isinstance(value.get("location"), dict):
        found["path"] = value["location"].get("path", "")
        if "storage" in value:
            found["host_address"] = (value.get("host") or {}).get("address")
    for new, old in (("host_ref", "address"), ("destination_ref", "destination_address")):
        if new in value:
            found[old] = (value[new] or {}).get("address")
    if "location" not in value and "host" in value:
        found["host"] = value["host"]
    return found


_NEW = ("location", "host", "host_ref", "destination_ref")
