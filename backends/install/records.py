"""What installing a host leaves in the database."""

from __future__ import annotations

from orrery.core.compute.host.model import PASSWORD, Host
from orrery.core.compute.host.slots import HostContext
from orrery.core.compute.host.tags import HOST_VO, SSH_HOST_KEY
from orrery.core.kernel.config import Owner
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.tags import add_tags, find_system_tags
from orrery.core.kernel.workflow import Outputs, StepRun


class Prepared(Outputs):
    """What the node has learned of a machine; nothing where its agent was left as it is."""

    fingerprint: str | None = None
    """Of the key of its SSH server."""
    certificate: str | None = None
    """Fingerprint of its agent's certificate, as it was read over SSH."""


def fingerprint_of(tx: Transaction, host: Uuid) -> str | None:
    """The fingerprint that is pinned for a host's SSH server."""
    found = SSH_HOST_KEY.first(tag.tag for tag in find_system_tags(tx, Owner(HOST_VO, host)))
    return None if found is None else found["fingerprint"]


def record(tx: Transaction, context: HostContext, run: StepRun[Prepared]) -> None:
    """Pins both keys of a host that was installed, and forgets the password, which is used no more."""
    out = run.out
    if out.fingerprint is None or out.certificate is None:
        return
    if fingerprint_of(tx, context.uuid) is None:
        add_tags(tx, HOST_VO, context.uuid, ([f"sshHostKey::{out.fingerprint}"], None), run.rng)
    tx.update(Host, {"uuid": context.uuid}, certificate=out.certificate)
    run.node.secret_store.forget(tx, Host, context.uuid, PASSWORD)
