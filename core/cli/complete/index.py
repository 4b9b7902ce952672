"""What completion has to know of commands and APIs, as one JSON file in the user's cache."""

from __future__ import annotations

import json
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, TypedDict

FORMAT = 2
"""Raised with every change of the types below."""


class Parameter(TypedDict):
    """One parameter of an API."""

    help: str
    required: bool
    values: list[str]
    """All values, where there are few; none where any will do."""
    refers: str
    """The kind whose resource it names, by its catalogue name; empty where it names none."""
    source: str
    """Where values are suggested from (`Suggested`), or empty."""
    many: bool
    """Whether it is a list, of values with commas between them."""


class Api(TypedDict):
    """One API."""

    help: str
    kind: str
    """Of a query: the kind that it lists. Empty for other calls, and where no conditions are known."""
    parameters: dict[str, Parameter]
    """Of calls that are no query."""
    options: int
    """Its command's options, as a place in `Data.options`."""


class Field(TypedDict):
    """One field of a kind, as conditions name it."""

    values: list[str]
    is_text: bool
    """Whether its values are asked from the server."""
    refers: str
    """The kind whose uuid it holds, or empty."""


class Kind(TypedDict):
    """One kind of resource."""

    vo: str
    path: str
    """Route of its query, below ``/v1``; empty where there is none."""
    fields: dict[str, Field]
    steps: dict[str, str]
    """Steps of a condition's path → the kinds that they lead to."""


class Option(TypedDict):
    """One parameter of a command."""

    names: list[str]
    """Its Python name and, of an option, all its spellings."""
    is_option: bool
    help: str
    nargs: int
    multiple: bool
    is_flag: bool
    count: bool
    envvar: Any
    choices: list[str]
    path: str
    """``file`` or ``dir`` where it is such a path."""
    source: str


class Command(TypedDict):
    """One command."""

    help: str
    options: list[Option]
    commands: dict[str, Command]
    is_group: bool
    is_own: bool
    """Whether it completes by functions of its own, so that the command itself has to be loaded."""


class Data(TypedDict):
    """The whole index."""

    format: int
    watched: list[str]
    """Directories whose modules it was made from."""
    stamp: str
    root: Command
    apis: dict[str, Api]
    options: list[list[Option]]
    kinds: dict[str, Kind]
    names: dict[str, str]
    """Names of kinds in lower case → keys of `kinds`."""
    lists: dict[str, dict[str, str]]
    """Named lists of declared things, each with its help."""


def load(build: Callable[[], Data]) -> Data:
    """The kept index, or a new one where there is none or what it was made of has changed.

    A new one is kept if the cache can be written to.
    """
    file = cache_file()
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept: Data = json.loads(file.read_bytes())
        if kept["format"] == FORMAT and kept["stamp"] == stamp(kept["watched"]):
            return kept
    made = build()
    with suppress(OSError):
        _save(file, made)
    return made


def cache_file() -> Path:
    """Where the index of this installation is kept."""
    home = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    installation = f"{sys.prefix}\n{Path(__file__).parent}"
    return Path(home).expanduser() / "orrery" / f"completion-{zlib.crc32(installation.encode()):08x}.json"


def stamp(watched: Iterable[str]) -> str:
    """What changes when a module in these directories does, or when a package is installed or removed.

    The first place of the path is that of the script, or whatever directory the user is in.
    """
    parts = [f"{place}={_changed(place)}" for place in sys.path[1:]]
    for directory in watched:
        times = list(_modules(directory))
        parts.append(f"{directory}={len(times)},{max(times, default=0)}")
    return f"{zlib.crc32(chr(10).join(parts).encode()):08x}"


def _changed(place: str) -> int:
    try:
        return os.stat(place).st_mtime_ns
    except OSError:
        return 0


def _modules(directory: str) -> Iterator[int]:
    """When each module below a directory was changed, in nanoseconds."""
    try:
        entries = list(os.scandir(directory))
    except OSError:
        return
    for entry in entries:
        if entry.name.endswith(".py") and not entry.name.startswith("test_"):
            yield entry.stat().st_mtime_ns
        elif entry.is_dir() and not entry.name.startswith(("__", ".")):
            yield from _modules(entry.path)


def _save(file: Path, made: Data) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=file.parent, prefix=file.name, delete=False) as stream:
        json.dump(made, stream, separators=(",", ":"))
    Path(stream.name).replace(file)
