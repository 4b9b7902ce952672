"""Work at a server in the session of the user, who logs in again when it has ended."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from typing import TypeVar

import click

from orrery.core.cli import connection, interrupts, session
from orrery.core.client.errors import ApiFailure
from orrery.core.client.http import HttpClient
from orrery.core.kernel.errors import InvalidSession

T = TypeVar("T")
NO_SESSION = "HTTP.400"
"""What a server answers to a call that needs a session and comes with none: the request lacks a header."""


def at_server(work: Callable[[HttpClient], Awaitable[T]], url: str | None) -> T:
    """What `work` gives, which is done once more after a new login where the session has ended.

    The server refuses a session before anything else, so nothing is done twice. The password is asked for on
    a terminal, and else taken from ORRERY_PASSWORD. Raises NotLoggedIn where there is none, and what `work`
    raises.
    """
    kept = session.current(url)
    try:
        return interrupts.run(_with(kept, work))
    except ApiFailure as failure:
        refusals = {InvalidSession.code} | ({NO_SESSION} if kept.session is None else set())
        if failure.code not in refusals:
            raise
    renewed = _renewed(kept)
    if renewed is None:
        raise session.NotLoggedIn(kept.url, " any more" if kept.session else "")
    return interrupts.run(_with(renewed, work))


async def _with(kept: session.Session, work: Callable[[HttpClient], Awaitable[T]]) -> T:
    async with connection.client_at(kept.url, kept.session) as server:
        done = await work(server)
    # Ctrl-C cancels this task, which notices that only where it waits; work may end without
    await asyncio.sleep(0)
    return done


def _renewed(kept: session.Session) -> session.Session | None:
    """A new session of whoever had this one; None where nobody had, or nobody gives the password."""
    if kept.session is None or kept.account is None or os.environ.get(session.SESSION_VARIABLE):
        return None
    who = f"{kept.user} of {kept.account}" if kept.user else kept.account
    password = os.environ.get(session.PASSWORD_VARIABLE)
    if password is None:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            return None
        click.echo(f"the session at {kept.url} has ended", err=True)
        password = click.prompt(f"Password of {who}", hide_input=True, err=True)
    uuid = interrupts.run(_login(kept, password))
    renewed = session.Session(kept.url, uuid, kept.account, kept.user)
    session.save(renewed)
    click.echo(f"logged in again at {kept.url} as {who}", err=True)
    return renewed


async def _login(kept: session.Session, password: str) -> str:
    assert kept.account is not None
    async with connection.client_at(kept.url, None) as server:
        return await server.login(kept.account, kept.user, password=password)
