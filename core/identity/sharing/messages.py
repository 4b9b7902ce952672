"""Calls on whose a resource is, and with whom it is shared."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from orrery.core.identity.account.messages import AccountUuid
from orrery.core.identity.sharing.model import AccountResourceRef
from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import ANY_RESOURCE, ApiMessage, QueryMessage, Refers, Shape, WireModel
from orrery.core.kernel.ownership import SharedResource

api = Declarations(java="org.zstack.header.identity")

Resources = Annotated[list[Annotated[str, Refers(ANY_RESOURCE, is_changed=True)]], Field(min_length=1)]


@api.action("/accounts/resources/actions", admin=True)
class ShareResource(ApiMessage):
    """Let other accounts, or all of them, see and use resources; they cannot change them."""

    resource_uuids: Resources
    account_uuids: list[AccountUuid] | None = None
    """The accounts that shall see and use them."""
    to_public: bool = False
    """Whether every account shall see and use them."""


@api.action("/accounts/resources/actions", admin=True)
class RevokeResourceSharing(ApiMessage):
    """Take back what was shared: from these accounts, from the public, or (`all`) from everybody."""

    resource_uuids: Resources
    to_public: bool = False
    """Whether the sharing with everybody ends."""
    account_uuids: list[AccountUuid] | None = None
    """The accounts that shall no longer see them."""
    all: bool = False
    """Whether every sharing ends, with accounts and with the public."""


@api.query("/accounts/resources", returns=SharedResource, admin=True)
class QuerySharedResource(QueryMessage):
    """List what is shared with whom."""


@api.query("/accounts/resources/refs", returns=AccountResourceRef)
class QueryAccountResourceRef(QueryMessage):
    """List which account owns which resource."""


@api.post("/account/{accountUuid}/resources", returns=AccountResourceRef, admin=True)
class ChangeResourceOwner(ApiMessage):
    """Give a resource to another account; a VM goes with its nics, its root volume and what is attached."""

    account_uuid: Annotated[str, Refers("AccountVO", is_changed=False)]
    """The account that shall own it."""
    resource_uuid: Annotated[str, Refers(ANY_RESOURCE, is_changed=True)]


class ResourceAccounts(WireModel):
    """The account of each resource, by the resource's uuid."""

    inventories: dict[str, Any]
    """The account of each resource, by the uuid of the resource."""


@api.get("/resources/accounts", reply=ResourceAccounts, shape=Shape.INVENTORIES)
class GetResourceAccount(ApiMessage):
    """Ask whose resources are; those that are not the caller's, or that nobody owns, are left out."""

    resource_uuids: Annotated[list[str], Field(min_length=1)]
