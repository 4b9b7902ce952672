"""An agent: it does what the core asks of its host, and tells what happens there."""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
import time
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from orrery.backends.agent import commands, facts, wire
from orrery.backends.agent.claim import Claim
from orrery.backends.agent.compute.containers import Containers
from orrery.backends.agent.compute.driver import ComputeDriver, MovesGuests, Report
from orrery.backends.agent.compute.libvirt.driver import Libvirt
from orrery.backends.agent.compute.resources import Resources
from orrery.backends.agent.disks import Disks
from orrery.backends.agent.errors import Refused
from orrery.backends.agent.ledger import Ledger
from orrery.backends.agent.metrics import AgentMetrics
from orrery.backends.agent.network.model import Network
from orrery.backends.agent.network.plane import NetworkPlane
from orrery.backends.agent.notices import NoticeBoard
from orrery.backends.agent.runner import Runner
from orrery.backends.agent.storage.model import Capacity, Storage, StorageKind
from orrery.backends.agent.storage.plane import StoragePlane
from orrery.core.kernel.tasks import BackgroundTasks, all_bounded

BUNDLE = "bundle"
"""The file in the folder of an agent that names what a node has installed it from."""
AGENT, GENERATION, ABILITIES = "agent", "generation", "abilities"
BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
PROBED_SECONDS = 3600.0
"""For how long the agent of a machine that was not restarted believes what it has tried."""
GENERATIONS = 1 << 32
"""How many changes of the list of guests one life of an agent may see."""
EXPIRY_SECONDS = 3600.0
DISKS_SECONDS = 15.0
"""Between two looks at how full storages are."""
log = logging.getLogger("orrery.agent")


def now_ms() -> int:
    """Milliseconds since 1970."""
    return time.time_ns() // 1_000_000


class GuestKind(StrEnum):
    """What the guests of a host are."""

    CONTAINERS = "containers"
    LIBVIRT = "libvirt"


