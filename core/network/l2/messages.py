"""Calls on L2 networks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    ApiMessage,
    CreateMessage,
    DeleteMessage,
    Description,
    Name,
    QueryMessage,
    Refers,
    WireModel,
)
from orrery.core.kernel.bus import Message, RouteKey
from orrery.core.kernel.db.model import Uuid
from orrery.core.network.l2.model import VLAN_TYPE, L2Network

api = Declarations(java="org.zstack.header.network.l2", admin=True)

L2Uuid = Annotated[str, Refers("L2NetworkVO")]
AnyL2Uuid = Annotated[str, Refers("L2NetworkVO", must_exist=False)]
ZoneUuid = Annotated[str, Refers("ZoneVO")]
ClusterUuid = Annotated[str, Refers("ClusterVO")]
Interface = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1024)]
VlanId = Annotated[int, Field(ge=1, le=4094)]


class TypesReply(WireModel):
    """Names of types."""

    types: list[str]
    """Names of the types of L2 networks."""


class CreateL2Network(CreateMessage):
    """What every kind of L2 network is created with."""

    name: Name
    description: Description | None = None
    zone_uuid: ZoneUuid
    """The zone that it is made in."""
    physical_interface: Interface
    """The interface of that name on every host."""
    type: str | None = None
    """Accepted where such a type exists; each type has a call of its own."""
    v_switch_type: Literal["LinuxBridge", "OvsDpdk", "MacVlan"] | None = "LinuxBridge"
    """How hosts bridge it."""
    isolated: bool | None = False
    """Recorded only: nothing isolates its ports."""
    pvlan: Annotated[str, StringConstraints(min_length=1, max_length=255)] | None = None
    """Recorded only: no private VLAN is set up."""


@api.post(
    "/l2-networks/no-vlan",
    returns=L2Network,
    answers="org.zstack.header.network.l2.APICreateL2NetworkEvent",
)
class CreateL2NoVlanNetwork(CreateL2Network):
    """Create an untagged L2 network."""


@api.post("/l2-networks/vlan", returns=L2Network)
class CreateL2VlanNetwork(CreateL2Network):
    """Create an L2 network with a VLAN tag."""

    vlan: VlanId
    """The VLAN tag."""


@api.action("/l2-networks/{uuid}/actions", returns=L2Network, admin=False)
class UpdateL2Network(ApiMessage):
    """Rename or describe."""

    uuid: L2Uuid
    name: Name | None = None
    description: Description | None = None


@api.delete("/l2-networks/{uuid}", admin=False)
class DeleteL2Network(DeleteMessage):
    """Delete an L2 network with the L3 networks on it; their nics are detached."""

    uuid: AnyL2Uuid


@api.post("/l2-networks/{l2NetworkUuid}/clusters/{clusterUuid}", returns=L2Network, wrapper="null")
class AttachL2NetworkToCluster(ApiMessage):
    """Bring an L2 network to every host of a cluster."""

    l2_network_uuid: L2Uuid
    cluster_uuid: ClusterUuid
    """The cluster whose hosts get it."""
    l2_provider_type: Literal["LinuxBridge"] | None = None
    """Recorded with the attachment; LinuxBridge is all there is."""


@api.delete("/l2-networks/{l2NetworkUuid}/clusters/{clusterUuid}", returns=L2Network)
class DetachL2NetworkFromCluster(ApiMessage):
    """Take an L2 network from the hosts of a cluster; the nics that its VMs have on it are detached."""

    l2_network_uuid: L2Uuid
    cluster_uuid: ClusterUuid
    """The cluster whose hosts lose it."""


@api.get("/l2-networks/types", reply=TypesReply, admin=False)
class GetL2NetworkTypes(ApiMessage):
    """List the types of L2 networks."""


@api.query("/l2-networks", "/l2-networks/{uuid}", returns=L2Network, admin=False)
class QueryL2Network(QueryMessage):
    """List L2 networks."""


@api.query("/l2-networks/vlan", "/l2-networks/vlan/{uuid}", returns=L2Network, subtype=VLAN_TYPE, admin=False)
class QueryL2VlanNetwork(QueryMessage):
    """List L2 networks that have a VLAN tag."""


# internal: the ends of cascades


@dataclass(frozen=True)
class WithdrawL2Network(Message[None]):
    """Take a network from a cluster where no nic is on it any more; one that is not there is fine."""

    l2_network_uuid: RouteKey
    cluster_uuid: Uuid


@dataclass(frozen=True)
class RemoveL2Network(Message[None]):
    """Remove a network that is on no cluster, and has no L3 network on it any more."""

    uuid: RouteKey
