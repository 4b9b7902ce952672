"""System tags of primary storages, and those of offerings that choose among storages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.tags import TagPattern
from orrery.core.kernel.tags.tokens import UUID

STORAGE_VO = "PrimaryStorageVO"
CHOICE = "primaryStorage::allocator::"
"""What every tag that chooses begins with."""
BY_UUID, BY_TAG, BY_TAG_REQUIRED = (
    f"{CHOICE}uuid::{{uuid}}",
    f"{CHOICE}userTag::{{tag}}",
    f"{CHOICE}userTag::{{tag}}::required",
)

FORMS = (
    "capability:snapshot",
    "capability::snapshot::hypervisor::{hypervisorType}",
    "nfs::mount::options::{options}",
    BY_UUID,
    BY_TAG,
    BY_TAG_REQUIRED,
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
"""Accepted and stored on a storage; none changes the behaviour of the types that there are."""
TAGS = tuple(TagPattern(STORAGE_VO, form) for form in FORMS)


@dataclass(frozen=True)
class StorageRules:
    """What the tags of an offering say about the storage of its volumes."""

    uuids: tuple[Uuid, ...] = ()
    """Only one of these, if there are any."""
    required: tuple[str, ...] = ()
    """Only one that has all of these user tags."""
    preferred: tuple[str, ...] = ()
    """One that has more of these user tags before the others."""

    @classmethod
    def of(cls, tags: Iterable[str] | None) -> StorageRules:
        """The rules in some system tags."""
        if not tags:
            return NO_RULES
        uuids, required, preferred = choosing_patterns("")
        known = list(tags)
        needed = [found["tag"] for found in required.every(known)]
        liked = [found["tag"] for tag in known if not required.match(tag) and (found := preferred.match(tag))]
        named = [found["uuid"] for found in uuids.every(known)]
        return cls(tuple(named), tuple(needed), tuple(liked))

    def __str__(self) -> str:
        """For people, in messages."""
        said = [f"uuid one of {'/'.join(self.uuids)}"] if self.uuids else []
        return ", ".join([*said, *(f"user tag {tag}" for tag in self.required)])


def choosing_patterns(vo: str) -> tuple[TagPattern, TagPattern, TagPattern]:
    """The patterns by which a kind chooses a storage: by uuid, by a tag that is required, or preferred."""
    return (
        TagPattern(vo, BY_UUID, {"uuid": UUID}),
        TagPattern(vo, BY_TAG_REQUIRED),
        TagPattern(vo, BY_TAG),
    )


NO_RULES = StorageRules()
