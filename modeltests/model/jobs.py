"""Long jobs, whose states and events are a table of the facts; and what is left undone: garbage, strangers
and runs that cannot be carried on."""

from __future__ import annotations

import json
from dataclasses import replace

from orrery.modeltests.action import Action
from orrery.modeltests.model.prediction import (
    GONE,
    INVALID,
    NO_RIGHT,
    QUOTA,
    REFUSED,
    OneOf,
    Prediction,
    creation,
    refusal,
    removal,
    rule,
)
from orrery.modeltests.state import Row, State
from orrery.modeltests.values import JOBS

ENDED = ("Succeeded", "Failed", "Canceled")
NOT_NOW = ("LONG_JOB.1001", "LONG_JOB.1003", REFUSED)
"""Refusals for the state of a job."""
UNDONE = (REFUSED, "SYS.1001", *(f"HOST.{code}" for code in range(1002, 1012)), "PS.1003")
"""Why garbage cannot be collected yet."""


def _job(state: State, action: Action) -> Row:
    row = state.get("LongJobVO", action.fields["uuid"])
    assert row is not None
    return row


@rule("SubmitLongJob")
def submit(state: State, action: Action) -> Prediction:
    """An API that runs as a job, with its parameters; it runs on its own from then on."""
    try:
        data = json.loads(action.fields["jobData"])
    except ValueError:
        data = None
    if action.fields["jobName"] not in JOBS or not isinstance(data, dict):
        return refusal(INVALID)
    codes = f"{INVALID} {REFUSED} {QUOTA} {NO_RIGHT} SYS.1003 VM.1008"
    fields = {"jobName": action.fields["jobName"], "state": OneOf(("Waiting", "Running", *ENDED))}
    return replace(creation("LongJob", or_else=codes, **fields), touches=None)


@rule("CancelLongJob")
def cancel(state: State, action: Action) -> Prediction:
    """One that has not ended; what it did is undone."""
    job = _job(state, action)
    if job["state"] in ENDED:
        return refusal(*NOT_NOW)
    effects = {("LongJobVO", job["uuid"]): {"state": OneOf(ENDED)}}
    return Prediction(effects=effects, refusals=NOT_NOW, touches=None)


@rule("RerunLongJob")
def rerun(state: State, action: Action) -> Prediction:
    """One that has ended."""
    if _job(state, action)["state"] not in ENDED:
        return refusal(*NOT_NOW)
    return Prediction(refusals=(INVALID, REFUSED, QUOTA, NO_RIGHT, "SYS.1003"), touches=None)


@rule("ResumeLongJob")
def resume(state: State, action: Action) -> Prediction:
    """One that is suspended."""
    if _job(state, action)["state"] != "Suspended":
        return refusal(*NOT_NOW)
    return Prediction(refusals=NOT_NOW, touches=None)


@rule("CleanLongJob")
def clean(state: State, action: Action) -> Prediction:
    """One that has ended; what is left of it is removed."""
    if _job(state, action)["state"] not in ENDED:
        return refusal(*NOT_NOW)
    return Prediction(touches=frozenset({"LongJobVO"}))


@rule("DeleteLongJob")
def delete(state: State, action: Action) -> Prediction:
    """One that has ended."""
    job = _job(state, action)
    if job["state"] not in ENDED:
        return refusal(*NOT_NOW)
    return removal("LongJob", job["uuid"], touches="SystemTag UserTag AccountResourceRef")


@rule("DeleteGCJob", "DeleteUnresolvedRun", "DestroyHostStranger")
def give_up(state: State, action: Action) -> Prediction:
    """Leaves the list; a stranger is destroyed, which its host may refuse."""
    kinds = {"DeleteGCJob": "GarbageCollector", "DeleteUnresolvedRun": "UnresolvedRun"}
    kind = kinds.get(action.api, "HostStranger")
    codes = f"{REFUSED} HOST.1008" if kind == "HostStranger" else ""
    around = "VmInstance Volume Host PrimaryStorage SystemTag"
    return removal(kind, action.fields["uuid"], touches=around, or_else=codes)


@rule("TriggerGCJob", "RetryUnresolvedRun")
def try_again(state: State, action: Action) -> Prediction:
    """Done and gone from the list, or refused for the reason why it still cannot be done."""
    kind = "GarbageCollectorVO" if action.api == "TriggerGCJob" else "UnresolvedRunVO"
    effects = {(kind, action.fields["uuid"]): GONE}
    return Prediction(effects=effects, refusals=UNDONE, touches=None)
