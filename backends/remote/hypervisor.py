"""Real hosts as the core's hypervisor: its calls become commands to their agents."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from orrery.backends.agent import commands, wire
from orrery.backends.remote.client import Agents
from orrery.backends.remote.errors import ForeignHost, Unconnected
from orrery.backends.remote.notices import Listeners
from orrery.backends.remote.specs import disk_of, guest_of, nic_of
from orrery.core.compute.host.capabilities import HostCapability
from orrery.core.compute.host.hypervisor import (
    PING_SECONDS,
    DiskSpec,
    HostFacts,
    HostSpec,
    NicSpec,
    Pinged,
    VmSpec,
)
from orrery.core.compute.host.notices import Notices
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.errors import BackendError, BackendRefused
from orrery.core.kernel.progress import Report
from orrery.core.kernel.tasks import gather_bounded
from orrery.core.kernel.workflow import CallId

log = logging.getLogger("orrery.remote")
PINGED_AT_ONCE = 1000
ALL = frozenset(
    {
        HostCapability.NOTICES,
        HostCapability.PAUSE,
        HostCapability.NIC_HOT_PLUG,
        HostCapability.VOLUME_HOT_PLUG,
        HostCapability.LIVE_MIGRATION,
    }
)

Outdated = Callable[[HostRef, str | None], bool]
"""Given what a host's agent was installed from, as `Pong.bundle` has it."""


