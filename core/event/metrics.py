"""How far events are delivered, in numbers."""

from __future__ import annotations

from sqlalchemy import func, select

from orrery.core.event.model import UndeliveredEvent, WebhookPosition
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.events import extent
from orrery.core.kernel.metrics import Gauge, Samples

FURTHEST_BEHIND = Statement(select(func.min(WebhookPosition.event_id)))
HOOKS = Statement(select(func.count()).select_from(WebhookPosition))
UNDELIVERED = Statement(select(func.count()).select_from(UndeliveredEvent))


def _last(tx: Transaction) -> Samples:
    return [((), extent(tx)[1])]


def _lag(tx: Transaction) -> Samples:
    position = tx.scalar(FURTHEST_BEHIND)
    return [((), 0 if position is None else max(0, extent(tx)[1] - position))]


def _hooks(tx: Transaction) -> Samples:
    return [((), tx.scalar(HOOKS))]


def _undelivered(tx: Transaction) -> Samples:
    return [((), tx.scalar(UNDELIVERED))]


LAST_ID = Gauge(
    name="orrery_event_last_id",
    description="Number of the newest event.",
    read=_last,
)
LAG = Gauge(
    name="orrery_webhook_lag_events",
    description="Events by which the slowest web hook is behind, wanted or not; up to 1000 is no lag.",
    read=_lag,
)
WEBHOOKS = Gauge(name="orrery_webhooks", description="Web hooks that are told events.", read=_hooks)
UNDELIVERED_EVENTS = Gauge(
    name="orrery_undelivered_events",
    description="Events that a web hook refused too often, which wait to be sent again on demand.",
    read=_undelivered,
)
METRICS = (LAG, LAST_ID, UNDELIVERED_EVENTS, WEBHOOKS)
