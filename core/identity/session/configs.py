"""Settings of sessions."""

from __future__ import annotations

from orrery.core.kernel.config import GlobalConfig
from orrery.core.kernel.config.configs import whole_number
from orrery.core.kernel.config.forms import flag, number

SESSION_TIMEOUT = GlobalConfig(
    category="identity",
    name="session.timeout",
    default="7200",
    parse=whole_number,
    above=0,
    below=31_536_000,
    description="Seconds without a call after which a session expires.",
)
MAX_SESSIONS = number(
    "identity", "session.maxConcurrent", 500, "Sessions that one account may have at a time.", above=0
)
CLEANUP_INTERVAL = number(
    "identity", "session.cleanup.interval", 3600, "Seconds between two sweeps of expired sessions.", above=1
)
UNIQUE_SESSION = flag(
    "identity", "enable.unique.session", False, "Whether a login ends the other sessions of its account"
)
CONFIGS = (SESSION_TIMEOUT, MAX_SESSIONS, CLEANUP_INTERVAL, UNIQUE_SESSION)
