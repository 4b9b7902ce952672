"""Long jobs in the list of jobs, as rows like those of calls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from orrery.core.client.errors import ApiFailure
from orrery.core.client.http import HttpClient

RUNNING = ("Waiting", "Running", "Suspended", "Canceling")
FAILED = ("Failed", "Canceled")
_LONG = "longJob"

Row = dict[str, Any]


async def listed(server: HttpClient, states: Sequence[str] | None, limit: int) -> list[Row]:
    """The newest long jobs, in these states or in any; none where the caller may not list them."""
    conditions = [{"name": "state", "op": "in", "value": ",".join(states)}] if states else []
    return await _rows(server, conditions, limit)


async def one(server: HttpClient, uuid: str) -> Row | None:
    """The long job of a uuid, if there is one that the caller may see."""
    found = await _rows(server, [{"name": "uuid", "op": "=", "value": uuid}], 1)
    return found[0] if found else None


def is_long(row: Row) -> bool:
    """Whether a row of the list is a long job."""
    return bool(row.get(_LONG))


async def _rows(server: HttpClient, conditions: Sequence[Row], limit: int) -> list[Row]:
    order = {"sortBy": "createDate", "sortDirection": "desc", "limit": limit}
    try:
        body = await server.call("QueryLongJob", conditions=conditions, **order)
    except ApiFailure:
        return []
    return [_row(each) for each in body["inventories"]]


def _row(job: Row) -> Row:
    """A long job with the names that calls have: `api`, `createdMs`, `finishedMs`, `resourceUuid`."""
    row: Row = {
        "uuid": job["uuid"],
        _LONG: True,
        "api": str(job["jobName"]).removeprefix("API").removesuffix("Msg"),
        "state": job["state"],
        "createdMs": job["createDateMs"],
    }
    if job.get("targetResourceUuid"):
        row["resourceUuid"] = job["targetResourceUuid"]
    if job["state"] not in RUNNING:
        row["finishedMs"] = job["lastOpDateMs"]
    if job["state"] in FAILED and job.get("jobResult"):
        row["errorDetails"] = job["jobResult"]
    return row
