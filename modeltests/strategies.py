"""How the next API is chosen. A strategy is a class; `STRATEGIES` holds them by name."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
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
    """Chooses the next API. It is told when a cloud is new and how each action ended."""

    def began(self) -> None:
        """A new cloud is there, on which nothing was done yet."""

    def choose(self, rng: random.Random, apis: Sequence[str], state: State) -> str:
        """One of `apis`."""

    def ended(self, api: str, outcome: str) -> None:
        """An action has ended so."""


class Weighted:
    """Draws by fixed weights: much of what users do much."""

    def began(self) -> None:
        """Nothing follows from it."""

    def choose(self, rng: random.Random, apis: Sequence[str], state: State) -> str:
        """One of `apis`, by its weight."""
        [api] = rng.choices(list(apis), [WEIGHTS.get(api, ORDINARY) for api in apis])
        return api

    def ended(self, api: str, outcome: str) -> None:
        """Nothing follows from it."""


class Pairs:
    """Which action has followed which on one cloud, and how often each was done."""

    def __init__(self) -> None:
        self.followed: Counter[tuple[str, str]] = Counter()
        self.done: Counter[str] = Counter()
        self.last = ""

    def began(self) -> None:
        """What was done on the former cloud is not followed by anything."""
        self.last = ""

    def ended(self, api: str, outcome: str) -> None:
        """Counts it."""
        self.followed[self.last, api] += 1
        self.done[api] += 1
        self.last = api


class Fair(Pairs):
    """Draws among those that were done least; of these, what has followed the last action least."""

    def choose(self, rng: random.Random, apis: Sequence[str], state: State) -> str:
        """One of those of `apis` that were done least."""
        return _least(rng, apis, lambda api: (self.done[api], self.followed[self.last, api]))


class Path(Pairs):
    """Looks for ordered pairs of actions that were not done yet: what has followed the last one least.

    Of these it takes the one from which most pairs are still to be done.
    """

    def choose(self, rng: random.Random, apis: Sequence[str], state: State) -> str:
        """One of `apis` that has followed the last action least."""
        return _least(rng, apis, lambda api: (self.followed[self.last, api], self.done[api]))


def _least(rng: random.Random, apis: Sequence[str], rank: Callable[[str], tuple[int, int]]) -> str:
    """One of those of the lowest rank."""
    ranks = {api: rank(api) for api in apis}
    lowest = min(ranks.values())
    return rng.choice([api for api in apis if ranks[api] == lowest])


STRATEGIES: dict[str, type[Strategy]] = {"weighted": Weighted, "fair": Fair, "path": Path}
"""By name; others are added here."""


def strategy(name: str) -> Strategy:
    """A new strategy. Raises BadStrategy."""
    if name not in STRATEGIES:
        known = ", ".join(STRATEGIES)
        hint = did_you_mean(name, STRATEGIES)
        raise BadStrategy(f"--strategy: there is no strategy '{name}'; there are {known}{hint}")
    return STRATEGIES[name]()
