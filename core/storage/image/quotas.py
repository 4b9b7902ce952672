"""How many images an account may have, and how large they may be together; deleted ones until expunged."""

from __future__ import annotations

from orrery.core.kernel.quota import Counted, Quota
from orrery.core.storage.image.model import Image

TIB = 1 << 40

IMAGES = Counted(
    Quota(
        name="image.num",
        default=20,
        description="How many images there may be, deleted ones until they are expunged.",
        kind=Image,
    ),
    Quota(
        name="image.size",
        default=10 * TIB,
        description="How many bytes the files of those images may have together; that is known once one is"
        " downloaded.",
        kind=Image,
        amount="actual_size",
    ),
)
