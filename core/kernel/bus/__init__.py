"""Typed messages between services, with deadlines."""

from orrery.core.kernel.bus.bus import Bus, deadline_in, handles, without_deadline
from orrery.core.kernel.bus.message import Envelope, Event, Message, RouteKey

__all__ = ["Bus", "Envelope", "Event", "Message", "RouteKey", "deadline_in", "handles", "without_deadline"]
