"""The rows of jobs: opened before the work, closed after it, purged when nobody can want them any more."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import bindparam, delete, select

from core.api.configs import JOB_KEPT_SECONDS, PURGE_INTERVAL
from core.api.model import ApiJob
from core.identity.session.messages import SessionInfo
from core.kernel.db.model import Uuid
from core.kernel.db.statement import Statement
from core.kernel.db.transaction import Transaction
from core.kernel.errors import Interrupted, NotFound
from core.kernel.node import Node

UNFINISHED = Statement(select(ApiJob).where(ApiJob.finished.is_(None)).order_by(ApiJob.uuid))
PURGE = Statement(delete(ApiJob).where(ApiJob.finished < bindparam("before")))


class JobStore:
    """Job rows of one node."""

    def __init__(self, node: Node) -> None:
        self._node = node

    async def open(self, uuid: Uuid, api: str, account: Uuid, *, public: bool) -> bool:
        """Records that a job runs; False where one of that uuid has run."""
        values = {"uuid": uuid, "api": api, "account_uuid": account, "node": self._node.uuid}
        return await self._node.db.write(_open, {**values, "public": public, "success": False})

    async def close(self, uuid: Uuid, success: bool, result: str) -> None:
        """Records how a job ended."""
        await self._node.db.write(_close, uuid, success, result)

    async def find(self, uuid: Uuid) -> ApiJob:
        """The row of a job. Raises NotFound."""
        row = await self._node.db.query(_find, uuid)
        if row is None:
            kept = self._node.configs.get(JOB_KEPT_SECONDS)
            raise NotFound(f"no job has the uuid[{uuid}], or it ended more than {kept} s ago")
        return row

    async def finished(self, uuid: Uuid, reader: SessionInfo) -> tuple[bool, dict[str, Any]] | None:
        """Success and body of a finished job; None while it runs elsewhere. Raises NotFound."""
        row = await self.find(uuid)
        self.refuse_stranger(row.account_uuid, reader, uuid)
        return (row.success, json.loads(row.result)) if row.result is not None else None

    def refuse_stranger(self, owner: Uuid, reader: SessionInfo, uuid: Uuid) -> None:
        """Raises NotFound where the job is neither the reader's nor the reader an admin."""
        if not reader.is_admin and reader.account_uuid != owner:
            raise NotFound(f"no job has the uuid[{uuid}]")

    async def end_interrupted(self) -> int:
        """Ends the jobs that ran when this node last stopped; gives how many there were."""
        error = Interrupted("the management node stopped while this job ran; look at the resource's state")
        return await self._node.db.write(_end_unfinished, json.dumps({"error": error.to_wire()}))

    async def purge_forever(self) -> None:
        """Removes finished jobs after their time."""
        while True:
            await self._node.configs.elapse(PURGE_INTERVAL)
            await self._node.db.write(_purge, self._node.configs.get(JOB_KEPT_SECONDS) * 1000)


def _open(tx: Transaction, values: dict[str, Any]) -> bool:
    return tx.try_insert(ApiJob, created=tx.now, **values)


def _close(tx: Transaction, uuid: Uuid, success: bool, result: str) -> None:
    tx.update(ApiJob, {"uuid": uuid}, success=success, result=result, finished=tx.now)


def _find(tx: Transaction, uuid: Uuid) -> ApiJob | None:
    return tx.get(ApiJob, uuid)


def _end_unfinished(tx: Transaction, result: str) -> int:
    unfinished = tx.all(UNFINISHED)
    for job in unfinished:
        _close(tx, job.uuid, False, result)
    return len(unfinished)


def _purge(tx: Transaction, kept_ms: int) -> None:
    tx.run(PURGE, before=tx.now - kept_ms)
