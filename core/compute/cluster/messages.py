"""Calls on clusters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import StringConstraints

from orrery.core.compute.cluster.model import Cluster
from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    ApiMessage,
    CreateMessage,
    DeleteMessage,
    Description,
    Name,
    QueryMessage,
    Refers,
)
from orrery.core.kernel.bus import Message, RouteKey

api = Declarations(java="org.zstack.header.cluster", admin=True)

ClusterUuid = Annotated[str, Refers("ClusterVO")]
AnyClusterUuid = Annotated[str, Refers("ClusterVO", must_exist=False)]


@api.post("/clusters", returns=Cluster)
class CreateCluster(CreateMessage):
    """Create a cluster, enabled."""

    zone_uuid: Annotated[str, Refers("ZoneVO")]
    """The zone that it is made in."""
    name: Name
    description: Description | None = None
    hypervisor_type: Annotated[str, StringConstraints(min_length=1, max_length=32)]
    """One that the node has a backend for."""
    type: Literal["zstack"] | None = None
    """zstack, the only type, is the default."""
    architecture: Literal["x86_64", "aarch64", "mips64el", "loongarch64"] | None = None
    """Which hosts it takes; None for that of the first one."""


@api.action("/clusters/{uuid}/actions", returns=Cluster)
class UpdateCluster(ApiMessage):
    """Rename or describe."""

    uuid: ClusterUuid
    name: Name | None = None
    description: Description | None = None


@api.action("/clusters/{uuid}/actions", returns=Cluster)
class ChangeClusterState(ApiMessage):
    """Enable or disable a cluster for new VMs."""

    uuid: ClusterUuid
    state_event: Literal["enable", "disable"]
    """A disabled cluster takes no new VMs."""


@api.delete("/clusters/{uuid}")
class DeleteCluster(DeleteMessage):
    """Delete a cluster with its hosts, whose VMs are stopped; networks and storages are detached from it."""

    uuid: AnyClusterUuid


@api.query("/clusters", "/clusters/{uuid}", returns=Cluster, admin=False)
class QueryCluster(QueryMessage):
    """List clusters."""


@dataclass(frozen=True)
class RemoveCluster(Message[None]):
    """Remove a cluster that has no hosts, networks and storages any more: the end of its cascade."""

    uuid: RouteKey
