"""What has to be done so that the cloud is as a file says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from orrery.core.client.deploy.apis import Call
from orrery.core.client.deploy.found import Existing, Found
from orrery.core.client.deploy.kinds import kinds
from orrery.core.client.deploy.plan import Key, Plan, Resource


class Verb(StrEnum):
    """What is done to an element, as a plan marks it."""

    ADD = "+"
    CHANGE = "~"
    REPLACE = "-/+"
    REMOVE = "-"


@dataclass(frozen=True, slots=True)
class Difference:
    """A parameter that differs between the cloud and the file."""

    field: str
    old: Any
    """What the cloud has; None where it does not show it."""
    new: Any
    sent: Any
    """What the changing call takes: the value, or a `Reference`."""
    is_drift: bool
    """Whether the file is as it was, and somebody has changed the cloud."""
    call: Call | None
    """What changes it; None where only a new resource can have the new value."""
    follows: bool = False
    """Whether it is a reference to something that is replaced itself."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a plan."""

    verb: Verb
    title: str
    """What it is about: ``zone 'west'``."""
    family: str
    resource: Resource | None = None
    """What the file says; None for what is not in the file any more."""
    found: Found | None = None
    """What the cloud has."""
    differences: tuple[Difference, ...] = ()
    undo: tuple[str, Mapping[str, Any]] | None = None
    """The call that takes back what is no resource."""

    @property
    def word(self) -> str:
        """What commands call such a resource."""
        return kinds().word(self.family)

    @property
    def is_drift(self) -> bool:
        """Whether all that differs was changed by hand."""
        return bool(self.differences) and all(each.is_drift for each in self.differences)


@dataclass
class Changes:
    """The difference between a file and the cloud."""

    plan: Plan
    existing: Existing
    added: list[Step] = field(default_factory=list)
    changed: list[Step] = field(default_factory=list)
    replaced: list[Step] = field(default_factory=list)
    removed: list[Step] = field(default_factory=list)
    """What the file made once and does not name any more, in the order in which it can go."""
    retagged: list[tuple[Resource, Found]] = field(default_factory=list)
    """What stays, with tags that have to remember something else."""
    stale: dict[Key, tuple[str, ...]] = field(default_factory=dict)
    """Items of resources that the file has given up, and that are still there."""

    @property
    def steps(self) -> Iterator[Step]:
        """All lines of the plan."""
        yield from (*self.added, *self.changed, *self.replaced, *self.removed)

    @property
    def is_empty(self) -> bool:
        """Whether the cloud is as the file says."""
        return not any(True for _ in self.steps)
