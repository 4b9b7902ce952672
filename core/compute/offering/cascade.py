"""What happens to offerings in cascades. They go at once; who was made of one no longer names it."""

from __future__ import annotations

from core.compute.offering.messages import DeleteDiskOffering, DeleteInstanceOffering
from core.compute.offering.model import DiskOffering, InstanceOffering
from core.kernel.cascade import Action

CASCADES = (
    Action("instanceOffering.delete", InstanceOffering, api=DeleteInstanceOffering),
    Action("diskOffering.delete", DiskOffering, api=DeleteDiskOffering),
)
