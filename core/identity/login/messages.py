"""What those ask who check a password: to let people in, or to let them change it."""

from __future__ import annotations

from dataclasses import dataclass, field

from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.bus import Message
from orrery.core.kernel.errors import NotAuthenticated, PermissionDenied
from orrery.core.kernel.node import Node

api = Declarations(java="org.zstack.header.identity")


@dataclass(frozen=True)
class CheckPassword(Message[str | None]):
    """Waits for a turn and looks whether a password is right; gives what to store anew, if so.

    It is the only way to check one, so that every guess counts, wherever it is made. `name` is what callers
    call the account, or account and user, whether there is one or not; `stored` is None where there is none.
    What is given replaces `stored`, which was made at another cost. Raises NotAuthenticated, LockedOut or
    TooManyLogins, none of which says which of name and password was wrong, nor whether the name exists.
    """

    name: str
    sent: str = field(repr=False)
    stored: str | None = field(repr=False)


def login_name(account: str, user: str) -> str:
    """What guesses of a user's password are counted under; those of an account's go by the account's name."""
    return f"{account}/{user}"


async def require_present_password(node: Node, check: CheckPassword, why: str) -> None:
    """Looks whether somebody who wants to change a password knows it; an empty one is no guess.

    The check may wait for seconds: the transaction that writes the new password calls `require_unchanged`.
    Raises PermissionDenied saying `why` it is asked for, LockedOut or TooManyLogins.
    """
    refusal = PermissionDenied(f"field[oldPassword]: {why}")
    if not check.sent:
        raise refusal
    try:
        await node.bus.call(check)
    except NotAuthenticated:
        raise refusal from None


def require_unchanged(checked: str | None, stored: str) -> None:
    """Compares the stored password with the one that was checked; None if none was checked.

    Raises PermissionDenied if the password was changed since the check.
    """
    if checked is not None and checked != stored:
        raise PermissionDenied("field[oldPassword]: the password has been changed meanwhile")
