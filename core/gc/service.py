"""Handlers of the calls on garbage; the collector does the work."""

from __future__ import annotations

from core.gc.messages import DeleteGCJob, TriggerGCJob
from core.kernel.bus import handles
from core.kernel.plugins import Service


class GarbageService(Service):
    """What people do about garbage."""

    @handles(TriggerGCJob)
    async def trigger(self, message: TriggerGCJob) -> None:
        """Tries it now. Raises why it cannot be done; then it is tried again later, as before."""
        await self.node.collector.collect(message.uuid)

    @handles(DeleteGCJob)
    async def delete(self, message: DeleteGCJob) -> None:
        """Gives it up, once nobody is trying it."""
        await self.node.collector.give_up(message.uuid)
