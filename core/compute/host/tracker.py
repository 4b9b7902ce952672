"""The heartbeat: which hosts answer, and on which of them guests have changed, found out in batches.

One call of the hypervisor backend asks thousands of hosts and names the exceptions, so a host that answers
and has nothing to tell costs neither a task nor a row. What stays silent when asked again becomes
Disconnected, and so does what was started anew between two heartbeats; what is Disconnected and answers is
connected anew. Hosts whose guests have changed by themselves are asked what runs there, and the VM service
compares that with its rows. A few more are asked with each beat, so that every host is compared now and then.

Hosts in maintenance, and those that are not Connected, are pinged as well: a guest may have been moved there.
Their silence means nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from orrery.core.compute.host import records
from orrery.core.compute.host.configs import (
    AUTO_RECONNECT,
    CHECK_ON_BOOT,
    CHECKED_AT_ONCE,
    FULL_COMPARISON,
    PING_INTERVAL,
    PING_MAX_FAILURE,
    PING_PARALLELISM,
    PING_PAUSE,
    PING_TIMEOUT,
    RECONNECT_AT_MOST,
)
from orrery.core.compute.host.connection import Connections
from orrery.core.compute.host.hypervisor import Hypervisor, ListsParts, Pinged
from orrery.core.compute.host.index import Batch, HostIndex, Hosts, batches
from orrery.core.compute.host.messages import CompareGuests, HostStatusChanged, Listing
from orrery.core.compute.host.metrics import HEARTBEAT_SECONDS, HOSTS_LOST, HOSTS_PINGED
from orrery.core.compute.host.model import CONNECTED, DISCONNECTED
from orrery.core.compute.host.reference import HostRef, make_ref, ref_of
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import BackendError, OrreryError
from orrery.core.kernel.node import Node
from orrery.core.kernel.tasks import all_bounded, gather_bounded

BATCH = 5000
"""Hosts that one ping asks; 100,000 hosts then cost 20 calls."""
ANSWERED_BY = 0.9
"""The share of the time of a ping in which hosts have to answer; the rest is the backend's own."""
NOTHING_SAID = Pinged(())
"""A call that fails as a whole says nothing about any host."""


@dataclass
class _Round:
    """How far the comparison of every host has come: the last one, and how much of the next is due."""

    position: int = -1
    credit: float = 0.0


