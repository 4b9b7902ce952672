"""Policies, and who has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import JSON, ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.identity.account.model import Owned
from orrery.core.identity.user.model import User, UserGroup
from orrery.core.kernel.db.model import Alias, Base, Edge, Events, Inventory, OwnedBy, OwnedThrough, Resource


class Policy(Resource, Owned):
    """Statements of what may be called, and what may not."""

    __tablename__ = "policy"
    __cached__ = True
    __vo__ = "PolicyVO"
    __table_args__ = (UniqueConstraint("account_uuid", "name"),)
    __ownership__ = OwnedBy(is_lendable=False)
    __inventory__ = Inventory(
        "org.zstack.header.identity.PolicyInventory",
        hidden=("description", "size", "create_date", "last_op_date"),
        aliases=(Alias("group", "groupRef.group"), Alias("user", "userRef.user")),
        structs={"statements": "org.zstack.header.identity.PolicyStatement"},
        columns=("accountUuid", "statements"),
    )

    __events__ = Events("policy", ("name", "statements", "account_uuid"))

    statements: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    """What is allowed and what is denied."""
    size: Mapped[int] = mapped_column(server_default="0")
    """How many statements, actions, resources and principals it has together; see `size_of`."""


def size_of(statements: Sequence[Mapping[str, Any]]) -> int:
    """How many statements there are, and what they list, together."""
    lists = ("actions", "resources", "principals")
    return len(statements) + sum(len(one.get(each) or ()) for one in statements for each in lists)


class UserPolicyRef(Base):
    """A user has a policy."""

    __tablename__ = "user_policy_ref"
    __cached__ = True
    __vo__ = "UserPolicyRefVO"
    __table_args__ = (UniqueConstraint("user_uuid", "policy_uuid"),)
    __ownership__ = OwnedThrough("user_uuid", "UserVO")
    __inventory__ = Inventory(
        "org.zstack.header.identity.UserPolicyRefInventory",
        hidden=("id",),
        expanded=(
            Edge("user_uuid", "UserVO", name="user", back="policyRef"),
            Edge("policy_uuid", "PolicyVO", name="policy", back="userRef"),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    user_uuid: Mapped[str] = mapped_column(ForeignKey(User.uuid, ondelete="CASCADE"))
    """The user."""
    policy_uuid: Mapped[str] = mapped_column(ForeignKey(Policy.uuid, ondelete="CASCADE"), index=True)
    """The policy that holds for the user."""
    create_date: Mapped[int]
    last_op_date: Mapped[int]


class UserGroupPolicyRef(Base):
    """All users of a group have a policy."""

    __tablename__ = "user_group_policy_ref"
    __cached__ = True
    __vo__ = "UserGroupPolicyRefVO"
    __table_args__ = (UniqueConstraint("group_uuid", "policy_uuid"),)
    __ownership__ = OwnedThrough("group_uuid", "UserGroupVO")
    __inventory__ = Inventory(
        "org.zstack.header.identity.UserGroupPolicyRefInventory",
        hidden=("id",),
        expanded=(
            Edge("group_uuid", "UserGroupVO", name="group", back="policyRef"),
            Edge("policy_uuid", "PolicyVO", name="policy", back="groupRef"),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    group_uuid: Mapped[str] = mapped_column(ForeignKey(UserGroup.uuid, ondelete="CASCADE"))
    """The group."""
    policy_uuid: Mapped[str] = mapped_column(ForeignKey(Policy.uuid, ondelete="CASCADE"), index=True)
    """The policy that holds for the users of the group."""
    create_date: Mapped[int]
    last_op_date: Mapped[int]
