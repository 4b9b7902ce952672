"""Links whose bandwidth is really shared by the transfers that use them.

Every transfer crosses some links and gets the smallest of their fair shares (bandwidth / transfers on the
link), so the sum over a link never exceeds its bandwidth. A start or an end re-rates the transfers on its
links; on a busy link that is done in batches (newcomers wait a moment, leavers' shares stay unused), which
keeps the bound and makes ten thousand transfers over one link affordable.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Callable

from orrery.simulator.clock import NEVER, SimEnvironment

BUSY_FROM = 64
BATCH_SECONDS_PER_TRANSFER = 1e-4


class Link:
    """Something with a bandwidth in bytes per second."""

    __slots__ = ("active", "bandwidth", "name")

    def __init__(self, name: str, bandwidth: float) -> None:
        self.name = name
        self.bandwidth = bandwidth
        self.active: dict[Transfer, None] = {}

    def used(self) -> float:
        """Return the bytes per second that all its transfers take together."""
        return sum(transfer.rate for transfer in self.active)


class Transfer:
    """A number of bytes on their way over some links."""

    __slots__ = ("done", "finish", "links", "number", "queued_at", "rate", "remaining", "since", "size")

    def __init__(self, number: int, size: float, links: tuple[Link, ...], done: Callable[[], None]) -> None:
        self.number = number
        self.size = size
        self.remaining = size
        self.links = links
        self.done: Callable[[], None] | None = done
        self.rate = 0.0
        self.since = 0.0
        self.finish = NEVER
        self.queued_at = NEVER

    def left(self, now: float) -> float:
        """Return the bytes that remain at `now`, in simulated seconds."""
        return max(0.0, self.remaining - self.rate * (now - self.since))


class Links:
    """All links and the transfers over them, driven by one SimPy event at a time."""

    def __init__(self, env: SimEnvironment) -> None:
        self._env = env
        self._links: dict[str, Link] = {}
        self._numbers = itertools.count()
        self._joining: list[Transfer] = []
        self._dirty: dict[Link, None] = {}
        self._finishes: list[tuple[float, int, Transfer]] = []
        self._armed_at = NEVER
        self._batch_armed = False

    def link(self, name: str, bandwidth: float) -> Link:
        """Return the link of that name, made with `bandwidth` bytes per second if nobody uses it now."""
        link = self._links.get(name)
        if link is None:
            link = self._links[name] = Link(name, bandwidth)
        return link

    def start(self, size: float, links: tuple[Link, ...], done: Callable[[], None]) -> Transfer:
        """Send `size` bytes over the links and call `done` when they have arrived."""
        transfer = Transfer(next(self._numbers), size, links, done)
        self._joining.append(transfer)
        self._changed(links)
        return transfer

    def cancel(self, transfer: Transfer) -> None:
        """Give a transfer up; one that has ended is left alone."""
        if transfer.done is None:
            return
        transfer.done = None
        self._leave(transfer)
        self._changed(transfer.links)

    def _leave(self, transfer: Transfer) -> None:
        for link in transfer.links:
            link.active.pop(transfer, None)
        transfer.rate = 0.0

    def _changed(self, links: tuple[Link, ...]) -> None:
        """Re-rate now, or soon when a link is so busy that doing it for each change would cost too much."""
        for link in links:
            self._dirty[link] = None
        if self._batch_armed:
            return
        busiest = max((len(link.active) for link in links), default=0)
        if busiest <= BUSY_FROM:
            self._rerate()
        else:
            self._batch_armed = True
            self._env.call_in(round(busiest * BATCH_SECONDS_PER_TRANSFER, 6), self._rerate_batch)

    def _rerate_batch(self, event: object) -> None:
        self._batch_armed = False
        self._rerate()

    def _rerate(self) -> None:
        for transfer in self._joining:
            if transfer.done is not None:
                transfer.since = self._env.now
                for link in transfer.links:
                    link.active[transfer] = None
        joined, self._joining = self._joining, []
        touched = dict.fromkeys(one for link in self._dirty for one in link.active)
        touched.update(dict.fromkeys(one for one in joined if not one.links and one.done is not None))
        for transfer in touched:
            self._set_rate(transfer)
        for link in self._dirty:
            if not link.active:
                self._links.pop(link.name, None)
        self._dirty.clear()
        self._arm()

    def _set_rate(self, transfer: Transfer) -> None:
        now = self._env.now
        transfer.remaining -= transfer.rate * (now - transfer.since)
        transfer.since = now
        transfer.rate = min((link.bandwidth / len(link.active) for link in transfer.links), default=NEVER)
        seconds = max(0.0, transfer.remaining) / transfer.rate
        transfer.finish = math.ceil((now + seconds) * 1e6) / 1e6
        if transfer.finish < transfer.queued_at:
            transfer.queued_at = transfer.finish
            heapq.heappush(self._finishes, (transfer.finish, transfer.number, transfer))

    def _arm(self) -> None:
        if self._finishes and self._finishes[0][0] < self._armed_at:
            self._armed_at = self._finishes[0][0]
            self._env.call_in(max(0.0, self._armed_at - self._env.now), self._finish_due, self._armed_at)

    def _finish_due(self, event: object) -> None:
        """End the transfers that are due; those that have become slower meanwhile are queued anew."""
        if getattr(event, "value", None) != self._armed_at:
            return
        self._armed_at = NEVER
        now = self._env.now + 1e-9
        ended: list[Transfer] = []
        while self._finishes and self._finishes[0][0] <= now:
            transfer = heapq.heappop(self._finishes)[2]
            if transfer.done is None:
                continue
            if transfer.finish <= now:
                ended.append(transfer)
            elif transfer.queued_at <= now:
                transfer.queued_at = transfer.finish
                heapq.heappush(self._finishes, (transfer.finish, transfer.number, transfer))
        self._end(ended)
        self._arm()

    def _end(self, ended: list[Transfer]) -> None:
        callbacks = [transfer.done for transfer in ended]
        for transfer in ended:
            transfer.done = None
            self._leave(transfer)
        if ended:
            self._changed(tuple(dict.fromkeys(link for transfer in ended for link in transfer.links)))
        for callback in callbacks:
            if callback is not None:
                callback()
