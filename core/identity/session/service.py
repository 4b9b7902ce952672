"""Sessions: opened by login, renewed by use, closed by logout or time."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable

from sqlalchemy import bindparam, delete, select

from core.identity.account.model import SYSTEM_ADMIN, Account
from core.identity.account.passwords import hash_password, matches
from core.identity.session.configs import CLEANUP_INTERVAL, MAX_SESSIONS, SESSION_TIMEOUT, UNIQUE_SESSION
from core.identity.session.errors import TooManySessions
from core.identity.session.messages import (
    CheckSession,
    LogInByAccount,
    LogOut,
    ValidateSession,
    Validity,
)
from core.identity.session.model import Session
from core.kernel.bus import handles
from core.kernel.db.model import Uuid
from core.kernel.db.statement import Statement
from core.kernel.db.transaction import Transaction
from core.kernel.errors import InvalidSession, NotAuthenticated
from core.kernel.node import Node
from core.kernel.ownership import ADMIN_UUID, Caller
from core.kernel.plugins import Service

FIRST_ADMIN_PASSWORD = "password"
RENEW_AFTER_SHARE = 0.02
"""A renewal is written only when this share of the session's life has gone by since the last."""

EXPIRED = Statement(delete(Session).where(Session.expired_date < bindparam("now")))
OTHERS = Statement(
    delete(Session).where(Session.account_uuid == bindparam("account"), Session.uuid != bindparam("kept"))
)
LIVE = Statement(select(Session).where(Session.expired_date >= bindparam("now")).order_by(Session.uuid))


class SessionService(Service):
    """Who calls. Live sessions are kept in memory as a copy of their rows."""

    def __init__(self, node: Node) -> None:
        super().__init__(node)
        self._live: dict[Uuid, Session] = {}

    async def start(self) -> None:
        """Makes sure of the admin account and reads the sessions that are still valid."""
        sent = hashlib.sha512(FIRST_ADMIN_PASSWORD.encode()).hexdigest()
        if await self.node.db.read(_account_named, "admin") is None:
            await self.node.db.write(_create_admin, hash_password(sent, self.node.secrets.token()))
        for session in await self.node.db.read(_live, self.node.clock.now_ms()):
            self._live[session.uuid] = session

    def background(self) -> list[Callable[[], Awaitable[None]]]:
        """Expired sessions are swept."""
        return [self._sweep_forever]

    @handles(LogInByAccount)
    async def log_in(self, message: LogInByAccount) -> Uuid:
        """Opens a session. Raises TooManySessions, or NotAuthenticated, never saying which was wrong."""
        account = await self.node.db.query(_account_named, message.account_name)
        if account is None or not matches(message.password, account.password):
            raise NotAuthenticated("wrong account name or password")
        if not self.node.configs.get(UNIQUE_SESSION):
            self._refuse_too_many(account.uuid)
        token = self.node.secrets.token()
        session = await self.node.db.write(_open, token, account, self._expiry())
        self._live[token] = session
        if self.node.configs.get(UNIQUE_SESSION):
            await self._close_others(session)
        return token

    async def _close_others(self, session: Session) -> None:
        account = session.account_uuid
        for uuid in [u for u, live in self._live.items() if live.account_uuid == account and live != session]:
            self._live.pop(uuid, None)
        await self.node.db.write(_close_others, session.uuid, account)

    def _refuse_too_many(self, account: Uuid) -> None:
        now, most = self.node.clock.now_ms(), self.node.configs.get(MAX_SESSIONS)
        mine = [live for live in self._live.values() if live.account_uuid == account]
        if sum(live.expired_date >= now for live in mine) >= most:
            raise TooManySessions(
                f"account[uuid:{account}] has [{most}] sessions, the most that there may be (global config"
                " identity/session.maxConcurrent); log out of some"
            )

    @handles(LogOut)
    async def log_out(self, message: LogOut) -> None:
        """Closes the session."""
        if message.session_uuid is not None:
            self._live.pop(message.session_uuid, None)
            await self.node.db.write(_close, message.session_uuid)

    @handles(ValidateSession)
    async def validate(self, message: ValidateSession) -> Validity:
        """Whether the session would be taken now."""
        session = self._live.get(message.session_uuid)
        return Validity(valid=session is not None and session.expired_date >= self.node.clock.now_ms())

    @handles(CheckSession)
    async def check(self, message: CheckSession) -> Caller:
        """The session's account; renews the session."""
        session = self._live.get(message.uuid or "")
        now = self.node.clock.now_ms()
        if session is None or session.expired_date < now:
            raise InvalidSession("the session is unknown or has expired; log in again")
        expiry = self._expiry()
        if expiry - session.expired_date > RENEW_AFTER_SHARE * (expiry - now):
            renewed = await self.node.db.write(_renew, session.uuid, expiry)
            if renewed is None or session.uuid not in self._live:
                raise InvalidSession("the session has been closed meanwhile; log in again")
            self._live[session.uuid] = renewed
        return Caller(session.account_uuid, session.user_uuid, session.user_type == SYSTEM_ADMIN)

    def _expiry(self) -> int:
        return self.node.clock.now_ms() + self.node.configs.get(SESSION_TIMEOUT) * 1000

    async def _sweep_forever(self) -> None:
        while True:
            await self.node.configs.elapse(CLEANUP_INTERVAL)
            now = self.node.clock.now_ms()
            await self.node.db.write(_delete_expired, now)
            for uuid in [u for u, session in self._live.items() if session.expired_date < now]:
                del self._live[uuid]


def _account_named(tx: Transaction, name: str) -> Account | None:
    return tx.first(Account, name=name)


def _create_admin(tx: Transaction, password: str) -> None:
    tx.insert(Account, uuid=ADMIN_UUID, name="admin", type=SYSTEM_ADMIN, password=password)


def _live(tx: Transaction, now: int) -> list[Session]:
    return tx.all(LIVE, now=now)


def _open(tx: Transaction, token: Uuid, account: Account, expiry: int) -> Session:
    tx.insert(
        Session,
        uuid=token,
        account_uuid=account.uuid,
        user_uuid=account.uuid,
        user_type=account.type,
        expired_date=expiry,
    )
    return tx.require(Session, token)


def _renew(tx: Transaction, uuid: Uuid, expiry: int) -> Session | None:
    tx.update(Session, {"uuid": uuid}, expired_date=expiry)
    return tx.get(Session, uuid)


def _close(tx: Transaction, uuid: Uuid) -> None:
    tx.delete(Session, uuid=uuid)


def _close_others(tx: Transaction, kept: Uuid, account: Uuid) -> None:
    tx.run(OTHERS, kept=kept, account=account)


def _delete_expired(tx: Transaction, now: int) -> None:
    tx.run(EXPIRED, now=now)
