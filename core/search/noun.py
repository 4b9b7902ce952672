"""What searching brings to a node."""

from __future__ import annotations

from core.kernel.plugins import Noun
from core.search.service import SearchService

NOUN = Noun(name="search", services=(SearchService,))
