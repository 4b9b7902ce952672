"""Calls on accounts."""

from __future__ import annotations

from scenarios.cases import Case
from testlib.cloud import TestCloud

PASSWORD = "0" * 128


async def create(cloud: TestCloud) -> None:
    """A tenant logs in with its password, which nobody is shown."""
    account = await cloud.create("CreateAccount", name="acme", password=PASSWORD, description="d")
    assert (account["name"], account["type"], account["description"]) == ("acme", "Normal", "d")
    assert "password" not in account
    tenant = await cloud.logged_in("LogInByAccount", accountName="acme", password=PASSWORD)
    assert [seen["uuid"] for seen in await tenant.query("QueryAccount")] == [account["uuid"]]


async def create_twice(cloud: TestCloud) -> str:
    """Names of accounts are unique."""
    return (await cloud.failure("CreateAccount", name="admin", password=PASSWORD)).code


async def query(cloud: TestCloud) -> None:
    """The administrators are there from the start."""
    [admin] = await cloud.query("QueryAccount", "name=admin")
    assert admin["type"] == "SystemAdmin"


async def query_badly(cloud: TestCloud) -> str:
    """Passwords are no field."""
    return (await cloud.failure("QueryAccount", fields=["password"])).code


CASES = [
    Case("CreateAccount", create, create_twice, "SYS.1007"),
    Case("QueryAccount", query, query_badly, "SYS.1007"),
]
