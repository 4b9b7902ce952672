"""The log of a run: JSON lines, the settings first, then an action each, and a line that ends it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from orrery.modeltests.action import Action
from orrery.testlib.choice import SIMULATED

VERSION = 2
"""Of the format; a log of another version is not read."""


class BadLog(ValueError):
    """A log that cannot be read; the text names the file, the line, and what to do."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a run follows from, together with its actions."""

    backend: str = SIMULATED
    """What the hosts are; see `orrery.testlib.choice`."""
    cloud: str = "small"
    variables: Mapping[str, Any] = field(default_factory=dict)
    seed: int = 1
    strategy: str = "weighted"
    concurrency: int = 1
    faults: str = "none"
    fresh: int = 0
    """After so many actions a new cloud is deployed; 0 is never."""
    swarm: bool = False
    """Whether the seed draws which of the actions and faults take part."""
    left_out: Sequence[int] = ()
    """The faults that do not take part, by their places among those that otherwise would."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One action as it is logged, with names in place of uuids, and how it ended."""

    action: Action
    outcome: str = ""
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class Log:
    """Everything that replays a run."""

    settings: Settings
    entries: tuple[Entry, ...]

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions, in their order."""
        return tuple(entry.action for entry in self.entries)


def written(log: Log) -> str:
    """A log as text."""
    body = map(_line_of, log.entries)
    return _text([_head(log.settings), *body, _end(log.entries)])


def _text(lines: Iterable[Mapping[str, Any]]) -> str:
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)


def _head(settings: Settings) -> dict[str, Any]:
    return {"robot": VERSION, **asdict(settings)}


def _end(entries: Sequence[Entry]) -> dict[str, Any]:
    return {"end": len(entries), "wrong": sum(bool(entry.wrong) for entry in entries)}


def _line_of(entry: Entry) -> dict[str, Any]:
    action = {name: value for name, value in asdict(entry.action).items() if value not in ("", None, 0)}
    return {**action, "outcome": entry.outcome, **({"wrong": entry.wrong} if entry.wrong else {})}


@contextmanager
def logging_to(path: Path, settings: Settings) -> Iterator[Callable[[Sequence[Entry]], None]]:
    """Gives what adds entries to a new log, each at once; the log gets its last line whatever ends the run.

    The file is written from the first entry on, so a run that does not begin leaves a former log as it is.
    Raises OSError.
    """
    known: list[Entry] = []

    def write(mode: str, *lines: Mapping[str, Any]) -> None:
        with path.open(mode, encoding="utf-8") as file:
            file.write(_text(lines))

    def add(entries: Sequence[Entry]) -> None:
        if not known:
            write("w", _head(settings))
        known.extend(entries)
        write("a", *map(_line_of, entries))

    try:
        yield add
        if not known:
            write("w", _head(settings))
            write("a", _end(known))
    finally:
        if known:
            write("a", _end(known))


def read(path: Path) -> Log:
    """The log in a file. Raises BadLog."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as failure:
        raise BadLog(f"{path} cannot be read: {failure.strerror}") from None
    except UnicodeDecodeError:
        raise BadLog(f"{path} is no log of the robot: it is not UTF-8 text") from None
    parsed = [_parsed(path, number, line) for number, line in enumerate(lines, 1)]
    if not parsed or "robot" not in parsed[0]:
        raise BadLog(f"{path} is no log of the robot: its first line is not the settings of a run")
    head = parsed[0]
    if head.pop("robot") != VERSION:
        found = json.loads(lines[0])["robot"]
        what = f"{path}:1: the log has version {found}, and this robot reads version {VERSION}"
        raise BadLog(f"{what}; replay it with the release that wrote it")
    if len(parsed) < 2 or "end" not in parsed[-1]:
        raise _cut(path, len(lines))
    if parsed[-1]["end"] != len(parsed) - 2:
        raise BadLog(
            f"{path}: the log has {len(parsed) - 2} actions, and its last line counts {parsed[-1]['end']}"
        )
    entries = (_entry(path, number, line) for number, line in enumerate(parsed[1:-1], 2))
    return Log(_settings(path, head), tuple(entries))


def _cut(path: Path, line: int) -> BadLog:
    what = f"{path}:{line}: the log ends here without its last line, so it was cut off"
    return BadLog(
        f'{what}; copy it again, or add the line {{"end": <number of actions>}} to replay what is there'
    )


def _parsed(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError as wrong:
        raise BadLog(f"{path}:{number}: this is no JSON ({wrong}); the log was cut off or changed") from None
    if not isinstance(found, dict):
        raise BadLog(f"{path}:{number}: a line of a log is a JSON object, not {type(found).__name__}")
    return found


def _settings(path: Path, head: dict[str, Any]) -> Settings:
    try:
        return Settings(**{**head, "left_out": tuple(head.get("left_out", ()))})
    except TypeError as wrong:
        raise BadLog(f"{path}:1: these are no settings of a run: {wrong}") from None


def _entry(path: Path, number: int, line: dict[str, Any]) -> Entry:
    rest = {name: line.pop(name) for name in ("outcome", "wrong") if name in line}
    known = {one.name for one in fields(Action)}
    if not set(line) <= known or not {"number", "api"} <= set(line):
        odd = ", ".join(sorted(set(line) - known)) or "number or api missing"
        raise BadLog(f"{path}:{number}: this is no action of a log: {odd}")
    return Entry(action=Action(**line), outcome=rest.get("outcome", ""), wrong=tuple(rest.get("wrong", ())))
