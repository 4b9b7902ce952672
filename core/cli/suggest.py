"""What was probably meant by a word that names no API and no command."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from orrery.core.api.kinds import Kind, Kinds
from orrery.core.client.errors import near_matches
from orrery.core.kernel.api.message import Declaration

VERBS = (
    ("Query", "Get", "List", "Show", "Find", "Read", "Search", "Describe"),
    ("Create", "Add", "New", "Make", "Launch"),
    ("Delete", "Destroy", "Remove", "Terminate", "Expunge"),
    ("Update", "Change", "Set", "Modify", "Edit", "Rename"),
    ("Start", "Boot", "Run"),
    ("Stop", "Shutdown", "Halt", "PowerOff"),
    ("Migrate", "Move"),
)
"""Verbs that users of other clouds take for one another. The first ones only read."""
COMMANDS = {
    "list": "get",
    "ls": "get",
    "query": "get",
    "status": "get",
    "top": "get host",
    "show": "describe",
    "inspect": "describe",
    "info": "describe",
    "apply": "deploy",
    "up": "deploy",
    "plan": "diff",
    "down": "destroy",
    "logs": "events, or orrery jobs",
    "log": "events, or orrery jobs",
    "watch": "events --follow",
    "tasks": "jobs",
    "operation": "jobs",
    "apis": "api",
    "doc": "explain",
    "man": "help",
    "whoami": "profiles",
    "config": "profiles",
    "remote": "profiles",
    "context": "profiles",
    "version": "--version",
    "start-server": "serve",
}
"""What other tools call our commands."""
SUGGESTED_MAX = 3
_CALL = re.compile(r"([A-Z][a-z]+)(\w+)")


def suggestion(
    word: str,
    known: Mapping[str, Declaration],
    others: Iterable[str],
    kinds: Kinds,
    rest: Sequence[str] = (),
) -> str:
    """A hint that ends an error: what `word` may have meant among APIs and `others`; empty where nothing is.

    A read of a kind (``GetVmInstance``) leads to its query, a verb that the kind lacks to those it has, and
    a kind alone (``vms``) to the command that lists it. `rest` are the words behind: a verb and a kind
    (``delete vm web-0``) lead to the call, a verb alone to the list of calls that begin with it.
    """
    read = _read_of(word, known, kinds)
    if read is not None:
        return f"; did you mean {read.query.name}, or orrery get {read.name}?"
    if word.lower() in COMMANDS:
        return f"; did you mean orrery {COMMANDS[word.lower()]}?"
    asked = _verb_hint(word, known, kinds, rest)
    if asked:
        return asked
    found = _same_verb(word, known, kinds) or near_matches(word, [*known, *others])
    listed = kinds.matching(word)
    if len(listed) == 1 and not found:
        return f"; did you mean orrery get {listed[0].name}?"
    return f"; did you mean {', '.join(found[:SUGGESTED_MAX])}?" if found else ""


def _verb_hint(word: str, known: Mapping[str, Declaration], kinds: Kinds, rest: Sequence[str]) -> str:
    """A hint for a verb that stands alone or before a kind, as other tools have it; empty for other words."""
    if not word.islower():
        return ""
    verb = word.capitalize()
    noun = rest[0].partition("/")[0] if rest else ""
    called = _same_verb(f"{verb}{noun[:1].upper()}{noun[1:]}", known, kinds)
    if called:
        return f"; did you mean {', '.join(called[:SUGGESTED_MAX])}?"
    alike: tuple[str, ...] = next((verbs for verbs in VERBS if verb in verbs), ())
    return f"; calls go by their names, and orrery api {alike[0]} lists them" if alike else ""


def _read_of(word: str, known: Mapping[str, Declaration], kinds: Kinds) -> Kind | None:
    """The kind that a call such as ``ListVms`` would read."""
    verb, noun = _parts(word)
    found = kinds.matching(noun) if verb in VERBS[0] and noun else []
    return found[0] if len(found) == 1 and word not in known else None


def _same_verb(word: str, known: Mapping[str, Declaration], kinds: Kinds) -> list[str]:
    """The APIs that do the same, by another verb, to the same kind."""
    verb, noun = _parts(word)
    alike = next((verbs for verbs in VERBS if verb in verbs), (verb,))
    meant = kinds.matching(noun) if noun else []
    if not meant:
        return []
    return [
        name
        for other in alike
        for name in known
        if _parts(name)[0] == other and kinds.matching(_parts(name)[1]) == meant
    ]


def _parts(word: str) -> tuple[str, str]:
    match = _CALL.fullmatch(word)
    return (match[1], match[2]) if match is not None else ("", "")
