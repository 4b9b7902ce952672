"""Tags inside the transactions that create and delete their resources."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence

from orrery.core.kernel.config.overrides import Owner, override
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.ids import new_uuid
from orrery.core.kernel.tags.deployments import refuse_twin
from orrery.core.kernel.tags.model import SystemTag, UserTag, text_of
from orrery.core.kernel.tags.patterns import RESOURCE_CONFIG, TagPattern

Texts = Sequence[str] | None


def add_tags(
    tx: Transaction,
    vo: str,
    resource: Uuid,
    tags: tuple[Texts, Texts],
    rng: random.Random,
    *,
    inherent: bool = False,
    beside: Collection[Uuid] = (),
) -> None:
    """Hangs `tags` (system tags, user tags) on a new resource, each text once.

    What is no tag but a setting (``resourceConfig::``) becomes one of the resource's own. `beside` are other
    resources that the same call makes. Raises Refused for an element of a deployment that there is already.
    """
    system, user = tags
    if system:
        refuse_twin(tx, vo, system, {resource, *beside})
        fixed = {"resource_uuid": resource, "resource_type": vo} | ({"inherent": True} if inherent else {})
        for text in dict.fromkeys(system):
            setting = RESOURCE_CONFIG.match(text)
            if setting is not None:
                key = (setting["category"], setting["name"])
                override(tx, key, Owner(vo, resource), setting["value"], new_uuid(tx.now, rng))
            else:
                tx.insert(SystemTag, uuid=new_uuid(tx.now, rng), **text_of(text), **fixed)
    for text in dict.fromkeys(user or ()):
        uuid = new_uuid(tx.now, rng)
        tx.insert(UserTag, uuid=uuid, resource_uuid=resource, resource_type=vo, tag=text)


def delete_tags(tx: Transaction, owner: Owner) -> None:
    """Removes every tag of a resource."""
    for model in (SystemTag, UserTag):
        tx.delete(model, resource_type=owner.vo, resource_uuid=owner.uuid)


def find_system_tags(tx: Transaction, owner: Owner) -> list[SystemTag]:
    """The rows of a resource's system tags."""
    return tx.find(SystemTag, resource_type=owner.vo, resource_uuid=owner.uuid)


def delete_tags_like(tx: Transaction, owner: Owner, pattern: TagPattern, **tokens: str) -> int:
    """Removes the system tags of a form with these tokens from a resource; gives how many there were."""
    gone = 0
    for tag in find_system_tags(tx, owner):
        found = pattern.match(tag.text)
        if found is not None and tokens.items() <= found.items():
            gone += tx.delete(SystemTag, uuid=tag.uuid)
    return gone


def system_tags_of(tx: Transaction, owner: Owner) -> list[str]:
    """The system tags of a resource."""
    return [tag.text for tag in find_system_tags(tx, owner)]
