"""What logins bring to a node."""

from __future__ import annotations

from orrery.core.identity.login.configs import CONFIGS
from orrery.core.identity.login.service import LoginService
from orrery.core.kernel.plugins import Noun

NOUN = Noun(name="login", services=(LoginService,), configs=CONFIGS)
