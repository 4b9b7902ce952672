"""The plugin's tables."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.compute.zone.model import Zone
from orrery.core.kernel.db.model import Base, Inventory, Resource
from orrery.core.network.l2.model import L2Network


class VlanPool(Resource):
    """VLANs that networks of one zone may take, on one physical interface."""

    __tablename__ = "example_vlan_pool"
    __vo__ = "VlanPoolVO"
    __inventory__ = Inventory("org.example.orrery.VlanPoolInventory")

    zone_uuid: Mapped[str] = mapped_column(ForeignKey(Zone.uuid, ondelete="CASCADE"), index=True)
    physical_interface: Mapped[str] = mapped_column(String(1024))
    start_vlan: Mapped[int]
    end_vlan: Mapped[int]


class PooledVlan(Base):
    """A VLAN that a network has taken. It is free again when the network is gone."""

    __tablename__ = "example_pooled_vlan"

    pool_uuid: Mapped[str] = mapped_column(ForeignKey(VlanPool.uuid), primary_key=True)
    vlan: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    l2_network_uuid: Mapped[str] = mapped_column(ForeignKey(L2Network.uuid, ondelete="CASCADE"), index=True)


class GuestName(Base):
    """A guest that the name server knows."""

    __tablename__ = "example_guest_name"

    vm_instance_uuid: Mapped[str] = mapped_column(String(32), primary_key=True)
    version: Mapped[int]
    """The version of its entry."""
    announced: Mapped[bool]
    """Whether it has run with its name."""
