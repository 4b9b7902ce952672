"""Patterns of system tags, such as ``staticIp::{l3NetworkUuid}::{staticIp}``.

A noun declares the patterns of its resources, a plugin those of its own prefix on any kind of resource. What
people hang on a resource is checked against them before anything is done; what the system itself hangs there
is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from orrery.core.kernel.api.secrecy import SECRET_TAGS, TAG_SEPARATOR, mask_all
from orrery.core.kernel.errors import Bug, InvalidArgument
from orrery.core.kernel.tags.tokens import UUID, Token

ANY_KIND = "*"
"""Stands for every kind of resource in a pattern."""
SEPARATOR = TAG_SEPARATOR


@dataclass(frozen=True)
class TagPattern:
    """One declared system tag: the kind it marks and its form; ``{token}`` stands for any text.

    `tokens` says what some of them must be. `once_per` limits how many tags of the form a resource has: one
    for each value of these tokens (``()``: one in all); None is any number. An `inherent` one is the system's
    own: people can neither make, change, nor delete it. One that is `at_creation` only says how a resource
    is to be made.
    """

    vo: str
    form: str
    tokens: Mapping[str, Token] = field(default_factory=dict, hash=False)
    once_per: tuple[str, ...] | None = None
    inherent: bool = False
    at_creation: bool = False
    secret: bool = False
    """Whether it holds secrets.

    Errors and logs show a mask in place of all behind the prefix; answers show what `shows` makes of that,
    and queries compare with it.
    """
    shows: Callable[[str], str] = field(default=mask_all, hash=False, compare=False)
    """Of a secret one: what stands behind the prefix, without the secrets in it; nothing, unless given."""

    def __post_init__(self) -> None:
        """A secret is one from its declaration on, wherever its text turns up."""
        if self.secret:
            SECRET_TAGS[self.prefix] = self.shows

    @cached_property
    def _parts(self) -> tuple[list[str], list[str]]:
        """The fixed texts of the form, and the tokens between them."""
        parts = re.split(r"\{(\w+)\}", self.form)
        return parts[::2], parts[1::2]

    @cached_property
    def prefix(self) -> str:
        """What stands before the first separator (the whole form where there is none)."""
        return self.form.partition(SEPARATOR)[0]

    @cached_property
    def literal_length(self) -> int:
        """How many characters of the form are fixed; of two forms that match, the one with more counts."""
        return len(re.sub(r"\{\w+\}", "", self.form))

    def match(self, tag: str) -> dict[str, str] | None:
        """The tokens of `tag`, or None where it has another form.

        A token is at least a character, and ends where the next fixed text is found first: one pass is all.
        """
        fixed_texts, names = self._parts
        if not names:
            return {} if tag == self.form else None
        begin, *between, end = fixed_texts
        if not tag.startswith(begin):
            return None
        found, at = {}, len(begin)
        for name, fixed in zip(names, between, strict=False):
            stop = tag.find(fixed, at + 1)
            if stop < 0:
                return None
            found[name], at = tag[at:stop], stop + len(fixed)
        stop = len(tag) - len(end)
        if stop <= at or not tag.endswith(end):
            return None
        found[names[-1]] = tag[at:stop]
        return found

    def first(self, tags: Iterable[str]) -> dict[str, str] | None:
        """The tokens of the first of `tags` that has this form."""
        return next((found for tag in tags if (found := self.match(tag)) is not None), None)

    def every(self, tags: Iterable[str]) -> list[dict[str, str]]:
        """The tokens of all of `tags` that have this form."""
        return [found for tag in tags if (found := self.match(tag)) is not None]

    def references(self, tag: str) -> list[str]:
        """The uuids of resources that a tag of this form names; none in one of another form."""
        found = self.match(tag) or {}
        kinds = ((self.tokens.get(name), text) for name, text in found.items())
        return [text for kind, text in kinds if kind and kind.is_reference and UUID.accepts(text)]

    def tokens_of(self, tag: str) -> dict[str, str]:
        """The tokens of a tag of this form. Raises InvalidArgument naming one that is none of its kind."""
        found = self.match(tag) or {}
        for name, text in found.items():
            kind = self.tokens.get(name)
            if kind is not None and not kind.accepts(text):
                raise InvalidArgument(
                    f"system tag[{tag}]: {{{name}}} of {self.form} must be {kind.name}, not [{text}]"
                )
        return found

    def slot(self, tag: str) -> tuple[str, ...] | None:
        """What only one tag of a resource may be; None where there is no limit but sameness."""
        if self.once_per is None:
            return None
        found = self.match(tag) or {}
        return (self.form, *(found[name] for name in self.once_per))


Check = Callable[[str, dict[str, str]], None]
"""Given the kind of resource and the tokens of a tag; raises InvalidArgument."""

RESOURCE_CONFIG = TagPattern(
    ANY_KIND,
    "resourceConfig::{category}::{name}::{value}",
    once_per=("category", "name"),
    at_creation=True,
)
"""Gives a new resource a setting of its own instead of a global one; it is kept as that, not as a tag."""


class TagPatterns:
    """All declared patterns, by the kind they mark."""

    def __init__(self) -> None:
        self._declared: list[TagPattern] = []
        self._by_prefix: dict[tuple[str, str], list[TagPattern]] = {}
        self._referring: dict[str, list[TagPattern]] = {}
        self._owners: dict[tuple[str, str], str] = {}
        self._checks: dict[TagPattern, Check] = {}

    def declare(self, patterns: Iterable[TagPattern], owner: str = "") -> None:
        """Makes the patterns of a noun or plugin known.

        Raises Bug where another one has patterns of the same prefix for the same kind.
        """
        for pattern in patterns:
            where = (pattern.vo, pattern.prefix)
            first = self._owners.setdefault(where, owner)
            if first != owner:
                raise Bug(
                    f"{owner} declares the system tag {pattern.form} for {pattern.vo}, but tags with the"
                    f" prefix[{pattern.prefix}] are {first}'s there; choose a prefix of your own"
                )
            self._declared.append(pattern)
            if any(token.is_reference for token in pattern.tokens.values()):
                self._referring.setdefault(pattern.prefix, []).append(pattern)
            self._by_prefix.setdefault(where, []).append(pattern)

    def check_with(self, pattern: TagPattern, check: Check) -> None:
        """Asks `check` too before a tag of this pattern is taken."""
        self._checks[pattern] = check

    def declared(self) -> list[TagPattern]:
        """All patterns, by kind."""
        return sorted(self._declared, key=lambda pattern: pattern.vo)

    def find(self, vo: str, tag: str) -> TagPattern | None:
        """The pattern that a tag of a kind of resource has; of several the most literal one."""
        prefix = tag.partition(SEPARATOR)[0]
        known = [*self._by_prefix.get((vo, prefix), ()), *self._by_prefix.get((ANY_KIND, prefix), ())]
        found = [pattern for pattern in known if pattern.match(tag) is not None]
        return max(found, key=lambda pattern: pattern.literal_length, default=None)

    def references(self, tag: str) -> list[str]:
        """The uuids of resources that a system tag names, whatever kind of resource it is to mark."""
        known = self._referring.get(tag.partition(SEPARATOR)[0], ())
        return list(dict.fromkeys(uuid for pattern in known for uuid in pattern.references(tag)))

    def require(self, vo: str, tag: str) -> TagPattern:
        """The pattern of a tag that somebody wants on a resource.

        Raises InvalidArgument where there is none, a token is wrong, or the tag is the system's own.
        """
        pattern = self.find(vo, tag)
        if pattern is None:
            raise InvalidArgument(f"no system tag matches[{tag}] for resourceType[{vo}]")
        if pattern.inherent:
            raise InvalidArgument(f"system tag[{tag}] is set by the system itself; leave it out")
        tokens = pattern.tokens_of(tag)
        if pattern in self._checks:
            self._checks[pattern](vo, tokens)
        return pattern

    def refuse_wrong(self, vo: str, tags: Iterable[str]) -> None:
        """Raises InvalidArgument for the first of a new resource's tags that it cannot have."""
        slots: dict[tuple[str, ...], str] = {}
        for tag in dict.fromkeys(tags):
            slot = self.require(vo, tag).slot(tag)
            if slot is not None and slots.setdefault(slot, tag) != tag:
                raise InvalidArgument(
                    f"system tags[{slots[slot]}] and [{tag}] exclude each other; give one of them"
                )
