"""`orrery events`: what has happened, and what happens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import aclosing
from datetime import UTC, datetime
from typing import Any

import click

from orrery.core.cli import connection, output, renewal, waiting
from orrery.core.cli.jobs import date
from orrery.core.client.errors import ClientError
from orrery.core.client.events import Event, EventStream
from orrery.core.client.http import HttpClient

LIMIT = 20
PATTERN = re.compile(r"[A-Za-z0-9*]+(\.[A-Za-z0-9*]+)*")
AGO = re.compile(r"(\d+(?:\.\d+)?)(ms|s|m|h|d)")
SECONDS = {"ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86400}
SHOWN = ("state", "status")
"""Fields of a resource that a line of text shows; JSON has all."""


class InvalidSince(ClientError):
    """A time that is none."""


@click.command("events")
@click.option("--follow", "-f", is_flag=True, help="Go on with what happens from now on, until Ctrl-C.")
@click.option(
    "--filter",
    "patterns",
    multiple=True,
    metavar="PATTERN",
    help="Names of events, with * for any part: vm.*, *.deleted. Several: those that match any.",
)
@click.option(
    "--since",
    metavar="TIME",
    help="From this time of the server's clock on: 10m, 2h (ago), or a date such as 2026-01-01T12:00 in UTC.",
)
@click.option("--after", type=click.IntRange(0), metavar="ID", help="Those after this id, the oldest first.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    help=f"At most so many. Default: the newest {LIMIT}; no limit with --follow, --since or --after.",
)
@output.option
@connection.URL
def events_command(
    follow: bool,
    patterns: tuple[str, ...],
    since: str | None,
    after: int | None,
    limit: int | None,
    output: str | None,
    url: str | None,
) -> None:
    """List what has happened to resources, or follow it.

    \b
      orrery events --filter 'vm.*' --since 1h
      orrery events --follow --filter 'vm.*' --filter host.disconnected -o json

    What is followed continues over lost connections and restarts of the server, without losing an event. With
    -o json, and in a pipe, each event is one line, with its id; --after takes it to continue later.
    """
    if since is not None and after is not None:
        raise click.UsageError("--since and --after exclude each other")
    _check(patterns)
    moment = _moment(since) if since is not None else None
    start = renewal.at_server(lambda server: _start(server, moment), url) if moment is not None else after
    if follow:
        _follow(patterns, start, limit, output, url)
        return
    found = renewal.at_server(lambda server: _past(server, patterns, start, limit), url)
    for event in found:
        _tell(event, output)


def _follow(
    patterns: Sequence[str], start: int | None, limit: int | None, form: str | None, url: str | None
) -> None:
    """Prints events until there are `limit`, or the user interrupts."""
    reached, left = start, limit

    async def work(server: HttpClient) -> None:
        nonlocal reached, left
        stream = EventStream(server, patterns, reached, on_break=_tell_break)
        try:
            async with aclosing(stream.events()) as events:
                async for event in events:
                    _tell(event, form)
                    left = None if left is None else left - 1
                    if left == 0:
                        return
        finally:
            reached = stream.after  # where to go on after a new login

    renewal.at_server(work, url)


def _tell_break(reason: str) -> None:
    click.echo(f"connection lost ({reason}); it is tried again", err=True)


async def _past(
    server: HttpClient, patterns: Sequence[str], after: int | None, limit: int | None
) -> list[Event]:
    """What has happened: the newest events, or the oldest after an id; in their order."""
    found: dict[int, Event] = {}
    wanted: Sequence[str | None] = patterns or (None,)
    for pattern in wanted:
        for event in await _matching(server, pattern, after, limit):
            found[event["id"]] = event
    most = limit if limit is not None else LIMIT if after is None else len(found)
    ordered = [found[number] for number in sorted(found)]
    return ordered[:most] if after is not None else ordered[-most:]


async def _matching(
    server: HttpClient, pattern: str | None, after: int | None, limit: int | None
) -> list[Event]:
    conditions: list[dict[str, Any]] = []
    if pattern is not None:
        conditions.append({"name": "name", "op": "like", "value": pattern.replace("*", "%")})
    if after is None:
        page = await server.call(
            "QueryEvent", conditions=conditions, sortBy="id", sortDirection="desc", limit=limit or LIMIT
        )
        newest: list[Event] = page["inventories"]
        return newest
    found: list[Event] = []
    while limit is None or len(found) < limit:
        behind = {"name": "id", "op": ">", "value": found[-1]["id"] if found else after}
        page = await server.call("QueryEvent", conditions=[*conditions, behind], sortBy="id")
        if not page["inventories"]:
            break
        found += page["inventories"]
    return found


async def _start(server: HttpClient, moment: float | datetime) -> int:
    """The id after which the events lie that happened since a date, or in the last so many seconds."""
    if isinstance(moment, datetime):
        since = moment.timestamp() * 1000
    else:
        now = (await server.call("GetCurrentTime"))["currentTime"]["MillionSeconds"]
        since = now - moment * 1000
    before = {"name": "time", "op": "<", "value": round(since)}
    page = await server.call(
        "QueryEvent", conditions=[before], sortBy="id", sortDirection="desc", limit=1, fields=["id"]
    )
    return int(page["inventories"][0]["id"]) if page["inventories"] else await _first(server)


async def _first(server: HttpClient) -> int:
    """The id before the first event that is kept."""
    page = await server.call("QueryEvent", conditions=[], sortBy="id", limit=1, fields=["id"])
    return int(page["inventories"][0]["id"]) - 1 if page["inventories"] else 0


def _moment(text: str) -> float | datetime:
    """Seconds before now, or a date. Raises InvalidSince."""
    ago = AGO.fullmatch(text.strip())
    if ago is not None:
        return float(ago[1]) * SECONDS[ago[2]]
    try:
        given = datetime.fromisoformat(text.strip())
    except ValueError:
        raise InvalidSince(
            f"--since {text}: expected a time such as 90s, 10m, 2h or 1d (ago), or 2026-01-01T12:00"
        ) from None
    return given if given.tzinfo is not None else given.replace(tzinfo=UTC)


def _check(patterns: Sequence[str]) -> None:
    for pattern in patterns:
        if PATTERN.fullmatch(pattern) is None:
            raise click.UsageError(
                f"--filter {pattern}: expected a pattern of event names, such as vm.* or *.deleted"
            )


def _tell(event: Event, form: str | None) -> None:
    body = event.get("body") or {}
    name = body.get("name") or ""
    changed = " ".join(f"{key}={body[key]}" for key in SHOWN if body.get(key))
    columns = f"{date(event['time'])}  {event['name']:28} {event['resourceUuid']}  {name:20} {changed}"
    waiting.tell(form, event, columns.rstrip())
