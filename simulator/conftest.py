"""Fixtures for the simulator's own tests: a small cloud in virtual time."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from orrery.simulator.clock import SimEnvironment
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


@pytest.fixture
def cloud() -> Cloud:
    """A cloud with the parameters as they are."""
    return Cloud()


@pytest.fixture
def make_cloud() -> Callable[..., Cloud]:
    """Make a cloud with parameters of its own, as plain data."""
    return Cloud
