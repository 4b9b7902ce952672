"""The seeds that have failed, kept in a file of JSON lines; they are run first the next time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FIELDS = ("seed", "cloud", "variables", "profile", "hours")


class BadMemory(ValueError):
    """The file cannot be read; the text names the line and what to do."""


@dataclass(frozen=True, kw_only=True)
class Circumstances:
    """What a seed fails under."""

    cloud: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    profile: str
    hours: float


class Failing:
    """The failing seeds in a file, of all circumstances; a file that is not there has none."""

    def __init__(self, path: Path, circumstances: Circumstances) -> None:
        """Reads the file. Raises BadMemory, OSError."""
        self._path = path
        self._mine = vars(circumstances)
        self._entries = list(_read(path)) if path.exists() else []

    @property
    def seeds(self) -> list[int]:
        """Those that have failed under these circumstances, in their order."""
        return sorted({entry["seed"] for entry in self._entries if self._is_mine(entry)})

    def _is_mine(self, entry: Mapping[str, Any]) -> bool:
        return all(entry[name] == value for name, value in self._mine.items())

    def note(self, seed: int, causes: Iterable[str]) -> None:
        """Keeps why a seed fails; a seed without causes is forgotten. Writes the file. Raises OSError."""
        known = list(causes)
        others = [one for one in self._entries if not (self._is_mine(one) and one["seed"] == seed)]
        if known:
            others.append({"seed": seed, **self._mine, "causes": known})
        elif len(others) == len(self._entries):
            return
        self._entries = others
        lines = (json.dumps(entry, ensure_ascii=False) for entry in others)
        self._path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _read(path: Path) -> Iterable[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        try:
            entry = json.loads(line)
        except ValueError:
            entry = None
        if not isinstance(entry, dict) or not set(FIELDS) <= set(entry) or not isinstance(entry["seed"], int):
            what = f"{path}:{number}: this is no failing seed"
            raise BadMemory(f"{what}; remove the line, or name another file by --failing")
        yield entry
