"""What the workflows of VMs are given; journaled, so plain JSON values only."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from orrery.core.kernel.db.model import Uuid
from orrery.core.storage.primary.strategies import DEFAULT as STORAGE_STRATEGY

_NOT_KEPT: set[str] = set()


class _Params(BaseModel):
    """Of parameters, which live as long as their run, it is not kept which fields were given: that would take
    as much memory as the fields.
    """

    model_config = ConfigDict(frozen=True)

    def model_post_init(self, _: Any, /) -> None:
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_KEPT)


class WantedDisk(_Params):
    """A volume to be made with a VM; sizes in bytes."""

    uuid: Uuid
    name: str
    description: str
    size: int
    disk_offering_uuid: Uuid | None = None
    primary_storage_uuid: Uuid | None = None
    allocator_strategy: str = STORAGE_STRATEGY
    system_tags: list[str] | None = None
    storage_tags: list[str] | None = None
    """The system tags of its offerings that choose the primary storage."""


class WantedNic(_Params):
    """A nic to be made with a VM."""

    uuid: Uuid
    l3_network_uuid: Uuid
    l2_network_uuid: Uuid
    driver_type: str
    ip_strategy: str
    mac: str | None = None
    static_ip: str | None = None


class WantedVm(_Params):
    """A VM as it shall be: everything that was looked up, checked and chosen before anything is made."""

    vm_uuid: Uuid
    name: str
    description: str | None
    account_uuid: Uuid
    type: str
    instance_offering_uuid: Uuid | None
    cpu_num: int
    cpu_speed: int
    memory_size: int
    reserved_memory_size: int
    allocator_strategy: str
    image_uuid: Uuid | None
    image_size: int
    """What the image takes in a storage's image cache, in bytes; 0 without an image."""
    boots_from_iso: bool
    backup_storage_type: str | None
    platform: str | None
    guest_os_type: str | None
    architecture: str | None
    hypervisor_type: str | None
    zone_uuid: Uuid | None
    cluster_uuid: Uuid | None
    host_uuid: Uuid | None
    default_l3_network_uuid: Uuid | None
    root: WantedDisk
    data: list[WantedDisk]
    nics: list[WantedNic]
    cd_roms: list[str | None]
    """One entry a drive: the ISO image's uuid, or None for an empty drive."""
    system_tags: list[str] | None
    user_tags: list[str] | None
    reserved_storage: int
    previous_state: str = "Created"


class VmParams(_Params):
    """An operation on one VM that is already there."""

    vm_uuid: Uuid
    previous_state: str
    host_uuid: Uuid | None = None
    """The host that was asked for."""
    cluster_uuid: Uuid | None = None
    force: bool = False
    ip_strategies: dict[Uuid, str] = {}
    """How each L3 network of the VM hands out addresses."""


class NicParams(_Params):
    """Attaching or detaching one nic."""

    vm_uuid: Uuid
    nic: WantedNic


class VolumeParams(_Params):
    """Attaching or detaching one data volume."""

    vm_uuid: Uuid
    volume_uuid: Uuid
    max_volumes: int = 24
    reserved_storage: int = 0
