"""The elements of deployment files that make L2 networks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from orrery.core.kernel.api.elements import ElementKind


def _has_vlan(keys: Collection[str], zone: Mapping[str, Any]) -> bool:
    return "vlan" in keys


def _has_no_vlan(keys: Collection[str], zone: Mapping[str, Any]) -> bool:
    return "vlan" not in keys


ELEMENTS = (
    ElementKind(
        tag="l2NoVlanNetwork",
        family="l2Network",
        api="CreateL2NoVlanNetwork",
        below=("zone",),
        parent_wire="zoneUuid",
        is_meant=_has_no_vlan,
        is_shown=lambda l2: l2["type"] == "L2NoVlanNetwork",
        feature="this L2 network",
    ),
    ElementKind(
        tag="l2VlanNetwork",
        family="l2Network",
        api="CreateL2VlanNetwork",
        below=("zone",),
        parent_wire="zoneUuid",
        is_meant=_has_vlan,
        is_shown=lambda l2: l2["type"] == "L2VlanNetwork",
        feature="this L2 network",
    ),
    ElementKind(tag="l2VxlanNetwork", family="l2Network", below=("zone",), feature="VXLAN"),
    ElementKind(tag="l2VxlanNetworkPool", family="l2VxlanNetworkPool", feature="VXLAN", named=False),
)
