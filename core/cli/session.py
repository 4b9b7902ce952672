"""Where the command keeps its logins: for each profile, a file that only the user can read."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from orrery.core.client.address import DEFAULT_URL, base_url
from orrery.core.client.errors import ClientError
from orrery.core.kernel.files import make_private, make_private_directory, writable_by_others

URL_VARIABLE = "ORRERY_URL"
SESSION_VARIABLE = "ORRERY_SESSION"
PROFILE_VARIABLE = "ORRERY_PROFILE"


class NoUsableSession(ClientError):
    """The session file cannot be used."""


@dataclass(frozen=True)
class Session:
    """A server's address, and a login there if there is one."""

    url: str = DEFAULT_URL
    session: str | None = None
    account: str | None = None
    user: str | None = None


class NotLoggedIn(ClientError):
    """There is no session for the server that is to be called, or it has ended."""

    is_failure = True

    def __init__(self, url: str, why: str = "") -> None:
        profile = _profile()
        named = f" --profile {profile}" if profile else ""
        super().__init__(f"not logged in at {url}{why}: run orrery{named} login --url {url}")


def path() -> Path:
    """The session file of the chosen profile, in the user's configuration folder."""
    profile = _profile()
    return Path(click.get_app_dir("orrery")) / (f"session-{profile}.json" if profile else "session.json")


def current(url: str | None = None) -> Session:
    """The session to use: `url` and the environment win over the file.

    Raises NoUsableSession when the file is malformed.
    """
    stored = _stored()
    address = base_url(url or os.environ.get(URL_VARIABLE) or stored.url)
    session = os.environ.get(SESSION_VARIABLE) or (
        stored.session if address == base_url(stored.url) else None
    )
    return Session(address, session, stored.account, stored.user)


def save(session: Session) -> None:
    """Keep a login, readable by the user only."""
    file = path()
    make_private_directory(file.parent)
    if writable_by_others(file.parent):
        click.echo(f"warning: other users can write to {file.parent}, and so replace your session", err=True)
    make_private(file)
    with file.open("w") as stream:
        json.dump(asdict(session), stream)


def forget() -> None:
    """Throw the login away."""
    path().unlink(missing_ok=True)


def _profile() -> str | None:
    context = click.get_current_context(silent=True)
    return context.find_root().params.get("profile") if context else os.environ.get(PROFILE_VARIABLE)


def _stored() -> Session:
    try:
        return Session(**json.loads(path().read_text()))
    except FileNotFoundError:
        return Session()
    except (OSError, ValueError, TypeError) as refusal:
        raise NoUsableSession(
            f"{path()} cannot be read ({refusal}); log in again with `orrery login`"
        ) from None
