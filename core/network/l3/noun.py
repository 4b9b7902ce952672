"""What L3 networks bring to a node."""

from __future__ import annotations

from core.kernel.plugins import Noun
from core.kernel.tags import TagPattern
from core.network.l3.addressing import AddressService
from core.network.l3.configs import IP_ALLOCATE_STRATEGY
from core.network.l3.service import L3Service

TAGS = tuple(
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

NOUN = Noun(name="l3", services=(L3Service, AddressService), configs=(IP_ALLOCATE_STRATEGY,), tags=TAGS)
