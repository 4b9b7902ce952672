"""Hands out the calls of a plan in an order in which each comes after what it needs."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence

from orrery.core.client.deploy.plan import Key, Resource


class Ready:
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
