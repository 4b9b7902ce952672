"""The rows of jobs: opened before the work, closed after it, purged when nobody can want them any more."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, exists, select

from orrery.core.api.auditor import Call, target
from orrery.core.api.configs import JOB_KEPT_SECONDS
from orrery.core.api.model import ApiJob, JobEnd
from orrery.core.audit.transactions import Entry, Target, record
from orrery.core.kernel.context import current_call
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement, json_text
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.db.write_with_retry import write_with_retry
from orrery.core.kernel.errors import Interrupted, NotFound
from orrery.core.kernel.node import Node
from orrery.core.kernel.ownership import Caller
from orrery.core.kernel.workflow.journal import forget

HAS_ENDED = exists().where(JobEnd.job == ApiJob.uuid)
UNFINISHED = Statement(select(ApiJob).where(~HAS_ENDED).order_by(ApiJob.uuid))
OLD = JobEnd.finished < bindparam("before")
PURGE_JOBS = Statement(delete(ApiJob).where(ApiJob.uuid.in_(select(JobEnd.job).where(OLD))))
PURGE_ENDS = Statement(delete(JobEnd).where(OLD))


@dataclass(frozen=True, slots=True)
class End:
    """How a job ended: with the body of a success or of a failure, and what it made."""

    success: bool
    body: dict[str, Any]
    made: Target | None = None


class JobStore:
    """Job rows of one node."""

    def __init__(self, node: Node) -> None:
        self._node = node

    async def open(self, uuid: Uuid, call: Call, *, public: bool) -> ApiJob | None:
        """Records that a job runs; None where one of that uuid has run."""
        about = target(call)
        values = {
            "uuid": uuid,
            "api": call.declaration.name,
            "account_uuid": call.caller.account_uuid,
            "user_uuid": call.caller.user_uuid,
            "client_ip": current_call().origin,
            "resource_type": about.vo,
            "resource_uuid": about.uuid,
            "node": self._node.uuid,
            "public": public,
        }
        return await self._node.db.write(_open, values)

    async def close(self, job: ApiJob, end: End, runs: Sequence[int] = ()) -> None:
        """Records how a job ended, enters it into the audit, and removes what its `runs` left for this."""
        await write_with_retry(self._node.db, _close, job, end, self._node.new_uuid(), list(runs))

    async def find(self, uuid: Uuid) -> tuple[ApiJob, JobEnd | None]:
        """The row of a job, and of its end if it has ended. Raises NotFound."""
        job, end = await self._node.db.query(_find, uuid)
        if job is None:
            raise self._unknown(uuid)
        return job, end

    async def owner_of(self, uuid: Uuid) -> Uuid | None:
        """The account whose job it is; None where there is no such job."""
        job, _ = await self._node.db.read(_find, uuid)
        return job.account_uuid if job is not None else None

    async def finished(self, uuid: Uuid, reader: Caller) -> tuple[bool, dict[str, Any]] | None:
        """Success and body of a finished job; None while it runs elsewhere. Raises NotFound."""
        job, end = await self.find(uuid)
        self.refuse_stranger(job.account_uuid, reader, uuid)
        return (end.success, json.loads(end.body)) if end is not None else None

    def refuse_stranger(self, owner: Uuid, reader: Caller, uuid: Uuid) -> None:
        """Raises NotFound where the job is neither the reader's nor the reader an admin."""
        if not reader.is_admin and reader.account_uuid != owner:
            raise self._unknown(uuid)

    def _unknown(self, uuid: Uuid) -> NotFound:
        kept = self._node.configs.get(JOB_KEPT_SECONDS)
        return NotFound(f"no job has the uuid[{uuid}], or it ended more than {kept} s ago")

    async def unfinished(self) -> list[ApiJob]:
        """The jobs that have no result yet."""
        return await self._node.db.read(_unfinished)

    async def interrupt(self, jobs: Sequence[ApiJob]) -> None:
        """Ends jobs of which nobody knows how far they came."""
        error = Interrupted("the management node stopped while this job ran; look at the resource's state")
        ids = [self._node.new_uuid() for _ in jobs]
        await self._node.db.write(_close_all, list(jobs), End(False, {"error": error.to_wire()}), ids)

    async def forget(self, runs: Sequence[int]) -> None:
        """Removes what these runs left for a job that has its result already."""
        await self._node.db.write(forget, list(runs))

    async def purge(self) -> None:
        """Removes finished jobs whose time is up."""
        kept = self._node.loop_seconds(self._node.configs.get(JOB_KEPT_SECONDS))
        await self._node.db.write(_purge, round(kept * 1000))


def readable(tx: Transaction, jobs: Sequence[Uuid], caller: Caller | None) -> list[Uuid]:
    """Those of these jobs of which a caller may hear: its account's own; an administrator of all."""
    if caller is None or caller.is_admin:
        return list(jobs)
    rows = ((job, tx.get(ApiJob, job)) for job in jobs)
    return [job for job, row in rows if row is not None and row.account_uuid == caller.account_uuid]


def _open(tx: Transaction, values: dict[str, Any]) -> ApiJob | None:
    return tx.try_make(ApiJob, created=tx.now, **values)


def _find(tx: Transaction, uuid: Uuid) -> tuple[ApiJob | None, JobEnd | None]:
    return tx.get(ApiJob, uuid), tx.first(JobEnd, job=uuid)


def _close(tx: Transaction, job: ApiJob, end: End, entry_uuid: Uuid, runs: list[int]) -> None:
    ended = {"finished": tx.now, "success": end.success, "body": json_text(end.body)}
    if tx.try_insert(JobEnd, job=job.uuid, **ended):
        record(tx, _entry(job, end, entry_uuid, tx.now))
    forget(tx, runs)


def _entry(job: ApiJob, end: End, uuid: Uuid, now: int) -> Entry:
    return Entry(
        uuid=uuid,
        api=job.api,
        account_uuid=job.account_uuid,
        user_uuid=job.user_uuid,
        client_ip=job.client_ip,
        target=end.made or Target(job.resource_type, job.resource_uuid),
        cost_ms=now - job.created,
        error=None if end.success else end.body["error"],
        job_uuid=job.uuid,
    )


def _unfinished(tx: Transaction) -> list[ApiJob]:
    return tx.all(UNFINISHED)


def _close_all(tx: Transaction, jobs: list[ApiJob], end: End, ids: list[Uuid]) -> None:
    for job, entry_uuid in zip(jobs, ids, strict=True):
        _close(tx, job, end, entry_uuid, [])


def _purge(tx: Transaction, kept_ms: int) -> None:
    for statement in (PURGE_JOBS, PURGE_ENDS):
        tx.run(statement, before=tx.now - kept_ms)
