"""How often who may try: counters of failed logins, as rows.

Failures are counted for the address they come from, whatever the account, and for the account's name. What
strangers do to a name locks out strangers only: an address from which the account has been used before, and
the management node's own machine, have a count of their own for that name. So nobody can keep the admin out
by guessing from elsewhere.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import bindparam, delete

from orrery.core.identity.login.model import KnownAddress, LoginFailures
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.origin import is_local

DAY_MS = 86_400_000
OLD_FAILURES = Statement(delete(LoginFailures).where(LoginFailures.touched < bindparam("before")))
OLD_ADDRESSES = Statement(delete(KnownAddress).where(KnownAddress.used < bindparam("before")))


@dataclass(frozen=True, slots=True)
class Limits:
    """What the settings say now, and when that is."""

    now: int
    """Milliseconds since 1970, by the clients' clock."""
    per_account: int
    per_address: int
    period_ms: int
    lock_ms: int
    known_ms: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """One login: to which name, from where."""

    name: str
    address: str

    @property
    def pair(self) -> str:
        """Key of what this address did to this name."""
        return "pair:" + _digest(f"{self.name}\n{self.address}")

    def counted(self, tx: Transaction, limits: Limits) -> dict[str, int]:
        """The keys that this attempt counts for, and how many failures each may have."""
        if is_local(self.address) or _is_known(tx, self.pair, limits.now - limits.known_ms):
            return {self.pair: limits.per_account}
        name, address = "name:" + _digest(self.name), "address:" + _digest(self.address)
        return {name: limits.per_account, address: limits.per_address}


def locked_until(tx: Transaction, attempt: Attempt, limits: Limits) -> int:
    """Until when this attempt is refused, in milliseconds since 1970; 0 where it is not."""
    rows = [tx.first(LoginFailures, key=key) for key in attempt.counted(tx, limits)]
    return max(
        (row.locked_until for row in rows if row is not None and row.locked_until > limits.now), default=0
    )


def count_failure(tx: Transaction, attempt: Attempt, limits: Limits) -> None:
    """Counts a wrong password, and locks out where that was one too many."""
    for key, most in attempt.counted(tx, limits).items():
        row = tx.first(LoginFailures, key=key)
        is_recent = row is not None and row.since > limits.now - limits.period_ms
        failures = row.failures + 1 if row is not None and is_recent else 1
        since = row.since if row is not None and is_recent else limits.now
        values = {"failures": failures, "since": since, "locked_until": 0, "touched": limits.now}
        if failures >= most:
            values |= {"failures": 0, "locked_until": limits.now + limits.lock_ms}
        if row is None:
            tx.insert(LoginFailures, key=key, **values)
        else:
            tx.update(LoginFailures, {"key": key}, **values)


def count_success(tx: Transaction, attempt: Attempt, limits: Limits) -> None:
    """Forgives the name its failures (the address keeps its own), and remembers the address as the name's."""
    for key in attempt.counted(tx, limits):
        if not key.startswith("address:"):
            tx.delete(LoginFailures, key=key)
    if not tx.try_insert(KnownAddress, key=attempt.pair, used=limits.now):
        tx.update(KnownAddress, {"key": attempt.pair}, used=limits.now)


def is_settled(tx: Transaction, attempt: Attempt, limits: Limits) -> bool:
    """Whether a success would change nothing worth a write."""
    known = tx.first(KnownAddress, key=attempt.pair)
    if known is None or known.used < limits.now - DAY_MS or limits.now - known.used > limits.known_ms:
        return False
    return all(tx.first(LoginFailures, key=key) is None for key in attempt.counted(tx, limits))


def sweep(tx: Transaction, limits: Limits) -> None:
    """Forgets what no longer counts."""
    tx.run(OLD_FAILURES, before=limits.now - max(limits.period_ms, limits.lock_ms))
    tx.run(OLD_ADDRESSES, before=limits.now - limits.known_ms)


def _is_known(tx: Transaction, pair: str, since: int) -> bool:
    known = tx.first(KnownAddress, key=pair)
    return known is not None and known.used >= since


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
