"""Agents that are killed in the middle of their work, and what the next one makes of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from orrery.backends.agent.polling import comes_true
from orrery.backends.remote.access import Access
from orrery.backends.remote.client import Agents
from orrery.backends.remote.hypervisor import RemoteHypervisor
from orrery.core.compute.host.hypervisor import HostSpec
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.clock import WallClock
from orrery.core.kernel.errors import Overtaken, Unreachable
from orrery.core.kernel.workflow import CallId
from orrery.testlib.contracts.lab import first, guest
from orrery.testlib.mini_hosts import TOKENS, MiniHost, mini_cloud

VM = guest().uuid
SECONDS = 30.0


@dataclass
class Killable:
    """A host, and a core that uses it."""

    machine: MiniHost
    ref: HostRef
    remote: RemoteHypervisor

    async def restart(self) -> None:
        """Starts the agent anew and connects it."""
        self.machine.start_agent()
        await self.remote.connect(HostSpec(self.ref), first(2))

    async def has_begun(self) -> bool:
        """Whether the agent is at work on the guest."""
        return (self.machine.folder / "guests" / VM / "spec.json").exists()


Play = Callable[[Callable[[Killable], Awaitable[None]]], None]


async def _is_known(uuid: str) -> bool:
    return True


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Play]:
    """Runs a test with one connected host."""
    with mini_cloud(tmp_path, 1) as cloud:
        ref = HostRef("1" * 32, cloud.hosts[0].address)

        async def run(story: Callable[[Killable], Awaitable[None]]) -> None:
            agents = Agents(Access("tests", TOKENS, WallClock(), _is_known))
            remote = RemoteHypervisor(agents)
            try:
                await remote.connect(HostSpec(ref), first())
                await story(Killable(cloud.hosts[0], ref, remote))
            finally:
                await remote.close()
                await agents.close()

        yield lambda story: asyncio.run(run(story))


def test_a_start_whose_agent_was_killed_is_done_by_the_next_one(play: Play) -> None:
    async def story(one: Killable) -> None:
        call = CallId(3, 1, 1)
        starting = asyncio.ensure_future(one.remote.start_vm(one.ref, guest(), call))
        assert await comes_true(one.has_begun, SECONDS, 0.001)
        one.machine.kill_agent()
        with suppress(Unreachable):  # on a slow machine it may have been answered
            await starting
        await one.restart()
        await one.remote.start_vm(one.ref, guest(), call)
        assert await one.remote.list_vms(one.ref) == {VM: "Running"}
        with pytest.raises(Overtaken):
            await one.remote.destroy_vm(one.ref, VM, first(2))
        pid = one.machine.guest_pid(VM)
        await one.remote.start_vm(one.ref, guest(), call)
        assert one.machine.guest_pid(VM) == pid

    play(story)


def test_a_tombstone_outlives_an_agent_that_is_killed(play: Play) -> None:
    async def story(one: Killable) -> None:
        await one.remote.start_vm(one.ref, guest(), first(3))
        await one.remote.destroy_vm(one.ref, VM, first(4))
        one.machine.kill_agent()
        await one.restart()
        for run in (3, 4):
            with pytest.raises(Overtaken):
                await one.remote.start_vm(one.ref, guest(), first(run))
        await one.remote.destroy_vm(one.ref, VM, first(4))
        assert await one.remote.list_vms(one.ref) == {}
        assert one.machine.left() == []

    play(story)


def test_a_reboot_whose_agent_was_killed_ends_with_one_running_guest(play: Play) -> None:
    async def story(one: Killable) -> None:
        await one.remote.start_vm(one.ref, guest(), first(3))
        rebooting = asyncio.ensure_future(one.remote.reboot_vm(one.ref, VM, first(4)))

        async def has_begun() -> bool:
            return rebooting.done() or (one.machine.folder / "guests" / VM / "rebooting").exists()

        assert await comes_true(has_begun, SECONDS, 0.001)
        one.machine.kill_agent()
        with suppress(Unreachable):
            await rebooting
        await one.restart()
        await one.remote.reboot_vm(one.ref, VM, first(4))
        assert await one.remote.list_vms(one.ref) == {VM: "Running"}

    play(story)
