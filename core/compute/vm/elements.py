"""The elements of deployment files that make VMs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orrery.core.kernel.api.elements import ElementKind, Find, Phase, ref


def _can_be_brought(vm: Mapping[str, Any], image: Mapping[str, Any], find: Find) -> bool:
    """Whether the image is on a backup storage of the VM's zone, and for VMs of users."""
    stores = (find(str(one["backupStorageUuid"])) for one in image.get("backupStorageRefs", ()))
    zones = (zone for store in stores for zone in store.get("attachedZoneUuids", ()))
    return not image.get("system") and vm.get("zoneUuid") in zones


def _has_nic(vm: Mapping[str, Any], l3: Mapping[str, Any], find: Find) -> bool:
    """Whether the VM has a nic in the network."""
    return l3["uuid"] in [nic["l3NetworkUuid"] for nic in vm.get("vmNics", ())]


def _root(vm: Mapping[str, Any]) -> Mapping[str, Any]:
    return next((one for one in vm.get("allVolumes", ()) if one["type"] == "Root"), {})


def _lacks(vm: Mapping[str, Any], find: Find) -> str:
    root, image = _root(vm), find(str(vm.get("imageUuid")))
    if not root and not (image and _can_be_brought(vm, image, find)):
        return "it has no disk yet, and no image that it could be made of"
    storage = find(str(root.get("primaryStorageUuid")))
    return "its storage is attached to no cluster" if root and not storage.get("attachedClusterUuids") else ""


def _as_it_is(values: dict[str, Any], vm: Mapping[str, Any], find: Find) -> None:
    """A VM that is not there or off stays so. Without an image, or with an ISO, its disk is empty."""
    if vm["state"] in STRATEGIES:
        values["strategy"] = STRATEGIES[vm["state"]]
    is_made = "image" in values and find(str(vm.get("imageUuid"))).get("mediaType") != "ISO"
    if not is_made and "rootDiskOffering" not in values:
        values["rootDiskSize"] = _root(vm)["size"]


STRATEGIES = {"Created": "JustCreate", "Stopped": "CreateStopped"}
"""How a VM is created that shall be in a state."""
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
            ref(
                "image",
                "imageUuid",
                "image",
                gives=("platform", "guestOsType", "architecture", "virtio"),
                takes=_can_be_brought,
            ),
            ref("l3Networks", "l3NetworkUuids", "l3Network", many=True, shown="vmNics.l3NetworkUuid"),
            ref("defaultL3Network", "defaultL3NetworkUuid", "l3Network", takes=_has_nic),
            ref("rootDiskOffering", "rootDiskOfferingUuid", "diskOffering"),
            ref(
                "dataDiskOfferings", "dataDiskOfferingUuids", "diskOffering", tag="diskOfferingRef", many=True
            ),
            ref("zone", "zoneUuid", "zone", is_free=True, unless="l3Networks"),
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
        complete=_as_it_is,
        lacks=_lacks,
        phase=Phase.VM,
    ),
)
