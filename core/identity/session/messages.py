"""Calls on sessions."""

from __future__ import annotations

from dataclasses import dataclass

from core.identity.session.model import Session
from core.kernel.api.declaration import Declarations
from core.kernel.api.message import ApiMessage, Text, WireModel
from core.kernel.bus import Message
from core.kernel.db.model import Uuid
from core.kernel.ownership import Caller

api = Declarations(java="org.zstack.header.identity")


@dataclass(frozen=True)
class CheckSession(Message[Caller]):
    """Who is behind this session; renews it. Raises InvalidSession."""

    uuid: Uuid | None


class Validity(WireModel):
    """Whether a session is valid."""

    valid: bool


@api.action(
    "/accounts/login",
    returns=Session,
    is_async=False,
    login_required=False,
    answers="org.zstack.header.identity.APILogInReply",
)
class LogInByAccount(ApiMessage):
    """Open a session. The password is the lower-case SHA-512 hex of what people type."""

    account_name: Text
    password: str
    account_type: str | None = None
    captcha_uuid: str | None = None
    verify_code: str | None = None
    client_info: dict[str, str] | None = None


@api.delete("/accounts/sessions/{sessionUuid}", is_async=False, login_required=False)
class LogOut(ApiMessage):
    """Close a session; closing an unknown one is no error."""

    session_uuid: str | None = None
    client_info: dict[str, str] | None = None


@api.get("/accounts/sessions/{sessionUuid}/valid", reply=Validity, login_required=False)
class ValidateSession(ApiMessage):
    """Ask whether a session is valid."""

    session_uuid: str
