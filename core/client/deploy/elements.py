"""A deployment file as read, before counts and references: the same tree for YAML and XML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from orrery.core.client.deploy.errors import Mistakes
from orrery.core.client.deploy.kinds import NOTHING
from orrery.core.kernel.api.elements import ElementKind


@dataclass(slots=True)
class Element:
    """One element of a file, with what its keys say as they say it."""

    kind: ElementKind
    line: int
    values: dict[str, Any] = field(default_factory=dict)
    refs: dict[str, list[str]] = field(default_factory=dict)
    """Names by reference or attachment key."""
    children: list[Element] = field(default_factory=list)
    count: Any = None
    """Copies to make; None where the file does not say."""
    label: str = ""
    """Name inside the plan, where it differs from the resource's name."""
    is_broken: bool = False
    """Whether there are mistakes in it: it is not judged any further, though its children are."""


@dataclass(slots=True)
class Document:
    """A whole file."""

    file: str
    is_xml: bool
    elements: list[Element] = field(default_factory=list)
    global_configs: dict[str, str] = field(default_factory=dict)
    """Values by ``category/name``."""
    config_lines: dict[str, int] = field(default_factory=dict)
    """The lines of the global settings."""
    name: str = ""
    """What the file calls the deployment, if it does."""
    mistakes: Mistakes = field(default_factory=Mistakes)
    """What was found wrong so far."""
    simulator: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    first_address: str = ""
    """Of hosts that name none, if there is a backend that has such addresses; see `supplies`."""


@dataclass(slots=True)
class Draft:
    """One copy of an element, with its counted names worked out."""

    kind: ElementKind
    name: str
    line: int
    values: dict[str, Any]
    refs: dict[str, list[str]]
    parent: Draft | None
    scope: str
    """What stands behind the names of the copies around it (``-0-3``); references try it first."""
    base_name: str
    """Its name without the number of the copy."""
    is_broken: bool
    """Whether there are mistakes in its element."""
    group: int
    """The same for all copies of one element of the file."""

    @property
    def title(self) -> str:
        """How messages call it: ``host 'host-1'``."""
        return f"{self.kind.word} '{self.name}'"
