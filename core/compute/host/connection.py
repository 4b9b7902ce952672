"""Connecting hosts, and telling everybody what became of it."""

from __future__ import annotations

from orrery.core.compute.host import records
from orrery.core.compute.host.errors import HostNotAdded, ReconnectFailed
from orrery.core.compute.host.index import HostIndex
from orrery.core.compute.host.messages import HostStatusChanged
from orrery.core.compute.host.model import CONNECTED, DISCONNECTED, Host
from orrery.core.compute.host.workflows import ADD_HOST, RECONNECT_HOST, AddParams, Connected, ConnectParams
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import CallerError, StepFailed
from orrery.core.kernel.node import Node


class Connections:
    """Adds and reconnects hosts; keeps the index and publishes HostStatusChanged."""

    def __init__(self, node: Node, index: HostIndex) -> None:
        self._node = node
        self._index = index

    async def add(self, params: AddParams) -> None:
        """Adds a host and connects it.

        Raises InvalidArgument, NotFound or HostNotAdded, and then nothing is left of it.
        """
        try:
            made = await self._node.engine.run(ADD_HOST, params, claims=(params.uuid,))
        except StepFailed as failure:
            cause = failure.cause
            if isinstance(cause, CallerError) and cause.code in {"SYS.1003", "SYS.1007"}:
                raise cause from None
            address = params.row["management_ip"]
            raise HostNotAdded(f"could not add host[managementIp:{address}]", cause=cause) from None
        await self._connected(params.uuid, made)

    async def reconnect(self, uuid: Uuid) -> None:
        """Connects a known host anew.

        Raises NotFound; Refused in maintenance or while another operation works on it; ReconnectFailed, and
        then the host is Disconnected.
        """
        params = ConnectParams(uuid=uuid)
        try:
            made = await self._node.engine.run(RECONNECT_HOST, params, claims=(uuid,))
        except StepFailed as failure:
            if isinstance(failure.cause, CallerError) and getattr(failure.cause, "step", "") == "connecting":
                raise failure.cause from None
            await self._lost(uuid)
            raise ReconnectFailed(f"could not reconnect host[uuid:{uuid}]", cause=failure.cause) from None
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
            self._index.put(host.uuid, host.hypervisor_type, host.management_ip, host.state, host.status)
        return host

    async def _connected(self, uuid: Uuid, made: Connected) -> None:
        host = await self.refresh(uuid)
        if host is not None:
            await self._node.collector.make_due(host.management_ip)
        self._node.bus.publish(HostStatusChanged(uuid, CONNECTED, made.vms, made.asked_ms))

    async def _lost(self, uuid: Uuid) -> None:
        await self.refresh(uuid)
        self._node.bus.publish(HostStatusChanged(uuid, DISCONNECTED))
