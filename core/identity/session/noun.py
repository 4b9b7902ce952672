"""What sessions bring to a node."""

from __future__ import annotations

from core.identity.session.service import SESSION_TIMEOUT, SessionService
from core.kernel.plugins import Noun

NOUN = Noun(name="session", services=(SessionService,), configs=(SESSION_TIMEOUT,))
