"""What sharing brings to a node."""

from __future__ import annotations

from core.identity.sharing import hooks
from core.identity.sharing.service import SharingService
from core.kernel.plugins import Noun

NOUN = Noun(name="sharing", services=(SharingService,), hookspecs=hooks)
