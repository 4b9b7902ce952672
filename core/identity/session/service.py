"""Sessions: opened by login, renewed by use, closed by logout or time."""

from __future__ import annotations

import copy
import hashlib
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, select

from orrery.core.identity.account.model import SYSTEM_ADMIN, Account
from orrery.core.identity.account.passwords import hashed
from orrery.core.identity.login.messages import CheckPassword, login_name
from orrery.core.identity.session.configs import (
    CLEANUP_INTERVAL,
    MAX_SESSIONS,
    SESSION_TIMEOUT,
    UNIQUE_SESSION,
)
from orrery.core.identity.session.errors import TooManySessions
from orrery.core.identity.session.messages import (
    CheckSession,
    CloseSessions,
    LogInByAccount,
    LogInByUser,
    LogOut,
    LookUpSession,
    RenewSession,
    ValidateSession,
    Validity,
)
from orrery.core.identity.session.model import Session
from orrery.core.identity.session.tokens import session_id
from orrery.core.identity.session.transactions import close_sessions_of_account, close_sessions_of_user
from orrery.core.identity.user.model import User
from orrery.core.kernel.bus import handles
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import (
    InvalidArgument,
    InvalidSession,
    NotAuthenticated,
    Refused,
    UnacceptableUuid,
)
from orrery.core.kernel.node import Node
from orrery.core.kernel.ownership import ADMIN_UUID, Caller
from orrery.core.kernel.periodic import Periodic
from orrery.core.kernel.plugins import Hooks, Service

FIRST_ADMIN_PASSWORD = "password"
RENEW_AFTER_SHARE = 0.02
"""A renewal is written only when this share of the session's life has gone by since the last."""

EXPIRED = Statement(delete(Session).where(Session.expired_date < bindparam("now")))
LIVE = Statement(select(Session).where(Session.expired_date >= bindparam("now")).order_by(Session.uuid))


class Login(NamedTuple):
    """Who logs in: an account itself, or one of its users."""

    account: Account
    who: Account | User


class SessionService(Service):
    """Who calls. Live sessions are kept in memory as a copy of their rows."""

    def __init__(self, node: Node) -> None:
        super().__init__(node)
        self._live: dict[Uuid, Session] = {}

    async def start(self) -> None:
        """Makes sure of the admin account and reads the sessions that are still valid.

        Raises Refused where somebody removed that account from the database of a cloud in use.
        """
        sent = hashlib.sha512(FIRST_ADMIN_PASSWORD.encode()).hexdigest()
        if await self.node.db.read(Transaction.get, Account, ADMIN_UUID) is None:
            stored, seed = await hashed(self.node, sent), self.node.random.getrandbits(64)
            try:
                await self.node.db.write(_create_admin, stored, seed, self.node.hooks)
            except UnacceptableUuid:
                raise Refused(
                    f"the account of the first administrators, account[uuid:{ADMIN_UUID}], is missing in"
                    " the database, which is in use; restore it from a backup"
                ) from None
        for session in await self.node.db.read(_live, self.node.client_clock.now_ms()):
            self._live[session.uuid] = session

    def periodic(self) -> list[Periodic]:
        """Expired sessions are swept."""
        return [Periodic("session.sweep", CLEANUP_INTERVAL, self._sweep, client_time=True)]

    @handles(LogInByAccount)
    async def log_in(self, message: LogInByAccount) -> Session:
        """Opens a session. Raises TooManySessions, and what `CheckPassword` does."""
        # What is told of it comes after a write: of the session, or into the audit. A full queue tells none.
        account = await self.node.db.read_uncommitted(_account_named, message.account_name)
        who = Login(account, account) if account is not None and not account.closing else None
        return await self._begin(message.account_name, message.password, who)

    @handles(LogInByUser)
    async def log_in_user(self, message: LogInByUser) -> Session:
        """Opens a session of a user. Raises as for accounts, InvalidArgument where none is named."""
        account = message.account_uuid or message.account_name
        if account is None:
            raise InvalidArgument("field[accountUuid] or field[accountName] says whose user it is; give one")
        who = await self.node.db.read_uncommitted(_user_named, message)
        return await self._begin(login_name(account, message.user_name), message.password, who)

    async def _begin(self, name: str, sent: str, who: Login | None) -> Session:
        """A session, its token as its uuid, of an account or one of its users, whom callers call `name`."""
        stored = who.who.password if who is not None else None
        anew = await self.node.bus.call(CheckPassword(name, sent, stored))
        assert who is not None
        account = who.account
        if not self.node.configs.get(UNIQUE_SESSION):
            self._refuse_too_many(account.uuid)
        token = self.node.secrets.token()
        uuid = session_id(token)
        session = await self.node.db.write(_open, uuid, who, anew, self._times())
        self._live[uuid] = session
        if self.node.configs.get(UNIQUE_SESSION):
            await self.close(CloseSessions(account_uuid=account.uuid, except_session=uuid))
        shown = copy.copy(session)
        shown.uuid = token
        return shown

    @handles(CloseSessions)
    async def close(self, message: CloseSessions) -> None:
        """Ends sessions in memory, so that no call is taken any more, and as rows."""
        kept = message.except_session or ""
        for uuid, live in list(self._live.items()):
            if uuid != kept and (
                live.account_uuid == message.account_uuid or live.user_uuid == message.user_uuid
            ):
                del self._live[uuid]
        await self.node.db.write(_close_all, message.account_uuid, message.user_uuid, kept)

    @handles(RenewSession)
    async def renew(self, message: RenewSession) -> Session:
        """Sets the session's end; answers without its token. Raises InvalidSession for one that has ended."""
        session = self._require(message.session_uuid)
        lasts = message.duration or self.node.configs.get(SESSION_TIMEOUT)
        return await self._prolong(session.uuid, self.node.client_clock.now_ms() + lasts * 1000)

    def _refuse_too_many(self, account: Uuid) -> None:
        now, most = self.node.client_clock.now_ms(), self.node.configs.get(MAX_SESSIONS)
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
            uuid = session_id(message.session_uuid)
            self._live.pop(uuid, None)
            await self.node.db.write(_close, uuid)

    @handles(ValidateSession)
    async def validate(self, message: ValidateSession) -> Validity:
        """Whether the session would be taken now."""
        session = self._live.get(session_id(message.session_uuid))
        return Validity(valid=session is not None and session.expired_date >= self.node.client_clock.now_ms())

    @handles(CheckSession)
    async def check(self, message: CheckSession) -> Caller:
        """The session's account; renews the session."""
        session = self._require(message.token or "")
        expiry = self._expiry()
        if expiry - session.expired_date > RENEW_AFTER_SHARE * (expiry - self.node.client_clock.now_ms()):
            await self._prolong(session.uuid, expiry)
        return _caller(session)

    @handles(LookUpSession)
    async def look_up(self, message: LookUpSession) -> Caller:
        """The session's account."""
        return _caller(self._require(message.token or ""))

    def _require(self, token: str) -> Session:
        session = self._live.get(session_id(token))
        if session is None or session.expired_date < self.node.client_clock.now_ms():
            raise InvalidSession("the session is unknown or has expired; log in again")
        return session

    async def _prolong(self, uuid: Uuid, expiry: int) -> Session:
        now = self.node.client_clock.now_ms()
        renewed = await self.node.db.write(_renew, uuid, now, expiry)
        if renewed is None or uuid not in self._live:
            raise InvalidSession("the session has been closed meanwhile; log in again")
        self._live[uuid] = renewed
        return renewed

    def _times(self) -> dict[str, int]:
        """The times of a session that begins now."""
        now = self.node.client_clock.now_ms()
        return {"create_date": now, "last_op_date": now, "expired_date": self._expiry()}

    def _expiry(self) -> int:
        return self.node.client_clock.now_ms() + self.node.configs.get(SESSION_TIMEOUT) * 1000

    async def _sweep(self) -> None:
        now = self.node.client_clock.now_ms()
        await self.node.db.write(_delete_expired, now)
        for uuid in [u for u, session in self._live.items() if session.expired_date < now]:
            del self._live[uuid]


