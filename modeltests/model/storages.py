"""Primary and backup storages that come and go, and images: sections 7 and 8 of the facts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from orrery.modeltests.action import ADMIN, Action
from orrery.modeltests.model.general import given
from orrery.modeltests.model.hosts import cascade
from orrery.modeltests.model.prediction import (
    ABSENT,
    GONE,
    INVALID,
    NO_DELETION,
    NO_RIGHT,
    NOTHING,
    QUOTA,
    REFUSED,
    Free,
    Prediction,
    creation,
    refusal,
    rule,
    success,
)
from orrery.modeltests.state import Row, State

FORMATS = ("qcow2", "raw", "iso", "vmdk", "vmtx", "simulator")
SCHEMES = ("http://", "https://", "ftp://", "sftp://", "file:///", "/", "upload://")
FILES = ("file://", "/")
"""Images that only administrators may take."""
ROOM = 64 << 30
"""Bytes that any image leaves free."""
SYSTEM_FOLDERS = ("/dev", "/proc", "/sys")
NO_HOST = "PS.1003"
AROUND = "VmInstance Host Volume VmNic SystemTag"
"""Kinds that change with where a storage is attached."""


def _storage(state: State, action: Action) -> Row:
    row = state.get("PrimaryStorageVO", given(action, "primaryStorageUuid", "uuid"))
    assert row is not None
    return row


def _is_forbidden(path: str) -> bool:
    return any(path == one or path.startswith(f"{one}/") for one in SYSTEM_FOLDERS)


def _added(action: Action, kind: str, status: str) -> Prediction:
    fields = {"state": "Enabled", "status": status, "zoneUuid": action.fields["zoneUuid"], "type": kind}
    return creation("PrimaryStorage", url=str(action.fields["url"]).strip(), touches="SystemTag", **fields)


@rule("AddNfsPrimaryStorage")
def add_nfs(state: State, action: Action) -> Prediction:
    """An export, once in a zone; it connects when it is attached."""
    url, zone = str(action.fields["url"]).strip(), action.fields["zoneUuid"]
    host, colon, path = url.partition(":")
    there = state.of("PrimaryStorageVO").values()
    is_taken = any((one["url"], one["zoneUuid"]) == (url, zone) for one in there)
    if not host or not colon or not path.startswith("/") or _is_forbidden(path) or is_taken:
        return refusal(INVALID)
    return replace(_added(action, "NFS", "Disconnected"), refusals=(INVALID,) * (" " in url))


@rule("AddLocalPrimaryStorage", "AddSharedMountPointPrimaryStorage")
def add_folder(state: State, action: Action) -> Prediction:
    """An absolute path outside of the system's; a shared one connects when it is attached."""
    path = str(action.fields["url"]).strip()
    if not path.startswith("/") or _is_forbidden(path):
        return refusal(INVALID)
    if action.api == "AddLocalPrimaryStorage":
        return _added(action, "LocalStorage", "Connected")
    return _added(action, "SharedMountPoint", "Disconnected")


def _is_export(state: State, action: Action) -> bool:
    """Whether the zone has an export with the URL already."""
    wanted = ("NFS", str(action.fields["url"]).strip(), action.fields["zoneUuid"])
    there = state.of("PrimaryStorageVO").values()
    return any((one["type"], one["url"], one["zoneUuid"]) == wanted for one in there)


def _more_than_all(action: Action) -> bool:
    """Whether more is said to be available than there is; what is not said of the disks fits on them."""
    total = action.fields.get("totalCapacity")
    physical = given(action, "totalPhysicalCapacity", "totalCapacity")
    return any(
        free is not None and whole is not None and free > whole
        for free, whole in (
            (action.fields.get("availableCapacity"), total),
            (action.fields.get("availablePhysicalCapacity"), physical),
        )
    )


@rule("AddSimulatorPrimaryStorage")
def add_simulated(state: State, action: Action) -> Prediction:
    """Of a declared size, of which not more can be available than there is."""
    sizes = [name for name in action.fields if name.endswith("Capacity")]
    if _more_than_all(action) or _is_export(state, action):
        return refusal(INVALID)
    predicted = _added(action, "SimulatorPrimaryStorage", "Connected")
    return replace(predicted, refusals=(INVALID,) if sizes else ())


@rule("AddSimulatorBackupStorage")
def add_simulated_store(state: State, action: Action) -> Prediction:
    """The same of a backup storage."""
    if _more_than_all(action):
        return refusal(INVALID)
    codes = INVALID if "availableCapacity" in action.fields else ""
    fields = {"state": "Enabled", "status": "Connected", "type": "SimulatorBackupStorage"}
    return creation("BackupStorage", touches="Image SystemTag", or_else=codes, **fields)


