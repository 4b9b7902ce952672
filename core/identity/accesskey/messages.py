"""Calls on access keys, and what the API asks about a signature."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from orrery.core.identity.accesskey.model import AccessKey
from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    ApiMessage,
    Classes,
    CreateMessage,
    DeleteMessage,
    Description,
    QueryMessage,
    Refers,
    WireModel,
)
from orrery.core.kernel.api.secrecy import Secret
from orrery.core.kernel.bus import Message
from orrery.core.kernel.ownership import Caller

api = Declarations(java="org.zstack.header.identity")

AccessKeyUuid = Annotated[str, Refers(AccessKey.__vo__)]
AnyAccessKeyUuid = Annotated[str, Refers(AccessKey.__vo__, must_exist=False)]


@dataclass(frozen=True)
class Signed:
    """What a request carries that is signed instead of made in a session."""

    key_id: str
    signature: str = field(repr=False)
    method: str
    path: str
    """As it was signed: from ``/v1`` on as it was sent, without the query string."""
    date: str

    @property
    def text(self) -> str:
        """What the client signed."""
        return f"{self.method}\n{self.date}\n{self.path}"


@dataclass(frozen=True)
class CheckSignature(Message[Caller]):
    """Who signed a call. Raises NotAuthenticated, or Replayed for a signature used some time before."""

    signed: Signed


@dataclass(frozen=True)
class LookUpSignature(Message[Caller]):
    """Who signed a call, which is not used up by that. Raises NotAuthenticated."""

    signed: Signed


class NewAccessKey(WireModel):
    """An access key with its secret, which no other answer holds."""

    uuid: str
    """The key, for calls that change or delete it."""
    access_key_id: Annotated[str, Field(alias="AccessKeyID")]
    """What signed calls name the key by."""
    access_key_secret: Annotated[Secret, Field(alias="AccessKeySecret")]
    """What calls are signed with; no later answer shows it."""
    account_uuid: str
    """The account that calls signed with it are made for."""
    user_uuid: str
    """The user that calls signed with it are made for; the account itself, where it is no user's."""
    state: str
    """Enabled: signed calls are taken."""
    description: str | None = None
    """Free text for people."""


class NewAccessKeyReply(WireModel):
    """The access key that was made."""

    inventory: NewAccessKey
    """The new key with its secret."""
    classes: Classes


@api.post("/accesskeys", is_async=False, reply=NewAccessKeyReply)
class CreateAccessKey(CreateMessage):
    """Make a key with which the caller's calls can be signed; the secret is in this answer only."""

    description: Description | None = None
    account_uuid: Annotated[str, Refers("AccountVO")] | None = None
    """The account whose key it shall be; absent: the caller's. Only administrators may name another."""


@api.query("/accesskeys", "/accesskeys/{uuid}", returns=AccessKey)
class QueryAccessKey(QueryMessage):
    """List access keys, without their secrets."""


@api.action("/accesskeys/{uuid}/actions", returns=AccessKey)
class ChangeAccessKeyState(ApiMessage):
    """Have calls of a key refused, or taken again."""

    uuid: AccessKeyUuid
    state_event: Literal["enable", "disable"]


@api.delete("/accesskeys/{uuid}")
class DeleteAccessKey(DeleteMessage):
    """Delete a key; what it signs is refused from then on."""

    uuid: AnyAccessKeyUuid
