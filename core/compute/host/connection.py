"""Connecting hosts, and telling everybody what became of it."""

from __future__ import annotations

from orrery.core.compute.host import records
from orrery.core.compute.host.errors import HostNotAdded, ReconnectFailed
from orrery.core.compute.host.index import HostIndex
from orrery.core.compute.host.messages import HostStatusChanged
from orrery.core.compute.host.model import CONNECTED, DISCONNECTED, Host
from orrery.core.compute.host.reference import ref_of
from orrery.core.compute.host.workflows import ADD_HOST, RECONNECT_HOST, AddParams, Connected, ConnectParams
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import CallerError, InvalidArgument, NotFound
from orrery.core.kernel.node import Node
from orrery.core.kernel.workflow.failures import caused, unless


class Connections:
    """Adds and reconnects hosts; keeps the index and publishes HostStatusChanged."""

    def __init__(self, node: Node, index: HostIndex) -> None:
        self._node = node
        self._index = index

    async def add(self, params: AddParams) -> None:
        """Adds a host and connects it.

        Raises InvalidArgument, NotFound or HostNotAdded, and then nothing is left of it.
        """
        address = params.row["management_ip"]
        failed = caused(HostNotAdded, f"could not add host[managementIp:{address}]")
        told = unless((NotFound, InvalidArgument), failed)
        made = await self._node.engine.run(ADD_HOST, params, claims=(params.uuid,), failing_as=told)
        await self._connected(params.uuid, made)

    async def reconnect(self, uuid: Uuid) -> None:
        """Connects a known host anew.

        Raises NotFound; Refused in maintenance or while another operation works on it; ReconnectFailed, and
        then the host is Disconnected.
        """
        params = ConnectParams(uuid=uuid)
        failed = caused(ReconnectFailed, f"could not reconnect host[uuid:{uuid}]")
        told = unless(CallerError, failed, at="connecting")
        try:
            made = await self._node.engine.run(RECONNECT_HOST, params, claims=(uuid,), failing_as=told)
        except ReconnectFailed:
            await self._lost(uuid)
            raise
        await self._connected(uuid, made)

    async def lose(self, uuids: list[Uuid]) -> None:
        """Records that hosts answer no more; those that were not Connected stay as they are."""
        for uuid in await self._node.db.write(records.record_silent, uuids):
            await self._lost(uuid)

    async def refresh(self, uuid: Uuid) -> Host | None:
        """Makes the index agree with the row of a host, and gives that."""
        host = await self._node.db.read(Transaction.get, Host, uuid)
        if host is None:
            self._index.drop(uuid)
        else:
            self._index.put(ref_of(host), host.hypervisor_type, host.state, host.status)
        return host

    async def _connected(self, uuid: Uuid, made: Connected) -> None:
        host = await self.refresh(uuid)
        if host is not None:
            await self._node.collector.make_due(host.management_ip)
        self._node.bus.publish(HostStatusChanged(uuid, CONNECTED, made.vms, made.asked_ms))

    async def _lost(self, uuid: Uuid) -> None:
        await self.refresh(uuid)
        self._node.bus.publish(HostStatusChanged(uuid, DISCONNECTED))
