"""All rules together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from orrery.testlib.house.circles import circles_of_files
from orrery.testlib.house.database import dialect_free, sums_that_hold
from orrery.testlib.house.determinism import chance_and_time, order_of_sets
from orrery.testlib.house.environment import environment_only
from orrery.testlib.house.errors_tree import errors_drawn
from orrery.testlib.house.imports import import_directions, imports_of_tests, installed_names, noun_groups
from orrery.testlib.house.shape import documentation, ratchets, sizes
from orrery.testlib.house.source import Finding, Source

Rule = Callable[[Sequence[Source]], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    import_directions,
    circles_of_files,
    installed_names,
    noun_groups,
    imports_of_tests,
    chance_and_time,
    order_of_sets,
    dialect_free,
    sums_that_hold,
    sizes,
    ratchets,
    documentation,
    errors_drawn,
    environment_only,
)


def check(sources: Sequence[Source], rules: Sequence[Rule] = RULES) -> list[Finding]:
    """Every breach of any rule, by place."""
    found = [finding for rule in rules for finding in rule(sources)]
    return sorted(found, key=lambda finding: (finding.path, finding.line, finding.what))
