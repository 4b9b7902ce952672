"""Which outcomes of overlapping calls have an order that explains them."""

from __future__ import annotations

import pytest

from orrery.modeltests.action import Action
from orrery.modeltests.overlap import Call, Search, time_line
from orrery.modeltests.state import State

VM = "0123456789ab4def8123456789abcdef"


def state(name: str) -> State:
    return State({"VmInstanceVO": {VM: {"uuid": VM, "state": name, "hostUuid": "h"}}})


def call(number: int, api: str, outcome: str, begin: float = 0.0, end: float = 9.0) -> Call:
    return Call(Action(number=number, api=api, fields={"uuid": VM}), begin, end, outcome)


WRONG_PAUSE = "VM.1012/VM.1010"


@pytest.mark.parametrize(
    ("calls", "final", "found"),
    [
        ([call(1, "PauseVmInstance", "ok"), call(2, "ResumeVmInstance", "ok")], "Running", True),
        ([call(1, "ResumeVmInstance", "ok"), call(2, "PauseVmInstance", "ok")], "Running", True),
        ([call(1, "ResumeVmInstance", "ok"), call(2, "PauseVmInstance", "ok")], "Paused", False),
        ([call(1, "PauseVmInstance", "ok"), call(2, "PauseVmInstance", "ok")], "Paused", False),
        ([call(1, "PauseVmInstance", WRONG_PAUSE), call(2, "PauseVmInstance", "ok")], "Paused", True),
        ([call(1, "PauseVmInstance", WRONG_PAUSE), call(2, "StopVmInstance", "ok")], "Stopped", True),
        (
            [call(1, "PauseVmInstance", WRONG_PAUSE, 0, 1), call(2, "StopVmInstance", "ok", 2)],
            "Stopped",
            False,
        ),
    ],
)
def test_an_order_is_found_where_there_is_one(calls: list[Call], final: str, found: bool) -> None:
    search = Search(state(final), {}, under_faults=False)
    assert search.finds(state("Running"), calls) is found
    assert search.tried <= 5


def test_a_time_line_shows_each_call() -> None:
    lines = time_line([call(2, "StopVmInstance", "ok", 2, 4), call(1, "PauseVmInstance", "ok", 0, 1)])
    first, second = lines.splitlines()
    assert "PauseVmInstance" in first
    assert first.index("=") < second.index("=")


@pytest.mark.parametrize(("names", "found"), [(("a", "b"), True), (("a", "a"), False)])
def test_a_creation_makes_its_own_resource_only(names: tuple[str, str], found: bool) -> None:
    rows = {str(number) * 32: {"uuid": str(number) * 32, "name": name} for number, name in enumerate(names)}
    calls = [
        Call(
            Action(number=number, api="CreateAccount", fields={"name": row["name"], "password": "0" * 128}),
            *(0, 1, "ok", uuid),
        )
        for number, (uuid, row) in enumerate(rows.items())
    ]
    search = Search(State({"AccountVO": rows}), {}, under_faults=False)
    assert search.finds(State({"AccountVO": {}}), calls) is found


@pytest.mark.parametrize("under_faults", [True, False])
def test_a_vm_whose_host_is_lost_in_a_later_call_is_unknown(under_faults: bool) -> None:
    lost = State({**state("Unknown").rows, "HostVO": {"h": {"uuid": "h", "status": "Disconnected"}}})
    calls = [call(1, "RebootVmInstance", "ok")]
    search = Search(lost, {}, under_faults=under_faults)
    assert search.finds(state("Running"), calls) is under_faults
