"""Which hosts are to be pinged, in memory, so that a heartbeat reads no row.

It is a hint: rebuilt from the database when the node starts, kept up by whoever changes a host's row. A wrong
entry costs a ping, never correctness, since changes of status are decided in the database.
"""

from __future__ import annotations

from collections.abc import Sequence

from orrery.core.compute.host.model import CONNECTED, IN_MAINTENANCE
from orrery.core.kernel.db.model import Uuid

Addresses = dict[str, Uuid]
Batch = tuple[str, ...]


class HostIndex:
    """Management address → uuid, by hypervisor type.

    In three groups: Connected hosts; lost ones, which are to be connected again; resting ones, which are in
    maintenance.
    """

    def __init__(self) -> None:
        self._connected: dict[str, Addresses] = {}
        self._lost: dict[str, Addresses] = {}
        self._resting: dict[str, Addresses] = {}
        self._place: dict[Uuid, tuple[Addresses, str]] = {}
        self._batches: dict[str, list[Batch]] = {}

    def put(self, uuid: Uuid, hypervisor_type: str, address: str, state: str, status: str) -> None:
        """Files a host by its row."""
        self.drop(uuid)
        self._batches.pop(hypervisor_type, None)
        if state in IN_MAINTENANCE:
            side = self._resting
        else:
            side = self._connected if status == CONNECTED else self._lost
        addresses = side.setdefault(hypervisor_type, {})
        addresses[address] = uuid
        self._place[uuid] = (addresses, address)

    def drop(self, uuid: Uuid) -> None:
        """Forgets a host."""
        addresses, address = self._place.pop(uuid, ({}, ""))
        if addresses.get(address) == uuid:
            del addresses[address]
            self._batches.clear()

    def address_of(self, uuid: Uuid) -> str | None:
        """The management address of a host."""
        return self._place.get(uuid, (None, None))[1]

    def hypervisor_types(self) -> list[str]:
        """The types that any host has or had, sorted."""
        return sorted({*self._connected, *self._lost, *self._resting})

    def uuid_at(self, hypervisor_type: str, address: str) -> Uuid | None:
        """The host of a type that has this management address."""
        for side in (self._connected, self._lost, self._resting):
            uuid = side.get(hypervisor_type, {}).get(address)
            if uuid is not None:
                return uuid
        return None

    def connected(self, hypervisor_type: str) -> Addresses:
        """The Connected hosts of a type. Not to be changed."""
        return self._connected.get(hypervisor_type, {})

    def connected_batches(self, hypervisor_type: str, size: int) -> list[Batch]:
        """The addresses of the Connected hosts of a type, `size` together; cut anew only after a change."""
        cut = self._batches.get(hypervisor_type)
        if cut is None:
            cut = self._batches[hypervisor_type] = batches(list(self.connected(hypervisor_type)), size)
        return cut

    def lost(self, hypervisor_type: str) -> Addresses:
        """The hosts of a type that are not Connected but should be. Not to be changed."""
        return self._lost.get(hypervisor_type, {})

    def unconnected(self, hypervisor_type: str) -> list[str]:
        """The addresses of the lost and the resting hosts of a type."""
        return [*self._lost.get(hypervisor_type, {}), *self._resting.get(hypervisor_type, {})]

    def __len__(self) -> int:
        return len(self._place)


def batches(addresses: Sequence[str], size: int) -> list[Batch]:
    """`addresses` cut into pieces of at most `size`."""
    return [tuple(addresses[start : start + size]) for start in range(0, len(addresses), size)]
