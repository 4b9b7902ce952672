"""The command ``python -m orrery.testlib.permissions``."""

from __future__ import annotations

import argparse
import sys

from orrery.testlib.permissions.run import run
from orrery.testlib.permissions.table import differences, served, table


def main(arguments: list[str] | None = None) -> int:
    """Tries everybody at every API; prints each failure, then counts; status 1 with failures."""
    parser = argparse.ArgumentParser(
        prog="python -m orrery.testlib.permissions", description="Who may call what."
    )
    parser.add_argument("--only", default="", help="the beginning of an API's name")
    options = parser.parse_args(arguments)
    known = served()
    apis = [name for name in known if name.startswith(options.only)]
    failures = [text for text in differences(table(), known) if text.startswith(options.only)]
    report = run(options.only)
    for case, (problems, _) in report.items():
        failures += [f"{case}: {problem}" for problem in problems]
    for failure in failures:
        print(failure)
    print(f"permissions: {len(apis)} APIs, {len(report)} cases, {len(failures)} failures", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
