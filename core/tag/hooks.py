"""Where other nouns join what people do with the tags of a resource that is there already.

Tags that come with a creation are the creating noun's own business.
"""

from __future__ import annotations

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.plugins.hooks import hookimpl, hookspec

__all__ = ["hookimpl", "refuse_system_tag", "tags_changed"]


@hookspec
def refuse_system_tag(tx: Transaction, vo: str, resource_uuid: Uuid, tag: str) -> None:
    """Raises InvalidArgument or Refused where a resource cannot have a system tag as things are.

    Called in the transaction that makes or changes the tag, before it does; pattern and tokens are right.
    """
    raise NotImplementedError


@hookspec
def tags_changed(tx: Transaction, vo: str, resource_uuid: Uuid) -> None:
    """Follows a change of a resource's tags, of either sort, in the same transaction.

    What is derived from tags (how much of a host stays reserved) is derived anew from the rows. Must touch
    nothing but rows; what it raises takes the change back.
    """
    raise NotImplementedError
