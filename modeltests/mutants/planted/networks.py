"""Bugs in networks: addresses and their reuse, ranges."""

from __future__ import annotations

from orrery.modeltests.mutants.declaration import NETWORKS, Mutant, hypothesis, oracle, robot, scenario, unit

ADDRESSES = unit("core/network/l3/test_transactions.py")
NETWORK = scenario("network")

MUTANTS = (
    Mutant(
        name="ip-not-reused",
        part="IP reuse",
        where="orrery.core.network.l3.transactions:_free",
        old="tx.run(REMEMBER_FREED, kind=owner.vo, uuid=owner.uuid)",
        new="tx.find(FreedIp, ip_range_uuid=owner.uuid)",
        bug="an address that is given back is never given again in order",
        seen_by=(ADDRESSES, NETWORK),
    ),
    Mutant(
        name="ip-held-reused",
        part="IP reuse",
        where="orrery.core.network.l3.transactions:release_ips",
        old="tx.run(KEEP_HELD, kind=owner.vo, uuid=owner.uuid)",
        new="tx.find(Hold, kind=HELD_ADDRESS)",
        bug="an address goes to another guest while a silent host may still use it",
        seen_by=(ADDRESSES, scenario("guest_identity"), oracle()),
    ),
    Mutant(
        name="ip-not-released",
        part="IP reuse",
        where="orrery.core.network.l3.transactions:_free",
        old="tx.delete(UsedIp, owner_kind=owner.vo, owner_uuid=owner.uuid)",
        new="tx.find(UsedIp, owner_kind=owner.vo, owner_uuid=owner.uuid)",
        bug="addresses of removed nics stay in use",
        seen_by=(ADDRESSES, NETWORK, robot(NETWORKS), hypothesis(), oracle()),
    ),
    Mutant(
        name="ip-last-never-given",
        part="IP reuse",
        where="orrery.core.network.l3.strategies:AddressGiver.following",
        old="while at <= where.end_long:",
        new="while at < where.end_long:",
        bug="the last address of a range is never given",
        seen_by=(ADDRESSES, NETWORK),
    ),
    Mutant(
        name="ip-random-beyond-range",
        part="IP reuse",
        where="orrery.core.network.l3.strategies:AtRandom.allocate",
        old="where.start_long + offset)",
        new="where.start_long + offset + 1)",
        bug="an address behind the range is given now and then",
        seen_by=(ADDRESSES, NETWORK, robot(NETWORKS)),
    ),
    Mutant(
        name="ip-ascending-repeats",
        part="IP reuse",
        where="orrery.core.network.l3.strategies:Ascending.allocate",
        old="giver.following(where, where.last_given + 1)",
        new="giver.lowest(where)",
        bug="an address that was just given back is given again at once",
        seen_by=(ADDRESSES, NETWORK),
    ),
    Mutant(
        name="ip-static-outside-range",
        part="IP reuse",
        where="orrery.core.network.l3.transactions:refuse_unusable_ip",
        old="one.start_long <= number <= one.end_long",
        new="one.start_long <= number",
        bug="a wanted address behind the range is given",
        seen_by=(ADDRESSES, NETWORK, robot(NETWORKS)),
    ),
    Mutant(
        name="ip-static-taken",
        part="IP reuse",
        where="orrery.core.network.l3.transactions:refuse_unusable_ip",
        old="if used is not None:",
        new="if used is not None and used.owner_uuid is None:",
        bug="whether a wanted address is free is told wrong",
        seen_by=(ADDRESSES, NETWORK),
    ),
    Mutant(
        name="range-may-touch",
        part="IP reuse",
        where="orrery.core.network.l3.ranges:refuse_clash",
        old="span.start <= other.end_long and other.start_long <= span.end",
        new="span.start < other.end_long and other.start_long < span.end",
        bug="two ranges share their outermost address",
        seen_by=(NETWORK, robot(NETWORKS)),
    ),
    Mutant(
        name="range-holds-gateway",
        part="IP reuse",
        where="orrery.core.network.l3.ranges:_gateway_beside",
        old="start <= gateway <= end",
        new="start < gateway < end",
        bug="a range begins with its own gateway, which a guest then gets",
        seen_by=(NETWORK,),
    ),
    Mutant(
        name="range-capacity-one-less",
        part="capacity",
        where="orrery.core.network.l3.addressing:_capacity_of",
        old="one.end_long - one.start_long + 1",
        new="one.end_long - one.start_long",
        bug="a range has one address less than it has",
        seen_by=(scenario("api_table", only="GetIpAddressCapacity"),),
    ),
)
