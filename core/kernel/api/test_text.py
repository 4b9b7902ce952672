"""Texts for people: counts, texts cut short, and where a control character stands."""

from __future__ import annotations

import pytest

from orrery.core.kernel.api.text import counted, first_control, shortened


@pytest.mark.parametrize(
    ("number", "word", "text"),
    [(1, "vm", "1 vm"), (0, "vm", "0 vms"), (2000, "vm", "2,000 vms"), (2, "policy", "2 policies")],
)
def test_things_are_counted(number: int, word: str, text: str) -> None:
    assert counted(number, word) == text


def test_a_word_that_is_plural_already_stays_as_it_is() -> None:
    assert counted(2, "dns") == "2 dns"


def test_only_a_text_that_is_too_long_is_cut() -> None:
    assert shortened("x" * 60) == "x" * 60
    assert shortened("x" * 61) == "x" * 59 + "…"


@pytest.mark.parametrize(
    ("text", "lines", "found"),
    [
        ("a name", False, None),
        ("a\tname", False, (1, "U+0009")),
        ("a\nname", True, None),
        ("ab\x1bname", True, (2, "U+001B")),
    ],
)
def test_a_control_character_is_told_with_its_place(
    text: str, lines: bool, found: tuple[int, str] | None
) -> None:
    assert first_control(text, lines=lines) == found
