"""Handlers of the calls on tags."""

from __future__ import annotations

import random

from orrery.core.kernel.api.deployment_tag import ADMINISTRATORS
from orrery.core.kernel.bus import handles
from orrery.core.kernel.config import Owner
from orrery.core.kernel.context import current_call
from orrery.core.kernel.db.model import Base, Resource, Uuid, models_by_vo
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument, NotFound, Refused
from orrery.core.kernel.ids import new_uuid
from orrery.core.kernel.node import Node
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.tags import (
    DEPLOYMENT,
    SystemTag,
    UserTag,
    find_system_tags,
    text_of,
    without_deployment,
)
from orrery.core.kernel.tags.limits import TAGS_PER_RESOURCE
from orrery.core.tag.messages import (
    CreateSystemTag,
    CreateSystemTags,
    CreateTag,
    CreateUserTag,
    DeleteTag,
    UpdateSystemTag,
)


class TagService(Service):
    """Tags of resources that are there already."""

    def __init__(self, node: Node) -> None:
        super().__init__(node)
        node.tags.check_with(DEPLOYMENT, _refuse_foreign_scope)

    @handles(CreateUserTag)
    async def create_user_tag(self, message: CreateUserTag) -> Uuid:
        """Records the text. Raises Refused where the resource has it already, or as many as it may."""
        most = self.node.configs.get(TAGS_PER_RESOURCE)
        return await self.node.db.write(_add_user_tag, self.node, message, (self.node.new_uuid(), most))

    @handles(CreateSystemTag)
    async def create_system_tag(self, message: CreateSystemTag) -> Uuid:
        """Records the tag. Raises InvalidArgument for one of no pattern, Refused for one too many."""
        return (await self._create(message, [message.tag]))[0]

    @handles(CreateSystemTags)
    async def create_system_tags(self, message: CreateSystemTags) -> list[Uuid]:
        """Records all of them or none; raises as for one."""
        return await self._create(message, message.tags)

    async def _create(self, message: CreateTag, tags: list[str]) -> list[Uuid]:
        where = (message.resource_type, message.resource_uuid)
        drawn = (self.node.random.getrandbits(64), self.node.configs.get(TAGS_PER_RESOURCE))
        return await self.node.db.write(_add_system_tags, self.node, where, tags, drawn)

    @handles(UpdateSystemTag)
    async def update(self, message: UpdateSystemTag) -> Uuid:
        """Changes the text. Raises InvalidArgument for another pattern, Refused for a tag of the system's."""
        await self.node.db.write(_update, self.node, message)
        return message.uuid

    @handles(DeleteTag)
    async def delete(self, message: DeleteTag) -> None:
        """Removes the tag. Raises Refused for one of the system's own."""
        await self.node.db.write(_delete, self.node, message.uuid)


def _refuse_foreign_scope(vo: str, tokens: dict[str, str]) -> None:
    """Raises InvalidArgument for the tag of a deployment that is somebody else's.

    Otherwise a tenant could have its resources taken for those of an administrator's deployment.
    """
    caller = current_call().caller
    if caller is None:
        return
    own = ADMINISTRATORS if caller.is_admin else caller.account_uuid
    if tokens["scope"] != own:
        raise InvalidArgument(f"a deployment of this account has the scope[{own}], not [{tokens['scope']}]")


def _require_taggable(tx: Transaction, node: Node, vo: str, uuid: Uuid) -> None:
    """Raises InvalidArgument for a kind that takes no tags, NotFound where there is no such resource."""
    known = models_by_vo()
    marked = {pattern.vo for pattern in node.tags.declared()}
    kinds = {name: model for name, model in known.items() if _is_taggable(model, marked)}
    model = kinds.get(vo)
    if model is None:
        raise InvalidArgument(f"field[resourceType]: [{vo}] is none of {', '.join(sorted(kinds))}")
    if not tx.exists(model, uuid):
        raise NotFound(f"field[resourceUuid]: no {vo.removesuffix('VO')} has the uuid[{uuid}]")


def _is_taggable(model: type[Base], marked: set[str]) -> bool:
    return issubclass(model, Resource) or model.__vo__ in marked


def _add_user_tag(
    tx: Transaction, node: Node, message: CreateUserTag, identity_and_most: tuple[Uuid, int]
) -> Uuid:
    uuid, most = identity_and_most
    vo, owner = message.resource_type, message.resource_uuid
    _require_taggable(tx, node, vo, owner)
    others = tx.find(UserTag, resource_type=vo, resource_uuid=owner)
    if any(other.tag == message.tag for other in others):
        raise Refused(f"{_named(vo, owner)} has the user tag[{message.tag}] already")
    _refuse_many((vo, owner), "user", len(others) + 1, most)
    tx.insert(UserTag, uuid=uuid, resource_uuid=owner, resource_type=vo, tag=message.tag)
    node.hooks.hook.tags_changed(tx=tx, vo=vo, resource_uuid=owner)
    return uuid


