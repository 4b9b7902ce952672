"""Calls on long jobs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    UUID_PATTERN,
    ApiMessage,
    CreateMessage,
    Description,
    Lines,
    Name,
    QueryMessage,
    Refers,
)
from orrery.core.kernel.bus import Message, RouteKey
from orrery.core.longjob.model import LongJob

api = Declarations(java="org.zstack.header.longjob")

JobUuid = Annotated[str, Refers("LongJobVO")]
AnyJobUuid = Annotated[str, Refers("LongJobVO", must_exist=False)]


@api.post("/longjobs", returns=LongJob)
class SubmitLongJob(CreateMessage):
    """Run an API that takes long as a job of its own; answers as soon as the job is recorded."""

    name: Name | None = None
    """Name for people; absent: the API's."""
    description: Description | None = None
    job_name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)] = Field(
        description="The message of the API: APIAddImageMsg or APIMigrateVmMsg."
    )
    job_data: Annotated[str, Lines()] = Field(description="The API's parameters, as a JSON object.")
    target_resource_uuid: Annotated[str, StringConstraints(pattern=f"^{UUID_PATTERN}$")] | None = Field(
        default=None, description="What the job shall be found by; default: what it works on, or creates."
    )


@api.action("/longjobs/{uuid}/actions")
class CancelLongJob(ApiMessage):
    """End a job early and undo what it did; ends when the job has."""

    uuid: JobUuid


@api.action("/longjobs/{uuid}/actions")
class CleanLongJob(ApiMessage):
    """Try again now to remove what an ended job could not undo."""

    uuid: JobUuid


@api.delete("/longjobs/{uuid}")
class DeleteLongJob(ApiMessage):
    """Forget a job that has ended."""

    uuid: AnyJobUuid


@api.action("/longjobs/{uuid}/actions", returns=LongJob)
class RerunLongJob(ApiMessage):
    """Begin a job that has ended once more, from its start."""

    uuid: JobUuid


@api.action("/longjobs/{uuid}/actions", returns=LongJob)
class ResumeLongJob(ApiMessage):
    """Go on with a job whose node died."""

    uuid: JobUuid


@api.action("/longjobs/{uuid}/actions", returns=LongJob)
class UpdateLongJob(ApiMessage):
    """Change what is said of a job."""

    uuid: JobUuid
    name: Name | None = None
    description: Description | None = None


@api.query("/longjobs", "/longjobs/{uuid}", returns=LongJob)
class QueryLongJob(QueryMessage):
    """List long jobs."""


@dataclass(frozen=True)
class RemoveLongJob(Message[None]):
    """Cancel a job, or wait for its end where it cannot be, and forget it, as cascades do."""

    uuid: RouteKey
