"""User tags (any text) and system tags (declared patterns), stored beside the resource they mark."""

from orrery.core.kernel.tags.deployments import DEPLOYMENT, without_deployment
from orrery.core.kernel.tags.model import SystemTag, UserTag, text_of
from orrery.core.kernel.tags.patterns import ANY_KIND, RESOURCE_CONFIG, TagPattern, TagPatterns
from orrery.core.kernel.tags.store import (
    add_tags,
    delete_tags,
    delete_tags_like,
    find_system_tags,
    system_tags_of,
)

__all__ = [
    "ANY_KIND",
    "DEPLOYMENT",
    "RESOURCE_CONFIG",
    "SystemTag",
    "TagPattern",
    "TagPatterns",
    "UserTag",
    "add_tags",
    "delete_tags",
    "delete_tags_like",
    "find_system_tags",
    "system_tags_of",
    "text_of",
    "without_deployment",
]
