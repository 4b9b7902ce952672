"""Calls on L3 networks, their ranges and their addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    INT_MAX,
    ApiMessage,
    Classes,
    CreateMessage,
    DeleteMessage,
    Description,
    Name,
    QueryMessage,
    Refers,
    Shape,
    Text,
    WireModel,
)
from orrery.core.kernel.bus import Message, RouteKey
from orrery.core.network.l3.model import IpRange, L3Network, UsedIp

api = Declarations(java="org.zstack.header.network.l3")

L3Uuid = Annotated[str, Refers("L3NetworkVO")]
AnyL3Uuid = Annotated[str, Refers("L3NetworkVO", must_exist=False)]
L2Uuid = Annotated[str, Refers("L2NetworkVO")]
RangeUuid = Annotated[str, Refers("IpRangeVO")]
AnyRangeUuid = Annotated[str, Refers("IpRangeVO", must_exist=False)]
ZoneUuid = Annotated[str, Refers("ZoneVO")]
Address = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]
DomainName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=255)]
Category = Literal["Public", "Private", "System"]
RangeType = Literal["Normal", "AddressPool"]
IpVersion = Annotated[int, Field(ge=4, le=6)]


class TypesReply(WireModel):
    """Names of types."""

    types: list[str]
    """Names of the types of L3 networks."""


class RangesReply(WireModel):
    """The ranges that were made: the first one, and all of them."""

    inventory: dict[str, Any]
    """The range that was made first."""
    inventories: list[dict[str, Any]]
    """All ranges that were made."""
    classes: Classes
    success: bool = True


class FreeIp(WireModel):
    """An address that nobody uses."""

    ip_range_uuid: str
    """The range that it is of."""
    ip: str
    """The address."""
    netmask: str
    """Netmask of the range."""
    gateway: str
    """Gateway of the range."""


class FreeIpsReply(WireModel):
    """Free addresses, in ascending order within each range."""

    inventories: list[FreeIp]
    """The free addresses, in ascending order within each range."""


class AvailabilityReply(WireModel):
    """Whether an address could be given out, and if not, why."""

    available: bool
    """Whether it could be given to a nic now."""
    reason: str | None = None
    """Why it could not."""
    success: bool = True


class CapacityData(WireModel):
    """How many addresses one resource has."""

    resource_uuid: str
    """The range, L3 network or zone that these are the numbers of."""
    total_capacity: int
    """Usable addresses."""
    available_capacity: int
    """Addresses that are free."""
    used_ip_address_number: int
    ipv4_total_capacity: int
    ipv4_available_capacity: int
    ipv4_used_ip_address_number: int


class CapacityReply(WireModel):
    """How many addresses there are, are free, and are in use."""

    total_capacity: int
    """Usable addresses."""
    available_capacity: int
    """Addresses that are free."""
    used_ip_address_number: int
    ipv4_total_capacity: int
    ipv4_available_capacity: int
    ipv4_used_ip_address_number: int
    ipv6_total_capacity: int = 0
    ipv6_available_capacity: int = 0
    ipv6_used_ip_address_number: int = 0
    capacity_data: list[CapacityData]
    """The numbers of each resource that was asked about."""
    resource_type: str
    """Kind of the resources in `capacity_data`."""
    success: bool = True


@api.post("/l3-networks", returns=L3Network)
class CreateL3Network(CreateMessage):
    """Create an L3 network, enabled and without addresses."""

    name: Name
    description: Description | None = None
    type: str | None = "L3BasicNetwork"
    """L3BasicNetwork, the only type, is the default."""
    l2_network_uuid: L2Uuid
    """The L2 network that it lies on."""
    category: Category | None = "Private"
    """What it is used for; a Public one may have ranges of type AddressPool."""
    ip_version: IpVersion | None = None
    """4, which is the default; IPv6 is refused."""
    system: bool = False
    """Whether it is the system's own, so that VMs get no nics on it."""
    dns_domain: DomainName | None = None
    """Domain name of its VMs."""
    enable_ipam: bool | None = Field(True, alias="enableIPAM")
    """Whether nics get addresses of its ranges."""


@api.action("/l3-networks/{uuid}/actions", returns=L3Network)
class UpdateL3Network(ApiMessage):
    """Rename, describe, or change domain and category."""

    uuid: L3Uuid
    name: Name | None = None
    description: Description | None = None
    dns_domain: DomainName | None = None
    """The new domain name; absent: unchanged."""
    category: Category | None = None
    """What it is used for; absent: unchanged."""
    system: bool | None = None
    """Whether it is the system's own; absent: unchanged."""


@api.action("/l3-networks/{uuid}/actions", returns=L3Network)
class ChangeL3NetworkState(ApiMessage):
    """Enable or disable an L3 network for new nics."""

    uuid: L3Uuid
    state_event: Literal["enable", "disable"]
    """A disabled network gets no new nics."""


@api.delete("/l3-networks/{uuid}")
class DeleteL3Network(DeleteMessage):
    """Delete an L3 network with its ranges; the nics on it are detached."""

    uuid: AnyL3Uuid


