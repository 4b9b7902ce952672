"""What accounts bring to a node."""

from __future__ import annotations

from core.identity.account import hooks
from core.identity.account.cascade import CASCADES
from core.identity.account.service import AccountService
from core.kernel.plugins import Noun

NOUN = Noun(name="account", services=(AccountService,), cascades=CASCADES, hookspecs=hooks)
