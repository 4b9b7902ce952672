"""The elements of deployment files that make clusters."""

from __future__ import annotations

from orrery.core.kernel.api.elements import Attachment, ElementKind, Seen

ELEMENTS = (
    ElementKind(
        tag="cluster",
        family="cluster",
        api="CreateCluster",
        below=("zone",),
        parent_wire="zoneUuid",
        defaults={"hypervisorType": "Simulator"},
        attachments=(
            Attachment(
                "primaryStorages",
                "primaryStorageRef",
                "primaryStorage",
                "AttachPrimaryStorageToCluster",
                "clusterUuid",
                "primaryStorageUuid",
                undo="DetachPrimaryStorageFromCluster",
                seen=Seen(listed="attachedClusterUuids"),
                after_children="host",
            ),
            Attachment(
                "l2Networks",
                "l2NetworkRef",
                "l2Network",
                "AttachL2NetworkToCluster",
                "clusterUuid",
                "l2NetworkUuid",
                undo="DetachL2NetworkFromCluster",
                seen=Seen(listed="attachedClusterUuids"),
                after_children="host",
            ),
        ),
    ),
)
