"""Zones, clusters, hosts, storages and offerings: sections 2, 3, 5, 7 and 8 of the facts."""

from __future__ import annotations

from dataclasses import replace

from orrery.modeltests.action import Action
from orrery.modeltests.model.general import given
from orrery.modeltests.model.prediction import (
    INVALID,
    NOT_STATE,
    REFUSED,
    Free,
    Prediction,
    creation,
    refusal,
    removal,
    rule,
    success,
)
from orrery.modeltests.state import Row, State

STATES = {"enable": "Enabled", "disable": "Disabled"}
AFTER_DELETION = "SystemTag UserTag ResourceConfig SharedResource AccountResourceRef Quota"
SWITCHED = {
    "ChangeZoneState": "Zone",
    "ChangeClusterState": "Cluster",
    "ChangeInstanceOfferingState": "InstanceOffering",
    "ChangeDiskOfferingState": "DiskOffering",
    "ChangeBackupStorageState": "BackupStorage",
    "ChangeVolumeState": "Volume",
    "ChangeImageState": "Image",
    "ChangeL3NetworkState": "L3Network",
    "ChangeAccessKeyState": "AccessKey",
}
"""Calls that switch a resource on or off, and its kind. Both are idempotent."""
RENAMED = (
    *("Zone", "Cluster", "PrimaryStorage", "BackupStorage", "DiskOffering", "InstanceOffering"),
    *("Image", "Volume", "L2Network", "L3Network", "IpRange", "UserGroup", "LongJob"),
)
"""Kinds whose Update call changes name and description, and more where it has more fields."""


@rule(*SWITCHED)
def switch(state: State, action: Action) -> Prediction:
    """The state follows the event; a deleted volume or image may refuse."""
    kind, uuid = SWITCHED[action.api], action.fields["uuid"]
    row = state.get(f"{kind}VO", uuid)
    assert row is not None
    codes = f"{REFUSED} {NOT_STATE}" if row.get("status") in ("Deleted",) or kind == "Volume" else ""
    own = "VmInstance" if kind == "Volume" else ""
    return success(kind, uuid, state=STATES[action.fields["stateEvent"]], or_else=codes, touches=own)


@rule(*(f"Update{kind}" for kind in RENAMED))
def rename(state: State, action: Action) -> Prediction:
    """Name and description are as given, what else is given may be refused; no two groups of an account have
    one name.
    """
    kind = action.api.removeprefix("Update")
    texts = {
        name: str(action.fields[name]).strip()
        for name in ("name", "description")
        if action.fields.get(name) is not None
    }
    if kind == "UserGroup" and _is_taken(state, action.fields["uuid"], texts.get("name")):
        return refusal(INVALID)
    others = set(action.fields) - {"uuid", "name", "description", "systemTags", "userTags"}
    codes = f"{INVALID} {REFUSED}" if others else ""
    around = f"{kind} VmInstance SystemTag Zone" if others or kind == "Volume" else "SystemTag"
    if kind in ("Volume", "Image", "IpRange"):
        around += " VmInstance L3Network"
    return success(kind, action.fields["uuid"], or_else=codes, touches=around, **texts)


def _is_taken(state: State, uuid: str, name: str | None) -> bool:
    """Whether another group of the same account has the name."""
    groups = state.of("UserGroupVO")
    account = groups[uuid]["accountUuid"]
    others = (one for one in groups.values() if one["uuid"] != uuid)
    return any((one["accountUuid"], one["name"]) == (account, name) for one in others)


def _zone(state: State, action: Action) -> Row | None:
    return state.get("ZoneVO", action.fields.get("zoneUuid"))


@rule("CreateZone")
def create_zone(state: State, action: Action) -> Prediction:
    """Enabled; the default one of all where it says so."""
    return creation("Zone", state="Enabled", isDefault=bool(action.fields.get("isDefault")))


@rule("CreateCluster")
def create_cluster(state: State, action: Action) -> Prediction:
    """Enabled, of a type of hypervisor that there is."""
    if action.fields.get("hypervisorType") not in ("KVM", "Simulator"):
        return refusal(INVALID)
    codes = INVALID if given(action, "type", "architecture") else ""
    return creation("Cluster", or_else=codes, state="Enabled", zoneUuid=action.fields["zoneUuid"])


