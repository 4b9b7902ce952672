"""New identities. Time-ordered, so that rows made together lie together in every index."""

from __future__ import annotations

import random

from orrery.core.kernel.db.model import Uuid


def new_uuid(now_ms: int, rng: random.Random) -> Uuid:
    """32 hex digits: 48 bits of milliseconds since 1970, then the version, variant and 74 random bits.

    The version digit says 4, since the wire contract takes only 1 to 5.
    """
    drawn = rng.getrandbits(74)
    variant = 8 + (drawn & 3)
    high, low = drawn >> 62, drawn >> 2 & (1 << 60) - 1
    return f"{now_ms & 0xFFFFFFFFFFFF:012x}4{high:03x}{variant:x}{low:015x}"
