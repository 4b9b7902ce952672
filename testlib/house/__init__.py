"""The house rules, read from the source; `python -m orrery.testlib.house` (in ``make lint``) runs them.

Each rule is a function from parsed files to findings; a finding says where, what, why, and what to do. The
rules' own tests (``test_house_rules.py``) show that each of them bites.
"""

from orrery.testlib.house.rules import RULES, check
from orrery.testlib.house.source import Finding, Source, parse, read_tree

__all__ = ["RULES", "Finding", "Source", "check", "parse", "read_tree"]
