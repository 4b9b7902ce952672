"""The elements of deployment files that make data volumes."""

from __future__ import annotations

from orrery.core.kernel.api.elements import Attachment, ElementKind, Phase, Seen, ref

ELEMENTS = (
    ElementKind(
        tag="dataVolume",
        family="dataVolume",
        called="volume",
        api="CreateDataVolume",
        below=("",),
        refs=(
            ref("diskOffering", "diskOfferingUuid", "diskOffering", gives=("diskSize",)),
            ref("primaryStorage", "primaryStorageUuid", "primaryStorage", is_free=True),
        ),
        attachments=(
            Attachment(
                "vm",
                "vmRef",
                "vm",
                "AttachDataVolumeToVm",
                "volumeUuid",
                "vmInstanceUuid",
                undo="DetachDataVolumeFromVm",
                undo_takes=("uuid", "vmUuid"),
                seen=Seen(path="vmInstanceUuid"),
                phase=Phase.AFTER_VMS,  # both have their owners by then
            ),
        ),
        shown_in={"diskSize": "size"},
        is_shown=lambda volume: volume["type"] == "Data",
        phase=Phase.VM,
    ),
)
