"""How the next API is chosen. A strategy is a class; `STRATEGIES` holds them by name."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

from orrery.core.client.errors import did_you_mean
from orrery.modeltests.state import State

WEIGHTS: Mapping[str, int] = {
    "CreateVmInstance": 30,
    "StartVmInstance": 15,
    "StopVmInstance": 10,
    "DestroyVmInstance": 8,
    "CreateDataVolume": 10,
    "AttachDataVolumeToVm": 12,
    "AttachL3NetworkToVm": 8,
    "MigrateVm": 8,
    "PauseVmInstance": 6,
    "ResumeVmInstance": 6,
    "ExpungeVmInstance": 5,
    "RecoverVmInstance": 5,
    "DeleteBackupStorage": 0,
    "DeleteZone": 1,
}
"""How often the strategy `weighted` draws an API; `ORDINARY` what is not named."""
ORDINARY = 3


class BadStrategy(ValueError):
    """There is no strategy of that name; the text lists them."""


class Strategy(Protocol):
    """Chooses the next API. It is told how each action ended."""

    def choose(self, rng: random.Random, apis: Sequence[str], state: State) -> str:
        """One of `apis`."""

    def ended(self, api: str, outcome: str) -> None:
        """An action has ended so."""


class Weighted:
    """Draws by fixed weights: much of what users do much."""

    def choose(self, rng: random.Random, apis: Sequence[str], state: State) -> str:
        """One of `apis`, by its weight."""
        [api] = rng.choices(list(apis), [WEIGHTS.get(api, ORDINARY) for api in apis])
        return api

    def ended(self, api: str, outcome: str) -> None:
        """Nothing follows from it."""


class Fair:
    """Draws among those that were done least."""

    def __init__(self) -> None:
        self._done: Counter[str] = Counter()

    def choose(self, rng: random.Random, apis: Sequence[str], state: State) -> str:
        """One of those of `apis` that were done least."""
        least = min(self._done[api] for api in apis)
        return rng.choice([api for api in apis if self._done[api] == least])

    def ended(self, api: str, outcome: str) -> None:
        """Counts it."""
        self._done[api] += 1


class Path:
    """Looks for ordered pairs of actions that were not done yet: what follows what."""

    def __init__(self) -> None:
        self._pairs: set[tuple[str, str]] = set()
        self._last = ""

    def choose(self, rng: random.Random, apis: Sequence[str], state: State) -> str:
        """One of `apis` that has not followed the last action, if there is one."""
        new = [api for api in apis if (self._last, api) not in self._pairs]
        return rng.choice(new or list(apis))

    def ended(self, api: str, outcome: str) -> None:
        """Notes which action followed which."""
        self._pairs.add((self._last, api))
        self._last = api


STRATEGIES: dict[str, type[Strategy]] = {"weighted": Weighted, "fair": Fair, "path": Path}
"""By name; others are added here."""


def strategy(name: str) -> Strategy:
    """A new strategy. Raises BadStrategy."""
    if name not in STRATEGIES:
        known = ", ".join(STRATEGIES)
        hint = did_you_mean(name, STRATEGIES)
        raise BadStrategy(f"--strategy: there is no strategy '{name}'; there are {known}{hint}")
    return STRATEGIES[name]()
