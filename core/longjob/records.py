"""What happens to the rows of long jobs. Pure transaction functions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select, update

from orrery.core.kernel import resources
from orrery.core.kernel.api.message import ApiMessage
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Canceled, OrreryError, Refused
from orrery.core.kernel.workflow import Claim, Garbage
from orrery.core.longjob.errors import JobCanceled, NotCancelable, NotSupported
from orrery.core.longjob.model import (
    CANCELED,
    CANCELING,
    ENDED,
    FAILED,
    RUNNING,
    STATE_TABLE,
    SUCCEEDED,
    SUSPENDED,
    WAITING,
    LongJob,
)
from orrery.core.longjob.quotas import LONG_JOBS

UNFINISHED = Statement(
    select(LongJob)
    .where(LongJob.state.in_((WAITING, RUNNING, SUSPENDED, CANCELING)))
    .order_by(LongJob.create_date, LongJob.uuid)
)
DUE_NOW = Statement(
    update(Garbage)
    .where(Garbage.context.contains(bindparam("resource")))
    .values(due=bindparam("now"), tries=0)
)


@dataclass(frozen=True)
class Outcome:
    """How the work on a job ended: the body of the success, or the failure."""

    body: dict[str, Any] | None
    failure: OrreryError | None = None


def create(tx: Transaction, message: ApiMessage, seed: int, values: dict[str, Any]) -> None:
    """Records a new job. Raises QuotaExceeded, or InvalidArgument for a taken uuid."""
    LONG_JOBS.added(tx, values)
    resources.create(tx, LongJob, message, seed, values)


def set_state(tx: Transaction, job: LongJob, state: str, **values: Any) -> None:
    """Puts a job into a state that may follow its own. Raises QuotaExceeded where it is to begin anew."""
    STATE_TABLE.require(job.state, state)
    LONG_JOBS.changed(tx, vars(job), {"state": state}, forced=state != WAITING)
    tx.update(LongJob, {"uuid": job.uuid}, state=state, last_op_date=tx.now, **values)


def begin(tx: Transaction, uuid: Uuid, node: Uuid) -> LongJob:
    """The job, from now on Running. Raises Canceled where it is not to begin."""
    job = tx.require(LongJob, uuid)
    if job.state not in (WAITING, SUSPENDED):
        raise Canceled(f"longJob[uuid:{uuid}] is {job.state}")
    set_state(tx, job, RUNNING, began=job.began or tx.now, management_node_uuid=node)
    return tx.require(LongJob, uuid)


def end(tx: Transaction, uuid: Uuid, outcome: Outcome) -> None:
    """Records how a job ended; a failure of one that was to be cancelled is the cancellation."""
    job = tx.get(LongJob, uuid)
    if job is None or job.state in ENDED:
        return
    if outcome.failure is None:
        _close(tx, job, SUCCEEDED, outcome.body or {})
    elif job.state == CANCELING:
        _fail(tx, job, CANCELED, JobCanceled(f"longJob[uuid:{uuid}] was canceled", cause=outcome.failure))
    else:
        _fail(tx, job, FAILED, outcome.failure)


def _fail(tx: Transaction, job: LongJob, state: str, failure: OrreryError) -> None:
    _close(tx, job, state, {"error": failure.to_wire()})


def _close(tx: Transaction, job: LongJob, state: str, result: dict[str, Any]) -> None:
    seconds = (tx.now - job.began) // 1000 if job.began is not None else 0
    set_state(tx, job, state, job_result=json.dumps(result), execute_time=seconds)


def ask_to_cancel(tx: Transaction, uuid: Uuid) -> None:
    """From now on the job is to end early. Raises NotCancelable where it has ended."""
    job = tx.require(LongJob, uuid)
    if job.state in ENDED:
        raise NotCancelable(f"longJob[uuid:{uuid}] has ended already: it is {job.state}")
    if job.state == WAITING:
        _fail(tx, job, CANCELED, JobCanceled(f"longJob[uuid:{uuid}] was canceled before it began"))
    else:
        set_state(tx, job, CANCELING)


def require_canceled(tx: Transaction, uuid: Uuid) -> None:
    """Raises NotCancelable where a job got to its end before it could be stopped."""
    job = tx.get(LongJob, uuid)
    if job is not None and job.state != CANCELED:
        raise NotCancelable(f"longJob[uuid:{uuid}] had come to its end before it could be canceled")


def rerun(tx: Transaction, uuid: Uuid, values: dict[str, Any]) -> None:
    """A job that has ended waits once more. Raises NotSupported where it has not."""
    job = tx.require(LongJob, uuid)
    if job.state not in ENDED:
        raise NotSupported(f"longJob[uuid:{uuid}] is {job.state}; only one that has ended can be rerun")
    if job.target_resource_uuid == job.resource_uuid:
        values = {**values, "target_resource_uuid": values["resource_uuid"]}
    set_state(tx, job, WAITING, job_result=None, execute_time=None, began=None, **values)


def require_suspended(tx: Transaction, uuid: Uuid) -> None:
    """Raises NotSupported where a job is not one whose node died."""
    job = tx.require(LongJob, uuid)
    if job.state != SUSPENDED:
        raise NotSupported(f"longJob[uuid:{uuid}] is {job.state}; only a Suspended one can be resumed")


def delete(tx: Transaction, uuid: Uuid) -> None:
    """Forgets a job. Raises Refused while it has not ended."""
    job = tx.get(LongJob, uuid)
    if job is None:
        return
    if job.state not in ENDED:
        raise Refused(f"longJob[uuid:{uuid}] is {job.state}; cancel it first")
    _remove(tx, job)


def forget(tx: Transaction, uuid: Uuid) -> None:
    """Forgets a job, even one that nobody works on; an absent one is fine."""
    job = tx.get(LongJob, uuid)
    if job is not None:
        _remove(tx, job)


def _remove(tx: Transaction, job: LongJob) -> None:
    LONG_JOBS.removed(tx, vars(job))
    resources.delete(tx, LongJob, job.uuid)


def clean(tx: Transaction, uuid: Uuid) -> int:
    """What a job could not undo yet is due now; gives how much that is. Raises NotSupported while it runs."""
    job = tx.require(LongJob, uuid)
    if job.state not in ENDED:
        raise NotSupported(f"longJob[uuid:{uuid}] is {job.state}; only one that has ended can be cleaned")
    return tx.run(DUE_NOW, resource=job.resource_uuid, now=tx.now)


def unfinished(tx: Transaction) -> list[LongJob]:
    """All jobs that have not ended, the oldest first."""
    return tx.all(UNFINISHED)


def leave(tx: Transaction) -> list[LongJob]:
    """Suspends the jobs that ran on a dead node; gives what has not ended."""
    for job in unfinished(tx):
        if job.state == RUNNING:
            set_state(tx, job, SUSPENDED)
    return unfinished(tx)


def is_claimed(tx: Transaction, resource: Uuid) -> bool:
    """Whether a run works on a resource."""
    return tx.first(Claim, resource=resource) is not None
