"""Calls are answered once, fenced by object and part, and so after the file was opened again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from orrery.backends.agent.commands import (
    CancelMigration,
    DestroyGuest,
    DetachNic,
    MigrateGuest,
    RebootGuest,
    StartGuest,
    StopGuest,
)
from orrery.backends.agent.errors import Overtaken, Refused
from orrery.backends.agent.ledger import Answered, Ledger
from orrery.backends.agent.wire import Arrival
from orrery.backends.agent.wire import Guest as GuestSpec

VM, NIC, OTHER = "a" * 32, "b" * 32, "c" * 32


class Clock:
    """Time that stands still until it is set."""

    ms = 0

    def now(self) -> int:
        """Milliseconds."""
        return self.ms


@pytest.fixture
def clock() -> Clock:
    """A clock for the ledger."""
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path, clock: Clock) -> Iterator[Ledger]:
    """A new ledger."""
    made = Ledger(tmp_path / "ledger", clock.now)
    yield made
    made.close()


def start(run: int) -> StartGuest:
    """A command that starts the guest."""
    return StartGuest(call=(run, 1, 1), spec=GuestSpec(uuid=VM, name="guest", cpus=1, memory=1))


def stop(run: int, attempt: int = 1) -> StopGuest:
    """A command that stops it."""
    return StopGuest(call=(run, 1, attempt), guest=VM, force=True)


def detach(run: int, nic: str = NIC) -> DetachNic:
    """A command for a part of it."""
    return DetachNic(call=(run, 1, 1), guest=VM, nic=nic)


def test_a_repeated_call_finds_its_answer_and_another_does_not(ledger: Ledger) -> None:
    assert ledger.find(start(5)) is None
    ledger.settle(start(5), {"of": "the first"})
    assert ledger.find(start(5)) == Answered({"of": "the first"})
    assert ledger.find(start(6)) is None
    assert ledger.find(stop(5)) is None


def test_a_lower_call_is_overtaken_whichever_of_its_numbers_is_lower(ledger: Ledger) -> None:
    ledger.settle(stop(5, attempt=2), None)
    for late in (stop(4, attempt=9), stop(5, attempt=1)):
        with pytest.raises(Overtaken):
            ledger.find(late)
    assert ledger.find(stop(5, attempt=3)) is None


def test_what_was_removed_is_not_brought_back_by_the_same_call(ledger: Ledger) -> None:
    destroy = DestroyGuest(call=(3, 1, 1), guest=VM)
    ledger.settle(start(3), 1)
    ledger.settle(destroy, None)
    with pytest.raises(Overtaken, match="its own removal"):
        ledger.find(start(3))
    assert ledger.find(destroy) == Answered(None)
    assert ledger.find(start(4)) is None


def test_the_whole_fences_its_parts_off_and_no_part_anything_else(ledger: Ledger) -> None:
    ledger.settle(detach(9), None)
    assert ledger.find(start(3)) is None
    assert ledger.find(detach(3, OTHER)) is None
    ledger.settle(RebootGuest(call=(12, 1, 1), guest=VM), None)
    for nic in (NIC, OTHER):
        with pytest.raises(Overtaken):
            ledger.find(detach(11, nic))
    assert ledger.sizes() == {"fence": 1, "answer": 1}


def test_everything_is_there_again_after_a_restart(tmp_path: Path, clock: Clock) -> None:
    first = Ledger(tmp_path / "ledger", clock.now)
    first.settle(start(5), 7)
    first.note({"cloud": "ours"})
    again = Ledger(tmp_path / "ledger", clock.now)  # the first was never closed, as after a kill
    assert again.find(start(5)) == Answered(7)
    assert again.fact("cloud") == "ours"
    again.drop("cloud")
    assert first.fact("cloud") is None
    first.close()
    again.close()


def test_answers_go_when_their_runs_have_ended_and_fences_stay(ledger: Ledger) -> None:
    ledger.settle(start(5), 7)
    assert ledger.forget(ended_below=5) == 0
    assert ledger.forget(ended_below=6) == 1
    with pytest.raises(Overtaken):
        ledger.find(start(4))


def test_tombstones_go_after_their_time(ledger: Ledger, clock: Clock) -> None:
    ledger.settle(DestroyGuest(call=(5, 1, 1), guest=VM), None)
    clock.ms = 9_000
    assert ledger.expire(kept_seconds=10) == 0
    clock.ms = 11_000
    assert ledger.expire(kept_seconds=10) == 1
    assert ledger.find(start(1)) is None
    assert ledger.sizes() == {"fence": 0, "answer": 0}


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "ledger").write_text("something else, and long enough to be read as the header of a file" * 9)
    with pytest.raises(Refused, match="cannot be used"):
        Ledger(tmp_path / "ledger", clock.now)


def test_a_command_that_was_overtaken_at_work_lowers_no_fence(ledger: Ledger) -> None:
    to = Arrival(folder="/guests", agent="agent")
    moving = MigrateGuest(call=(2, 1, 1), guest=VM, address="10.0.0.2", to=to)
    ledger.settle(CancelMigration(call=(3, 1, 1), guest=VM), None)
    ledger.settle(moving, None)
    with pytest.raises(Overtaken):
        ledger.find(moving)
