"""What sharing brings to a node."""

from __future__ import annotations

from orrery.core.identity.sharing import hooks
from orrery.core.identity.sharing.service import SharingService
from orrery.core.kernel.plugins import Noun

NOUN = Noun(name="sharing", services=(SharingService,), hookspecs=hooks)
