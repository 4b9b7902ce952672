"""What happens to zones in cascades."""

from __future__ import annotations

from core.compute.zone.messages import DeleteZone, RemoveZone
from core.compute.zone.model import Zone
from core.kernel.cascade import Action
from core.kernel.resources import DISABLED

CASCADES = (
    Action(
        "zone.delete",
        Zone,
        act=lambda key, force: RemoveZone(key[0]),
        out_of_use=("state", DISABLED),
        api=DeleteZone,
    ),
)