def _caller(session: Session) -> Caller:
    return Caller(session.account_uuid, session.user_uuid, session.user_type == SYSTEM_ADMIN)


def _account_named(tx: Transaction, name: str) -> Account | None:
    return tx.first(Account, name=name)


def _user_named(tx: Transaction, message: LogInByUser) -> Login | None:
    account = tx.get(Account, message.account_uuid)
    if message.account_uuid is None and message.account_name is not None:
        account = _account_named(tx, message.account_name)
    if account is None or account.closing:
        return None
    user = tx.first(User, account_uuid=account.uuid, name=message.user_name)
    return Login(account, user) if user is not None else None


def _create_admin(tx: Transaction, password: str, seed: int, hooks: Hooks) -> None:
    tx.insert(Account, uuid=ADMIN_UUID, name="admin", type=SYSTEM_ADMIN, password=password, closing=False)
    hooks.hook.account_created(tx=tx, account_uuid=ADMIN_UUID, seed=seed)


def _live(tx: Transaction, now: int) -> list[Session]:
    return tx.all(LIVE, now=now)


def _open(tx: Transaction, uuid: Uuid, login: Login, anew: str | None, times: dict[str, int]) -> Session:
    account, who = login.account, login.who
    model = User if isinstance(who, User) else Account
    found: Any = tx.get(model, who.uuid)
    if found is None or found.password != who.password or tx.require(Account, account.uuid).closing:
        raise NotAuthenticated("the password has been changed meanwhile")
    if anew is not None:
        tx.update(model, {"uuid": who.uuid}, password=anew)
    tx.insert(
        Session,
        uuid=uuid,
        account_uuid=account.uuid,
        user_uuid=who.uuid,
        user_type=account.type,
        **times,
    )
    return tx.require(Session, uuid)


def _renew(tx: Transaction, uuid: Uuid, now: int, expiry: int) -> Session | None:
    tx.update(Session, {"uuid": uuid}, last_op_date=now, expired_date=expiry)
    return tx.get(Session, uuid)


def _close(tx: Transaction, uuid: Uuid) -> None:
    tx.delete(Session, uuid=uuid)


def _close_all(tx: Transaction, account: Uuid | None, user: Uuid | None, kept: Uuid) -> None:
    if account is not None:
        close_sessions_of_account(tx, account, kept)
    if user is not None:
        close_sessions_of_user(tx, user, kept)


def _delete_expired(tx: Transaction, now: int) -> None:
    tx.run(EXPIRED, now=now)
