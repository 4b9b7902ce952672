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
            ref(
                "instanceOffering",
                "instanceOfferingUuid",
                "instanceOffering",
                gives=("cpuNum", "memorySize", "reservedMemorySize"),
            ),
            ref("image", "imageUuid", "image", gives=("platform", "guestOsType", "architecture", "virtio")),
            ref("l3Networks", "l3NetworkUuids", "l3Network", many=True, shown="vmNics.l3NetworkUuid"),
            ref("defaultL3Network", "defaultL3NetworkUuid", "l3Network"),
            ref("rootDiskOffering", "rootDiskOfferingUuid", "diskOffering"),
            ref(
                "dataDiskOfferings", "dataDiskOfferingUuids", "diskOffering", tag="diskOfferingRef", many=True
            ),
            ref("zone", "zoneUuid", "zone", is_free=True),
            ref("cluster", "clusterUuid", "cluster", is_free=True),
            ref("host", "hostUuid", "host", is_free=True),
            ref(
                "primaryStorageForRootVolume",
                "primaryStorageUuidForRootVolume",
                "primaryStorage",
                tag="primaryStorageRef",
                is_free=True,
            ),
            ref("after", "", "vm", many=True),
        ),
        is_shown=lambda vm: vm["type"] == "UserVm",
        phase=Phase.VM,
    ),
)
