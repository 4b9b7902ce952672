"""What hosts tell without being asked: a guest stopped or crashed, a disk is full, the agent was restarted.

A notice is a hint. It may be lost, late or repeated, so nothing follows from it but that the host is asked at
once instead of with the next heartbeat; the comparison with every host finds what no notice told.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeGuard, runtime_checkable

from orrery.core.compute.host.capabilities import HostCapability
from orrery.core.compute.host.hypervisor import Hypervisor
from orrery.core.compute.host.messages import DiskFull
from orrery.core.compute.host.tracker import HostTracker
from orrery.core.compute.host.transactions import host_at
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import BackendError
from orrery.core.kernel.node import Node

PAUSE_SECONDS = 10.0
"""After a backend could not be listened to."""


class NoticeKind(StrEnum):
    """What has happened on a host."""

    GUEST_STOPPED = "guest-stopped"
    GUEST_CRASHED = "guest-crashed"
    DISK_FULL = "disk-full"
    AGENT_RESTARTED = "agent-restarted"


GUESTS = (NoticeKind.GUEST_STOPPED, NoticeKind.GUEST_CRASHED)


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that a host tells."""

    kind: NoticeKind
    address: str
    """The management address of the host."""
    subject: Uuid | None = None
    """The guest, or the primary storage."""


class Notices(NamedTuple):
    """What hosts have told up to a position."""

    position: int
    told: Sequence[Notice]


@runtime_checkable
class TellsNotices(Protocol):
    """What a `Hypervisor` with the capability NOTICES does too."""

    async def notices(self, after: int | None) -> Notices:
        """Waits until a host has told something since a position, and gives that; None is the position now.

        What is too old is left out. Raises BackendError where nobody can be listened to.
        """


def tells(backend: Hypervisor) -> TypeGuard[TellsNotices]:
    """Whether a backend tells notices."""
    return HostCapability.NOTICES in backend.capabilities and isinstance(backend, TellsNotices)


class NoticeListener:
    """Acts on the notices of all hosts of one type, many at a time."""

    def __init__(self, node: Node, tracker: HostTracker, kind: str, backend: TellsNotices) -> None:
        self.kind = kind
        self._node = node
        self._tracker = tracker
        self._backend = backend
        self._position: int | None = None
        self._told: Sequence[Notice] = ()

    async def wait(self) -> None:
        """Returns once hosts have told something, or may have while nobody could be listened to."""
        try:
            self._position, self._told = await self._backend.notices(self._position)
        except BackendError:
            self._told = ()
            await asyncio.sleep(PAUSE_SECONDS)

    async def follow(self) -> None:
        """Acts on what `wait` got."""
        hosts = await self._node.db.read(_hosts_at, self.kind, tuple(notice.address for notice in self._told))
        of_hosts = [notice for notice in self._told if notice.address in hosts]
        for notice in of_hosts:
            if notice.kind is NoticeKind.AGENT_RESTARTED:
                self._tracker.connect_again(hosts[notice.address])
            elif notice.kind is NoticeKind.DISK_FULL and notice.subject is not None:
                self._node.bus.publish(DiskFull(hosts[notice.address], notice.subject))
        await self._ask_twice({hosts[one.address]: None for one in of_hosts if one.kind in GUESTS})

    async def _ask_twice(self, hosts: dict[Uuid, None]) -> None:
        """Lets the rows follow these hosts, which are asked twice: a guest that is missing may have moved."""
        for _ in range(2) if hosts else ():
            for uuid in hosts:
                self._tracker.ask_again(uuid)
            await self._tracker.follow(None)


def _hosts_at(tx: Transaction, kind: str, addresses: Iterable[str]) -> dict[str, Uuid]:
    """The hosts of a type at these addresses."""
    found = {address: host_at(tx, address) for address in dict.fromkeys(addresses)}
    return {one: host.uuid for one, host in found.items() if host and host.hypervisor_type == kind}
