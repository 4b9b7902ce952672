"""Where every API call enters: session, validation, job, handler, answer.

REST and the older endpoint translate into these calls; in-process users call here directly and await jobs
without polling.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Coroutine, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from orrery.core.api import metrics
from orrery.core.api.auditor import Auditor, Call, made
from orrery.core.api.catalogue import declarations
from orrery.core.api.configs import JOBS_PER_ACCOUNT
from orrery.core.api.errors import JobUuidTaken
from orrery.core.api.jobs import End, JobStore
from orrery.core.api.messages import ListRunningJobs
from orrery.core.api.model import ApiJob
from orrery.core.api.orphans import Orphans
from orrery.core.api.parse import parse
from orrery.core.api.references import named_by, refuse_dangling
from orrery.core.audit.transactions import Target
from orrery.core.identity.accesskey.messages import CheckSignature, LookUpSignature, Signed
from orrery.core.identity.policy.transactions import readable, refuse_unpermitted
from orrery.core.identity.session.messages import CheckSession, LookUpSession
from orrery.core.identity.session.tokens import session_id
from orrery.core.kernel.api.message import (
    ApiMessage,
    CreateMessage,
    Declaration,
    QueryMessage,
    Shape,
    WireModel,
)
from orrery.core.kernel.api.secrecy import tag_fields
from orrery.core.kernel.bus import deadline_in, handles
from orrery.core.kernel.bus.calls import AnswerAbout, CheckCall, PerformCall
from orrery.core.kernel.context import current_call, enter_call, in_call
from orrery.core.kernel.db.model import Base, Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import (
    Bug,
    InvalidArgument,
    InvalidSession,
    NotFound,
    NotReady,
    OrreryError,
    Overloaded,
    PermissionDenied,
    UnacceptableUuid,
)
from orrery.core.kernel.metrics import Samples
from orrery.core.kernel.node import Node, Phase
from orrery.core.kernel.ownership import Caller, sees
from orrery.core.kernel.query import Inventories, Queries
from orrery.core.kernel.tags import without_deployment
from orrery.core.kernel.tags.limits import TAGS_PER_RESOURCE
from orrery.core.kernel.tasks.limit import limited
from orrery.core.kernel.workflow.job_runs import JobRuns
from orrery.core.kernel.workflow.recovery import Concluded, RecoveredRun

Body = dict[str, Any]
Credential = str | Signed | None
"""The token of a session, or a signature."""
EXPIRY = "expiredDate"
"""Which field tells the inventory of a session from all others."""

log = logging.getLogger("orrery.jobs")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a call ended: the body of the success, or the error object."""

    success: bool
    body: Body


@dataclass(eq=False, slots=True)
class Job:
    """An asynchronous call under way in this process."""

    uuid: Uuid
    api: str
    account_uuid: Uuid
    begun: float
    """The loop's time when this process took it on."""
    outcome: asyncio.Future[Outcome] = field(repr=False)


@dataclass(frozen=True, slots=True)
class PublicJob:
    """A job that its uuid alone lets read; times in milliseconds since 1970."""

    uuid: Uuid
    api: str
    created_ms: int
    finished_ms: int | None
    outcome: Outcome | None


