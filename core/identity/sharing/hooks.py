"""Where other nouns join when a resource changes hands."""

from __future__ import annotations

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.plugins.hooks import hookimpl, hookspec

__all__ = ["hookimpl", "owner_changed", "parts_that_go_along"]


@hookspec
def parts_that_go_along(tx: Transaction, vo: str, uuid: Uuid) -> list[tuple[str, Uuid]]:
    """Kinds and uuids of the resources that always have the owner of this one: the volumes of a VM.

    Called in the transaction that gives the resource to another account, before anything is changed; raises
    Refused where it cannot be given away by itself. Only reads.
    """
    raise NotImplementedError


@hookspec
def owner_changed(tx: Transaction, vo: str, uuid: Uuid, former: Uuid, account: Uuid) -> None:
    """Follows a resource that now belongs to `account`, and before to `former`, in the same transaction.

    Called for each of its parts too. What an account may have at most is moved here; what is raised takes the
    whole change back.
    """
    raise NotImplementedError
