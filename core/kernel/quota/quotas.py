"""All declared quotas of a node."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.kernel.db.model import Base, Uuid
from core.kernel.db.transaction import Transaction
from core.kernel.errors import Bug, InvalidArgument
from core.kernel.quota.declaration import OWNER, Counted, Quota
from core.kernel.quota.ledger import Amounts, charge, difference


class Quotas:
    """The quotas that nouns and plugins declare, by name."""

    def __init__(self) -> None:
        self._declared: dict[str, Quota] = {}

    def declare(self, quotas: Iterable[Quota]) -> None:
        """Makes quotas known. Raises Bug on a second one of a name, and for a kind that nobody owns."""
        for quota in quotas:
            if quota.name in self._declared:
                raise Bug(f"two quotas are called {quota.name}")
            if OWNER not in quota.kind.__table__.columns:
                raise Bug(f"quota {quota.name} counts {quota.kind.__name__}, which has no {OWNER}")
            self._declared[quota.name] = quota

    def declared(self) -> list[Quota]:
        """All of them, by name."""
        return [self._declared[name] for name in sorted(self._declared)]

    def find(self, name: str) -> Quota:
        """The quota of this name. Raises InvalidArgument with the names there are."""
        if name not in self._declared:
            known = ", ".join(sorted(self._declared))
            raise InvalidArgument(f"field[name]: no quota is called [{name}]; there are: {known}")
        return self._declared[name]

    def amounts_of(self, rows: Iterable[Base]) -> Amounts:
        """What resources (also of different kinds) count together."""
        total: dict[str, int] = {}
        for row in rows:
            for name, amount in Counted(*self._of(type(row))).amounts(vars(row)).items():
                total[name] = total.get(name, 0) + amount
        return total

    def move(self, tx: Transaction, rows: Sequence[Base], to_account: Uuid) -> None:
        """Resources of one account become another's; the caller changes whose they are.

        `rows` are as they were before. Raises QuotaExceeded where the receiver may not have so much.
        """
        amounts = self.amounts_of(rows)
        if rows and rows[0].__dict__[OWNER] != to_account:
            charge(tx, rows[0].__dict__[OWNER], lambda: difference({}, amounts), forced=True)
            charge(tx, to_account, lambda: amounts)

    def _of(self, kind: type[Base]) -> list[Quota]:
        return [quota for quota in self.declared() if quota.kind is kind]
