"""Listens to the notices of all agents that were connected, by one waiting question for each host."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable
from typing import Any

from orrery.backends.agent import wire
from orrery.backends.remote.client import Agents
from orrery.core.compute.host.notices import Notice, NoticeKind, Notices
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.errors import BackendError, BackendRefused
from orrery.core.kernel.tasks import BackgroundTasks

KEPT = 10_000
WAIT_SECONDS = 25.0
GRACE_SECONDS = 10.0
PAUSE_SECONDS, PAUSE_SECONDS_MAX = 0.2, 30.0
"""After an agent could not be listened to; twice as long after each next time."""
FORGOTTEN_SECONDS = 600.0
"""A host that was neither pinged nor connected for so long is none of ours any more."""


class Listeners:
    """The notices of all hosts, in the order in which they came."""

    def __init__(self, agents: Agents) -> None:
        self._agents = agents
        self._told: deque[Notice] = deque(maxlen=KEPT)
        self._position = 0
        self._more = asyncio.Event()
        self._heard: dict[Uuid, _Listener] = {}
        self._tasks = BackgroundTasks()

    def listen(self, host: HostRef, incarnation: str | None = None, position: int | None = None) -> None:
        """Listens to a host from now on, or from where it said that it was; to one only once."""
        known = self._heard.get(host.uuid)
        now = asyncio.get_running_loop().time()
        if known is not None and known.host == host and not known.ended:
            known.needed_at = now
            if incarnation is not None and known.incarnation is None:
                known.incarnation, known.position = incarnation, position
            return
        if known is not None:
            known.ended = True
            incarnation, position = incarnation or known.incarnation, position or known.position
        listener = _Listener(host, now, incarnation, position)
        self._heard[host.uuid] = listener
        self._tasks.start(self._follow(listener), name="host-notices")

    async def _follow(self, listener: _Listener) -> None:
        pause = PAUSE_SECONDS
        while not listener.ended and not self._is_forgotten(listener):
            try:
                said = await self._agents.at(listener.host).ask(
                    "/v1/notices",
                    wire.Notices,
                    query=listener.question(),
                    seconds=WAIT_SECONDS + GRACE_SECONDS,
                )
            except BackendRefused:
                break  # the next connect begins anew
            except BackendError:
                await asyncio.sleep(pause)
                pause = min(2 * pause, PAUSE_SECONDS_MAX)
            else:
                pause = PAUSE_SECONDS
                self._take(listener.host, listener.learn(said))
        listener.ended = True

    def _is_forgotten(self, listener: _Listener) -> bool:
        return asyncio.get_running_loop().time() - listener.needed_at > FORGOTTEN_SECONDS

    def _take(self, host: HostRef, told: Iterable[tuple[NoticeKind, Uuid | None]]) -> None:
        for kind, subject in told:
            self._told.append(Notice(kind, host.address, subject))
            self._position += 1
        self._more.set()
        self._more = asyncio.Event()

    async def wait(self, after: int | None) -> Notices:
        """What was told after a position, the position now for None; waits for the first."""
        since = self._position if after is None else after
        while self._position <= since:
            await self._more.wait()
        fresh = min(self._position - since, len(self._told))
        return Notices(self._position, list(self._told)[len(self._told) - fresh :])

    async def close(self) -> None:
        """Listens no more."""
        await self._tasks.cancel_all()


class _Listener:
    """How far one host has been heard."""

    def __init__(self, host: HostRef, now: float, incarnation: str | None, position: int | None) -> None:
        self.host = host
        self.needed_at = now
        self.incarnation = incarnation
        self.position = position
        self.ended = False

    def question(self) -> dict[str, Any]:
        """Asks for everything since it was heard last, or of the agent's whole life."""
        return {"after": self.position or 0, "incarnation": self.incarnation, "seconds": WAIT_SECONDS}

    def learn(self, said: wire.Notices) -> list[tuple[NoticeKind, Uuid | None]]:
        """What an answer tells: after a restart of the agent that, and everything it has told since."""
        told = [(NoticeKind(one.kind.value), one.subject) for one in said.told]
        restarted = self.incarnation is not None and self.incarnation != said.incarnation
        self.incarnation, self.position = said.incarnation, said.position
        return [(NoticeKind.AGENT_RESTARTED, None), *told] if restarted else told
