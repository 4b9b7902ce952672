"""The server that a command talks to, with the APIs and kinds of resources that the command knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import click
import httpx

from orrery.core.api.kinds import Kinds
from orrery.core.cli import session
from orrery.core.cli.main import catalogue
from orrery.core.client.http import HttpClient
from orrery.core.client.names import Names
from orrery.core.kernel.api.message import Declaration

transport: Callable[[], httpx.AsyncBaseTransport | None] = lambda: None  # noqa: E731
"""How to reach the server; tests put their own in."""

URL = click.option("--url", help="The server's address; default: that of the login.")


def client(url: str | None) -> HttpClient:
    """The client for the session in use."""
    kept = session.current(url)
    return client_at(kept.url, kept.session)


def client_at(url: str, uuid: str | None) -> HttpClient:
    """The client of a server, with the APIs that this command knows."""
    known = catalogue(click.get_current_context())
    return HttpClient(url, uuid, declarations=known, transport=transport())


def known_kinds() -> Kinds:
    """The kinds of resources of the APIs that this command knows."""
    return Kinds(catalogue(click.get_current_context()))


async def with_uuids(
    server: HttpClient, declaration: Declaration, given: Mapping[str, Any]
) -> dict[str, Any]:
    """The parameters of a call with uuids where they had names. Raises NoSuchName, AmbiguousName."""
    return await Names(server, known_kinds()).parameters(declaration, given)
