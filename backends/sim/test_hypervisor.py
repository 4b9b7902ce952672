"""The simulator's machines through the eyes of the core."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from orrery.backends.sim.hypervisor import SimHypervisor
from orrery.core.compute.host.hypervisor import HostSpec, Pinged, VmSpec
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.errors import BackendRefused, Unreachable
from orrery.core.kernel.workflow import CallId
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.loop import run_virtual
from orrery.simulator.world import World

FIRST = CallId(1, 1, 1)
HOST_1, HOST_2 = HostRef("h", "10.0.0.1"), HostRef("g", "10.0.0.2")
GIB = 1 << 30


def run(body: Callable[[SimHypervisor, World], Awaitable[None]]) -> None:
    """Runs `body` with a world of its own, in virtual time."""
    env = SimEnvironment()
    world = World(env, 1)

    async def main() -> None:
        await body(SimHypervisor(world), world)

    run_virtual(main(), env)


def guest(uuid: str = "v") -> VmSpec:
    """A guest without disks and nics."""
    return VmSpec(uuid, "vm", 1, GIB, (), ())


def test_a_declared_machine_says_what_it_was_declared_to_be() -> None:
    async def body(hypervisor: SimHypervisor, world: World) -> None:
        facts = await hypervisor.connect(
            HostSpec(HostRef("h", "10.0.0.1"), declared_cpus=3, declared_memory=5 * GIB), FIRST
        )
        assert (facts.cpus, facts.memory, facts.architecture) == (3, 5 * GIB, "x86_64")
        default = await hypervisor.connect(HostSpec(HostRef("i", "10.0.0.2")), FIRST)
        assert default.cpus == world.parameters.machine.cpus
        assert default.facts["libvirt::version"]

    run(body)


def test_nobody_answers_becomes_unreachable() -> None:
    async def body(hypervisor: SimHypervisor, world: World) -> None:
        with pytest.raises(Unreachable, match=r"192\.0\.2\.1"):
            await hypervisor.connect(HostSpec(HostRef("h", "192.0.2.1")), FIRST)
        await hypervisor.connect(HostSpec(HostRef("h", "10.0.0.1")), FIRST)
        assert await hypervisor.ping([HostRef("h", "10.0.0.1"), HostRef("i", "192.0.2.1")]) == Pinged(
            ["i"], [], {}
        )

    run(body)


def test_a_guest_is_started_paused_moved_and_stopped() -> None:
    async def body(hypervisor: SimHypervisor, world: World) -> None:
        for host in (HOST_1, HOST_2):
            await hypervisor.connect(HostSpec(host), FIRST)
        await hypervisor.start_vm(HOST_1, guest(), FIRST)
        await hypervisor.pause_vm(HOST_1, "v", CallId(2, 1, 1))
        assert await hypervisor.list_vms(HOST_1) == {"v": "Paused"}
        await hypervisor.resume_vm(HOST_1, "v", CallId(3, 1, 1))
        await hypervisor.migrate_vm(HOST_1, HOST_2, "v", CallId(4, 1, 1))
        assert await hypervisor.list_vms(HOST_2) == {"v": "Running"}
        await hypervisor.stop_vm(HOST_2, "v", False, CallId(5, 1, 1))
        assert await hypervisor.list_vms(HOST_2) == {}

    run(body)


def test_a_refusal_becomes_backend_refused() -> None:
    async def body(hypervisor: SimHypervisor, world: World) -> None:
        await hypervisor.connect(HostSpec(HostRef("h", "10.0.0.1")), FIRST)
        with pytest.raises(BackendRefused, match="does not exist"):
            await hypervisor.reboot_vm(HOST_1, "v", FIRST)
        await hypervisor.destroy_vm(HOST_1, "v", CallId(2, 1, 1))
        with pytest.raises(BackendRefused):
            await hypervisor.start_vm(HOST_1, guest(), FIRST)

    run(body)
