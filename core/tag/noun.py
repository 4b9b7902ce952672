"""What tags bring to a node."""

from __future__ import annotations

from core.kernel.plugins import Noun
from core.tag import hooks
from core.tag.service import TagService

NOUN = Noun(name="tag", services=(TagService,), hookspecs=hooks)
