"""Sessions."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.identity.account.model import Account
from orrery.core.kernel.db.model import Inventory, Stamped


class Session(Stamped):
    """A login; all its times are of the clients' clock.

    Its uuid is the hash of the token that the caller shows (`tokens.session_id`).
    """

    __tablename__ = "session"
    __vo__ = "SessionVO"
    __inventory__ = Inventory("org.zstack.header.identity.SessionInventory", secret=True)

    account_uuid: Mapped[str] = mapped_column(ForeignKey(Account.uuid), index=True)
    """The account that is logged in."""
    user_uuid: Mapped[str] = mapped_column(String(32))
    """The user who logged in; the account itself, where no user did."""
    user_type: Mapped[str] = mapped_column(String(32))
    """The type of the account."""
    expired_date: Mapped[int] = mapped_column(index=True)
    """When it ends unless it is used before."""
