"""Removes what a deployment made, and finds out beforehand what else would go with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from orrery.core.client.caller import Caller
from orrery.core.client.deploy.apis import Apis
from orrery.core.client.deploy.changes import Changes, Step, Verb
from orrery.core.client.deploy.compare import in_order_of_removal, removals
from orrery.core.client.deploy.found import read
from orrery.core.client.deploy.kinds import OWNER, kinds
from orrery.core.client.deploy.plan import Plan
from orrery.core.client.errors import ApiFailure

REHEARSAL = "validationOnly"
"""System tag of a deletion that only tells what it would bring about."""
ENDING = frozenset({"delete", "destroy", "stop"})
"""What a cascade may do to a resource that its owner would miss."""


@dataclass(frozen=True, slots=True)
class Bystanders:
    """Resources that the deployment did not make, and that its removals would take along."""

    kind: str
    action: str
    count: int
    uuids: tuple[str, ...]
    """Some of them."""
    because: str
    """The element whose removal would do it."""

    def __str__(self) -> str:
        named = f" ({', '.join(self.uuids[:3])}{', ...' if self.count > 3 else ''})" if self.uuids else ""
        return f"{self.because}: {self.action} {self.count} {self.kind}{named}"


async def destruction(plan: Plan, caller: Caller, *, expunge: bool = False) -> Changes:
    """The removal of all that the deployment of `plan` made; changes nothing.

    With `expunge`, also of what was removed already and a deletion policy keeps. Raises ApiFailure.
    """
    existing = await read(replace(plan, externals={}), caller)
    kept = existing.kept if expunge else []
    steps = removals(existing, set())
    steps += [Step(Verb.REMOVE, found.title, found.key.family, found=found) for found in kept]
    return Changes(replace(plan, resources=()), existing, removed=in_order_of_removal(steps))


async def bystanders(changes: Changes, steps: Iterable[Step], caller: Caller) -> list[Bystanders]:
    """What else the removals in `steps` would end. Only what others can stand on is asked about."""
    apis = Apis(changes.plan.catalogue)
    going = [step for step in steps if step.found is not None and not step.found.is_kept]
    ours: dict[str, set[str]] = {}
    for made in (*(step.found for step in going), *changes.existing.kept):
        if made is not None:
            ours.setdefault(made.vo, set()).update(made.uuids)
    found: dict[tuple[str, str], Bystanders] = {}
    for step in going:
        removal = apis.removal(step.found.vo) if step.found is not None else None
        if step.found is None or removal is None or step.family not in _carriers():
            continue
        try:
            told = await caller.call(
                removal.api, **{removal.uuid: step.found.uuid, "systemTags": [REHEARSAL]}
            )
        except ApiFailure:
            continue  # What objects now may be gone when its time comes; if not, the removal says so.
        for entry in told.get("cascade") or ():
            others = _others(entry, ours, step.title)
            if others is not None:
                found.setdefault((others.kind, others.action), others)
    return list(found.values())


def _others(entry: dict[str, object], ours: dict[str, set[str]], because: str) -> Bystanders | None:
    vo, kind, action = str(entry["resourceType"]), str(entry["kind"]), str(entry["action"])
    if action not in ENDING or kind not in _kinds():
        return None
    mine = ours.get(vo, set())
    listed = entry.get("uuids")
    named = [str(uuid) for uuid in listed if uuid not in mine] if isinstance(listed, list) else []
    count = int(str(entry["count"]))
    unlisted = max(0, count - len(mine)) if not isinstance(listed, list) or count > len(listed) else 0
    others = max(len(named), unlisted)
    return Bystanders(kind, action, others, tuple(named), because) if others else None


def _carriers() -> frozenset[str]:
    """Families in or on which there may be resources of others."""
    found: set[str] = set()
    for kind in kinds().by_tag.values():
        found.update(family for family in kind.below if family)
        found.update(ref.family for ref in kind.refs if ref.wire)
    return frozenset(found)


def _kinds() -> frozenset[str]:
    """What cascades call the families that a file can make; users and the like are part of their account."""
    declared = kinds().by_tag.values()
    return frozenset(kind.family for kind in declared if kind.api and kind.below != (OWNER.family,))
