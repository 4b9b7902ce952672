"""The heartbeat: which hosts answer, found out in batches.

One call of the hypervisor backend asks thousands of hosts and names those that were silent, so a host that
answers costs neither a task nor a row. What stays silent when asked again becomes Disconnected, and so does
what was started anew between two heartbeats; what is Disconnected and answers is connected anew.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

from core.compute.host import records
from core.compute.host.configs import (
    AUTO_RECONNECT,
    CHECK_ON_BOOT,
    CHECKED_AT_ONCE,
    PING_INTERVAL,
    PING_MAX_FAILURE,
    PING_PARALLELISM,
    PING_PAUSE,
    PING_TIMEOUT,
    RECONNECT_AT_MOST,
)
from core.compute.host.connection import Connections
from core.compute.host.hypervisor import Hypervisor, Pinged
from core.compute.host.index import Batch, HostIndex, batches
from core.compute.host.messages import HostStatusChanged
from core.compute.host.model import CONNECTED, DISCONNECTED, Host
from core.kernel.db.model import Uuid
from core.kernel.db.transaction import Transaction
from core.kernel.errors import BackendError, OrreryError
from core.kernel.node import Node
from core.kernel.tasks import all_bounded, gather_bounded

BATCH = 5000
"""Hosts that one ping asks; 100,000 hosts then cost 20 calls."""


class HostTracker:
    """Watches every host that is not in maintenance."""

    def __init__(self, node: Node, index: HostIndex, connections: Connections) -> None:
        self._node = node
        self._index = index
        self._connections = connections
        self._returning: dict[Uuid, None] = {}
        self._checking: dict[str, None] = {}
        self._tried: dict[Uuid, int] = {}
        """How often in vain, since a host was last Connected."""

    async def load(self) -> None:
        """Builds the index from the database."""
        for uuid, kind, address, state, status in await self._node.db.read(_watched):
            self._index.put(uuid, kind, address, state, status)

    async def run(self) -> None:
        """Checks all hosts, then pings them for as long as the node lives."""
        self._repeat_losses()
        await self.beat()
        if self._node.configs.get(CHECK_ON_BOOT):
            await self.recheck()
        while True:
            await self._node.configs.elapse(PING_INTERVAL)
            await self.beat()

    async def beat(self) -> None:
        """Asks every host once; acts on those that do not answer, or answer again."""
        for kind in self._index.hypervisor_types():
            hypervisor = self._node.backends.find(Hypervisor, kind)
            asked = self._index.connected_batches(kind, BATCH)
            lost = await self._lost(hypervisor, asked)
            await self._lose([uuid for one in lost if (uuid := self._index.connected(kind).get(one))])
            if self._node.configs.get(AUTO_RECONNECT):
                await self._win_back(hypervisor, dict(self._index.lost(kind)))

    async def recheck(self) -> None:
        """Asks every Connected host what runs there: it may have changed while the node was off."""
        parallelism = self._node.configs.get(CHECKED_AT_ONCE)
        for kind in self._index.hypervisor_types():
            hypervisor = self._node.backends.find(Hypervisor, kind)
            connected = list(self._index.connected(kind).items())
            for start in range(0, len(connected), BATCH):
                some = connected[start : start + BATCH]
                await gather_bounded(
                    [self._report(hypervisor, uuid, address) for address, uuid in some], parallelism
                )

    async def check(self, uuids: Sequence[Uuid | None], address: str | None) -> None:
        """Pings these hosts now, by uuid or address, unless that is under way; silent ones are lost."""
        for kind in self._index.hypervisor_types():
            connected = self._index.connected(kind)
            wanted = [self._index.address_of(uuid) for uuid in uuids if uuid is not None]
            named = dict.fromkeys(one for one in (*wanted, address) if one in connected)
            asked = [one for one in named if one not in self._checking]
            if not asked:
                continue
            self._checking.update(dict.fromkeys(asked))
            try:
                lost = await self._lost_in_batch(self._node.backends.find(Hypervisor, kind), tuple(asked))
            finally:
                for one in asked:
                    del self._checking[one]
            await self._lose([uuid for one in lost if (uuid := connected.get(one))])

    def _repeat_losses(self) -> None:
        """Whoever died may have recorded that a host is lost, and not have told anybody any more."""
        for kind in self._index.hypervisor_types():
            for uuid in self._index.lost(kind).values():
                self._node.bus.publish(HostStatusChanged(uuid, DISCONNECTED))

    async def look(self, uuid: Uuid) -> None:
        """Asks a host what runs there, if it is Connected; of one that is not, says so. One may be gone."""
        await self._connections.refresh(uuid)
        host = await self._node.db.read(Transaction.get, Host, uuid)
        if host is None:
            return
        if host.status == CONNECTED:
            hypervisor = self._node.backends.find(Hypervisor, host.hypervisor_type)
            await self._report(hypervisor, uuid, host.management_ip)
        elif host.status == DISCONNECTED:
            self._node.bus.publish(HostStatusChanged(uuid, DISCONNECTED))

    async def _report(self, hypervisor: Hypervisor, uuid: Uuid, address: str) -> None:
        asked_ms = self._node.clock.now_ms()
        try:
            async with asyncio.timeout(self._node.configs.get(PING_TIMEOUT)):
                vms = await hypervisor.list_vms(address)
        except (BackendError, TimeoutError):
            return  # the heartbeat finds out
        self._node.bus.publish(HostStatusChanged(uuid, CONNECTED, vms, asked_ms))

    async def _lost(self, hypervisor: Hypervisor, asked: list[Batch]) -> list[str]:
        """Those that do not answer when asked again and again, and those that were started anew."""
        return await self._of_all([self._lost_in_batch(hypervisor, batch) for batch in asked])

    async def _silent(self, hypervisor: Hypervisor, asked: list[Batch]) -> list[str]:
        """Those that do not answer."""
        return await self._of_all([self._silent_in_batch(hypervisor, batch) for batch in asked])

    async def _of_all(self, work: list[Coroutine[Any, Any, Sequence[str]]]) -> list[str]:
        answers = await all_bounded(work, self._node.configs.get(PING_PARALLELISM))
        return [one for answer in answers for one in answer]

    async def _lost_in_batch(self, hypervisor: Hypervisor, batch: Batch) -> Sequence[str]:
        configs = self._node.configs
        try:
            silent, restarted = await self._ping(hypervisor, batch)
            for _ in range(configs.get(PING_MAX_FAILURE) - 1):
                if not silent:
                    break
                await asyncio.sleep(configs.get(PING_PAUSE))
                silent, more = await self._ping(hypervisor, silent)
                restarted = [*restarted, *more]
        except (BackendError, TimeoutError):
            return ()  # a call that fails as a whole says nothing about any host
        return [*silent, *restarted]

    async def _silent_in_batch(self, hypervisor: Hypervisor, batch: Batch) -> Sequence[str]:
        try:
            return (await self._ping(hypervisor, batch)).silent
        except (BackendError, TimeoutError):
            return batch  # none is back by it

    async def _ping(self, hypervisor: Hypervisor, addresses: Sequence[str]) -> Pinged:
        async with asyncio.timeout(self._node.configs.get(PING_TIMEOUT)):
            return await hypervisor.ping(addresses)

    async def _lose(self, uuids: Sequence[Uuid]) -> None:
        for uuid in uuids:
            self._tried.pop(uuid, None)
        for start in range(0, len(uuids), BATCH):
            await self._connections.lose(list(uuids[start : start + BATCH]))

    async def _win_back(self, hypervisor: Hypervisor, lost: dict[str, Uuid]) -> None:
        if not lost:
            return
        silent = dict.fromkeys(await self._silent(hypervisor, batches(list(lost), BATCH)))
        for address, uuid in lost.items():
            if address not in silent and uuid not in self._returning and self._is_worth_a_try(uuid):
                self._returning[uuid] = None
                self._node.background.start(self._reconnect(uuid), name="host-return")

    def _is_worth_a_try(self, uuid: Uuid) -> bool:
        most = self._node.configs.get(RECONNECT_AT_MOST)
        return most == 0 or self._tried.get(uuid, 0) < most

    async def _reconnect(self, uuid: Uuid) -> None:
        self._tried[uuid] = self._tried.get(uuid, 0) + 1
        try:
            async with self._node.tasks.queue("host-return", self._node.configs.get(PING_PARALLELISM)):
                await self._connections.reconnect(uuid)
        except OrreryError:
            await self._connections.refresh(uuid)  # it is tried again with the next beat
        finally:
            del self._returning[uuid]


def _watched(tx: Transaction) -> list[tuple[Uuid, str, str, str, str]]:
    return tx.all(records.WATCHED)
