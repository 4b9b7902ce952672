"""What IP ranges may look like: alone, beside the others of their L3 network, and of their L2 network."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Network
from typing import Any

from sqlalchemy import bindparam, select

from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.ownership import Caller, sees
from orrery.core.network.l3.addresses import (
    ip_number,
    ip_text,
    network_of,
    prefix_length,
    refuse_too_small,
    subnet,
)
from orrery.core.network.l3.configs import ALLOW_OVERLAPPING_RANGES
from orrery.core.network.l3.messages import AddIpRange, AddIpRangeByNetworkCidr
from orrery.core.network.l3.model import ADDRESS_POOL, IPV4, NORMAL_RANGE, IpRange, L3Network
from orrery.core.network.l3.tags import ALLOW_OVERLAP

RESERVED = (
    ("multicast", "224.0.0.0", "239.255.255.255"),
    ("reserved", "240.0.0.0", "255.255.255.255"),
    ("link-local", "169.254.1.0", "169.254.254.255"),
)


@dataclass(frozen=True)
class Span:
    """Consecutive addresses of one network, and the gateway that serves them; addresses are numbers."""

    start: int
    end: int
    network: IPv4Network
    gateway: int
    kind: str

    def columns(self) -> dict[str, Any]:
        """The columns of a new `IpRange`."""
        return {
            "start_ip": ip_text(self.start),
            "end_ip": ip_text(self.end),
            "netmask": str(self.network.netmask),
            "gateway": ip_text(self.gateway),
            "network_cidr": str(self.network),
            "ip_version": IPV4,
            "prefix_len": self.network.prefixlen,
            "ip_range_type": self.kind,
            "start_long": self.start,
            "end_long": self.end,
            "first_free": self.start,
            "last_given": self.start - 1,
        }


def span_of(message: AddIpRange) -> Span:
    """The addresses that a call means. Raises InvalidArgument naming the field and the rule it breaks."""
    start, end = ip_number(message.start_ip, "startIp"), ip_number(message.end_ip, "endIp")
    network = subnet(start, prefix_length(message.netmask))
    _refuse_reserved(start, end)
    if start > end:
        raise InvalidArgument(f"field[startIp]: [{message.start_ip}] lies behind endIp[{message.end_ip}]")
    if end > int(network.broadcast_address):
        raise InvalidArgument(f"field[endIp]: [{message.end_ip}] is outside {network}, the subnet of startIp")
    if message.ip_range_type == ADDRESS_POOL:
        gateway = ip_number(message.gateway, "gateway") if message.gateway else start
        return Span(start, end, network, gateway, ADDRESS_POOL)
    return Span(start, end, network, _gateway_beside(message, start, end, network), NORMAL_RANGE)


def _gateway_beside(message: AddIpRange, start: int, end: int, network: IPv4Network) -> int:
    if start == int(network.network_address):
        raise InvalidArgument(f"field[startIp]: [{message.start_ip}] is the network address of {network}")
    if end == int(network.broadcast_address):
        raise InvalidArgument(f"field[endIp]: [{message.end_ip}] is the broadcast address of {network}")
    if not message.gateway:
        raise InvalidArgument("field[gateway] is mandatory for a range of type Normal")
    gateway = ip_number(message.gateway, "gateway")
    where = f"field[gateway]: [{message.gateway}]"
    if not int(network.network_address) < gateway < int(network.broadcast_address):
        raise InvalidArgument(f"{where} is no address of a host in {network}, the subnet of the range")
    if start <= gateway <= end:
        raise InvalidArgument(f"{where} lies inside the range; leave it out of the range")
    return gateway


def spans_of_cidr(message: AddIpRangeByNetworkCidr) -> list[Span]:
    """The one or two runs of addresses beside the gateway. Raises InvalidArgument as `span_of` does."""
    network = network_of(message.network_cidr, "networkCidr")
    refuse_too_small(network.prefixlen, f"field[networkCidr]: [{message.network_cidr}]")
    if network.prefixlen == 0:
        raise InvalidArgument(f"field[networkCidr]: [{message.network_cidr}] is every address there is")
    first, last = int(network.network_address) + 1, int(network.broadcast_address) - 1
    _refuse_reserved(first, last)
    gateway = ip_number(message.gateway, "gateway") if message.gateway else first
    if not first <= gateway <= last:
        raise InvalidArgument(f"field[gateway]: [{message.gateway}] is no address of a host in {network}")
    if message.ip_range_type == ADDRESS_POOL:
        return [Span(first, last, network, gateway, ADDRESS_POOL)]
    runs = ((first, gateway - 1), (gateway + 1, last))
    return [Span(start, end, network, gateway, NORMAL_RANGE) for start, end in runs if start <= end]


def refuse_clash(span: Span, others: Iterable[IpRange]) -> None:
    """Raises InvalidArgument where `span` cannot stand beside the other ranges of its L3 network."""
    for other in others:
        name = f"ipRange[uuid:{other.uuid}, {other.start_ip} to {other.end_ip}]"
        if span.start <= other.end_long and other.start_long <= span.end:
            raise InvalidArgument(f"the range overlaps {name} of the same L3 network")
        if NORMAL_RANGE not in (span.kind, other.ip_range_type) or span.kind != other.ip_range_type:
            continue
        if str(span.network) != other.network_cidr:
            raise InvalidArgument(
                f"the range is in {span.network}, but {name} of the same L3 network is in"
                f" {other.network_cidr}; one L3 network has one subnet"
            )
        if ip_text(span.gateway) != other.gateway:
            raise InvalidArgument(
                f"the gateway[{ip_text(span.gateway)}] differs from gateway[{other.gateway}] of {name};"
                f" one L3 network has one gateway"
            )


ON_SAME_L2 = Statement(
    select(IpRange)
    .join(L3Network, L3Network.uuid == IpRange.l3_network_uuid)
    .where(
        L3Network.l2_network_uuid == bindparam("l2", type_=L3Network.l2_network_uuid.type),
        L3Network.uuid != bindparam("l3", type_=L3Network.uuid.type),
        IpRange.start_long <= bindparam("end", type_=IpRange.start_long.type),
        IpRange.end_long >= bindparam("start", type_=IpRange.end_long.type),
    )
    .order_by(IpRange.uuid)
)


def refuse_same_addresses(tx: Transaction, span: Span, l3: L3Network, caller: Caller | None) -> None:
    """Raises InvalidArgument where another L3 network of the L2 network has addresses of `span`.

    Two guests on one wire would get one address. Only what the `caller` sees is named.
    """
    others: list[IpRange] = tx.all(
        ON_SAME_L2, l2=l3.l2_network_uuid, l3=l3.uuid, start=span.start, end=span.end
    )
    if not others:
        return
    other = others[0]
    what = "one of another L3 network"
    if caller is None or sees(tx, caller, other):
        addresses = f"{other.start_ip} to {other.end_ip}"
        what = f"ipRange[uuid:{other.uuid}, {addresses}] of l3Network[uuid:{other.l3_network_uuid}]"
    raise InvalidArgument(
        f"the range {ip_text(span.start)} to {ip_text(span.end)} overlaps {what} on the same"
        f" l2Network[uuid:{l3.l2_network_uuid}], so that two guests could get one address; choose other"
        f" addresses, or allow it by the system tag {ALLOW_OVERLAP.form.partition('{')[0]}true or the global"
        f" config {ALLOW_OVERLAPPING_RANGES.full_name}"
    )


def _refuse_reserved(start: int, end: int) -> None:
    for what, low, high in RESERVED:
        if start <= ip_number(high, "endIp") and ip_number(low, "startIp") <= end:
            raise InvalidArgument(
                f"the range {ip_text(start)} to {ip_text(end)} touches the {what} addresses {low} to {high}"
            )
