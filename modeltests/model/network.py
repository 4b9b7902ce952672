"""L2 and L3 networks and ranges of addresses: section 6 of the facts."""

from __future__ import annotations

from ipaddress import ip_address

from orrery.modeltests.action import Action
from orrery.modeltests.model.prediction import (
    INVALID,
    NO_DELETION,
    QUOTA,
    REFUSED,
    Prediction,
    creation,
    refusal,
    removal,
    rule,
    success,
)
from orrery.modeltests.state import Row, State

AROUND = "VmInstance VmNic UsedIp Quota SystemTag UserTag AccountResourceRef SharedResource ResourceConfig"
CATEGORIES = ("Public", "Private", "System")


@rule("CreateL2NoVlanNetwork", "CreateL2VlanNetwork")
def create_l2(state: State, action: Action) -> Prediction:
    """In a zone; the interface and the type may be refused."""
    return creation("L2Network", or_else=INVALID, zoneUuid=action.fields["zoneUuid"])


@rule("CreateL3Network")
def create_l3(state: State, action: Action) -> Prediction:
    """Enabled, in the zone of its L2 network; only a system network is of category System."""
    l2 = state.get("L2NetworkVO", action.fields["l2NetworkUuid"])
    assert l2 is not None
    system = bool(action.fields.get("system"))
    category = action.fields.get("category") or ("System" if system else "Private")
    if category not in CATEGORIES or (category == "System") != system:
        return refusal(INVALID)
    fields = {"state": "Enabled", "zoneUuid": l2["zoneUuid"], "category": category}
    return creation("L3Network", or_else=f"{INVALID} {QUOTA}", **fields)


@rule("DeleteL3Network")
def delete_l3(state: State, action: Action) -> Prediction:
    """Its nics leave the VMs, and its ranges go."""
    codes = f"{NO_DELETION} {REFUSED}"
    return removal("L3Network", action.fields["uuid"], touches=f"IpRange {AROUND}", or_else=codes)


@rule("DeleteIpRange")
def delete_range(state: State, action: Action) -> Prediction:
    """Nics with its addresses leave the VMs."""
    codes = f"{NO_DELETION} {REFUSED}"
    return removal("IpRange", action.fields["uuid"], touches=f"L3Network {AROUND}", or_else=codes)


@rule("DeleteL2Network")
def delete_l2(state: State, action: Action) -> Prediction:
    """With its L3 networks."""
    codes = f"{NO_DELETION} {REFUSED}"
    around = f"L3Network IpRange {AROUND}"
    return removal("L2Network", action.fields["uuid"], touches=around, or_else=codes)


@rule("AttachL2NetworkToCluster")
def attach_l2(state: State, action: Action) -> Prediction:
    """Not twice, in one zone, and without a clash of interface and VLAN."""
    l2 = state.get("L2NetworkVO", action.fields["l2NetworkUuid"])
    assert l2 is not None
    if action.fields["clusterUuid"] in l2["attachedClusterUuids"]:
        return refusal(REFUSED)
    return success("L2Network", l2["uuid"], or_else=f"L2.1000 {REFUSED} {INVALID}")


@rule("DetachL2NetworkFromCluster")
def detach_l2(state: State, action: Action) -> Prediction:
    """Only where it is attached; nics of the cluster's VMs are detached."""
    l2 = state.get("L2NetworkVO", action.fields["l2NetworkUuid"])
    assert l2 is not None
    if action.fields["clusterUuid"] not in l2["attachedClusterUuids"]:
        return refusal(REFUSED)
    codes = f"{REFUSED} {NO_DELETION} L2.1000"
    return success("L2Network", l2["uuid"], or_else=codes, touches=f"L3Network {AROUND}")


def _l3(state: State, action: Action) -> Row:
    row = state.get("L3NetworkVO", action.fields["l3NetworkUuid"])
    assert row is not None
    return row


@rule("AddDnsToL3Network")
def add_dns(state: State, action: Action) -> Prediction:
    """An address, and not twice."""
    l3, dns = _l3(state, action), action.fields["dns"]
    if not _is_address(dns):
        return refusal(INVALID)
    if dns in l3["dns"]:
        return refusal(REFUSED)
    return success("L3Network", l3["uuid"], dns=[*l3["dns"], dns])


@rule("RemoveDnsFromL3Network")
def remove_dns(state: State, action: Action) -> Prediction:
    """One that is not there is no error."""
    l3, dns = _l3(state, action), action.fields["dns"]
    return success("L3Network", l3["uuid"], dns=[one for one in l3["dns"] if one != dns])


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


@rule("AddIpRange", "AddIpRangeByNetworkCidr")
def add_range(state: State, action: Action) -> Prediction:
    """Addresses in one subnet, which overlap with no range of any L3 network on the same L2 network."""
    return creation("IpRange", touches="L3Network", or_else=f"{INVALID} {REFUSED}")
