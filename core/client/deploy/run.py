"""Carries out what a comparison found, many calls at a time, and stops at the first failure."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from orrery.core.client.caller import Caller
from orrery.core.client.deploy.apis import Apis
from orrery.core.client.deploy.changes import Changes, Difference, Step, Verb
from orrery.core.client.deploy.compare import compare, in_order_of_removal
from orrery.core.client.deploy.deployed import Deployed
from orrery.core.client.deploy.destroy import bystanders
from orrery.core.client.deploy.errors import DeploymentFailed, EndsOthers, NeedsReplacement
from orrery.core.client.deploy.found import Found, pages
from orrery.core.client.deploy.plan import Plan, Reference, Resource
from orrery.core.client.deploy.ready import Ready
from orrery.core.client.errors import ApiFailure

CONCURRENCY = 100
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a deployment is."""

    done: int
    total: int
    kind: str
    """Of what was created, changed or removed last."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """How to apply changes."""

    concurrency: int = CONCURRENCY
    """Most calls at a time."""
    replace: bool = False
    """Whether to make anew what no API can change."""
    prune: bool = False
    """Whether to remove what is not in the file any more."""
    expunge: bool = False
    """Whether to remove for good what a deletion policy would keep."""
    with_others: bool = False
    """Whether removals may end what the deployment did not make, such as the VMs of others on its hosts."""
    on_progress: Callable[[Progress], None] | None = None


async def deploy(
    plan: Plan,
    caller: Caller,
    *,
    concurrency: int = CONCURRENCY,
    on_progress: Callable[[Progress], None] | None = None,
    skip_unsupported: bool = False,
    onto: Deployed | None = None,
) -> Deployed:
    """Make the cloud as `plan` says, up to `concurrency` calls at a time, each after what it needs.

    What there is already is left, or changed where the file says so; nothing is replaced or removed. `onto`
    is what an earlier deployment created and this plan refers to. Raises NotServed before the first call when
    the plan names features that are not served (unless they are skipped), NeedsReplacement when something
    cannot be changed, and DeploymentFailed for the first call that fails; calls on their way are awaited,
    and what was created stays.
    """
    if not skip_unsupported:
        plan.require_served()
    deployed = onto if onto is not None else Deployed()
    existing = deployed.existing
    if existing is not None and not existing.found and existing.scope.name == plan.name:
        additions = [Step(Verb.ADD, one.title, one.key.family, one) for one in plan.resources]
        changes = Changes(plan, existing, added=additions)
    else:
        changes = await compare(plan, caller)
    return await apply(changes, caller, Options(concurrency=concurrency, on_progress=on_progress), deployed)


async def apply(
    changes: Changes, caller: Caller, options: Options | None = None, onto: Deployed | None = None
) -> Deployed:
    """Do what a comparison found. Raises DeploymentFailed.

    Before the first call, raises NeedsReplacement, and EndsOthers where removals would end what the
    deployment did not make. `onto` notes what has been done, also when the run is cancelled.
    """
    options = options or Options()
    if changes.replaced and not options.replace:
        raise NeedsReplacement(changes)
    deployed = onto if onto is not None else Deployed()
    going = removed_by(changes, prune=options.prune)
    if going and not options.with_others:
        others = await bystanders(changes, going, caller)
        if others:
            raise EndsOthers(changes.plan.file, others)
    deployed.begin(changes.plan, changes.existing)
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        await _Run(changes, caller, options, deployed).run()
    finally:
        deployed.seconds += loop.time() - start
    return deployed


def removed_by(changes: Changes, *, prune: bool) -> list[Step]:
    """What applying `changes` would remove, in that order."""
    return in_order_of_removal([*(changes.removed if prune else ()), *changes.replaced])


class _Run:
    def __init__(self, changes: Changes, caller: Caller, options: Options, deployed: Deployed) -> None:
        self._changes = changes
        self._caller = caller
        self._options = options
        self._deployed = deployed
        self._apis = Apis(changes.plan.catalogue)
        self._finished = 0
        self._removals = removed_by(changes, prune=options.prune)
        self._creations = self._in_order([*changes.added, *changes.replaced])
        self._total = len(self._creations) + len(changes.changed) + len(self._removals)
        deployed.total += self._total

    async def run(self) -> None:
        """Removes, then creates, then changes, then notes what the file says now."""
        for _, group in groupby(self._removals, key=lambda step: (step.family, step.undo is None)):
            await self._each(list(group), self._remove)
        by_phase: dict[int, list[Resource]] = defaultdict(list)
        for resource in self._creations:
            by_phase[resource.phase].append(resource)
        for phase in sorted(by_phase):
            await self._create(by_phase[phase])
        await self._each(self._changes.changed, self._change)
        await self._each(self._changes.retagged, self._retag)

    def _in_order(self, steps: Iterable[Step]) -> list[Resource]:
        place = {resource.key: number for number, resource in enumerate(self._changes.plan.resources)}
        resources = [step.resource for step in steps if step.resource is not None]
        return sorted(resources, key=lambda resource: place.get(resource.key, len(place)))

    async def _create(self, resources: Sequence[Resource]) -> None:
        self._deployed.expect(resources)
        queue = Ready(resources)
        failed: list[tuple[Resource, ApiFailure]] = []

        async def worker() -> None:
            while (resource := await queue.take()) is not None:
                try:
                    body = await self._caller.call(resource.api, **self._deployed.wire_fields(resource))
                except ApiFailure as failure:
                    failed.append((resource, failure))
                    queue.stop()
                    return
                except BaseException:
                    queue.stop()
                    raise
                self._deployed.record(resource, body)
                queue.done(resource.key)
                self._report(resource.kind)

        workers = [worker() for _ in range(max(1, min(self._options.concurrency, len(resources))))]
        ended = await asyncio.gather(*workers, return_exceptions=True)
        for end in ended:
            if isinstance(end, BaseException):
                raise end
        if failed:
            resource, failure = failed[0]
            self._fail(f"{resource.title} ({resource.api})", resource.line, failure)

    async def _each(self, steps: Sequence[T], do: Callable[[T], Awaitable[None]]) -> None:
        """Does something with each, many at a time, up to the first failure."""
        waiting = iter(steps)
        stopped = False

        async def worker() -> None:
            nonlocal stopped
            for step in waiting:
                if stopped:
                    return
                try:
                    await do(step)
                except BaseException:
                    stopped = True
                    raise

        workers = [worker() for _ in range(min(self._options.concurrency, len(steps)))]
        for end in await asyncio.gather(*workers, return_exceptions=True):
            if isinstance(end, BaseException):
                raise end

    async def _remove(self, step: Step) -> None:
        if step.undo is not None:
            api, fields = step.undo
            await self._call(step.title, 0, api, dict(fields))
            self._deployed.removed["attachment"] = self._deployed.removed.get("attachment", 0) + 1
            self._report(step.word)
            return
        assert step.found is not None
        await remove(self._caller, self._apis, step.found, self._call, expunge=self._options.expunge)
        self._deployed.forget(step.found.key)
        self._report(step.word)

    async def _change(self, step: Step) -> None:
        resource, found = step.resource, step.found
        assert resource is not None
        if found is None:
            await self._call(step.title, resource.line, resource.api, self._deployed.wire_fields(resource))
        else:
            for uuid in found.uuids:
                for api, fields in self._updates(step.differences, uuid).items():
                    await self._call(step.title, resource.line, api, fields)
        self._deployed.changed += 1
        self._report(step.word)

    def _updates(self, differences: Iterable[Difference], uuid: str) -> dict[str, dict[str, Any]]:
        """The parameters of each call that changes something of a resource."""
        updates: dict[str, dict[str, Any]] = {}
        for each in differences:
            assert each.call is not None
            value = each.sent
            if isinstance(value, Reference):
                uuids = [self._deployed.meant(key) for key in value.to]
                value = uuids if value.many else uuids[0]
            updates.setdefault(each.call.api, {each.call.uuid: uuid})[each.field] = value
        return updates

    async def _retag(self, pair: tuple[Resource, Found]) -> None:
        resource, found = pair
        stale = () if self._options.prune else self._changes.stale.get(resource.key, ())
        declaration = self._changes.plan.catalogue[resource.api]
        tag = self._changes.existing.scope.tag(resource, declaration, stale)
        for uuid in found.tags:
            await self._call(resource.title, resource.line, "UpdateSystemTag", {"uuid": uuid, "tag": tag})

    async def _call(self, title: str, line: int, api: str, fields: dict[str, Any]) -> None:
        try:
            await self._caller.call(api, **fields)
        except ApiFailure as failure:
            self._fail(f"{title} ({api})", line, failure)

    def _fail(self, what: str, line: int, failure: ApiFailure) -> None:
        file = self._changes.plan.file
        place = f"{file}:{line}" if line else file
        raise DeploymentFailed(f"{place}: {what}", failure, self._deployed)

    def _report(self, kind: str) -> None:
        self._finished += 1
        if self._options.on_progress is not None:
            self._options.on_progress(Progress(self._finished, self._total, kind))


Calling = Callable[[str, int, str, dict[str, Any]], Awaitable[None]]


async def remove(caller: Caller, apis: Apis, found: Found, call: Calling, *, expunge: bool) -> None:
    """Remove an element, for good where `expunge` says so. `call` raises what stands for a failure."""
    title = found.title
    removal, expunging = apis.removal(found.vo) if not found.is_kept else None, apis.expunge(found.vo)
    for uuid in found.uuids:
        if removal is not None:
            await call(title, 0, removal.api, {removal.uuid: uuid})
        if expunge and expunging is not None and await _is_kept(caller, apis, found, uuid):
            await call(title, 0, expunging.api, {expunging.uuid: uuid})


async def _is_kept(caller: Caller, apis: Apis, found: Found, uuid: str) -> bool:
    rows = pages(caller, apis.queries[found.vo], ("uuid", "=", uuid), fields=["uuid"])
    return any([row async for row in rows])
