"""Handlers of the calls about the node itself, and the upkeep of jobs."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from orrery.core.api.configs import PURGE_INTERVAL
from orrery.core.api.job_list import JobList
from orrery.core.api.jobs import JobStore, readable
from orrery.core.api.messages import (
    ApiJobsReply,
    GetApiJobs,
    GetCurrentTime,
    GetTaskProgress,
    GetVersion,
    IsReadyToGo,
    TaskProgressInventory,
    TaskProgressReply,
    TimeReply,
    VersionReply,
)
from orrery.core.kernel.bus import handles
from orrery.core.kernel.context import current_call
from orrery.core.kernel.errors import NotFound
from orrery.core.kernel.node import Node
from orrery.core.kernel.periodic import Periodic
from orrery.core.kernel.plugins import Service

DISTRIBUTION = "orrery-cloud"
WIRE_VERSION = "5.2.1"
"""The version of ZStack whose API is spoken here."""


def installed_version() -> str:
    """The version of the installed distribution."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "0.0.0"


class NodeService(Service):
    """The node, as its callers see it."""

    def __init__(self, node: Node) -> None:
        super().__init__(node)
        self._jobs = JobStore(node)
        self._list = JobList(node, self._jobs)

    def periodic(self) -> list[Periodic]:
        """Finished jobs are purged, after a time that passes as it does for the clients that poll them."""
        return [Periodic("job.purge", PURGE_INTERVAL, self._jobs.purge, client_time=True)]

    @handles(GetVersion)
    async def version(self, message: GetVersion) -> VersionReply:
        """The version of the wire, and the installed one."""
        return VersionReply(version=WIRE_VERSION, orrery_version=installed_version())

    @handles(GetCurrentTime)
    async def current_time(self, message: GetCurrentTime) -> TimeReply:
        """The clock, in milliseconds and in seconds since 1970."""
        now = self.node.clock.now_ms()
        return TimeReply(current_time={"MillionSeconds": now, "Seconds": now // 1000})

    @handles(IsReadyToGo)
    async def is_ready(self, message: IsReadyToGo) -> None:
        """Whoever is answered finds the node ready."""

    @handles(GetTaskProgress)
    async def progress(self, message: GetTaskProgress) -> TaskProgressReply:
        """The reports of a job (of every job, when none is named), the oldest first.

        Raises NotFound for a job that is unknown, or that the caller does not see.
        """
        progress = self.node.progress
        jobs = progress.jobs() if message.api_id is None else [message.api_id]
        jobs = await self.node.db.query(readable, jobs, current_call().caller)
        if message.api_id is not None and not (jobs and await self._is_known(message.api_id)):
            raise NotFound(f"field[apiId]: no job has the uuid[{message.api_id[:100]}]")
        shown = []
        for job in jobs:
            reports = progress.of(job)
            shown += [(job, report) for report in (reports if message.all else reports[-1:])]
        return TaskProgressReply(
            inventories=[
                TaskProgressInventory(
                    task_uuid=job, task_name=report.task_name, content=str(report.percent), time=report.time
                )
                for job, report in shown
            ]
        )

    @handles(GetApiJobs)
    async def jobs(self, message: GetApiJobs) -> ApiJobsReply:
        """Jobs as their callers see them. Raises NotFound for a named one that is unknown, or not theirs."""
        return ApiJobsReply(inventories=await self._list.list(message))

    async def _is_known(self, job: str) -> bool:
        """Whether there is such a job, or was one whose work goes on, as that of a long job does."""
        return bool(self.node.progress.of(job)) or await self._jobs.owner_of(job) is not None
