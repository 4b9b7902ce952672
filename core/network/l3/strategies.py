"""How an address is chosen: a registry of strategies by name.

A plugin registers its own in `Noun.strategies`, as ``(IpAllocatorStrategy, "its name", object)``; the global
config l3Network/ipAllocateStrategy takes its name from then on.

No strategy reads more than a few rows, however many addresses are in use:

- random tries a few addresses at random, then does as first-available does;
- first-available takes the lowest address that was given back, or goes on from the range's `first_free`,
  which never moves down, so that each address is passed over once;
- ascending goes on behind the address that it gave out last, and from the range's end as first-available.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, Protocol

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import aliased

from orrery.core.kernel.backends import Registry
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.ids import new_uuid
from orrery.core.kernel.ownership import Named
from orrery.core.network.l3.addresses import ip_text
from orrery.core.network.l3.model import IPV4, NORMAL_RANGE, FreedIp, IpRange, UsedIp

RANDOM = "RandomIpAllocatorStrategy"
FIRST_AVAILABLE = "FirstAvailableIpAllocatorStrategy"
ASCENDING = "AscDelayRecycleIpAllocatorStrategy"
RANDOM_PROBES = 8

_following = aliased(UsedIp)
GAP = Statement(
    select(UsedIp.ip_in_long + 1)
    .where(
        UsedIp.l3_network_uuid == bindparam("l3"),
        UsedIp.ip_in_long >= bindparam("at"),
        UsedIp.ip_in_long < bindparam("end"),
        ~exists().where(
            _following.l3_network_uuid == bindparam("l3"), _following.ip_in_long == UsedIp.ip_in_long + 1
        ),
    )
    .order_by(UsedIp.ip_in_long)
    .limit(1)
)
"""The first free address behind the one in use at `at`, up to `end`."""
RANGES = Statement(
    select(IpRange)
    .where(IpRange.l3_network_uuid == bindparam("l3"), IpRange.ip_range_type == bindparam("kind"))
    .order_by(IpRange.start_long)
)
LOWEST_FREED = Statement(
    select(FreedIp.ip_in_long)
    .where(FreedIp.ip_range_uuid == bindparam("range"))
    .order_by(FreedIp.ip_in_long)
    .limit(1)
)


class AddressGiver:
    """Gives addresses of one L3 network to one owner; chance is drawn from `rng`."""

    def __init__(self, tx: Transaction, l3_uuid: Uuid, owner: Named, rng: random.Random) -> None:
        self.tx, self.l3_uuid, self.rng = tx, l3_uuid, rng
        self._owner = owner

    def ranges(self) -> list[IpRange]:
        """The ranges that addresses are taken of, by their first address."""
        found: list[IpRange] = self.tx.all(RANGES, l3=self.l3_uuid, kind=NORMAL_RANGE)
        return found

    def lowest(self, where: IpRange) -> UsedIp | None:
        """The lowest free address of a range that is known of; None where the range is full."""
        while (freed := self.tx.scalar(LOWEST_FREED, range=where.uuid)) is not None:
            self.tx.delete(FreedIp, ip_range_uuid=where.uuid, ip_in_long=freed)
            given = self.give(where, freed)
            if given is not None:
                return given
        given = self.following(where, where.first_free)
        passed = given.ip_in_long if given is not None else where.end_long
        if passed >= where.first_free:
            self.tx.update(IpRange, {"uuid": where.uuid}, first_free=passed + 1)
        return given

    def following(self, where: IpRange, at: int) -> UsedIp | None:
        """The first free address of a range at or behind the number `at`."""
        while at <= where.end_long:
            given = self.give(where, at)
            if given is not None:
                return given
            following = self.tx.scalar(GAP, l3=self.l3_uuid, at=at, end=where.end_long)
            if following is None:
                return None
            at = following
        return None

    def give(self, where: IpRange, number: int) -> UsedIp | None:
        """This very address of a range, or None where somebody has it."""
        return self.tx.try_make(
            UsedIp,
            uuid=new_uuid(self.tx.now, self.rng),
            ip_range_uuid=where.uuid,
            l3_network_uuid=self.l3_uuid,
            ip_version=IPV4,
            ip=ip_text(number),
            netmask=where.netmask,
            gateway=where.gateway,
            ip_in_long=number,
            owner_kind=self._owner.vo,
            owner_uuid=self._owner.uuid,
        )


class IpAllocatorStrategy(Protocol):
    """Chooses an address of one L3 network for one owner, such as a nic."""

    def allocate(self, giver: AddressGiver) -> UsedIp | None:
        """The address, given by the giver's methods; None where the strategy finds none (L3.1000).

        Called inside the transaction that makes the owner, perhaps twice. Must not block, writes only by the
        giver, and draws chance from its rng only.
        """


class FirstAvailable:
    """The lowest address of the first range that has one."""

    def allocate(self, giver: AddressGiver) -> UsedIp | None:
        """See `IpAllocatorStrategy`."""
        return _in_first(giver.ranges(), giver.lowest)


class AtRandom:
    """Any address, or the lowest one where chance finds none that is free."""

    def allocate(self, giver: AddressGiver) -> UsedIp | None:
        """See `IpAllocatorStrategy`."""
        ranges = giver.ranges()
        total = sum(_size(one) for one in ranges)
        for _ in range(RANDOM_PROBES if total else 0):
            where, offset = _locate(ranges, giver.rng.randrange(total))
            given = giver.give(where, where.start_long + offset)
            if given is not None:
                return given
        return _in_first(ranges, giver.lowest)


class Ascending:
    """Behind the address that was given last, so that one given back is not given again soon."""

    def allocate(self, giver: AddressGiver) -> UsedIp | None:
        """See `IpAllocatorStrategy`."""
        ranges = giver.ranges()

        def behind_last(where: IpRange) -> UsedIp | None:
            return self._remember(giver, where, giver.following(where, where.last_given + 1))

        def from_below(where: IpRange) -> UsedIp | None:
            return self._remember(giver, where, giver.lowest(where))

        return _in_first(ranges, behind_last) or _in_first(ranges, from_below)

    @staticmethod
    def _remember(giver: AddressGiver, where: IpRange, given: UsedIp | None) -> UsedIp | None:
        last = given.ip_in_long if given is not None else where.end_long
        if last != where.last_given:
            giver.tx.update(IpRange, {"uuid": where.uuid}, last_given=last)
        return given


def _in_first(ranges: list[IpRange], look: Callable[[IpRange], UsedIp | None]) -> UsedIp | None:
    return next((given for one in ranges if (given := look(one)) is not None), None)


def _size(where: IpRange) -> int:
    return where.end_long - where.start_long + 1


def _locate(ranges: list[IpRange], offset: int) -> tuple[IpRange, int]:
    for one in ranges:
        if offset < _size(one):
            return one, offset
        offset -= _size(one)
    raise AssertionError("the offset lies behind the last range")


STRATEGIES: tuple[tuple[type[Any], str, Any], ...] = (
    (IpAllocatorStrategy, RANDOM, AtRandom()),
    (IpAllocatorStrategy, FIRST_AVAILABLE, FirstAvailable()),
    (IpAllocatorStrategy, ASCENDING, Ascending()),
)
BUILT_IN = Registry(STRATEGIES)
"""The built-in strategies alone; a node's registry has those of plugins too."""
