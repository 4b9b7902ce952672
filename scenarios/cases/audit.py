"""Calls on the audit."""

from __future__ import annotations

from orrery.scenarios.cases import Case
from orrery.testlib.environment import Cloud


async def query(cloud: Cloud) -> None:
    """What was done stands there, with the one who did it."""
    zone = await cloud.create("CreateZone", name="z")
    (entry,) = await cloud.query("QueryAudit", f"resourceUuid={zone['uuid']}", "account.name=admin")
    assert (entry["api"], entry["success"]) == ("CreateZone", True)


async def query_badly(cloud: Cloud) -> str:
    """Parameters are not kept."""
    condition = {"name": "password", "op": "=", "value": "x"}
    return (await cloud.failure("QueryAudit", conditions=[condition])).code


CASES = [Case("QueryAudit", query, query_badly, "SYS.1007")]
