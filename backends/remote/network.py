"""Networks on real hosts."""

from __future__ import annotations

from collections.abc import Sequence

from orrery.backends.agent import commands
from orrery.backends.remote.client import Agents
from orrery.backends.remote.specs import network_of
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.workflow import CallId
from orrery.core.network.l2.backend import L2Spec


class RemoteL2Backend:
    """Implements `orrery.core.network.l2.backend.L2Backend`."""

    def __init__(self, agents: Agents) -> None:
        self._agents = agents

    async def realize(self, host: HostRef, networks: Sequence[L2Spec], call: CallId) -> None:
        """See `L2Backend`."""
        asked = commands.RealizeNetworks(call=call, networks=tuple(map(network_of, networks)))
        await self._agents.at(host).do(asked)

    async def remove(self, host: HostRef, networks: Sequence[L2Spec], call: CallId) -> None:
        """See `L2Backend`."""
        asked = commands.RemoveNetworks(call=call, networks=tuple(map(network_of, networks)))
        await self._agents.at(host).do(asked)
