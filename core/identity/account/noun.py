"""What accounts bring to a node."""

from __future__ import annotations

from orrery.core.identity.account import hooks
from orrery.core.identity.account.cascade import CASCADES
from orrery.core.identity.account.service import AccountService
from orrery.core.kernel.plugins import Noun

NOUN = Noun(name="account", services=(AccountService,), cascades=CASCADES, hookspecs=hooks)
