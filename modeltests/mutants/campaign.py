"""Runs the searches for many bugs, several at once, and keeps what they find."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from orrery.modeltests.mutants.declaration import Search, System
from orrery.modeltests.mutants.patch import Edit
from orrery.modeltests.mutants.searches import ROOT
from orrery.modeltests.mutants.server import close_servers, trial

KILLED, SURVIVED, UNCONFIRMED, TIMEOUT, BROKEN = "killed", "survived", "unconfirmed", "timeout", "broken"
PRODUCT = ("core", "backends", "simulator")
CONFIRM_SECONDS = 300.0


@dataclass(frozen=True)
class Subject:
    """A bug that is looked for: its name, what it changes, and the searches for it."""

    name: str
    edit: Edit
    searches: tuple[Search, ...]
    equivalent: str = ""
    """Why nothing can find it, where somebody has read it and says so."""


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
    """Options of a search that finds it again."""
    confirmed: bool = False
    """Whether that search finds nothing in the real product."""


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
    """The digest of files, and of the modules in folders without their tests and the planted bugs."""
    parts = []
    for place in places:
        found = [ROOT / place] if place.endswith(".py") else sorted((ROOT / place).rglob("*.py"))
        alone = len(found) == 1
        parts += [path.read_bytes() for path in found if alone or _takes_part(path)]
    return _digest(b"\0".join(parts))


def _takes_part(path: Path) -> bool:
    return "mutants" not in path.parts[len(ROOT.parts) :] and not path.name.startswith("test_")


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()[:12]


def carry_out(subject: Subject, search: Search) -> Result:
    """Looks for a bug. What was found has still to be confirmed: the real product must not have it."""
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
        return Result(outcome=TIMEOUT, by="no end in time", **about)
    if "error" in found:
        return Result(outcome=BROKEN, by=found["error"], **about)
    return Result(outcome=KILLED if found["by"] else SURVIVED, by=found["by"], **about)


def confirm(results: Sequence[Result]) -> Iterator[Result]:
    """The finds among results that are new, each either confirmed or not.

    What found a bug is asked once more without the bug, all tests together.
    """
    new = [one for one in results if one.outcome == KILLED and not one.confirmed]
    by_tests = [one for one in new if one.system in (System.UNIT, System.INTEGRATION)]
    failing = _failing([name for one in by_tests for name in one.again["files"]]) if by_tests else ()
    for one in new:
        if one in by_tests:
            wrong = next((name for name in one.again["files"] if name in failing), "")
        else:
            wrong = _said_of_the_real_one(System(one.system), json.dumps(one.again, sort_keys=True))
        if wrong:
            yield replace(one, outcome=UNCONFIRMED, by=f"the real product fails too: {wrong}")
        else:
            yield replace(one, confirmed=True)


def _failing(tests: Sequence[str]) -> Sequence[str]:
    # by file, since fixtures of modules end when a test of another one begins
    options = {"files": sorted(dict.fromkeys(tests)), "only": "", "every": True}
    found = trial(None, System.UNIT, options, CONFIRM_SECONDS)
    if "again" not in found:
        return tests
    names: list[str] = found["again"].get("files", [])
    return names


@cache
def _said_of_the_real_one(system: System, options: str) -> str:
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
    all_of: bool = False,
    workers: int = 2,
    just_before: Callable[[Subject], Subject] = lambda subject: subject,
) -> list[tuple[Subject, list[Result]]]:
    """Carries out the searches for each bug up to the first that finds it, or `all_of` them.

    `just_before` may take searches from a bug when its time has come.
    """

    def of_one(subject: Subject) -> tuple[Subject, list[Result]]:
        ended: list[Result] = []
        for search in () if subject.equivalent else just_before(subject).searches:
            result = results.find(subject, search)
            if result is None:
                result = carry_out(subject, search)
                results.keep(result)
            told(result)
            ended.append(result)
            if result.outcome == KILLED and not all_of:
                break
        return subject, ended

    try:
        with ThreadPoolExecutor(workers) as pool:
            ended = list(pool.map(of_one, subjects))
            found = [one for _, every in ended for one in every]
            judged = {(one.mutant, one.key): one for one in pool.submit(list, confirm(found)).result()}
    finally:
        close_servers()
    for one in judged.values():
        results.keep(one)
        if one.outcome != KILLED:
            told(one)
    return [(subject, [judged.get((one.mutant, one.key), one) for one in every]) for subject, every in ended]


def killed(results: Sequence[Result]) -> bool:
    """Whether any search has found the bug."""
    return any(one.outcome == KILLED for one in results)
