"""Waiting for jobs: with progress where somebody looks, and a word on what goes on when they stop looking."""

from __future__ import annotations

import asyncio
import json
import shlex
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

import click

from orrery.core.cli import output, renewal, session
from orrery.core.cli.connection import with_uuids
from orrery.core.cli.main import EXIT_INTERRUPTED, catalogue
from orrery.core.client.deploy.apis import Apis
from orrery.core.client.errors import ApiFailure
from orrery.core.client.http import Begun, HttpClient
from orrery.core.kernel.api.message import CreateMessage, Declaration
from orrery.core.kernel.api.text import escaped

REFRESH_SECONDS = 1.0
ASK_AFTER_SECONDS = 2.0
"""A job that lasts longer is asked how far it has come."""

Show = Callable[[str], None]


def performed(declaration: Declaration, given: Mapping[str, Any], url: str | None) -> dict[str, Any]:
    """What a call answers in the end.

    Raises ApiFailure; and click's Exit where the user interrupts the wait for a job, who is told of it.
    """
    if not declaration.is_async:
        return renewal.at_server(lambda server: _called(server, declaration, given), url)
    try:
        begun = renewal.at_server(lambda server: _begun(server, declaration, given), url)
    except KeyboardInterrupt:
        look = f"{session.command()} jobs --running{_with(url)}"
        click.echo(f"\n{declaration.name} may go on at the server; look there: {look}", err=True)
        raise
    if begun.answer is not None:
        return begun.answer
    try:
        return renewal.at_server(
            lambda server: followed(server, begun.job, declaration.name, declaration.timeout_seconds), url
        )
    except KeyboardInterrupt:
        interrupted(declaration.name, [begun.job], url, _undoing(declaration, given, url))


def begin(declaration: Declaration, given: Mapping[str, Any], url: str | None, form: str | None) -> None:
    """Begin a call that is a job, and print the job's uuid instead of waiting. Raises ApiFailure."""
    begun = renewal.at_server(lambda server: _begun(server, declaration, given), url)
    if begun.answer is not None:
        output.show(begun.answer, form)
        return
    tell(form, {"job": begun.job}, begun.job)
    click.echo(f"{declaration.name} runs as a job; wait for it: {wait_command(begun.job, url)}", err=True)


async def followed(server: HttpClient, job: str, label: str, seconds: float) -> dict[str, Any]:
    """What a call answers whose job has this uuid. On a terminal its progress is shown meanwhile.

    Raises ApiFailure where it fails, or has not ended after so many seconds.
    """
    with live(f"{label} ...") as show:
        if show is None:
            return await server.end_of(job, seconds)
        reporting = asyncio.create_task(_report(server, job, label, show))
        try:
            return await server.end_of(job, seconds)
        finally:
            reporting.cancel()
            await asyncio.gather(reporting, return_exceptions=True)


def interrupted(label: str, jobs: Sequence[str], url: str | None, undoing: str = "") -> NoReturn:
    """Tell a user who has interrupted a wait that the jobs go on, and end with the status for that.

    `undoing` is the command that removes what the job makes.
    """
    look = f"{session.command()} jobs"
    if len(jobs) == 1:
        lines = [
            f"{label} goes on at the server as job {jobs[0]}",
            f"  wait for it  {wait_command(jobs[0], url)}",
            f"  look at it   {look} {jobs[0]}{_with(url)}",
        ]
    else:
        running = f"  look at them {look} --running{_with(url)}"
        lines = [f"{label}: {len(jobs)} jobs go on at the server", running]
    lines.append("  cancel       not possible; only long jobs are (SubmitLongJob, then CancelLongJob)")
    if undoing:
        lines.append(f"  undo it      {undoing}")
    click.echo("\n" + "\n".join(lines), err=True)
    raise click.exceptions.Exit(EXIT_INTERRUPTED)


def tell(form: str | None, record: Mapping[str, Any], text: str) -> None:
    """Print one line: a JSON object for programs, a text for people."""
    is_json = output.chosen(form) not in (output.TABLE, output.WIDE, output.NAME)
    click.echo(escaped(json.dumps(record, ensure_ascii=False) if is_json else text))


def wait_command(job: str, url: str | None) -> str:
    """The command that waits for a job."""
    return f"{session.command()} wait job/{job}{_with(url)}"


@contextmanager
def live(text: str) -> Iterator[Show | None]:
    """A line that can be changed while something runs; None where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status(escape(text)) as status:
        yield lambda changed: status.update(escape(escaped(changed)))


async def _called(server: HttpClient, declaration: Declaration, given: Mapping[str, Any]) -> dict[str, Any]:
    with output.spinner(f"{declaration.name} ..."):
        return await server.invoke(declaration, await with_uuids(server, declaration, given))


async def _begun(server: HttpClient, declaration: Declaration, given: Mapping[str, Any]) -> Begun:
    with output.spinner(f"{declaration.name} ..."):
        return await server.begin(declaration, await with_uuids(server, declaration, given))


async def _report(server: HttpClient, job: str, label: str, show: Show) -> None:
    """Shows how long a job has taken, and how far it has come where the server knows."""
    loop = asyncio.get_running_loop()
    began, is_asked = loop.time(), True
    progress = ""
    while True:
        await asyncio.sleep(REFRESH_SECONDS)
        seconds = loop.time() - began
        if is_asked and seconds > ASK_AFTER_SECONDS:
            try:
                progress = await progress_of(server, job)
            except ApiFailure:
                is_asked = False  # who may not ask, or meets an older server, waits without
        show(f"{label} ... {seconds:.0f} s{progress}")


async def progress_of(server: HttpClient, job: str) -> str:
    """How far a job has come, as ``, download 40 %``; empty where it reports nothing. Raises ApiFailure."""
    reports = (await server.call("GetTaskProgress", apiId=job))["inventories"]
    return f", {reports[-1]['taskName']} {reports[-1]['content']} %" if reports else ""


def _undoing(declaration: Declaration, given: Mapping[str, Any], url: str | None) -> str:
    """The command that removes what a call makes; empty where it makes nothing that has a name.

    A removal waits for its turn behind the calls on that resource, so it can be given at once.
    """
    named = given.get("resourceUuid") or given.get("name")
    vo = declaration.returns.__vo__ if declaration.returns is not None else None
    if not issubclass(declaration.message, CreateMessage) or not (named and vo):
        return ""
    removal = Apis(catalogue(click.get_current_context())).removal(vo)
    if removal is None:
        return ""
    return f"{session.command()} {removal.api} {shlex.quote(f'{removal.uuid}={named}')}{_with(url)}"


def _with(url: str | None) -> str:
    return f" --url {url}" if url else ""
