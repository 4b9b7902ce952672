"""Cases of the calls on users and groups."""

from __future__ import annotations

from typing import Any

from orrery.scenarios.cases import Case
from orrery.testlib.environment import Cloud

PASSWORD = "0" * 128
UNKNOWN = "0" * 32
UNKNOWN_FIELD = [{"name": "colour", "op": "=", "value": "red"}]


async def a_user(cloud: Cloud, name: str = "eve") -> str:
    """A user of the caller's account."""
    return str((await cloud.create("CreateUser", name=name, password=PASSWORD))["uuid"])


async def a_group(cloud: Cloud, name: str = "ops") -> str:
    """A group of the caller's account."""
    return str((await cloud.create("CreateUserGroup", name=name))["uuid"])


async def as_user(cloud: Cloud, account: str, name: str = "eve") -> Cloud:
    """The cloud as that user sees it."""
    login = {"accountName": account, "userName": name, "password": PASSWORD}
    return await cloud.logged_in("LogInByUser", **login)


async def create(cloud: Cloud) -> None:
    """It belongs to the caller's account, has its two policies, and no password that anybody is shown."""
    user = await cloud.create("CreateUser", name="eve", password=PASSWORD, description="d")
    assert (user["name"], user["description"]) == ("eve", "d") and "password" not in user
    names = sorted(found["name"] for found in await cloud.query("QueryPolicy", "user.name=eve"))
    account = user["accountUuid"]
    assert names == [f"DEFAULT-READ-{account}", f"USER-RESET-PASSWORD-{account}"]


async def create_badly(cloud: Cloud) -> str:
    """A name is taken once in an account; another account may have it too."""
    await a_user(cloud)
    await a_user(await cloud.tenant("acme"))
    assert (await cloud.failure("CreateUser", name="n" * 256, password=PASSWORD)).code == "SYS.1007"
    return (await cloud.failure("CreateUser", name="eve", password=PASSWORD)).code


async def log_in(cloud: Cloud) -> None:
    """By the account's name or uuid; the session says who it is."""
    user = await cloud.create("CreateUser", name="eve", password=PASSWORD)
    login: dict[str, Any] = {"userName": "eve", "password": PASSWORD}
    for where in ({"accountName": "admin"}, {"accountUuid": user["accountUuid"]}):
        session = await cloud.create("LogInByUser", **login, **where)
        assert (session["userUuid"], session["accountUuid"]) == (user["uuid"], user["accountUuid"])
    assert (await cloud.failure("LogInByUser", **login)).code == "SYS.1007"


async def log_in_badly(cloud: Cloud) -> str:
    """A wrong password, or a user of another account."""
    await a_user(cloud)
    login = {"accountName": "admin", "userName": "eve"}
    assert (await cloud.failure("LogInByUser", **login, password="1" * 128)).code == "ID.1000"
    await cloud.tenant("acme")
    other = {**login, "accountName": "acme", "password": PASSWORD}
    return (await cloud.failure("LogInByUser", **other)).code


async def update(cloud: Cloud) -> None:
    """The account changes any user; a user only itself, and its password only if it knows it."""
    user = await a_user(cloud)
    renamed = await cloud.create("UpdateUser", uuid=user, name="eva", description="d")
    assert (renamed["name"], renamed["description"]) == ("eva", "d")
    eva, other = await as_user(cloud, "admin", "eva"), await as_user(cloud, "admin", "eva")
    assert (await eva.failure("UpdateUser", password="1" * 128)).code == "ID.1002"
    await eva.create("UpdateUser", password="1" * 128, oldPassword=PASSWORD)
    assert (await other.failure("QueryUser")).code == "ID.1001"
    assert len(await eva.query("QueryUser")) == 1


async def update_badly(cloud: Cloud) -> str:
    """A user does not change another, and an account has to say which."""
    first = await a_user(cloud)
    await a_user(cloud, "mallory")
    mallory = await as_user(cloud, "admin", "mallory")
    assert (await mallory.failure("UpdateUser", uuid=first, name="x")).code == "ID.1002"
    assert (await cloud.failure("UpdateUser", uuid=first, name="mallory")).code == "SYS.1007"
    return (await cloud.failure("UpdateUser", name="x")).code


async def delete(cloud: Cloud) -> None:
    """Its sessions end, and it leaves its groups."""
    user, group = await a_user(cloud), await a_group(cloud)
    await cloud.call("AddUserToGroup", userUuid=user, groupUuid=group)
    eve = await as_user(cloud, "admin")
    await cloud.call("DeleteUser", uuid=user)
    assert (await eve.failure("QueryUser")).code == "ID.1001"
    assert await cloud.query("QueryUserGroup", f"user.uuid={user}") == []
    await cloud.call("DeleteUser", uuid=user)


async def delete_badly(cloud: Cloud) -> str:
    """A user that may do everything still does not lock itself out."""
    user = await a_user(cloud)
    all_of_it = [{"effect": "Allow", "actions": ["*"]}]
    policy = await cloud.create("CreatePolicy", name="all", statements=all_of_it)
    await cloud.call("AttachPolicyToUser", userUuid=user, policyUuid=policy["uuid"])
    return (await (await as_user(cloud, "admin")).failure("DeleteUser", uuid=user)).code


