"""Carries a plan out: calls what is ready, many at a time, and stops at the first failure."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from orrery.core.client.caller import Caller
from orrery.core.client.deploy.errors import DeploymentFailed
from orrery.core.client.deploy.plan import Key, Plan, Resource
from orrery.core.client.errors import ApiFailure

CONCURRENCY = 100


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a deployment is."""

    done: int
    total: int
    resource: Resource
    """What was created last."""


@dataclass
class Deployed:
    """What a deployment created."""

    uuids: dict[str, dict[str, str]] = field(default_factory=dict)
    """By family (zone, host, vm), uuids by name."""
    counts: dict[str, int] = field(default_factory=dict)
    """Calls that succeeded, by API."""
    seconds: float = 0.0
    """How long it took, by the loop's time."""

    @property
    def count(self) -> int:
        """How many resources there are."""
        return sum(len(by_name) for by_name in self.uuids.values())

    def uuid(self, family: str, name: str) -> str:
        """The uuid of a resource. Raises KeyError where nothing of that name was created."""
        return self.uuids[family][name]

    def wire_fields(self, resource: Resource) -> dict[str, Any]:
        """All wire fields of a call, the uuids of what it refers to filled in."""
        fields = dict(resource.fields)
        for reference in resource.references:
            uuids = [self.uuids[key.family][key.name] for key in reference.to]
            fields[reference.wire] = uuids if reference.many else uuids[0]
        return fields

    def record(self, resource: Resource, body: dict[str, Any]) -> None:
        """Note the answer of a call that succeeded."""
        self.counts[resource.api] = self.counts.get(resource.api, 0) + 1
        inventory = body.get("inventory")
        if resource.key.family != "attachment" and isinstance(inventory, dict) and "uuid" in inventory:
            self.uuids.setdefault(resource.key.family, {})[resource.key.name] = str(inventory["uuid"])


async def deploy(
    plan: Plan,
    caller: Caller,
    *,
    concurrency: int = CONCURRENCY,
    on_progress: Callable[[Progress], None] | None = None,
    skip_unsupported: bool = False,
    onto: Deployed | None = None,
) -> Deployed:
    """Create everything of `plan`, up to `concurrency` calls at a time, each after what it needs.

    `onto` is what an earlier deployment created and this plan refers to. Raises NotServed before the first
    call when the plan names features that are not served (unless they are skipped), and DeploymentFailed
    for the first call that fails; calls on their way are awaited, and what was created stays.
    """
    if not skip_unsupported:
        plan.require_served()
    return await _Deployment(plan, caller, on_progress, onto or Deployed()).run(concurrency)


class _Deployment:
    def __init__(
        self, plan: Plan, caller: Caller, on_progress: Callable[[Progress], None] | None, done: Deployed
    ) -> None:
        self._plan = plan
        self._caller = caller
        self._on_progress = on_progress
        self._deployed = done
        self._finished = 0
        self._failure: tuple[Resource, ApiFailure] | None = None

    async def run(self, concurrency: int) -> Deployed:
        loop = asyncio.get_running_loop()
        start = loop.time()
        by_phase: dict[int, list[Resource]] = defaultdict(list)
        for resource in self._plan.resources:
            by_phase[resource.phase].append(resource)
        try:
            for phase in sorted(by_phase):
                await self._phase(by_phase[phase], concurrency)
        finally:
            self._deployed.seconds += loop.time() - start
        return self._deployed

    async def _phase(self, resources: Sequence[Resource], concurrency: int) -> None:
        queue = _Ready(resources)
        workers = [self._worker(queue) for _ in range(max(1, min(concurrency, len(resources))))]
        ended = await asyncio.gather(*workers, return_exceptions=True)
        for end in ended:
            if isinstance(end, BaseException):
                raise end
        if self._failure is not None:
            resource, failure = self._failure
            place = f"{self._plan.file}:{resource.line}: {resource.title} ({resource.api})"
            raise DeploymentFailed(place, failure, self._deployed)

    async def _worker(self, queue: _Ready) -> None:
        while (resource := await queue.take()) is not None:
            try:
                body = await self._caller.call(resource.api, **self._deployed.wire_fields(resource))
            except ApiFailure as failure:
                self._failure = self._failure or (resource, failure)
                queue.stop()
                return
            except BaseException:
                queue.stop()
                raise
            self._deployed.record(resource, body)
            queue.done(resource.key)
            self._report(resource)

    def _report(self, resource: Resource) -> None:
        self._finished += 1
        if self._on_progress is not None:
            self._on_progress(Progress(self._finished, len(self._plan.resources), resource))


class _Ready:
    """Hands out what has all that it needs, in the order of the plan."""

    def __init__(self, resources: Sequence[Resource]) -> None:
        self._left = len(resources)
        self._queue: asyncio.Queue[Resource | None] = asyncio.Queue()
        self._dependents: dict[Key, list[Resource]] = defaultdict(list)
        self._waits: dict[Key, int] = {}
        own = {resource.key for resource in resources}
        for resource in resources:
            needs = [key for key in dict.fromkeys(resource.needs) if key in own]
            self._waits[resource.key] = len(needs)
            for key in needs:
                self._dependents[key].append(resource)
            if not needs:
                self._queue.put_nowait(resource)

    async def take(self) -> Resource | None:
        """The next that is ready; None when there is nothing more to do."""
        resource = await self._queue.get() if self._left else None
        if resource is None:
            self._queue.put_nowait(None)
        return resource

    def done(self, key: Key) -> None:
        """`key` is there: what waited for nothing else is ready."""
        for resource in self._dependents.pop(key, ()):
            self._waits[resource.key] -= 1
            if not self._waits[resource.key]:
                self._queue.put_nowait(resource)
        self._left -= 1
        if not self._left:
            self._queue.put_nowait(None)

    def stop(self) -> None:
        """Hand out nothing any more."""
        self._left = 0
        while not self._queue.empty():
            self._queue.get_nowait()
        self._queue.put_nowait(None)
