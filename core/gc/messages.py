"""Calls on what the node could not finish: garbage, and unresolved runs.

The rows are the workflows' own (orrery.core.kernel.workflow.model).
"""

from __future__ import annotations

from typing import Annotated

from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import ApiMessage, QueryMessage, Refers
from orrery.core.kernel.workflow import Garbage, UnresolvedRun

api = Declarations(java="org.zstack.core.gc", admin=True)

GarbageUuid = Annotated[str, Refers(Garbage.__vo__)]
AnyGarbageUuid = Annotated[str, Refers(Garbage.__vo__, must_exist=False)]
UnresolvedUuid = Annotated[str, Refers(UnresolvedRun.__vo__)]
AnyUnresolvedUuid = Annotated[str, Refers(UnresolvedRun.__vo__, must_exist=False)]


@api.query("/gc-jobs", "/gc-jobs/{uuid}", returns=Garbage)
class QueryGCJob(QueryMessage):
    """List what is left to be collected; what is done is gone from the list."""


@api.action("/gc-jobs/{uuid}/actions")
class TriggerGCJob(ApiMessage):
    """Try one piece of garbage now. Fails with the reason where it still cannot be done."""

    uuid: GarbageUuid


@api.delete("/gc-jobs/{uuid}")
class DeleteGCJob(ApiMessage):
    """Give up one piece of garbage: what it was to remove stays, and may be used elsewhere from then on.

    First make sure that no guest still uses it. An absent one is no error.
    """

    uuid: AnyGarbageUuid


@api.query("/unresolved-runs", "/unresolved-runs/{uuid}", returns=UnresolvedRun)
class QueryUnresolvedRun(QueryMessage):
    """List runs that could be neither finished nor undone, with the resources that they still claim."""


@api.action("/unresolved-runs/{uuid}/actions")
class RetryUnresolvedRun(ApiMessage):
    """Carry an unresolved run on, and wait until it is finished or undone.

    Fails with the reason where that is still impossible. Every start of the node tries it as well.
    """

    uuid: UnresolvedUuid


@api.delete("/unresolved-runs/{uuid}")
class DeleteUnresolvedRun(ApiMessage):
    """Give up an unresolved run: its resources are free again, and what it has done so far stays as it is.

    First make sure that these are in order, or can be deleted. An absent one is no error.
    """

    uuid: AnyUnresolvedUuid
