"""What a quota counts, declared once: its limit's setting, the sum, and what one row adds to it follow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import FromClause, Select, bindparam, func, select

from orrery.core.kernel.api.message import LONG_MAX
from orrery.core.kernel.config import GlobalConfig
from orrery.core.kernel.db.constructs import summed
from orrery.core.kernel.db.model import Base
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Bug
from orrery.core.kernel.quota.ledger import Amounts, charge, difference, texts

CATEGORY = "quota"
OWNER = "account_uuid"
"""The column of a counted row that names its account (`orrery.core.identity.account.model.Owned`)."""

Values = Mapping[str, Any]
"""The columns of a row that is, or shall be."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Quota:
    """How much of something an account may have at most.

    It counts rows of `kind`: each of them as one, or as what its column `amount` holds; only those whose
    columns have the values that `where` lists.
    """

    name: str
    default: int
    """The limit of a new account, unless the setting ``quota/<name>`` says otherwise."""
    description: str
    kind: type[Base]
    amount: str | None = None
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def config(self) -> GlobalConfig[int]:
        """The setting that gives new accounts their limit."""
        return GlobalConfig(
            category=CATEGORY,
            name=self.name,
            default=str(self.default),
            parse=_limit,
            description=f"The quota {self.name} of new accounts. {self.description}",
        )

    def of(self, row: Values) -> int:
        """What a row counts."""
        if any(row[column] not in values for column, values in self.where.items()):
            return 0
        return 1 if self.amount is None else row[self.amount] or 0

    @cached_property
    def sums(self) -> Statement:
        """The truth: each account that has any, and what its rows count together."""
        return Statement(self._sums().group_by(self._rows.c[OWNER]))

    @cached_property
    def sum_of_one(self) -> Statement:
        """The same of the one ``account``."""
        owner = self._rows.c[OWNER]
        return Statement(self._sums().where(owner == bindparam("account")).group_by(owner))

    @property
    def _rows(self) -> FromClause:
        return self.kind.__table__

    def _sums(self) -> Select[Any]:
        columns = self._rows.c
        counted = func.count() if self.amount is None else func.coalesce(summed(columns[self.amount]), 0)
        conditions = [columns[column].in_(texts(values)) for column, values in self.where.items()]
        return select(columns[OWNER], counted).where(*conditions)


def _limit(text: str) -> int:
    if re.fullmatch(r"[0-9]+", text) is None or int(text) > LONG_MAX:
        raise ValueError(text)
    return int(text)


class Counted:
    """The quotas on one kind of row. Its noun passes every row that comes, changes or goes through here.

    That is part of the transaction which writes the row, so the counters are right whenever one ends. Raises
    Bug for quotas on several kinds.
    """

    def __init__(self, *quotas: Quota) -> None:
        self.quotas = quotas
        self.kind = quotas[0].kind
        if any(quota.kind is not self.kind for quota in quotas):
            raise Bug(f"quotas on {self.kind.__name__} count other rows too; count those apart")

    def amounts(self, *rows: Values) -> Amounts:
        """What rows count together, by the names of the quotas."""
        return {quota.name: sum(quota.of(row) for row in rows) for quota in self.quotas}

    def tells_apart(self, column: str, before: str, after: str) -> bool:
        """Whether a row may count otherwise once `column` has another value."""
        sets = [quota.where[column] for quota in self.quotas if column in quota.where]
        return any((before in values) != (after in values) for values in sets)

    def added(self, tx: Transaction, *rows: Values) -> None:
        """New rows of one account, which may count. Raises QuotaExceeded."""
        if rows:
            charge(tx, rows[0][OWNER], lambda: self.amounts(*rows))

    def changed(self, tx: Transaction, row: Values, values: Values, *, forced: bool = False) -> None:
        """A row gets other values in some columns. Raises QuotaExceeded, but not where it is `forced`."""
        after = {**row, **values}
        charge(tx, row[OWNER], lambda: difference(self.amounts(after), self.amounts(row)), forced=forced)

    def removed(self, tx: Transaction, row: Values) -> None:
        """A row goes."""
        charge(tx, row[OWNER], lambda: difference({}, self.amounts(row)), forced=True)
