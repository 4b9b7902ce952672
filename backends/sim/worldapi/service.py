"""Answers the calls on a simulated world. What they change is on disk before they are answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from orrery.backends.sim.worldapi.messages import (
    AddedFault,
    AddWorldFault,
    CauseWorldIncident,
    GetWorldFaults,
    GetWorldGuests,
    GetWorldHosts,
    GetWorldVolumes,
    RemoveWorldFault,
    WorldFault,
    WorldFaults,
    WorldGuest,
    WorldGuests,
    WorldHost,
    WorldHosts,
    WorldVolume,
    WorldVolumes,
    api,
)
from orrery.backends.sim.worldapi.names import Names, read_names
from orrery.core.kernel.bus import handles
from orrery.core.kernel.errors import InvalidArgument, NotFound, Refused
from orrery.core.kernel.node import Node
from orrery.core.kernel.plugins import Noun, Plugin, Service
from orrery.simulator.errors import WorldError
from orrery.simulator.fault_kinds import DECLARED, Target
from orrery.simulator.faults import Fault
from orrery.simulator.incident_kinds import Incident
from orrery.simulator.plain import ParameterError, read_plain, to_plain
from orrery.simulator.world import World

T = TypeVar("T")
Resolve = Callable[[str, str], str]
"""What a name means; the second argument says where it was given."""


def world_plugin(world: World) -> Plugin:
    """What makes a node answer calls on its simulated world."""
    noun = Noun(name="world", services=(partial(WorldService, world=world),), api=api)
    return Plugin(name="world", origin="simulator", noun=noun)


class WorldService(Service):
    """Shows one world, and lets things happen in it."""

    def __init__(self, node: Node, world: World) -> None:
        super().__init__(node)
        self._world = world

    async def _names(self) -> Names:
        machines = [machine.address for machine in self._world.machines()]
        guests = {guest.uuid: guest.spec.name for guest in self._world.guests()}
        return await self.node.db.query(read_names, machines, guests)

    @handles(GetWorldHosts)
    async def hosts(self, message: GetWorldHosts) -> WorldHosts:
        """The machines."""
        names = await self._names()
        found = [
            WorldHost(
                name=names.hosts.names[one.address] if one.address in names.uuids else None,
                address=one.address,
                uuid=names.uuids.get(one.address),
                reachable=one.reachable,
                powered=one.powered,
                guests=len(one.guests),
                memory_used=one.memory_used,
            )
            for one in self._world.machines()
        ]
        return WorldHosts(inventories=found)

    @handles(GetWorldGuests)
    async def guests(self, message: GetWorldGuests) -> WorldGuests:
        """The guests."""
        names = await self._names()
        found = [
            WorldGuest(
                name=names.guests.names.get(one.uuid),
                uuid=one.uuid,
                host=names.hosts.names.get(one.address),
                address=one.address,
                state=one.state.value,
                hung=one.hung,
                cpu_num=one.spec.cpus,
                memory_size=one.spec.memory_bytes,
                nics=[nic.mac for nic in one.spec.nics],
                volumes=[volume.uuid for volume in one.spec.volumes],
            )
            for one in self._world.guests()
        ]
        return WorldGuests(inventories=found)

    @handles(GetWorldVolumes)
    async def volumes(self, message: GetWorldVolumes) -> WorldVolumes:
        """What is on primary storages."""
        names = await self._names()
        found = [
            WorldVolume(
                storage=names.storages.names.get(one.storage, one.storage),
                address=one.address,
                path=one.path,
                size=one.size,
                taken=one.taken,
                cached=one.cached,
                complete=one.complete,
            )
            for one in self._world.volumes()
        ]
        return WorldVolumes(inventories=found)

    @handles(GetWorldFaults)
    async def faults(self, message: GetWorldFaults) -> WorldFaults:
        """The faults."""
        found = []
        for number, fault in self._world.faults.items():
            _, struck = self._world.faults.stored(number) or (fault, 0)
            given = {name: value for name, value in _given(fault).items() if name != "kind"}
            found.append(WorldFault(id=number, kind=fault.kind.value, struck=struck, parameters=given))
        return WorldFaults(inventories=found, now=self._world.env.now)

    @handles(AddWorldFault)
    async def add_fault(self, message: AddWorldFault) -> AddedFault:
        """Puts a fault in force. Raises InvalidArgument for what makes no sense, or is not there."""
        names = await self._names()
        read = _read(Fault, message.kind, message.parameters)
        target = DECLARED[read.kind].target
        resolve = {"addresses": _resolver(names, target), "peers": names.hosts.means, "guests": names.guest}
        number = self._world.faults.add(_read(Fault, read.kind, _resolved(message.parameters, resolve)))
        self._world.save()
        return AddedFault(id=number, in_force=self._world.faults.holds(number))

    @handles(RemoveWorldFault)
    async def remove_fault(self, message: RemoveWorldFault) -> None:
        """Ends a fault. Raises NotFound."""
        if not self._world.faults.holds(message.id):
            known = ", ".join(str(number) for number, _ in self._world.faults.items()) or "none"
            raise NotFound(f"no fault has the id[{message.id}]; there are: {known}")
        self._world.faults.remove(message.id)
        self._world.save()

    @handles(CauseWorldIncident)
    async def cause(self, message: CauseWorldIncident) -> None:
        """Lets something happen. Raises InvalidArgument, or Refused where it cannot happen."""
        names = await self._names()
        read = _read(Incident, message.kind, message.parameters)
        host, guest = names.hosts.means, names.guest
        resolve = {"host": host, "to": host, "guest": guest, "like": guest}
        incident = _read(Incident, read.kind, _resolved(message.parameters, resolve))
        try:
            self._world.incidents.cause(incident)
        except WorldError as failure:
            raise Refused(str(failure)) from failure
        self._world.save()


def _read(model: type[T], kind: str, parameters: Mapping[str, Any]) -> T:
    """Raises InvalidArgument naming the parameter."""
    try:
        return read_plain(model, {**parameters, "kind": kind}, model.__name__.lower())
    except ParameterError as wrong:
        raise InvalidArgument(str(wrong)) from None


def _resolver(names: Names, target: Target) -> Resolve:
    """What the addresses of a fault mean."""
    meanings: dict[Target, Resolve] = {
        Target.MACHINES: names.hosts.means,
        Target.STORAGES: names.storages.means,
        Target.PLACES: names.place,
        Target.URLS: lambda given, where: given,
    }
    return meanings[target]


def _resolved(parameters: Mapping[str, Any], resolve: Mapping[str, Resolve]) -> dict[str, Any]:
    """The parameters with addresses and uuids instead of names. Raises InvalidArgument."""
    found = dict(parameters)
    for name, means in resolve.items():
        value = found.get(name)
        if isinstance(value, str) and value:
            found[name] = means(value, f"parameter `{name}`")
        elif value:
            found[name] = [means(one, f"parameter `{name}`") for one in value]
    return found


def _given(fault: Fault) -> dict[str, Any]:
    """A fault's parameters that are not left as they are."""
    plain, default = to_plain(fault), to_plain(Fault(kind=fault.kind, addresses=("",)))
    return {name: value for name, value in plain.items() if name == "kind" or value != default[name]}
