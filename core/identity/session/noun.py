"""What sessions bring to a node."""

from __future__ import annotations

from core.identity.session.configs import CONFIGS
from core.identity.session.service import SessionService
from core.kernel.plugins import Noun

NOUN = Noun(name="session", services=(SessionService,), configs=CONFIGS)
