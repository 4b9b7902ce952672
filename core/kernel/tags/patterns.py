"""Patterns of system tags, such as ``staticIp::{l3NetworkUuid}::{staticIp}``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from core.kernel.errors import InvalidArgument


@dataclass(frozen=True)
class TagPattern:
    """One declared system tag: the kind it marks and its form; ``{token}`` stands for any text."""

    vo: str
    form: str

    @cached_property
    def _matcher(self) -> re.Pattern[str]:
        parts = re.split(r"\{(\w+)\}", self.form)
        pattern = "".join(
            f"(?P<{part}>.+?)" if index % 2 else re.escape(part) for index, part in enumerate(parts)
        )
        return re.compile(pattern, re.DOTALL)

    def match(self, tag: str) -> dict[str, str] | None:
        """The tokens of `tag`, or None where it has another form."""
        matched = self._matcher.fullmatch(tag)
        return matched.groupdict() if matched is not None else None

    def first(self, tags: Iterable[str]) -> dict[str, str] | None:
        """The tokens of the first of `tags` that has this form."""
        return next((found for tag in tags if (found := self.match(tag)) is not None), None)

    def every(self, tags: Iterable[str]) -> list[dict[str, str]]:
        """The tokens of all of `tags` that have this form."""
        return [found for tag in tags if (found := self.match(tag)) is not None]


class TagPatterns:
    """All declared patterns, by the kind they mark."""

    def __init__(self) -> None:
        self._by_vo: dict[str, list[TagPattern]] = {}

    def declare(self, patterns: Iterable[TagPattern]) -> None:
        """Makes patterns known."""
        for pattern in patterns:
            self._by_vo.setdefault(pattern.vo, []).append(pattern)

    def declared(self) -> list[TagPattern]:
        """All patterns, by kind."""
        return [pattern for vo in sorted(self._by_vo) for pattern in self._by_vo[vo]]

    def refuse_undeclared(self, vo: str, tags: Iterable[str]) -> None:
        """Raises InvalidArgument for the first tag that no pattern of this kind matches."""
        for tag in tags:
            if not any(pattern.match(tag) is not None for pattern in self._by_vo.get(vo, [])):
                raise InvalidArgument(f"no system tag matches[{tag}] for resourceType[{vo}]")
