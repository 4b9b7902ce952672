"""Calls about the management node itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import UUID_PATTERN, ApiMessage, QueryMessage, Shape, WireModel
from orrery.core.kernel.bus.message import Message
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.registry import ResourceClash

api = Declarations(java="org.zstack.header.managementnode")


class VersionReply(WireModel):
    """The versions of what answers."""

    version: str
    """Version of the API on the wire, by which clients choose what they may call."""
    orrery_version: str
    """Version of the software."""
    success: bool = True


class TimeReply(WireModel):
    """The node's clock."""

    current_time: dict[str, int]
    """The world's clock by its name, `MillionSeconds`, and `Seconds`, both since 1970."""
    success: bool = True


@api.action(
    "/management-nodes/actions", is_async=False, login_required=False, reply=VersionReply, shape=Shape.ALL
)
class GetVersion(ApiMessage):
    """Ask which version of the API is spoken, and which version of the software runs."""


@api.action(
    "/management-nodes/actions", is_async=False, login_required=False, reply=TimeReply, shape=Shape.ALL
)
class GetCurrentTime(ApiMessage):
    """Ask what time it is on the node."""


@api.get(
    "/management-nodes/ready", login_required=False, java="org.zstack.header.apimediator.APIIsReadyToGoMsg"
)
class IsReadyToGo(ApiMessage):
    """Ask whether the node takes calls."""

    management_node_id: str | None = None
    """Accepted and not used: the node that is asked answers."""


class TaskProgressInventory(WireModel):
    """How far a task of a job had come: `content` is a percentage, `time` in milliseconds since 1970."""

    task_uuid: str
    """The job."""
    task_name: str
    """The API that runs."""
    type: str = "Progress"
    """Always Progress."""
    content: str
    """How much is done, in percent."""
    time: int
    """When it was reported; milliseconds since 1970."""


class TaskProgressReply(WireModel):
    """Reports of progress."""

    inventories: list[TaskProgressInventory]
    """The reports, the latest first."""


@api.get(
    "/task-progresses/{apiId}",
    reply=TaskProgressReply,
    shape=Shape.INVENTORIES,
    java="org.zstack.header.core.progress.APIGetTaskProgressMsg",
)
class GetTaskProgress(ApiMessage):
    """Ask how far a job has come; the latest report, or all of them. A job that is unknown is an error."""

    api_id: str | None = None
    """The job whose progress is asked for."""
    all: bool = False
    """Whether to answer with every report rather than with the latest."""


JobState = Literal["Running", "Succeeded", "Failed"]
JOBS_LISTED_MAX = 1000


class ApiJobInventory(WireModel):
    """An asynchronous call, and how it ended if it has. Times are in milliseconds since 1970."""

    uuid: str
    """The job, as the call's 202 answered it."""
    api: str
    """The API that was called."""
    state: JobState
    """Whether it runs still, or how it ended."""
    account_uuid: str
    """The account that called."""
    resource_type: str | None = None
    """Kind of the resource that the call is about."""
    resource_uuid: str | None = None
    """What the call is about, or has created."""
    created_ms: int
    """When the call came; milliseconds since 1970."""
    finished_ms: int | None = None
    """When it ended; milliseconds since 1970. Absent while it runs."""
    error_code: str | None = None
    """Code of the error of a failed job."""
    error_details: str | None = None
    """What went wrong, for people."""


class ApiJobsReply(WireModel):
    """Jobs."""

    inventories: list[ApiJobInventory]
    """The jobs, newest first."""


@api.get("/api-jobs", reply=ApiJobsReply, shape=Shape.INVENTORIES)
class GetApiJobs(ApiMessage):
    """List the jobs that run, and those that have ended, of each the newest first.

    Tenants see the jobs of their account, administrators all.
    """

    uuid: Annotated[str, StringConstraints(pattern=f"^{UUID_PATTERN}$")] | None = Field(
        default=None, description="Only this job. It is an error if there is none, or it is forgotten."
    )
    state: JobState | None = None
    """Only jobs in this state."""
    limit: Annotated[int, Field(ge=1, le=JOBS_LISTED_MAX)] = 50
    """At most so many jobs."""


@dataclass(frozen=True)
class ListRunningJobs(Message[list[Uuid]]):
    """The jobs that this node works on, the newest first: those of an account, or all."""

    account_uuid: Uuid | None = None


@api.query(
    "/resource-clashes",
    returns=ResourceClash,
    admin=True,
    java="org.zstack.header.vo.APIQueryResourceClashMsg",
)
class QueryResourceClash(QueryMessage):
    """List resources of different kinds that share a uuid, as an upgrade of an old database found them.

    There is a row for each of them. Delete all but one of each uuid.
    """
