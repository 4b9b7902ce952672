"""Bandwidth is really shared, and never exceeded."""

from __future__ import annotations

import random

import pytest

from orrery.simulator.clock import SimEnvironment
from orrery.simulator.links import Link, Links


def test_two_transfers_share_one_link_equally() -> None:
    env = SimEnvironment()
    links, ends = Links(env), []
    wire = links.link("wire", 100)
    links.start(1000, (wire,), lambda: ends.append(("long", env.now)))
    links.start(500, (wire,), lambda: ends.append(("short", env.now)))
    env.run()
    # both at 50 until 500 each are through at 10 s; the rest of the long one at 100
    assert ends == [("short", 10), ("long", 15)]


def test_the_narrowest_link_decides() -> None:
    env = SimEnvironment()
    links, ends = Links(env), []
    wide, narrow = links.link("wide", 1000), links.link("narrow", 10)
    links.start(100, (wide, narrow), lambda: ends.append(env.now))
    links.start(4950, (wide,), lambda: ends.append(env.now))
    env.run()
    assert ends == [9.9, 10]


def test_cancelled_transfer_gives_its_share_back() -> None:
    env = SimEnvironment()
    links, ends = Links(env), []
    wire = links.link("wire", 100)
    given_up = links.start(1e9, (wire,), lambda: ends.append(0.0))
    links.start(1000, (wire,), lambda: ends.append(env.now))
    env.run(until=4)
    links.cancel(given_up)
    links.cancel(given_up)
    env.run()
    assert ends == [12]


def test_idle_links_are_forgotten() -> None:
    env = SimEnvironment()
    links = Links(env)
    links.start(10, (links.link("wire", 100),), lambda: None)
    env.run()
    assert not links._links


@pytest.mark.parametrize("count", [20, 400])
def test_no_link_ever_carries_more_than_it_can(count: int) -> None:
    env, rng = SimEnvironment(), random.Random(count)
    links, done = Links(env), []
    wires = [links.link(f"wire {number}", rng.choice([50, 100, 1000])) for number in range(5)]
    total = 0

    def start(event: object) -> None:
        nonlocal total
        size = rng.randrange(1, 5000)
        total += size
        chosen = rng.sample(wires, 2)
        named = tuple(links.link(one.name, one.bandwidth) for one in chosen)
        links.start(size, named, lambda: done.append(size))

    for _ in range(count):
        env.call_in(round(rng.uniform(0, 100), 6), start)
    while env.peek() < float("inf"):
        env.step()
        for wire in links._links.values():
            assert wire.used() <= wire.bandwidth * 1.000001
    assert len(done) == count
    assert sum(done) == total
    assert env.now >= total * 2 / sum(wire.bandwidth for wire in wires)


def test_ten_thousand_transfers_over_one_link_are_affordable() -> None:
    env, done = SimEnvironment(), []
    links = Links(env)
    size, bandwidth, count = 1e9, 1e9, 5000

    def start(event: object) -> None:
        shared = links.link("shared", bandwidth)
        own: Link = links.link(f"own {event.value}", bandwidth)  # type: ignore[attr-defined]
        links.start(size, (shared, own), lambda: done.append(env.now))

    for number in range(count):
        env.call_in(number * 0.001, start, number)
    env.run()
    assert len(done) == count
    assert size * count / bandwidth <= env.now < size * count / bandwidth * 1.01
