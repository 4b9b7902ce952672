"""Variables of deployment files, as they are given on the command line."""

from __future__ import annotations

from typing import Any

import click
import pytest

from orrery.core.cli.deploy import parse_variables


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        ("true", True),
        ("1.5", 1.5),
        ("[nfs, local]", ["nfs", "local"]),
        ("x y", "x y"),
        ("", ""),
        ("{a: b}", "{a: b}"),
        ("[", "["),
        ("2026-01-01", "2026-01-01"),
    ],
)
def test_numbers_booleans_and_lists_become_such(text: str, value: Any) -> None:
    assert parse_variables((f"name={text}",)) == {"name": value}


@pytest.mark.parametrize("text", ["name", "=3", ""])
def test_what_is_no_assignment_is_refused(text: str) -> None:
    with pytest.raises(click.UsageError, match="expected NAME=VALUE"):
        parse_variables((text,))
