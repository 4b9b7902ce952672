"""What a run has done and found, as text and as a page with heat maps."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from orrery.modeltests.action import OK
from orrery.modeltests.drawing import EXCLUDED, actions
from orrery.modeltests.engine import Step
from orrery.modeltests.mix import actions_on
from orrery.modeltests.model import RULES
from orrery.modeltests.run import Run

NAMED_MOST = 30
EXAMPLE = 300
"""Characters of an example of a failure."""


class Coverage:
    """Which actions, pairs of actions, states × actions, and steps × faults a run has reached."""

    def __init__(self, run: Run) -> None:
        self.done = Counter(step.action.api for step in run.steps)
        self.succeeded = Counter(step.action.api for step in run.steps if step.outcome == OK)
        together = [
            (one, other)
            for one, other in itertools.pairwise(run.steps)
            if one.action.episode == other.action.episode
        ]
        self.pairs = Counter((one.action.api, other.action.api) for one, other in together)
        self.good_pairs = {
            (one.action.api, other.action.api)
            for one, other in together
            if one.outcome == other.outcome == OK
        }
        self.states = Counter((step.target, step.action.api) for step in run.steps if step.target)
        self.flawed = sum(bool(step.action.flaw) for step in run.steps)
        self.failed = Counter(
            f"{step.action.api} {step.outcome}" for step in run.steps if is_failed(step) and not step.wrong
        )
        self.reached = run.reached

    def lines(self) -> list[str]:
        """Figures."""
        served = actions()
        pairs = len(served) ** 2
        never = [api for api in served if api not in self.succeeded]
        return [
            f"APIs called: {len(self.done)} of the {len(served)} served that change something,"
            f" {len(self.succeeded)} with success",
            f"    never with success: {_named(never)}",
            f"ordered pairs of calls: {len(self.pairs)} of {pairs} ({len(self.pairs) / pairs:.1%}),"
            f" both successful in {len(self.good_pairs)}",
            f"states × calls: {len(self.states)}",
            f"workflow steps × faults: {self._steps()}",
            f"made wrong on purpose: {self.flawed} of {self.done.total()} calls",
            f"failed by hosts or faults: {self.failed.total()} calls{_counted(self.failed)}",
        ]

    def _steps(self) -> str:
        steps = {step for step, _ in self.reached}
        struck = [pair for pair in self.reached if pair[1]]
        kinds = {kind for _, kind in struck}
        return f"{len(steps)} steps, {len(struck)} with one of {len(kinds)} kinds of faults"


def is_failed(step: Step) -> bool:
    """Whether a call failed otherwise than the model foresees."""
    return step.prediction.may_succeed and not step.prediction.allows(step.outcome)


def _counted(counts: Counter[str]) -> str:
    return "".join(f"\n    {count} × {text}" for text, count in counts.most_common(NAMED_MOST))


def _named(apis: Sequence[str]) -> str:
    """APIs by name, or how many where they are too many to read."""
    return (
        ", ".join(apis) or "none" if len(apis) <= NAMED_MOST else f"{len(apis)}, which the HTML report shows"
    )


def text_report(run: Run) -> str:
    """The report as text: what is wrong, by cause, then how much was tried."""
    failures = f"{len(run.failures)} of them wrong" if run.causes else "nothing wrong"
    lines = [f"{len(run.steps)} actions, {failures} ({run.summary})"]
    for cause, count in run.causes.most_common():
        lines += [f"{count} × {cause}", *(f"    {text}" for text in _example(run, cause))]
    lines += Coverage(run).lines()
    unmodelled = [api for api in actions() if api not in RULES]
    lines.append(
        f"APIs without a model, of which only general rules are checked: {', '.join(unmodelled) or 'none'}"
    )
    there = actions_on(run.settings.backend)
    if len(there) < len(actions()):
        left_out = ", ".join(api for api in actions() if api not in there)
        lines.append(f"APIs that are left out where hosts are real: {left_out}")
    lines.append(f"APIs that the robot never calls: {', '.join(EXCLUDED)}")
    if run.unordered:
        lines.append(f"batches with more orders than were tried: {run.unordered}")
    if run.skipped:
        lines.append(f"skipped, since what they name has not come: {len(run.skipped)}")
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
<p>A cell counts how often it was reached; the darker, the more often. An empty one never was.</p>
<h2>Calls by outcome</h2>{outcomes}
<h2>State of the resource that a call names, by call</h2>{states}
<h2>Ordered pairs of calls: the row's, then the column's</h2>{pairs}
<h2>Steps of workflows, by the faults that struck meanwhile</h2>{steps}
</html>
"""


def html_report(run: Run) -> str:
    """The report as one page without scripts, with heat maps."""
    coverage = Coverage(run)
    outcomes = Counter((step.action.api, step.outcome) for step in run.steps)
    targets = sorted({row for row, _ in coverage.states})
    reached = Counter({(step, kind or "reached"): count for (step, kind), count in coverage.reached.items()})
    return PAGE.format(
        seed=run.settings.seed,
        text=escape(text_report(run)),
        outcomes=heat_map(outcomes, actions(), _columns(outcomes)),
        states=heat_map(coverage.states, targets, _columns(coverage.states)),
        pairs=heat_map(coverage.pairs, actions(), actions()),
        steps=heat_map(reached, sorted({step for step, _ in reached}), _columns(reached)),
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
