"""What container guests use of their host: ports of its networks, and volumes of its storages."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

from orrery.backends.agent.compute import devices
from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.model import Port
from orrery.backends.agent.network.plane import NetworkPlane
from orrery.backends.agent.polling import comes_true
from orrery.backends.agent.run import run
from orrery.backends.agent.storage.model import Attached, AttachMode
from orrery.backends.agent.storage.plane import StoragePlane
from orrery.backends.agent.wire import Disk, Guest, Nic
from orrery.core.kernel.location import Location

RELEASE_SECONDS = 10.0
"""How long the kernel may take to let go of the mounts of a guest that has ended."""
LOOK_SECONDS = 0.02


class Resources:
    """The network and the storage plane, as container guests need them."""

    def __init__(self, network: NetworkPlane, storage: StoragePlane) -> None:
        self._network = network
        self._storage = storage

    async def take_volumes(self, guest: Guest) -> dict[str, str]:
        """Attaches the volumes and ISOs of a guest; gives the variables that tell its first process."""
        boot = {"ROOT_DEVICE": "", "ROOT_DIRECTORY": ""}
        nodes = []
        for disk in sorted(guest.disks, key=lambda one: one.device_id):
            attached = await self._attach_root_or_disk(disk)
            if disk.device_id == 0:
                boot["ROOT_DEVICE"] = attached.device or ""
                boot["ROOT_DIRECTORY"] = attached.directory or ""
            if attached.device is not None:
                nodes.append(_node(devices.disk_name(disk.device_id), attached.device))
        for number, iso in enumerate(guest.isos):
            if iso is not None:
                attached = await self._storage.attach(iso, AttachMode.READ_ONLY)
                nodes.append(_node(f"sr{number}", attached.device or ""))
        return boot | {"DEVICES": " ".join(nodes)}

    async def _attach_root_or_disk(self, disk: Disk) -> Attached:
        """A directory can be the root of a guest only; a volume is mounted by the guest's first process."""
        try:
            return await self._storage.attach(disk.location, AttachMode.DISK)
        except Refused:
            if disk.device_id != 0:
                raise
            return await self._storage.attach(disk.location, AttachMode.ROOT)

    async def take_volume(self, disk: Disk) -> str:
        """Attaches one more volume; gives its device."""
        attached = await self._storage.attach(disk.location, AttachMode.DISK)
        if attached.device is None:
            raise Refused(f"volume {disk.uuid} at [{disk.location}] is no disk")
        return attached.device

    async def release_volume(self, location: Location) -> None:
        """The volume is written, and free. Raises Refused while somebody holds it."""
        reasons = [""]

        async def detached() -> bool:
            try:
                await self._storage.detach(location)
            except Refused as refused:
                reasons[0] = str(refused)
                return False
            return True

        if not await comes_true(detached, RELEASE_SECONDS, LOOK_SECONDS):
            raise Refused(reasons[0])

    async def plug(self, guest: Guest, nics: Sequence[Nic], pid: int) -> None:
        """Plugs nics into the network namespace of a process, with their addresses and the default route."""
        await _each([self._network.plug(port_of(nic, pid)) for nic in nics])
        ways = [nic for nic in sorted(guest.nics or nics, key=lambda one: one.device_id) if nic.gateway]
        if ways and ways[0] in nics:
            name = _interface(ways[0])
            route = ("ip", "route", "replace", "default", "via", str(ways[0].gateway), "dev", name)
            await run("nsenter", f"--net=/proc/{pid}/ns/net", *route)

    async def unplug(self, nic: str) -> None:
        """The port of a nic is gone."""
        await self._network.unplug(nic)

    async def release(self, guest: Guest) -> None:
        """Everything that an ended guest used is free."""
        await _each([self._network.unplug(nic.uuid) for nic in guest.nics])
        for disk in guest.disks:
            await self.release_volume(disk.location)
        for iso in guest.isos:
            if iso is not None:
                await self.release_volume(iso)


async def _each(calls: Sequence[Coroutine[Any, Any, object]]) -> None:
    """Awaits calls, which the plane does together. Raises the first error once all have ended."""
    for ended in await asyncio.gather(*calls, return_exceptions=True):
        if isinstance(ended, BaseException):
            raise ended


def _node(name: str, device: str) -> str:
    major, minor = devices.numbers_of(device)
    return f"{name}:{major}:{minor}"


def _interface(nic: Nic) -> str:
    return f"eth{nic.device_id}"


def port_of(nic: Nic, pid: int | None = None) -> Port:
    """The port of a nic, inside a process; without one, the tap that an emulator opens."""
    ips = () if nic.ip is None else (f"{nic.ip}/{nic.netmask}" if nic.netmask else nic.ip,)
    return Port(nic.uuid, nic.network_uuid, nic.bridge, nic.mac, ips, pid, _interface(nic))
