"""Container guests: process trees in namespaces of their own, with limits, ports and volumes.

What runs is asked from the kernel each time. A guest's folder keeps what was asked for, and how it ended. The
processes of a guest do not depend on the agent: it may be killed and started anew at any moment, and finds
them again (`processes`). A guest that ends by itself is cleared away at once, so that its volumes are free.
"""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from shutil import which

from orrery.backends.agent.compute import cgroups, devices
from orrery.backends.agent.compute.driver import NOTHING_KNOWN, Abilities, Ended
from orrery.backends.agent.compute.folders import GuestFolder
from orrery.backends.agent.compute.launch import launch, make_tools
from orrery.backends.agent.compute.processes import POWER_OFF, Supervised, find, send
from orrery.backends.agent.compute.resources import Resources
from orrery.backends.agent.compute.watch import Watch, has_ended
from orrery.backends.agent.errors import Refused
from orrery.backends.agent.polling import comes_true
from orrery.backends.agent.run import run
from orrery.backends.agent.wire import Disk, Guest, GuestState, Nic
from orrery.core.kernel.tasks import TaskQueues

log = logging.getLogger("orrery.agent")

ASKED_SECONDS = 10.0
"""How long a guest may take to power off when it is asked to."""
KILLED_SECONDS = 10.0
NAMESPACES = ("--mount", "--pid", "--net", "--uts", "--ipc", "--fork")
TOOLS = {
    "busybox": "busybox-static",
    "setpriv": "util-linux",
    "unshare": "util-linux",
    "nsenter": "util-linux",
    "ip": "iproute2",
}


