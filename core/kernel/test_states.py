"""State tables say what may follow what."""

from __future__ import annotations

import pytest

from orrery.core.kernel.errors import Bug
from orrery.core.kernel.states import StateTable, by_target

LIFE = StateTable("door", "state", by_target({"Open": ("Closed",), "Closed": ("Open", "Locked")}), ("Open",))


@pytest.mark.parametrize(
    ("former", "state"), [("Open", "Closed"), ("Closed", "Locked"), ("Locked", "Locked")]
)
def test_what_the_table_says_may_follow_and_every_state_itself(former: str, state: str) -> None:
    LIFE.require(former, state)


@pytest.mark.parametrize(("former", "state"), [("Open", "Locked"), ("Locked", "Open"), ("Ajar", "Open")])
def test_what_the_table_does_not_say_is_a_bug(former: str, state: str) -> None:
    with pytest.raises(Bug, match=rf"door: state\[{state}\] may not follow \[{former}\], says door"):
        LIFE.require(former, state)


def test_a_table_is_named_after_its_kind_and_field() -> None:
    assert LIFE.name == "door"
    assert StateTable("door", "lock", {}, ()).name == "door.lock"
    assert LIFE.events("Closed") == ["open", "locked"]
    assert LIFE.events("Locked") == []
