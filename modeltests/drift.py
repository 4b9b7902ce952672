"""What faults may have done to hosts, guests and storages beside the calls.

The model predicts from what queries showed before a call. Faults that act by themselves change that during
the call, and the node finds out in its own time. Nothing else is excused, nor anything while none acts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import Any

from orrery.core.api.catalogue import declarations
from orrery.modeltests.action import Action
from orrery.modeltests.model import Prediction, predict
from orrery.modeltests.model.general import is_right, mentions
from orrery.modeltests.state import Key, Row, State
from orrery.testlib.environment import STRIKES_GUESTS, Fault, FaultKind

ONLY_CALLS = (
    FaultKind.SLOW_HOST,
    FaultKind.LOST_REPLY,
    FaultKind.LOST_CALL,
    FaultKind.REPEATED_CALL,
    FaultKind.FAILED_CALL,
    FaultKind.REFUSING_HOST,
)
"""Faults that strike calls only, so that nothing changes without one."""
AFTERMATH = 900.0
"""Seconds after a fault within which the node has found out what it has done."""
VM, HOST = "VmInstanceVO", "HostVO"
CONNECTED = "Connected"
CONNECTABLE = (HOST, "PrimaryStorageVO", "BackupStorageVO")
GARBAGE, COLLECTED = "GarbageCollectorVO", ("UsedIpVO",)
"""What failed calls leave to be removed, and kinds that it holds until then."""
UNKNOWN = "Unknown"
VM_STATES = ("Running", "Paused", "Stopped", "Crashed", UNKNOWN)
ENDED = ("Stopped", "Crashed")


class Drift:
    """The faults of a run that act by themselves, in the time of the cloud."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, faults: Iterable[Fault]) -> None:
        """Faults that come into force; those that only strike calls do nothing by themselves."""
        self._faults += [fault for fault in faults if fault.kind not in ONLY_CALLS]

    def may_act(self, begin: float, end: float) -> bool:
        """Whether one of them may change something between two times, or what it did may be found out."""
        return any(fault.at <= end and begin <= _end(fault) + AFTERMATH for fault in self._faults)


def _end(fault: Fault) -> float:
    return fault.at if fault.kind in STRIKES_GUESTS else fault.end


def is_explained(action: Action, outcome: str, state: State, accounts: Mapping[str, str]) -> bool:
    """Whether the model allows an outcome in some state that faults can have led to from `state`."""
    return any(
        is_right(predict(other, action, accounts), outcome, under_faults=True)
        for other in _moved(state, action)
    )


def _moved(state: State, action: Action) -> Iterator[State]:
    """The states that differ in whether everything is connected, and in the states of the VMs that matter."""
    vms = [state.of(VM)[uuid] for uuid in dict.fromkeys(_vms(state, action))]
    for rows in (state.rows, _connected(state)):
        for states in product(VM_STATES, repeat=len(vms)):
            moved = {vm["uuid"]: _in_state(vm, other) for vm, other in zip(vms, states, strict=True)}
            yield State({**rows, VM: {**state.of(VM), **moved}})


def _vms(state: State, action: Action) -> Iterator[str]:
    """The VMs that a call names, and those that have what it names."""
    for one in mentions(declarations()[action.api], action, state):
        row = state.get(one.kind, one.uuid) or {}
        uuid = one.uuid if one.kind == VM else row.get("vmInstanceUuid")
        if state.get(VM, uuid) is not None:
            yield str(uuid)


def _in_state(vm: Row, state: str) -> Row:
    """A VM in another state, unless faults cannot have moved it out of its own."""
    if vm["state"] not in VM_STATES:
        return vm
    return {**vm, "state": state, "hostUuid": vm.get("hostUuid") or vm.get("lastHostUuid")}


def _connected(state: State) -> dict[str, Mapping[str, Row]]:
    changed = {
        kind: {uuid: {**row, "status": CONNECTED} for uuid, row in state.of(kind).items()}
        for kind in CONNECTABLE
    }
    return {**state.rows, **changed}


def may_move(key: Key, before: State, after: State) -> bool:
    """Whether a row follows what hosts, guests and storages do; a tag of a host tells when it connected."""
    kind, uuid = key
    row = before.get(kind, uuid) or after.get(kind, uuid) or {}
    return kind in (VM, *CONNECTABLE) or (kind == "SystemTagVO" and row.get("resourceType") == HOST)


def is_collected(key: Key, before: State, after: State) -> bool:
    """Whether a row may be changed by garbage that was collected between two states."""
    return key[0] in COLLECTED and before.of(GARBAGE) != after.of(GARBAGE)


def is_unsettled(state: State) -> bool:
    """Whether the node does not know how something stands, since calls failed, and finds out by itself."""
    return any(vm["state"] == UNKNOWN for vm in state.of(VM).values()) or any(
        row["status"] != CONNECTED for kind in CONNECTABLE for row in state.of(kind).values()
    )


def stated_of(action: Action, state: State) -> Iterator[str]:
    """VMs of whose guests a call says what nobody can check, true or not: that they are off with their host,
    or that people see to what was to be removed.
    """
    named = action.fields.get("uuid")
    garbage = state.get(GARBAGE, named) if action.api == "DeleteGCJob" else None
    if garbage is not None:
        yield str(garbage["resourceUuid"])
    if action.api == "ConfirmHostPoweredOff":
        for uuid, vm in state.of(VM).items():
            if named in (vm.get("hostUuid"), vm.get("lastHostUuid")):
                yield uuid


def has_moved(kind: str, row: Mapping[str, Any], state: State) -> bool:
    """Whether a row is as faults leave it, whatever a call has made of it before."""
    if kind in CONNECTABLE:
        return bool(row.get("status") != CONNECTED)
    if kind != VM or row.get("state") in ENDED:
        return kind == VM
    host = state.get(HOST, row.get("hostUuid") or row.get("lastHostUuid"))
    return row.get("state") == UNKNOWN and (host is None or host["status"] != CONNECTED)


def _is_passing(kind: str, answered: Row, state: State) -> bool:
    """Whether an answer shows a new row as faults leave it, now or at the moment of the answer."""
    row = state.get(kind, answered.get("uuid")) or {}
    was_unknown = answered.get("state") == UNKNOWN and row.get("state") != UNKNOWN
    return was_unknown or has_moved(kind, answered, state)


def explained(prediction: Prediction, answer: Mapping[str, Any], state: State) -> Prediction:
    """A prediction without what faults have changed since: rows as they leave them may be any."""
    effects = {
        key: {} if not isinstance(fields, str) and has_moved(key[0], state.get(*key) or {}, state) else fields
        for key, fields in prediction.effects.items()
    }
    creates = prediction.creates
    if creates is not None and _is_passing(creates[0], answer.get("inventory") or {}, state):
        creates = (creates[0], {})
    return replace(prediction, effects=effects, creates=creates)
