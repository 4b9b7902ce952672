"""Compares a file with the cloud."""

from __future__ import annotations

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from typing import Any

from orrery.core.client.caller import Caller
from orrery.core.client.deploy.apis import Apis, Call
from orrery.core.client.deploy.applied import applied_text, field_checksums
from orrery.core.client.deploy.changes import Changes, Difference, Step, Verb
from orrery.core.client.deploy.compare_items import compare_items
from orrery.core.client.deploy.compare_settings import compare_settings
from orrery.core.client.deploy.found import Existing, Found, read
from orrery.core.client.deploy.kinds import OWNER, kinds
from orrery.core.client.deploy.plan import Key, Plan, Reference, Resource
from orrery.core.client.deploy.shape import makes_resource
from orrery.core.kernel.api.elements import ElementKind


async def compare(plan: Plan, caller: Caller) -> Changes:
    """What has to be done so that the cloud is as `plan` says. Changes nothing.

    Raises ApiFailure where the cloud cannot be read, and DeploymentErrors for references to what is not
    there or is not unique.
    """
    existing = await read(plan, caller)
    changes = Changes(plan, existing)
    if not existing.found:
        changes.added = [_addition(resource) for resource in plan.resources]
        return changes
    comparison = _Comparison(plan, existing, changes)
    comparison.compare_resources()
    await compare_settings(changes, caller)
    await compare_items(changes, caller)
    comparison.note_tags()
    changes.removed += removals(changes.existing, {resource.key for resource in plan.resources})
    return changes


def removals(existing: Existing, wanted: set[Key]) -> list[Step]:
    """The removal of everything that the deployment made but `wanted`, what depends on others first."""
    gone = [found for key, found in existing.found.items() if key not in wanted]
    return in_order_of_removal(
        Step(Verb.REMOVE, found.title, found.key.family, found=found) for found in gone
    )


def in_order_of_removal(steps: Iterable[Step]) -> list[Step]:
    """Attachments first, then what depends on others before those."""
    order = {family: place for place, family in enumerate(_families_last_first())}
    return sorted(
        steps, key=lambda step: (step.undo is None, order.get(step.family, -1), step.family, step.title)
    )


def _families_last_first() -> list[str]:
    """All families, each before those that it stands in, names, or belongs to."""
    graph: dict[str, set[str]] = {}
    for kind in kinds().by_tag.values():
        above = {*kind.below, *(ref.family for ref in kind.refs if ref.wire), OWNER.family}
        graph.setdefault(kind.family, set()).update(above - {"", kind.family})
    graph[OWNER.family] = set()
    try:
        return list(reversed(list(TopologicalSorter(graph).static_order())))
    except CycleError:
        return list(graph)


def _addition(resource: Resource) -> Step:
    return Step(Verb.ADD, resource.title, resource.key.family, resource)


class _Comparison:
    """The part of a comparison that needs no further calls."""

    def __init__(self, plan: Plan, existing: Existing, changes: Changes) -> None:
        self._plan = plan
        self._existing = existing
        self._changes = changes
        self._apis = Apis(plan.catalogue)
        self._renewed: set[Key] = set()
        """What there is not yet, or not any more once the replacements are done."""

    def compare_resources(self) -> None:
        """Compares everything that has a uuid, in an order in which the replaced come before their users."""
        for resource in self._plan.resources:
            if not makes_resource(resource):
                continue
            found = self._existing.found.get(resource.key)
            if found is None:
                self._renewed.add(resource.key)
                self._changes.added.append(_addition(resource))
                continue
            differences = tuple(self._differences(resource, found))
            if any(each.call is None for each in differences):
                self._renewed.add(resource.key)
                step = Step(Verb.REPLACE, resource.title, resource.key.family, resource, found, differences)
                self._changes.replaced.append(step)
            elif differences:
                step = Step(Verb.CHANGE, resource.title, resource.key.family, resource, found, differences)
                self._changes.changed.append(step)

    def note_tags(self) -> None:
        """What the tags have to remember from now on."""
        for resource in self._plan.resources:
            found = self._existing.found.get(resource.key)
            if found is None or resource.key in self._renewed:
                continue
            text = applied_text(resource, self._plan.catalogue[resource.api])
            if text != found.applied_text or self._changes.stale.get(resource.key):
                self._changes.retagged.append((resource, found))

    def _differences(self, resource: Resource, found: Found) -> list[Difference]:
        declaration = self._plan.catalogue[resource.api]
        calls = self._apis.changes(resource.api, resource.key.family)
        references = {reference.wire: reference for reference in resource.references}
        differences = []
        for wire, digits in field_checksums(resource, declaration).items():
            is_changed = found.applied.fields.get(wire) != digits
            given = references.get(wire, resource.fields.get(wire))
            shown = resource.form.shown_in if isinstance(resource.form, ElementKind) else {}
            place = (wire, shown.get(wire, wire))
            difference = self._difference(found, place, given, (is_changed, calls.get(wire)))
            if difference is not None:
                differences.append(difference)
        return differences

    def _difference(
        self, found: Found, place: tuple[str, str], given: Any, told: tuple[bool, Call | None]
    ) -> Difference | None:
        """How the cloud differs in one parameter.

        `place`: its name, and under which one the inventory shows it; `told`: whether the file has changed,
        and what changes it.

        What no API changes is compared only if the file says something else than before: a VM that has
        moved is on another host than the one that it was started on.
        """
        is_changed, call = told
        wire, shown = place
        is_shown = shown in found.inventory or shown in self._apis.shown(found.vo)
        actual = found.inventory.get(shown)
        new, wanted = given, given
        is_renewed = False
        if isinstance(given, Reference):
            new = ", ".join(key.name for key in given.to)
            is_renewed = any(key in self._renewed for key in given.to)
            uuids = [self._existing.uuid_of(key) for key in given.to]
            wanted = uuids if given.many else uuids[0]
        is_same = is_shown and not is_renewed and same(actual, wanted)
        if is_same or (not is_renewed and not is_changed and (call is None or not is_shown)):
            return None
        old = actual if not isinstance(given, Reference) else self._name_of(actual)
        return Difference(wire, old, new, given, not is_changed and not is_renewed, call, is_renewed)

    def _name_of(self, uuid: Any) -> Any:
        """How the file calls what has a uuid."""
        names = (found.key.name for found in self._existing.found.values() if uuid in found.uuids)
        return next(names, uuid)


def same(actual: Any, wanted: Any) -> bool:
    """Whether the cloud has what a file wants; nothing, an empty text and false are one."""
    if isinstance(actual, str) and isinstance(wanted, str):
        return actual.strip() == wanted.strip()
    if not actual and not wanted:
        return True
    return bool(actual == wanted) or (not isinstance(wanted, bool) and str(actual) == str(wanted))
