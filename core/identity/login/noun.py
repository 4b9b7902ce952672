"""What logins bring to a node."""

from __future__ import annotations

from core.identity.login.configs import CONFIGS
from core.identity.login.service import LoginService
from core.kernel.plugins import Noun

NOUN = Noun(name="login", services=(LoginService,), configs=CONFIGS)
