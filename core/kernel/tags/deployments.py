"""The system tag of deployments: any resource may have one, and it does not count as one of its tags."""

from __future__ import annotations

from collections.abc import Iterable

from orrery.core.kernel.api.deployment_tag import FORM, PREFIX, SEPARATOR
from orrery.core.kernel.tags.patterns import ANY_KIND, TagPattern

DEPLOYMENT = TagPattern(ANY_KIND, FORM, once_per=())
"""It travels in the creating call, so the run after an interrupted one finds all that was accepted."""


def without_deployment(tags: Iterable[str]) -> list[str]:
    """The tags that count."""
    return [tag for tag in tags if not tag.startswith(PREFIX + SEPARATOR)]
