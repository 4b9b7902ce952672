"""The text of the system tag by which a deployment finds what it made.

It is ``deployment::{scope}::{name}::{element}::{applied}``: whose deployment it is (`ADMINISTRATORS`, or the
uuid of a tenant's account), what it is called, the element of the file as family and name, and checksums of
what the file said of it.
"""

from __future__ import annotations

from typing import NamedTuple

ADMINISTRATORS = "admin"
"""The scope of what administrators deploy, whichever of their accounts they use."""
PREFIX = "deployment"
SEPARATOR = "::"
GONE = frozenset({"Destroyed", "Destroying", "Expunging", "Deleted"})
"""States of what a deletion policy keeps: it can be brought back, but a deployment counts it as removed."""


class DeploymentTag(NamedTuple):
    """The parts of a tag; none of them has two colons in it, nor is empty."""

    scope: str
    name: str
    element: str
    applied: str

    @classmethod
    def parse(cls, text: str) -> DeploymentTag | None:
        """The parts of a text; None where it is another tag."""
        prefix, *parts = text.split(SEPARATOR)
        return cls(*parts) if prefix == PREFIX and len(parts) == len(cls._fields) else None

    def __str__(self) -> str:
        return SEPARATOR.join((PREFIX, *self))


FORM = str(DeploymentTag(*(f"{{{field}}}" for field in DeploymentTag._fields)))
"""The tag as patterns of tags are declared."""


def beginning(scope: str, name: str) -> str:
    """How all tags of a deployment begin."""
    return SEPARATOR.join((PREFIX, scope, name, ""))


def same_element(tag: DeploymentTag) -> tuple[str, str]:
    """Between which texts all tags of one element are: from the first on, and before the second."""
    begin = f"{beginning(tag.scope, tag.name)}{tag.element}{SEPARATOR}"
    return begin, begin[:-1] + chr(ord(begin[-1]) + 1)
