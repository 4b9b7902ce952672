"""Queries over one kind: conditions, order, pages, counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select

from core.kernel.api.message import QueryMessage
from core.kernel.db.database import Database
from core.kernel.db.model import Base
from core.kernel.db.statement import Statement
from core.kernel.db.transaction import Transaction
from core.kernel.query.conditions import apply
from core.kernel.query.fields import Fields, fields_of, show
from core.kernel.query.inventory import Body, Inventories


@dataclass(frozen=True)
class Answer:
    """A page of inventories (None when only counted), how many there are in all, and their classes."""

    inventories: list[Body] | None
    total: int | None
    schema: dict[str, str]

    def body(self) -> Body:
        """The reply as the wire shows it."""
        shown: Body = {"schema": self.schema}
        if self.inventories is not None:
            shown = {"inventories": self.inventories, **shown}
        if self.total is not None:
            shown["total"] = self.total
        return shown


class Queries:
    """Answers every query message from committed rows."""

    def __init__(self, db: Database, inventories: Inventories) -> None:
        self._db = db
        self._inventories = inventories

    async def answer(self, message: QueryMessage, model: type[Base]) -> Answer:
        """The page that `message` asks for. Raises InvalidArgument for an unknown field or a bad value."""
        fields = fields_of(model)
        wanted = select(model).where(*(apply(condition, fields) for condition in message.conditions))
        if message.declaration.subtype is not None:
            wanted = wanted.where(_type_of(model) == message.declaration.subtype)
        if message.count:
            return Answer(None, await self._db.query(_count, wanted), {})
        page = _page(message, fields, wanted)
        total = await self._db.query(_count, wanted) if message.reply_with_count else None
        chosen = _chosen(message.fields or [], fields)
        if chosen:
            return await self._db.query(self._projected, page, chosen, fields, total)
        return await self._db.query(self._whole, page, model, total)

    def _whole(self, tx: Transaction, page: Select[Any], model: type[Base], total: int | None) -> Answer:
        rows = tx.all(Statement(page))
        schema = self._inventories.schema(model, rows, "inventories")
        return Answer(self._inventories.many(tx, rows), total, schema)

    def _projected(
        self, tx: Transaction, page: Select[Any], chosen: list[str], fields: Fields, total: int | None
    ) -> Answer:
        columns = [fields.column(wire) for wire in chosen]
        bodies: list[Body] = []
        for values in tx.all(Statement(page.with_only_columns(*columns))):
            body: Body = {}
            for wire, value in zip(chosen, values, strict=True):
                show(fields.by_wire[wire], value, body)
            bodies.append(body)
        return Answer(bodies, total, {})


def _type_of(model: type[Base]) -> Any:
    inventory = model.__inventory__
    assert inventory is not None and inventory.type_field is not None
    return getattr(model, inventory.type_field)


def _chosen(names: list[str], fields: Fields) -> list[str]:
    chosen = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    for name in chosen:
        fields.find(name)
    return chosen


def _page(message: QueryMessage, fields: Fields, wanted: Select[Any]) -> Select[Any]:
    order = []
    if message.sort_by:
        column = fields.column(message.sort_by)
        order.append(column.desc() if message.sort_direction == "desc" else column.asc())
    page = wanted.order_by(*order, *fields.model.__table__.primary_key)
    if message.limit is not None:
        page = page.limit(message.limit)
    return page.offset(message.start) if message.start else page


def _count(tx: Transaction, wanted: Select[Any]) -> int:
    counted = wanted.with_only_columns(func.count(), maintain_column_froms=True)
    total: int = tx.scalar(Statement(counted))
    return total
