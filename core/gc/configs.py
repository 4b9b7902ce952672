"""Settings of the garbage collector."""

from __future__ import annotations

from orrery.core.kernel.config.forms import number

HOLD_ALARM = number(
    "garbageCollector",
    "hold.alarmSeconds",
    600,
    "Seconds after which garbage that holds identities becomes Overdue (event gcJob.overdue).",
    above=0,
)
CONFIGS = (HOLD_ALARM,)
