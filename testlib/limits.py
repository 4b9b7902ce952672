"""What this machine provably cannot do, so that the tests of real hosts leave it out. All is tried."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from orrery.backends.agent.compute.containers import Containers
from orrery.backends.agent.compute.libvirt.probe import ACCELERATION, why_not_accelerated
from orrery.backends.agent.compute.resources import Resources
from orrery.backends.agent.network.plane import NetworkPlane
from orrery.backends.agent.storage.plane import StoragePlane
from orrery.testlib.kvm_hosts import missing_for_kvm_hosts
from orrery.testlib.mini_hosts import missing_for_mini_hosts

CONTAINERS, MACHINES, DOCKER = "container-guests", "virtual-machines", "docker-hosts"


def find_limits(folder: Path) -> dict[str, str]:
    """Abilities that are missing, each with the reason. `folder` is used while they are tried."""
    needed = {
        CONTAINERS: missing_for_mini_hosts(),
        MACHINES: missing_for_kvm_hosts(),
        DOCKER: None if shutil.which("dockerd") else "dockerd is not installed: apt-get install docker.io",
    }
    tried = {} if needed[CONTAINERS] else asyncio.run(_tried(folder))
    if not needed[MACHINES]:
        tried[ACCELERATION] = asyncio.run(why_not_accelerated())
    return {name: reason for name, reason in (needed | tried).items() if reason is not None}


async def _tried(folder: Path) -> dict[str, str | None]:
    network, storage = NetworkPlane(), StoragePlane(folder / "storage")
    guests = Containers("limits", folder, Resources(network, storage))
    await guests.open(lambda guest, state: None)
    try:
        return await network.probe() | await storage.probe() | await guests.probe()
    finally:
        await guests.close()