def _add_system_tags(
    tx: Transaction, node: Node, where: tuple[str, Uuid], tags: list[str], seed_and_most: tuple[int, int]
) -> list[Uuid]:
    (vo, owner), (seed, most) = where, seed_and_most
    _require_taggable(tx, node, vo, owner)
    node.tags.refuse_wrong(vo, tags)
    others = [tag.tag for tag in find_system_tags(tx, Owner(vo, owner)) if not tag.inherent]
    _refuse_many(where, "system", len(without_deployment([*others, *dict.fromkeys(tags)])), most)
    rng = random.Random(seed)
    made = []
    for tag in dict.fromkeys(tags):
        _refuse_unfit(tx, node, where, tag, None)
        made.append(new_uuid(tx.now, rng))
        tx.insert(SystemTag, uuid=made[-1], resource_uuid=owner, resource_type=vo, **text_of(tag))
    node.hooks.hook.tags_changed(tx=tx, vo=vo, resource_uuid=owner)
    return made


def _refuse_many(where: tuple[str, Uuid], sort: str, wanted: int, most: int) -> None:
    """Raises Refused where a resource would have more tags of a sort than it may."""
    if wanted > most:
        raise Refused(
            f"{_named(*where)} would have {wanted} {sort} tags; {most} are the most (global config"
            f" {TAGS_PER_RESOURCE.full_name}); delete some first"
        )


def _refuse_unfit(
    tx: Transaction, node: Node, where: tuple[str, Uuid], tag: str, former: Uuid | None
) -> None:
    """Raises where a resource cannot have a tag besides those that it has; `former` is one that goes."""
    vo, owner = where
    pattern = node.tags.require(vo, tag)
    if pattern.at_creation:
        raise InvalidArgument(f"system tag[{tag}] is taken only when a resource is created")
    slot = pattern.slot(tag)
    for other in find_system_tags(tx, Owner(vo, owner)):
        if other.uuid == former:
            continue
        if other.text == tag:
            raise Refused(f"{_named(vo, owner)} has the system tag[{tag}] already")
        if slot is not None and pattern.match(other.text) is not None and pattern.slot(other.text) == slot:
            raise Refused(
                f"{_named(vo, owner)} has the system tag[{other.tag}], besides which it cannot have [{tag}];"
                f" update or delete that one (uuid {other.uuid})"
            )
    node.hooks.hook.refuse_system_tag(tx=tx, vo=vo, resource_uuid=owner, tag=tag)


def _update(tx: Transaction, node: Node, message: UpdateSystemTag) -> None:
    tag = tx.require(SystemTag, message.uuid)
    _refuse_inherent(tag)
    vo, owner = tag.resource_type, tag.resource_uuid
    wanted = node.tags.require(vo, message.tag)
    former = node.tags.find(vo, tag.text)
    if former is not None and former != wanted:
        raise InvalidArgument(
            f"field[tag]: [{message.tag}] is not of the form {former.form}, which this tag has; delete it and"
            " create another"
        )
    if message.tag in (tag.tag, tag.text):
        return
    _refuse_unfit(tx, node, (vo, owner), message.tag, tag.uuid)
    tx.update(SystemTag, {"uuid": tag.uuid}, **text_of(message.tag))
    node.hooks.hook.tags_changed(tx=tx, vo=vo, resource_uuid=owner)


def _delete(tx: Transaction, node: Node, uuid: Uuid) -> None:
    system_tag = tx.get(SystemTag, uuid)
    tag = system_tag or tx.get(UserTag, uuid)
    if tag is None:
        return
    if system_tag is not None:
        _refuse_inherent(system_tag)
    tx.delete(SystemTag if system_tag is not None else UserTag, uuid=uuid)
    node.hooks.hook.tags_changed(tx=tx, vo=tag.resource_type, resource_uuid=tag.resource_uuid)


def _refuse_inherent(tag: SystemTag) -> None:
    if tag.inherent:
        raise Refused(f"system tag[{tag.tag}] (uuid {tag.uuid}) is the system's own; people cannot change it")


def _named(vo: str, uuid: Uuid) -> str:
    return f"{vo.removesuffix('VO')}[uuid:{uuid}]"
