"""L3 networks, their DNS servers, their IP ranges, and the addresses that are in use."""

from __future__ import annotations

from sqlalchemy import Computed, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.compute.zone.model import Zone
from orrery.core.identity.account.model import Owned
from orrery.core.kernel.db.model import (
    Base,
    Edge,
    Events,
    Inventory,
    Nested,
    OwnedThrough,
    OwnedWithResource,
    Resource,
    Stamped,
)
from orrery.core.network.l2.model import L2Network

BASIC_TYPE = "L3BasicNetwork"
TYPES = (BASIC_TYPE,)
PUBLIC, PRIVATE, SYSTEM = "Public", "Private", "System"
NORMAL_RANGE, ADDRESS_POOL = "Normal", "AddressPool"
IPV4 = 4
NIC_VO = "VmNicVO"


class L3Network(Resource, Owned):
    """An L3 network. Disabled, it gets no new nics; those that it has are left alone."""

    __tablename__ = "l3_network"
    __cached__ = True
    __table_args__ = (Index(None, "name"), Index(None, "account_uuid"))
    __vo__ = "L3NetworkVO"
    __inventory__ = Inventory(
        "org.zstack.header.network.l3.L3NetworkInventory",
        nested=(
            Nested("dns", "L3NetworkDnsVO", "l3_network_uuid", sort="id", pluck="dns"),
            Nested("ipRanges", "IpRangeVO", "l3_network_uuid", sort="start_long"),
        ),
        empty_lists=("networkServices", "hostRoute"),
        hidden=("ip_strategy", "account_uuid"),
        renamed={"enable_ipam": "enableIPAM"},
        columns=("state", "category", "ipRanges.networkCidr", "l2NetworkUuid"),
        wide=("zoneUuid", "dns", "ipRanges", "dnsDomain", "system"),
    )
    __events__ = Events(
        "l3Network",
        (
            "name",
            "description",
            "state",
            "type",
            "zone_uuid",
            "l2_network_uuid",
        ),
        watched=("state",),
    )

    type: Mapped[str] = mapped_column(String(64))
    """Always L3BasicNetwork."""
    zone_uuid: Mapped[str] = mapped_column(ForeignKey(Zone.uuid), index=True)
    l2_network_uuid: Mapped[str] = mapped_column(ForeignKey(L2Network.uuid), index=True)
    """The L2 network that it lies on."""
    state: Mapped[str] = mapped_column(String(16))
    """A Disabled network gets no new nics."""
    dns_domain: Mapped[str | None] = mapped_column(String(255))
    """Domain name of its VMs."""
    system: Mapped[bool]
    """Whether it is the system's own, so that VMs get no nics on it."""
    category: Mapped[str] = mapped_column(String(16))
    """What it is used for; a Public one may have ranges of type AddressPool."""
    ip_version: Mapped[int]
    enable_ipam: Mapped[bool]
    """Whether addresses are given out at all."""
    isolated: Mapped[bool]
    """That of its L2 network."""
    ip_strategy: Mapped[str | None] = mapped_column(String(255))
    """How it gives out addresses, where a setting of its own says so: a copy of that."""


class L3NetworkDns(Base):
    """A DNS server of an L3 network; they are kept in the order in which they were added."""

    __tablename__ = "l3_network_dns"
    __cached__ = True
    __table_args__ = (UniqueConstraint("l3_network_uuid", "dns"),)
    __vo__ = "L3NetworkDnsVO"
    __ownership__ = OwnedThrough("l3_network_uuid", "L3NetworkVO")
    __inventory__ = Inventory("org.zstack.header.network.l3.L3NetworkDnsInventory", hidden=("id",))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    l3_network_uuid: Mapped[str] = mapped_column(ForeignKey(L3Network.uuid, ondelete="CASCADE"))
    """The L3 network."""
    dns: Mapped[str] = mapped_column(String(64))
    """Address of the DNS server."""


