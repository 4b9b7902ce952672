"""`orrery wait`: until a resource is as it shall be, or a job has ended."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import click

from orrery.core.api.kinds import Kind, Kinds
from orrery.core.cli import connection, output, renewal, value_hints, waiting
from orrery.core.cli.connection import known_kinds
from orrery.core.cli.main import EXIT_FAILED, catalogue
from orrery.core.client import conditions
from orrery.core.client.errors import ApiFailure, ClientError, InvalidField, ServerUnreachable
from orrery.core.client.http import HttpClient
from orrery.core.client.names import GONE, Names, NoSuchName, is_uuid, kind_named

JOB = "job"
DELETED = "deleted"
LONG_JOB_ENDED = ("Succeeded", "Failed", "Canceled")
UNKNOWN_JOB = "HTTP.404"
POLL_SECONDS = 1.0
TIMEOUT_SECONDS = 1800.0

Row = dict[str, Any]


class NotMet(ClientError):
    """What was waited for did not happen."""

    is_failure = True


@dataclass(frozen=True)
class Wanted:
    """What shall become of resources, and until when, in the time of the loop."""

    conditions: tuple[str, ...]
    deadline: float
    seconds: float

    @property
    def text(self) -> str:
        """The conditions as they were given."""
        return " and ".join(self.conditions)


@click.command("wait")
@click.argument("targets", nargs=-1, required=True, metavar="KIND/NAME|job/UUID...")
@click.option(
    "--for",
    "wanted",
    multiple=True,
    metavar="CONDITION",
    help="Such as state=Running, or any condition of a query; or: deleted. Several must all hold.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0),
    default=TIMEOUT_SECONDS,
    show_default=True,
    metavar="SECONDS",
    help="Give up after this time, with exit status 1.",
)
@output.option
@connection.URL
def wait_command(
    targets: tuple[str, ...],
    wanted: tuple[str, ...],
    timeout: float,
    output: str | None,
    url: str | None,
) -> None:
    """Wait until resources are as they shall be, or jobs have ended.

    \b
      orrery wait vm/web-0 --for state=Running --timeout 60
      orrery wait vm/web-0 vm/web-1 --for deleted
      orrery wait job/019b76dce02045669011a29376dc5fac

    A job that failed, a resource that is gone before its time, and a limit of time that has passed end the
    command with status 1. The job is one that --no-wait or `orrery jobs` names, or a long job.
    """
    _check(targets, wanted)
    for target in targets:
        word, _, name = target.partition("/")
        if word == JOB:
            _job(name, timeout, output, url)
        else:
            _resource(target, wanted, timeout, output, url)


def _check(targets: Sequence[str], wanted: Sequence[str]) -> None:
    """Raises InvalidField before anything is asked of the server."""
    for target in targets:
        word, _, name = target.partition("/")
        if word != JOB:
            kind, _ = _parse(target)
            if not wanted:
                raise InvalidField("wait", target, "say what to wait for, such as --for state=Running")
            _refuse_impossible(kind, wanted)
        elif wanted:
            raise InvalidField("wait", target, "a job is waited for until it ends; leave --for out")
        elif not is_uuid(name):
            raise InvalidField("wait", target, "expected job/ and the uuid of a job, 32 hexadecimal digits")
    for text in wanted:
        if text != DELETED and conditions.split(text) is None:
            raise InvalidField("wait", text, f"expected a condition such as state=Running, or {DELETED}")


def _refuse_impossible(kind: Kind, wanted: Sequence[str]) -> None:
    """Raises InvalidField for a condition on a value that its field never has."""
    known = catalogue(click.get_current_context())
    for text in wanted:
        if conditions.split(text) is None or (condition := conditions.parse(text))["op"] not in ("=", "in"):
            continue
        for hint in value_hints.hints(Kinds(known), known, kind.query, [condition]):
            raise InvalidField("wait", text, f"will never hold: {hint}")


def _parse(target: str) -> tuple[Kind, str]:
    """Kind and name of a resource that is written ``vm/web-0``. Raises InvalidField, UnknownKind."""
    word, slash, name = target.partition("/")
    if not slash or not name:
        raise InvalidField("wait", target, "expected KIND/NAME, such as vm/web-0, or job/UUID")
    return kind_named(known_kinds(), word), name


def _job(uuid: str, timeout: float, form: str | None, url: str | None) -> None:
    """Waits for a job, and prints its end. Raises click's Exit where it failed."""
    try:
        body = renewal.at_server(lambda server: _end_of_job(server, uuid, timeout), url)
    except ApiFailure as failure:
        error = {JOB: uuid, "success": False, "error": failure.to_wire()}
        waiting.tell(form, error, f"job/{uuid}: {' '.join(str(failure).split())}")
        raise click.exceptions.Exit(EXIT_FAILED) from None
    except KeyboardInterrupt:
        waiting.interrupted("the call", [uuid], url)
    waiting.tell(form, {JOB: uuid, "success": True, **body}, f"job/{uuid}: done")


