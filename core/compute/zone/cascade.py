"""What happens to zones in cascades."""

from __future__ import annotations

from orrery.core.compute.zone.messages import DeleteZone, RemoveZone
from orrery.core.compute.zone.model import Zone
from orrery.core.kernel.cascade import Action
from orrery.core.kernel.resources import DISABLED

CASCADES = (
    Action(
        "zone.delete",
        Zone,
        act=lambda key, force: RemoveZone(key[0]),
        out_of_use=("state", DISABLED),
        api=DeleteZone,
    ),
)
