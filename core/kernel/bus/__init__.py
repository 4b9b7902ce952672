"""Typed messages between services, with deadlines."""

from core.kernel.bus.bus import Bus, Event, Message, deadline_in, handles

__all__ = ["Bus", "Event", "Message", "deadline_in", "handles"]
