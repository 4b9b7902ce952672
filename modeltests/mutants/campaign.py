"""Runs the searches for many bugs, several at once, and keeps what they find."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from orrery.modeltests.mutants.declaration import Search, System
from orrery.modeltests.mutants.patch import Edit
from orrery.modeltests.mutants.searches import ROOT

PATIENCE = 5.0
"""How many times its CPU time a search may take by the wall clock, on a machine with other work."""
KILLED, SURVIVED, UNCONFIRMED, TIMEOUT, BROKEN = "killed", "survived", "unconfirmed", "timeout", "broken"
PRODUCT = ("core", "backends", "simulator")
CONFIRM_SECONDS = 120.0


@dataclass(frozen=True)
class Subject:
    """A bug that is looked for: its name, what it changes, and the searches for it."""

    name: str
    edit: Edit
    searches: tuple[Search, ...]


@dataclass(frozen=True, kw_only=True)
class Result:
    """How one search for one bug ended."""

    mutant: str
    system: str
    key: str
    """Of the bug, the search, and all code that takes part: a result counts while it is the same."""
    outcome: str
    by: str = ""
    steps: int = 0
    shrunk: int | None = None
    seconds: float = 0.0
    again: dict[str, Any] = field(default_factory=dict)


class Results:
    """The results of all campaigns, kept as JSON lines."""

    def __init__(self, path: Path, *, any_version: bool = False) -> None:
        self._path, self._any_version = path, any_version
        self._known: dict[tuple[str, str], Result] = {}
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                one = Result(**json.loads(line))
                self._known[one.mutant, one.key] = one

    def find(self, subject: Subject, search: Search) -> Result | None:
        """The result of a search that was carried out already."""
        key = key_of(subject, search)
        if self._any_version:
            same = [one for (name, known), one in self._known.items() if name == subject.name]
            return next((one for one in reversed(same) if one.key.split()[0] == key.split()[0]), None)
        return self._known.get((subject.name, key))

    def keep(self, result: Result) -> None:
        """Adds a result to the file."""
        self._known[result.mutant, result.key] = result
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(result)) + "\n")


def key_of(subject: Subject, search: Search) -> str:
    """What a result depends on: the bug with its search, and the code."""
    asked = json.dumps([asdict(subject.edit) | {"start": 0}, asdict(search)], sort_keys=True)
    return f"{_digest(asked.encode())} {_code_of(search)}"


def _code_of(search: Search) -> str:
    if search.system in (System.UNIT, System.INTEGRATION):
        return digest_of(*PRODUCT, *(name.partition("::")[0] for name in search.options["files"]))
    return digest_of(*PRODUCT, "testlib", *([] if search.system is System.MATRIX else ["modeltests"]))


@cache
def digest_of(*places: str) -> str:
    """The digest of files and of all Python files in folders; that of bugs themselves is left out."""
    parts = []
    for place in places:
        found = [ROOT / place] if place.endswith(".py") else sorted((ROOT / place).rglob("*.py"))
        parts += [path.read_bytes() for path in found if "mutants" not in path.parts[len(ROOT.parts) :]]
    return _digest(b"\0".join(parts))


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()[:12]


def trial(edit: Edit | None, system: System, options: Mapping[str, Any], seconds: float) -> dict[str, Any]:
    """Carries one search out in a process of its own; gives its answer, or ``{}`` where none came in time."""
    with tempfile.TemporaryDirectory(prefix="orrery-mutant-") as folder:
        request, answer, output = (Path(folder, name) for name in ("request", "answer", "output"))
        asked = {"edit": asdict(edit) if edit else None, "system": system, "seconds": seconds}
        request.write_text(json.dumps({**asked, "options": dict(options)}), encoding="utf-8")
        words = [sys.executable, "-m", "orrery.modeltests.mutants.trial", str(request), str(answer)]
        with output.open("w") as printed:
            process = subprocess.Popen(
                words,
                cwd=ROOT,
                stdout=printed,
                stderr=printed,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
            try:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(seconds * PATIENCE)
            finally:
                _end(process)
        if answer.exists():
            found: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
            return found
        if process.returncode not in (0, -signal.SIGKILL):
            said = output.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            return {"error": f"it cannot be run: {said[-1] if said else process.returncode}"[:300]}
        return {}


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends a trial with all that it has started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def carry_out(subject: Subject, search: Search) -> Result:
    """Looks for a bug; what found it must find nothing in the real product."""
    found = trial(subject.edit, search.system, search.options, search.seconds)
    about: dict[str, Any] = {
        "mutant": subject.name,
        "system": search.system.value,
        "key": key_of(subject, search),
        "steps": found.get("steps", 0),
        "shrunk": found.get("shrunk"),
        "seconds": found.get("seconds", search.seconds),
        "again": found.get("again", {}),
    }
    if not found:
        return Result(outcome=TIMEOUT, by=f"no end after {search.seconds * PATIENCE:g} s", **about)
    if "error" in found:
        return Result(outcome=BROKEN, by=found["error"], **about)
    if not found["by"]:
        return Result(outcome=SURVIVED, **about)
    wrong = confirmed(search.system, json.dumps(about["again"] or search.options, sort_keys=True))
    if wrong:
        return Result(outcome=UNCONFIRMED, by=f"the real product fails too: {wrong}", **about)
    return Result(outcome=KILLED, by=found["by"], **about)


@cache
def confirmed(system: System, options: str) -> str:
    """What a search says of the real product; "" where it finds nothing, as it must."""
    given: dict[str, Any] = json.loads(options)
    with tempfile.TemporaryDirectory(prefix="orrery-mutant-") as folder:
        if "text" in given:
            given = {"log": str(Path(folder, "log"))}
            Path(given["log"]).write_text(json.loads(options)["text"], encoding="utf-8")
        found = trial(None, system, given, CONFIRM_SECONDS)
    return str(found.get("error") or found.get("by", "no answer in time"))


Told = Callable[[Result], None]


def look(
    subjects: Iterable[Subject],
    results: Results,
    told: Told,
    *,
    every: bool = False,
    workers: int = 2,
    just_before: Callable[[Subject], Subject] = lambda subject: subject,
) -> Iterator[tuple[Subject, list[Result]]]:
    """Carries out the searches for each bug up to the first that finds it, or `every` one.

    `just_before` may take searches from a bug when its time has come.
    """

    def of_one(subject: Subject) -> tuple[Subject, list[Result]]:
        ended: list[Result] = []
        for search in just_before(subject).searches:
            result = results.find(subject, search)
            if result is None:
                result = carry_out(subject, search)
                results.keep(result)
            told(result)
            ended.append(result)
            if result.outcome == KILLED and not every:
                break
        return subject, ended

    with ThreadPoolExecutor(workers) as pool:
        yield from pool.map(of_one, subjects)


def killed(results: Sequence[Result]) -> bool:
    """Whether any search has found the bug."""
    return any(one.outcome == KILLED for one in results)
