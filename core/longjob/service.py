"""Handlers of the calls on long jobs, and the work on the jobs themselves."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from orrery.core.identity.account.transactions import caller_of
from orrery.core.kernel import resources
from orrery.core.kernel.api.declaration import path_variables
from orrery.core.kernel.api.message import ApiMessage, CreateMessage
from orrery.core.kernel.bus import handles, without_deadline
from orrery.core.kernel.bus.calls import AnswerAbout, CheckCall, PerformCall
from orrery.core.kernel.context import current_call, enter_call
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.db.write_with_retry import write_with_retry
from orrery.core.kernel.errors import InvalidArgument, OrreryError
from orrery.core.kernel.json_text import read_json
from orrery.core.kernel.node import Node
from orrery.core.kernel.ownership import owner
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.tasks import Cancellation
from orrery.core.longjob import records
from orrery.core.longjob.configs import JOBS_AT_ONCE, TIMEOUT
from orrery.core.longjob.messages import (
    CancelLongJob,
    CleanLongJob,
    DeleteLongJob,
    RemoveLongJob,
    RerunLongJob,
    ResumeLongJob,
    SubmitLongJob,
    UpdateLongJob,
)
from orrery.core.longjob.model import CANCELING, SUSPENDED, WAITING, LongJob
from orrery.core.longjob.records import Outcome
from orrery.core.longjob.strategies import AfterCrash, LongOperation

QUEUE = "long-jobs"
LOOK_AGAIN_SECONDS = 1.0
ASKED_FOR = "somebody canceled the long job"


@dataclass(eq=False, slots=True)
class Work:
    """The work on one job in this process."""

    cancellation: Cancellation
    task: asyncio.Task[None]


class LongJobService(Service):
    """Runs APIs as long jobs."""

    def __init__(self, node: Node) -> None:
        super().__init__(node)
        self._working: dict[Uuid, Work] = {}
        self._left: list[LongJob] = []

    async def start(self) -> None:
        """Finds the jobs that a dead node left, and says what became of those that it worked on."""
        self._left = await self.node.db.write(records.leave)

    async def after_recovery(self) -> None:
        """Takes up the jobs of a dead node."""
        for job in self._left:
            if job.uuid in self._working:
                continue
            if job.state != SUSPENDED or self._after_crash(job) is AfterCrash.RESUMES:
                self._take_up(job.uuid, is_left=job.state != WAITING, is_canceled=job.state == CANCELING)

    def _after_crash(self, job: LongJob) -> AfterCrash:
        known = self.node.backends.kinds(LongOperation)
        return self._operation(job.job_name).after_crash if job.job_name in known else AfterCrash.WAITS

    @handles(SubmitLongJob)
    async def submit(self, message: SubmitLongJob) -> Uuid:
        """Records a job and begins it. Raises what the API would raise at once; nothing is recorded then."""
        operation = self._operation(message.job_name)
        wire = _parameters(message.job_data)
        resource = await self._resource(operation, wire)
        uuid = message.resource_uuid or self.node.new_uuid()
        values = {
            "uuid": uuid,
            "name": message.name or message.job_name,
            "description": message.description,
            "job_name": message.job_name,
            "job_data": message.job_data,
            "state": WAITING,
            "api_id": current_call().job,
            "target_resource_uuid": message.target_resource_uuid or resource,
            "resource_uuid": resource,
            "management_node_uuid": self.node.uuid,
            "account_uuid": owner(),
        }
        seed = self.node.random.getrandbits(64)
        await self.node.db.write(records.create, message, seed, values)
        self._take_up(uuid)
        return uuid

    def _operation(self, job_name: str) -> LongOperation:
        self.node.backends.require(LongOperation, job_name, "jobName")
        return self.node.backends.find(LongOperation, job_name)

    async def _resource(self, operation: LongOperation, wire: dict[str, Any]) -> Uuid:
        """What a job works on, or creates. Raises what the API would raise at once."""
        if issubclass(operation.message, CreateMessage):
            created: Uuid = wire.get("resourceUuid") or self.node.new_uuid()
            await self._check(operation, {**wire, "resourceUuid": created})
            return created
        message = await self._check(operation, wire)
        [variable, *_] = path_variables(operation.message.declaration.path)
        resource: Uuid = message.model_dump(by_alias=True)[variable]
        return resource

    async def _check(self, operation: LongOperation, wire: dict[str, Any]) -> ApiMessage:
        return await self.node.bus.call(CheckCall(operation.api, wire))

    @handles(CancelLongJob)
    async def cancel(self, message: CancelLongJob) -> None:
        """Ends a job early. Raises NotCancelable where it came to its end before."""
        uuid = message.uuid
        await self.node.db.write(records.ask_to_cancel, uuid)
        work = self._working.get(uuid) or self._take_up(uuid, is_left=True)
        work.cancellation.cancel(ASKED_FOR)
        await asyncio.shield(work.task)
        await self.node.db.read(records.require_canceled, uuid)

    @handles(CleanLongJob)
    async def clean(self, message: CleanLongJob) -> None:
        """What an ended job could not undo is tried again now. Raises NotSupported while it runs."""
        if await self.node.db.write(records.clean, message.uuid):
            self.node.collector.wake()

    @handles(DeleteLongJob)
    async def delete(self, message: DeleteLongJob) -> None:
        """Forgets a job. Raises Refused while it has not ended."""
        await self.node.db.write(records.delete, message.uuid)

    @handles(RemoveLongJob)
    async def remove(self, message: RemoveLongJob) -> None:
        """Ends the job and forgets it; one that is gone is fine. Raises Refused where it goes on."""
        work = self._working.get(message.uuid)
        if work is not None:
            work.cancellation.cancel("the account of the long job is being deleted")
            await asyncio.shield(work.task)
        await self.node.db.write(records.forget, message.uuid)

    @handles(RerunLongJob)
    async def rerun(self, message: RerunLongJob) -> Uuid:
        """Begins a job once more. Raises what its API would, or NotSupported; then nothing changes."""
        job = await self._row(message.uuid)
        resource = await self._resource(self._operation(job.job_name), _parameters(job.job_data))
        values = {"api_id": current_call().job, "resource_uuid": resource}
        await self.node.db.write(records.rerun, job.uuid, values)
        self._take_up(job.uuid)
        return job.uuid

    @handles(ResumeLongJob)
    async def resume(self, message: ResumeLongJob) -> Uuid:
        """Goes on with a job whose node died. Raises NotSupported for any other."""
        await self.node.db.read(records.require_suspended, message.uuid)
        if message.uuid not in self._working:
            self._take_up(message.uuid, is_left=True)
        return message.uuid

    @handles(UpdateLongJob)
    async def update(self, message: UpdateLongJob) -> Uuid:
        """Changes what is said of a job."""
        values = {"name": message.name, "description": message.description}
        await self.node.db.write(resources.change, LongJob, message.uuid, values)
        return message.uuid

    async def _row(self, uuid: Uuid) -> LongJob:
        return await self.node.db.read(Transaction.require, LongJob, uuid)

    def _take_up(self, uuid: Uuid, *, is_left: bool = False, is_canceled: bool = False) -> Work:
        """Begins to work on a job; `is_left` says that a dead node may have done some of it."""
        cancellation = self.node.cancellations.open(uuid)
        if is_canceled:
            cancellation.cancel(ASKED_FOR)
        work = self._to_the_end(uuid, cancellation, is_left=is_left)
        task = self.node.background.start(work, name=f"long-job-{uuid}")
        self._working[uuid] = Work(cancellation, task)
        return self._working[uuid]

    async def _to_the_end(self, uuid: Uuid, cancellation: Cancellation, *, is_left: bool) -> None:
        enter_call(current_call()._replace(is_detached=True, cancellation=None))
        try:
            job = await self._row(uuid)
            caller = await self.node.db.read(caller_of, job.account_uuid)
            enter_call(current_call()._replace(caller=caller))
            with without_deadline():
                outcome = await self._found_done(uuid) if is_left else None
                if outcome is None:
                    outcome = await self._in_turn(uuid, cancellation)
        except Exception as failure:
            outcome = Outcome(None, OrreryError.of(failure))
        await write_with_retry(self.node.db, records.end, uuid, outcome)
        del self._working[uuid]
        self.node.cancellations.close(uuid)

    async def _found_done(self, uuid: Uuid) -> Outcome | None:
        """How a job of a dead node ended, where it has; waits until nobody works on its resource any more."""
        job = await self._row(uuid)
        await self._released(job.resource_uuid)
        operation = self._operation(job.job_name)
        message = await self._check(operation, _wire(operation, job))
        if not await self.node.db.read(operation.is_done, message):
            return None
        body = await self.node.bus.call(AnswerAbout(operation.api, job.resource_uuid))
        return Outcome(body)

    async def _released(self, resource: Uuid) -> None:
        """Waits until no run works on a resource: the journal's are carried on when a node starts."""
        while True:
            if not await self.node.db.read(records.is_claimed, resource):
                return
            await asyncio.sleep(LOOK_AGAIN_SECONDS)

    async def _in_turn(self, uuid: Uuid, cancellation: Cancellation) -> Outcome:
        enter_call(current_call()._replace(cancellation=uuid))
        async with self.node.tasks.queue(QUEUE, self.node.configs.get(JOBS_AT_ONCE)):
            cancellation.check()
            job = await self.node.db.write(records.begin, uuid, self.node.uuid)
            enter_call(current_call()._replace(job=job.api_id))
            operation = self._operation(job.job_name)
            with _limited(cancellation, self.node.configs.get(TIMEOUT)):
                body = await self.node.bus.call(PerformCall(operation.api, _wire(operation, job)))
            return Outcome(body)


@contextmanager
def _limited(cancellation: Cancellation, seconds: int) -> Iterator[None]:
    """Cancels what takes longer."""
    reason = f"the long job took longer than {seconds} s (config longJob/longJob.api.timeout)"
    timer = asyncio.get_running_loop().call_later(seconds, cancellation.cancel, reason)
    try:
        yield
    finally:
        timer.cancel()


def _parameters(job_data: str) -> dict[str, Any]:
    """The parameters in a job's data. Raises InvalidArgument for what is no JSON object."""
    try:
        found = read_json(job_data)
    except ValueError as failure:
        raise InvalidArgument(f"field[jobData] is no JSON: {failure}") from None
    if not isinstance(found, dict):
        raise InvalidArgument("field[jobData] must be a JSON object with the parameters of the API")
    return found


def _wire(operation: LongOperation, job: LongJob) -> dict[str, Any]:
    """The parameters with which a job calls its API."""
    given = _parameters(job.job_data)
    if issubclass(operation.message, CreateMessage):
        return {**given, "resourceUuid": job.resource_uuid}
    return given