class AddRange(CreateMessage):
    """What every kind of IP range is added with."""

    l3_network_uuid: L3Uuid
    """The L3 network that gets the addresses."""
    name: Name
    description: Description | None = None
    gateway: Annotated[str, StringConstraints(strip_whitespace=True, max_length=64)] | None = None
    """Address of the router, which no nic gets. A Normal range given by its first and last address needs it;
    by CIDR it is the first address of the subnet."""
    ip_range_type: RangeType | None = None
    """Normal, the default, is for nics; AddressPool keeps addresses of a Public network for other uses."""


@api.post("/l3-networks/{l3NetworkUuid}/ip-ranges", returns=IpRange)
class AddIpRange(AddRange):
    """Add the addresses from one to another."""

    start_ip: Address
    """The first address."""
    end_ip: Address
    """The last address."""
    netmask: Address
    """Netmask of the subnet that they are in."""


@api.post("/l3-networks/{l3NetworkUuid}/ip-ranges/by-cidr", reply=RangesReply, shape=Shape.ALL)
class AddIpRangeByNetworkCidr(AddRange):
    """Add all addresses of a network but the gateway's; where that lies in the middle, as two ranges."""

    network_cidr: Address
    """The subnet, such as 10.0.0.0/24."""


@api.delete("/l3-networks/ip-ranges/{uuid}")
class DeleteIpRange(DeleteMessage):
    """Delete a range; the nics with an address of it are detached."""

    uuid: AnyRangeUuid


@api.action("/l3-networks/ip-ranges/{uuid}/actions", returns=IpRange)
class UpdateIpRange(ApiMessage):
    """Rename or describe."""

    uuid: RangeUuid
    name: Name | None = None
    description: Description | None = None


@api.post("/l3-networks/{l3NetworkUuid}/dns", returns=L3Network)
class AddDnsToL3Network(ApiMessage):
    """Add a DNS server."""

    l3_network_uuid: L3Uuid
    dns: Address
    """Address of the DNS server."""


@api.delete("/l3-networks/{l3NetworkUuid}/dns/{dns}", returns=L3Network)
class RemoveDnsFromL3Network(ApiMessage):
    """Remove a DNS server; one that is not there is no error."""

    l3_network_uuid: L3Uuid
    dns: Text
    """Address of the DNS server."""


@api.get(
    "",
    optional_paths=(
        "/l3-networks/ip/free",
        "/l3-networks/{l3NetworkUuid}/ip/free",
        "/l3-networks/ip-ranges/{ipRangeUuid}/ip/free",
    ),
    reply=FreeIpsReply,
    shape=Shape.INVENTORIES,
)
class GetFreeIp(ApiMessage):
    """List free addresses of an L3 network or of one range."""

    l3_network_uuid: L3Uuid | None = None
    """The L3 network; this or `ip_range_uuid` is needed."""
    ip_range_uuid: RangeUuid | None = None
    """The range; it goes before `l3_network_uuid`."""
    start: Text | None = None
    """The lowest address to list."""
    ip_range_type: RangeType | None = None
    """Only addresses of ranges of this type."""
    ip_version: IpVersion | None = None
    """4; there are no IPv6 addresses to list."""
    limit: Annotated[int, Field(ge=0, le=INT_MAX)] = 100
    """At most so many addresses."""


@api.get("/l3-networks/{l3NetworkUuid}/ip/{ip}/availability", reply=AvailabilityReply, shape=Shape.ALL)
class CheckIpAvailability(ApiMessage):
    """Ask whether an address could be given to a nic."""

    l3_network_uuid: L3Uuid
    """The L3 network that it is an address of."""
    ip: Address
    """The address to check."""
    arp_check: bool | None = False
    """Accepted and not used: the network is not asked."""
    ip_range_check: bool | None = True
    """Whether an address outside every range counts as not available."""


@api.get("/ip-capacity", reply=CapacityReply, shape=Shape.ALL)
class GetIpAddressCapacity(ApiMessage):
    """Count the addresses of ranges, of L3 networks, or of zones."""

    zone_uuids: list[ZoneUuid] | None = None
    """Count the addresses of these zones."""
    l3_network_uuids: list[L3Uuid] | None = None
    """Count the addresses of these L3 networks; they go before zones."""
    ip_range_uuids: list[RangeUuid] | None = None
    """Count the addresses of these ranges; they go before L3 networks and zones."""
    all: bool = False
    """Whether to count every zone, where nothing else is given."""


@api.get("/l3-networks/types", reply=TypesReply)
class GetL3NetworkTypes(ApiMessage):
    """List the types of L3 networks."""


@api.query("/l3-networks", "/l3-networks/{uuid}", returns=L3Network)
class QueryL3Network(QueryMessage):
    """List L3 networks."""


@api.query("/l3-networks/ip-ranges", "/l3-networks/ip-ranges/{uuid}", returns=IpRange)
class QueryIpRange(QueryMessage):
    """List IP ranges."""


@api.query("/l3-networks/ip-address", "/l3-networks/ip-address/{uuid}", returns=UsedIp)
class QueryIpAddress(QueryMessage):
    """List addresses in use."""


# internal: the ends of cascades


@dataclass(frozen=True)
class RemoveL3Network(Message[None]):
    """Remove a network on which no nic is any more."""

    uuid: RouteKey


@dataclass(frozen=True)
class RemoveIpRange(Message[None]):
    """Remove a range of which no address is in use any more."""

    uuid: RouteKey
