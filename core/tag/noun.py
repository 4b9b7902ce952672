"""What tags bring to a node."""

from __future__ import annotations

from orrery.core.kernel.plugins import Noun
from orrery.core.kernel.tags import DEPLOYMENT
from orrery.core.tag import hooks
from orrery.core.tag.service import TagService

NOUN = Noun(name="tag", services=(TagService,), tags=(DEPLOYMENT,), hookspecs=hooks)
