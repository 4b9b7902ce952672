"""Users of an account, and groups of them."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.identity.account.model import Owned
from orrery.core.kernel.db.model import Alias, Base, Edge, Events, Inventory, OwnedBy, OwnedThrough, Resource


class User(Resource, Owned):
    """Somebody who logs in to an account and may call what policies allow; `password` as an account's."""

    __tablename__ = "user"
    __cached__ = True
    __vo__ = "UserVO"
    __table_args__ = (UniqueConstraint("account_uuid", "name"),)
    __ownership__ = OwnedBy(is_lendable=False)
    __inventory__ = Inventory(
        "org.zstack.header.identity.UserInventory",
        hidden=("password",),
        aliases=(Alias("group", "groupRef.group"), Alias("policy", "policyRef.policy")),
        columns=("accountUuid", "description"),
        wide=("createDate",),
    )

    __events__ = Events("user", ("name", "description", "account_uuid"))

    password: Mapped[str] = mapped_column(String(255))


class UserGroup(Resource, Owned):
    """Users of one account that have policies in common."""

    __tablename__ = "user_group"
    __cached__ = True
    __vo__ = "UserGroupVO"
    __table_args__ = (UniqueConstraint("account_uuid", "name"),)
    __ownership__ = OwnedBy(is_lendable=False)
    __inventory__ = Inventory(
        "org.zstack.header.identity.UserGroupInventory",
        expanded=(Edge("account_uuid", "AccountVO", back="group"),),
        aliases=(Alias("user", "userRef.user"), Alias("policy", "policyRef.policy")),
        columns=("accountUuid", "description"),
        wide=("createDate",),
    )
    __events__ = Events("userGroup", ("name", "description", "account_uuid"))


class UserGroupUserRef(Base):
    """A user is in a group."""

    __tablename__ = "user_group_user_ref"
    __cached__ = True
    __vo__ = "UserGroupUserRefVO"
    __table_args__ = (UniqueConstraint("group_uuid", "user_uuid"),)
    __ownership__ = OwnedThrough("group_uuid", "UserGroupVO")
    __inventory__ = Inventory(
        "org.zstack.header.identity.UserGroupUserRefInventory",
        hidden=("id",),
        expanded=(
            Edge("user_uuid", "UserVO", name="user", back="groupRef"),
            Edge("group_uuid", "UserGroupVO", name="group", back="userRef"),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    user_uuid: Mapped[str] = mapped_column(ForeignKey(User.uuid, ondelete="CASCADE"), index=True)
    """The user."""
    group_uuid: Mapped[str] = mapped_column(ForeignKey(UserGroup.uuid, ondelete="CASCADE"))
    """The group that the user is in."""
    create_date: Mapped[int]
    last_op_date: Mapped[int]
