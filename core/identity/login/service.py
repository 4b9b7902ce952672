"""The gate that every login by password goes through: one at a time, the rest waits, too many are refused."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from orrery.core.identity.account.passwords import is_password, rehashed
from orrery.core.identity.login.configs import (
    ACCOUNT_FAILURES,
    ADDRESS_FAILURES,
    FAILURE_PERIOD,
    KNOWN_DAYS,
    LOCK_PERIOD,
    WAIT_PERIOD,
    WAITING_LOGINS,
)
from orrery.core.identity.login.errors import LockedOut, TooManyLogins
from orrery.core.identity.login.limits import (
    DAY_MS,
    Attempt,
    Limits,
    count_failure,
    count_success,
    is_settled,
    locked_until,
    sweep,
)
from orrery.core.identity.login.messages import CheckPassword
from orrery.core.identity.session.configs import CLEANUP_INTERVAL
from orrery.core.kernel.bus import handles
from orrery.core.kernel.context import current_call
from orrery.core.kernel.errors import NotAuthenticated
from orrery.core.kernel.node import Node
from orrery.core.kernel.periodic import Periodic
from orrery.core.kernel.plugins import Service

QUEUE = "login"


class LoginService(Service):
    """Lets logins in one at a time, so that a count is right when the next one is judged by it.

    A hash takes all of a worker anyway; who waits for it is counted in memory only. It also takes, at 16 MiB
    read at random, much of the caches that the cores share: so the turn is passed on after a rest as long as
    the hash took, and no storm of logins slows everybody else for more than half of the time.
    """

    def __init__(self, node: Node) -> None:
        super().__init__(node)
        self._waiting: Counter[str] = Counter()

    def periodic(self) -> list[Periodic]:
        """Old failures are swept."""
        return [Periodic("login.sweep", CLEANUP_INTERVAL, self._sweep, client_time=True)]

    @handles(CheckPassword)
    async def check(self, message: CheckPassword) -> str | None:
        """See `CheckPassword`."""
        attempt = Attempt(message.name, current_call().origin)
        with self._place(attempt.address):
            await self._refuse_locked(attempt)
            await self._wait_for_turn()
            loop, rest = asyncio.get_running_loop(), 0.0
            try:
                await self._refuse_locked(attempt)
                began = loop.time()
                is_right, anew = await self._hash(message)
                rest = loop.time() - began
                await self._count(attempt, is_right=is_right)
                return anew
            finally:
                loop.call_later(rest, self.node.tasks.release, QUEUE)

    async def _wait_for_turn(self) -> None:
        try:
            async with asyncio.timeout(self.node.loop_seconds(self.node.configs.get(WAIT_PERIOD))):
                await self.node.tasks.acquire(QUEUE, 1)
        except TimeoutError:
            raise TooManyLogins("this login has waited for too long; try again in a few seconds") from None

    async def _hash(self, message: CheckPassword) -> tuple[bool, str | None]:
        """Whether the password is right, and what to store anew then."""
        if not await is_password(self.node, message.sent, message.stored) or message.stored is None:
            return False, None
        return True, await rehashed(self.node, message.sent, message.stored)

    async def _count(self, attempt: Attempt, *, is_right: bool) -> None:
        limits = self._limits()
        if not is_right:
            await self.node.db.write(count_failure, attempt, limits)
            raise NotAuthenticated("wrong account name or password")
        if not await self.node.db.read_uncommitted(is_settled, attempt, limits):
            await self.node.db.write(count_success, attempt, limits)

    async def _refuse_locked(self, attempt: Attempt) -> None:
        until = await self.node.db.query(locked_until, attempt, self._limits())
        if until:
            seconds = -(-(until - self.node.client_clock.now_ms()) // 1000)
            what = "too many logins to this account, or from this address, have failed"
            raise LockedOut(f"{what}; try again in {seconds} s")

    @contextmanager
    def _place(self, address: str) -> Iterator[None]:
        most = self.node.configs.get(WAITING_LOGINS)
        if self._waiting.total() >= most or self._waiting[address] >= most // 2:
            raise TooManyLogins("too many logins wait for their turn; try again in a few seconds")
        self._waiting[address] += 1
        try:
            yield
        finally:
            self._waiting[address] -= 1
            if not self._waiting[address]:
                del self._waiting[address]

    def _limits(self) -> Limits:
        get = self.node.configs.get
        return Limits(
            now=self.node.client_clock.now_ms(),
            per_account=get(ACCOUNT_FAILURES),
            per_address=get(ADDRESS_FAILURES),
            period_ms=get(FAILURE_PERIOD) * 1000,
            lock_ms=get(LOCK_PERIOD) * 1000,
            known_ms=get(KNOWN_DAYS) * DAY_MS,
        )

    async def _sweep(self) -> None:
        await self.node.db.write(sweep, self._limits())
