"""Handlers of the calls on image caches."""

from __future__ import annotations

import contextlib

from orrery.core.kernel.bus import handles
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.errors import (
    BackendError,
    CallerError,
    CapacityError,
    OrreryError,
    TimedOut,
)
from orrery.core.kernel.location import Location
from orrery.core.kernel.periodic import Periodic
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.tasks.queue import QueueSlot
from orrery.core.kernel.workflow.failures import unless
from orrery.core.storage.primary.cache import (
    CACHE_IMAGE,
    CLEAN_CACHE,
    CachedBits,
    plan_download,
    ready_location,
    storages_with_cache,
    unused_caches,
)
from orrery.core.storage.primary.configs import CACHE_CLEANING_INTERVAL
from orrery.core.storage.primary.messages import CleanUpImageCacheOnPrimaryStorage, EnsureImageCached


class ImageCacheService(Service):
    """Fills and cleans image caches, one at a time for each copy of an image."""

    def periodic(self) -> list[Periodic]:
        """Cached images that nobody needs are removed."""
        return [Periodic("image-cache.clean", CACHE_CLEANING_INTERVAL, self.clean_unused)]

    @handles(EnsureImageCached)
    async def ensure(self, message: EnsureImageCached) -> Location:
        """Where the cached image is, downloaded now if nobody has; whoever asks meanwhile waits."""
        found = await self.node.db.read_uncommitted(ready_location, message)
        if found is not None:
            return found
        wanted = await self.node.db.read(plan_download, self.node.backends, message)
        async with self._slot(wanted):
            found = await self.node.db.read(ready_location, message)
            if found is not None:
                return found
            # The asker is part of a workflow too, and decides by the reason whether to try elsewhere.
            told = unless((BackendError, CapacityError, CallerError, TimedOut))
            await self.node.engine.run(CACHE_IMAGE, wanted, claims=(), failing_as=told)
        return wanted.location

    @handles(CleanUpImageCacheOnPrimaryStorage)
    async def clean_up(self, message: CleanUpImageCacheOnPrimaryStorage) -> None:
        """Removes what nothing needs; what comes into use meanwhile stays."""
        await self._clean(message.uuid, force=message.force)

    async def clean_unused(self) -> None:
        """Removes, everywhere, what has no image any more and nothing is made of."""
        for uuid in await self.node.db.read(storages_with_cache):
            with contextlib.suppress(OrreryError):
                await self._clean(uuid, force=False)

    async def _clean(self, storage_uuid: Uuid, *, force: bool) -> None:
        for bits in await self.node.db.read(unused_caches, storage_uuid, force):
            async with self._slot(bits):
                with contextlib.suppress(CallerError):
                    told = unless(CallerError)
                    await self.node.engine.run(CLEAN_CACHE, bits, claims=(), failing_as=told)

    def _slot(self, bits: CachedBits) -> QueueSlot:
        return self.node.tasks.queue(f"image-cache-{bits.storage.uuid}-{bits.host_uuid}-{bits.image_uuid}")