class Dispatcher:
    """Calls by API name and wire parameters."""

    def __init__(self, node: Node, declared: Mapping[str, Declaration] | None = None) -> None:
        self._node = node
        self.declarations = declared if declared is not None else declarations()
        self._inventories = Inventories()
        self._queries = Queries(node.db, self._inventories)
        self.jobs = JobStore(node)
        self._auditor = Auditor(node)
        self._running: dict[Uuid, Job] = {}
        self._jobs_of: Counter[Uuid] = Counter()
        node.bus.register(self)
        node.metrics.declare(metrics.METRICS)
        node.metrics.provide(metrics.JOBS_RUNNING, self._running_by_api)

    def _running_by_api(self) -> Samples:
        tally = Counter(job.api for job in self._running.values())
        return [((api,), count) for api, count in tally.items()]

    def declared(self, api: str) -> Declaration:
        """The declaration of an API. Raises InvalidArgument for an unknown name."""
        found = self.declarations.get(api)
        if found is None:
            raise InvalidArgument(f"there is no API called [{api}]")
        return found

    async def call(self, api: str, wire: Body, session: Uuid | None = None) -> Body:
        """Calls and waits for the end, however the API answers; gives the body of the success.

        Raises the error that the API ended with.
        """
        declaration = self.declared(api)
        with in_call(current_call()):  # what the call enters ends with it
            if not declaration.is_async:
                return await self.answer(declaration, wire, session)
            job = await self.submit(declaration, wire, session)
        outcome = await asyncio.shield(job.outcome)
        if not outcome.success:
            raise CallFailed(outcome.body)
        return _shown_to(outcome, session).body

    async def answer(
        self,
        declaration: Declaration,
        wire: Body,
        session: Credential,
        *,
        timeout_seconds: float | None = None,
    ) -> Body:
        """Answers a synchronous call. Raises whatever it fails with, TimedOut at its deadline.

        Its time limit, unlike that of a job, is one of the client that waits for the answer.
        """
        self._refuse_if_closing()
        call, begun = Call(declaration, wire), asyncio.get_running_loop().time()
        try:
            call.caller = await self._caller(declaration, session)
            if declaration.on_session and not declaration.login_required:
                call.caller = await self._behind(wire.get("sessionUuid"))
            limit = self._node.loop_seconds(timeout_seconds or declaration.timeout_seconds)
            with deadline_in(limit), called_by(call.caller):
                body = await self._handle(declaration, wire)
        except Exception as reason:
            failure = call.masked(reason)
            self._answered(declaration, begun, success=False)
            await self._auditor.refused(call, failure)
            raise failure from None
        self._answered(declaration, begun, success=True)
        await self._auditor.ended(call, body)
        return body

    def _answered(self, declaration: Declaration, begun: float, *, success: bool) -> None:
        self._node.metrics.count(metrics.CALLS, declaration.name, metrics.result(success))
        self._node.metrics.observe(metrics.CALL_SECONDS, self._seconds_since(begun), declaration.name)

    async def submit(
        self,
        declaration: Declaration,
        wire: Body,
        session: Credential,
        *,
        job_uuid: Uuid | None = None,
        timeout_seconds: float | None = None,
        public: bool = False,
    ) -> Job:
        """Starts an asynchronous call as a job, whose row is durable when this returns.

        A `public` job, such as one whose call is signed, gets a uuid that cannot be guessed (unless the
        caller chooses it), and that alone lets read it. Raises InvalidSession, NotAuthenticated, NotReady,
        Overloaded or JobUuidTaken, and then nothing was written; every later failure is the job's.
        """
        self._refuse_if_closing()
        call = Call(declaration, wire)
        try:
            call.caller = await self._caller(declaration, session)
        except OrreryError as refusal:
            await self._auditor.refused(call, refusal)
            raise
        public = public or isinstance(session, Signed)
        if len(self._running) >= self._node.settings.job_limit:
            raise Overloaded(f"{len(self._running)} jobs are unfinished here; try again in a moment")
        self._refuse_many_jobs(call.caller)
        uuid = job_uuid or (self._node.secrets.token() if public else self._node.new_uuid())
        if uuid in self._running:
            raise _taken(uuid, call.caller, self._running[uuid].account_uuid)
        job = _job(uuid, declaration.name, call.caller.account_uuid)
        self._begin(job)
        timeout = timeout_seconds or declaration.timeout_seconds
        opening = asyncio.ensure_future(self.jobs.open(uuid, call, public=public))
        try:
            row = await asyncio.shield(opening)
        except asyncio.CancelledError:
            self._start(call, self._work_once_open(call, uuid, opening, timeout))
            raise
        except BaseException:
            self._end(uuid)
            raise
        if row is None:
            self._end(uuid)
            raise _taken(uuid, call.caller, await self.jobs.owner_of(uuid))
        self._start(call, self._work(call, row, timeout))
        return job

    def _start(self, call: Call, work: Coroutine[Any, Any, None]) -> None:
        with called_by(call.caller):
            self._node.background.start(work, name=f"job-{call.declaration.name}")

    async def _work_once_open(
        self, call: Call, uuid: Uuid, opening: asyncio.Future[ApiJob | None], timeout_seconds: float
    ) -> None:
        """Works on a job whose caller left while its row was written, if that succeeds."""
        row = None
        with suppress(OrreryError):
            row = await opening
        if row is None:
            self._end(uuid)
        else:
            await self._work(call, row, timeout_seconds)

    async def take_over(self, found: list[RecoveredRun]) -> Concluded:
        """Takes care of the jobs that a dead node left, by the runs that were found with them.

        Gives what is to be called with each run that ends.
        """
        orphans = Orphans(self, self.jobs)
        await self.jobs.interrupt(await orphans.adopt(found, await self.jobs.unfinished()))
        return orphans.conclude

    def reopen(self, row: ApiJob) -> None:
        """Lets callers wait for a job that a run of a dead node carries out."""
        self._begin(_job(row.uuid, row.api, row.account_uuid))

    async def conclude(
        self, row: ApiJob, answer: Uuid | None, failure: OrreryError | None, runs: JobRuns
    ) -> None:
        """Ends such a job: with what its API answers about the resource `answer`, or with the failure."""
        try:
            if failure is not None:
                raise failure
            outcome = Outcome(True, await self._answer_about(row.api, answer))
        except Exception as reason:
            outcome = _failed(reason)
        about = made(self.declared(row.api), outcome.body)
        await self._close(row, outcome, runs, about)

    async def _answer_about(self, api: str, answer: Uuid | None) -> Body:
        declaration = self.declared(api)
        if declaration.returns is None:
            return {}
        one = declaration.shape is Shape.INVENTORY
        return await self._body(declaration, answer if one or answer is None else [answer])

    async def drain(self, seconds: float, cut: asyncio.Event | None = None) -> int:
        """Takes no more calls, and waits for the jobs that run; gives how many have not ended in time.

        It waits no longer once `cut` is set.
        """
        self._node.phase = Phase.STOPPING
        async with limited(seconds, cut):
            for job in list(self._running.values()):
                await asyncio.shield(job.outcome)
        return len(self._running)

    def _refuse_if_closing(self) -> None:
        if self._node.phase is Phase.STOPPING:
            raise NotReady("this management node is being stopped; try again when it has been started")

    async def outcome(self, job_uuid: Uuid, reader: Credential, hold_seconds: float = 0.0) -> Outcome | None:
        """How a job ended; None while it runs, after waiting up to `hold_seconds` for its end.

        `reader` is the session or signature that asks; None reads public jobs. Raises NotFound for a job that
        is unknown, purged, or not the reader's; InvalidSession, NotAuthenticated.
        """
        if reader is None:
            return (await self.public_job(job_uuid, hold_seconds)).outcome
        caller = await self._known(reader)
        running = self._running.get(job_uuid)
        if running is None:
            finished = await self.jobs.finished(job_uuid, caller)
            outcome = None if finished is None else Outcome(*finished)
        else:
            self.jobs.refuse_stranger(running.account_uuid, caller, job_uuid)
            outcome = await _end_of(running, hold_seconds)
        return None if outcome is None else _shown_to(outcome, reader)

    async def public_job(self, job_uuid: Uuid, hold_seconds: float = 0.0) -> PublicJob:
        """How a public job stands, after waiting up to `hold_seconds` for its end.

        Raises NotFound for a job that is unknown, purged, or not public.
        """
        job, end = await self.jobs.find(job_uuid)
        if not job.public:
            raise NotFound(f"no job has the uuid[{job_uuid}]")
        running = self._running.get(job_uuid)
        if running is not None and hold_seconds and await _end_of(running, hold_seconds) is not None:
            job, end = await self.jobs.find(job_uuid)
        if end is None:
            return PublicJob(job.uuid, job.api, job.created, None, None)
        outcome = Outcome(end.success, json.loads(end.body))
        return PublicJob(job.uuid, job.api, job.created, end.finished, outcome)

    async def _caller(self, declaration: Declaration, credential: Credential) -> Caller:
        session = session_id(credential) if isinstance(credential, str) else None
        enter_call(current_call()._replace(session=session, api=declaration.name))
        if not declaration.login_required:
            return Caller.nobody()
        return await self._known(credential)

    async def _behind(self, session: Any) -> Caller:
        """Who has the session that a call is about, such as one that logs out."""
        try:
            return await self._node.bus.call(LookUpSession(session if isinstance(session, str) else None))
        except InvalidSession:
            return Caller.nobody()

    async def recognize(self, credential: Credential) -> Caller:
        """Who would make a call with this credential; uses up no signature, prolongs no session.

        Raises InvalidSession or NotAuthenticated.
        """
        if isinstance(credential, Signed):
            return await self._node.bus.call(LookUpSignature(credential))
        return await self._node.bus.call(LookUpSession(credential))

    async def _known(self, credential: Credential) -> Caller:
        if isinstance(credential, Signed):
            return await self._node.bus.call(CheckSignature(credential))
        return await self._node.bus.call(CheckSession(credential))

    async def _work(self, call: Call, row: ApiJob, timeout_seconds: float) -> None:
        enter_call(current_call()._replace(job=row.uuid, api=row.api, resource=row.resource_uuid))
        runs = self._node.engine.runs_of_jobs.open(row.uuid)
        try:
            with deadline_in(timeout_seconds), self._node.tracer.span(row.api, job=row.uuid):
                outcome = Outcome(True, await self._handle(call.declaration, call.wire))
        except Exception as failure:
            outcome = _failed(call.masked(failure))
        await self._close(row, outcome, runs, made(call.declaration, outcome.body))

    async def _close(self, row: ApiJob, outcome: Outcome, runs: JobRuns, about: Target | None) -> None:
        runs.closed = True
        self._node.engine.runs_of_jobs.close(row.uuid)
        try:
            await self.jobs.close(row, End(outcome.success, outcome.body, about), runs.numbers)
        except Exception as failure:
            outcome = _failed(failure)
        log.info("%s", _ending(outcome))
        job = self._end(row.uuid)
        self._node.metrics.count(metrics.JOBS, job.api, metrics.result(outcome.success))
        self._node.metrics.observe(metrics.JOB_SECONDS, self._seconds_since(job.begun), job.api)
        job.outcome.set_result(outcome)

    def _seconds_since(self, begun: float) -> float:
        return self._node.client_seconds(asyncio.get_running_loop().time() - begun)

    def _begin(self, job: Job) -> None:
        self._running[job.uuid] = job
        self._jobs_of[job.account_uuid] += 1

    def _end(self, uuid: Uuid) -> Job:
        job = self._running.pop(uuid)
        self._jobs_of[job.account_uuid] -= 1
        if not self._jobs_of[job.account_uuid]:
            del self._jobs_of[job.account_uuid]
        return job

    def _refuse_many_jobs(self, caller: Caller) -> None:
        """Raises Overloaded where a tenant has as many unfinished jobs here as it may."""
        mine = self._jobs_of[caller.account_uuid]
        if mine and not caller.is_admin and mine >= self._node.configs.get(JOBS_PER_ACCOUNT):
            raise Overloaded(f"{mine} jobs of this account are unfinished here; try again in a moment")

    async def _handle(self, declaration: Declaration, wire: Body) -> Body:
        message = await self._permitted(declaration, wire)
        if isinstance(message, QueryMessage):
            assert declaration.returns is not None
            opens = await readable(self._node.db, current_call().caller, self.declarations)
            return (await self._queries.answer(message, declaration.returns, opens)).body()
        if not await self._check(declaration, message):
            return {}
        if isinstance(message, CreateMessage) and message.resource_uuid and declaration.returns is not None:
            await self._node.db.read_uncommitted(_refuse_taken, declaration.returns, message.resource_uuid)
        if message.system_tags and "validationOnly" in message.system_tags:
            return await self._node.cascades.rehearse(message)
        reply = await self._node.bus.ask(message)
        return await self._body(declaration, reply)

    async def _permitted(self, declaration: Declaration, wire: Body) -> ApiMessage:
        """The message of a call that its caller may make, so far as policies and its own rank decide.

        Of a user without a policy for the API nothing else is looked at.
        """
        caller = current_call().caller
        _refuse_unprivileged(declaration, caller)
        if caller is None or not caller.is_user or _is_on_own_session(declaration, wire):
            return parse(declaration, wire)
        await self._node.db.read_uncommitted(refuse_unpermitted, caller, declaration, None)
        message = parse(declaration, wire)
        await self._node.db.read_uncommitted(self._refuse_unpermitted, caller, message)
        return message

    def _refuse_unpermitted(self, tx: Transaction, caller: Caller, message: ApiMessage) -> None:
        refuse_unpermitted(tx, caller, message.declaration, named_by(tx, message, self._inventories, caller))

    async def _check(self, declaration: Declaration, message: ApiMessage) -> bool:
        """Raises what the call is refused with before it begins; false where there is nothing to do."""
        caller = current_call().caller
        named = (message, self._inventories, caller, self._node.tags.references)
        is_there = await self._node.db.read_uncommitted(refuse_dangling, *named)
        self._refuse_wrong_tags(declaration, message)
        return is_there

    @handles(CheckCall)
    async def check(self, call: CheckCall) -> ApiMessage:
        """The message of a call that its API would not refuse before it begins."""
        declaration = self.declared(call.api)
        message = await self._permitted(declaration, call.wire)
        await self._check(declaration, message)
        return message

    @handles(ListRunningJobs)
    async def running(self, wanted: ListRunningJobs) -> list[Uuid]:
        """The jobs that this node works on."""
        account = wanted.account_uuid
        return [job.uuid for job in reversed(self._running.values()) if account in (None, job.account_uuid)]

    @handles(PerformCall)
    async def perform(self, call: PerformCall) -> Body:
        """Handles a call of the node's own, as one that comes from outside."""
        return await self._handle(self.declared(call.api), call.wire)

    @handles(AnswerAbout)
    async def answer_about(self, wanted: AnswerAbout) -> Body:
        """What an API would answer that has done its work on a resource."""
        return await self._answer_about(wanted.api, wanted.resource)

    def _refuse_wrong_tags(self, declaration: Declaration, message: ApiMessage) -> None:
        self._refuse_many_tags(message)
        if isinstance(message, CreateMessage) and message.tag_uuids:
            raise NotFound(f"field[tagUuids]: no tag pattern has the uuid[{message.tag_uuids[0]}]")
        tags = [tag for tag in message.system_tags or () if tag != "validationOnly"]
        if tags and declaration.returns is not None:
            self._node.tags.refuse_wrong(declaration.returns.__vo__, tags)

    def _refuse_many_tags(self, message: ApiMessage) -> None:
        """Raises InvalidArgument where a call brings more tags than a resource may have."""
        for name, wire in lists_of_tags(type(message)).items():
            given = getattr(message, name)
            if not given:
                continue
            most = self._node.configs.get(TAGS_PER_RESOURCE)
            for tags in given.values() if isinstance(given, dict) else (given,):
                if isinstance(tags, list) and len(without_deployment(tags)) > most:
                    raise InvalidArgument(
                        f"field[{wire}] has {len(tags)} tags; {most} are the most that a resource may have"
                        f" (global config {TAGS_PER_RESOURCE.full_name})"
                    )

    async def _body(self, declaration: Declaration, reply: Any) -> Body:
        if reply is None:
            return {}
        if isinstance(reply, WireModel):
            return reply.model_dump(mode="json", by_alias=True, exclude_none=True)
        if declaration.returns is None:
            raise Bug(f"{declaration.name} answered {type(reply).__name__}, but declares no inventory")
        # What a job answers is written into its row, and so durable, before anybody reads it.
        look = self._node.db.read_uncommitted if declaration.is_async else self._node.db.query
        return await look(self._inventory_of, declaration, reply)

    def _inventory_of(
        self, tx: Transaction, declaration: Declaration, reply: Uuid | Base | list[Uuid]
    ) -> Body:
        model = declaration.returns
        assert model is not None
        if declaration.shape is Shape.INVENTORY:
            assert not isinstance(reply, list)
            row = reply if isinstance(reply, Base) else tx.require(model, reply)
            (shown,) = self._inventories.many(tx, [row])
            return {"inventory": shown, "schema": self._inventories.schema(model, shown, "inventory")}
        assert isinstance(reply, list)
        caller = current_call().caller
        rows = [tx.require(model, uuid) for uuid in reply]
        rows = [row for row in rows if caller is None or sees(tx, caller, row)]
        every = self._inventories.many(tx, rows)
        return {"inventories": every, "schema": self._inventories.schema(model, every, "inventories")}


