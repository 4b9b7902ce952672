"""Tags inside the transactions that create and delete their resources."""

from __future__ import annotations

import random
from collections.abc import Sequence

from core.kernel.db.model import Uuid
from core.kernel.db.transaction import Transaction
from core.kernel.ids import new_uuid
from core.kernel.tags.model import SystemTag, UserTag


def add_tags(
    tx: Transaction,
    vo: str,
    resource: Uuid,
    tags: tuple[Sequence[str] | None, Sequence[str] | None],
    dice: random.Random,
) -> None:
    """Hangs `tags` (system tags, user tags) on a resource."""
    for model, texts in zip((SystemTag, UserTag), tags, strict=True):
        for text in texts or ():
            uuid = new_uuid(tx.now, dice)
            tx.insert(model, uuid=uuid, resource_uuid=resource, resource_type=vo, tag=text)


def delete_tags(tx: Transaction, resource: Uuid) -> None:
    """Removes every tag of a resource."""
    tx.delete(SystemTag, resource_uuid=resource)
    tx.delete(UserTag, resource_uuid=resource)


def system_tags_of(tx: Transaction, resource: Uuid) -> list[str]:
    """The system tags of a resource."""
    return [tag.tag for tag in tx.find(SystemTag, resource_uuid=resource)]
