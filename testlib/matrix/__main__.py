"""The command ``python -m orrery.testlib.matrix``."""

from __future__ import annotations

import argparse
import sys

from orrery.testlib.matrix.calls import CALLS
from orrery.testlib.matrix.faults import Case
from orrery.testlib.matrix.run import (
    MatrixCloud,
    Report,
    bring,
    cases_by_workflow,
    check_all,
    failures_in,
    on_cloud,
)


def main(arguments: list[str] | None = None) -> int:
    """Runs the matrix, prints every failure and a last line of counts; status 1 where there are failures."""
    parser = argparse.ArgumentParser(prog="python -m orrery.testlib.matrix", description="The fault matrix.")
    parser.add_argument("--only", default="", help="the beginning of a case: workflow/step/fault")
    parser.add_argument("--workers", type=int, default=2, help="processes at once")
    parser.add_argument("--shard", default="0/1", metavar="I/N", help="every Nth workflow, from the Ith")
    parser.add_argument("--plugin", action="append", default=[], metavar="MODULE", help="a plugin's module")
    options = parser.parse_args(arguments)
    for module in options.plugin:
        bring(module)
    index, count = (int(part) for part in options.shard.split("/"))

    async def body(cloud: MatrixCloud) -> int:
        chosen = cases_by_workflow(cloud, options.only)
        chosen = {name: chosen[name] for name in list(chosen)[index::count]}
        if not chosen:
            print(f"no case begins with {options.only}; cases are called workflow/step/fault")
            return 1
        without = [name for name in chosen if name not in CALLS]
        for name in without:
            print(f"{name}: testlib/matrix/calls.py does not say how to make it run")
        known = {name: cases for name, cases in chosen.items() if name in CALLS}
        return len(without) + _told(await check_all(cloud, known, options.workers), known)

    return 1 if on_cloud(body) else 0


def _told(report: Report, cases: dict[str, list[Case]]) -> int:
    """Prints what came out; gives the number of failures."""
    every = [case for one in cases.values() for case in one]
    failures = failures_in(report, every)
    for text in failures:
        print(text)
    steps = {(case.workflow, case.step) for case in every}
    print(
        f"matrix: {len(cases)} workflows, {len(steps)} steps, {len(every)} cases, {len(failures)} failures",
        flush=True,
    )
    return len(failures)


if __name__ == "__main__":
    sys.exit(main())
