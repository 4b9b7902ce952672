"""Moves guests to other hosts, and breaks that off."""

from __future__ import annotations

import asyncio
from pathlib import Path

from orrery.backends.agent.compute.driver import Report
from orrery.backends.agent.compute.libvirt.domains import Domains
from orrery.backends.agent.errors import Refused
from orrery.backends.agent.wire import Arrival, Guest

LOOK_SECONDS = 0.2


class Moves:
    """The migrations that are at work on this host."""

    def __init__(self, domains: Domains) -> None:
        self._domains = domains
        self._cancelled: dict[str, asyncio.Event] = {}

    async def move(self, spec: Guest, address: str, folder: Path, to: Arrival, report: Report) -> None:
        """Moves a guest; on failure, which is Refused, it stays.

        One that is on its way already, since an earlier agent has begun it, is waited for.
        """
        guest = spec.uuid
        self._cancelled[guest] = asyncio.Event()
        try:
            while await self._domains.moved(guest) is not None:
                await self._look(guest, report)
            await self._move(spec, address, folder, to, report)
        except Refused:
            # a move that an earlier agent had begun has ended just now
            if await self._domains.state(guest) is not None:
                raise
        finally:
            del self._cancelled[guest]

    async def _move(self, spec: Guest, address: str, folder: Path, to: Arrival, report: Report) -> None:
        moving = asyncio.create_task(self._domains.migrate(spec, address, folder, to))
        while not moving.done():
            await asyncio.wait((moving,), timeout=LOOK_SECONDS)
            if not moving.done():
                await self._look(spec.uuid, report)
        moving.result()

    async def _look(self, guest: str, report: Report) -> None:
        """Tells how far a migration has come; breaks it off where it was cancelled."""
        try:
            moved = await self._domains.moved(guest)
            if moved is not None:
                report(*moved)
                if self._cancelled[guest].is_set():
                    await self._domains.abort(guest)
        except Refused:
            return  # it has ended just now
        await asyncio.sleep(0 if moved is None else LOOK_SECONDS)

    async def cancel(self, guest: str) -> None:
        """The move of a guest that is at work breaks off, if it has not reached the hand-over."""
        if guest in self._cancelled:
            self._cancelled[guest].set()
        elif await self._domains.moved(guest) is not None:
            await self._domains.abort(guest)
