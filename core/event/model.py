"""Web hooks (subscriptions to events), how far each has been told, and what could not be delivered."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.identity.account.model import Account, Owned
from orrery.core.kernel.db.model import Base, Inventory, OwnedBy, OwnedThrough, Resource, Stamped

CANONICAL_EVENT = "CanonicalEvent"
"""The type of a web hook that is told events; its `opaque` holds the patterns of their names."""

SECRET = "secret"
"""The key of the signatures, in the store of secrets."""


class Webhook(Resource, Owned):
    """A URL that is told events. A normal account's is told of what that account owns."""

    __ownership__ = OwnedBy(is_lendable=False)
    __tablename__ = "web_hook"
    __table_args__ = (Index(None, "account_uuid"),)
    __vo__ = "WebhookVO"
    __secrets__ = (SECRET,)
    __inventory__ = Inventory(
        "org.zstack.header.core.webhooks.WebhookInventory",
        hidden=("account_uuid",),
        columns=("type", "url", "opaque"),
        wide=("eventAccountUuid", "createDate"),
    )

    url: Mapped[str] = mapped_column(String(2048))
    """Where events are posted."""
    type: Mapped[str] = mapped_column(String(255))
    """What is posted; CanonicalEvent is the only type."""
    opaque: Mapped[str | None] = mapped_column(Text)
    """Patterns such as vm.*, separated by commas; absent: all events."""
    event_account_uuid: Mapped[str | None] = mapped_column(
        ForeignKey(Account.uuid, ondelete="CASCADE"), index=True
    )
    """Only events of what this account owns; None for all there are."""


class WebhookPosition(Base):
    """How far a web hook has been told: up to this id all is delivered, or listed as undelivered."""

    __tablename__ = "web_hook_position"

    web_hook_uuid: Mapped[str] = mapped_column(ForeignKey(Webhook.uuid, ondelete="CASCADE"), primary_key=True)
    event_id: Mapped[int]


class UndeliveredEvent(Stamped):
    """An event that a web hook did not take, for as long as it was tried."""

    __tablename__ = "undelivered_event"
    __table_args__ = (UniqueConstraint("web_hook_uuid", "event_id"),)
    __vo__ = "UndeliveredEventVO"
    __ownership__ = OwnedThrough("web_hook_uuid", "WebhookVO")
    __inventory__ = Inventory(
        "org.zstack.header.core.webhooks.UndeliveredEventInventory",
        columns=("webHookUuid", "eventName", "resourceUuid", "tries", "error"),
        wide=("eventId", "createDate"),
    )

    web_hook_uuid: Mapped[str] = mapped_column(ForeignKey(Webhook.uuid, ondelete="CASCADE"))
    """The web hook that did not take it."""
    event_id: Mapped[int]
    """Number of the event, as QueryEvent lists it."""
    last_event_id: Mapped[int]
    """Differs from `event_id` where a row of events was purged before it could be delivered."""
    event_name: Mapped[str] = mapped_column(String(64))
    """What happened, such as vm.running."""
    resource_uuid: Mapped[str | None] = mapped_column(String(32))
    """The resource that it happened to."""
    content: Mapped[str | None] = mapped_column(Text)
    """What was to be posted; None where it is gone."""
    tries: Mapped[int]
    """How often it was posted."""
    error: Mapped[str] = mapped_column(String(1024))
    """Why the last try failed."""