@contextmanager
def called_by(caller: Caller) -> Iterator[None]:
    """What is done inside, and by tasks that are started inside, is done for this caller."""
    with in_call(current_call()._replace(caller=caller)):
        yield


def _refuse_unprivileged(declaration: Declaration, caller: Caller | None) -> None:
    """Raises PermissionDenied for an API of administrators that a tenant calls."""
    if declaration.admin and caller is not None and not caller.is_admin:
        raise PermissionDenied(f"{declaration.name} is for administrators only")


def _refuse_taken(tx: Transaction, model: type[Base], uuid: Uuid) -> None:
    """Raises InvalidArgument before a workflow begins that would end so, and say in which step."""
    if tx.exists(model, uuid):
        raise UnacceptableUuid(uuid)


def _is_on_own_session(declaration: Declaration, wire: Body) -> bool:
    if not declaration.on_session:
        return False
    named = wire.get("sessionUuid")
    return not declaration.login_required or (
        isinstance(named, str) and session_id(named) == current_call().session
    )


def _job(uuid: Uuid, api: str, account_uuid: Uuid) -> Job:
    loop = asyncio.get_running_loop()
    return Job(uuid, api, account_uuid, loop.time(), loop.create_future())


def _failed(failure: Exception) -> Outcome:
    return Outcome(False, {"error": OrreryError.of(failure).to_wire()})


