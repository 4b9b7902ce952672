"""Which hosts are to be pinged, in memory, so that a heartbeat reads no row.

It is a hint: rebuilt from the database when the node starts, kept up by whoever changes a host's row. A wrong
entry costs a ping, never correctness, since changes of status are decided in the database.
"""

from __future__ import annotations

from collections.abc import Iterable

from orrery.core.compute.host.model import CONNECTED, IN_MAINTENANCE
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.db.model import Uuid

Hosts = dict[Uuid, HostRef]
Batch = tuple[HostRef, ...]


class HostIndex:
    """Hosts by uuid, for each hypervisor type, in three groups.

    Connected hosts; lost ones, which are to be connected again; resting ones, which are in maintenance.
    """

    def __init__(self) -> None:
        self._connected: dict[str, Hosts] = {}
        self._lost: dict[str, Hosts] = {}
        self._resting: dict[str, Hosts] = {}
        self._place: dict[Uuid, Hosts] = {}
        self._batches: dict[str, list[Batch]] = {}

    def put(self, host: HostRef, hypervisor_type: str, state: str, status: str) -> None:
        """Files a host by its row."""
        self.drop(host.uuid)
        self._batches.pop(hypervisor_type, None)
        if state in IN_MAINTENANCE:
            side = self._resting
        else:
            side = self._connected if status == CONNECTED else self._lost
        hosts = side.setdefault(hypervisor_type, {})
        hosts[host.uuid] = host
        self._place[host.uuid] = hosts

    def drop(self, uuid: Uuid) -> None:
        """Forgets a host."""
        hosts = self._place.pop(uuid, None)
        if hosts is not None:
            del hosts[uuid]
            self._batches.clear()

    def __contains__(self, uuid: Uuid) -> bool:
        return uuid in self._place

    def hypervisor_types(self) -> list[str]:
        """The types that any host has or had, sorted."""
        return sorted({*self._connected, *self._lost, *self._resting})

    def find(self, hypervisor_type: str, uuid: Uuid) -> HostRef | None:
        """A host of this type, however it is; None where there is none."""
        for side in (self._connected, self._lost, self._resting):
            host = side.get(hypervisor_type, {}).get(uuid)
            if host is not None:
                return host
        return None

    def connected(self, hypervisor_type: str) -> Hosts:
        """The Connected hosts of a type. Not to be changed."""
        return self._connected.get(hypervisor_type, {})

    def connected_batches(self, hypervisor_type: str, size: int) -> list[Batch]:
        """The Connected hosts of a type, `size` together; cut anew only after a change."""
        cut = self._batches.get(hypervisor_type)
        if cut is None:
            cut = self._batches[hypervisor_type] = batches(self.connected(hypervisor_type).values(), size)
        return cut

    def lost(self, hypervisor_type: str) -> Hosts:
        """The hosts of a type that are not Connected but should be. Not to be changed."""
        return self._lost.get(hypervisor_type, {})

    def unconnected(self, hypervisor_type: str) -> list[HostRef]:
        """The lost and the resting hosts of a type."""
        groups = (self._lost, self._resting)
        return [host for group in groups for host in group.get(hypervisor_type, {}).values()]

    def __len__(self) -> int:
        return len(self._place)


def batches(hosts: Iterable[HostRef], size: int) -> list[Batch]:
    """`hosts` cut into pieces of at most `size`."""
    every = list(hosts)
    return [tuple(every[start : start + size]) for start in range(0, len(every), size)]
