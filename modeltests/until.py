"""The condition that ends a run: ``vm.stopped>=2 and vm.running>=8``."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from orrery.core.api.pictures import state_tables
from orrery.core.client.errors import did_you_mean
from orrery.modeltests.state import State

KINDS: Mapping[str, tuple[str, str, str]] = {
    "account": ("AccountVO", "type", ""),
    "cluster": ("ClusterVO", "state", "cluster"),
    "host": ("HostVO", "state", "host"),
    "image": ("ImageVO", "status", "image.status"),
    "l3": ("L3NetworkVO", "state", "l3Network"),
    "storage": ("PrimaryStorageVO", "state", "primaryStorage"),
    "vm": ("VmInstanceVO", "state", "vm"),
    "volume": ("VolumeVO", "status", "volume.status"),
    "zone": ("ZoneVO", "state", "zone"),
}
"""What can be counted, the field that the word behind the dot is a value of, whatever its case, and the table
of its values."""
ACCOUNT_TYPES = ("Normal", "SystemAdmin")
COMPARISONS: dict[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "!=": operator.ne,
    "==": operator.eq,
    "=": operator.eq,
    ">": operator.gt,
    "<": operator.lt,
}
TOKEN = re.compile(r"\s*(?:(?P<word>[A-Za-z][\w.]*)|(?P<number>\d+)|(?P<comparison>>=|<=|!=|==|=|>|<))")


class BadCondition(ValueError):
    """A condition that cannot be parsed; the text names the position and what was expected there."""

    def __init__(self, text: str, position: int, expected: str) -> None:
        rest = f"'{text[position : position + 20]}'" if text[position:].strip() else "the end"
        super().__init__(f"--until: expected {expected} at position {position + 1}, but found {rest}")
        self.position = position


@dataclass(frozen=True)
class Count:
    """How many of a kind, in a state if one is given, compared with a number."""

    kind: str
    value: str
    comparison: str
    number: int

    def holds(self, state: State) -> bool:
        """Whether it is so."""
        vo, field, _ = KINDS[self.kind]
        rows = state.of(vo).values()
        found = sum(not self.value or str(row.get(field, "")).lower() == self.value for row in rows)
        return COMPARISONS[self.comparison](found, self.number)


@dataclass(frozen=True)
class Condition:
    """Alternatives, each of several counts that must all hold."""

    alternatives: tuple[tuple[Count, ...], ...]

    def holds(self, state: State) -> bool:
        """Whether one of the alternatives holds."""
        return any(all(count.holds(state) for count in counts) for counts in self.alternatives)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def next(self, group: str, expected: str) -> str:
        """The next token, which must be of this group. Raises BadCondition."""
        match = TOKEN.match(self.text, self.at)
        if match is None or match[group] is None:
            raise BadCondition(self.text, self.start, expected)
        self.at = match.end()
        return match[group]

    @property
    def start(self) -> int:
        """Where the next token begins."""
        return len(self.text) - len(self.text[self.at :].lstrip())

    def is_over(self) -> bool:
        """Whether nothing follows."""
        return not self.text[self.at :].strip()


def parse_until(text: str) -> Condition:
    """The condition that a text states; ``and`` binds closer than ``or``. Raises BadCondition."""
    reader = _Reader(text)
    alternatives = [[_count(reader)]]
    while not reader.is_over():
        start = reader.start
        word = reader.next("word", "'and' or 'or'").lower()
        if word == "or":
            alternatives.append([])
        elif word != "and":
            raise BadCondition(text, start, "'and' or 'or'")
        alternatives[-1].append(_count(reader))
    return Condition(tuple(tuple(counts) for counts in alternatives))


def _count(reader: _Reader) -> Count:
    start = reader.start
    kind, _, value = reader.next("word", "a kind such as vm.running").partition(".")
    if kind not in KINDS:
        known = ", ".join(KINDS)
        raise BadCondition(reader.text, start, f"one of {known}{did_you_mean(kind, KINDS)}")
    known_values = [one.lower() for one in _values(kind)]
    if value and value.lower() not in known_values:
        expected = f"one of {', '.join(known_values)}{did_you_mean(value.lower(), known_values)}"
        raise BadCondition(reader.text, start + len(kind) + 1, expected)
    comparison = reader.next("comparison", "a comparison such as >=")
    return Count(kind, value.lower(), comparison, int(reader.next("number", "a number")))


def _values(kind: str) -> Iterable[str]:
    table = KINDS[kind][2]
    return state_tables()[table].transitions if table else ACCOUNT_TYPES
