"""What those ask who let people in by name and password."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.kernel.api.declaration import Declarations
from core.kernel.bus import Message

api = Declarations(java="org.zstack.header.identity")


@dataclass(frozen=True)
class CheckPassword(Message[str | None]):
    """Waits for a turn and looks whether somebody may come in; gives what to store anew, if so.

    `name` is what the caller calls the account, or account and user, whether there is one or not; `stored` is
    None where there is none. What is given replaces `stored`, which was made at another cost. Raises
    NotAuthenticated, LockedOut or TooManyLogins, none of which says which of name and password was wrong, nor
    whether the name exists.
    """

    name: str
    sent: str = field(repr=False)
    stored: str | None = field(repr=False)