def _ending(outcome: Outcome) -> str:
    if outcome.success:
        return "the job has succeeded"
    error = outcome.body["error"]
    return f"the job has failed: [{error['code']}] {error.get('details', error['description'])}"


def _shown_to(outcome: Outcome, reader: Credential) -> Outcome:
    """An outcome as a session sees it: of itself it sees the token, which is kept nowhere, as its uuid."""
    inventory = outcome.body.get("inventory")
    if not isinstance(inventory, dict) or not isinstance(reader, str) or EXPIRY not in inventory:
        return outcome
    if inventory.get("uuid") != session_id(reader):
        return outcome
    return Outcome(outcome.success, {**outcome.body, "inventory": {**inventory, "uuid": reader}})


async def _end_of(job: Job, hold_seconds: float) -> Outcome | None:
    """The end of a job, or None where it is not there in time."""
    try:
        async with asyncio.timeout(hold_seconds):
            return await asyncio.shield(job.outcome)
    except TimeoutError:
        return None


@cache
def lists_of_tags(message: type[ApiMessage]) -> dict[str, str]:
    """The fields in which a call brings tags: their wire names by their own names."""
    return {**tag_fields(message), "user_tags": "userTags"}


class CallFailed(Exception):
    """An in-process call ended with this error body, as a client would see it."""

    def __init__(self, body: Body) -> None:
        error = body["error"]
        super().__init__(f"[{error['code']}] {error.get('details', error['description'])}")
        self.error: Body = error


def _taken(uuid: Uuid, caller: Caller, owner: Uuid | None) -> JobUuidTaken:
    """Of another account's job a caller does not learn that it is there."""
    if caller.is_admin or owner == caller.account_uuid:
        return JobUuidTaken(f"there is a job with the uuid[{uuid}] already; choose another uuid")
    return JobUuidTaken(f"the uuid[{uuid}] cannot be used for a job; choose another uuid")
