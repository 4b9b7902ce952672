"""Hosts, clusters and zones that come and go: sections 2 and 3 of the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from ipaddress import IPv4Address

from orrery.modeltests.action import Action
from orrery.modeltests.model.general import given
from orrery.modeltests.model.prediction import (
    ABSENT,
    GONE,
    INVALID,
    NO_DELETION,
    NOTHING,
    REFUSED,
    Fields,
    Prediction,
    creation,
    refusal,
    rule,
    success,
)
from orrery.modeltests.state import Key, Row, State

LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)", re.IGNORECASE)
AROUND = "Cluster PrimaryStorage VmInstance VmNic Volume SystemTag"
"""Kinds that change with a host that comes or connects."""
BELOW = {
    "ZoneVO": (("ClusterVO", "zoneUuid"), ("PrimaryStorageVO", "zoneUuid"), ("L2NetworkVO", "zoneUuid")),
    "ClusterVO": (("HostVO", "clusterUuid"),),
    "L2NetworkVO": (("L3NetworkVO", "l2NetworkUuid"),),
    "L3NetworkVO": (("IpRangeVO", "l3NetworkUuid"),),
}
"""Kinds that go with a resource, and the field by which they name it."""


def is_host_name(text: str) -> bool:
    """Whether a text is an IPv4 address, or a name that a host may have."""
    if re.fullmatch(r"[0-9.]+", text):
        try:
            IPv4Address(text)
        except ValueError:
            return False
        return True
    return len(text) <= 253 and all(LABEL.fullmatch(part) for part in text.split("."))


def is_taken(state: State, address: str, owner: str | None = None) -> bool:
    """Whether another host than `owner` has a management address."""
    hosts = state.of("HostVO").values()
    return any(host["managementIp"] == address and host["uuid"] != owner for host in hosts)


@rule("AddKVMHost", "AddSimulatorHost")
def add_host(state: State, action: Action) -> Prediction:
    """Connected at once, in a cluster for its type; no two hosts have one address."""
    cluster = state.get("ClusterVO", action.fields["clusterUuid"])
    assert cluster is not None
    kind = "KVM" if action.api == "AddKVMHost" else "Simulator"
    address = str(action.fields["managementIp"]).strip()
    if cluster["hypervisorType"] != kind or not is_host_name(address) or is_taken(state, address):
        return refusal(INVALID)
    where = {"clusterUuid": cluster["uuid"], "zoneUuid": cluster["zoneUuid"], "managementIp": address}
    fields = {"state": "Enabled", "status": "Connected", "hypervisorType": kind, **where}
    return creation("Host", touches=AROUND, or_else="HOST.1000 HOST.1003", **fields)


@rule("UpdateHost", "UpdateKVMHost")
def update_host(state: State, action: Action) -> Prediction:
    """Texts at any time; another address unless it is taken, or VMs are there."""
    host = state.get("HostVO", action.fields["uuid"])
    assert host is not None
    address = given(action, "managementIp")
    if action.api == "UpdateKVMHost" and host["hypervisorType"] != "KVM":
        return refusal(INVALID)
    if address is not None and (not is_host_name(address) or is_taken(state, address, host["uuid"])):
        return refusal(INVALID, REFUSED)
    names = ("name", "description", "managementIp", "username", "sshPort")
    fields = {
        name: str(value).strip() if isinstance(value, str) else value
        for name in names
        if (value := given(action, name)) is not None
    }
    codes = REFUSED if address not in (None, host["managementIp"]) else ""
    return success("Host", host["uuid"], touches="SystemTag VmInstance", or_else=codes, **fields)


@rule("ConfirmHostPoweredOff")
def confirm_powered_off(state: State, action: Action) -> Prediction:
    """A host that answers is not off."""
    host = state.get("HostVO", action.fields["uuid"])
    assert host is not None
    if host["status"] == "Connected":
        return refusal(REFUSED)
    return replace(NOTHING, refusals=(REFUSED, ABSENT), touches=None)


def below(state: State, kind: str, uuid: str) -> Iterator[Key]:
    """A resource with all that is in it, by the fields that name it."""
    yield kind, uuid
    for inner, field in BELOW.get(kind, ()):
        for child, row in state.of(inner).items():
            if row.get(field) == uuid:
                yield from below(state, inner, child)


def cascade(state: State, action: Action, kind: str, *, stops: bool = False) -> Prediction:
    """A deletion with all that is in the resource. Permissive asks first, and may be refused.

    `stops` says whether the VMs that lose their host are stopped.
    """
    removed = dict.fromkeys(below(state, kind, action.fields["uuid"]), GONE)
    hosts = [uuid for inner, uuid in removed if inner == "HostVO"]
    found: dict[Key, Fields | str] = {**removed}
    for uuid, vm in state.of("VmInstanceVO").items() if stops else ():
        if vm.get("hostUuid") in hosts and not _is_local(state, vm):
            found["VmInstanceVO", uuid] = {"state": "Stopped", "hostUuid": None}
    codes = (NO_DELETION, REFUSED)
    return Prediction(effects=found, refusals=codes, touches=None)


def _is_local(state: State, vm: Row) -> bool:
    """Whether disks of a VM are on a storage that only one host has."""
    storages = (state.get("PrimaryStorageVO", one.get("primaryStorageUuid")) for one in vm["allVolumes"])
    return any(one is not None and one["type"] == "LocalStorage" for one in storages)


@rule("DeleteHost")
def delete_host(state: State, action: Action) -> Prediction:
    """Its VMs are stopped."""
    return cascade(state, action, "HostVO", stops=True)


@rule("DeleteCluster")
def delete_cluster(state: State, action: Action) -> Prediction:
    """With its hosts."""
    return cascade(state, action, "ClusterVO", stops=True)


@rule("DeleteZone")
def delete_zone(state: State, action: Action) -> Prediction:
    """With everything in it; its VMs are removed for good."""
    predicted = cascade(state, action, "ZoneVO")
    zone = action.fields["uuid"]
    vms = [uuid for uuid, vm in state.of("VmInstanceVO").items() if vm.get("zoneUuid") == zone]
    gone: dict[Key, Fields | str] = {("VmInstanceVO", uuid): GONE for uuid in vms}
    return replace(predicted, effects={**predicted.effects, **gone})