class Agent:
    """The agent of one host: `open` it, use it by its application, `close` it."""

    def __init__(self, folder: Path, guests: GuestKind = GuestKind.CONTAINERS) -> None:
        """`folder` holds everything that it keeps. Raises Refused where that cannot be used."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.ledger = Ledger(folder / "ledger.db", now_ms)
        self.claim = Claim(self.ledger, now_ms)
        self.network = NetworkPlane()
        self.guests_are = guests
        self.storage = StoragePlane(folder / "storage", by_qemu=guests is GuestKind.LIBVIRT)
        self.compute = self._driver(folder)
        life = int(self.ledger.fact(GENERATION) or 0) + 1
        self.ledger.note({GENERATION: str(life)})
        self.board = NoticeBoard(secrets.token_hex(8), life * GENERATIONS)
        self.disks = Disks(self.storage.capacity, self.board.tell)
        self.metrics = AgentMetrics()
        self.runner = Runner(self.ledger, self._works(), self.metrics, self.abandoned)
        self.is_connected = False
        """Whether the core has connected the host since this agent was started."""
        self.abilities: dict[str, str | None] = {}
        """What the host can do: None, or the reason why not."""
        self.bundle = _bundle(folder)
        self._background = BackgroundTasks()

    def _driver(self, folder: Path) -> ComputeDriver:
        if self.guests_are is GuestKind.LIBVIRT:
            return Libvirt(self._name(), folder, self.network, self.storage)
        return Containers(self._name(), folder, Resources(self.network, self.storage))

    def _name(self) -> str:
        """What tells this agent's guests from those of others on the machine; drawn once."""
        known = self.ledger.fact(AGENT)
        if known is None:
            known = secrets.token_hex(8)
            self.ledger.note({AGENT: known})
        return known

    async def open(self) -> None:
        """Finds out what runs and what the host can do. Calls may come when it returns."""
        logging.getLogger("orrery").addHandler(self.runner.log)
        known = self._known_abilities()
        await self.compute.open(self._ended, known or {})
        self.abilities = known or await self.probe()
        self.metrics.watch("commands_at_work", "Commands at work", lambda: self.runner.at_work)
        self.metrics.watch("ledger_fences", "Objects that late calls are fenced off from", self._fences)
        self._background.start(self._expire_forever(), name="expiry")
        self._background.start(self._look_forever(), name="disks")

    async def _look_forever(self) -> None:
        while True:
            await asyncio.sleep(DISKS_SECONDS)
            await self.disks.look()

    def _known_abilities(self) -> dict[str, str | None] | None:
        """What was tried not long ago, since the machine was started."""
        known = json.loads(self.ledger.fact(ABILITIES) or "{}")
        if not known or (known["boot"], known.get("guests")) != (_boot(), self.guests_are):
            return None
        is_fresh = now_ms() - known["at"] < PROBED_SECONDS * 1000
        return known["abilities"] if is_fresh else None

    async def probe(self) -> dict[str, str | None]:
        """Tries what the host can do, and remembers it for a while: None, or the reason why not."""
        tried = await all_bounded([self.network.probe(), self.storage.probe(), self.compute.probe()], 3)
        abilities = {name: reason for found in tried for name, reason in found.items()}
        known = {"boot": _boot(), "guests": self.guests_are, "at": now_ms(), "abilities": abilities}
        self.ledger.note({ABILITIES: json.dumps(known)})
        return abilities

    def _fences(self) -> float:
        return self.ledger.sizes()["fence"]

    async def _expire_forever(self) -> None:
        while True:
            self.ledger.expire()
            await asyncio.sleep(EXPIRY_SECONDS)

    async def clean(self) -> None:
        """Removes everything of this agent from its host: guests, ports, networks, attached volumes.

        Volumes and images themselves stay. To be used instead of `open`.
        """
        await self.compute.open(lambda guest, state: None)
        for guest in await self.compute.guests():
            await self.compute.stop(guest, force=True)
        await self.network.clean()
        await self.storage.clean()
        await self.storage.forget()
        await self.close()

    async def close(self) -> None:
        """Ends; guests run on."""
        await self.runner.stop()
        await self._background.cancel_all()
        await self.compute.close()
        logging.getLogger("orrery").removeHandler(self.runner.log)
        self.ledger.close()

    def _ended(self, guest: str, state: wire.GuestState | None) -> None:
        crashed = state is wire.GuestState.CRASHED
        kind = wire.NoticeKind.GUEST_CRASHED if crashed else wire.NoticeKind.GUEST_STOPPED
        log.warning("guest %s has %s by itself", guest, "crashed" if crashed else "stopped")
        self._background.start(self.board.tell(wire.Notice(kind=kind, subject=guest)), name="notice")

    def abandoned(self, command: commands.Command) -> None:
        """Whoever wanted this done has given up, and may have listed the guests before it was."""
        if isinstance(command, commands.LISTED):
            self.board.change()

    # questions

    async def connect(self, asked: wire.Connect) -> wire.Facts:
        """Claims the host, and says what it is. Raises Rejected where it belongs to somebody else."""
        self.claim.take(asked)
        self.is_connected = True
        self.board.start_over()
        distribution, release, version = facts.distribution()
        return wire.Facts(
            cpus=facts.cpus(),
            memory=facts.memory(),
            sockets=facts.sockets(),
            architecture=facts.architecture(),
            os_distribution=distribution,
            os_release=release,
            os_version=version,
            tags={"hostCpuModelName": facts.cpu_model()},
            capabilities=self._capabilities(),
            missing={name: reason for name, reason in self.abilities.items() if reason is not None},
            notices=self.board.position,
            incarnation=self.board.incarnation,
        )

    def _capabilities(self) -> tuple[str, ...]:
        return tuple(
            name
            for name, abilities in self.compute.needs.items()
            if all(self.abilities.get(ability) is None for ability in abilities)
        )

    def ping(self, listed: int | None, ended_below: int | None) -> wire.Pong:
        """Says that it is there, and whether its guests have changed.

        `listed` is the generation of the list that was listed since, `ended_below` a number of a run: no run
        with a lower one will ask again.
        """
        if listed is not None:
            self.board.listed(listed)
        if ended_below is not None:
            self.ledger.forget(ended_below)
        return wire.Pong(connected=self.is_connected, changed=self.board.changed(), bundle=self.bundle)

    async def guests(self) -> dict[str, wire.GuestState]:
        """The guests that are there."""
        return await self.compute.guests()

    async def guest(self, uuid: str) -> wire.Sought:
        """What was asked for, of a guest that could move to another host."""
        return wire.Sought(spec=await self._movers().spec(uuid))

    def _movers(self) -> MovesGuests:
        if not isinstance(self.compute, MovesGuests):
            raise Refused(f"guests of this host, which are {self.guests_are}, cannot be migrated")
        return self.compute

    async def capacity(self, storage: wire.Storage) -> wire.Room:
        """How large a storage is."""
        said = await self.storage.capacity(_storage(storage))
        return _room(said)

    async def volume_size(self, asked: wire.VolumeQuestion) -> wire.Size:
        """How large a volume is."""
        size, stored = await self.storage.volume_size(_storage(asked.storage), asked.location)
        return wire.Size(size=size, stored=stored)

    # commands

    def _works(self) -> dict[type[commands.Command], Any]:
        compute = self.compute
        return {
            commands.StartGuest: lambda c, _: compute.start(c.spec),
            commands.StopGuest: lambda c, _: compute.stop(c.guest, force=c.force),
            commands.RebootGuest: lambda c, _: compute.reboot(c.guest),
            commands.PauseGuest: lambda c, _: compute.pause(c.guest),
            commands.ResumeGuest: lambda c, _: compute.resume(c.guest),
            commands.DestroyGuest: lambda c, _: compute.stop(c.guest, force=True),
            commands.ReceiveGuest: self._receive,
            commands.AbandonGuest: lambda c, _: self._movers().abandon(c.guest),
            commands.MigrateGuest: lambda c, report: self._movers().migrate(c.guest, c.address, c.to, report),
            commands.CancelMigration: self._cancel_migration,
            commands.AttachDisk: lambda c, _: compute.attach_disk(c.guest, c.disk),
            commands.DetachDisk: lambda c, _: compute.detach_disk(c.guest, c.disk),
            commands.AttachNic: lambda c, _: compute.attach_nic(c.guest, c.nic),
            commands.DetachNic: lambda c, _: compute.detach_nic(c.guest, c.nic),
            commands.RealizeNetworks: lambda c, _: self.network.realize(_networks(c.networks)),
            commands.RemoveNetworks: lambda c, _: self.network.remove(_networks(c.networks)),
            commands.ConnectStorages: self._connect_storages,
            commands.CreateVolume: self._create_volume,
            commands.DeleteBits: lambda c, _: self.storage.delete_bits(_storage(c.storage), c.location),
            commands.DownloadImage: self._download_image,
        }

    async def _receive(self, command: commands.ReceiveGuest, _: Report) -> dict[str, Any]:
        return (await self._movers().receive(command.spec)).model_dump()

    async def _cancel_migration(self, command: commands.CancelMigration, _: Report) -> None:
        if isinstance(self.compute, MovesGuests):
            await self.compute.cancel_migration(command.guest)

    async def _connect_storages(self, command: commands.ConnectStorages, _: Report) -> list[dict[str, Any]]:
        rooms = []
        for storage in map(_storage, command.storages):
            rooms.append(_room(await self.storage.connect(storage)).model_dump())
            self.disks.watch(storage)
        return rooms

    async def _create_volume(self, command: commands.CreateVolume, _: Report) -> int:
        storage = _storage(command.storage)
        return await self.storage.create_volume(storage, command.location, command.size, command.template)

    async def _download_image(self, command: commands.DownloadImage, report: Report) -> int:
        storage = _storage(command.storage)
        return await self.storage.download_image(storage, command.location, command.source, report)


def _bundle(folder: Path) -> str | None:
    """Read once: the program that runs is the one that was there when it started."""
    try:
        return (folder / BUNDLE).read_text().strip() or None
    except FileNotFoundError:
        return None


def _boot() -> str:
    return BOOT_ID.read_text().strip()


def _networks(asked: Sequence[wire.Network]) -> list[Network]:
    return [Network(one.uuid, one.bridge, one.physical_interface, one.vlan) for one in asked]


def _room(said: Capacity) -> wire.Room:
    return wire.Room(total=said.total, available=said.available, identity=said.identity)


def _storage(asked: wire.Storage) -> Storage:
    return Storage(asked.uuid, StorageKind(asked.type), asked.url, asked.mount_path)
