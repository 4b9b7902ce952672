"""`orrery jobs`: the calls that run at the server as jobs, and those that have ended."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import click

from orrery.core.cli import connection, long_jobs, output, renewal, session, waiting
from orrery.core.cli.connection import known_kinds
from orrery.core.client.errors import ApiFailure
from orrery.core.client.http import HttpClient

LIMIT = 20
LIMIT_MAX = 1000
COLUMNS = ("job", "call", "state", "began (UTC)", "took", "resource", "error")
ERROR_SHOWN = 60
RUNNING, FAILED = "Running", "Failed"

Row = dict[str, Any]


@click.command("jobs")
@click.argument("uuids", nargs=-1, metavar="[UUID]...")
@click.option("--running", is_flag=True, help="Those that run.")
@click.option("--failed", is_flag=True, help="Those that have failed.")
@click.option("--limit", type=click.IntRange(1, LIMIT_MAX), default=LIMIT, show_default=True)
@output.option
@connection.URL
def jobs_command(
    uuids: tuple[str, ...], running: bool, failed: bool, limit: int, output: str | None, url: str | None
) -> None:
    """List the jobs that run and those that have ended, of each the newest first; or show those named.

    A job is a call that takes its time, or a long job, which SubmitLongJob begins. Tenants see the jobs of
    their account. Dates are those of the server's clock. `orrery wait job/UUID` waits for one.

    A call goes on to its end once it runs. A long job can be cancelled, which undoes what it did:
    `orrery CancelLongJob uuid=UUID`.
    """
    if running and failed:
        raise click.UsageError("--running and --failed exclude each other; without them all are listed")
    state = RUNNING if running else FAILED if failed else None
    if uuids:
        found = renewal.at_server(lambda server: _named(server, uuids), url)
    else:
        found = renewal.at_server(lambda server: _listed(server, state, limit), url)
    _show(found, output, is_whole=bool(uuids))


async def _listed(server: HttpClient, state: str | None, limit: int) -> list[Row]:
    """Calls and long jobs: those that run, then those that have ended, each the newest first."""
    calls: list[Row] = (await server.call("GetApiJobs", state=state, limit=limit))["inventories"]
    among = long_jobs.FAILED if state == FAILED else long_jobs.RUNNING if state == RUNNING else None
    rows = [*calls, *await long_jobs.listed(server, among, limit)]
    return sorted(rows, key=lambda row: (not _runs(row), -row["createdMs"]))[:limit]


async def _named(server: HttpClient, uuids: tuple[str, ...]) -> list[Row]:
    """These jobs, with their progress where they run. Raises ApiFailure for one that is unknown."""
    rows = []
    for uuid in uuids:
        row = await _one(server, uuid)
        rows.append(row)
        if row["state"] == RUNNING and not long_jobs.is_long(row):
            row["progress"] = await _progress(server, uuid)
    return rows


async def _one(server: HttpClient, uuid: str) -> Row:
    try:
        [row] = (await server.call("GetApiJobs", uuid=uuid))["inventories"]
    except ApiFailure:
        found = await long_jobs.one(server, uuid)
        if found is None:
            raise
        return found
    return dict(row)


async def _progress(server: HttpClient, uuid: str) -> str:
    try:
        return (await waiting.progress_of(server, uuid)).removeprefix(", ")
    except ApiFailure:
        return ""  # it has ended meanwhile


def _show(rows: list[Row], form: str | None, *, is_whole: bool) -> None:
    shown = output.chosen(form)
    if shown == output.JSON:
        for row in rows:
            waiting.tell(output.JSON, row, "")
    elif shown == output.NAME:
        for row in rows:
            click.echo(f"job/{row['uuid']}")
    elif shown not in (output.TABLE, output.WIDE):
        output.show({"inventories": rows}, shown)
    elif is_whole:
        for row in rows:
            output.show({"inventory": _dated(row)}, output.TABLE)
    else:
        _table(rows, shown)


def _table(rows: list[Row], form: str) -> None:
    """A table of jobs; where some of them run, with a column that says which can be cancelled."""
    running = [row for row in rows if _runs(row)]
    columns = (*COLUMNS, "cancel") if running else COLUMNS
    cells = [[*_cells(row), _cancel(row)] if running else _cells(row) for row in rows]
    if rows:
        output.table(columns, cells, form=form, whole=("resource",))
    else:
        click.echo("0 shown", err=True)
    command = session.command()
    if any(map(long_jobs.is_long, running)):
        click.echo(f"a long job is cancelled by: {command} CancelLongJob uuid=UUID", err=True)
    if not all(map(long_jobs.is_long, running)):
        click.echo(f"calls that run cannot be cancelled; see {command} explain SubmitLongJob", err=True)


def _runs(row: Row) -> bool:
    return row["state"] == RUNNING or row["state"] in long_jobs.RUNNING


def _cancel(row: Row) -> str:
    if not _runs(row):
        return ""
    return "CancelLongJob" if long_jobs.is_long(row) else "no"


def _cells(row: Row) -> list[str]:
    resource = _resource(row)
    error = row.get("errorDetails") or ""
    if len(error) > ERROR_SHOWN:
        error = error[: ERROR_SHOWN - 1] + "…"
    return [row["uuid"], row["api"], row["state"], date(row["createdMs"]), _took(row), resource, error]


def _resource(row: Row) -> str:
    """What a job is about, as `orrery wait` takes it."""
    vo, uuid = row.get("resourceType"), row.get("resourceUuid")
    kind = known_kinds().by_vo(vo) if vo is not None else None
    return f"{kind.name if kind is not None else vo or ''}/{uuid}" if uuid is not None else ""


def _dated(row: Row) -> Row:
    dates = {"createdMs": "began", "finishedMs": "ended"}
    return {dates.get(key, key): date(value) if key in dates else value for key, value in row.items()}


def date(milliseconds: int) -> str:
    """A time in milliseconds since 1970 as a date in UTC, to the second."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")


def _took(row: Row) -> str:
    ended = row.get("finishedMs")
    return "" if ended is None else f"{(ended - row['createdMs']) / 1000:.1f} s"
