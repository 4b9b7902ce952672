"""Where other nouns join when a resource that is there already gets, or loses, a setting of its own."""

from __future__ import annotations

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.plugins.hooks import hookimpl, hookspec

__all__ = ["hookimpl", "resource_config_changed"]


@hookspec
def resource_config_changed(tx: Transaction, vo: str, resource_uuid: Uuid, category: str, name: str) -> None:
    """Follows a change of a setting of a resource's own, in the same transaction.

    What is derived from settings is derived anew from the rows. Must touch nothing but rows; what it raises
    takes the change back.
    """
    raise NotImplementedError
