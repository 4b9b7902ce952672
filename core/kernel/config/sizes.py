"""Sizes as people write them: ``8G`` is 8 × 1024³ bytes."""

from __future__ import annotations

import re

from core.kernel.errors import InvalidArgument

UNITS = {"": 1, "B": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40, "P": 1 << 50}


def parse_size(text: str | int) -> int:
    """The bytes that `text` means (K, M, G, T, P are powers of 1024). Raises InvalidArgument."""
    if isinstance(text, int):
        return text
    matched = re.fullmatch(r"\s*(\d+)\s*([BKMGTP]?)B?\s*", text.upper())
    if matched is None:
        raise InvalidArgument(f"[{text}] is no size; write bytes, or a number with K, M, G or T")
    return int(matched[1]) * UNITS[matched[2]]
