"""Every API message once with success and once with failure, and none without a case."""

from __future__ import annotations

import pytest

from orrery.core.api.catalogue import declarations
from orrery.scenarios.cases import Case
from orrery.scenarios.cases.table import CASES
from orrery.testlib.cloud import TestCloud, run_cloud


def test_every_api_is_in_the_table() -> None:
    """A new message needs a case in scenarios/cases; a message that is gone needs none."""
    assert sorted(case.api for case in CASES) == sorted(declarations())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.api)
def test_success(case: Case) -> None:
    """The call does what it says, and leaves a clean cloud."""

    async def body(cloud: TestCloud) -> None:
        await case.success(cloud)

    run_cloud(body, plan="small")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.api)
def test_failure(case: Case) -> None:
    """The call fails with its code, and leaves a clean cloud."""

    async def body(cloud: TestCloud) -> None:
        assert await case.failure(cloud) == case.code

    run_cloud(body, plan="small")
