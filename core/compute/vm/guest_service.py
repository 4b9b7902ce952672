"""Rows of VMs follow guests that change without a call of ours: they stop, crash, are moved or started."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from orrery.core.compute.host.messages import (
    CompareGuests,
    DestroyHostStranger,
    FollowHosts,
    GuestsUndecided,
    HostStatusChanged,
    Listing,
)
from orrery.core.compute.host.model import CONNECTED, HostStranger
from orrery.core.compute.host.transactions import is_host_stated_off, record_strangers
from orrery.core.compute.vm.comparison import (
    Difference,
    Found,
    Standing,
    find_differences,
    hosts_with_stranger,
    is_open,
    record_absent,
    record_seen,
    record_unheard,
    standing_of,
)
from orrery.core.compute.vm.model import VmInstance
from orrery.core.compute.vm.service import vm_queue
from orrery.core.compute.vm.spec import has_guest
from orrery.core.compute.vm.strangers import STRANGER_DESTROY, StrangerParams
from orrery.core.compute.vm.unheard import Unheard, host_that_may_have, unheard_among
from orrery.core.kernel.bus import handles
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import NotFound
from orrery.core.kernel.node import Node
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.tasks import gather_bounded
from orrery.core.kernel.workflow.failures import reason

FOLLOWED_AT_ONCE = 1000

log = logging.getLogger("orrery.guests")


class _Outcome(NamedTuple):
    """What came of one difference."""

    is_settled: bool = True
    is_doubted: bool = False
    """It was seen for the first time, and counts when it is seen again."""
    stranger: str | None = None
    """Why the guest is a stranger."""


SETTLED, OPEN, DOUBTED = _Outcome(), _Outcome(is_settled=False), _Outcome(is_settled=False, is_doubted=True)


class VmGuestService(Service):
    """Compares what hosts list with the rows.

    A guest that is gone from its host may be on another one by now, so its VM is Stopped only when it is
    missing again after all hosts have been asked for changes since; so it is with strangers, which may be on
    their way out. For the guests that a host has lost when it connects, all hosts are asked at once.
    """

    def __init__(self, node: Node) -> None:
        super().__init__(node)
        self._doubts: dict[Uuid, dict[str, int]] = {}
        """By host and guest: when something was seen first that has to be seen again."""

    @handles(HostStatusChanged)
    async def follow_connected(self, message: HostStatusChanged) -> None:
        """A host that is back, or is looked at, says itself what runs."""
        if message.status == CONNECTED and message.vms is not None:
            await self._compare([Listing(message.host_uuid, message.vms, message.asked_ms)], None)
            if any(guest not in message.vms for guest in self._doubts.get(message.host_uuid, {})):
                await self.node.bus.call(FollowHosts(message.host_uuid))

    @handles(CompareGuests)
    async def follow_changed(self, message: CompareGuests) -> None:
        """Hosts whose guests have changed say what runs."""
        await self._compare(message.listings, message.since_ms, message.unheard)

    @handles(DestroyHostStranger)
    async def destroy_stranger(self, message: DestroyHostStranger) -> None:
        """Destroys a guest that is of no VM there. Raises Refused, Busy, or why the host did not do it."""
        stranger = await self.node.db.read(Transaction.get, HostStranger, message.uuid)
        if stranger is None:
            return
        async with vm_queue(self.node.tasks, stranger.guest):
            try:
                params, claims = StrangerParams(uuid=message.uuid), (message.uuid, stranger.guest)
                with suppress(NotFound):
                    await self.node.engine.run(STRANGER_DESTROY, params, claims=claims, failing_as=reason)
            finally:
                self.node.bus.publish(GuestsUndecided(stranger.host_uuid))

    async def _compare(
        self, listings: Sequence[Listing], since_ms: int | None, silent: Sequence[Uuid] = ()
    ) -> None:
        unheard = await self.node.db.read(unheard_among, silent)
        found, known = await self.node.db.read(find_differences, listings)
        there = [one for one in found if one.state is not None]
        gone = [one for one in found if one.state is None]
        outcomes: dict[Uuid, dict[str, _Outcome]] = {}
        for some in (there, gone):  # first where guests are, then what is left of where they were
            work = [
                self._settle(one, since_ms, one.guest in known.get(one.host_uuid, {}), unheard)
                for one in some
            ]
            for one, ended in zip(some, await gather_bounded(work, FOLLOWED_AT_ONCE), strict=True):
                if isinstance(ended, BaseException):
                    log.warning("host[uuid:%s], guest %s: %s", one.host_uuid, one.guest, ended)
                outcome = OPEN if isinstance(ended, BaseException) else ended
                outcomes.setdefault(one.host_uuid, {})[one.guest] = outcome
        for listing in listings:
            await self._conclude(
                listing, outcomes.get(listing.host_uuid, {}), known.get(listing.host_uuid, {})
            )

    async def _conclude(
        self, listing: Listing, outcomes: dict[str, _Outcome], known: dict[str, HostStranger]
    ) -> None:
        """Records the strangers of a host, and what has to be seen again."""
        host = listing.host_uuid
        former = self._doubts.pop(host, {})
        doubts = {
            guest: former.get(guest, listing.asked_ms) for guest, one in outcomes.items() if one.is_doubted
        }
        if doubts:
            self._doubts[host] = doubts
        strangers = {
            guest: (listing.vms[guest], one.stranger)
            for guest, one in outcomes.items()
            if one.stranger is not None
        }
        for guest, row in known.items():
            is_left = guest in listing.vms and not listing.parts and guest not in outcomes
            if guest not in strangers and (is_left or not outcomes.get(guest, SETTLED).is_settled):
                strangers[guest] = (row.state, row.reason)
        if strangers or known:
            uuids = [self.node.new_uuid() for _ in strangers]
            await self.node.db.write(record_strangers, host, strangers, uuids)
        if not all(one.is_settled for one in outcomes.values()):
            self.node.bus.publish(GuestsUndecided(host))

    async def _settle(
        self, seen: Difference, since_ms: int | None, is_known: bool, unheard: Sequence[Unheard]
    ) -> _Outcome:
        """Lets the row of one VM follow."""
        if since_ms is not None and await self.node.db.read(is_open, seen.guest):
            return OPEN
        async with vm_queue(self.node.tasks, seen.guest):
            changed_ms = await self.node.db.read(_changed_ms, seen.guest)
            is_confirmed = self._was_seen_before(seen, since_ms, changed_ms)
            if seen.state is None:
                return await self._leave(seen, unheard) if is_confirmed else DOUBTED
            found = await self.node.db.read(standing_of, seen)
            elsewhere = found.elsewhere
            if elsewhere is not None and await self._may_have(elsewhere, seen.guest):
                found = Found(Standing.STRANGER, reason=found.reason)
            return await self._take(seen, found, is_confirmed=is_confirmed or is_known)

    async def _may_have(self, host: Uuid, guest: Uuid) -> bool:
        if await self.node.db.read(is_host_stated_off, host):
            return False
        return await has_guest(self.node, host, guest) is not False

    async def _leave(self, seen: Difference, unheard: Sequence[Unheard]) -> _Outcome:
        """The guest is off, or left to a copy on another host, which is then the VM.

        While it may be on a host that does not say, the VM is Unknown, and its own host is asked again.
        """
        elsewhere = await self.node.db.read(_may_be_on, seen.guest, unheard)
        if elsewhere is not None:
            if await self.node.db.write(record_unheard, seen, self.node.hooks):
                log.warning(
                    "vm[uuid:%s] has left host[uuid:%s]; host[uuid:%s], where it may be, does not say",
                    *(seen.guest, seen.host_uuid, elsewhere),
                )
            return DOUBTED
        if not await self.node.db.write(record_absent, seen, self.node.hooks):
            return OPEN
        for host in await self.node.db.read(hosts_with_stranger, seen.guest):
            self.node.bus.publish(GuestsUndecided(host))
        return SETTLED

    async def _take(self, seen: Difference, found: Found, *, is_confirmed: bool) -> _Outcome:
        match found.standing:
            case Standing.AWAITS_REMOVAL | Standing.UNKNOWN | Standing.SAME:
                return SETTLED
            case Standing.UNCONNECTED:
                return _Outcome(stranger=found.reason)
            case Standing.OPEN:
                return OPEN
            case Standing.STRANGER | Standing.OTHER:
                return _Outcome(stranger=found.reason) if is_confirmed else DOUBTED
            case _:
                done = await self.node.db.write(record_seen, seen, self.node.hooks, found.standing)
                if not done:
                    return OPEN
                # Where the VM has followed a guest of other parts, these are reported when it is seen again.
                return SETTLED if seen.parts is None else DOUBTED

    def _was_seen_before(self, seen: Difference, since_ms: int | None, changed_ms: int) -> bool:
        """Whether the same was seen before the pings that told of this change.

        What was seen before the row changed is forgotten: it says nothing of what has happened since.
        """
        doubts = self._doubts.get(seen.host_uuid, {})
        first = doubts.get(seen.guest)
        if first is not None and first <= changed_ms:
            del doubts[seen.guest]
            return False
        return since_ms is not None and first is not None and first < since_ms


def _changed_ms(tx: Transaction, vm_uuid: Uuid) -> int:
    """When the row of a VM was changed last; 0 where there is none."""
    vm = tx.get(VmInstance, vm_uuid)
    return vm.last_op_date if vm is not None else 0


def _may_be_on(tx: Transaction, vm_uuid: Uuid, unheard: Sequence[Unheard]) -> Uuid | None:
    vm = tx.get(VmInstance, vm_uuid)
    return host_that_may_have(tx, vm, unheard) if vm is not None else None
