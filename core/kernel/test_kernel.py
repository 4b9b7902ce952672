"""Identities, stamps, errors and strategies."""

from __future__ import annotations

import asyncio
import random
import re
from typing import Protocol

import pytest

from orrery.core.kernel.api.message import NEW_UUID_PATTERN
from orrery.core.kernel.backends import Registry
from orrery.core.kernel.clock import LoopClock, SeededSecrets, SystemSecrets, wire_time
from orrery.core.kernel.errors import (
    DETAILS_MAX,
    Bug,
    InvalidArgument,
    NotFound,
    OrreryError,
    Refused,
    StepFailed,
    TimedOut,
    Unreachable,
)
from orrery.core.kernel.ids import new_uuid
from orrery.testlib.kernel import EPOCH_MS, run, run_node


def test_a_uuid_has_the_form_that_the_wire_takes() -> None:
    rng = random.Random(1)
    made = [new_uuid(EPOCH_MS + n, rng) for n in range(1000)]
    assert all(re.fullmatch(NEW_UUID_PATTERN, uuid) for uuid in made)
    assert len({*made}) == 1000
    assert made == sorted(made)


def test_uuids_of_one_millisecond_differ_and_come_from_the_seed() -> None:
    first = [new_uuid(EPOCH_MS, rng) for rng in [random.Random(7)] for _ in range(1000)]
    again = [new_uuid(EPOCH_MS, rng) for rng in [random.Random(7)] for _ in range(1000)]
    assert first == again
    assert len({*first}) == 1000


def test_the_wires_times_are_in_utc() -> None:
    assert wire_time(1_398_887_418_999) == "Apr 30, 2014 7:50:18 PM"
    assert wire_time(0) == "Jan 1, 1970 12:00:00 AM"


def test_a_loop_clock_goes_with_the_loop() -> None:
    async def body() -> None:
        clock = LoopClock(1000)
        await asyncio.sleep(2.5)
        assert clock.now_ms() == 3500

    run(body)


def test_tokens_cannot_be_told_from_each_other() -> None:
    for secrets in (SystemSecrets(), SeededSecrets(random.Random(1))):
        tokens = [secrets.token() for _ in range(100)]
        assert len({*tokens}) == 100
        assert all(re.fullmatch("[0-9a-f]{32}", token) for token in tokens)
    assert SeededSecrets(random.Random(1)).token() == SeededSecrets(random.Random(1)).token()


def test_an_error_shows_its_chain_of_causes() -> None:
    failure = StepFailed("x failed", cause=InvalidArgument("y is taken", cause=NotFound("z")))
    assert failure.to_wire() == {
        "code": "SYS.1006",
        "description": "An operation failed",
        "details": "x failed",
        "cause": {
            "code": "SYS.1007",
            "description": "One or more API argument is invalid",
            "details": "y is taken",
            "cause": {"code": "SYS.1003", "description": "A resource can not be found", "details": "z"},
        },
    }
    assert str(failure) == "[SYS.1006] x failed <- [SYS.1007] y is taken <- [SYS.1003] z"


def test_details_are_cut_to_what_the_wire_takes() -> None:
    assert len(Bug("x" * 10_000).to_wire()["details"]) == DETAILS_MAX


def test_an_error_is_not_told_as_its_own_cause() -> None:
    same = Refused("the host is full", cause=Unreachable("no answer"))
    told = Refused("the host is full", cause=same)
    assert told.to_wire()["cause"] == Unreachable("no answer").to_wire()
    assert str(told) == "[SYS.1006] the host is full <- [SYS.1006] no answer"
    assert "cause" not in Refused("the host is full", cause=Refused("the host is full")).to_wire()
    other_code = Refused("the host is full", cause=TimedOut("the host is full"))
    assert other_code.to_wire()["cause"]["code"] == "SYS.1001"


def test_any_failure_becomes_an_error_of_ours() -> None:
    ours = NotFound("x")
    assert OrreryError.of(ours) is ours
    assert isinstance(OrreryError.of(TimeoutError()), TimedOut)
    bug = OrreryError.of(KeyError("x"))
    assert (type(bug), bug.details) == (Bug, "KeyError: 'x'")


class Colour(Protocol):
    """What may be registered below."""

    def name(self) -> str:
        """Its name."""


class Red:
    """One of them."""

    def name(self) -> str:
        """Its name."""
        return "red"


def test_implementations_are_found_by_protocol_and_type() -> None:
    registry, red = Registry(), Red()
    registry.add(Colour, "warm", red)
    assert registry.find(Colour, "warm") is red
    assert registry.kinds(Colour) == ["warm"]
    with pytest.raises(InvalidArgument, match=r"no Colour for type\[cold\]; this node knows: warm"):
        registry.find(Colour, "cold")
    with pytest.raises(Bug, match="two implementations of Colour for type warm"):
        registry.add(Colour, "warm", Red())
    assert Registry([(Colour, "warm", red)]).find(Colour, "warm") is red


def test_a_nodes_identities_come_from_its_seed() -> None:
    async def uuids(node: object) -> list[str]:
        return [node.new_uuid() for _ in range(3)]  # type: ignore[attr-defined]

    assert run_node(uuids, seed=1) == run_node(uuids, seed=1) != run_node(uuids, seed=2)
