"""The bits of a volume on its primary storage, as the workflows that make and delete them see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from orrery.core.compute.host.model import Host
from orrery.core.compute.host.reference import HostRef, ref_of
from orrery.core.kernel.backends import Registry
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.location import Location, read_location
from orrery.core.kernel.workflow import Flow
from orrery.core.kernel.workflow.calls import retry_call
from orrery.core.storage.primary.backend import PrimaryStorageBackend, StorageSpec
from orrery.core.storage.primary.model import PrimaryStorage
from orrery.core.storage.primary.paths import DATA_VOLUMES, ROOT_VOLUMES
from orrery.core.storage.primary.types import StorageType
from orrery.core.storage.volume.model import ROOT, Volume


@dataclass(frozen=True, slots=True)
class VolumeBits:
    """Where a volume's bits are, or shall be; `host` is set where the storage is local."""

    storage: StorageSpec
    location: Location
    size: int
    """Bytes."""
    host: HostRef | None

    @classmethod
    def of(cls, tx: Transaction, types: Registry, volume_uuid: Uuid) -> VolumeBits:
        """The bits of a volume that has its storage; `types` has the storage types. Raises NotFound."""
        volume = tx.require(Volume, volume_uuid)
        assert volume.primary_storage_uuid is not None
        storage = tx.require(PrimaryStorage, volume.primary_storage_uuid)
        return cls.on(types, storage, volume, tx.get(Host, volume.host_uuid))

    @classmethod
    def on(cls, types: Registry, storage: PrimaryStorage, volume: Volume, host: Host | None) -> VolumeBits:
        """The bits of a volume on its storage; `host` is the one that holds them where that is local."""
        spec = StorageSpec.of(storage)
        if volume.install_path is not None:
            location = read_location(volume.install_path)
        else:
            layout = types.find(StorageType, storage.type).layout
            folder = ROOT_VOLUMES if volume.type == ROOT else DATA_VOLUMES
            location = layout.volume(spec, folder, volume.account_uuid, (volume.uuid, volume.format))
        return cls(spec, location, volume.size, ref_of(host) if host is not None else None)

    def to_json(self) -> dict[str, Any]:
        """As a step's output."""
        body: dict[str, Any] = BITS.dump_python(self)
        return body

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> VolumeBits:
        """From a step's output."""
        return BITS.validate_python(body)


BITS = TypeAdapter(VolumeBits)


async def create_bits(flow: Flow[Any], bits: VolumeBits, template: Location | None) -> int:
    """Makes the volume, empty or of a cached image; gives how many bytes of it are stored."""
    backend = flow.node.backends.find(PrimaryStorageBackend, bits.storage.type)
    return await retry_call(
        lambda: backend.create_volume(bits.storage, bits.location, bits.size, template, bits.host, flow.call)
    )


async def delete_bits(flow: Flow[Any], bits: VolumeBits) -> None:
    """The volume's bits shall be gone."""
    backend = flow.node.backends.find(PrimaryStorageBackend, bits.storage.type)
    await retry_call(lambda: backend.delete_bits(bits.storage, bits.location, bits.host, flow.call))
