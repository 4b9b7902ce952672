"""What is left after the crashes: the files are opened in virtual time, settled, and compared."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from orrery.backends.server import build_cloud
from orrery.backends.serving import ServeOptions
from orrery.backends.sim.truth import SimTruth
from orrery.core.compute.vm.model import VmInstance
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.workers import InLoop
from orrery.core.node.keys import KeySource
from orrery.core.storage.volume.model import Volume
from orrery.loadtests.crash.load import GONE, Ledger, volume_state
from orrery.loadtests.crash.server import Server
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.loop import run_virtual
from orrery.simulator.world import World
from orrery.testlib.oracles import find_leaks, find_stuck

SETTLE_SECONDS = 3600.0


@dataclass(frozen=True)
class Verdict:
    """Texts, one for each thing that is wrong."""

    lost: list[str]
    leaked: list[str]
    stuck: list[str]


def judge(server: Server, ledger: Ledger) -> Verdict:
    """Compares what a stopped server left with what it acknowledged, and with itself."""
    env = SimEnvironment()
    world = World.open(server.database.with_name(server.database.name + ".world"), env)
    options = ServeOptions(
        listen=f"127.0.0.1:{server.port}",
        database=str(server.database),
        speed=1,
        seed=0,
        skip_unsupported=False,
        workers=InLoop(),
    )
    cloud = build_cloud(world, str(server.database), options, KeySource(server.database).keyring())

    async def main() -> Verdict:
        await cloud.start()
        kernel = cloud.node.kernel
        lost = await kernel.db.read(_lost, ledger.states)
        await asyncio.sleep(SETTLE_SECONDS)
        stuck = await find_stuck(kernel)
        leaks = await find_leaks(kernel, SimTruth(world))
        await cloud.node.stop()
        return Verdict(lost, [leak for leak in leaks if leak not in stuck], stuck)

    try:
        return run_virtual(main(), env)
    finally:
        world.close()


def _lost(tx: Transaction, states: dict[str, str]) -> list[str]:
    found = {uuid: _state_of(tx, uuid) for uuid in states}
    return [
        f"{uuid}: {wanted} was acknowledged, it is {found[uuid]}"
        for uuid, wanted in states.items()
        if found[uuid] != wanted
    ]


def _state_of(tx: Transaction, uuid: str) -> str:
    vm = tx.get(VmInstance, uuid)
    if vm is not None:
        return vm.state
    volume = tx.get(Volume, uuid)
    return volume_state(volume.status, volume.vm_instance_uuid) if volume is not None else GONE
