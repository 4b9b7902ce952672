"""Cases of the calls on policies."""

from __future__ import annotations

from typing import Any

from orrery.scenarios.cases import Case
from orrery.scenarios.cases.user import UNKNOWN, UNKNOWN_FIELD, a_group, a_user, as_user
from orrery.testlib.environment import Cloud

Statement = dict[str, Any]


def allow(*actions: str, **more: Any) -> Statement:
    """A statement that allows."""
    return {"effect": "Allow", "actions": list(actions), **more}


def deny(*actions: str, **more: Any) -> Statement:
    """A statement that denies."""
    return {"effect": "Deny", "actions": list(actions), **more}


async def a_policy(cloud: Cloud, *statements: Statement, name: str = "p") -> str:
    """A policy of the caller's account."""
    return str((await cloud.create("CreatePolicy", name=name, statements=list(statements)))["uuid"])


async def create(cloud: Cloud) -> None:
    """It shows what it was given."""
    statement = {"name": "s", "effect": "Allow", "actions": ["Query*"], "resources": ["*"]}
    policy = await cloud.create("CreatePolicy", name="p", description="d", statements=[statement])
    assert (policy["name"], policy["statements"]) == ("p", [statement])


async def create_badly(cloud: Cloud) -> str:
    """Without a statement; in test_policies.py more."""
    return (await cloud.failure("CreatePolicy", name="p", statements=[])).code


async def delete(cloud: Cloud) -> None:
    """It holds for nobody any more; an absent one is no error."""
    user, policy = await a_user(cloud), await a_policy(cloud, allow("CreateUserGroup"))
    await cloud.call("AttachPolicyToUser", userUuid=user, policyUuid=policy)
    eve = await as_user(cloud, "admin")
    await eve.create("CreateUserGroup", name="x")
    await cloud.call("DeletePolicy", uuid=policy)
    await cloud.call("DeletePolicy", uuid=policy)
    assert (await eve.failure("CreateUserGroup", name="y")).code == "ID.1002"


async def delete_badly(cloud: Cloud) -> str:
    """One of another account is as good as absent, which is no error; what is no uuid is one."""
    policy, acme = await a_policy(cloud, allow("*")), await cloud.tenant("acme")
    assert await acme.call("DeletePolicy", uuid=policy) == {}
    await cloud.get("QueryPolicy", policy)
    return (await acme.failure("DeletePolicy", uuid="none")).code


async def query(cloud: Cloud) -> None:
    """By the path of a group."""
    group, policy = await a_group(cloud), await a_policy(cloud, allow("*"))
    await cloud.call("AttachPolicyToUserGroup", groupUuid=group, policyUuid=policy)
    [found] = await cloud.query("QueryPolicy", "group.name=ops")
    assert found["uuid"] == policy


async def query_badly(cloud: Cloud) -> str:
    """By a field that there is not."""
    return (await cloud.failure("QueryPolicy", conditions=UNKNOWN_FIELD)).code


async def attach(cloud: Cloud) -> None:
    """It holds from then on; twice is no error."""
    user, policy = await a_user(cloud), await a_policy(cloud, allow("CreateUserGroup"))
    eve = await as_user(cloud, "admin")
    assert (await eve.failure("CreateUserGroup", name="x")).code == "ID.1002"
    for _ in range(2):
        await cloud.call("AttachPolicyToUser", userUuid=user, policyUuid=policy)
    await eve.create("CreateUserGroup", name="x")


async def attach_badly(cloud: Cloud) -> str:
    """A policy of another account, by an administrator who sees both."""
    user, acme = await a_user(cloud), await cloud.tenant("acme")
    policy = await a_policy(acme, allow("*"))
    assert (await acme.failure("AttachPolicyToUser", userUuid=user, policyUuid=policy)).code == "SYS.1003"
    return (await cloud.failure("AttachPolicyToUser", userUuid=user, policyUuid=policy)).code


async def attach_all(cloud: Cloud) -> None:
    """All of them hold."""
    user = await a_user(cloud)
    first, second = await a_policy(cloud, allow("*")), await a_policy(cloud, deny("*Zone"), name="q")
    await cloud.call("AttachPoliciesToUser", userUuid=user, policyUuids=[first, second])
    assert len(await cloud.query("QueryPolicy", f"user.uuid={user}")) == 4


async def attach_all_badly(cloud: Cloud) -> str:
    """One of them belongs to another account: none is attached."""
    user, mine = await a_user(cloud), await a_policy(cloud, allow("*"))
    theirs = await a_policy(await cloud.tenant("acme"), allow("*"))
    failure = await cloud.failure("AttachPoliciesToUser", userUuid=user, policyUuids=[mine, theirs])
    assert len(await cloud.query("QueryPolicy", f"user.uuid={user}")) == 2
    return failure.code


