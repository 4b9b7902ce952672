"""How many tags a resource may have."""

from __future__ import annotations

from orrery.core.kernel.config.forms import number

TAGS_PER_RESOURCE = number(
    "rest",
    "tags.perResource",
    100,
    "How many user tags, and how many system tags, a resource may have, and a call may bring.",
    above=0,
)