class Containers:
    """Implements `orrery.backends.agent.compute.driver.ComputeDriver`."""

    needs: Mapping[str, tuple[str, ...]] = {
        "notices": (),
        "pause": ("guests.pause",),
        "nic-hot-plug": ("network.veth", "network.bridge"),
        "volume-hot-plug": ("raw-devices",),
    }

    def __init__(self, agent: str, folder: Path, resources: Resources) -> None:
        """`agent` tells this agent's guests from those of others on the same machine."""
        self._agent = agent
        self._folder = folder / "guests"
        self._tools = folder / "tools"
        self._resources = resources
        self._groups = cgroups.Groups(agent)
        self._watch = Watch(self._noticed)
        self._queues = TaskQueues()
        self._ended: Ended = lambda guest, state: None
        self._clearing: dict[str, asyncio.Task[None]] = {}
        self._users = ""

    async def open(self, ended: Ended, known: Abilities = NOTHING_KNOWN) -> None:
        """See `ComputeDriver`."""
        self._ended = ended
        self._folder.mkdir(parents=True, exist_ok=True)
        await make_tools(self._tools)
        self._groups.open()
        self._users = "1" if await _why_no_users() is None else ""
        running = find(self._agent)
        for folder in self._folders():
            found = running.get(folder.uuid)
            if found is not None and _runs(found, folder):
                self._watch.add(folder.uuid, found.supervisor)
            elif folder.is_rebooting():
                await self._release(folder.uuid)
            else:
                await self._clear_ended(folder.uuid)

    async def close(self) -> None:
        """See `ComputeDriver`."""
        self._watch.close()
        for task in list(self._clearing.values()):
            await task
        self._groups.close()

    async def probe(self) -> dict[str, str | None]:
        """See `ComputeDriver`."""
        lacking = [
            f"{tool} is not installed ({package})" for tool, package in TOOLS.items() if not which(tool)
        ]
        return {
            "guests": "; ".join(lacking) or await _why_no(*NAMESPACES),
            "guests.user-namespaces": await _why_no_users(),
            "guests.cpu-limit": self._groups.missing.get(cgroups.CPU),
            "guests.memory-limit": self._groups.missing.get(cgroups.MEMORY),
            "guests.pause": self._groups.missing.get(cgroups.FREEZER),
        }

    async def guests(self) -> dict[str, GuestState]:
        """See `ComputeDriver`."""
        running = find(self._agent)
        listed: dict[str, GuestState] = {}
        for folder in self._folders():
            state = self._state(folder, running.get(folder.uuid))
            if state is not None:
                listed[folder.uuid] = state
        return listed

    def _state(self, folder: GuestFolder, found: Supervised | None) -> GuestState | None:
        if found is None:
            return GuestState.CRASHED if folder.has_crashed() else None
        if not _runs(found, folder):
            return None
        return GuestState.PAUSED if self._groups.is_frozen(folder.uuid) else GuestState.RUNNING

    def _folders(self) -> Iterator[GuestFolder]:
        for path in sorted(self._folder.iterdir()):
            yield GuestFolder(path)

    def _guest(self, uuid: str) -> GuestFolder:
        return GuestFolder(self._folder / uuid)

    def _find(self, uuid: str) -> Supervised | None:
        found = find(self._agent).get(uuid)
        return found if found is not None and _runs(found, self._guest(uuid)) else None

    def _require(self, uuid: str) -> tuple[Guest, Supervised]:
        found, spec = self._find(uuid), self._guest(uuid).spec()
        if found is None or spec is None:
            raise Refused(f"guest {uuid} does not run on this host")
        return spec, found

    async def start(self, guest: Guest) -> None:
        """See `ComputeDriver`."""
        async with self._queues.queue(guest.uuid):
            if self._find(guest.uuid) is None:
                if self._guest(guest.uuid).path.exists():
                    await self._end(guest.uuid)
                await self._start(guest)
            elif self._guest(guest.uuid).spec() != guest:
                raise Refused(f"guest {guest.uuid} runs on this host already, and not as it is asked for now")

    async def _start(self, guest: Guest) -> None:
        folder = self._guest(guest.uuid)
        folder.make(guest)
        try:
            boot = await self._resources.take_volumes(guest)
            groups = self._groups.make(guest.uuid, guest.cpus, guest.memory)
            boot |= {"TOOLS": str(self._tools), "CGROUPS": " ".join(map(str, groups)), "USERS": self._users}
            folder.write_boot({"NAME": guest.hostname or guest.name, **boot})
            supervisor = await launch(self._agent, folder, partial(self._resources.plug, guest, guest.nics))
        except BaseException:
            await self._end(guest.uuid)
            raise
        self._watch.add(guest.uuid, supervisor)
        if guest.paused:
            await self._groups.freeze(guest.uuid)

    async def stop(self, guest: str, *, force: bool) -> None:
        """See `ComputeDriver`."""
        async with self._queues.queue(guest):
            found = self._find(guest)
            if found is not None and not force and not await self._power_off(guest, found):
                raise Refused(
                    f"guest {guest} was asked to power off {ASKED_SECONDS:g} s ago and runs on;"
                    " stop it by force"
                )
            await self._end(guest)

    async def _power_off(self, guest: str, found: Supervised) -> bool:
        """Whether the guest ends when it is asked to."""
        assert found.first is not None
        if self._groups.is_frozen(guest):
            await self._groups.thaw(guest)
        self._watch.drop(guest)
        send(found.first, POWER_OFF)
        if await has_ended(found.supervisor, ASKED_SECONDS):
            return True
        self._watch.add(guest, found.supervisor)
        return False

    async def _end(self, guest: str) -> None:
        """Nothing of the guest is left on this host, its folder neither."""
        self._guest(guest).ending()
        self._watch.drop(guest)
        await self._kill(guest)
        await self._release(guest)
        self._guest(guest).remove()

    async def _kill(self, guest: str) -> None:
        found = find(self._agent).get(guest)
        if found is None:
            return
        if self._groups.is_frozen(guest):
            await self._groups.thaw(guest)
        if found.first is not None:
            send(found.first, signal.SIGKILL)  # takes all processes of its namespace along
        if not await has_ended(found.supervisor, KILLED_SECONDS):
            send(found.supervisor, signal.SIGKILL)
            if not await has_ended(found.supervisor, KILLED_SECONDS):
                raise Refused(f"guest {guest} was killed, and does not end")

    async def _release(self, guest: str) -> None:
        """What an ended guest used is free."""
        spec = self._guest(guest).spec()
        if spec is not None:
            await self._resources.release(spec)
        await _until(lambda: self._groups.remove(guest), f"guest {guest}: its control group does not go")

    async def reboot(self, guest: str) -> None:
        """See `ComputeDriver`."""
        async with self._queues.queue(guest):
            spec = self._guest(guest).spec()
            found = self._find(guest)
            if spec is None or (found is None and not self._guest(guest).is_rebooting()):
                raise Refused(f"guest {guest} does not run on this host")
            self._guest(guest).rebooting()
            if found is not None:
                await self._power_off(guest, found)
            self._watch.drop(guest)
            await self._kill(guest)
            await self._release(guest)
            await self._start(spec.model_copy(update={"paused": False}))

    async def pause(self, guest: str) -> None:
        """See `ComputeDriver`."""
        async with self._queues.queue(guest):
            self._require(guest)
            await self._groups.freeze(guest)

    async def resume(self, guest: str) -> None:
        """See `ComputeDriver`."""
        async with self._queues.queue(guest):
            self._require(guest)
            await self._groups.thaw(guest)

    async def attach_disk(self, guest: str, disk: Disk) -> None:
        """See `ComputeDriver`."""
        async with self._queues.queue(guest):
            spec, found = self._require(guest)
            assert found.first is not None
            rest = [one for one in spec.disks if one.uuid != disk.uuid]
            if any(one.device_id == disk.device_id for one in rest):
                raise Refused(f"guest {guest} has another volume as {devices.disk_name(disk.device_id)}")
            self._record(spec.model_copy(update={"disks": (*rest, disk)}))
            device = await self._resources.take_volume(disk)
            devices.add_device(found.first, devices.disk_name(disk.device_id), device)

    async def detach_disk(self, guest: str, disk: str) -> bool:
        """See `ComputeDriver`."""
        async with self._queues.queue(guest):
            if self._find(guest) is None:
                return False
            spec, found = self._require(guest)
            assert found.first is not None
            for one in spec.disks:
                if one.uuid == disk:
                    devices.drop_device(found.first, devices.disk_name(one.device_id))
                    await self._resources.release_volume(one.location)
            self._record(spec.model_copy(update={"disks": tuple(d for d in spec.disks if d.uuid != disk)}))
            return True

    async def attach_nic(self, guest: str, nic: Nic) -> None:
        """See `ComputeDriver`."""
        async with self._queues.queue(guest):
            spec, found = self._require(guest)
            assert found.first is not None
            rest = tuple(one for one in spec.nics if one.uuid != nic.uuid)
            self._record(spec.model_copy(update={"nics": (*rest, nic)}))
            await self._resources.plug(spec, (nic,), found.first.pid)

    async def detach_nic(self, guest: str, nic: str) -> bool:
        """See `ComputeDriver`."""
        async with self._queues.queue(guest):
            if self._find(guest) is None:
                return False
            spec, _ = self._require(guest)
            await self._resources.unplug(nic)
            self._record(spec.model_copy(update={"nics": tuple(n for n in spec.nics if n.uuid != nic)}))
            return True

    def _record(self, spec: Guest) -> None:
        self._guest(spec.uuid).record(spec)

    def _noticed(self, guest: str) -> None:
        """A guest that nobody asked to has ended."""
        if guest not in self._clearing:
            task = asyncio.get_running_loop().create_task(self._clear(guest))
            self._clearing[guest] = task
            task.add_done_callback(lambda _: self._clearing.pop(guest, None))

    async def _clear(self, guest: str) -> None:
        async with self._queues.queue(guest):
            if self._find(guest) is None and self._guest(guest).path.exists():
                await self._clear_ended(guest)

    async def _clear_ended(self, guest: str) -> None:
        """Frees what an ended guest used, keeps that it crashed; then tells, since its volumes are free."""
        began, crashed = self._guest(guest).has_begun(), self._guest(guest).has_crashed()
        try:
            if crashed:
                await self._kill(guest)
                await self._release(guest)
            else:
                await self._end(guest)
        except Refused:
            log.exception("guest %s has ended, and cannot be cleared away; destroy it", guest)
        if began:
            self._ended(guest, GuestState.CRASHED if crashed else None)


def _runs(found: Supervised, folder: GuestFolder) -> bool:
    """Whether a guest has begun; once that was noted, nothing that it does hides it."""
    return found.first is not None and (folder.has_begun() or found.has_begun)


async def _until(done: Callable[[], bool], otherwise: str) -> None:
    """Waits for something that the kernel does soon. Raises Refused where it does not."""

    async def asked() -> bool:
        return done()

    if not await comes_true(asked, KILLED_SECONDS):
        raise Refused(otherwise)


async def _why_no(*namespaces: str) -> str | None:
    try:
        await run("unshare", *namespaces, "true")
    except Refused as refused:
        return str(refused)
    return None


async def _why_no_users() -> str | None:
    return await _why_no("--user", "--map-root-user")