async def _end_of_job(server: HttpClient, uuid: str, timeout: float) -> dict[str, Any]:
    try:
        return await waiting.followed(server, uuid, f"job {uuid}", timeout)
    except ApiFailure as failure:
        if failure.code != UNKNOWN_JOB:
            raise
        unknown = failure
    rows = await _rows(server, "QueryLongJob", f"uuid={uuid}")
    if not rows:
        raise unknown
    loop = asyncio.get_running_loop()
    deadline = loop.time() + timeout
    with waiting.live(f"long job {uuid} ..."):
        while rows and rows[0]["state"] not in LONG_JOB_ENDED:
            if loop.time() > deadline:
                raise _timed_out(f"long job {uuid}", "its end", timeout, rows[0])
            await asyncio.sleep(POLL_SECONDS)
            rows = await _rows(server, "QueryLongJob", f"uuid={uuid}")
    if not rows or rows[0]["state"] != LONG_JOB_ENDED[0]:
        state = rows[0]["state"] if rows else DELETED
        raise ApiFailure(
            "SYS.1006", "An operation failed", f"the long job {uuid} is {state}: see QueryLongJob"
        )
    return {"inventory": rows[0]}


def _resource(
    target: str,
    wanted: tuple[str, ...],
    timeout: float,
    form: str | None,
    url: str | None,
) -> None:
    kind, name = _parse(target)

    async def work(server: HttpClient) -> str | None:
        deadline = asyncio.get_running_loop().time() + timeout
        return await _until(server, kind, name, Wanted(wanted, deadline, timeout))

    uuid = renewal.at_server(work, url)
    waiting.tell(
        form, {"resource": target, "uuid": uuid, "for": list(wanted)}, f"{target}: {' '.join(wanted)}"
    )


async def _until(server: HttpClient, kind: Kind, name: str, wanted: Wanted) -> str | None:
    """Returns when the resource is as wanted: its uuid. Raises NotMet, ApiFailure."""
    try:
        uuid = await Names(server, known_kinds()).uuid(kind, name)
    except NoSuchName:
        if DELETED in wanted.conditions:
            return None
        raise
    loop, row = asyncio.get_running_loop(), None
    with waiting.live(f"{kind.name} {name}: waiting for {wanted.text} ...") as show:
        while True:
            try:
                if await _holds(server, kind, uuid, wanted.conditions):
                    return uuid
                row = await _present(server, kind, uuid)
            except ServerUnreachable:
                if row is None:
                    raise
            else:
                if row is None:
                    raise NotMet(f"{kind.name} {name} is deleted; {wanted.text} will not hold any more")
            if loop.time() >= wanted.deadline:
                raise _timed_out(f"{kind.name} {name}", wanted.text, wanted.seconds, row)
            if show is not None:
                show(f"{kind.name} {name}: waiting for {wanted.text} ... it is {_condition(row)}")
            await asyncio.sleep(min(POLL_SECONDS, max(0.0, wanted.deadline - loop.time())))


async def _holds(server: HttpClient, kind: Kind, uuid: str, wanted: Sequence[str]) -> bool:
    if DELETED in wanted:
        return await _present(server, kind, uuid) is None
    return bool(await _rows(server, kind.query.name, f"uuid={uuid}", *wanted))


async def _present(server: HttpClient, kind: Kind, uuid: str) -> Row | None:
    """The resource, unless it is gone, or deleted in a way that can be taken back."""
    rows = await _rows(server, kind.query.name, f"uuid={uuid}")
    if not rows or {rows[0].get("state"), rows[0].get("status")} & set(GONE):
        return None
    return rows[0]


async def _rows(server: HttpClient, query: str, *texts: str) -> list[Row]:
    body = await server.call(query, conditions=[conditions.parse(text) for text in texts])
    rows: list[Row] = body["inventories"]
    return rows


def _timed_out(what: str, wanted: str, seconds: float, row: Row | None) -> NotMet:
    return NotMet(f"{what} is {_condition(row)} after {seconds:g} s; {wanted} has not come about")


def _condition(row: Row | None) -> str:
    shown = [str(row[key]) for key in ("state", "status") if row is not None and row.get(key)]
    return ", ".join(shown) or "there"
