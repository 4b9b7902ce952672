"""Calls on accounts."""

from __future__ import annotations

import hashlib

from orrery.scenarios.cases import Case
from orrery.testlib.environment import Cloud

PASSWORD = "0" * 128


def sent(name: str) -> str:
    """The password of `Cloud.tenant`, as clients send it."""
    return hashlib.sha512(name.encode()).hexdigest()


async def create(cloud: Cloud) -> None:
    """A tenant logs in with its password, which nobody is shown."""
    account = await cloud.create("CreateAccount", name="acme", password=PASSWORD, description="d")
    assert (account["name"], account["type"], account["description"]) == ("acme", "Normal", "d")
    assert "password" not in account
    tenant = await cloud.logged_in("LogInByAccount", accountName="acme", password=PASSWORD)
    assert [seen["uuid"] for seen in await tenant.query("QueryAccount")] == [account["uuid"]]


async def create_twice(cloud: Cloud) -> str:
    """Names of accounts are unique."""
    return (await cloud.failure("CreateAccount", name="admin", password=PASSWORD)).code


async def query(cloud: Cloud) -> None:
    """The administrators are there from the start."""
    [admin] = await cloud.query("QueryAccount", "name=admin")
    assert admin["type"] == "SystemAdmin"


async def query_badly(cloud: Cloud) -> str:
    """Passwords are no field."""
    return (await cloud.failure("QueryAccount", fields=["password"])).code


async def update(cloud: Cloud) -> None:
    """A tenant changes its own password, which ends its other sessions; administrators need no old one."""
    tenant = await cloud.tenant("acme")
    other = await cloud.logged_in("LogInByAccount", accountName="acme", password=sent("acme"))
    [own] = await tenant.query("QueryAccount")
    where = {"uuid": own["uuid"], "password": PASSWORD}
    assert (await tenant.failure("UpdateAccount", **where)).code == "ID.1002"
    assert (await tenant.failure("UpdateAccount", **where, oldPassword="1" * 128)).code == "ID.1002"
    account = await tenant.create("UpdateAccount", **where, oldPassword=sent("acme"), name="new")
    assert account["name"] == "new"
    assert (await other.failure("QueryAccount")).code == "ID.1001"
    assert len(await tenant.query("QueryAccount")) == 1
    await cloud.create("UpdateAccount", uuid=own["uuid"], password=sent("again"), description="d")
    await cloud.logged_in("LogInByAccount", accountName="new", password=sent("again"))


async def update_badly(cloud: Cloud) -> str:
    """Names of accounts are unique."""
    tenant = await cloud.tenant("acme")
    [own] = await tenant.query("QueryAccount")
    return (await tenant.failure("UpdateAccount", uuid=own["uuid"], name="admin")).code


async def delete(cloud: Cloud) -> None:
    """A tenant closes its own account; its users and sessions are gone, and absence is no error."""
    tenant = await cloud.tenant("acme")
    user = await tenant.create("CreateUser", name="eve", password=PASSWORD)
    where = {"uuid": user["accountUuid"]}
    dry = await tenant.call("DeleteAccount", **where, systemTags=["validationOnly"])
    counts = {found["kind"]: found["count"] for found in dry["cascade"]}
    assert counts == {"account": 1, "user": 1, "policy": 2}
    await tenant.call("DeleteAccount", **where)
    assert (await tenant.failure("QueryAccount")).code == "ID.1001"
    login = {"accountName": "acme", "userName": "eve", "password": PASSWORD}
    assert (await cloud.failure("LogInByUser", **login)).code == "ID.1000"
    await cloud.call("DeleteAccount", **where)


async def delete_badly(cloud: Cloud) -> str:
    """The first account of administrators stays."""
    [admin] = await cloud.query("QueryAccount", "name=admin")
    return (await cloud.failure("DeleteAccount", uuid=admin["uuid"])).code


CASES = [
    Case("UpdateAccount", update, update_badly, "SYS.1007"),
    Case("DeleteAccount", delete, delete_badly, "ID.1002"),
    Case("CreateAccount", create, create_twice, "SYS.1007"),
    Case("QueryAccount", query, query_badly, "SYS.1007"),
]
