"""What sessions bring to a node."""

from __future__ import annotations

from orrery.core.identity.session.configs import CONFIGS
from orrery.core.identity.session.service import SessionService
from orrery.core.kernel.plugins import Noun

NOUN = Noun(name="session", services=(SessionService,), configs=CONFIGS)
