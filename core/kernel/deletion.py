"""Deleted resources that can be recovered until they are expunged.

A noun declares a `Deletion` for its kind. Its policy says when what is deleted is expunged: at once (Direct),
after a period (Delay), or only by a call (Never). The policy that holds when a resource is deleted decides, a
later one changes nothing for it; the period is the one that holds when the `Expunger` searches.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from sqlalchemy import Index, bindparam, select, tuple_
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped

from orrery.core.kernel.clock import Clock
from orrery.core.kernel.config import Configs, GlobalConfig, global_text
from orrery.core.kernel.config.forms import number, text
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.options import partial_index
from orrery.core.kernel.db.model import Base
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import OrreryError
from orrery.core.kernel.periodic import Periodic
from orrery.core.kernel.tasks import TaskQueues, gather_bounded

DIRECT, DELAY, NEVER = "Direct", "Delay", "Never"
BATCH = 100
EXPUNGED_AT_ONCE = 20

Key = tuple[str, ...]
"""What names a deleted row: the uuid of its resource, and of what that is deleted from, if anything."""
Position = tuple[Any, ...]
"""The `deleted_ms` of a row, and its key: rows are searched in this order."""


class Deletable(Base):
    """A row that is deleted first, and expunged later."""

    __abstract__ = True

    deleted_ms: Mapped[int | None]
    """When it was deleted, in milliseconds since 1970; None where it is not to be expunged by itself."""


def deleted_index() -> Index:
    """The index of a `Deletable` table by which deleted rows are found; rows that are not cost nothing."""
    return partial_index("deleted_ms", sql("deleted_ms IS NOT NULL"))


@dataclass(frozen=True, kw_only=True)
class Deletion:
    """How one kind is deleted, recovered and expunged."""

    category: str
    """Of its settings, and of the queue in which everything that changes a resource takes its turn."""
    what: str
    """What people call its deleted resources."""
    model: type[Deletable]
    state: str
    """The column that says whether a row is deleted."""
    deleted: str
    """What it says then."""
    key: Key = ("uuid",)
    period_seconds: int
    """How long a deleted resource is kept, unless an administrator says otherwise."""

    @cached_property
    def policy(self) -> GlobalConfig[str]:
        """When deleted resources are expunged."""
        return text(
            self.category,
            "deletionPolicy",
            DELAY,
            f"When {self.what} are expunged: at once (Direct), after a time (Delay), by a call only (Never).",
            choices=(DIRECT, DELAY, NEVER),
        )

    @cached_property
    def period(self) -> GlobalConfig[int]:
        """How long they are kept under the policy Delay."""
        about = f"Seconds after which {self.what} are expunged, under the policy Delay."
        return number(self.category, "expungePeriod", self.period_seconds, about, above=0)

    @cached_property
    def interval(self) -> GlobalConfig[int]:
        """How often they are searched for."""
        about = f"Seconds between two searches for {self.what} to expunge."
        return number(self.category, "expungeInterval", 3600, about, above=1)

    @property
    def configs(self) -> tuple[GlobalConfig[Any], ...]:
        """Its settings."""
        return (self.policy, self.period, self.interval)

    def is_direct(self, configs: Configs) -> bool:
        """Whether what is deleted now is expunged at once."""
        return configs.get(self.policy) == DIRECT

    def deleted_ms(self, tx: Transaction) -> int | None:
        """The `deleted_ms` of what this transaction deletes."""
        return None if global_text(tx, self.policy) == NEVER else tx.now

    def due(self, tx: Transaction, before: int, after: Position) -> list[Position]:
        """Some rows that were deleted at `before` or earlier, behind the position `after`."""
        parameters = {f"after{number}": part for number, part in enumerate(after)}
        return [tuple(row) for row in tx.all(self._due, before=before, **parameters)]

    def is_due(self, tx: Transaction, before: int, key: Sequence[str]) -> bool:
        """Whether a row is deleted, and was so at `before`: it may have been recovered meanwhile."""
        row: Any = tx.first(self.model, **dict(zip(self.key, key, strict=True)))
        if row is None or getattr(row, self.state) != self.deleted:
            return False
        return row.deleted_ms is not None and row.deleted_ms <= before

    @cached_property
    def _due(self) -> Statement:
        columns = self.model.__table__.c
        place = [columns.deleted_ms, *(columns[name] for name in self.key)]
        after = [bindparam(f"after{number}", type_=column.type) for number, column in enumerate(place)]
        return Statement(
            select(*place)
            .where(columns.deleted_ms <= bindparam("before"), tuple_(*place) > tuple_(*after))
            .order_by(*place)
            .limit(BATCH)
        )


class Parts(Protocol):
    """What an expunger uses of its node."""

    @property
    def db(self) -> Database:
        """The rows."""

    @property
    def configs(self) -> Configs:
        """The settings."""

    @property
    def clock(self) -> Clock:
        """The world's."""

    @property
    def tasks(self) -> TaskQueues:
        """The queues of resources."""


class Expunger:
    """Expunges what was deleted under the policy Delay, once its period is over."""

    def __init__(self, deletion: Deletion, node: Parts, expunge: Callable[..., Awaitable[None]]) -> None:
        """`expunge(*key)` removes one row and what it stands for; it is called in the resource's queue."""
        self._deletion, self._node, self._expunge = deletion, node, expunge

    def periodic(self) -> Periodic:
        """The search, again and again."""
        return Periodic(f"{self._deletion.category}.expunge", self._deletion.interval, self.search)

    async def search(self) -> int:
        """Expunges everything whose period is over; gives how much that was.

        What cannot be expunged now, such as what is in other hands, is found again by the next search.
        """
        period_ms = self._node.configs.get(self._deletion.period) * 1000
        before = self._node.clock.now_ms() - period_ms
        after: Position = (-1, *("" for _ in self._deletion.key))
        done = 0
        while due := await self._node.db.read(self._deletion.due, before, after):
            ended = await gather_bounded([self._one(before, key) for _, *key in due], EXPUNGED_AT_ONCE)
            done += sum(one is True for one in ended)
            after = due[-1]
        return done

    async def _one(self, before: int, key: Sequence[str]) -> bool:
        async with self._node.tasks.queue(f"{self._deletion.category}-{key[0]}"):
            if not await self._node.db.read(self._deletion.is_due, before, key):
                return False
            try:
                await self._expunge(*key)
            except OrreryError:
                return False
        return True
