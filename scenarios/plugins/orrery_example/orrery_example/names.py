"""The plugin's outside step: guests are entered in a name server before they run, and removed when gone.

The name server here is a stand-in in memory, since an example can expect none; a real plugin would call one
over the network. As such a one should, it takes a repeated call for the same, and refuses a late one.
"""

from __future__ import annotations

import asyncio
from typing import Protocol

from orrery.core.compute.vm.slots import BEFORE_RUN, GONE, RUNNING, VmContext
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Overtaken
from orrery.core.kernel.node import Node
from orrery.core.kernel.plugins.oracle import Oracle
from orrery.core.kernel.workflow import CallId, Contribution, OnFailure, Outputs, StepRun
from orrery_example.model import GuestName

KIND = "memory"
ANSWER_SECONDS = 0.01


class NameServer(Protocol):
    """Knows the addresses of names. The newest call for a name counts."""

    async def enter(self, name: str, address: str, call: CallId) -> int:
        """Lets the name have this address alone; gives the version of the entry. Raises Overtaken."""

    async def remove(self, name: str, call: CallId) -> None:
        """Forgets the name. Raises Overtaken."""

    def names(self) -> dict[str, str]:
        """All names with their addresses."""


class InMemory:
    """A name server that lasts as long as the process, and so longer than a node in a test."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._latest: dict[str, CallId] = {}
        self._versions: dict[str, int] = {}

    async def enter(self, name: str, address: str, call: CallId) -> int:
        """See `NameServer`."""
        await self._take(name, call)
        if self._names.get(name) != address:
            self._names[name] = address
            self._versions[name] = self._versions.get(name, 0) + 1
        return self._versions[name]

    async def remove(self, name: str, call: CallId) -> None:
        """See `NameServer`."""
        await self._take(name, call)
        self._names.pop(name, None)

    def names(self) -> dict[str, str]:
        """See `NameServer`."""
        return dict(self._names)

    async def _take(self, name: str, call: CallId) -> None:
        await asyncio.sleep(ANSWER_SECONDS)
        if call < self._latest.get(name, call):
            raise Overtaken(f"a newer call has been made for the name {name}")
        self._latest[name] = call


class Entered(Outputs):
    """What the step leaves for its commit."""

    version: int


async def enter(vm: VmContext, run: StepRun[Entered]) -> None:
    """The name server knows the guest."""
    address = next((nic.ip for nic in vm.nics if nic.ip is not None), "")
    run.out.version = await _server(run.node).enter(vm.uuid, address, run.call)


def record(tx: Transaction, vm: VmContext, run: StepRun[Entered]) -> None:
    """Notes which version of the entry is the guest's."""
    if tx.update(GuestName, {"vm_instance_uuid": vm.uuid}, version=run.out.version) == 0:
        tx.insert(GuestName, vm_instance_uuid=vm.uuid, version=run.out.version, announced=False)


async def remove(vm: VmContext, run: StepRun) -> None:
    """The name server knows the guest no more."""
    await _server(run.node).remove(vm.uuid, run.call)


def forget(tx: Transaction, vm: VmContext, run: StepRun) -> None:
    """Removes the note."""
    tx.delete(GuestName, vm_instance_uuid=vm.uuid)


def announce(tx: Transaction, vm: VmContext, run: StepRun) -> None:
    """Notes that the guest has run with its name."""
    tx.update(GuestName, {"vm_instance_uuid": vm.uuid}, announced=True)


def _server(node: Node) -> NameServer:
    return node.backends.find(NameServer, KIND)


def find_wrong_names(tx: Transaction, node: Node) -> list[str]:
    """What is wrong in a cloud at rest: the name server and the plugin's table know the same guests."""
    noted = {row.vm_instance_uuid for row in tx.find(GuestName)}
    known = set(_server(node).names())
    return [f"vm[uuid:{uuid}] has a name on one side only" for uuid in sorted(noted ^ known)]


CONTRIBUTIONS = (
    Contribution(
        name="name",
        slot=BEFORE_RUN,
        do=enter,
        commit=record,
        undo=remove,
        uncommit=forget,
        outputs=Entered,
    ),
    Contribution(
        name="announce",
        slot=RUNNING,
        commit=announce,
        no_undo_because="it goes with the note",
        on_failure=OnFailure.REPORT,
    ),
    Contribution(name="unname", slot=GONE, do=remove, commit=forget, on_failure=OnFailure.RETRY),
)
STRATEGIES = ((NameServer, KIND, InMemory()), (Oracle, "example", find_wrong_names))
