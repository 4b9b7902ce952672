"""The login of a cloud on this machine, kept in a profile that has the cloud's name."""

from __future__ import annotations

import os

from orrery.backends.first_login import ADMIN, FIRST_WORD
from orrery.backends.mini.errors import UpFailed
from orrery.core.cli import session
from orrery.core.client.errors import ApiFailure
from orrery.core.client.http import HttpClient


async def log_in(cloud: str, client: HttpClient, url: str) -> None:
    """Logs in by the session of the profile, else anew as administrator. Raises UpFailed."""
    kept = session.read(session.path_of(cloud))
    if kept.url == url and kept.session is not None and await _is_valid(client, kept.session):
        client.session = kept.session
        return
    client.session = None
    try:
        uuid = await client.login(ADMIN, password=os.environ.get(session.PASSWORD_VARIABLE, FIRST_WORD))
    except ApiFailure as failure:
        raise UpFailed(
            f"the login as {ADMIN} at {url} failed: {failure}\nif its password was changed, log in yourself,"
            f" and repeat the command: orrery --profile {cloud} login --url {url}"
        ) from None
    session.save_as(cloud, session.Session(url, uuid, ADMIN))


async def _is_valid(client: HttpClient, uuid: str) -> bool:
    try:
        said = await client.call("ValidateSession", sessionUuid=uuid)
    except ApiFailure:
        return False
    return bool(said.get("valid", said.get("validSession")))


def forget(cloud: str) -> None:
    """The profile is gone."""
    session.path_of(cloud).unlink(missing_ok=True)
