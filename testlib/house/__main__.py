"""Checks the tree that this file is in: prints every finding, and ends with status 1 when there is one."""

from __future__ import annotations

import sys

from orrery.testlib.house.rules import RULES, check
from orrery.testlib.house.source import ROOT, read_tree


def main() -> int:
    """Checks everything; gives the exit status."""
    sources = read_tree(ROOT)
    findings = check(sources)
    for finding in findings:
        print(finding)
    print(f"house rules: {len(RULES)} rules, {len(sources)} files, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
