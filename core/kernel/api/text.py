"""Characters that are not seen, but change how a text is shown: in a table, a log, a picture.

They are refused where a text comes in (`orrery.core.api.parse`), by the type of its field, and escaped where
one is shown that may be older.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_INVISIBLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069"
    "\ud800-\udfff\ufeff"
)
"""C0 and C1 controls but for tab, newline and carriage return; separators of lines and of paragraphs;
controls of the direction of writing; characters without width (U+00AD, U+200B, U+2060 to U+2064, U+FEFF), by
which two names look the same; halves of surrogate pairs. U+200C and U+200D are letters of scripts."""
IN_LINE = re.compile(f"[{_INVISIBLE}\t\n\r]")
IN_LINES = re.compile(f"[{_INVISIBLE}]|\r(?!\n)")
"""What does not belong into a text of several lines: tabs do, and either end of a line."""


def first_control(text: str, *, lines: bool = False) -> tuple[int, str] | None:
    """Position and code (such as ``U+001B``) of the first character that does not belong into a text.

    With `lines` it may have several lines, and tabs.
    """
    if text.isprintable():
        return None
    found = (IN_LINES if lines else IN_LINE).search(text)
    return (found.start(), f"U+{ord(found[0]):04X}") if found is not None else None


def escaped(text: str, *, lines: bool = False) -> str:
    r"""A text as it can be shown: what does not belong into it as ``\u001b``, so that JSON stays JSON."""
    return text if text.isprintable() else (IN_LINES if lines else IN_LINE).sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a JSON value, keys too, however deep."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += [*one.values(), *one]
        elif isinstance(one, list | tuple):
            waiting += one


def counted(number: int, word: str) -> str:
    """A number of things: ``1 vm``, ``2,000 vms``, ``2 policies``."""
    if number != 1 and word[-1:] != "s":
        word = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"{number:,} {word}"


def shortened(text: str, most: int = 60) -> str:
    """A text that a message repeats, cut where it is long."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
