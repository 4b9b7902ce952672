"""How many data volumes an account may have, and how large all its volumes may be together."""

from __future__ import annotations

from orrery.core.kernel.quota import Counted, Quota
from orrery.core.storage.volume.model import CREATING, DATA, NOT_INSTANTIATED, READY, Volume

TIB = 1 << 40

VOLUMES = Counted(
    Quota(
        name="volume.data.num",
        default=40,
        description="How many data volumes there may be; deleted ones do not count.",
        kind=Volume,
        where={"type": (DATA,), "status": (CREATING, NOT_INSTANTIATED, READY)},
    ),
    Quota(
        name="volume.capacity",
        default=10 * TIB,
        description="How many bytes all volumes may have together: root and data volumes, and deleted ones"
        " until they are expunged.",
        kind=Volume,
        amount="size",
    ),
)
