"""Giving addresses out and taking them back, inside the transactions of other nouns.

The unique constraint on (L3 network, address) decides who has an address; everything else only finds
candidates (`orrery.core.network.l3.strategies`).
"""

from __future__ import annotations

import random

from sqlalchemy import and_, bindparam, delete, exists, select, update

from orrery.core.kernel.backends import Registry
from orrery.core.kernel.db.constructs import insert_ignoring
from orrery.core.kernel.db.model import Uuid, table_of
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.ownership import Named
from orrery.core.kernel.workflow.holds import Identity, describe, hold_of
from orrery.core.kernel.workflow.model import Hold
from orrery.core.network.l3.addresses import ip_number, network_of
from orrery.core.network.l3.errors import NoAddressLeft
from orrery.core.network.l3.model import NORMAL_RANGE, FreedIp, IpRange, UsedIp
from orrery.core.network.l3.strategies import BUILT_IN, RANGES, AddressGiver, IpAllocatorStrategy

HELD_ADDRESS = "address"
"""The kind of identity that a `UsedIp` is while unconfirmed work may still use it."""

_HELD = exists().where(Hold.kind == HELD_ADDRESS, Hold.key == UsedIp.uuid)
_OF_OWNER = and_(
    UsedIp.owner_uuid == bindparam("uuid", type_=UsedIp.owner_uuid.type),
    UsedIp.owner_kind == bindparam("kind", type_=UsedIp.owner_kind.type),
)
KEEP_HELD = Statement(update(UsedIp).where(_OF_OWNER, _HELD).values(owner_kind=None, owner_uuid=None))
"""An address that a guest may still use stays in use, but has no owner any more."""
REMEMBER_FREED = Statement(
    insert_ignoring(table_of(FreedIp)).from_select(
        ["ip_range_uuid", "ip_in_long"],
        select(UsedIp.ip_range_uuid, UsedIp.ip_in_long)
        .join(IpRange, IpRange.uuid == UsedIp.ip_range_uuid)
        .where(_OF_OWNER, UsedIp.ip_in_long < IpRange.first_free),
    )
)
FORGET_HELD = Statement(
    delete(UsedIp).where(UsedIp.ip_range_uuid == bindparam("range"), UsedIp.owner_uuid.is_(None))
)


def held_address(used_ip_uuid: Uuid) -> Identity:
    """An address in use, as unconfirmed work holds it."""
    return Identity(HELD_ADDRESS, used_ip_uuid)


def allocate_ip(
    tx: Transaction,
    l3_uuid: Uuid,
    owner: Named,
    rng: random.Random,
    *,
    strategy: str,
    wanted_ip: str | None = None,
    registry: Registry = BUILT_IN,
) -> UsedIp:
    """Gives an owner an address of the L3 network's normal ranges: the wanted one, or one by the strategy.

    Raises InvalidArgument where the wanted address is malformed, in no range, or in use, and for a strategy
    that `registry` does not know; NoAddressLeft.
    """
    giver = AddressGiver(tx, l3_uuid, owner, rng)
    if wanted_ip is not None:
        return _give_exactly(giver, wanted_ip)
    found = registry.find(IpAllocatorStrategy, strategy).allocate(giver)
    if found is None:
        raise NoAddressLeft(
            f"IP allocator strategy[{strategy}] failed, because no ip is available in this"
            f" l3Network[uuid:{l3_uuid}]; add an IP range to it, or release addresses"
        )
    return found


def _give_exactly(giver: AddressGiver, ip: str) -> UsedIp:
    where = refuse_unusable_ip(giver.tx, giver.l3_uuid, ip)
    given = giver.give(where, ip_number(ip, "staticIp"))
    if given is None:
        raise InvalidArgument(f"IP[{ip}] is not available: it is in use on l3Network[uuid:{giver.l3_uuid}]")
    return given


def release_ips(tx: Transaction, owner: Named) -> None:
    """Takes back every address of an owner; one that has none is fine.

    What a guest may still use stays in use until that is confirmed (`release_held`).
    """
    tx.run(KEEP_HELD, kind=owner.vo, uuid=owner.uuid)
    _free(tx, owner)


def _free(tx: Transaction, owner: Named) -> None:
    tx.run(REMEMBER_FREED, kind=owner.vo, uuid=owner.uuid)
    tx.delete(UsedIp, owner_kind=owner.vo, owner_uuid=owner.uuid)


def release_held(tx: Transaction, identity: Identity) -> None:
    """Frees an address that nothing holds any more, where it has no owner."""
    if identity.kind != HELD_ADDRESS:
        return
    used = tx.get(UsedIp, identity.key)
    if used is not None and used.owner_uuid is None:
        itself = Named(UsedIp.__vo__, used.uuid)
        tx.update(UsedIp, {"uuid": used.uuid}, owner_kind=itself.vo, owner_uuid=itself.uuid)
        _free(tx, itself)


def forget_held(tx: Transaction, ip_range_uuid: Uuid) -> None:
    """Forgets a range's addresses without an owner: the range is about to go, and gives out no more."""
    tx.run(FORGET_HELD, range=ip_range_uuid)


def refuse_unusable_ip(tx: Transaction, l3_uuid: Uuid, ip: str) -> IpRange:
    """The range that an address lies in. Raises InvalidArgument saying why it cannot be given out."""
    ranges: list[IpRange] = tx.all(RANGES, l3=l3_uuid, kind=NORMAL_RANGE)
    number = ip_number(ip, "staticIp")
    found = next((one for one in ranges if one.start_long <= number <= one.end_long), None)
    if found is None:
        raise InvalidArgument(f"IP[{ip}] is not available: {_why_outside(ranges, number, l3_uuid)}")
    used = tx.first(UsedIp, l3_network_uuid=l3_uuid, ip_in_long=number)
    if used is not None:
        raise InvalidArgument(
            f"IP[{ip}] is not available: it is in use on l3Network[uuid:{l3_uuid}]{_held_by(tx, used)}"
        )
    return found


def _held_by(tx: Transaction, used: UsedIp) -> str:
    hold = hold_of(tx, held_address(used.uuid))
    return f"; {describe(tx, hold)}" if hold is not None else ""


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
