"""How many web hooks an account may have: each of them reads all events, and keeps a connection busy."""

from __future__ import annotations

from orrery.core.event.model import Webhook
from orrery.core.kernel.quota import Counted, Quota

WEB_HOOKS = Counted(
    Quota(
        name="webHook.num",
        default=20,
        description="How many web hooks there may be.",
        kind=Webhook,
    ),
)
