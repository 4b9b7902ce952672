"""What a run has done and found, as text and as a page with heat maps."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from orrery.modeltests.action import OK
from orrery.modeltests.drawing import EXCLUDED, actions
from orrery.modeltests.model import RULES
from orrery.modeltests.run import Run

EXAMPLE = 300
"""Characters of an example of a failure."""


class Coverage:
    """Which actions, pairs of actions, and states × actions a run has reached."""

    def __init__(self, run: Run) -> None:
        names = [step.action.api for step in run.steps]
        self.done = Counter(names)
        self.succeeded = Counter(step.action.api for step in run.steps if step.outcome == OK)
        self.pairs = Counter(itertools.pairwise(names))
        self.states = Counter((step.target, step.action.api) for step in run.steps if step.target)
        self.flawed = sum(bool(step.action.flaw) for step in run.steps)

    def lines(self) -> list[str]:
        """Figures."""
        served = actions()
        pairs = len(served) ** 2
        return [
            f"actions: {len(self.done)} of {len(served)} APIs done, {len(self.succeeded)} with success",
            f"ordered pairs: {len(self.pairs)} of {pairs} ({len(self.pairs) / pairs:.1%})",
            f"states × actions: {len(self.states)}",
            f"made wrong on purpose: {self.flawed} of {self.done.total()}",
        ]


def text_report(run: Run) -> str:
    """The report as text: figures, failures by cause, and the APIs without a model."""
    lines = [f"robot: {len(run.steps)} actions, {len(run.failures)} with failures; {run.summary}"]
    lines += Coverage(run).lines()
    unmodelled = [api for api in actions() if api not in RULES]
    lines.append(
        f"without a model, under the general rules: {len(unmodelled)}: {', '.join(unmodelled) or 'none'}"
    )
    lines.append(f"no actions: {', '.join(EXCLUDED)}")
    if run.skipped:
        lines.append(f"skipped, since what they name has not come: {len(run.skipped)}")
    for cause, count in run.causes.most_common():
        lines += [f"{count} × {cause}", *(f"    {text}" for text in _example(run, cause))]
    return "\n".join(lines)


def _example(run: Run, cause: str) -> list[str]:
    for step in run.failures:
        for found, text in zip(step.causes, step.wrong, strict=True):
            if found == cause:
                return [str(step.action)[:EXAMPLE], text[:EXAMPLE]]
    return [leak[:EXAMPLE] for leak in run.leaks if cause.startswith("at the end")][:1]


PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Robot, seed {seed}</title>
<style>
body {{ font: 14px sans-serif; margin: 2em; }}
table {{ border-collapse: collapse; font-size: 10px; }}
td, th {{ border: 1px solid #ddd; padding: 1px 3px; text-align: right; }}
th {{ font-weight: normal; text-align: left; white-space: nowrap; }}
thead th {{ writing-mode: vertical-rl; }}
pre {{ white-space: pre-wrap; }}
</style>
<h1>Robot, seed {seed}</h1>
<pre>{text}</pre>
<h2>Actions by outcome</h2>{outcomes}
<h2>States × actions</h2>{states}
<h2>Ordered pairs of actions: the row's, then the column's</h2>{pairs}
</html>
"""


def html_report(run: Run) -> str:
    """The report as one page without scripts, with heat maps."""
    coverage = Coverage(run)
    outcomes = Counter((step.action.api, step.outcome) for step in run.steps)
    targets = sorted({row for row, _ in coverage.states})
    return PAGE.format(
        seed=run.settings.seed,
        text=escape(text_report(run)),
        outcomes=heat_map(outcomes, sorted(coverage.done), _columns(outcomes)),
        states=heat_map(coverage.states, targets, _columns(coverage.states)),
        pairs=heat_map(coverage.pairs, actions(), actions()),
    )


def _columns(counts: Mapping[tuple[str, str], int]) -> list[str]:
    return sorted({column for _, column in counts})


def heat_map(counts: Mapping[tuple[str, str], int], rows: Sequence[str], columns: Sequence[str]) -> str:
    """A table whose cells are the darker the higher their counts are."""
    most = max(counts.values(), default=1)
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    lines = []
    for row in rows:
        cells = "".join(_cell(counts.get((row, column), 0), most) for column in columns)
        lines.append(f"<tr><th>{escape(row)}</th>{cells}</tr>")
    return f"<table><thead><tr><th></th>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def _cell(count: int, most: int) -> str:
    if not count:
        return "<td></td>"
    return f'<td style="background: hsl(210 70% {90 - 50 * count / most:.0f}%)">{count}</td>'
