"""What completion finds outside the index: rows at the server, kept logins, clouds and files."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import click

from orrery.core.cli import session
from orrery.core.client.address import api_url

SECONDS_MAX = 1.0
"""As long completion waits for a server."""
ROWS_MAX = 50
BYTES_MAX = 1 << 20
CLOUDS = "orrery.scenarios.clouds"
FILES = (".yaml", ".yml", ".xml")
"""Endings of deployment files."""
WILD = "%_\\"
"""What means something else in a pattern."""


def rows(
    ctx: click.Context, path: str, field: str, prefix: str, fields: Sequence[str]
) -> list[dict[str, Any]]:
    """Up to `ROWS_MAX` rows whose `field` begins with `prefix`; none if the server does not answer in time.

    It is asked in the session that a command with these options would use.
    """
    kept = session.current(ctx.params.get("url"))
    literal = prefix[: next((at for at, char in enumerate(prefix) if char in WILD), len(prefix))]
    asked = [("q", f"{field}~={literal}%"), ("fields", ",".join(fields)), ("sort", f"+{field}")]
    query = urlencode([*asked, ("limit", str(ROWS_MAX))])
    request = Request(f"{api_url(kept.url)}/v1{path}?{query}")
    if kept.session:
        request.add_header("Authorization", f"OAuth {kept.session}")
    found: list[dict[str, Any]] = []

    def ask() -> None:
        with suppress(Exception), urlopen(request, timeout=SECONDS_MAX) as answer:
            found.extend(json.loads(answer.read(BYTES_MAX))["inventories"])

    # resolving a name may take long, and nothing bounds it but leaving it behind
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(SECONDS_MAX)
    return [] if asking.is_alive() else found


def profiles() -> list[str]:
    """The profiles for which a login is kept."""
    kept = Path(click.get_app_dir("orrery")).glob("session-*.json")
    return sorted(file.stem.removeprefix("session-") for file in kept)


def clouds() -> list[str]:
    """The names of the packaged clouds."""
    folder = clouds_folder()
    return sorted(file.stem for file in folder.glob("*.yaml")) if folder is not None else []


def clouds_folder() -> Path | None:
    """Where the packaged clouds are, if they are installed."""
    spec = find_spec(CLOUDS)
    folders = spec.submodule_search_locations if spec is not None else None
    return next((Path(folder) for folder in folders or ()), None)


def files(prefix: str, endings: Sequence[str] = FILES) -> list[str]:
    """Paths that begin with `prefix`: files with one of the endings (any, if there is none), and directories.

    Directories end with a slash; hidden ones are left out unless the prefix names them.
    """
    folder, slash, begin = prefix.rpartition("/")
    try:
        inside = sorted(Path(f"{folder}{slash}" or ".").expanduser().iterdir())
    except OSError:
        return []
    found = []
    for path in inside:
        name = path.name
        if name.startswith(begin) and (begin.startswith(".") or not name.startswith(".")):
            if path.is_dir():
                found.append(f"{folder}{slash}{name}/")
            elif not endings or name.endswith(tuple(endings)):
                found.append(f"{folder}{slash}{name}")
    return found
