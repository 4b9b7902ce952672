"""The system tag by which a deployment finds what it made.

It travels in the creating call, so the run after an interrupted one finds every resource that was accepted.
It does not count as one of the tags that a resource may have.
"""

from __future__ import annotations

from collections.abc import Iterable

from orrery.core.kernel.tags.patterns import ANY_KIND, TagPattern

ADMINISTRATORS = "admin"
"""The scope of what administrators deploy, whichever of their accounts they use."""

DEPLOYMENT = TagPattern(ANY_KIND, "deployment::{scope}::{name}::{element}::{applied}", once_per=())
"""`scope` is `ADMINISTRATORS` or the uuid of a tenant's account, `name` that of the deployment, `element` the
family and name of the element in the file, `applied` checksums of what the file said of it."""


def without_deployment(tags: Iterable[str]) -> list[str]:
    """The tags that count as a user's own."""
    return [tag for tag in tags if not tag.startswith("deployment::")]
