"""Compares the settings of a file, global ones and quotas, with those of the cloud."""

from __future__ import annotations

from orrery.core.client.caller import Caller
from orrery.core.client.deploy.apis import Apis
from orrery.core.client.deploy.changes import Changes, Difference, Step, Verb
from orrery.core.client.deploy.found import Existing, Inventory, pages
from orrery.core.client.deploy.plan import Resource
from orrery.core.client.deploy.shape import is_setting
from orrery.core.kernel.api.elements import ElementKind

GLOBAL = ("category", "name")


async def compare_settings(changes: Changes, caller: Caller) -> None:
    """Adds to `changes` the settings that have another value. Raises ApiFailure."""
    by_api: dict[str, list[Resource]] = {}
    for resource in changes.plan.resources:
        if is_setting(resource):
            by_api.setdefault(resource.api, []).append(resource)
    for api, resources in by_api.items():
        names = sorted({str(resource.fields["name"]) for resource in resources})
        query = _query(changes, api)
        rows = [row async for row in pages(caller, query, ("name", "in", names))] if query else []
        for resource in resources:
            step = _compared(changes.existing, resource, rows)
            if step is not None:
                (changes.added if step.verb is Verb.ADD else changes.changed).append(step)


def _query(changes: Changes, api: str) -> str | None:
    declaration = changes.plan.catalogue[api]
    return Apis(changes.plan.catalogue).queries.get(getattr(declaration.returns, "__vo__", ""))


def _compared(existing: Existing, resource: Resource, rows: list[Inventory]) -> Step | None:
    form = resource.form
    identity = form.setting if isinstance(form, ElementKind) else GLOBAL
    wanted = dict(resource.fields)
    for reference in resource.references:
        wanted[reference.wire] = existing.uuid_of(reference.to[0])
    row = next((r for r in rows if all(r.get(wire) == wanted[wire] for wire in identity)), None)
    if row is None:
        return Step(Verb.ADD, resource.title, resource.key.family, resource)
    differing = [wire for wire in resource.fields if wire not in identity and wire in row]
    differences = tuple(
        Difference(wire, row[wire], wanted[wire], wanted[wire], False, None)
        for wire in differing
        if str(row[wire]) != str(wanted[wire])
    )
    if not differences:
        return None
    return Step(Verb.CHANGE, resource.title, resource.key.family, resource, None, differences)
