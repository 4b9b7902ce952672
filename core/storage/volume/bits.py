"""The bits of a volume on its primary storage, as the workflows that make and delete them see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from orrery.core.compute.host.model import Host
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.workflow import Flow
from orrery.core.kernel.workflow.patience import patiently
from orrery.core.storage.primary.backend import PrimaryStorageBackend, StorageSpec
from orrery.core.storage.primary.model import PrimaryStorage
from orrery.core.storage.primary.paths import data_volume_path, root_volume_path
from orrery.core.storage.volume.model import ROOT, Volume


@dataclass(frozen=True, slots=True)
class VolumeBits:
    """Where a volume's bits are, or shall be; `host_address` is set where the storage is local."""

    storage: StorageSpec
    path: str
    size: int
    """Bytes."""
    host_address: str | None

    @classmethod
    def of(cls, tx: Transaction, volume_uuid: Uuid) -> VolumeBits:
        """The bits of a volume that has its storage. Raises NotFound."""
        volume = tx.require(Volume, volume_uuid)
        assert volume.primary_storage_uuid is not None
        storage = tx.require(PrimaryStorage, volume.primary_storage_uuid)
        return cls.on(storage, volume, tx.get(Host, volume.host_uuid))

    @classmethod
    def on(cls, storage: PrimaryStorage, volume: Volume, host: Host | None) -> VolumeBits:
        """The bits of a volume on its storage; `host` is the one that holds them where that is local."""
        spec = StorageSpec.of(storage)
        place = root_volume_path if volume.type == ROOT else data_volume_path
        path = volume.install_path or place(spec, volume.account_uuid, volume.uuid, volume.format)
        return cls(spec, path, volume.size, host.management_ip if host is not None else None)

    def to_json(self) -> dict[str, Any]:
        """As a step's output."""
        body: dict[str, Any] = BITS.dump_python(self)
        return body

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> VolumeBits:
        """From a step's output."""
        return BITS.validate_python(body)


BITS = TypeAdapter(VolumeBits)


async def create_bits(flow: Flow[Any], bits: VolumeBits, template_path: str | None) -> int:
    """Makes the volume, empty or of a cached image; gives how many bytes of it are stored."""
    backend = flow.node.backends.find(PrimaryStorageBackend, bits.storage.type)
    return await patiently(
        lambda: backend.create_volume(
            bits.storage, bits.path, bits.size, template_path, bits.host_address, flow.call
        )
    )


async def delete_bits(flow: Flow[Any], bits: VolumeBits) -> None:
    """The volume's bits shall be gone."""
    backend = flow.node.backends.find(PrimaryStorageBackend, bits.storage.type)
    await patiently(lambda: backend.delete_bits(bits.storage, bits.path, bits.host_address, flow.call))
