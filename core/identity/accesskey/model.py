"""Access keys, and which of their signatures have been used."""

from __future__ import annotations

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.identity.account.model import Owned
from orrery.core.kernel.db.model import Base, Inventory, OwnedBy, Stamped

SECRET = "secret"
"""What signs calls, in the store of secrets."""


class AccessKey(Owned, Stamped):
    """A key with which an account, or a user of it, signs calls.

    The store of secrets keeps its secret: whoever checks an HMAC needs it as it is.
    """

    __ownership__ = OwnedBy(is_lendable=False)
    __tablename__ = "access_key"
    __table_args__ = (Index(None, "account_uuid"),)
    __vo__ = "AccessKeyVO"
    __is_resource__ = True
    __secrets__ = (SECRET,)
    __inventory__ = Inventory(
        "org.zstack.header.identity.AccessKeyInventory",
        renamed={"access_key_id": "AccessKeyID"},
        columns=("AccessKeyID", "state", "accountUuid", "description"),
        wide=("userUuid", "createDate"),
    )

    description: Mapped[str | None] = mapped_column(String(2048))
    """Free text for people."""
    user_uuid: Mapped[str] = mapped_column(String(32), index=True)
    """The user that calls signed with it are made for; the account itself, where it is no user's."""
    access_key_id: Mapped[str] = mapped_column(String(32), unique=True)
    """What signed calls name the key by."""
    state: Mapped[str] = mapped_column(String(16))
    """Calls signed with a Disabled key are refused."""


class UsedSignature(Base):
    """What a key has signed already, and first when; kept until its date alone would have it refused."""

    __tablename__ = "access_key_used_signature"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    used: Mapped[int] = mapped_column(index=True)
    """Milliseconds since 1970, by the clients' clock."""
