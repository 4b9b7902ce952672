"""What happens to offerings in cascades. They go at once; who was made of one no longer names it."""

from __future__ import annotations

from orrery.core.compute.offering.messages import DeleteDiskOffering, DeleteInstanceOffering, RemoveOffering
from orrery.core.compute.offering.model import DiskOffering, InstanceOffering
from orrery.core.kernel.cascade import Action, Edge

CASCADES = (
    Action(
        "instanceOffering.delete",
        InstanceOffering,
        act=lambda key, force: RemoveOffering(key[0]),
        api=DeleteInstanceOffering,
    ),
    Action(
        "diskOffering.delete",
        DiskOffering,
        act=lambda key, force: RemoveOffering(key[0]),
        api=DeleteDiskOffering,
    ),
    Edge("account.delete", "instanceOffering.delete", by="account_uuid"),
    Edge("account.delete", "diskOffering.delete", by="account_uuid"),
)
