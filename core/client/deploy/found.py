"""What the cloud has of a deployment, and whatever else a file refers to."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from orrery.core.client.caller import Caller
from orrery.core.client.deploy.apis import Apis
from orrery.core.client.deploy.applied import Applied, Scope, key_of
from orrery.core.client.deploy.calls import UUID
from orrery.core.client.deploy.errors import DeploymentError, Mistakes
from orrery.core.client.deploy.kinds import kinds
from orrery.core.client.deploy.plan import External, Key, Plan
from orrery.core.client.errors import did_you_mean
from orrery.core.kernel.api.deployment_tag import ADMINISTRATORS, GONE, DeploymentTag

PAGE = 1000
CHUNK = 100
"""Uuids in one condition: they travel in the address of a request."""
TAG_API = "QuerySystemTag"

Inventory = dict[str, Any]


@dataclass(slots=True)
class Found:
    """The resources of the cloud that are one element of a file; a network in CIDR form may be two ranges."""

    key: Key
    vo: str
    inventories: list[Inventory]
    tags: list[str]
    """The uuids of the deployment's tags, one for each resource."""
    applied: Applied
    applied_text: str
    """That of the tag."""
    is_kept: bool = False
    """Whether it was removed already, and a deletion policy keeps it."""

    @property
    def title(self) -> str:
        """How messages call it: ``vm 'web-0'``."""
        return f"{kinds().word(self.key.family)} '{self.key.name}'"

    @property
    def inventory(self) -> Inventory:
        """That of the first resource."""
        return self.inventories[0]

    @property
    def uuid(self) -> str:
        """The uuid of the first resource."""
        return str(self.inventory["uuid"])

    @property
    def uuids(self) -> list[str]:
        """All of them."""
        return [str(inventory["uuid"]) for inventory in self.inventories]


@dataclass
class Existing:
    """What the cloud has."""

    scope: Scope
    found: dict[Key, Found] = field(default_factory=dict)
    kept: list[Found] = field(default_factory=list)
    """What was removed, and a deletion policy keeps."""
    externals: dict[Key, Inventory] = field(default_factory=dict)
    """What the file refers to and does not make."""

    def uuid_of(self, key: Key) -> str | None:
        """The uuid of an element, or of what the file refers to; None where there is no such thing yet."""
        found = self.found.get(key)
        if found is not None:
            return found.uuid
        external = self.externals.get(key)
        return str(external["uuid"]) if external is not None else None


async def pages(
    caller: Caller, api: str, *conditions: tuple[str, str, Any], **rest: Any
) -> AsyncIterator[Inventory]:
    """All rows of a query, page by page. Raises ApiFailure."""
    after: str | None = ""
    wanted = [{"name": name, "op": op, "value": value} for name, op, value in conditions]
    while after is not None:
        body = await caller.call(api, conditions=wanted, limit=PAGE, after=after, **rest)
        for row in body.get("inventories") or ():
            yield row
        after = body.get("next")


async def read(plan: Plan, caller: Caller) -> Existing:
    """What the cloud has of `plan`'s deployment, and what the plan refers to.

    For a deployment that is new, two short queries are all. Raises ApiFailure, and DeploymentErrors for
    references to what is not there or is not unique.
    """
    apis = Apis(plan.catalogue)
    existing = Existing(Scope(await _account(caller), plan.name))
    await _Reader(apis, caller, existing).read_all()
    mistakes = Mistakes()
    for key, place in plan.externals.items():
        with mistakes.kept():
            existing.externals[key] = await _external(plan, apis, caller, (key, place))
    mistakes.raise_all()
    return existing


async def _account(caller: Caller) -> str:
    """Whose deployments the caller sees: those of administrators, or those of its own account."""
    rows = [row async for row in pages(caller, "QueryAccount", fields=["uuid", "type"])]
    if len(rows) == 1 and rows[0]["type"] != "SystemAdmin":
        return str(rows[0]["uuid"])
    return ADMINISTRATORS


class _Reader:
    def __init__(self, apis: Apis, caller: Caller, existing: Existing) -> None:
        self._apis = apis
        self._caller = caller
        self._existing = existing

    async def read_all(self) -> None:
        prefix = self._existing.scope.prefix
        pattern = prefix.replace("\\", "\\\\").replace("_", "\\_") + "%"
        by_vo: dict[str, dict[str, Inventory]] = {}
        fields = ["uuid", "resourceUuid", "resourceType", "tag"]
        async for row in pages(self._caller, TAG_API, ("tag", "like", pattern), fields=fields):
            if str(row["tag"]).startswith(prefix):
                by_vo.setdefault(str(row["resourceType"]), {})[str(row["resourceUuid"])] = row
        for vo, tags in by_vo.items():
            query = self._apis.queries.get(vo)
            if query is None:
                continue
            async for inventory in pages(self._caller, query, ("__systemTag__", "like", pattern)):
                tag = tags.get(str(inventory["uuid"]))
                if tag is not None:
                    self._add(vo, inventory, tag)

    def _add(self, vo: str, inventory: Inventory, tag: Mapping[str, Any]) -> None:
        parts = DeploymentTag.parse(str(tag["tag"]))
        if parts is None:
            return
        key, text = key_of(parts.element), parts.applied
        is_kept = bool(GONE & {inventory.get("state"), inventory.get("status")})
        found = Found(key, vo, [inventory], [str(tag["uuid"])], Applied.parse(text), text, is_kept)
        if is_kept:
            self._existing.kept.append(found)
            return
        there = self._existing.found.setdefault(key, found)
        if there is not found:
            there.inventories.append(inventory)
            there.tags += found.tags


async def _external(plan: Plan, apis: Apis, caller: Caller, named: tuple[Key, External]) -> Inventory:
    key, place = named
    query = apis.queries[apis.vos[key.family]]
    by = "uuid" if UUID.fullmatch(key.name) else "name"
    rows = [row async for row in pages(caller, query, (by, "=", key.name))]
    there = [row for row in rows if not GONE & {row.get("state"), row.get("status")}]
    if len(there) == 1:
        return there[0]
    if there:
        listed = ", ".join(sorted(str(row["uuid"]) for row in there))
        reason = f"{len(there)} of the cloud have the name '{key.name}'; write the uuid of one: {listed}"
    else:
        known = [resource.key.name for resource in plan.of(key.family)]
        hint = did_you_mean(key.name, known)
        reason = f"there is no {key.family} '{key.name}' in the file, nor one in the cloud{hint}"
    raise DeploymentError(reason, file=plan.file, line=place.line, element=place.element, field=place.field)


def chunks(uuids: Iterable[str]) -> list[list[str]]:
    """Uuids in portions that a condition can hold."""
    listed = list(uuids)
    return [listed[start : start + CHUNK] for start in range(0, len(listed), CHUNK)]
