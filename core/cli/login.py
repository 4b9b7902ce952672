"""Logging in and out."""

from __future__ import annotations

import asyncio

import click

from orrery.core.cli import call, session
from orrery.core.client.errors import ApiFailure


@click.command("login")
@click.option("--url", help="The server's address, such as http://127.0.0.1:8080.")
@click.option("--account", default="admin", show_default=True, help="Name of the account.")
@click.option("--password", help="Asked for when it is left out.")
def login(url: str | None, account: str, password: str | None) -> None:
    """Log in and keep the session for later commands.

    The session is kept in a file that only you can read; ORRERY_URL and ORRERY_SESSION win over it.
    """
    if password is None:
        password = click.prompt("Password", hide_input=True)
    address = session.current(url).url
    uuid = asyncio.run(_login(address, account, password))
    session.save(session.Session(address, uuid, account))
    click.echo(f"logged in at {address} as {account}", err=True)


@click.command("logout")
def logout() -> None:
    """End the session and forget it."""
    kept = session.current()
    try:
        asyncio.run(_logout(kept))
    except ApiFailure as failure:
        click.echo(f"the server could not be told: {failure}", err=True)
    session.forget()
    click.echo("logged out", err=True)


async def _login(url: str, account: str, password: str) -> str:
    async with call.client_at(url, None) as server:
        return await server.login(account, password)


async def _logout(kept: session.Session) -> None:
    async with call.client_at(kept.url, kept.session) as server:
        await server.logout()
