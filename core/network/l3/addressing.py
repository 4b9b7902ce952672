"""Handlers of the questions about single addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import bindparam, func, select

from orrery.core.kernel.bus import handles
from orrery.core.kernel.context import current_call
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.ownership import Caller, sees
from orrery.core.kernel.plugins import Service
from orrery.core.network.l3.addresses import ip_number, ip_text
from orrery.core.network.l3.messages import (
    AvailabilityReply,
    CapacityData,
    CapacityReply,
    CheckIpAvailability,
    FreeIp,
    FreeIpsReply,
    GetFreeIp,
    GetIpAddressCapacity,
)
from orrery.core.network.l3.model import IPV4, IpRange, L3Network, UsedIp
from orrery.core.network.l3.strategies import GAP
from orrery.core.network.l3.transactions import refuse_unusable_ip

NEXT_USED = Statement(
    select(func.min(UsedIp.ip_in_long)).where(
        UsedIp.l3_network_uuid == bindparam("l3"), UsedIp.ip_in_long >= bindparam("at")
    )
)
USED_IN_RANGE = Statement(select(func.count()).where(UsedIp.ip_range_uuid == bindparam("range")))
ALL_ZONES = Statement(select(L3Network.zone_uuid).distinct().order_by(L3Network.zone_uuid))
RANGES_OF: dict[str, Statement] = {
    "ZoneVO": Statement(
        select(IpRange)
        .join(L3Network, L3Network.uuid == IpRange.l3_network_uuid)
        .where(L3Network.zone_uuid == bindparam("owner"))
        .order_by(IpRange.uuid)
    ),
    "L3NetworkVO": Statement(
        select(IpRange).where(IpRange.l3_network_uuid == bindparam("owner")).order_by(IpRange.uuid)
    ),
    "IpRangeVO": Statement(select(IpRange).where(IpRange.uuid == bindparam("owner"))),
}
"""The ranges of a resource, by its kind."""


class AddressService(Service):
    """Answers which addresses are free."""

    @handles(GetFreeIp)
    async def free_ips(self, message: GetFreeIp) -> FreeIpsReply:
        """Free addresses. Raises InvalidArgument where neither a network nor a range is named."""
        if message.l3_network_uuid is None and message.ip_range_uuid is None:
            raise InvalidArgument("give one of field[l3NetworkUuid] and field[ipRangeUuid]")
        start = ip_number(message.start, "start") if message.start else 0
        return FreeIpsReply(inventories=await self.node.db.query(_free_ips, message, start))

    @handles(CheckIpAvailability)
    async def check(self, message: CheckIpAvailability) -> AvailabilityReply:
        """Whether the address could be given out. Raises InvalidArgument for what is no address."""
        ip_number(message.ip, "ip")
        reason = await self.node.db.query(_why_not, message)
        return AvailabilityReply(available=reason is None, reason=reason)

    @handles(GetIpAddressCapacity)
    async def capacity(self, message: GetIpAddressCapacity) -> CapacityReply:
        """Counts, in all and for each resource. Raises InvalidArgument where none is named."""
        return await self.node.db.query(_capacity, message, current_call().caller)


def _free_ips(tx: Transaction, message: GetFreeIp, start: int) -> list[FreeIp]:
    if message.ip_version not in (None, IPV4):
        return []
    kind = "IpRangeVO" if message.ip_range_uuid is not None else "L3NetworkVO"
    ranges: list[IpRange] = tx.all(RANGES_OF[kind], owner=message.ip_range_uuid or message.l3_network_uuid)
    found: list[FreeIp] = []
    for where in sorted(ranges, key=lambda one: one.start_long):
        if message.ip_range_type not in (None, where.ip_range_type):
            continue
        for number in _free_numbers(tx, where, max(start, where.start_long)):
            if len(found) >= message.limit:
                return found
            found.append(
                FreeIp(
                    ip_range_uuid=where.uuid,
                    ip=ip_text(number),
                    netmask=where.netmask,
                    gateway=where.gateway,
                )
            )
    return found


def _free_numbers(tx: Transaction, where: IpRange, at: int) -> Iterator[int]:
    """The free addresses of a range from `at` on, ascending; used ones are skipped by index."""
    while at <= where.end_long:
        used = tx.scalar(NEXT_USED, l3=where.l3_network_uuid, at=at)
        end = where.end_long + 1 if used is None else min(used, where.end_long + 1)
        yield from range(at, end)
        gap = tx.scalar(GAP, l3=where.l3_network_uuid, at=end, end=where.end_long)
        if gap is None:
            return
        at = gap


def _why_not(tx: Transaction, message: CheckIpAvailability) -> str | None:
    if message.ip_range_check is False:
        taken = {"l3_network_uuid": message.l3_network_uuid, "ip_in_long": ip_number(message.ip, "ip")}
        return f"IP[{message.ip}] is in use" if tx.first(UsedIp, **taken) is not None else None
    try:
        refuse_unusable_ip(tx, message.l3_network_uuid, message.ip)
    except InvalidArgument as refusal:
        return refusal.details
    return None


def _capacity(tx: Transaction, message: GetIpAddressCapacity, caller: Caller | None) -> CapacityReply:
    kind, owners = _asked_for(tx, message)
    data = [_capacity_of(tx, kind, owner, caller) for owner in owners]
    total = sum(one.total_capacity for one in data)
    used = sum(one.used_ip_address_number for one in data)
    return CapacityReply(**_counts(total, used), capacity_data=data, resource_type=kind)


def _asked_for(tx: Transaction, message: GetIpAddressCapacity) -> tuple[str, Sequence[Uuid]]:
    given = {
        "IpRangeVO": message.ip_range_uuids,
        "L3NetworkVO": message.l3_network_uuids,
        "ZoneVO": message.zone_uuids,
    }
    for kind, uuids in given.items():
        if uuids:
            return kind, list(dict.fromkeys(uuids))
    if not message.all:
        raise InvalidArgument("give one of zoneUuids, l3NetworkUuids and ipRangeUuids, or all=true")
    return "ZoneVO", [zone for (zone,) in tx.all(ALL_ZONES)]


def _capacity_of(tx: Transaction, kind: str, owner: Uuid, caller: Caller | None) -> CapacityData:
    ranges: list[IpRange] = tx.all(RANGES_OF[kind], owner=owner)
    ranges = [one for one in ranges if caller is None or sees(tx, caller, one)]
    total = sum(one.end_long - one.start_long + 1 for one in ranges)
    used = sum(tx.scalar(USED_IN_RANGE, range=one.uuid) for one in ranges)
    return CapacityData(resource_uuid=owner, **_counts(total, used))


def _counts(total: int, used: int) -> dict[str, Any]:
    names = ("total_capacity", "available_capacity", "used_ip_address_number")
    values = dict(zip(names, (total, total - used, used), strict=True))
    return values | {f"ipv4_{name}": value for name, value in values.items()}
