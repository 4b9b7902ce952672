"""Which pairs of calls the strategies reach."""

from __future__ import annotations

import itertools
import random
from collections import Counter

import pytest

from orrery.modeltests.state import State
from orrery.modeltests.strategies import BadStrategy, Strategy, strategy

APIS = tuple(f"Api{number}" for number in range(30))
PAIRS = len(APIS) ** 2


def calls(chooser: Strategy, count: int) -> list[str]:
    """What a strategy chooses, `count` times."""
    rng, made = random.Random(1), []
    chooser.began()
    for _ in range(count):
        made.append(chooser.choose(rng, APIS, State()))
        chooser.ended(made[-1], "ok")
    return made


@pytest.mark.parametrize("name", ["fair", "path"])
def test_hardly_a_pair_comes_twice_before_most_have_come(name: str) -> None:
    made = calls(strategy(name), PAIRS * 2 // 3)
    assert len(set(itertools.pairwise(made))) >= 0.6 * PAIRS


def test_a_fair_strategy_calls_each_api_equally_often() -> None:
    assert set(Counter(calls(strategy("fair"), 10 * len(APIS))).values()) == {10}


def test_nothing_follows_what_was_done_on_the_former_cloud() -> None:
    chooser = strategy("path")
    calls(chooser, 5)
    chooser.began()
    assert len(set(itertools.pairwise(calls(chooser, 200)))) == 199


def test_an_unknown_strategy_is_told_with_those_that_there_are() -> None:
    with pytest.raises(BadStrategy, match=r"no strategy 'fare'; there are weighted, fair, path.*fair"):
        strategy("fare")
