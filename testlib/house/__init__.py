"""The house rules, read from the source; `python -m testlib.house` (part of ``make lint``) checks the tree.

Each rule is a function from parsed files to findings; a finding says where, what, why, and what to do. The
rules' own tests (``test_house_rules.py``) show that each of them bites.
"""

from testlib.house.rules import RULES, check
from testlib.house.source import Finding, Source, parse, read_tree

__all__ = ["RULES", "Finding", "Source", "check", "parse", "read_tree"]