class HostTracker:
    """Watches every host."""

    def __init__(self, node: Node, index: HostIndex, connections: Connections) -> None:
        self._node = node
        self._index = index
        self._connections = connections
        self._returning: dict[Uuid, None] = {}
        self._checking: dict[Uuid, None] = {}
        self._tried: dict[Uuid, int] = {}
        """How often in vain, since a host was last Connected."""
        self._listed: dict[str, dict[Uuid, int]] = {}
        """By type, hosts that were listed since they reported a change, with the generation."""
        self._undecided: dict[Uuid, None] = {}
        self._comparing: dict[Uuid, None] = {}
        self._rounds: dict[str, _Round] = {}
        self._following = asyncio.Lock()
        self._follows_asked = 0
        self._follows_done = 0
        self._unheard: list[Uuid] = []
        """Hosts that did not say what they run when all were asked last (`follow`)."""

    async def load(self) -> None:
        """Builds the index from the database."""
        for ref, kind, state, status in await self._node.db.read(_watched):
            self._index.put(ref, kind, state, status)

    async def begin(self) -> None:
        """Checks all hosts, once, when the node has started."""
        self._repeat_losses()
        await self.beat()
        if self._node.configs.get(CHECK_ON_BOOT):
            await self.recheck()

    async def beat(self) -> None:
        """Asks every host once; acts on those that do not answer, answer again, or have changed."""
        for kind in self._index.hypervisor_types():
            begun = asyncio.get_running_loop().time()
            hypervisor = self._node.backends.find(Hypervisor, kind)
            asked = self._index.connected_batches(kind, BATCH)
            since_ms, listed = self._node.clock.now_ms(), self._take_listed(kind)
            answers = await self._of_all([self._lost_in_batch(hypervisor, one, listed) for one in asked])
            gone = [*answers.silent, *answers.restarted]
            await self._lose([uuid for uuid in gone if uuid in self._index.connected(kind)])
            lost, unconnected = list(self._index.lost(kind)), self._index.unconnected(kind)
            others = await self._ping_unconnected(hypervisor, unconnected, listed)
            changed = {**answers.changed, **others.changed}
            self._compare_in_background(kind, since_ms, changed, others.silent, gone)
            self._measure(kind, begun, sum(map(len, asked)), len(gone))
            if self._node.configs.get(AUTO_RECONNECT):
                self._reconnect_answering(lost, others.silent)

    def _measure(self, kind: str, begun: float, pinged: int, lost: int) -> None:
        seconds = self._node.client_seconds(asyncio.get_running_loop().time() - begun)
        self._node.metrics.observe(HEARTBEAT_SECONDS, seconds, kind)
        self._node.metrics.count(HOSTS_PINGED, kind, by=pinged)
        self._node.metrics.count(HOSTS_LOST, kind, by=lost)

    def ask_again(self, uuid: Uuid) -> None:
        """Lets a host be asked what runs there with the next beat, changed or not."""
        self._undecided[uuid] = None

    def connect_again(self, uuid: Uuid) -> None:
        """Connects a host anew in the background, unless that is under way."""
        if uuid not in self._returning:
            self._returning[uuid] = None
            self._node.background.start(self._reconnect(uuid), name="host-return")

    async def follow(self, also: Uuid | None) -> list[Uuid]:
        """Asks all hosts once which have changed; lets the rows follow those, and `also`.

        Gives the hosts that do not say what they run.
        """
        if also is not None:
            self.ask_again(also)
        self._follows_asked += 1
        asked = self._follows_asked
        async with self._following:
            if self._follows_done < asked:  # else a round that began later than this call has covered it
                covered = self._follows_asked
                self._unheard = await self._follow_all()
                self._follows_done = covered
            return self._unheard

    async def _follow_all(self) -> list[Uuid]:
        unheard: list[Uuid] = []
        for kind in self._index.hypervisor_types():
            hypervisor = self._node.backends.find(Hypervisor, kind)
            asked = self._index.connected_batches(kind, BATCH)
            since_ms, listed = self._node.clock.now_ms(), self._take_listed(kind)
            unconnected = self._index.unconnected(kind)
            under_way = self._found(kind, self._comparing)
            answers = await self._of_all([self._pinged_batch(hypervisor, one, listed) for one in asked])
            others = await self._ping_unconnected(hypervisor, unconnected, listed)
            changed = {**answers.changed, **others.changed}
            hosts = self._changed_hosts(kind, changed, others.silent) | under_way
            silent = [*answers.silent, *others.silent]
            unheard += await self._compare(kind, hosts, since_ms, changed, silent)
        return unheard

    async def _ping_unconnected(
        self, hypervisor: Hypervisor, hosts: Sequence[HostRef], listed: Mapping[Uuid, int]
    ) -> Pinged:
        """How hosts answered that need not answer; where a call fails as a whole, they are silent."""
        work = [
            self._pinged_batch(hypervisor, one, listed, unanswered=Pinged([host.uuid for host in one]))
            for one in batches(hosts, BATCH)
        ]
        return await self._of_all(work)

    def _found(self, kind: str, uuids: Iterable[Uuid]) -> Hosts:
        """Those of these hosts that are of a type."""
        found = {uuid: self._index.find(kind, uuid) for uuid in uuids}
        return {uuid: host for uuid, host in found.items() if host is not None}

    def _take_listed(self, kind: str) -> dict[Uuid, int]:
        """What the next pings say was listed. If they are lost, hosts repeat, and are listed once more."""
        return self._listed.pop(kind, {})

    def _compare_in_background(
        self,
        kind: str,
        since_ms: int,
        changed: Mapping[Uuid, int],
        silent: Sequence[Uuid],
        gone: Sequence[Uuid],
    ) -> None:
        hosts = self._changed_hosts(kind, changed, silent) | self._due(kind)
        hosts = {uuid: host for uuid, host in hosts.items() if uuid not in self._comparing}
        if hosts:
            self._comparing.update(dict.fromkeys(hosts))
            self._node.background.start(
                self._compare_once(kind, hosts, since_ms, changed, [*silent, *gone]), name="host-compare"
            )

    def _changed_hosts(self, kind: str, changed: Mapping[Uuid, int], silent: Sequence[Uuid]) -> Hosts:
        """Hosts that reported a change, or where something was left open.

        A host in `silent` is asked later.
        """
        quiet = dict.fromkeys(silent)
        undecided = [uuid for uuid in self._undecided if uuid not in quiet]
        hosts = self._found(kind, (*changed, *undecided))
        self._undecided = {
            uuid: None for uuid in self._undecided if uuid not in hosts and uuid in self._index
        }
        return hosts

    def _due(self, kind: str) -> Hosts:
        """The next hosts in the round in which each is compared once."""
        connected, seconds = self._index.connected(kind), self._node.configs.get(FULL_COMPARISON)
        if not connected or seconds == 0:
            return {}
        turn = self._rounds.setdefault(kind, _Round())
        turn.credit += len(connected) * self._node.configs.get(PING_INTERVAL) / seconds
        batches_of_kind = self._index.connected_batches(kind, BATCH)
        due: Hosts = {}
        while turn.credit >= 1 and len(due) < len(connected):
            turn.credit -= 1
            turn.position = (turn.position + 1) % len(connected)
            host = batches_of_kind[turn.position // BATCH][turn.position % BATCH]
            due[host.uuid] = host
        turn.credit = min(turn.credit, 1.0)
        return due

    async def _compare_once(
        self,
        kind: str,
        hosts: Mapping[Uuid, HostRef],
        since_ms: int,
        changed: Mapping[Uuid, int],
        silent: Sequence[Uuid],
    ) -> None:
        try:
            await self._compare(kind, hosts, since_ms, changed, silent)
        finally:
            for uuid in hosts:
                self._comparing.pop(uuid, None)

    async def _compare(
        self,
        kind: str,
        hosts: Mapping[Uuid, HostRef],
        since_ms: int,
        changed: Mapping[Uuid, int],
        silent: Sequence[Uuid],
    ) -> list[Uuid]:
        """Lists the guests of hosts and has them compared; the next ping acknowledges what they reported.

        Gives the hosts that do not say what they run: the `silent` ones, and those that gave no list.
        """
        hypervisor = self._node.backends.find(Hypervisor, kind)
        asked = [self._list(hypervisor, host) for host in hosts.values()]
        ended = await gather_bounded(asked, self._node.configs.get(CHECKED_AT_ONCE))
        listings = [one for one in ended if isinstance(one, Listing)]
        seen = dict.fromkeys(one.host_uuid for one in listings)
        unheard = dict.fromkeys([*silent, *(uuid for uuid in hosts if uuid not in seen)])
        if listings:
            await self._node.bus.call(CompareGuests(tuple(listings), since_ms, tuple(unheard)))
        for uuid in hosts:
            if uuid not in seen:
                self.ask_again(uuid)
            elif uuid in changed:
                self._listed.setdefault(kind, {})[uuid] = changed[uuid]
        return list(unheard)

    async def recheck(self) -> None:
        """Asks every Connected host what runs there: it may have changed while the node was off."""
        parallelism = self._node.configs.get(CHECKED_AT_ONCE)
        for kind in self._index.hypervisor_types():
            hypervisor = self._node.backends.find(Hypervisor, kind)
            for some in batches(self._index.connected(kind).values(), BATCH):
                await gather_bounded([self._report(hypervisor, host) for host in some], parallelism)

    async def check(self, uuids: Sequence[Uuid | None]) -> None:
        """Pings these hosts now, unless that is under way; silent ones are lost."""
        named = dict.fromkeys(uuids)
        for kind in self._index.hypervisor_types():
            connected = self._index.connected(kind)
            asked = [connected[one] for one in named if one in connected and one not in self._checking]
            if not asked:
                continue
            self._checking.update(dict.fromkeys(host.uuid for host in asked))
            try:
                hypervisor = self._node.backends.find(Hypervisor, kind)
                found = await self._lost_in_batch(hypervisor, tuple(asked), {})
            finally:
                for host in asked:
                    del self._checking[host.uuid]
            await self._lose([uuid for uuid in (*found.silent, *found.restarted) if uuid in connected])

    def _repeat_losses(self) -> None:
        """Whoever died may have recorded that a host is lost, and not have told anybody any more."""
        for kind in self._index.hypervisor_types():
            for uuid in self._index.lost(kind):
                self._node.bus.publish(HostStatusChanged(uuid, DISCONNECTED))

    async def look(self, uuid: Uuid) -> None:
        """Asks a host what runs there, if it is Connected; of one that is not, says so. One may be gone."""
        host = await self._connections.refresh(uuid)
        if host is None:
            return
        if host.status == CONNECTED:
            hypervisor = self._node.backends.find(Hypervisor, host.hypervisor_type)
            await self._report(hypervisor, ref_of(host))
        elif host.status == DISCONNECTED:
            self._node.bus.publish(HostStatusChanged(uuid, DISCONNECTED))

    async def _report(self, hypervisor: Hypervisor, host: HostRef) -> None:
        found = await self._list(hypervisor, host)
        if found is not None:
            self._node.bus.publish(HostStatusChanged(host.uuid, CONNECTED, dict(found.vms), found.asked_ms))

    async def _list(self, hypervisor: Hypervisor, host: HostRef) -> Listing | None:
        """What runs on a host; None where it does not say, which the heartbeat finds out."""
        asked_ms = self._node.clock.now_ms()
        try:
            async with asyncio.timeout(self._node.configs.get(PING_TIMEOUT)):
                if not isinstance(hypervisor, ListsParts):
                    return Listing(host.uuid, await hypervisor.list_vms(host), asked_ms)
                guests = await hypervisor.list_guests(host)
        except (BackendError, TimeoutError):
            return None
        states = {uuid: guest.state for uuid, guest in guests.items()}
        return Listing(host.uuid, states, asked_ms, {uuid: guest.parts for uuid, guest in guests.items()})

    async def _of_all(self, work: list[Coroutine[Any, Any, Pinged]]) -> Pinged:
        """The answers of all batches together."""
        answers = await all_bounded(work, self._node.configs.get(PING_PARALLELISM))
        return Pinged(
            [one for answer in answers for one in answer.silent],
            [one for answer in answers for one in answer.restarted],
            {one: told for answer in answers for one, told in answer.changed.items()},
        )

    async def _lost_in_batch(
        self, hypervisor: Hypervisor, batch: Batch, listed: Mapping[Uuid, int]
    ) -> Pinged:
        """Those that do not answer when asked again and again, and those that are new or have changed."""
        configs = self._node.configs
        try:
            silent, restarted, changed = await self._ping(hypervisor, batch, listed)
            for _ in range(configs.get(PING_MAX_FAILURE) - 1):
                if not silent:
                    break
                await asyncio.sleep(configs.get(PING_PAUSE))
                again = dict.fromkeys(silent)
                asked = [host for host in batch if host.uuid in again]
                silent, more, later = await self._ping(hypervisor, asked)
                restarted, changed = [*restarted, *more], {**changed, **later}
        except (BackendError, TimeoutError):
            return NOTHING_SAID
        return Pinged(silent, restarted, changed)

    async def _pinged_batch(
        self,
        hypervisor: Hypervisor,
        batch: Batch,
        listed: Mapping[Uuid, int],
        unanswered: Pinged = NOTHING_SAID,
    ) -> Pinged:
        """The answers of a batch that is asked once; `unanswered` where the call fails as a whole."""
        try:
            return await self._ping(hypervisor, batch, listed)
        except (BackendError, TimeoutError):
            return unanswered

    async def _ping(
        self, hypervisor: Hypervisor, hosts: Sequence[HostRef], listed: Mapping[Uuid, int] | None = None
    ) -> Pinged:
        seconds = self._node.configs.get(PING_TIMEOUT)
        async with asyncio.timeout(seconds):
            return await hypervisor.ping(hosts, listed or {}, ANSWERED_BY * seconds)

    async def _lose(self, uuids: Sequence[Uuid]) -> None:
        for uuid in uuids:
            self._tried.pop(uuid, None)
        for start in range(0, len(uuids), BATCH):
            await self._connections.lose(list(uuids[start : start + BATCH]))

    def _reconnect_answering(self, lost: Sequence[Uuid], silent: Sequence[Uuid]) -> None:
        quiet = dict.fromkeys(silent)
        for uuid in lost:
            if uuid not in quiet and self._is_worth_a_try(uuid):
                self.connect_again(uuid)

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


def _watched(tx: Transaction) -> list[tuple[HostRef, str, str, str]]:
    return [
        (make_ref(*columns), kind, state, status) for *columns, kind, state, status in tx.all(records.WATCHED)
    ]
