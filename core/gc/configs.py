"""Settings of the garbage collector."""

from __future__ import annotations

from core.kernel.config.forms import number

HOLD_ALARM = number(
    "garbageCollector",
    "hold.alarmSeconds",
    600,
    "Seconds after which an operator is told of garbage that keeps identities from being used: its condition"
    " becomes Overdue, which is the event gcJob.overdue.",
    above=0,
)
CONFIGS = (HOLD_ALARM,)
