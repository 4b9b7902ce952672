"""The elements of deployment files that make zones."""

from __future__ import annotations

from orrery.core.kernel.api.elements import Attachment, ElementKind, Seen

ELEMENTS = (
    ElementKind(
        tag="zone",
        family="zone",
        api="CreateZone",
        below=("",),
        attachments=(
            Attachment(
                "backupStorages",
                "backupStorageRef",
                "backupStorage",
                "AttachBackupStorageToZone",
                "zoneUuid",
                "backupStorageUuid",
                undo="DetachBackupStorageFromZone",
                seen=Seen(listed="attachedZoneUuids"),
            ),
        ),
    ),
)
