"""Logging in and out."""

from __future__ import annotations

import sys

import click

from orrery.core.cli import connection, interrupts, session
from orrery.core.client.errors import ApiFailure


@click.command("login")
@click.option("--url", help="The server's address, such as http://127.0.0.1:8080.")
@click.option("--account", default="admin", show_default=True, help="Name of the account.")
@click.option("--user", help="Name of a user of the account, to log in as that instead.")
@click.option("--password", help="Asked for when it is left out.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def login(
    url: str | None, account: str, user: str | None, password: str | None, password_stdin: bool
) -> None:
    """Log in and keep the session for later commands.

    The session is kept in a file that only you can read, one for each --profile; each call prolongs it.
    ORRERY_URL and ORRERY_SESSION win over it.
    """
    if password is not None and password_stdin:
        raise click.UsageError("--password and --password-stdin exclude each other")
    secret = password if password is not None else _typed(password_stdin)
    address = session.current(url).url
    uuid = interrupts.run(_login(address, (account, user), secret))
    session.save(session.Session(address, uuid, account, user))
    click.echo(f"logged in at {address} as {f'{user} of ' if user else ''}{account}", err=True)


@click.command("logout")
def logout() -> None:
    """End the session and forget it."""
    kept = session.current()
    try:
        interrupts.run(_logout(kept))
    except ApiFailure as failure:
        click.echo(f"the server could not be told: {failure}", err=True)
    session.forget()
    click.echo("logged out", err=True)


def _typed(from_input: bool) -> str:
    """The password from a terminal, or one line of standard input. Raises click.UsageError without either."""
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise click.UsageError("there is no terminal to ask for the password: give --password-stdin")
    typed: str = click.prompt("Password", hide_input=True)
    return typed


async def _login(url: str, who: tuple[str, str | None], password: str) -> str:
    async with connection.client_at(url, None) as server:
        return await server.login(*who, password=password)


async def _logout(kept: session.Session) -> None:
    async with connection.client_at(kept.url, kept.session) as server:
        await server.logout()
