"""Every API message once with success and once with failure, and none without a case."""

from __future__ import annotations

import pytest

from orrery.core.api.catalogue import declarations
from orrery.scenarios.case_table import CASES
from orrery.scenarios.cases import Case
from orrery.testlib.environment import Cloud

MARKED = [
    pytest.param(
        case,
        id=case.api,
        marks=[pytest.mark.simulator_only(case.simulator_only)] if case.simulator_only else [],
    )
    for case in CASES
]


def test_every_api_is_in_the_table() -> None:
    """A new message needs a case in scenarios/cases; a message that is gone needs none."""
    assert sorted(case.api for case in CASES) == sorted(declarations())


@pytest.mark.parametrize("case", MARKED)
@pytest.mark.cloud("small")
async def test_success(cloud: Cloud, case: Case) -> None:
    """The call does what it says, and leaves a clean cloud."""
    await case.success(cloud)


@pytest.mark.parametrize("case", MARKED)
@pytest.mark.cloud("small")
async def test_failure(cloud: Cloud, case: Case) -> None:
    """The call fails with its code, and leaves a clean cloud."""
    assert await case.failure(cloud) == case.code
