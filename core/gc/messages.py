"""Calls on garbage. The rows are the workflows' own (core.kernel.workflow.model)."""

from __future__ import annotations

from typing import Annotated

from core.kernel.api.declaration import Declarations
from core.kernel.api.message import ApiMessage, QueryMessage, Refers
from core.kernel.workflow import Garbage

api = Declarations(java="org.zstack.core.gc", admin=True)

GarbageUuid = Annotated[str, Refers(Garbage.__vo__)]
AnyGarbageUuid = Annotated[str, Refers(Garbage.__vo__, must_exist=False)]


@api.query("/gc-jobs", "/gc-jobs/{uuid}", returns=Garbage)
class QueryGCJob(QueryMessage):
    """List what is left to be collected; what is done is gone from the list."""


@api.action("/gc-jobs/{uuid}/actions")
class TriggerGCJob(ApiMessage):
    """Try one piece of garbage now. Fails with the reason where it still cannot be done."""

    uuid: GarbageUuid


@api.delete("/gc-jobs/{uuid}")
class DeleteGCJob(ApiMessage):
    """Give one piece of garbage up: what it was to remove stays, and is held no more.

    What may still exist by then can be used elsewhere too, so make sure that it does not. An absent one is no
    error.
    """

    uuid: AnyGarbageUuid
