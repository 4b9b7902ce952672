"""Which account owns which resource, in one list.

It is a view over the tables of all kinds that accounts own, so it costs nothing when something is created or
deleted, and it cannot say anything else than they do. A row for each resource would be one more insert in
every creation.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Select, String, Table, literal_column, select, union_all

from orrery.core.kernel.db.model import VIEWS, Base, Inventory, OwnedBy
from orrery.core.kernel.ownership import owned_kinds

NAME = "account_resource_ref"


class AccountResourceRef(Base):
    """An account owns a resource."""

    __tablename__ = NAME
    __table__ = Table(
        NAME,
        VIEWS,
        Column("resource_uuid", String(32), primary_key=True),
        Column("resource_type", String(64), nullable=False),
        Column("concrete_resource_type", String(128), nullable=False),
        Column("account_uuid", String(32), nullable=False),
        Column("create_date", BigInteger, nullable=False),
        Column("last_op_date", BigInteger, nullable=False),
    )
    __vo__ = "AccountResourceRefVO"
    __ownership__ = OwnedBy(is_lendable=False)
    __inventory__ = Inventory("org.zstack.header.identity.AccountResourceRefInventory")


def _of(model: type[Base]) -> Select[tuple[str, ...]]:
    assert model.__inventory__ is not None
    java = model.__inventory__.java.removesuffix("Inventory") + "VO"
    rows = model.__table__.c
    return select(
        rows.uuid.label("resource_uuid"),
        literal_column(f"'{model.__vo__}'").label("resource_type"),
        literal_column(f"'{java}'").label("concrete_resource_type"),
        rows.account_uuid.label("account_uuid"),
        rows.create_date.label("create_date"),
        rows.last_op_date.label("last_op_date"),
    )


def view_of_owned() -> str:
    """What the view selects: every resource of every kind that an account owns."""
    return str(union_all(*(_of(model) for model in owned_kinds())))
