"""What acting faults explain, and what they do not."""

from __future__ import annotations

import math

import pytest

from orrery.modeltests.action import Action
from orrery.modeltests.drift import (
    AFTERMATH,
    Drift,
    explained,
    has_moved,
    is_collected,
    is_explained,
    is_unsettled,
    may_move,
    stated_of,
)
from orrery.modeltests.model.prediction import GONE, creation, success
from orrery.modeltests.state import State
from orrery.testlib.environment import Fault, FaultKind

VM, HOST = "0123456789ab4def8123456789abcdef", "1123456789ab4def8123456789abcdef"


def state(vm: str = "Running", host: str = "Connected") -> State:
    return State(
        {
            "VmInstanceVO": {VM: {"uuid": VM, "state": vm, "hostUuid": HOST}},
            "HostVO": {HOST: {"uuid": HOST, "status": host, "state": "Enabled"}},
        }
    )


@pytest.mark.parametrize(
    ("fault", "begin", "may"),
    [
        (Fault(kind=FaultKind.DEAD_HOST, at=100, duration=50), 10.0, False),
        (Fault(kind=FaultKind.DEAD_HOST, at=100, duration=50), 95.0, True),
        (Fault(kind=FaultKind.DEAD_HOST, at=100, duration=50), 150 + AFTERMATH, True),
        (Fault(kind=FaultKind.DEAD_HOST, at=100, duration=50), 151 + AFTERMATH, False),
        (Fault(kind=FaultKind.GUEST_STOPS, at=100), 100 + AFTERMATH, True),
        (Fault(kind=FaultKind.GUEST_STOPS, at=100), 101 + AFTERMATH, False),
        (Fault(kind=FaultKind.LOST_CALL), 1.0, False),
    ],
    ids=str,
)
def test_faults_act_in_their_time_and_until_they_are_found_out(fault: Fault, begin: float, may: bool) -> None:
    drift = Drift()
    drift.add([fault])
    assert drift.may_act(begin, begin + 10) is may
    assert not Drift().may_act(0.0, math.inf)


@pytest.mark.parametrize(
    ("api", "outcome", "is_right"),
    [
        ("PauseVmInstance", "ok", True),  # it runs again
        ("PauseVmInstance", "VM.1012/VM.1010", True),
        ("StartVmInstance", "ok", True),
        ("RecoverVmInstance", "ok", False),  # no fault destroys it
        ("PauseVmInstance", "VM.1012/SYS.1000", False),
    ],
)
def test_an_outcome_is_explained_by_a_state_that_faults_lead_to(
    api: str, outcome: str, is_right: bool
) -> None:
    action = Action(number=1, api=api, fields={"uuid": VM})
    assert is_explained(action, outcome, state("Unknown"), {}) is is_right


@pytest.mark.parametrize(
    ("vm", "host", "moved"),
    [
        ("Stopped", "Connected", True),
        ("Crashed", "Connected", True),
        ("Unknown", "Disconnected", True),
        ("Unknown", "Connected", False),
        ("Paused", "Disconnected", False),
    ],
)
def test_a_vm_has_moved_where_its_host_explains_it(vm: str, host: str, moved: bool) -> None:
    after = state(vm, host)
    assert has_moved("VmInstanceVO", after.of("VmInstanceVO")[VM], after) is moved
    predicted = explained(success("VmInstance", VM, state="Running"), {}, after)
    assert predicted.effects == {("VmInstanceVO", VM): {} if moved else {"state": "Running"}}
    made = explained(
        creation("VmInstance", state="Running"), {"inventory": after.of("VmInstanceVO")[VM]}, after
    )
    assert made.creates == ("VmInstanceVO", {} if moved else {"state": "Running"})


def test_an_answer_may_be_older_than_what_the_node_has_heard_since() -> None:
    answered = state("Unknown").of("VmInstanceVO")[VM]
    made = explained(creation("VmInstance", state="Running"), {"inventory": answered}, state("Running"))
    assert made.creates == ("VmInstanceVO", {})


def test_what_a_call_removes_is_gone_whatever_faults_do() -> None:
    removed = success("VmInstance", VM)
    effects = {("VmInstanceVO", VM): GONE}
    after = state("Stopped")
    assert explained(type(removed)(effects=effects), {}, after).effects == effects


def test_refused_calls_may_see_hosts_move_and_nothing_else() -> None:
    tag = {"uuid": "t", "resourceType": "HostVO"}
    before = State({**state().rows, "SystemTagVO": {"t": tag, "u": {"uuid": "u", "resourceType": "ZoneVO"}}})
    assert may_move(("VmInstanceVO", VM), before, before)
    assert may_move(("SystemTagVO", "t"), before, State())
    assert not may_move(("SystemTagVO", "u"), before, State())
    assert not may_move(("VolumeVO", "v"), before, State())


def test_an_address_goes_with_the_garbage_that_held_it() -> None:
    held = State({"GarbageCollectorVO": {"g": {"uuid": "g"}}})
    assert is_collected(("UsedIpVO", "i"), held, State())
    assert not is_collected(("UsedIpVO", "i"), held, held)
    assert not is_collected(("VolumeVO", "v"), held, State())


@pytest.mark.parametrize(
    ("vm", "host", "unsettled"),
    [("Running", "Connected", False), ("Unknown", "Connected", True), ("Running", "Connecting", True)],
)
def test_what_the_node_does_not_know_settles_by_itself(vm: str, host: str, unsettled: bool) -> None:
    assert is_unsettled(state(vm, host)) is unsettled


def test_statements_are_of_a_hosts_guests_and_of_garbage() -> None:
    there = State({**state().rows, "GarbageCollectorVO": {"g": {"uuid": "g", "resourceUuid": "v"}}})
    assert list(stated_of(Action(number=1, api="ConfirmHostPoweredOff", fields={"uuid": HOST}), there)) == [
        VM
    ]
    assert list(stated_of(Action(number=1, api="DeleteGCJob", fields={"uuid": "g"}), there)) == ["v"]
    assert list(stated_of(Action(number=1, api="DeleteGCJob", fields={"uuid": "gone"}), there)) == []
    assert list(stated_of(Action(number=1, api="ReconnectHost", fields={"uuid": HOST}), there)) == []