class RemoteHypervisor:
    """Implements `orrery.core.compute.host.hypervisor.Hypervisor`, and tells notices."""

    capabilities = ALL
    """What hosts can do at best; each says what it cannot."""

    def __init__(self, agents: Agents, is_outdated: Outdated | None = None) -> None:
        """`is_outdated` says of which agents the hosts are to be connected anew, which upgrades them."""
        self._agents = agents
        self._is_outdated = is_outdated
        self._listeners = Listeners(agents)

    async def close(self) -> None:
        """Listens to no host any more."""
        await self._listeners.close()

    async def connect(self, host: HostSpec, call: CallId) -> HostFacts:
        """Claims the host for this cloud. A machine that was a host before which is gone is taken over."""
        ref = host.ref
        try:
            said = await self._connect(ref, None)
        except ForeignHost as known:
            if await self._agents.access.is_known(known.known_as):
                raise
            said = await self._connect(ref, known.known_as)
        certificate = self._agents.at(ref).certificate
        if ref.certificate is None:
            # from now on the host is called by a reference that has its certificate
            await self._agents.forget(ref)
        pinned = HostRef(ref.uuid, ref.address, ref.port, ref.credentials, ref.certificate or certificate)
        self._listeners.listen(pinned, said.incarnation, said.notices)
        return HostFacts(
            cpus=said.cpus,
            memory=said.memory,
            sockets=said.sockets,
            architecture=said.architecture,
            os_distribution=said.os_distribution,
            os_release=said.os_release,
            os_version=said.os_version,
            facts=said.tags,
            capabilities=ALL & {HostCapability(name) for name in said.capabilities},
            certificate=certificate,
        )

    async def _connect(self, host: HostRef, instead_of: Uuid | None) -> wire.Facts:
        access = self._agents.access
        asked = wire.Connect(
            cloud=access.cloud, host=host.uuid, instead_of=instead_of, clock_ms=access.clock.now_ms()
        )
        return await self._agents.at(host).ask("/v1/connect", wire.Facts, asked)

    async def ping(
        self,
        hosts: Sequence[HostRef],
        listed: Mapping[Uuid, int] | None = None,
        seconds: float = PING_SECONDS,
    ) -> Pinged:
        """How these hosts answered; each is asked by itself, many at a time."""
        noted, access = listed or {}, self._agents.access
        # so that the batch ends in time even if all of them are silent: half to connect, half to answer
        each = seconds / 2 / math.ceil(len(hosts) / PINGED_AT_ONCE)
        ended_below = None if access.ended_below is None else await access.ended_below()
        asked = [self._ping(host, noted.get(host.uuid), ended_below, each) for host in hosts]
        answers = await gather_bounded(asked, PINGED_AT_ONCE)
        silent, restarted, changed = [], [], {}
        for host, answer in zip(hosts, answers, strict=True):
            if isinstance(answer, Unconnected):
                restarted.append(host.uuid)
            elif isinstance(answer, BackendError):
                silent.append(host.uuid)
            elif isinstance(answer, BaseException):
                raise answer
            else:
                self._listeners.listen(host)
                if not answer.connected or self._lags(host, answer):
                    restarted.append(host.uuid)
                elif answer.changed is not None:
                    changed[host.uuid] = answer.changed
        return Pinged(silent, restarted, changed) if silent or restarted or changed else Pinged(())

    def _lags(self, host: HostRef, answer: wire.Pong) -> bool:
        return self._is_outdated is not None and self._is_outdated(host, answer.bundle)

    async def _ping(
        self, host: HostRef, listed: int | None, ended_below: int | None, seconds: float
    ) -> wire.Pong:
        query = {"listed": listed, "ended_below": ended_below}
        return await self._agents.at(host).ask("/v1/ping", wire.Pong, query=query, seconds=seconds)

    async def list_vms(self, host: HostRef) -> dict[Uuid, str]:
        """The guests on a host."""
        return await self._agents.at(host).ask_mapping("/v1/guests")

    async def notices(self, after: int | None) -> Notices:
        """See `orrery.core.compute.host.notices.TellsNotices`."""
        return await self._listeners.wait(after)

    async def start_vm(self, host: HostRef, vm: VmSpec, call: CallId) -> None:
        """Runs a guest."""
        await self._do(host, commands.StartGuest(call=call, spec=guest_of(vm)))

    async def stop_vm(self, host: HostRef, vm: Uuid, force: bool, call: CallId) -> None:
        """Stops a guest."""
        await self._do(host, commands.StopGuest(call=call, guest=vm, force=force))

    async def reboot_vm(self, host: HostRef, vm: Uuid, call: CallId) -> None:
        """Restarts a guest."""
        await self._do(host, commands.RebootGuest(call=call, guest=vm))

    async def pause_vm(self, host: HostRef, vm: Uuid, call: CallId) -> None:
        """Freezes a guest."""
        await self._do(host, commands.PauseGuest(call=call, guest=vm))

    async def resume_vm(self, host: HostRef, vm: Uuid, call: CallId) -> None:
        """Lets a frozen guest go on."""
        await self._do(host, commands.ResumeGuest(call=call, guest=vm))

    async def destroy_vm(self, host: HostRef, vm: Uuid, call: CallId) -> None:
        """Removes a guest for good."""
        await self._do(host, commands.DestroyGuest(call=call, guest=vm))

    async def migrate_vm(
        self, source: HostRef, destination: HostRef, vm: Uuid, call: CallId, progress: Report | None = None
    ) -> None:
        """Moves a guest; see `orrery.backends.agent.compute.driver.MovesGuests` for the steps."""
        there = self._agents.at(source)
        sought = await there.ask(f"/v1/guests/{vm}", wire.Sought)
        if sought.spec is None:
            if vm in await self.list_vms(destination):
                return
            raise BackendRefused(f"guest[uuid:{vm}] is not on {source}")
        here = self._agents.at(destination)
        to = wire.Arrival.model_validate(await here.do(commands.ReceiveGuest(call=call, spec=sought.spec)))
        moving = commands.MigrateGuest(call=call, guest=vm, address=destination.address, to=to)
        try:
            await there.do(moving, progress)
        except BackendError:
            await self._abandon(destination, vm, call)
            raise

    async def _abandon(self, destination: HostRef, vm: Uuid, call: CallId) -> None:
        """The destination keeps nothing of a guest that has not come."""
        try:
            await self._do(destination, commands.AbandonGuest(call=call, guest=vm))
        except BackendError as failure:
            log.warning("guest[uuid:%s] did not move, and what it would use is left: %s", vm, failure)

    async def cancel_migration(self, source: HostRef, vm: Uuid, call: CallId) -> None:
        """Breaks a move off, and all lower ones that come later."""
        await self._do(source, commands.CancelMigration(call=call, guest=vm))

    async def attach_disk(self, host: HostRef, vm: Uuid, disk: DiskSpec, call: CallId) -> None:
        """Plugs a volume in."""
        await self._do(host, commands.AttachDisk(call=call, guest=vm, disk=disk_of(disk)))

    async def detach_disk(self, host: HostRef, vm: Uuid, volume: Uuid, call: CallId) -> bool:
        """Unplugs a volume. False where the guest is not there."""
        return bool(await self._do(host, commands.DetachDisk(call=call, guest=vm, disk=volume)))

    async def attach_nic(self, host: HostRef, vm: Uuid, nic: NicSpec, call: CallId) -> None:
        """Plugs a nic in."""
        await self._do(host, commands.AttachNic(call=call, guest=vm, nic=nic_of(nic)))

    async def detach_nic(self, host: HostRef, vm: Uuid, nic: Uuid, call: CallId) -> bool:
        """Unplugs a nic. False where the guest is not there."""
        return bool(await self._do(host, commands.DetachNic(call=call, guest=vm, nic=nic)))

    async def _do(self, host: HostRef, command: commands.Command) -> Any:
        return await self._agents.at(host).do(command)
