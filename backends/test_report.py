"""The printed report of a simulation."""

from __future__ import annotations

import io

from rich.console import Console

from orrery.backends.report import Report

STEERING = "web\x1b[2Ja\u202eb\x00"


def test_what_steers_a_terminal_is_shown_escaped() -> None:
    """Names in a report come from the file that was simulated."""
    out = io.StringIO()
    names = {"failures": {STEERING: 1}, "leaks": [STEERING], "skipped": [STEERING]}
    Report(seed=1, **names).show(Console(file=out, width=200))  # type: ignore[arg-type]
    assert out.getvalue().count(r"web\u001b[2Ja\u202eb\u0000") == 3
    assert not set(out.getvalue()) & set(STEERING[3] + STEERING[8] + STEERING[10])
