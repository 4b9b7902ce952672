"""Calls on sessions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from orrery.core.identity.session.model import Session
from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import ApiMessage, Text, WireModel
from orrery.core.kernel.api.secrecy import PasswordHash, Secret
from orrery.core.kernel.bus import Message
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.ownership import Caller

api = Declarations(java="org.zstack.header.identity")


@dataclass(frozen=True)
class CheckSession(Message[Caller]):
    """Who is behind this session; renews it. Raises InvalidSession."""

    token: str | None = field(repr=False)


@dataclass(frozen=True)
class LookUpSession(Message[Caller]):
    """Who is behind this session; leaves its end as it is. Raises InvalidSession."""

    token: str | None = field(repr=False)


@dataclass(frozen=True)
class CloseSessions(Message[None]):
    """End the sessions of an account and its users, or of a user alone, at once and for good.

    Called after a change of password, and after a deletion; `except_session` is the uuid of the session that
    asks for it.
    Whoever changes the password does the same to the rows in that transaction
    (`orrery.core.identity.session.transactions`), so that no crash lets a session outlive its password.
    """

    account_uuid: Uuid | None = None
    user_uuid: Uuid | None = None
    except_session: Uuid | None = None


class Validity(WireModel):
    """Whether a session is valid."""

    valid: bool
    """Whether calls in the session are taken now."""


@api.action(
    "/accounts/login",
    returns=Session,
    is_async=False,
    login_required=False,
    answers="org.zstack.header.identity.APILogInReply",
)
class LogInByAccount(ApiMessage):
    """Open a session. The password is sent as its SHA-512, in hex."""

    account_name: Text
    """Login name of the account."""
    password: PasswordHash
    """SHA-512 of the password, as 128 hex digits; `orrery login` hashes it."""
    account_type: str | None = None
    """Accepted and not used."""
    captcha_uuid: str | None = None
    """Accepted and not used: there are no captchas."""
    verify_code: str | None = None
    """Accepted and not used: there are no captchas."""
    client_info: dict[str, str] | None = None


@api.action(
    "/accounts/users/login",
    returns=Session,
    is_async=False,
    login_required=False,
    answers="org.zstack.header.identity.APILogInReply",
)
class LogInByUser(ApiMessage):
    """Open a session of a user; the account is given by uuid or by name."""

    account_uuid: Text | None = None
    """The account of the user; this or `account_name` is needed."""
    account_name: Text | None = None
    """Login name of the account of the user; this or `account_uuid` is needed."""
    user_name: Text
    """Login name of the user."""
    password: PasswordHash
    """SHA-512 of the password, as 128 hex digits; `orrery login` hashes it."""
    client_info: dict[str, str] | None = None


@api.delete("/accounts/sessions/{sessionUuid}", is_async=False, login_required=False, on_session=True)
class LogOut(ApiMessage):
    """Close a session; closing an unknown one is no error."""

    session_uuid: Secret | None = None
    client_info: dict[str, str] | None = None


@api.get("/accounts/sessions/{sessionUuid}/valid", reply=Validity, login_required=False, on_session=True)
class ValidateSession(ApiMessage):
    """Ask whether a session is valid."""

    session_uuid: Secret


@api.action("/accounts/sessions/{sessionUuid}/renew", returns=Session, on_session=True)
class RenewSession(ApiMessage):
    """Let a session last for longer, or for exactly so many seconds from now; each call still prolongs it.

    A user needs a policy only to renew another session than that in which it calls.
    """

    session_uuid: Secret
    duration: Annotated[int, Field(ge=60, le=31_536_000)] | None = None
    """Seconds from now; without it, as long as a new session."""
