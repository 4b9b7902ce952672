"""Which APIs the action of a statement means.

An action is an API's name or Java class, with ``*`` for any text without a dot and ``**`` for any text;
``*:read`` is every API that only reads. Matching takes one pass over the action, whatever is in it: there is
no backtracking.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

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


def is_meant(action: str, api: Declaration) -> bool:
    """Whether an action means an API."""
    if action in ANY:
        return True
    if action.removesuffix(READ) in ANY:
        return api.method == "GET"
    texts = texts_of(api)
    return action in texts or ("*" in action and _matches_one(action, texts))


@lru_cache(maxsize=1 << 16)
def _matches_one(action: str, texts: tuple[str, ...]) -> bool:
    return bool(_laid(texts).matching(action))


_laid = lru_cache(maxsize=4096)(Texts)


def texts_of(api: Declaration) -> tuple[str, ...]:
    """What an action may call an API: its name, its Java class, and that with its package."""
    return api.name, api.java.rpartition(".")[2], api.java


class KnownActions:
    """The actions that mean any of a set of APIs."""

    def __init__(self, apis: Iterable[Declaration]) -> None:
        self.texts = tuple(dict.fromkeys(text for api in apis for text in texts_of(api)))
        """Everything that the APIs may be called by."""
        self._exact = frozenset(self.texts)
        self._all = _laid(self.texts)

    def has(self, action: str) -> bool:
        """Whether an action means one of the APIs or more."""
        if action.removesuffix(READ) in ANY or action in self._exact:
            return True
        return "*" in action and bool(self._all.matching(action))
