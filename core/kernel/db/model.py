"""The base of every table, and what a table says about its inventory on the wire.

A class derived from `Base` is at once the table, the typed record that transactions read, and (with
`__inventory__`) the wire inventory and the queryable fields. Records are detached: reading gives plain
values, writing goes through the transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, MetaData, String, Table
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
class Edge:
    """A column that names a row of another kind: queries walk along it, there and back.

    Foreign keys to ``uuid`` are edges by themselves; here stands what they do not say. `name` is what this
    kind calls the way there (else that of the column: ``image_uuid`` gives ``image``), `back` what the other
    kind calls the way back (else this kind's name, where the column has the other kind's).
    """

    column: str
    vo: str
    name: str = ""
    back: str = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """A short name for a path that queries walk; `vo` is the kind whose paths begin so, if not this one."""

    name: str
    path: str
    vo: str = ""


@dataclass(frozen=True, slots=True)
class OwnedBy:
    """A row belongs to the account that its `column` names."""

    column: str = "account_uuid"
    is_lendable: bool = True
    """Whether it can be shared with other accounts, and be given to one."""


@dataclass(frozen=True, slots=True)
class OwnedThrough:
    """A row belongs to whoever owns the row of kind `vo` that its `column` names, and is shared with that."""

    column: str
    vo: str


@dataclass(frozen=True, slots=True)
class OwnedWithResource:
    """A row says something of any resource: its columns name the resource's kind and uuid."""

    type_column: str = "resource_type"
    uuid_column: str = "resource_uuid"


@dataclass(frozen=True, slots=True)
class AdminsOnly:
    """No tenant sees such rows."""


Ownership = OwnedBy | OwnedThrough | OwnedWithResource | AdminsOnly


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
    expanded: tuple[Edge, ...] = ()
    """Ways to other kinds beyond those that the foreign keys are."""
    aliases: tuple[Alias, ...] = ()
    urls: tuple[str, ...] = ()
    """Columns that hold URLs, which are shown without the passwords in them."""
    structs: Mapping[str, str] = field(default_factory=dict)
    """Wire names of lists of objects that are no rows → the Java class of these objects."""
    left: tuple[str, ...] = ()
    """Columns of what is left of a capacity. They fall below zero where more is used than there is by now, as
    after a ratio was lowered; then nothing is left, and 0 is shown."""
    secret: bool = False
    """Whether no query may reach it by a path or by its name, as where an identity is a password."""
    columns: tuple[str, ...] = ()
    """What a table of such rows shows after the name: wire names, or paths into nested lists (``vmNics.ip``).
    Where it is empty, the first short fields are shown."""
    wide: tuple[str, ...] = ()
    """What a wide table shows after those."""


VIEWS = MetaData()
"""The tables that are only views of others (`Database.define_view`); no migration knows them."""


@dataclass(frozen=True, slots=True)
class Events:
    """What the outside hears of a kind: an event for each row that comes, changes or goes.

    A new row is ``<kind>.created``, a removed one ``<kind>.<gone>``. A change of a `watched` column is called
    after the new value (``vm.running``, ``host.disconnected``), one of the owner ``<kind>.ownerChanged``, and
    one of other `fields` only ``<kind>.updated``. Each shows the `fields` as they then are, so the last event
    of a resource tells all of them. The database writes them by itself
    (`orrery.core.kernel.events.triggers`).
    """

    kind: str
    fields: tuple[str, ...]
    """Columns shown. What changes all the time, or is a secret, is none of them."""
    watched: tuple[str, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)
    """Value of a watched column → what becoming that is called, where the value's own name is taken."""
    gone: str = "deleted"
    """What the removal of a row is called, where a value of a watched column is called ``deleted``."""


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
        dict[str, Any]: JSON(none_as_null=True),
        list[str]: JSON(none_as_null=True),
        list[int]: JSON(none_as_null=True),
    }

    __vo__: ClassVar[str] = ""
    """The kind's name in the wire catalogue, such as ``ZoneVO``; empty where it has none."""
    __inventory__: ClassVar[Inventory | None] = None
    __events__: ClassVar[Events | None] = None
    __ownership__: ClassVar[Ownership | None] = None
    """Whose a row is; None where it is part of the datacenter, which every account sees."""
    __is_resource__: ClassVar[bool] = False
    """Whether it has a uuid that no row of another such kind may have (`orrery.core.kernel.registry`).

    True of all that tags, settings, shares or events name by uuid, and of all that callers may give a uuid.
    """
    __secrets__: ClassVar[tuple[str, ...]] = ()
    """What is kept of each row in the store of secrets (`orrery.core.kernel.secret_store`)."""
    __cached__: ClassVar[bool] = False
    """Whether rows seldom change, so that what was read of them is kept until one of them does."""


class Stamped(Base):
    """A row with an identity and its two times, in milliseconds since 1970 (the node's clock)."""

    __abstract__ = True

    uuid: Mapped[str] = mapped_column(String(32), primary_key=True, sort_order=-10)
    """Its identity: 32 hex digits."""
    create_date: Mapped[int] = mapped_column(sort_order=90)
    """When it was created."""
    last_op_date: Mapped[int] = mapped_column(sort_order=91)
    """When it was changed last."""


class Resource(Stamped):
    """A row that people name and describe."""

    __abstract__ = True
    __is_resource__ = True

    name: Mapped[str] = mapped_column(String(255), sort_order=-9)
    """Name for people."""
    description: Mapped[str | None] = mapped_column(String(2048), sort_order=-8)
    """Free text for people."""


def table_of(model: type[Base]) -> Table:
    """The table of a kind."""
    table = model.__table__
    assert isinstance(table, Table)
    return table


def declared_models(base: type[Base] = Base) -> list[type[Base]]:
    """Every table's class, by name; without those whose table was taken back (`forget_tables`)."""
    return list(_declared(base, *_extent(base)))


def models_by_vo(base: type[Base] = Base) -> Mapping[str, type[Base]]:
    """Every declared kind by its catalogue name."""
    return _by_vo(base, *_extent(base))


def _extent(base: type[Base]) -> tuple[Table, ...]:
    """What changes whenever a table is declared or taken back: what was found before holds until then."""
    views = VIEWS.tables.values() if base is Base else ()
    return (*base.metadata.tables.values(), *views)


@cache
def _declared(base: type[Base], *tables: Table) -> list[type[Base]]:
    known = set(tables)
    found = [mapper.class_ for mapper in base.registry.mappers if mapper.local_table in known]
    return sorted(found, key=lambda model: (model.__name__, model.__module__))


@cache
def _by_vo(base: type[Base], *extent: Table) -> Mapping[str, type[Base]]:
    return {model.__vo__: model for model in _declared(base, *extent) if model.__vo__}


def forget_tables(keep: Collection[str]) -> None:
    """Takes back the declaration of every table but these: those of a plugin that failed while it loaded."""
    for name in sorted(set(Base.metadata.tables) - set(keep)):
        Base.metadata.remove(Base.metadata.tables[name])