class IpRange(Resource):
    """Consecutive addresses of one subnet.

    Ranges of one L3 network never overlap, those of one L2 network only where that was allowed.
    """

    __tablename__ = "ip_range"
    __cached__ = True
    __vo__ = "IpRangeVO"
    __ownership__ = OwnedThrough("l3_network_uuid", "L3NetworkVO")
    __inventory__ = Inventory(
        "org.zstack.header.network.l3.IpRangeInventory",
        hidden=("start_long", "end_long", "first_free", "last_given"),
        columns=("startIp", "endIp", "netmask", "gateway", "l3NetworkUuid"),
        wide=("networkCidr",),
    )
    __events__ = Events(
        "ipRange",
        (
            "name",
            "description",
            "l3_network_uuid",
            "start_ip",
            "end_ip",
            "netmask",
            "gateway",
        ),
    )

    l3_network_uuid: Mapped[str] = mapped_column(ForeignKey(L3Network.uuid, ondelete="CASCADE"), index=True)
    """The L3 network that it belongs to."""
    start_ip: Mapped[str] = mapped_column(String(64))
    """The first address."""
    end_ip: Mapped[str] = mapped_column(String(64))
    """The last address."""
    netmask: Mapped[str] = mapped_column(String(64))
    """Netmask of the subnet."""
    gateway: Mapped[str] = mapped_column(String(64))
    """Address of the router, which no nic gets."""
    network_cidr: Mapped[str] = mapped_column(String(64))
    """The subnet, such as 10.0.0.0/24."""
    ip_version: Mapped[int]
    prefix_len: Mapped[int]
    """Length of the subnet's prefix, such as 24."""
    ip_range_type: Mapped[str] = mapped_column(String(16))
    """Normal is for nics; AddressPool keeps addresses for other uses."""
    start_long: Mapped[int]
    """The first address as a number, like `end_long`, `first_free` and `last_given`."""
    end_long: Mapped[int]
    first_free: Mapped[int]
    """Every address of the range below this one is in use, or is a row of `FreedIp`."""
    last_given: Mapped[int]
    """The address given out last by the ascending strategy; one below the range at first."""


class UsedIp(Stamped):
    """An address in use: by its owner, or, where it has none, by unconfirmed work on a guest."""

    __tablename__ = "used_ip"
    __table_args__ = (UniqueConstraint("l3_network_uuid", "ip_in_long"),)
    __vo__ = "UsedIpVO"
    __ownership__ = OwnedWithResource("owner_kind", "owner_uuid")
    __inventory__ = Inventory(
        "org.zstack.header.network.l3.UsedIpInventory",
        hidden=("owner_kind", "owner_uuid"),
        expanded=(Edge("vm_nic_uuid", NIC_VO),),
        columns=("ip", "usedFor", "l3NetworkUuid", "ipRangeUuid", "vmNicUuid"),
        wide=("netmask", "gateway"),
    )

    ip_range_uuid: Mapped[str] = mapped_column(ForeignKey(IpRange.uuid), index=True)
    """The range that it is of."""
    l3_network_uuid: Mapped[str] = mapped_column(ForeignKey(L3Network.uuid))
    """The L3 network that it is of."""
    ip_version: Mapped[int]
    ip: Mapped[str] = mapped_column(String(64), index=True)
    """The address."""
    netmask: Mapped[str] = mapped_column(String(64))
    """Netmask of the subnet."""
    gateway: Mapped[str] = mapped_column(String(64))
    """Address of the router."""
    used_for: Mapped[str | None] = mapped_column(String(64))
    """Kept for clients; nothing fills it."""
    ip_in_long: Mapped[int]
    """The address as a number."""
    owner_kind: Mapped[str | None] = mapped_column(String(64))
    """The kind of what has the address, such as VmNicVO."""
    owner_uuid: Mapped[str | None] = mapped_column(String(32), index=True)
    vm_nic_uuid: Mapped[str | None] = mapped_column(
        String(32), Computed(f"CASE WHEN owner_kind = '{NIC_VO}' THEN owner_uuid END"), index=True
    )
    """The owner, where that is a nic. The database computes it; a row just made does not have it yet."""


class FreedIp(Base):
    """An address below its range's `first_free` that was given back. It may be in use again: it is a hint."""

    __tablename__ = "freed_ip"

    ip_range_uuid: Mapped[str] = mapped_column(ForeignKey(IpRange.uuid, ondelete="CASCADE"), primary_key=True)
    ip_in_long: Mapped[int] = mapped_column(primary_key=True)
