"""Canonical events: what happened to resources, as rows written by the transactions in which it happened.

A kind declares `Events` in its model; the database writes the rows (`write_events`), whoever tells them to
the outside reads them in the order of their ids (`log`) and is woken when there are new ones (`Feed`).
"""

from __future__ import annotations

from orrery.core.kernel.events.feed import Feed, write_events
from orrery.core.kernel.events.log import (
    EventRecord,
    Page,
    Selection,
    extent,
    newest_time,
    purge,
    purgeable,
    refuse_bad_patterns,
)
from orrery.core.kernel.events.model import CanonicalEvent

__all__ = [
    "CanonicalEvent",
    "EventRecord",
    "Feed",
    "Page",
    "Selection",
    "extent",
    "newest_time",
    "purge",
    "purgeable",
    "refuse_bad_patterns",
    "write_events",
]
