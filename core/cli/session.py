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
PASSWORD_VARIABLE = "ORRERY_PASSWORD"
_STEM = "session"


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
        super().__init__(f"not logged in at {url}{why}: run {command()} login --url {url}")


def folder() -> Path:
    """Where the session files are: the user's configuration folder."""
    return Path(click.get_app_dir("orrery"))


def path() -> Path:
    """The session file of the chosen profile."""
    return path_of(profile())


def path_of(name: str | None) -> Path:
    """The session file of a profile; that without a name is the default one."""
    return folder() / (f"{_STEM}-{name}.json" if name else f"{_STEM}.json")


def profiles() -> list[str | None]:
    """The names of the profiles that have a session file, the default one (None) first."""
    found = sorted(file.stem.removeprefix(f"{_STEM}-") for file in folder().glob(f"{_STEM}-*.json"))
    return [None, *found] if path_of(None).exists() else [*found]


def command() -> str:
    """How this command is called again with the same profile."""
    name = profile()
    return f"orrery --profile {name}" if name else "orrery"


def current(url: str | None = None) -> Session:
    """The session to use: `url` and the environment win over the file.

    Raises NoUsableSession when the file is malformed.
    """
    stored = read(path())
    address = base_url(url or os.environ.get(URL_VARIABLE) or stored.url)
    session = os.environ.get(SESSION_VARIABLE) or (
        stored.session if address == base_url(stored.url) else None
    )
    return Session(address, session, stored.account, stored.user)


def save(session: Session) -> None:
    """Keep a login in the chosen profile, readable by the user only."""
    save_as(profile(), session)


def save_as(name: str | None, session: Session) -> None:
    """Keep a login in the profile of this name, readable by the user only."""
    file = path_of(name)
    make_private_directory(file.parent)
    if writable_by_others(file.parent):
        click.echo(f"warning: other users can write to {file.parent}, and so replace your session", err=True)
    make_private(file)
    with file.open("w") as stream:
        json.dump(asdict(session), stream)


def forget() -> None:
    """Throw the login away."""
    path().unlink(missing_ok=True)


def profile() -> str | None:
    """The name of the profile in use; None for the default one."""
    context = click.get_current_context(silent=True)
    return context.find_root().params.get("profile") if context else os.environ.get(PROFILE_VARIABLE)


def read(file: Path) -> Session:
    """The login in a session file; that of nobody where there is no file.

    Raises NoUsableSession when the file is malformed.
    """
    try:
        return Session(**json.loads(file.read_text()))
    except FileNotFoundError:
        return Session()
    except (OSError, ValueError, TypeError) as refusal:
        raise NoUsableSession(
            f"{file} cannot be read ({refusal}); log in again with `orrery login`"
        ) from None
