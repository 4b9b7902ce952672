"""Calls on events and web hooks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from orrery.core.event.model import UndeliveredEvent, Webhook
from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    ApiMessage,
    CreateMessage,
    DeleteMessage,
    Description,
    Name,
    QueryMessage,
    Refers,
    Suggests,
    WireModel,
)
from orrery.core.kernel.api.secrecy import Secret
from orrery.core.kernel.bus import Message, RouteKey
from orrery.core.kernel.events import CanonicalEvent

api = Declarations(java="org.zstack.header.core.webhooks")

WebhookUuid = Annotated[str, Refers("WebhookVO")]
AnyWebhookUuid = Annotated[str, Refers("WebhookVO", must_exist=False)]
AnyUndeliveredUuid = Annotated[str, Refers("UndeliveredEventVO", must_exist=False)]
AccountUuid = Annotated[str, Refers("AccountVO")]
Url = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2048)]
HookType = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]
Patterns = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4096), Suggests("events")]
SigningKey = Annotated[Secret, Field(min_length=16, max_length=255)]
"""Whoever subscribes chooses it: no answer shows it, since answers of asynchronous calls are kept in jobs."""


@api.post("/web-hooks", returns=Webhook)
class CreateWebhook(CreateMessage):
    """Have events posted to a URL, from now on, signed with a secret that the caller gives."""

    name: Name
    description: Description | None = None
    url: Url
    """Where events are posted: an http or https URL."""
    type: HookType
    """What is posted; CanonicalEvent is the only type."""
    opaque: Patterns | None = Field(
        default=None, description="Names of events, such as vm.*,host.disconnected; absent: all."
    )
    event_account_uuid: AccountUuid | None = Field(
        default=None, description="Only events of what this account owns; only an admin may name another's."
    )
    secret: SigningKey | None = Field(
        default=None,
        description="The key of the signatures, which nothing shows; absent: one that nobody knows, until"
        " UpdateWebhook gives another.",
    )


@api.action("/web-hooks/{uuid}", returns=Webhook)
class UpdateWebhook(ApiMessage):
    """Change a web hook; what has not been delivered yet goes by the new values."""

    uuid: WebhookUuid
    name: Name | None = None
    description: Description | None = None
    url: Url | None = None
    """The new URL; absent: unchanged."""
    type: HookType | None = None
    """CanonicalEvent, the only type; absent: unchanged."""
    opaque: Patterns | None = Field(default=None, description="As in CreateWebhook; an empty text: all.")
    secret: SigningKey | None = Field(default=None, description="A new key of the signatures.")


@api.delete("/web-hooks/{uuid}")
class DeleteWebhook(DeleteMessage):
    """Tell a URL nothing any more; what it has not taken is forgotten. An absent one is no error."""

    uuid: AnyWebhookUuid


@api.query("/web-hooks", "/web-hooks/{uuid}", returns=Webhook)
class QueryWebhook(QueryMessage):
    """List web hooks."""


@api.query("/events", returns=CanonicalEvent)
class QueryEvent(QueryMessage):
    """List what has happened."""


@api.query("/undelivered-events", "/undelivered-events/{uuid}", returns=UndeliveredEvent)
class QueryUndeliveredEvent(QueryMessage):
    """List events that web hooks did not take."""


class ReplayReply(WireModel):
    """How many undelivered events have been taken now, and how many have not."""

    delivered: int
    """How many events the URLs have taken."""
    failed: int
    """How many they have not."""


@api.action("/web-hooks/{uuid}/actions", reply=ReplayReply)
class ReplayUndeliveredEvents(ApiMessage):
    """Post undelivered events once more, the oldest first; what is taken leaves the list."""

    uuid: WebhookUuid
    undelivered_uuids: list[str] | None = Field(default=None, description="Only these; absent: all.")


@api.delete("/undelivered-events/{uuid}")
class DeleteUndeliveredEvent(ApiMessage):
    """Give an undelivered event up. An absent one is no error."""

    uuid: AnyUndeliveredUuid


@dataclass(frozen=True)
class RemoveWebhook(Message[None]):
    """End a web hook, as cascades do; one that is gone is fine."""

    uuid: RouteKey
