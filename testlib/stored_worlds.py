"""Simulated worlds in files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from orrery.simulator.clock import SimEnvironment
from orrery.simulator.loop import run_virtual
from orrery.simulator.parameters import Parameters
from orrery.simulator.world import World
from orrery.testlib.worlds import GIB

HOST = "10.0.0.1"


URL = "http://x/linux"


PARAMETERS = Parameters.from_dict(
    {
        "images": {URL: {"size": "1G"}},
        "bandwidths": {"backup_storage": GIB // 100},
        "latencies": {"start_vm": 2},
    }
)


def open_world(path: Path) -> World:
    """Open the world in a file, on a clock that begins at zero."""
    return World.open(path, SimEnvironment(), 3, PARAMETERS)


def run(world: World, main: Any) -> Any:
    """Run a coroutine in the world's time."""
    return run_virtual(main, world.env)
