"""The plugin's calls."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    CreateMessage,
    DeleteMessage,
    Description,
    Name,
    QueryMessage,
    Refers,
)
from orrery.core.network.l2.model import L2Network
from orrery_example.model import VlanPool

api = Declarations(java="org.example.orrery")

Vlan = Annotated[int, Field(ge=1, le=4094)]


@api.post("/vlan-pools", returns=VlanPool)
class CreateVlanPool(CreateMessage):
    """Set VLANs aside for networks that draw theirs."""

    name: Name
    description: Description | None = None
    zone_uuid: Annotated[str, Refers("ZoneVO")]
    physical_interface: Annotated[str, StringConstraints(min_length=1, max_length=1024)]
    start_vlan: Vlan
    end_vlan: Vlan


@api.delete("/vlan-pools/{uuid}")
class DeleteVlanPool(DeleteMessage):
    """Delete a pool that no network draws from."""

    uuid: Annotated[str, Refers("VlanPoolVO", must_exist=False)]


@api.query("/vlan-pools", "/vlan-pools/{uuid}", returns=VlanPool)
class QueryVlanPool(QueryMessage):
    """List pools."""


@api.post("/l2-networks/pooled", returns=L2Network)
class CreateL2PooledNetwork(CreateMessage):
    """Create an L2 network with the first free VLAN of a pool."""

    name: Name
    description: Description | None = None
    pool_uuid: Annotated[str, Refers("VlanPoolVO")]
