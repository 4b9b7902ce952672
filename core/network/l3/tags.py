"""System tags of L3 networks and IP ranges."""

from __future__ import annotations

from orrery.core.kernel.tags import TagPattern
from orrery.core.kernel.tags.tokens import BOOLEAN

ALLOW_OVERLAP = TagPattern(
    "IpRangeVO",
    "allowOverlap::{allowOverlap}",
    {"allowOverlap": BOOLEAN},
    once_per=(),
    at_creation=True,
)
"""Says of a new range whether it may overlap one of another L3 network on its L2 network."""

KEPT = tuple(
    TagPattern("L3NetworkVO", form)
    for form in (
        "routerInterfaceIp::{routerInterfaceIp}",
        "networkservices::{networkservices}",
        "dhcpServerUuid::{dhcpServerUuid}",
        "ascDelayNormalNextIp::{ascDelayNormalNextIpRangeUuid}::{ascDelayNormalNextIp}",
        "ascDelayAddressPoolNextIp::{ascDelayAddressPoolNextIpRangeUuid}::{ascDelayAddressPoolNextIp}",
        "enableDHCP::{enableDHCP}",
        "l3NetworkUuid::{l3Uuid}::mtu::{mtu}",
        "flatNetwork::DhcpServer::{ip}::ipUuid::{ipUuid}",
        "virtualRouterOffering::{routerOffering}",
    )
)
"""Kept, and not acted upon."""
TAGS = (ALLOW_OVERLAP, *KEPT)