@rule("CreateInstanceOffering")
def create_instance_offering(state: State, action: Action) -> Prediction:
    """At least 16 MiB, and not more reserved than there is."""
    fields = action.fields
    if fields["memorySize"] < 16 << 20 or fields["cpuNum"] < 1:
        return refusal(INVALID)
    extra = given(action, "reservedMemorySize", "allocatorStrategy", "type", "sortKey") is not None
    size = {"cpuNum": fields["cpuNum"], "memorySize": fields["memorySize"], "cpuSpeed": 0}
    return creation("InstanceOffering", or_else=INVALID * extra, state="Enabled", **size)


@rule("CreateDiskOffering")
def create_disk_offering(state: State, action: Action) -> Prediction:
    """Enabled, of the size that is given."""
    codes = f"{INVALID} ID.1003"
    return creation("DiskOffering", or_else=codes, state="Enabled", diskSize=action.fields["diskSize"])


@rule("DeleteInstanceOffering", "DeleteDiskOffering")
def delete_offering(state: State, action: Action) -> Prediction:
    """What was made of it stays, and names it no more."""
    kind = action.api.removeprefix("Delete")
    around = f"{AFTER_DELETION} VmInstance Volume"
    return removal(kind, action.fields["uuid"], touches=around)


@rule("ChangeHostState")
def change_host(state: State, action: Action) -> Prediction:
    """Maintenance moves or stops VMs, and wants a connected host; leaving it connects the host again."""
    host, event = state.get("HostVO", action.fields["uuid"]), action.fields["stateEvent"]
    assert host is not None
    around = "Host VmInstance PrimaryStorage VmNic Volume SystemTag"
    if event in STATES:
        return success("Host", host["uuid"], state=STATES[event], touches=around)
    if host["state"] == "Maintenance":
        return Prediction(refusals=(REFUSED, NOT_STATE), touches=frozenset())
    codes = f"{REFUSED} HOST.1001 {NOT_STATE}"
    if host["status"] != "Connected":
        return refusal(*codes.split())
    return success("Host", host["uuid"], state="Maintenance", touches=around, or_else=codes)


@rule("ReconnectHost")
def reconnect_host(state: State, action: Action) -> Prediction:
    """Refused in maintenance."""
    host = state.get("HostVO", action.fields["uuid"])
    assert host is not None
    if host["state"] in ("Maintenance", "PreMaintenance"):
        return refusal(REFUSED, "HOST.1002")
    around = "Host VmInstance SystemTag PrimaryStorage"
    connected = success("Host", host["uuid"], or_else="HOST.1002", touches=around, status="Connected")
    return replace(connected, fails_touching=frozenset({"HostVO", "VmInstanceVO", "SystemTagVO"}))


@rule("ChangePrimaryStorageState")
def change_storage(state: State, action: Action) -> Prediction:
    """Maintenance stops the VMs that have volumes there; only a deletion makes it Deleting."""
    uuid, event = action.fields["uuid"], action.fields["stateEvent"]
    around = "VmInstance Host Volume VmNic SystemTag"
    if event == "deleting":
        return refusal(NOT_STATE)
    if event in STATES:
        return success("PrimaryStorage", uuid, state=STATES[event], touches=around)
    codes = f"{REFUSED} {NOT_STATE}"
    return success("PrimaryStorage", uuid, state="Maintenance", or_else=codes, touches=around)


@rule("AttachBackupStorageToZone", "DetachBackupStorageFromZone")
def backup_storage(state: State, action: Action) -> Prediction:
    """Neither twice."""
    uuid, zone = action.fields["backupStorageUuid"], action.fields["zoneUuid"]
    storage = state.get("BackupStorageVO", uuid)
    assert storage is not None
    zones, attaches = list(storage["attachedZoneUuids"]), action.api.startswith("Attach")
    if (zone in zones) == attaches:
        return refusal(REFUSED, INVALID) if attaches else Prediction(refusals=(REFUSED, INVALID))
    return success("BackupStorage", uuid, attachedZoneUuids=Free(), touches="Image")
