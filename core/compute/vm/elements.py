"""The elements of deployment files that make VMs."""

from __future__ import annotations

from orrery.core.kernel.api.elements import ElementKind, Phase, ref

ELEMENTS = (
    ElementKind(
        tag="userVm",
        family="vm",
        api="CreateVmInstance",
        below=("", "zone"),
        refs=(
            ref("instanceOffering", "instanceOfferingUuid", "instanceOffering"),
            ref("image", "imageUuid", "image"),
            ref("l3Networks", "l3NetworkUuids", "l3Network", many=True),
            ref("defaultL3Network", "defaultL3NetworkUuid", "l3Network"),
            ref("rootDiskOffering", "rootDiskOfferingUuid", "diskOffering"),
            ref(
                "dataDiskOfferings", "dataDiskOfferingUuids", "diskOffering", tag="diskOfferingRef", many=True
            ),
            ref("zone", "zoneUuid", "zone"),
            ref("cluster", "clusterUuid", "cluster"),
            ref("host", "hostUuid", "host"),
            ref(
                "primaryStorageForRootVolume",
                "primaryStorageUuidForRootVolume",
                "primaryStorage",
                tag="primaryStorageRef",
            ),
            ref("after", "", "vm", many=True),
        ),
        phase=Phase.VM,
    ),
)
