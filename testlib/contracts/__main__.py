"""Runs the contract suites of every backend and reports: ``python -m orrery.testlib.contracts``."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click
import pytest

import orrery.backends


class _Report:
    """Counts the outcomes of each backend and suite, with the reasons of what was skipped."""

    def __init__(self) -> None:
        self.counted: dict[tuple[str, str], Counter[str]] = {}
        self.reasons: dict[tuple[str, str], dict[str, None]] = {}

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Called by pytest for each phase of each test."""
        if report.when != "call" and report.outcome == "passed":
            return
        path, _, rest = report.nodeid.partition("::")
        key = (Path(path).parent.name, rest.partition("::")[0].removeprefix("Test"))
        self.counted.setdefault(key, Counter())[report.outcome] += 1
        if report.outcome == "skipped":
            reason = report.longrepr[2].removeprefix("Skipped: ")
            self.reasons.setdefault(key, {})[reason] = None

    def lines(self) -> list[str]:
        """One line for each backend and suite."""
        made = []
        for key, outcomes in self.counted.items():
            backend, suite = key
            counts = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
            reasons = "; ".join(self.reasons.get(key, {}))
            made.append(f"{backend:12} {suite:20} {counts}" + (f" ({reasons})" if reasons else ""))
        return made


def main() -> int:
    """Runs the suites; the exit status is pytest's."""
    folder = Path(str(orrery.backends.__file__)).parent
    report = _Report()
    modules = [str(path) for path in sorted(folder.glob("**/test_*contracts.py"))]
    status = pytest.main(["-q", "--no-header", "-p", "no:cacheprovider", "-n", "0", *modules], [report])
    for line in report.lines():
        click.echo(line)
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
