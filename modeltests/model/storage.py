"""Data volumes, images and storages: sections 7, 8, 9 and 12 of the facts."""

from __future__ import annotations

from orrery.modeltests.action import Action
from orrery.modeltests.model.general import given
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
from orrery.modeltests.model.vm import ATTACH_DISK, DETACH_DISK, WRONG_STATE, policy
from orrery.modeltests.state import Row, State

AROUND = "PrimaryStorage BackupStorage VmInstance SystemTag Quota"
TAKEN_ALONG = f"{AROUND} UserTag ResourceConfig SharedResource AccountResourceRef"
DELETED = "Deleted"


def _volume(state: State, action: Action) -> Row:
    row = state.get("VolumeVO", given(action, "volumeUuid", "uuid"))
    assert row is not None
    return row


@rule("CreateDataVolume")
def create_volume(state: State, action: Action) -> Prediction:
    """It exists as a row until it is attached, unless a storage is named."""
    offering = state.get("DiskOfferingVO", action.fields.get("diskOfferingUuid"))
    if offering is None and not action.fields.get("diskSize"):
        return refusal(INVALID, REFUSED)
    if offering is not None and offering["state"] != "Enabled":
        return refusal(REFUSED)
    size = offering["diskSize"] if offering is not None else action.fields["diskSize"]
    placed = action.fields.get("primaryStorageUuid") is not None
    codes = f"{QUOTA} {INVALID}" + f" {REFUSED} SYS.1002 PS.1000" * placed
    status = "Ready" if placed else "NotInstantiated"
    return creation("Volume", touches=f"{AROUND} UserTag", or_else=codes, status=status, size=size)


@rule("AttachDataVolumeToVm")
def attach(state: State, action: Action) -> Prediction:
    """A free data volume that is not deleted, and a VM in a state that allows it."""
    volume, vm = _volume(state, action), state.get("VmInstanceVO", action.fields.get("vmInstanceUuid"))
    assert vm is not None
    found = []
    if vm["state"] not in ("Running", "Stopped", "Paused"):
        found += [f"{ATTACH_DISK}/{WRONG_STATE}", f"{REFUSED}/{WRONG_STATE}", WRONG_STATE, REFUSED]
    free = volume["type"] == "Data" and volume.get("vmInstanceUuid") is None
    if not free or volume["status"] == DELETED or volume["state"] != "Enabled":
        found += [REFUSED, ATTACH_DISK]
    if found:
        return refusal(*found)
    codes = f"{ATTACH_DISK} {REFUSED} {QUOTA} PS.1000"
    here = {"vmInstanceUuid": vm["uuid"], "status": "Ready"}
    return success("Volume", volume["uuid"], touches=f"{AROUND} Host", or_else=codes, **here)


@rule("DetachDataVolumeFromVm")
def detach(state: State, action: Action) -> Prediction:
    """An attached data volume."""
    volume = _volume(state, action)
    vm = state.get("VmInstanceVO", volume.get("vmInstanceUuid"))
    if volume["type"] != "Data" or vm is None:
        return refusal(REFUSED, INVALID)
    named = action.fields.get("vmUuid")
    if named is not None and named != vm["uuid"]:
        return refusal(REFUSED, INVALID, DETACH_DISK)
    if vm["state"] not in ("Running", "Stopped", "Paused"):
        return refusal(f"{DETACH_DISK}/{WRONG_STATE}", f"{REFUSED}/{WRONG_STATE}", WRONG_STATE)
    gone = {"vmInstanceUuid": None, "deviceId": None, "lastVmInstanceUuid": vm["uuid"]}
    return success("Volume", volume["uuid"], touches=AROUND, **gone)


@rule("DeleteDataVolume")
def delete_volume(state: State, action: Action) -> Prediction:
    """It stays as deleted, or goes by policy; a root volume is none."""
    volume = _volume(state, action)
    if volume["type"] != "Data":
        return refusal(INVALID, REFUSED)
    if volume["status"] == DELETED:
        return refusal(REFUSED)
    codes = f"{REFUSED} {NO_DELETION} {DETACH_DISK}" if volume.get("vmInstanceUuid") else ""
    if policy(state, "volume") == "Direct":
        return removal("Volume", volume["uuid"], touches=TAKEN_ALONG, or_else=codes)
    return success("Volume", volume["uuid"], touches=AROUND, or_else=codes, status=DELETED)


@rule("RecoverDataVolume")
def recover_volume(state: State, action: Action) -> Prediction:
    """A deleted one, to what it was before."""
    volume = _volume(state, action)
    if volume["status"] != DELETED or volume["type"] != "Data":
        return refusal(REFUSED, INVALID)
    status = "Ready" if volume.get("installPath") else "NotInstantiated"
    return success("Volume", volume["uuid"], touches=AROUND, or_else=QUOTA, status=status)


@rule("ExpungeDataVolume")
def expunge_volume(state: State, action: Action) -> Prediction:
    """A deleted one; its bits and its row go."""
    volume = _volume(state, action)
    if volume["status"] != DELETED or volume["type"] != "Data":
        return refusal(REFUSED, INVALID)
    return removal("Volume", volume["uuid"], touches=TAKEN_ALONG)


def _image(state: State, action: Action) -> Row:
    row = state.get("ImageVO", given(action, "imageUuid", "uuid"))
    assert row is not None
    return row


@rule("DeleteImage")
def delete_image(state: State, action: Action) -> Prediction:
    """Deleted on the storages that are named, or on all; the image is deleted when all of its copies are."""
    image = _image(state, action)
    status = {copy["backupStorageUuid"]: copy["status"] for copy in image["backupStorageRefs"]}
    named = action.fields.get("backupStorageUuids") or list(status)
    if image["status"] == DELETED or not set(named) <= set(status):
        return Prediction(refusals=(REFUSED, INVALID, NO_DELETION), touches=frozenset({"ImageVO"}))
    if policy(state, "image") == "Direct":
        return Prediction(touches=None)
    whole = all(uuid in named or copy == DELETED for uuid, copy in status.items())
    fields = {"status": DELETED} if whole else {}
    return success("Image", image["uuid"], touches=AROUND, **fields)


@rule("RecoverImage")
def recover_image(state: State, action: Action) -> Prediction:
    """Copies that are deleted are ready again."""
    image = _image(state, action)
    deleted = [copy for copy in image["backupStorageRefs"] if copy["status"] == DELETED]
    named = action.fields.get("backupStorageUuids")
    if not deleted:
        return refusal(REFUSED, INVALID)
    codes = f"{QUOTA} {REFUSED} {INVALID}" if named else QUOTA
    return success("Image", image["uuid"], touches=AROUND, or_else=codes, status="Ready")


@rule("ExpungeImage")
def expunge_image(state: State, action: Action) -> Prediction:
    """Only what is deleted; with the last copy the image goes."""
    image = _image(state, action)
    deleted = [copy for copy in image["backupStorageRefs"] if copy["status"] == DELETED]
    if not deleted:
        return refusal(REFUSED, INVALID)
    if action.fields.get("backupStorageUuids") or len(deleted) < len(image["backupStorageRefs"]):
        return Prediction(refusals=(REFUSED, INVALID), touches=None)
    return removal("Image", image["uuid"], touches=TAKEN_ALONG)
