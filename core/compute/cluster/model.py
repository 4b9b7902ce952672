"""Clusters."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.db.model import Events, Inventory, Resource


class Cluster(Resource):
    """A cluster. Disabled, it takes no new VMs; those that run are left alone."""

    __tablename__ = "cluster"
    __cached__ = True
    __vo__ = "ClusterVO"
    __inventory__ = Inventory(
        "org.zstack.header.cluster.ClusterInventory",
        columns=("state", "hypervisorType", "zoneUuid"),
        wide=("architecture", "type"),
    )
    __events__ = Events(
        "cluster",
        (
            "name",
            "description",
            "state",
            "zone_uuid",
            "hypervisor_type",
            "architecture",
        ),
        watched=("state",),
    )

    zone_uuid: Mapped[str] = mapped_column(String(32), ForeignKey("zone.uuid"), index=True)
    hypervisor_type: Mapped[str] = mapped_column(String(32))
    """What its hosts run VMs by, such as KVM or Simulator."""
    state: Mapped[str] = mapped_column(String(16))
    """A Disabled cluster takes no new VMs."""
    type: Mapped[str] = mapped_column(String(32))
    """Always zstack."""
    architecture: Mapped[str | None] = mapped_column(String(32))
    """None until its first host connects, unless it was given at creation."""
