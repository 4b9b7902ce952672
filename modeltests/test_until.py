"""Conditions that end a run."""

from __future__ import annotations

import pytest

from orrery.modeltests.state import State
from orrery.modeltests.until import BadCondition, parse_until

VMS = {str(number): {"state": "Running" if number else "Stopped"} for number in range(3)}
STATE = State({"VmInstanceVO": VMS, "HostVO": {}})


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("vm>=3", True),
        ("vm.running>=2 and vm.stopped>=2", False),
        ("vm.running>=2 and vm.stopped=1", True),
        ("host>0 or vm.Running == 2", True),
        ("host>0 and vm>0 or vm<4", True),
        ("vm.paused != 0", False),
    ],
)
def test_counts_are_compared(text: str, holds: bool) -> None:
    assert parse_until(text).holds(STATE) is holds


@pytest.mark.parametrize(
    ("text", "position", "told"),
    [
        ("", 0, "a kind such as vm.running at position 1, but found the end"),
        ("vm", 2, "a comparison such as >= at position 3, but found the end"),
        ("vm.stopped >= x", 14, "a number at position 15, but found 'x'"),
        ("vmm>=1", 0, "did you mean vm"),
        ("vm>1 xor vm<3", 5, "'and' or 'or' at position 6, but found 'xor vm<3'"),
        ("vm>1 and", 8, "a kind"),
        ("vm => 1", 4, "a number"),
        ("host>0 or vm.stoped>1", 13, "at position 14, but found 'stoped>1'"),
        ("account.other>1", 8, "one of normal, systemadmin at position 9"),
    ],
)
def test_a_wrong_condition_names_the_position(text: str, position: int, told: str) -> None:
    with pytest.raises(BadCondition) as refused:
        parse_until(text)
    assert refused.value.position == position
    assert told in str(refused.value)
