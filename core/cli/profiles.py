"""`orrery profiles`: the logins that are kept, by their names."""

from __future__ import annotations

from typing import Any

import click

from orrery.core.cli import output, session, waiting

DEFAULT = "default"
"""How the profile without a name is shown."""
COLUMNS = ("", "profile", "server", "account", "logged in")


@click.command("profiles")
@output.option
def profiles_command(output: str | None) -> None:
    """List the profiles: for each a server, and who is logged in there.

    \b
      orrery --profile lab login --url http://lab:8080
      orrery --profile lab QueryZone
      ORRERY_PROFILE=lab orrery QueryZone

    `orrery --profile lab logout` ends a session and forgets the profile. Whether a session has ended is not
    asked of the server.
    """
    rows = [_described(name) for name in session.profiles()]
    _print(rows, output)


def _described(name: str | None) -> dict[str, Any]:
    """A profile as a row. Raises NoUsableSession for a malformed file."""
    kept = session.read(session.path_of(name))
    who = f"{kept.user} of {kept.account}" if kept.user else kept.account
    return {
        "profile": name or DEFAULT,
        "url": kept.url,
        "account": who,
        "loggedIn": kept.session is not None,
        "current": name == session.profile(),
    }


def _print(rows: list[dict[str, Any]], form: str | None) -> None:
    if output.chosen(form) == "json":
        for row in rows:
            waiting.tell("json", row, "")
        return
    cells = [
        ["*" if row["current"] else "", row["profile"], row["url"], row["account"], row["loggedIn"]]
        for row in rows
    ]
    output.table(COLUMNS, cells)
    if not rows:
        click.echo("nobody is logged in: run orrery login --url http://HOST:PORT", err=True)
