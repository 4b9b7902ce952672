"""Giving addresses out and taking them back, inside the transactions of other nouns.

The unique constraint on (L3 network, address) decides who has an address; everything else here only finds
candidates. No strategy reads more than a few rows, however many addresses are in use:

- random tries a few addresses at random, then does as first-available does;
- first-available takes the lowest address that was given back, or goes on from the range's `first_free`,
  which never moves down, so that each address is passed over once;
- ascending goes on behind the address that it gave out last, and from the range's end as first-available.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from sqlalchemy import bindparam, exists, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import aliased

from core.kernel.db.model import Uuid
from core.kernel.db.statement import Statement, record
from core.kernel.db.transaction import Transaction
from core.kernel.errors import InvalidArgument
from core.kernel.ids import new_uuid
from core.network.l3.addresses import ip_number, ip_text, network_of
from core.network.l3.errors import NoAddressLeft
from core.network.l3.model import IPV4, NORMAL_RANGE, FreedIp, IpRange, UsedIp

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
REMEMBER_FREED = Statement(
    sqlite.insert(FreedIp)
    .from_select(
        ["ip_range_uuid", "ip_in_long"],
        select(UsedIp.ip_range_uuid, UsedIp.ip_in_long)
        .join(IpRange, IpRange.uuid == UsedIp.ip_range_uuid)
        .where(
            UsedIp.vm_nic_uuid == bindparam("nic", type_=UsedIp.vm_nic_uuid.type),
            UsedIp.ip_in_long < IpRange.first_free,
        ),
    )
    .on_conflict_do_nothing()
)


def allocate_ip(
    tx: Transaction,
    l3_uuid: Uuid,
    nic_uuid: Uuid,
    dice: random.Random,
    *,
    strategy: str,
    wanted_ip: str | None = None,
) -> UsedIp:
    """Gives an address of the L3 network's normal ranges to a nic: the wanted one, or one by the strategy.

    Raises InvalidArgument where the wanted address is malformed, in no range, or in use; NoAddressLeft.
    """
    giver = _Giver(tx, l3_uuid, nic_uuid, dice)
    if wanted_ip is not None:
        return giver.exactly(wanted_ip)
    found = giver.by(strategy)
    if found is None:
        raise NoAddressLeft(
            f"IP allocator strategy[{strategy}] failed, because no ip is available in this"
            f" l3Network[uuid:{l3_uuid}]; add an IP range to it, or release addresses"
        )
    return found


def release_ips(tx: Transaction, nic_uuid: Uuid) -> None:
    """Takes back every address of a nic; one that has none is fine."""
    tx.run(REMEMBER_FREED, nic=nic_uuid)
    tx.delete(UsedIp, vm_nic_uuid=nic_uuid)


def refuse_unusable_ip(tx: Transaction, l3_uuid: Uuid, ip: str) -> IpRange:
    """The range that an address lies in. Raises InvalidArgument saying why it cannot be given out."""
    ranges: list[IpRange] = tx.all(RANGES, l3=l3_uuid, kind=NORMAL_RANGE)
    number = ip_number(ip, "staticIp")
    found = next((one for one in ranges if one.start_long <= number <= one.end_long), None)
    if found is None:
        raise InvalidArgument(f"IP[{ip}] is not available: {_why_outside(ranges, number, l3_uuid)}")
    if tx.first(UsedIp, l3_network_uuid=l3_uuid, ip_in_long=number) is not None:
        raise InvalidArgument(f"IP[{ip}] is not available: it is in use on l3Network[uuid:{l3_uuid}]")
    return found


def _why_outside(ranges: list[IpRange], number: int, l3_uuid: Uuid) -> str:
    for one in ranges:
        network = network_of(one.network_cidr, "networkCidr")
        special = {
            int(network.network_address): "the network address",
            int(network.broadcast_address): "the broadcast address",
            ip_number(one.gateway, "gateway"): "the gateway",
        }
        if number in special:
            return f"it is {special[number]} of ipRange[uuid:{one.uuid}]"
    known = ", ".join(f"{one.start_ip} to {one.end_ip}" for one in ranges) or "no range at all"
    return f"it is in no range of l3Network[uuid:{l3_uuid}], which has {known}"


class _Giver:
    """Gives addresses of one L3 network to one nic."""

    def __init__(self, tx: Transaction, l3_uuid: Uuid, nic_uuid: Uuid, dice: random.Random) -> None:
        self._tx, self._l3, self._nic, self._dice = tx, l3_uuid, nic_uuid, dice

    def exactly(self, ip: str) -> UsedIp:
        """This very address. Raises InvalidArgument."""
        where = refuse_unusable_ip(self._tx, self._l3, ip)
        given = self._give(where, ip_number(ip, "staticIp"))
        if given is None:
            raise InvalidArgument(f"IP[{ip}] is not available: it is in use on l3Network[uuid:{self._l3}]")
        return given

    def by(self, strategy: str) -> UsedIp | None:
        """Some address, or None where all are in use."""
        ranges: list[IpRange] = self._tx.all(RANGES, l3=self._l3, kind=NORMAL_RANGE)
        if strategy == RANDOM:
            found = self._at_random(ranges)
        elif strategy == ASCENDING:
            return self._ascending(ranges)
        else:
            found = None
        return found or self._in_first(ranges, self._first_available)

    def _at_random(self, ranges: list[IpRange]) -> UsedIp | None:
        total = sum(_size(one) for one in ranges)
        for _ in range(RANDOM_PROBES if total else 0):
            where, offset = _locate(ranges, self._dice.randrange(total))
            given = self._give(where, where.start_long + offset)
            if given is not None:
                return given
        return None

    def _ascending(self, ranges: list[IpRange]) -> UsedIp | None:
        return self._in_first(ranges, self._behind_last) or self._in_first(ranges, self._first_again)

    def _in_first(self, ranges: list[IpRange], look: Callable[[IpRange], UsedIp | None]) -> UsedIp | None:
        return next((given for one in ranges if (given := look(one)) is not None), None)

    def _behind_last(self, where: IpRange) -> UsedIp | None:
        return self._remember_last(where, self._from(where, where.last_given + 1))

    def _first_again(self, where: IpRange) -> UsedIp | None:
        return self._remember_last(where, self._first_available(where))

    def _remember_last(self, where: IpRange, given: UsedIp | None) -> UsedIp | None:
        last = given.ip_in_long if given is not None else where.end_long
        if last != where.last_given:
            self._tx.update(IpRange, {"uuid": where.uuid}, last_given=last)
        return given

    def _first_available(self, where: IpRange) -> UsedIp | None:
        while (freed := self._tx.scalar(LOWEST_FREED, range=where.uuid)) is not None:
            self._tx.delete(FreedIp, ip_range_uuid=where.uuid, ip_in_long=freed)
            given = self._give(where, freed)
            if given is not None:
                return given
        given = self._from(where, where.first_free)
        passed = given.ip_in_long if given is not None else where.end_long
        if passed >= where.first_free:
            self._tx.update(IpRange, {"uuid": where.uuid}, first_free=passed + 1)
        return given

    def _from(self, where: IpRange, at: int) -> UsedIp | None:
        """The first free address at or behind `at`."""
        while at <= where.end_long:
            given = self._give(where, at)
            if given is not None:
                return given
            following = self._tx.scalar(GAP, l3=self._l3, at=at, end=where.end_long)
            if following is None:
                return None
            at = following
        return None

    def _give(self, where: IpRange, number: int) -> UsedIp | None:
        values = {
            "uuid": new_uuid(self._tx.now, self._dice),
            "ip_range_uuid": where.uuid,
            "l3_network_uuid": self._l3,
            "ip_version": IPV4,
            "ip": ip_text(number),
            "netmask": where.netmask,
            "gateway": where.gateway,
            "ip_in_long": number,
            "vm_nic_uuid": self._nic,
            "create_date": self._tx.now,
            "last_op_date": self._tx.now,
        }
        if not self._tx.try_insert(UsedIp, **values):
            return None
        return record(UsedIp, (*values, "used_for"), (*values.values(), None))


def _size(where: IpRange) -> int:
    return where.end_long - where.start_long + 1


def _locate(ranges: list[IpRange], offset: int) -> tuple[IpRange, int]:
    for one in ranges:
        if offset < _size(one):
            return one, offset
        offset -= _size(one)
    raise AssertionError("the offset lies behind the last range")
