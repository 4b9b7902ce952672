"""Networks on simulated hosts."""

from __future__ import annotations

from orrery.backends.sim.errors import translated
from orrery.core.kernel.workflow import CallId
from orrery.core.network.l2.backend import L2Spec
from orrery.simulator import specs
from orrery.simulator.world import World


class SimL2Backend:
    """Implements `orrery.core.network.l2.backend.L2Backend`."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def realize(self, address: str, l2: L2Spec, call: CallId) -> None:
        """See `L2Backend`."""
        wanted = specs.L2Spec(l2.uuid, l2.type, l2.physical_interface, l2.vlan)
        await translated(self._world.realize_l2(address, wanted, call))

    async def remove(self, address: str, l2: L2Spec, call: CallId) -> None:
        """See `L2Backend`."""
        await translated(self._world.remove_l2(address, l2.uuid, call))
