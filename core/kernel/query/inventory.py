"""Rows as the wire shows them, with the lists of other rows inside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic.alias_generators import to_camel

from orrery.core.kernel.db.model import Base, Inventory, Nested, Uuid, models_by_vo
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.query.fields import Field, fields_of, show

Body = dict[str, Any]
IN_CHUNK = 512
"""Most values in one IN list; a statement takes 32,766 parameters."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How rows of one type are shown."""

    plain: tuple[tuple[str, str], ...]
    """Column and wire name of what is shown as it is."""
    rest: tuple[Field, ...]
    """Times, URLs, which may hold passwords, and what is left of a capacity."""

    @classmethod
    def of(cls, model: type[Base], kind: str | None) -> Plan:
        """The fields that rows of `model` with the type `kind` show."""
        every = fields_of(model).by_wire.values()
        fields = [field for field in every if field.subtypes is None or kind in field.subtypes]
        rest = tuple(field for field in fields if field.is_time or field.is_url or field.is_left)
        return cls(tuple((field.key, field.wire) for field in fields if field not in rest), rest)

    def show(self, values: Mapping[str, Any]) -> Body:
        """A row's own fields; nulls are left out."""
        body = {wire: value for key, wire in self.plain if (value := values[key]) is not None}
        for field in self.rest:
            show(field, values[field.key], body)
        return body


def java_class(inventory: Inventory, shown: Body) -> str:
    """The Java class of an inventory that is shown so."""
    if inventory.type_field is None:
        return inventory.java
    wire = inventory.renamed.get(inventory.type_field, to_camel(inventory.type_field))
    subtype = inventory.subtypes.get(shown.get(wire, ""))
    return subtype.java if subtype is not None else inventory.java


class Inventories:
    """Renders inventories. Built once all tables are declared."""

    def __init__(self) -> None:
        self._models = models_by_vo()
        self._plans: dict[tuple[type[Base], str | None], Plan] = {}

    def model(self, vo: str) -> type[Base] | None:
        """The table of the kind that the catalogue calls `vo`."""
        return self._models.get(vo)

    def one(self, tx: Transaction, model: type[Base], uuid: Uuid) -> Body | None:
        """The inventory of one row, if it exists."""
        row = tx.first(model, uuid=uuid)
        return self.many(tx, [row])[0] if row is not None else None

    def many(self, tx: Transaction, rows: Sequence[Base]) -> list[Body]:
        """The inventories of rows of one kind, in their order."""
        if not rows:
            return []
        bodies = [self._own(row) for row in rows]
        inventory = type(rows[0]).__inventory__
        assert inventory is not None
        for nested in inventory.nested:
            self._fill(tx, nested, rows, bodies)
        for body in bodies if inventory.empty_lists else ():
            body.update((wire, []) for wire in inventory.empty_lists)
        return bodies

    def schema(self, model: type[Base], shown: Body | Sequence[Body], root: str) -> dict[str, str]:
        """Paths to Java classes, by which a client picks the class of each object, nested ones too.

        `shown` is the inventory, or the list of inventories, of rows of `model` that the body has at `root`:
        ``{"inventories[0]": "...VmInstanceInventory", "inventories[0].vmNics[0]": "...VmNicInventory"}``.
        """
        found: dict[str, str] = {}
        self._classify(model, shown, root, found)
        return found

    def _classify(
        self, model: type[Base], shown: Body | Sequence[Body], path: str, found: dict[str, str]
    ) -> None:
        if not isinstance(shown, dict):
            for index, body in enumerate(shown):
                self._classify(model, body, f"{path}[{index}]", found)
            return
        inventory = model.__inventory__
        assert inventory is not None
        found[path] = java_class(inventory, shown)
        for nested in inventory.nested:
            if nested.pluck is None and nested.wire in shown:
                self._classify(self._models[nested.vo], shown[nested.wire], f"{path}.{nested.wire}", found)
        for wire, java in inventory.structs.items():
            found.update((f"{path}.{wire}[{index}]", java) for index in range(len(shown.get(wire, ()))))

    def _type_of(self, row: Base) -> str | None:
        inventory = row.__inventory__
        if inventory is None or inventory.type_field is None:
            return None
        kind: str = getattr(row, inventory.type_field)
        return kind

    def _own(self, row: Base) -> Body:
        kind = self._type_of(row)
        plan = self._plans.get((type(row), kind))
        if plan is None:
            plan = self._plans[type(row), kind] = Plan.of(type(row), kind)
        return plan.show(row.__dict__)

    def _fill(self, tx: Transaction, nested: Nested, rows: Sequence[Base], bodies: list[Body]) -> None:
        keys = [row.__dict__[nested.local] for row in rows]
        children = self._children(tx, nested, keys)
        for key, body in zip(keys, bodies, strict=True):
            found = children[key]
            if not nested.single:
                body[nested.wire] = found
            elif found:
                body[nested.wire] = found[0]

    def _children(self, tx: Transaction, nested: Nested, keys: list[Any]) -> defaultdict[Any, list[Any]]:
        found = self._child_rows(tx, nested, keys)
        shown: Iterable[Any]
        if nested.pluck is not None:
            shown = [row.__dict__[nested.pluck] for row in found]
        else:
            shown = self.many(tx, found)
        grouped: defaultdict[Any, list[Any]] = defaultdict(list)
        for row, body in zip(found, shown, strict=True):
            grouped[row.__dict__[nested.key]].append(body)
        return grouped

    def _child_rows(self, tx: Transaction, nested: Nested, keys: list[Any]) -> list[Base]:
        model = self._models[nested.vo]
        found: list[Base] = []
        wanted = [key for key in keys if key is not None]
        for start in range(0, len(wanted), IN_CHUNK):
            found += tx.find_in(model, nested.key, wanted[start : start + IN_CHUNK], nested.sort)
        return found
