"""A small cloud on real hosts: namespaces of this machine with agents, and container guests in them."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from orrery.backends.agent.network.inside import can_connect
from orrery.backends.agent.wire import GUEST_PORT
from orrery.core.client.errors import ApiFailure
from orrery.core.kernel.db.drivers.sqlite import MEMORY
from orrery.testlib.mini_hosts import MiniCloud, MiniHost, mini_cloud, require_mini_hosts
from orrery.testlib.real_cloud import Built, RealCloud, build_cloud, real_cloud
from orrery.testlib.storage_host import file_system

SECONDS = 30.0
BUSY = "another operation on resource"
CPUS_AND_MEMORY = {"cpuNum": 1, "memorySize": 64 << 20}


@dataclass
class Scene:
    """What a scenario works with."""

    api: RealCloud
    machines: MiniCloud
    built: Built

    async def create_vm(self, name: str, host: int = 0) -> dict[str, Any]:
        """A VM that runs on one of the hosts."""
        return await self.api.create(
            "CreateVmInstance",
            name=name,
            imageUuid=self.built.image,
            l3NetworkUuids=[self.built.l3],
            hostUuid=self.built.hosts[host],
            systemTags=[f"hostname::{name}"],
            **CPUS_AND_MEMORY,
        )

    async def remove_vm(self, vm: dict[str, Any]) -> None:
        """Destroys and expunges it."""
        await self.api.call("DestroyVmInstance", uuid=vm["uuid"])
        await self.api.call("ExpungeVmInstance", uuid=vm["uuid"])

    async def state(self, vm: dict[str, Any]) -> str:
        """The state that its row has."""
        (found,) = await self.api.found(
            "QueryVmInstance", conditions=[{"name": "uuid", "op": "=", "value": vm["uuid"]}]
        )
        return str(found["state"])

    async def becomes(self, vm: dict[str, Any], state: str) -> None:
        """Returns once its row has this state."""
        async with asyncio.timeout(SECONDS):
            while await self.state(vm) != state:  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def reconnect(self, host: int) -> None:
        """Connects a host anew, after the node's own attempt to do so if there is one."""
        async with asyncio.timeout(SECONDS):
            while True:
                try:
                    await self.api.call("ReconnectHost", uuid=self.built.hosts[host])
                except ApiFailure as failure:
                    if BUSY not in str(failure):
                        raise
                    await asyncio.sleep(0.05)
                else:
                    return

    def machine(self, host: int) -> MiniHost:
        """The machine behind a host."""
        return self.machines.hosts[host]

    def answers_ping(self, ip: str) -> bool:
        """Whether somebody at the switch of the hosts gets an answer from a guest."""
        pinged = self.machines.switch.tool("sh", "-c", f"/bin/busybox ping -c 1 -W 5 {ip} || true")
        return "1 packets received" in pinged


Story = Callable[[Scene], Awaitable[None]]


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Callable[[Story], None]]:
    """Plays a story in a small cloud of two hosts, and checks that nothing of it is left."""
    require_mini_hosts()
    with file_system(tmp_path / "shared", 4096) as shared, mini_cloud(tmp_path) as machines:
        machines.switch.tool("ip", "addr", "add", "10.10.0.1/24", "dev", "br0")

        async def run(story: Story) -> None:
            async with real_cloud(MEMORY) as api:
                await story(Scene(api, machines, await build_cloud(api, machines, shared)))
            for machine in machines.hosts:
                assert machine.left() == []
            assert list(shared.rglob("vol-*")) == []

        yield lambda story: asyncio.run(run(story))


def _issue(pid: int) -> str:
    return Path(f"/proc/{pid}/root/etc/issue").read_text()


def _ip(vm: dict[str, Any]) -> str:
    return str(vm["vmNics"][0]["ip"])


def test_guests_on_two_hosts_answer_and_reach_each_other_and_leave_nothing(
    play: Callable[[Story], None],
) -> None:
    async def story(scene: Scene) -> None:
        one, two = await scene.create_vm("one", 0), await scene.create_vm("two", 1)
        assert (one["state"], two["state"]) == ("Running", "Running")
        assert scene.answers_ping(_ip(one)) and scene.answers_ping(_ip(two))
        pid = scene.machine(0).guest_pid(one["uuid"])
        assert await can_connect(pid, _ip(two), GUEST_PORT, SECONDS)
        assert _issue(pid) == "a small guest\n"
        await scene.api.call("StopVmInstance", uuid=one["uuid"])
        assert not scene.answers_ping(_ip(one))
        started = await scene.api.create("StartVmInstance", uuid=one["uuid"])
        assert started["state"] == "Running" and scene.answers_ping(_ip(one))
        for vm in (one, two):
            await scene.remove_vm(vm)

    play(story)


def test_a_guest_that_ends_by_itself_or_is_killed_changes_its_vm(play: Callable[[Story], None]) -> None:
    async def story(scene: Scene) -> None:
        vm = await scene.create_vm("vm")
        scene.machine(0).power_off(vm["uuid"])
        await scene.becomes(vm, "Stopped")
        await scene.api.call("StartVmInstance", uuid=vm["uuid"])
        scene.machine(0).signal(vm["uuid"], signal.SIGKILL)
        await scene.becomes(vm, "Crashed")
        await scene.remove_vm(vm)

    play(story)


def test_guests_outlive_their_agent_which_is_connected_again(play: Callable[[Story], None]) -> None:
    async def story(scene: Scene) -> None:
        vm = await scene.create_vm("vm")
        pid = scene.machine(0).guest_pid(vm["uuid"])
        scene.machine(0).kill_agent()
        assert scene.answers_ping(_ip(vm))
        await asyncio.to_thread(scene.machine(0).start_agent)
        await scene.reconnect(0)
        assert scene.machine(0).guest_pid(vm["uuid"]) == pid
        assert await scene.state(vm) == "Running"
        await scene.api.call("RebootVmInstance", uuid=vm["uuid"])
        assert scene.machine(0).guest_pid(vm["uuid"]) != pid and scene.answers_ping(_ip(vm))
        await scene.remove_vm(vm)

    play(story)


def test_a_host_belongs_to_one_cloud_and_is_added_once(play: Callable[[Story], None]) -> None:
    async def story(scene: Scene) -> None:
        async with real_cloud(MEMORY, "another") as api:
            with pytest.raises(ApiFailure, match=r"belongs to the cloud \[tests\]"):
                await build_cloud(api, scene.machines, scene.machines.folder / "shared")

    play(story)
