"""User tags (any text) and system tags (declared patterns), stored beside the resource they mark."""

from core.kernel.tags.model import SystemTag, UserTag
from core.kernel.tags.patterns import TagPattern, TagPatterns
from core.kernel.tags.store import add_tags, delete_tags, system_tags_of

__all__ = [
    "SystemTag",
    "TagPattern",
    "TagPatterns",
    "UserTag",
    "add_tags",
    "delete_tags",
    "system_tags_of",
]
