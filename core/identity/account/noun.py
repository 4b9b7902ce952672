"""What accounts bring to a node."""

from __future__ import annotations

from core.identity.account.service import AccountService
from core.kernel.plugins import Noun

NOUN = Noun(name="account", services=(AccountService,))
