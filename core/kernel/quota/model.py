"""The table of quotas: what an account may have at most, and what it has."""

from __future__ import annotations

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.db.model import Edge, Events, Inventory, OwnedBy, Stamped


class AccountQuota(Stamped):
    """One quota of one account. Accounts of administrators have none, and no limits."""

    __tablename__ = "quota"
    __table_args__ = (UniqueConstraint("identity_uuid", "name"),)
    __vo__ = "QuotaVO"
    __is_resource__ = True
    __ownership__ = OwnedBy("identity_uuid")
    __events__ = Events("quota", fields=("name", "value"))
    __inventory__ = Inventory(
        "org.zstack.header.identity.QuotaInventory",
        hidden=("used",),
        expanded=(Edge("identity_uuid", "AccountVO", name="account", back="quota"),),
        columns=("value", "identityUuid"),
        wide=("identityType",),
    )

    name: Mapped[str] = mapped_column(String(255))
    """Name of the quota, such as vm.num."""
    identity_uuid: Mapped[str] = mapped_column(String(32))
    """The account whose quota it is."""
    # Whoever deletes the account deletes its quotas too (`drop_quotas` of the noun).
    identity_type: Mapped[str] = mapped_column(String(64))
    """Always AccountVO: only accounts have quotas."""
    value: Mapped[int]
    """The limit. It may be below what is used: then nothing new is granted."""
    used: Mapped[int]
    """Equals, at the end of every transaction, the sum that the quota's declaration gives."""
