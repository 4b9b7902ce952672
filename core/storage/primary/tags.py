"""System tags of primary storages."""

from __future__ import annotations

from core.kernel.tags import TagPattern

FORMS = (
    "capability:snapshot",
    "capability::snapshot::hypervisor::{hypervisorType}",
    "nfs::mount::options::{options}",
    "primaryStorage::allocator::uuid::{uuid}",
    "primaryStorage::allocator::userTag::{tag}",
    "primaryStorage::allocator::userTag::{tag}::required",
    "primaryStorage::gateway::cidr::{storageGateway}",
    "primaryStorage::vendor::{vendor}",
    "primaryStorage::migrate::network::cidr::{migrateCidr}",
    "primaryStorageVolumeProvisioningStrategy::{primaryStorageVolumeProvisioningStrategy}",
    "ceph::predefinedImageCachePool",
    "ceph::predefinedRootVolumePool",
    "ceph::predefinedDataVolumePool",
    "ceph::default::dataVolumePoolName::{dataVolumePoolName}",
    "ceph::default::rootVolumePoolName::{rootVolumePoolName}",
    "ceph::default::imageCachePoolName::{imageCachePoolName}",
    "ceph::kvm::secret::{uuid}",
    "ceph::nocephx",
    "ceph::manufacturer::{name}",
    "ceph::thirdPartyPlatform::{thirdPartyPlatformToken}",
    "ceph::customInitializationPoolName::{customInitializationPoolNameToken}",
)
"""Accepted and stored; none changes the behaviour of the types that there are."""
TAGS = tuple(TagPattern("PrimaryStorageVO", form) for form in FORMS)