async def detach(cloud: Cloud) -> None:
    """It no longer holds; twice is no error."""
    user, policy = await a_user(cloud), await a_policy(cloud, allow("CreateUserGroup"))
    await cloud.call("AttachPolicyToUser", userUuid=user, policyUuid=policy)
    eve = await as_user(cloud, "admin")
    await eve.create("CreateUserGroup", name="x")
    for _ in range(2):
        await cloud.call("DetachPolicyFromUser", userUuid=user, policyUuid=policy)
    assert (await eve.failure("CreateUserGroup", name="y")).code == "ID.1002"


async def detach_badly(cloud: Cloud) -> str:
    """A policy that there is not."""
    user = await a_user(cloud)
    return (await cloud.failure("DetachPolicyFromUser", userUuid=user, policyUuid=UNKNOWN)).code


async def detach_all(cloud: Cloud) -> None:
    """None of them holds."""
    user = await a_user(cloud)
    policies = [found["uuid"] for found in await cloud.query("QueryPolicy", f"user.uuid={user}")]
    await cloud.call("DetachPoliciesFromUser", userUuid=user, policyUuids=policies)
    assert (await (await as_user(cloud, "admin")).failure("QueryUser")).code == "ID.1002"


async def detach_all_badly(cloud: Cloud) -> str:
    """Without naming any."""
    user = await a_user(cloud)
    return (await cloud.failure("DetachPoliciesFromUser", userUuid=user, policyUuids=[])).code


async def attach_group(cloud: Cloud) -> None:
    """It holds for who is in the group; twice is no error."""
    user, group, policy = await a_user(cloud), await a_group(cloud), await a_policy(cloud, deny("*:read"))
    await cloud.call("AddUserToGroup", userUuid=user, groupUuid=group)
    eve = await as_user(cloud, "admin")
    await eve.query("QueryUser")
    for _ in range(2):
        await cloud.call("AttachPolicyToUserGroup", groupUuid=group, policyUuid=policy)
    assert (await eve.failure("QueryUser")).code == "ID.1002"


async def attach_group_badly(cloud: Cloud) -> str:
    """A policy of another account."""
    group = await a_group(cloud)
    policy = await a_policy(await cloud.tenant("acme"), allow("*"))
    return (await cloud.failure("AttachPolicyToUserGroup", groupUuid=group, policyUuid=policy)).code


async def detach_group(cloud: Cloud) -> None:
    """It no longer holds for who is in the group; twice is no error."""
    user, group, policy = await a_user(cloud), await a_group(cloud), await a_policy(cloud, deny("*:read"))
    await cloud.call("AddUserToGroup", userUuid=user, groupUuid=group)
    await cloud.call("AttachPolicyToUserGroup", groupUuid=group, policyUuid=policy)
    eve = await as_user(cloud, "admin")
    for _ in range(2):
        await cloud.call("DetachPolicyFromUserGroup", groupUuid=group, policyUuid=policy)
    assert len(await eve.query("QueryUser")) == 1


async def detach_group_badly(cloud: Cloud) -> str:
    """A group that there is not."""
    policy = await a_policy(cloud, allow("*"))
    return (await cloud.failure("DetachPolicyFromUserGroup", groupUuid=UNKNOWN, policyUuid=policy)).code


async def check(cloud: Cloud) -> None:
    """Of an administrator, of a tenant, of its user, and of a user that its account asks about."""
    acme = await cloud.tenant("acme")
    user = await a_user(acme)
    names = ["CreateZone", "APIQueryVmInstanceMsg", "CreateVmInstance", "UpdateUser"]
    shown = [
        await cloud.create("CheckApiPermission", apiNames=names),
        await acme.create("CheckApiPermission", apiNames=names),
        await (await as_user(cloud, "acme")).create("CheckApiPermission", apiNames=names),
        await acme.create("CheckApiPermission", userUuid=user, apiNames=names),
    ]
    assert [[each[name][0] for name in names] for each in shown] == [
        ["A", "A", "A", "A"],
        ["D", "A", "A", "A"],
        ["D", "A", "D", "A"],
        ["D", "A", "D", "A"],
    ]


async def check_badly(cloud: Cloud) -> str:
    """A name that no API has."""
    return (await cloud.failure("CheckApiPermission", apiNames=["CreateVmInstanc"])).code


CASES = [
    Case("CreatePolicy", create, create_badly, "SYS.1007"),
    Case("DeletePolicy", delete, delete_badly, "SYS.1003"),
    Case("QueryPolicy", query, query_badly, "SYS.1007"),
    Case("AttachPolicyToUser", attach, attach_badly, "SYS.1006"),
    Case("AttachPoliciesToUser", attach_all, attach_all_badly, "SYS.1006"),
    Case("DetachPolicyFromUser", detach, detach_badly, "SYS.1003"),
    Case("DetachPoliciesFromUser", detach_all, detach_all_badly, "SYS.1007"),
    Case("AttachPolicyToUserGroup", attach_group, attach_group_badly, "SYS.1006"),
    Case("DetachPolicyFromUserGroup", detach_group, detach_group_badly, "SYS.1003"),
    Case("CheckApiPermission", check, check_badly, "SYS.1007"),
]
