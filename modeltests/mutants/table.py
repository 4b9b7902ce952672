"""What came of a campaign, as a table for people."""

from __future__ import annotations

from collections.abc import Sequence

from orrery.modeltests.mutants.campaign import KILLED, Result, Subject, killed
from orrery.modeltests.mutants.declaration import System

HEAD = ("mutant", "killed by", "steps", "shrunk", "CPU s", "found by")
SHORT = 70
"""Longest text of what found a bug."""


def rows_of(subject: Subject, results: Sequence[Result]) -> list[tuple[str, ...]]:
    """A line for each system that found the bug, or one that says what did not."""
    found = [one for one in results if one.outcome == KILLED]
    if not found:
        return [(subject.name, "-", "", "", _seconds(results), _why(subject, results))]
    names = [subject.name, *[""] * (len(found) - 1)]
    return [
        (name, one.system, str(one.steps), _text(one.shrunk), _seconds([one]), _short(one.by))
        for name, one in zip(names, found, strict=True)
    ]


def _why(subject: Subject, results: Sequence[Result]) -> str:
    """Why a bug was not found."""
    if subject.equivalent:
        return f"equivalent: {subject.equivalent}"
    return ", ".join(f"{one.system} {one.outcome}" for one in results)


def _seconds(results: Sequence[Result]) -> str:
    return f"{sum(one.seconds for one in results):.0f}"


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def _short(text: str) -> str:
    name = text.rpartition("::")[2] if text.startswith(("core/", "scenarios/")) else text
    return name if len(name) <= SHORT else f"{name[: SHORT - 3]}..."


def table(ended: Sequence[tuple[Subject, Sequence[Result]]]) -> str:
    """The whole table, and below it the sums."""
    lines = [HEAD, *(row for subject, results in ended for row in rows_of(subject, results))]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    texts = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines]
    return "\n".join([*(text.rstrip() for text in texts), "", *summary(ended)])


def summary(ended: Sequence[tuple[Subject, Sequence[Result]]]) -> list[str]:
    """How many were found, and by what."""
    dead = sum(killed(results) for _, results in ended)
    every = [one for _, results in ended for one in results]
    real = len([subject for subject, _ in ended if not subject.equivalent])
    share = 100 * dead / real if real else 0.0
    lines = [f"{dead} of {real} killed ({share:.1f} %) in {_seconds(every)} s of CPU time"]
    if real < len(ended):
        lines.append(f"{len(ended) - real} more are equivalent to the real product")
    for system in System:
        mine = [one for one in every if one.system == system]
        hits = [one for one in mine if one.outcome == KILLED]
        if mine:
            shrunk = sorted(one.shrunk for one in hits if one.shrunk is not None)
            longest = (
                f"; shrunk to {shrunk[len(shrunk) // 2]} actions, {shrunk[-1]} at most" if shrunk else ""
            )
            lines.append(f"{system}: {len(hits)} of {len(mine)} searches{longest}")
    return lines


def markdown(ended: Sequence[tuple[Subject, Sequence[Result]]], parts: dict[str, str]) -> str:
    """The table for a page; `parts` are the parts of the product by the names of bugs."""
    lines = ["| mutant | part | killed by | steps | shrunk |", "|---|---|---|---|---|"]
    for subject, results in ended:
        found = [one for one in results if one.outcome == KILLED]
        cells = (
            subject.name,
            parts.get(subject.name, ""),
            "<br>".join(one.system for one in found) or "survived",
            "<br>".join(str(one.steps) for one in found),
            "<br>".join(_text(one.shrunk) for one in found if one.shrunk is not None),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def survivors(ended: Sequence[tuple[Subject, Sequence[Result]]]) -> str:
    """What was not found, for a page."""
    lines = ["| bug | |", "|---|---|"]
    for subject, results in ended:
        if not killed(results):
            name = subject.name.replace("|", "\\|")
            lines.append(f"| `{name}` | {_why(subject, results)} |")
    return "\n".join(lines)
