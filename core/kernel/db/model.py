"""The base of every table, and what a table says about its inventory on the wire.

A class derived from `Base` is at once the table, the typed record that transactions read, and (with
`__inventory__`) the wire inventory and the queryable fields. Records are detached: reading gives plain
values, writing goes through the transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Uuid = str
"""32 lower-case hex digits."""


@dataclass(frozen=True, slots=True)
class Nested:
    """A list (or, with `single`, one object) of other rows inside an inventory.

    `vo` names the kind of the rows, `key` their column that equals this row's `local` column, `sort` the
    column that orders them. With `pluck`, the list holds that column's values instead of objects.
    """

    wire: str
    vo: str
    key: str
    local: str = "uuid"
    sort: str = "uuid"
    pluck: str | None = None
    single: bool = False


@dataclass(frozen=True, slots=True)
class Subtype:
    """What rows of one type add to the common inventory: their Java class and their own fields."""

    java: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inventory:
    """How a row looks on the wire: Java class, fields left out, nested lists, subtypes by `type_field`."""

    java: str
    hidden: tuple[str, ...] = ()
    nested: tuple[Nested, ...] = ()
    empty_lists: tuple[str, ...] = ()
    """Wire names of lists that are always there and that nothing fills yet."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Python name → wire name, where it is not simply the camelCase of it."""
    type_field: str | None = None
    subtypes: Mapping[str, Subtype] = field(default_factory=dict)


class Base(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        int: BigInteger,
        dict[str, Any]: JSON,
        list[str]: JSON,
        list[int]: JSON,
    }

    __vo__: ClassVar[str] = ""
    """The kind's name in the wire catalogue, such as ``ZoneVO``; empty where it has none."""
    __inventory__: ClassVar[Inventory | None] = None


class Stamped(Base):
    """A row with an identity and its two times, in milliseconds since 1970 (the node's clock)."""

    __abstract__ = True

    uuid: Mapped[str] = mapped_column(String(32), primary_key=True, sort_order=-10)
    create_date: Mapped[int] = mapped_column(sort_order=90)
    last_op_date: Mapped[int] = mapped_column(sort_order=91)


class Resource(Stamped):
    """A row that people name and describe."""

    __abstract__ = True

    name: Mapped[str] = mapped_column(String(255), sort_order=-9)
    description: Mapped[str | None] = mapped_column(String(2048), sort_order=-8)


def models_by_vo(base: type[Base] = Base) -> dict[str, type[Base]]:
    """Every declared kind by its catalogue name."""
    return {
        mapper.class_.__vo__: mapper.class_
        for mapper in sorted(base.registry.mappers, key=lambda m: m.class_.__name__)
        if mapper.class_.__vo__
    }
