"""Networks on simulated hosts."""

from __future__ import annotations

from collections.abc import Sequence

from orrery.backends.sim.errors import translated
from orrery.backends.sim.places import address_of
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.workflow import CallId
from orrery.core.network.l2.backend import L2Spec
from orrery.simulator import specs
from orrery.simulator.world import World


class SimL2Backend:
    """Implements `orrery.core.network.l2.backend.L2Backend`."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def realize(self, host: HostRef, networks: Sequence[L2Spec], call: CallId) -> None:
        """See `L2Backend`."""
        wanted = [specs.L2Spec(l2.uuid, l2.type, l2.physical_interface, l2.vlan) for l2 in networks]
        await translated(self._world.realize_l2s(address_of(self._world, host), wanted, call))

    async def remove(self, host: HostRef, networks: Sequence[L2Spec], call: CallId) -> None:
        """See `L2Backend`."""
        uuids = [l2.uuid for l2 in networks]
        await translated(self._world.remove_l2s(address_of(self._world, host), uuids, call))