async def query(cloud: Cloud) -> None:
    """By the path of a group."""
    user, group = await a_user(cloud), await a_group(cloud)
    await cloud.call("AddUserToGroup", userUuid=user, groupUuid=group)
    [found] = await cloud.query("QueryUser", "group.name=ops")
    assert found["uuid"] == user


async def query_badly(cloud: Cloud) -> str:
    """Passwords are no field."""
    return (await cloud.failure("QueryUser", fields=["password"])).code


async def create_group(cloud: Cloud) -> None:
    """It belongs to the caller's account."""
    group = await cloud.create("CreateUserGroup", name="ops", description="d")
    assert (group["name"], group["description"]) == ("ops", "d")


async def create_group_badly(cloud: Cloud) -> str:
    """A name is taken once in an account."""
    await a_group(cloud)
    return (await cloud.failure("CreateUserGroup", name="ops")).code


async def update_group(cloud: Cloud) -> None:
    """Renamed and described."""
    group = await a_group(cloud)
    renamed = await cloud.create("UpdateUserGroup", uuid=group, name="admins", description="d")
    assert (renamed["name"], renamed["description"]) == ("admins", "d")


async def update_group_badly(cloud: Cloud) -> str:
    """To a name that is taken."""
    group = await a_group(cloud)
    await a_group(cloud, "dev")
    return (await cloud.failure("UpdateUserGroup", uuid=group, name="dev")).code


async def delete_group(cloud: Cloud) -> None:
    """Its users stay; an absent one is no error."""
    user, group = await a_user(cloud), await a_group(cloud)
    await cloud.call("AddUserToGroup", userUuid=user, groupUuid=group)
    await cloud.call("DeleteUserGroup", uuid=group)
    await cloud.call("DeleteUserGroup", uuid=group)
    assert len(await cloud.query("QueryUser", f"uuid={user}")) == 1


async def delete_group_badly(cloud: Cloud) -> str:
    """One of another account is as good as absent, which is no error; what is no uuid is one."""
    group, acme = await a_group(cloud), await cloud.tenant("acme")
    assert await acme.call("DeleteUserGroup", uuid=group) == {}
    await cloud.get("QueryUserGroup", group)
    return (await acme.failure("DeleteUserGroup", uuid="none")).code


async def query_group(cloud: Cloud) -> None:
    """By the path of a user."""
    user, group = await a_user(cloud), await a_group(cloud)
    await cloud.call("AddUserToGroup", userUuid=user, groupUuid=group)
    [found] = await cloud.query("QueryUserGroup", "user.name=eve")
    assert found["uuid"] == group


async def query_group_badly(cloud: Cloud) -> str:
    """By a field that there is not."""
    return (await cloud.failure("QueryUserGroup", conditions=UNKNOWN_FIELD)).code


async def join(cloud: Cloud) -> None:
    """A user has the policies of its group from then on; twice is no error."""
    user, group = await a_user(cloud), await a_group(cloud)
    made = {"name": "groups", "statements": [{"effect": "Allow", "actions": ["CreateUserGroup"]}]}
    policy = await cloud.create("CreatePolicy", **made)
    await cloud.call("AttachPolicyToUserGroup", groupUuid=group, policyUuid=policy["uuid"])
    eve = await as_user(cloud, "admin")
    assert (await eve.failure("CreateUserGroup", name="x")).code == "ID.1002"
    for _ in range(2):
        await cloud.call("AddUserToGroup", userUuid=user, groupUuid=group)
    await eve.create("CreateUserGroup", name="x")


async def join_badly(cloud: Cloud) -> str:
    """A user of another account."""
    group, acme = await a_group(cloud), await cloud.tenant("acme")
    user = await a_user(acme)
    assert (await acme.failure("AddUserToGroup", userUuid=user, groupUuid=group)).code == "SYS.1003"
    return (await cloud.failure("AddUserToGroup", userUuid=user, groupUuid=group)).code


async def leave(cloud: Cloud) -> None:
    """It is in no group any more; twice is no error."""
    user, group = await a_user(cloud), await a_group(cloud)
    await cloud.call("AddUserToGroup", userUuid=user, groupUuid=group)
    for _ in range(2):
        await cloud.call("RemoveUserFromGroup", userUuid=user, groupUuid=group)
    assert await cloud.query("QueryUser", f"group.uuid={group}") == []


async def leave_badly(cloud: Cloud) -> str:
    """A group that there is not."""
    user = await a_user(cloud)
    return (await cloud.failure("RemoveUserFromGroup", userUuid=user, groupUuid=UNKNOWN)).code


CASES = [
    Case("CreateUser", create, create_badly, "SYS.1007"),
    Case("LogInByUser", log_in, log_in_badly, "ID.1000"),
    Case("UpdateUser", update, update_badly, "SYS.1007"),
    Case("DeleteUser", delete, delete_badly, "SYS.1006"),
    Case("QueryUser", query, query_badly, "SYS.1007"),
    Case("CreateUserGroup", create_group, create_group_badly, "SYS.1007"),
    Case("UpdateUserGroup", update_group, update_group_badly, "SYS.1007"),
    Case("DeleteUserGroup", delete_group, delete_group_badly, "SYS.1003"),
    Case("QueryUserGroup", query_group, query_group_badly, "SYS.1007"),
    Case("AddUserToGroup", join, join_badly, "SYS.1006"),
    Case("RemoveUserFromGroup", leave, leave_badly, "SYS.1003"),
]