def _is_known_machine(state: State, hostname: Any, owner: str | None = None) -> bool:
    stores = state.of("BackupStorageVO").values()
    return any(one.get("hostname") == hostname and one["uuid"] != owner for one in stores)


@rule("AddSftpBackupStorage")
def add_sftp(state: State, action: Action) -> Prediction:
    """A machine that no other backup storage has; one that does not answer leaves nothing."""
    hostname = str(action.fields["hostname"]).strip()
    if _is_known_machine(state, hostname):
        return refusal(REFUSED)
    fields = {"state": "Enabled", "status": "Connected", "hostname": hostname, "type": "SftpBackupStorage"}
    return creation("BackupStorage", touches="Image SystemTag", or_else=f"SYS.1002 {INVALID}", **fields)


@rule("AddDirectoryBackupStorage")
def add_directory(state: State, action: Action) -> Prediction:
    """A folder of hosts, where the backend has such storages; one that cannot be reached leaves nothing."""
    fields = {"state": "Enabled", "status": "Connected"}
    return creation(
        "BackupStorage", touches="Image SystemTag", or_else=f"SYS.1002 {REFUSED} {INVALID}", **fields
    )


@rule("UpdateSftpBackupStorage")
def update_sftp(state: State, action: Action) -> Prediction:
    """Texts and the login; another machine unless another storage has it."""
    store = state.get("BackupStorageVO", action.fields["uuid"])
    assert store is not None
    if store["type"] != "SftpBackupStorage":
        return refusal(INVALID, REFUSED)
    if _is_known_machine(state, given(action, "hostname") or "", store["uuid"]):
        return refusal(REFUSED)
    names = ("name", "description", "username", "hostname", "sshPort")
    fields = {
        name: str(value).strip() if isinstance(value, str) else value
        for name in names
        if (value := given(action, name)) is not None
    }
    return success("BackupStorage", store["uuid"], touches="SystemTag", **fields)


@rule("ReconnectBackupStorage", "ReconnectSftpBackupStorage")
def reconnect_store(state: State, action: Action) -> Prediction:
    """It answers."""
    store = state.get("BackupStorageVO", action.fields["uuid"])
    assert store is not None
    if action.api == "ReconnectSftpBackupStorage" and store["type"] != "SftpBackupStorage":
        return refusal(ABSENT)
    return success("BackupStorage", store["uuid"], status="Connected", touches="Image")


@rule("DeleteBackupStorage")
def delete_store(state: State, action: Action) -> Prediction:
    """With the images that are nowhere else."""
    uuid = action.fields["uuid"]
    return Prediction(
        effects={("BackupStorageVO", uuid): GONE}, refusals=(NO_DELETION, REFUSED), touches=None
    )


@rule("AttachPrimaryStorageToCluster")
def attach(state: State, action: Action) -> Prediction:
    """Once, in one zone, and no two of one type and URL in a cluster."""
    storage, cluster = _storage(state, action), state.get("ClusterVO", action.fields["clusterUuid"])
    assert cluster is not None
    if cluster["uuid"] in storage["attachedClusterUuids"]:
        return refusal(REFUSED)
    others = [
        one
        for one in state.of("PrimaryStorageVO").values()
        if cluster["uuid"] in one["attachedClusterUuids"]
        and (one["url"], one["type"]) == (storage["url"], storage["type"])
    ]
    if cluster["zoneUuid"] != storage["zoneUuid"] or others:
        return refusal(INVALID, REFUSED)
    codes = f"PS.1001 {REFUSED} {INVALID}"
    return success("PrimaryStorage", storage["uuid"], touches=AROUND, or_else=codes)


@rule("DetachPrimaryStorageFromCluster")
def detach(state: State, action: Action) -> Prediction:
    """Where it is attached; VMs of that cluster that use it are stopped."""
    storage, cluster = _storage(state, action), action.fields["clusterUuid"]
    if cluster not in storage["attachedClusterUuids"]:
        return refusal(REFUSED, INVALID)
    left: Any = Free() if len(storage["attachedClusterUuids"]) > 1 else []
    codes = f"PS.1002 {REFUSED}"
    uuid = storage["uuid"]
    return success("PrimaryStorage", uuid, touches=AROUND, or_else=codes, attachedClusterUuids=left)


def _has_host(state: State, storage: Row) -> bool:
    """Whether a connected host can work on a storage."""
    hosts = state.of("HostVO").values()
    clusters = storage["attachedClusterUuids"]
    return any(host["clusterUuid"] in clusters and host["status"] == "Connected" for host in hosts)


