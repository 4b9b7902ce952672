"""Handlers of the calls on image caches."""

from __future__ import annotations

from core.kernel.bus import handles
from core.kernel.errors import BackendError, CallerError, CapacityError, StepFailed, TimedOut
from core.kernel.plugins import Service
from core.kernel.tasks.queue import Turn
from core.storage.primary.cache import (
    CACHE_IMAGE,
    CLEAN_CACHE,
    CachedBits,
    plan_download,
    ready_path,
    unused_caches,
)
from core.storage.primary.messages import CleanUpImageCacheOnPrimaryStorage, EnsureImageCached


class ImageCacheService(Service):
    """Fills and cleans image caches, one at a time for each copy of an image."""

    @handles(EnsureImageCached)
    async def ensure(self, message: EnsureImageCached) -> str:
        """The path of the cached image, downloaded now if nobody has; whoever asks meanwhile waits."""
        path = await self.node.db.query(ready_path, message)
        if path is not None:
            return path
        wanted = await self.node.db.read(plan_download, message)
        async with self._turn(wanted):
            path = await self.node.db.read(ready_path, message)
            if path is not None:
                return path
            try:
                await self.node.engine.run(CACHE_IMAGE, wanted, claims=())
            except StepFailed as failure:
                # The asker is part of a workflow too, and decides by the reason whether to try elsewhere.
                if isinstance(failure.cause, BackendError | CapacityError | CallerError | TimedOut):
                    raise failure.cause from None
                raise
        return wanted.path

    @handles(CleanUpImageCacheOnPrimaryStorage)
    async def clean_up(self, message: CleanUpImageCacheOnPrimaryStorage) -> None:
        """Removes what nothing needs; what comes into use meanwhile stays."""
        for bits in await self.node.db.read(unused_caches, message.uuid, message.force):
            async with self._turn(bits):
                try:
                    await self.node.engine.run(CLEAN_CACHE, bits, claims=())
                except StepFailed as failure:
                    if not isinstance(failure.cause, CallerError):
                        raise

    def _turn(self, bits: CachedBits) -> Turn:
        return self.node.tasks.queue(f"image-cache-{bits.storage.uuid}-{bits.host_uuid}-{bits.image_uuid}")
