"""Calls on accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from orrery.core.identity.account.model import Account
from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    ApiMessage,
    CreateMessage,
    DeleteMessage,
    Description,
    Name,
    QueryMessage,
    Refers,
)
from orrery.core.kernel.api.secrecy import PasswordHash
from orrery.core.kernel.bus import Message, RouteKey

api = Declarations(java="org.zstack.header.identity")

AccountUuid = Annotated[str, Refers(Account.__vo__)]
OwnAccountUuid = Annotated[
    str,
    Refers(Account.__vo__, is_changed=True),
    Field(
        description="The account that it shall belong to; administrators alone may name another than theirs."
    ),
]
AnyAccountUuid = Annotated[str, Refers(Account.__vo__, must_exist=False)]


@api.post("/accounts", returns=Account, admin=True)
class CreateAccount(CreateMessage):
    """Open an account: a tenant, or (type SystemAdmin) one more account of administrators."""

    name: Name
    """Login name, unique over all accounts."""
    password: PasswordHash
    """SHA-512 of the password, as 128 hex digits; the command line hashes it."""
    type: Literal["SystemAdmin", "Normal"] | None = None
    """Normal (the default) is a tenant, SystemAdmin an account of administrators."""
    description: Description | None = None


@api.action("/accounts/{uuid}", returns=Account)
class UpdateAccount(ApiMessage):
    """Rename or describe an account, or change its password, which ends its other sessions."""

    uuid: AccountUuid
    password: PasswordHash | None = None
    """The new password as its SHA-512; absent: unchanged."""
    name: Name | None = None
    """The new login name, unique over all accounts; absent: unchanged."""
    description: Description | None = None
    old_password: PasswordHash | None = None
    """What the password was; only administrators need not know it."""


@api.delete("/accounts/{uuid}")
class DeleteAccount(DeleteMessage):
    """Delete an account with everything that it owns; its VMs are destroyed for good."""

    uuid: AnyAccountUuid


@api.query("/accounts", "/accounts/{uuid}", returns=Account)
class QueryAccount(QueryMessage):
    """List accounts; a tenant sees its own."""


@dataclass(frozen=True)
class RemoveAccount(Message[None]):
    """Remove an account that owns nothing any more but its users: the end of its cascade."""

    uuid: RouteKey
