"""What a caller may see, as a condition on rows.

An administrator, and the node itself, sees everything. Another account sees what it owns, what is shared with
it or with everybody, what belongs to such a resource, and the datacenter's parts, which nobody owns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, FromClause, Select, and_, false, or_, select

from orrery.core.kernel.db.model import AdminsOnly, Base, OwnedBy, OwnedThrough, Uuid
from orrery.core.kernel.ownership import SharedResource


@dataclass(frozen=True, slots=True)
class Visibility:
    """The rows that one account sees; of every kind where `account` is None."""

    account: Uuid | BindParameter[Uuid] | None
    kinds: Mapping[str, type[Base]]
    """By their names in the wire catalogue."""

    def condition(self, row: FromClause, model: type[Base]) -> ColumnElement[bool] | None:
        """Whether a row of `model` is seen; None where all of them are."""
        whose: Any = model.__ownership__
        if self.account is None or whose is None:
            return None
        if isinstance(whose, AdminsOnly):
            return false()
        if isinstance(whose, OwnedBy):
            return self._own(row, whose, model.__vo__)
        if isinstance(whose, OwnedThrough):
            return self._through(row, whose.column, self.kinds[whose.vo])
        return self._of_any(row, whose.type_column, whose.uuid_column)

    def is_indexed(self, model: type[Base]) -> bool:
        """Whether the condition finds its rows without reading the whole table."""
        return isinstance(model.__ownership__, OwnedBy)

    def _own(self, row: FromClause, whose: OwnedBy, vo: str) -> ColumnElement[bool]:
        mine = row.c[whose.column] == self.account
        return or_(mine, row.c.uuid.in_(self._shared(vo))) if whose.is_lendable and "uuid" in row.c else mine

    def _shared(self, vo: str) -> Select[Any]:
        shares = SharedResource.__table__.c
        return select(shares.resource_uuid).where(
            or_(shares.receiver_account_uuid == self.account, shares.to_public), shares.resource_type == vo
        )

    def _through(self, row: FromClause, column: str, target: type[Base]) -> ColumnElement[bool]:
        far = target.__table__.alias()
        seen = self.condition(far, target)
        around = select(far.c.uuid).where(far.c.uuid == row.c[column])
        return (around if seen is None else around.where(seen)).exists()

    def _of_any(self, row: FromClause, type_column: str, uuid_column: str) -> ColumnElement[bool]:
        whose = {vo: kind.__ownership__ for vo, kind in sorted(self.kinds.items())}
        marked = [vo for vo, each in whose.items() if isinstance(each, OwnedBy | OwnedThrough)]
        named = [vo for vo in marked if "uuid" in self.kinds[vo].__table__.c]
        parts = [
            and_(row.c[type_column] == vo, self._through(row, uuid_column, self.kinds[vo])) for vo in named
        ]
        nobodys = [vo for vo, each in whose.items() if each is None]
        return or_(row.c[type_column].in_(nobodys), *parts)
