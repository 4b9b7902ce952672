"""Web hooks go with their account."""

from __future__ import annotations

from orrery.core.event.messages import DeleteWebhook, RemoveWebhook
from orrery.core.event.model import Webhook
from orrery.core.kernel.cascade import Action, Edge

CASCADES = (
    Action("webhook.delete", Webhook, act=lambda key, force: RemoveWebhook(key[0]), api=DeleteWebhook),
    Edge("account.delete", "webhook.delete", by="account_uuid"),
)
