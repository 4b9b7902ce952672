"""Questions in ZQL."""

from __future__ import annotations

from orrery.scenarios.cases import Case
from orrery.testlib.environment import Cloud


async def ask(cloud: Cloud) -> None:
    """Two statements, two results."""
    zql = (
        "query VmInstance.name where vmNics.l3Network.name = 'public' order by name limit 2; count vminstance"
    )
    results = (await cloud.call("ZQLQuery", zql=zql))["results"]
    assert results == [{"inventories": [{"name": "web-0"}, {"name": "web-1"}]}, {"total": 5}]


async def ask_badly(cloud: Cloud) -> str:
    """A keyword that is none, with its place."""
    failure = await cloud.failure("ZQLQuery", zql="query vminstance\nwere name = 'x'")
    assert "line 2, column 1" in failure.details
    assert "where" in failure.details
    return failure.code


CASES = [
    Case("ZQLQuery", ask, ask_badly, "SYS.1007"),
]
