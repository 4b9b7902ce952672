"""Primary storages that real hosts reach: their agents work on the bits."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from pydantic import TypeAdapter

from orrery.backends.agent import commands, wire
from orrery.backends.agent.storage.model import Source
from orrery.backends.remote.client import AgentClient, Agents
from orrery.backends.remote.shared import SharedIdentities
from orrery.backends.remote.specs import storage_of
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.errors import BackendRefused
from orrery.core.kernel.location import Location
from orrery.core.kernel.workflow import CallId
from orrery.core.storage.primary.backend import CapacityReport, ImageSource, StorageSpec
from orrery.core.storage.primary.capabilities import StorageCapability

ROOMS = TypeAdapter(list[wire.Room])
Sources = Callable[[ImageSource], Awaitable[Source]]
"""Says how a host gets at an image."""
Hosts = Callable[[Uuid], Awaitable[list[HostRef]]]
"""Says which hosts can work on a shared storage, in a fixed order."""


class RemotePrimaryStorage:
    """Implements `orrery.core.storage.primary.backend.PrimaryStorageBackend`."""

    capabilities: frozenset[StorageCapability] = frozenset()

    def __init__(self, agents: Agents, sources: Sources, hosts: Hosts | None) -> None:
        """`hosts`: of shared storages, whose hosts have to see the same file system."""
        self._agents = agents
        self._sources = sources
        self._hosts = hosts
        self._identities = SharedIdentities() if hosts is not None else None

    async def connect(
        self, storages: Sequence[StorageSpec], host: HostRef | None, call: CallId
    ) -> list[CapacityReport]:
        """See `PrimaryStorageBackend`."""
        if not storages:
            return []
        if host is None and self._hosts is None:
            # a local storage is nowhere until a host has it
            return [CapacityReport(0, 0) for _ in storages]
        agent = await self._agent(storages[0], host)
        asked = commands.ConnectStorages(call=call, storages=tuple(map(storage_of, storages)))
        rooms = ROOMS.validate_python(await agent.do(asked))
        for storage, room in zip(storages, rooms, strict=True):
            if self._identities is not None and host is not None:
                self._identities.check(storage.uuid, host, room.identity)
        return [CapacityReport(room.total, room.available) for room in rooms]

    async def _agent(self, storage: StorageSpec, host: HostRef | None) -> AgentClient:
        """The agent that does the work: of a shared storage always the same one while it is Connected.

        No other host is tried where that one does not answer: it may be at work.
        """
        if host is None:
            able = await self._hosts(storage.uuid) if self._hosts is not None else []
            if not able:
                raise BackendRefused(f"primary storage[uuid:{storage.uuid}]: no Connected host reaches it")
            host = able[0]
        return self._agents.at(host)

    async def capacity(self, storage: StorageSpec, host: HostRef | None) -> CapacityReport:
        """See `PrimaryStorageBackend`."""
        agent = await self._agent(storage, host)
        room = await agent.ask("/v1/questions/capacity", wire.Room, storage_of(storage))
        return CapacityReport(room.total, room.available)

    async def create_volume(
        self,
        storage: StorageSpec,
        location: Location,
        size: int,
        template: Location | None,
        host: HostRef | None,
        call: CallId,
    ) -> int:
        """See `PrimaryStorageBackend`."""
        asked = commands.CreateVolume(
            call=call, storage=storage_of(storage), location=location, size=size, template=template
        )
        return int(await (await self._agent(storage, host)).do(asked))

    async def delete_bits(
        self, storage: StorageSpec, location: Location, host: HostRef | None, call: CallId
    ) -> None:
        """See `PrimaryStorageBackend`."""
        asked = commands.DeleteBits(call=call, storage=storage_of(storage), location=location)
        await (await self._agent(storage, host)).do(asked)

    async def download_image(
        self,
        storage: StorageSpec,
        location: Location,
        source: ImageSource,
        host: HostRef | None,
        call: CallId,
    ) -> int:
        """See `PrimaryStorageBackend`."""
        asked = commands.DownloadImage(
            call=call,
            storage=storage_of(storage),
            location=location,
            source=await self._sources(source),
        )
        return int(await (await self._agent(storage, host)).do(asked))

    async def volume_size(
        self, storage: StorageSpec, location: Location, host: HostRef | None
    ) -> tuple[int, int]:
        """See `PrimaryStorageBackend`."""
        asked = wire.VolumeQuestion(storage=storage_of(storage), location=location)
        agent = await self._agent(storage, host)
        size = await agent.ask("/v1/questions/volume-size", wire.Size, asked)
        return size.size, size.stored
