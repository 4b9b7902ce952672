"""A running hash over every effect in order: two runs did the same when their hashes agree."""

from __future__ import annotations

import hashlib

_FLUSH_AT = 512


class Trace:
    """Collects effects as lines of (microseconds, kind, object, outcome) and hashes them in chunks."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._hash = hashlib.blake2b(digest_size=16)
        self.effects = 0
        self.kept: list[str] | None = None
        """Where the lines are kept as well, to compare two runs; None keeps none."""

    def add(self, now: float, kind: str, target: str, outcome: str) -> None:
        """Note one effect at simulated time `now` (seconds)."""
        self._lines.append(f"{round(now * 1e6)} {kind} {target} {outcome}\n")
        if len(self._lines) >= _FLUSH_AT:
            self._flush()

    def digest(self) -> str:
        """Return the hash of everything so far, as hex digits."""
        self._flush()
        return self._hash.hexdigest()

    def _flush(self) -> None:
        self.effects += len(self._lines)
        if self.kept is not None:
            self.kept += self._lines
        self._hash.update("".join(self._lines).encode())
        self._lines.clear()
