"""All declared quotas of a node."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orrery.core.kernel.db.model import Base, Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Bug, InvalidArgument
from orrery.core.kernel.quota.declaration import OWNER, Counted, Quota
from orrery.core.kernel.quota.ledger import Amounts, charge, difference


class Quotas:
    """The quotas that nouns and plugins declare, by name, each on rows of their own."""

    def __init__(self) -> None:
        self._by_name: dict[str, Quota] = {}
        self._by_table: dict[str, Counted] = {}

    def declare(self, counted: Counted) -> None:
        """Makes quotas known. Raises Bug on a second one of a name, or on a kind that is counted already.

        Only whoever writes the rows of a kind can count them.
        """
        kind = counted.kind
        if kind.__tablename__ in self._by_table:
            raise Bug(f"{kind.__name__} is counted already; only the noun that writes such rows can do that")
        if OWNER not in kind.__table__.columns:
            raise Bug(f"there are quotas on {kind.__name__}, which has no column {OWNER}")
        for quota in counted.quotas:
            if quota.name in self._by_name:
                raise Bug(f"two quotas are called {quota.name}")
            self._by_name[quota.name] = quota
        self._by_table[kind.__tablename__] = counted

    def declared(self) -> list[Quota]:
        """All of them, by name."""
        return [self._by_name[name] for name in sorted(self._by_name)]

    def find(self, name: str) -> Quota:
        """The quota of this name. Raises InvalidArgument with the names there are."""
        if name not in self._by_name:
            known = ", ".join(sorted(self._by_name))
            raise InvalidArgument(f"field[name]: no quota is called [{name}]; there are: {known}")
        return self._by_name[name]

    def amounts_of(self, rows: Iterable[Base]) -> Amounts:
        """What resources (also of different kinds) count together."""
        total: dict[str, int] = {}
        for row in rows:
            counted = self._by_table.get(row.__tablename__)
            for name, amount in (counted.amounts(vars(row)) if counted is not None else {}).items():
                total[name] = total.get(name, 0) + amount
        return total

    def transfer(self, tx: Transaction, rows: Sequence[Base], former: Uuid, account: Uuid) -> None:
        """Resources of the `former` account become another's, in whose rows the caller writes that.

        Raises QuotaExceeded where the receiver may not have so much.
        """
        if former != account:
            amounts = self.amounts_of(rows)
            charge(tx, former, lambda: difference({}, amounts), forced=True)
            charge(tx, account, lambda: amounts)
