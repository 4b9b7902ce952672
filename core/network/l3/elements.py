"""The elements of deployment files that make L3 networks, IP ranges and DNS servers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from orrery.core.kernel.api.elements import ElementKind

OVERLAP_ALLOWED = "allowOverlap::true"


def _fill_in_range(values: dict[str, Any], is_xml: bool) -> None:
    values.setdefault("name", "range")
    if is_xml:
        # Older releases took ranges that overlap others on their L2 network.
        values["systemTags"] = [*values.get("systemTags", ()), OVERLAP_ALLOWED]


def _has_cidr(keys: Collection[str], l3: Mapping[str, Any]) -> bool:
    return "networkCidr" in keys or "cidr" in keys


def _has_no_cidr(keys: Collection[str], l3: Mapping[str, Any]) -> bool:
    return not _has_cidr(keys, l3)


ELEMENTS = (
    ElementKind(
        tag="l3BasicNetwork",
        family="l3Network",
        api="CreateL3Network",
        below=("l2Network",),
        parent_wire="l2NetworkUuid",
    ),
    ElementKind(
        tag="ipRange",
        family="ipRange",
        api="AddIpRange",
        below=("l3Network",),
        parent_wire="l3NetworkUuid",
        fill_in=_fill_in_range,
        is_meant=_has_no_cidr,
        named=False,
    ),
    ElementKind(
        tag="ipRangeByCidr",
        family="ipRange",
        api="AddIpRangeByNetworkCidr",
        below=("l3Network",),
        parent_wire="l3NetworkUuid",
        fill_in=_fill_in_range,
        is_meant=_has_cidr,
        is_shown=lambda ip_range: False,  # one is shown as the range that it makes
        aliases={"cidr": "networkCidr"},
        named=False,
    ),
    ElementKind(
        tag="dns",
        family="dns",
        api="AddDnsToL3Network",
        below=("l3Network",),
        plural="dns",
        parent_wire="l3NetworkUuid",
        text="dns",
        seen="dns",
        undo="RemoveDnsFromL3Network",
        named=False,
    ),
)
