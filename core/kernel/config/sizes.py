"""Sizes as people write them: ``8G`` is 8 × 1024³ bytes."""

from __future__ import annotations

import re

from orrery.core.kernel.errors import InvalidArgument

UNITS = {"": 1, "B": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40, "P": 1 << 50}

SIZE_MAX = 1 << 60
"""Sums of several still fit the 64 bits of a column."""
DIGITS_MAX, SEEN = 40, 60


def parse_size(text: str | int) -> int:
    """The bytes that `text` means (K, M, G, T, P are powers of 1024). Raises InvalidArgument."""
    if isinstance(text, int):
        return text
    matched = re.fullmatch(r"\s*(\d+)\s*([BKMGTP]?)B?\s*", text.upper())
    if matched is None or len(matched[1]) > DIGITS_MAX:
        raise InvalidArgument(f"[{text[:SEEN]}] is no size; write bytes, or a number with K, M, G or T")
    found = int(matched[1]) * UNITS[matched[2]]
    if found > SIZE_MAX:
        raise InvalidArgument(f"[{text}] is too much; 1024P is the most")
    return found
