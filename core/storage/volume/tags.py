"""System tags of volumes."""

from __future__ import annotations

from orrery.core.kernel.tags import TagPattern

VOLUME_VO = "VolumeVO"
LOCAL_HOST = TagPattern(VOLUME_VO, "localStorage::hostUuid::{hostUuid}")
"""On which host's local storage a data volume is made."""
OTHER_FORMS = (
    "capability::virtio-scsi",
    "kvm::volume::{wwn}",
    "ceph::pool::{poolName}",
    "ceph::rootPoolName::{rootPoolName}",
    "volumeMaxIncrementalSnapshotNum::{volumeSnapshotMaxNum}",
    "volumeProvisioningStrategy::{volumeProvisioningStrategy}",
    "autoScalingGroupUuid::{autoScalingGroupUuid}",
    "overwriteBy::volume::{overwritedVolumeUuid}",
    "notSupportActualSize::{notSupportActualSize}",
    "packer",
    "qos::{qos}",
)
"""Accepted and stored."""
TAGS = (LOCAL_HOST, *(TagPattern(VOLUME_VO, form) for form in OTHER_FORMS))
