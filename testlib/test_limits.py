"""What this machine cannot do: told in the report, and no more than the CI is known to lack."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from orrery.testlib.checkout import LIMIT
from orrery.testlib.lacking import EVERYTHING, everything_is_here
from orrery.testlib.limits import CONTAINERS, MACHINES, find_limits

KNOWN = Path(__file__).parents[1] / "scenarios/data/limits_of_ci.txt"


def known_limits() -> dict[str, str]:
    """What the machines of the CI cannot do, each with the reason."""
    lines = (line for line in KNOWN.read_text().splitlines() if line and not line.startswith("#"))
    return {name: reason for name, _, reason in (line.partition(": ") for line in lines)}


@pytest.mark.xdist_group("real-hosts")
def test_this_machine_lacks_nothing_that_the_ci_has(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    found = find_limits(tmp_path)
    for name, reason in found.items():
        record_property(LIMIT, f"{name}: {reason}")
    if not everything_is_here():
        pytest.skip(f"only the CI has to have what it had before; set {EVERYTHING}=true to compare")
    grown = {name: reason for name, reason in found.items() if name not in known_limits()}
    assert grown == {}, f"install what is missing, or add it to {KNOWN} with the reason"


def test_the_ci_runs_real_guests() -> None:
    assert not {CONTAINERS, MACHINES} & known_limits().keys()
    assert all(known_limits().values())
