"""Calls on tags."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    ANY_RESOURCE,
    ApiMessage,
    DeleteMessage,
    Lines,
    QueryMessage,
    Refers,
    Suggests,
)
from orrery.core.kernel.api.secrecy import SystemTagText
from orrery.core.kernel.tags import SystemTag, UserTag

api = Declarations(java="org.zstack.header.tag")

ResourceUuid = Annotated[str, StringConstraints(pattern="^[0-9a-f]{32}$")]
UserText = Annotated[str, StringConstraints(min_length=1, max_length=2048), Lines()]
SystemText = Annotated[SystemTagText, StringConstraints(min_length=1, max_length=65535)]
Kind = Annotated[str, Field(description="The kind of the resource, such as VmInstanceVO."), Suggests("kinds")]


class CreateTag(ApiMessage):
    """Any tag on one resource."""

    resource_type: Kind
    resource_uuid: Annotated[ResourceUuid, Refers(ANY_RESOURCE, is_changed=True, kind_in="resource_type")]


@api.post("/user-tags", returns=UserTag)
class CreateUserTag(CreateTag):
    """Hang a text of your own on a resource."""

    tag: UserText
    """The text, which means nothing to the system."""


@api.post("/system-tags", returns=SystemTag)
class CreateSystemTag(CreateTag):
    """Hang a tag in a declared pattern on a resource."""

    tag: SystemText
    """The tag, in a pattern that is declared for the kind, such as hostname::{hostname}."""


@api.post("/system-tags/{resourceUuid}/tags", returns=SystemTag, many=True)
class CreateSystemTags(CreateTag):
    """Hang several tags in declared patterns on a resource: all of them, or none."""

    tags: Annotated[list[SystemText], Field(min_length=1)]
    """The tags, each in a declared pattern; all are made, or none."""


@api.action("/system-tags/{uuid}/actions", returns=SystemTag)
class UpdateSystemTag(ApiMessage):
    """Give a system tag another text of the same pattern."""

    uuid: Annotated[str, Refers("SystemTagVO")]
    """The tag to change."""
    tag: SystemText
    """The new text, in the same pattern."""


@api.delete("/tags/{uuid}")
class DeleteTag(DeleteMessage):
    """Take a tag away; an absent one is no error."""

    uuid: Annotated[str, Refers(ANY_RESOURCE, must_exist=False, among=("UserTagVO", "SystemTagVO"))]
    """The tag to delete: a user tag or a system tag."""


@api.query("/user-tags", "/user-tags/{uuid}", returns=UserTag)
class QueryUserTag(QueryMessage):
    """List user tags."""


@api.query("/system-tags", "/system-tags/{uuid}", returns=SystemTag)
class QuerySystemTag(QueryMessage):
    """List system tags."""
