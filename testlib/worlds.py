"""Small simulated worlds in virtual time, for the simulator's own tests."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from orrery.simulator.clock import SimEnvironment
from orrery.simulator.errors import WorldError
from orrery.simulator.faults import Fault, FaultKind
from orrery.simulator.loop import run_virtual
from orrery.simulator.parameters import Parameters
from orrery.simulator.specs import BackupStorageSpec, CallId, L2Spec, PrimaryStorageSpec, VmSpec
from orrery.simulator.world import World

HOSTS = ("10.0.0.1", "10.0.0.2", "10.0.0.3")


SETUP = CallId(1, 1, 1)


GIB = 1 << 30


URL = "http://images.example/linux.qcow2"


class Cloud:
    """A world with three hosts, one shared and one local storage, one backup storage with one image."""

    def __init__(self, **parameters: Any) -> None:
        self.env = SimEnvironment()
        data = {"images": {URL: {"size": "1G"}}, **parameters}
        self.world = World(self.env, 7, Parameters.from_dict(data))

    def run(self, main: Coroutine[Any, Any, Any]) -> Any:
        """Run a coroutine to its end in virtual time."""
        return run_virtual(main, self.env)

    async def setup(self) -> World:
        """Connect everything and add the image."""
        world = self.world
        for host in HOSTS:
            await world.connect_host(host, None, SETUP)
            await world.realize_l2s(host, [L2Spec("l2", "L2VlanNetwork", "eth0", 100)], SETUP)
        await world.connect_primary_storage(
            PrimaryStorageSpec("nfs", "nfs", "10.0.0.9:/export"), HOSTS, SETUP
        )
        await world.connect_primary_storage(PrimaryStorageSpec("local", "local", "/local"), HOSTS, SETUP)
        await world.connect_backup_storage(BackupStorageSpec("bs", "sftp", "10.0.0.8"), SETUP)
        await world.add_image("bs", "/image", URL, SETUP)
        return world


def small_vm(uuid: str = "vm", **changes: Any) -> VmSpec:
    """Return a VM without volumes and networks."""
    return VmSpec(**{"uuid": uuid, "name": uuid, "cpus": 1, "memory_bytes": GIB, **changes})


async def answers_within(call: asyncio.Future[Any], seconds: float) -> bool:
    """Tell whether a call is answered in time."""
    try:
        async with asyncio.timeout(seconds):
            await call
    except TimeoutError:
        return False
    return True


def busy_day(seed: int) -> str:
    """Do much at once, with faults, and return the trace's hash."""
    cloud = Cloud()
    cloud.world.seed = seed

    async def one(number: int) -> None:
        world, host, uuid = cloud.world, HOSTS[number % 3], f"vm{number}"
        try:
            async with asyncio.timeout(60):
                await world.download_image("local", "/c", "bs", "/image", host, (number + 2, 1, 1))
                await world.create_volume("local", f"/{uuid}", GIB, host, "/c", (number + 2, 1, 1))
                await world.start_vm(host, small_vm(uuid), (number + 2, 1, 1))
                await world.destroy_vm(host, uuid, (number + 2, 2, 1))
        except (WorldError, TimeoutError):
            return

    async def main() -> None:
        world = await cloud.setup()
        world.faults.add(Fault(kind=FaultKind.LOST_REPLY, probability=0.1))
        world.faults.add(Fault(kind=FaultKind.REPEATED_CALL, probability=0.1))
        world.faults.add(
            Fault(kind=FaultKind.DEAD_HOST, addresses=HOSTS[:1], at=cloud.env.now + 5, power=False)
        )
        await asyncio.gather(*(one(number) for number in range(100)))

    cloud.run(main())
    return cloud.world.trace_hash()
