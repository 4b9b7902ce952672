"""What searching brings to a node."""

from __future__ import annotations

from orrery.core.kernel.plugins import Noun
from orrery.core.search.service import SearchService

NOUN = Noun(name="search", services=(SearchService,))
