"""Calls on the simulated world behind a cloud, for administrators.

Kinds of faults and incidents and their parameters are the simulator's (`orrery.simulator.fault_kinds`,
`orrery.simulator.incident_kinds`). The name of a host, VM or storage does for its address or uuid.
"""

from __future__ import annotations

from typing import Any

from pydantic import Field

from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import ApiMessage, Int, Shape, WireModel

api = Declarations(java="org.orrery.world", admin=True)

KIND = "Which kind; an unknown one is answered with the list."
PARAMETERS = "Those of the kind, by their names in a deployment file."


class WorldHost(WireModel):
    """A machine. It has the name and uuid of the host of its address, where there is one."""

    name: str | None
    """Name of the host of that address."""
    address: str
    """Address by which it is reached."""
    uuid: str | None
    """The host of that address."""
    reachable: bool
    """Whether the management node reaches it."""
    powered: bool
    """Whether it has power."""
    guests: int
    """How many guests it has."""
    memory_used: int
    """Bytes that its guests take."""


class WorldGuest(WireModel):
    """A guest on one machine. It has the name of the VM of its uuid, where there is one."""

    name: str | None
    """Name of the VM of its uuid."""
    uuid: str
    """What it goes by on the machine: the uuid of a VM, or one that nobody here gave."""
    host: str | None
    """Name of the host of the machine."""
    address: str
    """Address of the machine."""
    state: str
    """Running, Paused or Crashed."""
    hung: bool
    """Whether it has stopped working without being off."""
    cpu_num: int
    """CPUs that it has."""
    memory_size: int
    """Bytes of memory that it has."""
    nics: list[str]
    """MAC addresses."""
    volumes: list[str]
    """Uuids."""


class WorldVolume(WireModel):
    """Bits on a primary storage: a volume, or a cached image. Sizes are bytes."""

    storage: str | None
    """Name of the primary storage."""
    address: str | None
    """Address of the machine that holds it, on local storage."""
    path: str
    """Where on the storage it is."""
    size: int
    """Bytes that a guest sees."""
    taken: int
    """Bytes that it takes on the storage."""
    cached: bool
    """Whether it is a cached image."""
    complete: bool
    """Whether all of its bits are there."""


class WorldFault(WireModel):
    """A fault that is in force, or will be."""

    id: int
    """Its number, by which it is removed."""
    kind: str
    """What goes wrong."""
    struck: int
    """How many calls or guests it has struck."""
    parameters: dict[str, Any]
    """Where, when and how much; by its kind."""


class WorldHosts(WireModel):
    """The machines, in the order in which they appeared."""

    inventories: list[WorldHost]
    """The machines, in the order in which they appeared."""


class WorldGuests(WireModel):
    """The guests, in the order in which they were started or moved."""

    inventories: list[WorldGuest]
    """The guests, in the order in which they were started or moved."""


class WorldVolumes(WireModel):
    """What is on primary storages, in the order of creation."""

    inventories: list[WorldVolume]
    """What is on primary storages, in the order of creation."""


class WorldFaults(WireModel):
    """The faults, in the order in which they were added."""

    inventories: list[WorldFault]
    """The faults, in the order in which they were added."""
    now: float
    """The simulated time in seconds, by which they begin and end."""


class AddedFault(WireModel):
    """What became of a new fault."""

    id: int
    """Its number, by which it is removed."""
    in_force: bool
    """Whether it is still there: a fault of guests strikes once, and is over."""


@api.get("/world/hosts", reply=WorldHosts, shape=Shape.ALL)
class GetWorldHosts(ApiMessage):
    """List the machines of the simulated world, whether the cloud knows them or not."""


@api.get("/world/guests", reply=WorldGuests, shape=Shape.ALL)
class GetWorldGuests(ApiMessage):
    """List the guests on all machines of the simulated world, each copy of a VM by itself."""


@api.get("/world/volumes", reply=WorldVolumes, shape=Shape.ALL)
class GetWorldVolumes(ApiMessage):
    """List the volumes and cached images on the primary storages of the simulated world."""


@api.get("/world/faults", reply=WorldFaults, shape=Shape.ALL)
class GetWorldFaults(ApiMessage):
    """List the faults of the simulated world that are in force, or will be."""


@api.post("/world/faults", is_async=False, reply=AddedFault, shape=Shape.ALL)
class AddWorldFault(ApiMessage):
    """Make something in the simulated world go wrong, now or later."""

    kind: str = Field(description=KIND)
    parameters: dict[str, Any] = Field(default_factory=dict, description=PARAMETERS)


@api.delete("/world/faults/{id}", is_async=False)
class RemoveWorldFault(ApiMessage):
    """End a fault of the simulated world; machines that it kept dead answer again."""

    id: Int = Field(description="Its number.")


@api.post("/world/incidents", is_async=False)
class CauseWorldIncident(ApiMessage):
    """Let something happen in the simulated world at once, and without a call of the cloud."""

    kind: str = Field(description=KIND)
    parameters: dict[str, Any] = Field(default_factory=dict, description=PARAMETERS)
