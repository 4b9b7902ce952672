"""Lists of jobs: those that run are known to the dispatcher, those that have ended to the audit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache

from sqlalchemy import ColumnElement, bindparam, select

from orrery.core.api.auditor import made
from orrery.core.api.jobs import JobStore
from orrery.core.api.messages import ApiJobInventory, GetApiJobs, JobState, ListRunningJobs
from orrery.core.api.model import ApiJob, JobEnd
from orrery.core.audit.model import Audit
from orrery.core.audit.transactions import Target
from orrery.core.kernel.context import current_call
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.node import Node

RUNNING: JobState = "Running"
SUCCEEDED: JobState = "Succeeded"
FAILED: JobState = "Failed"


class JobList:
    """The jobs of one node, as its callers see them."""

    def __init__(self, node: Node, jobs: JobStore) -> None:
        self._node, self._jobs = node, jobs

    async def list(self, wanted: GetApiJobs) -> list[ApiJobInventory]:
        """The jobs that a caller asks for. Raises NotFound for a named one that is unknown, or not theirs."""
        if wanted.uuid is not None:
            return [await self._one(wanted.uuid)]
        caller = current_call().caller
        account = None if caller is None or caller.is_admin else caller.account_uuid
        found: list[ApiJobInventory] = []
        if wanted.state in (None, RUNNING):
            running = (await self._node.bus.call(ListRunningJobs(account)))[: wanted.limit]
            found += await self._node.db.query(_running, running)
        if wanted.state != RUNNING and len(found) < wanted.limit:
            most = wanted.limit - len(found)
            found += await self._node.db.query(_ended, account, wanted.state, most)
        return found

    async def _one(self, uuid: Uuid) -> ApiJobInventory:
        caller = current_call().caller
        job, end = await self._jobs.find(uuid)
        if caller is not None:
            self._jobs.refuse_stranger(job.account_uuid, caller, uuid)
        declaration = self._node.declarations.get(job.api)
        about = made(declaration, json.loads(end.body)) if end is not None and declaration else None
        return _shown(job, end, about)


def _running(tx: Transaction, uuids: Sequence[Uuid]) -> list[ApiJobInventory]:
    rows = ((tx.get(ApiJob, uuid), tx.first(JobEnd, job=uuid)) for uuid in uuids)
    return [_shown(job) for job, end in rows if job is not None and end is None]


def _shown(job: ApiJob, end: JobEnd | None = None, about: Target | None = None) -> ApiJobInventory:
    about = about or Target(job.resource_type, job.resource_uuid)
    error = {} if end is None or end.success else json.loads(end.body)["error"]
    return ApiJobInventory(
        uuid=job.uuid,
        api=job.api,
        state=RUNNING if end is None else SUCCEEDED if end.success else FAILED,
        account_uuid=job.account_uuid,
        resource_type=about.vo,
        resource_uuid=about.uuid,
        created_ms=job.created,
        finished_ms=None if end is None else end.finished,
        error_code=error.get("code"),
        error_details=error.get("details"),
    )


def _ended(tx: Transaction, account: Uuid | None, state: JobState | None, most: int) -> list[ApiJobInventory]:
    given = {"most": most} if account is None else {"most": most, "account": account}
    return [_of_audit(entry) for entry in tx.all(_statement(account is not None, state), **given)]


@cache
def _statement(is_of_account: bool, state: JobState | None) -> Statement:
    wanted: list[ColumnElement[bool]] = [Audit.job_uuid.is_not(None)]
    if is_of_account:
        wanted.append(Audit.account_uuid == bindparam("account"))
    if state is not None:
        wanted.append(Audit.success.is_(state == SUCCEEDED))
    newest_first = Audit.create_date.desc()
    return Statement(select(Audit).where(*wanted).order_by(newest_first).limit(bindparam("most")))


def _of_audit(entry: Audit) -> ApiJobInventory:
    assert entry.job_uuid is not None
    return ApiJobInventory(
        uuid=entry.job_uuid,
        api=entry.api,
        state=SUCCEEDED if entry.success else FAILED,
        account_uuid=entry.account_uuid,
        resource_type=entry.resource_type,
        resource_uuid=entry.resource_uuid,
        created_ms=entry.create_date - entry.cost_ms,
        finished_ms=entry.create_date,
        error_code=entry.error_code,
        error_details=entry.error_details,
    )
