"""Which APIs the action of a statement means.

An action is an API's name or Java class, with ``*`` for any text without a dot and ``**`` for any text;
``*:read`` is every API that only reads. Matching takes one pass over the action, whatever is in it: there is
no backtracking.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from orrery.core.api.catalogue import declarations
from orrery.core.kernel.api.message import Declaration

ANY = ("*", "**", ".*")
READ = ":read"
"""Ends an action that is every call which only reads."""
TOKEN = re.compile(r"\*+|[^*]")
END = "\n"
"""Stands before, between and after texts that are matched together; no action has one that matches."""


class Texts:
    """A fixed set of texts, matched against one pattern all at once.

    They are laid end to end, and a set of positions in them is one integer, a bit for each. A character of a
    pattern moves all positions one further, where the texts have that character; a wildcard spreads them up
    to the end of their text (``*``: to the next dot). Each takes a few operations on integers.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)
        laid = END + "".join(text + END for text in self._texts)
        self._at: dict[str, int] = {}
        for place, character in enumerate(laid):
            self._at[character] = self._at.get(character, 0) | 1 << place
        everything = (1 << len(laid)) - 1
        self._inside = everything & ~self._at[END]
        self._segments = self._inside & ~self._at.get(".", 0)
        self._ends: dict[int, str] = {}
        place = 0
        for text in self._texts:
            place += len(text) + 1
            self._ends[place] = text
        self._starts = self._at[END] & ~(1 << place)

    def matching(self, pattern: str) -> list[str]:
        """The texts that the whole pattern matches."""
        reached = self._starts
        for token in TOKEN.findall(pattern):
            if token == "*":
                reached = _spread(reached, self._segments)
            elif token[0] == "*":
                reached = _spread(reached, self._inside)
            elif token == END:
                return []
            else:
                reached = reached << 1 & self._at.get(token, 0)
        reached = reached << 1 & self._at[END]
        return [self._ends[place] for place in _places(reached)]


def _spread(reached: int, allowed: int) -> int:
    """The positions that are `reached`, and those that follow one of them through `allowed` ones alone.

    The sum carries a bit from each entry into a run of allowed positions to the end of that run.
    """
    entered = reached << 1 & allowed
    return reached | (((allowed + entered) ^ allowed | entered) & allowed)


def _places(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


@lru_cache(maxsize=4096)
def apis_of(action: str) -> frozenset[str]:
    """The names of the APIs that an action means; none where it means nothing."""
    if action in ANY:
        return frozenset(declarations())
    if action.removesuffix(READ) in ANY:
        return frozenset(name for name, api in declarations().items() if api.method == "GET")
    names, texts = _known()
    if "*" not in action:
        return names.get(action, frozenset())
    return frozenset[str]().union(*(names[text] for text in texts.matching(action)))


@cache
def _known() -> tuple[dict[str, frozenset[str]], Texts]:
    """Everything that an API may be called by, and which APIs each of it means."""
    names: dict[str, frozenset[str]] = {}
    for api in declarations().values():
        for text in texts_of(api):
            names[text] = names.get(text, frozenset()) | {api.name}
    return names, Texts(names)


def texts_of(api: Declaration) -> tuple[str, ...]:
    """What an action may call an API: its name, its Java class, and that with its package."""
    return api.name, api.java.rpartition(".")[2], api.java
