"""Time and chance, as everything on a node sees them."""

from __future__ import annotations

import asyncio
import random
import secrets
import time
from datetime import UTC, datetime
from functools import lru_cache
from typing import Protocol

WIRE_TIME = "%b %-d, %Y %-I:%M:%S %p"


class Clock(Protocol):
    """Stamps. Durations and deadlines use the running loop's own time instead."""

    def now_ms(self) -> int:
        """Milliseconds since 1970."""


class WallClock:
    """The machine's clock, for what has to agree with the clocks of clients."""

    def now_ms(self) -> int:
        """Milliseconds since 1970."""
        return time.time_ns() // 1_000_000


class LoopClock:
    """A clock that starts at `epoch_ms` and advances with the running loop's time (virtual or paced)."""

    def __init__(self, epoch_ms: int) -> None:
        self._epoch_ms = epoch_ms

    def now_ms(self) -> int:
        """Milliseconds since 1970."""
        return self._epoch_ms + int(asyncio.get_running_loop().time() * 1000)


class Secrets(Protocol):
    """Where session ids and tokens come from."""

    def token(self) -> str:
        """32 hex digits that nobody can guess."""


class SystemSecrets:
    """The operating system's random source."""

    def token(self) -> str:
        """32 hex digits that nobody can guess."""
        return secrets.token_hex(16)


class SeededSecrets:
    """Replayable tokens, for simulation only."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng

    def token(self) -> str:
        """32 hex digits, drawn from the seed."""
        return f"{self._rng.getrandbits(128):032x}"


def wire_time(stamp_ms: int) -> str:
    """A stamp as the wire writes it, in UTC: ``Apr 30, 2014 7:50:18 PM``."""
    return _wire_second(stamp_ms // 1000)


@lru_cache(maxsize=4096)
def _wire_second(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).strftime(WIRE_TIME)
