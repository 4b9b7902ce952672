"""Typed messages between services, with deadlines."""

from orrery.core.kernel.bus.bus import Bus, Event, Message, deadline_in, handles, without_deadline

__all__ = ["Bus", "Event", "Message", "deadline_in", "handles", "without_deadline"]