@rule("ReconnectPrimaryStorage")
def reconnect(state: State, action: Action) -> Prediction:
    """By a connected host of an attached cluster, where its kind needs one; else it is Disconnected."""
    storage = _storage(state, action)
    if storage["type"] in ("NFS", "SharedMountPoint") and not _has_host(state, storage):
        return replace(
            refusal(f"{REFUSED}/{NO_HOST}", NO_HOST), fails_touching=frozenset({"PrimaryStorageVO"})
        )
    return success("PrimaryStorage", storage["uuid"], status="Connected")


@rule("SyncPrimaryStorageCapacity")
def sync_storage(state: State, action: Action) -> Prediction:
    """The same hosts are asked."""
    storage = _storage(state, action)
    if storage["type"] in ("NFS", "SharedMountPoint") and not _has_host(state, storage):
        return refusal(REFUSED, NO_HOST)
    return success("PrimaryStorage", storage["uuid"])


@rule("CleanUpImageCacheOnPrimaryStorage")
def clean_up(state: State, action: Action) -> Prediction:
    """What no volume needs goes, which capacity follows."""
    return NOTHING


@rule("DeletePrimaryStorage")
def delete(state: State, action: Action) -> Prediction:
    """With what is on it; VMs whose root volume is there are removed for good."""
    predicted, uuid = cascade(state, action, "PrimaryStorageVO"), action.fields["uuid"]
    vms = {
        str(volume["vmInstanceUuid"])
        for volume in state.of("VolumeVO").values()
        if volume["type"] == "Root" and volume.get("primaryStorageUuid") == uuid
    }
    gone = {("VmInstanceVO", vm): GONE for vm in sorted(vms & set(state.of("VmInstanceVO")))}
    return replace(predicted, effects={**predicted.effects, **gone})


@rule("AddImage")
def add_image(state: State, action: Action) -> Prediction:
    """Ready on all storages that are named, which are enabled and connected; else nothing stays."""
    fields = action.fields
    stores = [state.get("BackupStorageVO", uuid) for uuid in fields["backupStorageUuids"]]
    media, form = fields.get("mediaType"), fields.get("format")
    media = media or ("ISO" if form == "iso" else "RootVolumeTemplate")
    form = "iso" if media == "ISO" else form
    url = str(fields["url"]).strip()
    if action.caller != ADMIN and url.startswith(FILES):
        return refusal(NO_RIGHT, INVALID, REFUSED)
    if form not in FORMATS or (form == "iso") != (media == "ISO") or not url.startswith(SCHEMES):
        return refusal(INVALID)
    if fields.get("system") and media == "ISO":
        return refusal(INVALID, REFUSED)
    is_known = url in {one.get("url") for one in state.of("ImageVO").values()}
    # which of several reasons is told first is free
    codes = (REFUSED, QUOTA) if is_known else (REFUSED, QUOTA, INVALID)
    if any(one is None or (one["state"], one["status"]) != ("Enabled", "Connected") for one in stores):
        return refusal(*codes)
    rooms = [one["availableCapacity"] for one in stores if one is not None]
    if min(rooms) <= 0:
        return refusal(*codes)
    is_sure = is_known and min(rooms) > ROOM
    failures = QUOTA if is_sure else f"{QUOTA} SYS.1002 {INVALID} {REFUSED}"
    told = {"status": "Ready", "state": "Enabled", "mediaType": media, "format": form, "url": url}
    return creation("Image", touches="BackupStorage SystemTag", or_else=failures, **told)


@rule("SyncImageSize")
def sync_image(state: State, action: Action) -> Prediction:
    """A storage that has the image is asked; where none is connected, none can be."""
    image = state.get("ImageVO", action.fields["uuid"])
    assert image is not None
    stores = [state.get("BackupStorageVO", one["backupStorageUuid"]) for one in image["backupStorageRefs"]]
    has = [one for one in stores if one is not None and one["status"] == "Connected"]
    codes = f"{REFUSED} {INVALID}" if image["status"] != "Ready" or not has else ""
    return success("Image", image["uuid"], touches="BackupStorage", or_else=codes)


@rule("SyncVolumeSize")
def sync_volume(state: State, action: Action) -> Prediction:
    """The storage of a volume that has bits is asked."""
    volume = state.get("VolumeVO", action.fields["uuid"])
    assert volume is not None
    codes = "" if volume["status"] == "Ready" else f"{REFUSED} {INVALID}"
    return success("Volume", volume["uuid"], touches="VmInstance", or_else=f"{codes} PS.1003")
