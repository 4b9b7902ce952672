"""L2 networks and the clusters that they are attached to."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.zone.model import Zone
from orrery.core.kernel.db.model import Alias, Base, Edge, Events, Inventory, Nested, Resource, Subtype

NO_VLAN_TYPE = "L2NoVlanNetwork"
VLAN_TYPE = "L2VlanNetwork"
LINUX_BRIDGE = "LinuxBridge"


class L2Network(Resource):
    """An L2 network. It has no state: it exists on the hosts of the clusters that it is attached to."""

    __tablename__ = "l2_network"
    __cached__ = True
    __vo__ = "L2NetworkVO"
    __inventory__ = Inventory(
        "org.zstack.header.network.l2.L2NetworkInventory",
        nested=(
            Nested(
                "attachedClusterUuids",
                "L2NetworkClusterRefVO",
                "l2_network_uuid",
                sort="cluster_uuid",
                pluck="cluster_uuid",
            ),
        ),
        type_field="type",
        subtypes={VLAN_TYPE: Subtype("org.zstack.header.network.l2.L2VlanNetworkInventory", ("vlan",))},
        columns=("type", "physicalInterface", "vlan", "zoneUuid"),
        wide=("attachedClusterUuids",),
    )
    __events__ = Events(
        "l2Network",
        (
            "name",
            "description",
            "type",
            "zone_uuid",
            "physical_interface",
        ),
    )

    zone_uuid: Mapped[str] = mapped_column(ForeignKey(Zone.uuid), index=True)
    physical_interface: Mapped[str] = mapped_column(String(1024))
    """The interface of that name on every host."""
    type: Mapped[str] = mapped_column(String(64))
    """Whether it has a VLAN tag, such as L2VlanNetwork."""
    v_switch_type: Mapped[str] = mapped_column(String(64))
    """How hosts bridge it."""
    virtual_network_id: Mapped[int]
    """The VLAN, or 0 without one."""
    vlan: Mapped[int | None]
    """The VLAN tag, where it has one."""
    isolated: Mapped[bool]
    """As it was given; nothing isolates its ports."""
    pvlan: Mapped[str | None] = mapped_column(String(255))
    """As it was given; no private VLAN is set up."""


class L2NetworkClusterRef(Base):
    """An L2 network is on the hosts of a cluster, or (until `ready`) is about to come or to go."""

    __tablename__ = "l2_network_cluster_ref"
    __cached__ = True
    __vo__ = "L2NetworkClusterRefVO"
    __inventory__ = Inventory(
        "org.zstack.header.network.l2.L2NetworkClusterRefInventory",
        hidden=("ready", "holder"),
        expanded=(
            Edge("l2_network_uuid", "L2NetworkVO", back="clusterRef"),
            Edge("cluster_uuid", "ClusterVO", back="l2NetworkRef"),
        ),
        aliases=(
            Alias("cluster", "clusterRef.cluster", vo="L2NetworkVO"),
            Alias("l2Network", "l2NetworkRef.l2Network", vo="ClusterVO"),
            Alias("l2VlanNetworkRef", "l2NetworkRef", vo="ClusterVO"),
            Alias("l2VlanNetwork", "l2NetworkRef.l2Network", vo="ClusterVO"),
        ),
    )

    l2_network_uuid: Mapped[str] = mapped_column(ForeignKey(L2Network.uuid), primary_key=True)
    """The L2 network."""
    cluster_uuid: Mapped[str] = mapped_column(ForeignKey(Cluster.uuid), primary_key=True, index=True)
    """The cluster whose hosts have it."""
    l2_provider_type: Mapped[str | None] = mapped_column(String(64))
    """As it was given with the attachment."""
    ready: Mapped[bool]
    """Whether VMs may use it there."""
    holder: Mapped[str] = mapped_column(String(32))
    """Which run attached or detaches it, so that what is left of an older run keeps off."""
