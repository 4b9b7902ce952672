"""Policies decide what users call, before anything else is looked at; a mistake is told with its place."""

from __future__ import annotations

from typing import Any

import pytest

from orrery.core.client.errors import ApiFailure
from orrery.scenarios.cases.policy import a_policy, allow, deny
from orrery.scenarios.cases.user import a_group, a_user, as_user
from orrery.scenarios.policies import a_user_with
from orrery.testlib.environment import Cloud
from orrery.testlib.mortal import MortalCloud


async def may(user: Cloud, api: str, **fields: Any) -> bool:
    """Whether policies let a user make a call, however that ends then."""
    try:
        await user.call(api, **fields)
    except ApiFailure as failure:
        return failure.code != "ID.1002"
    return True


@pytest.mark.parametrize(
    ("actions", "allowed", "refused"),
    [
        (["CreateUserGroup"], "CreateUserGroup", "CreateUser"),
        (["org.zstack.header.identity.APICreateUserGroupMsg"], "CreateUserGroup", "CreateUser"),
        (["APICreateUserGroupMsg"], "CreateUserGroup", "CreateUser"),
        (["Create*"], "CreateUserGroup", "UpdateUserGroup"),
        (["org.zstack.header.identity.**"], "CreateUserGroup", "AddImage"),
        (["org.zstack.header.**"], "AddImage", "ZQLQuery"),
        ([".*:read"], "QueryVmInstance", "CreateUserGroup"),
        (["*:read"], "GetL3NetworkTypes", "CreateUserGroup"),
        (["**"], "CreateUserGroup", "CreateZone"),
        ([".*"], "AddImage", "CreateZone"),
        (["*"], "AddImage", "CreateZone"),
    ],
)
async def test_an_action_means_apis_by_name_and_by_class(
    cloud: Cloud, actions: list[str], allowed: str, refused: str
) -> None:
    """A user without a policy for an API is told so, and nothing of its arguments."""
    user = await a_user_with(await cloud.tenant("acme"), "acme", allow(*actions))
    assert await may(user, allowed)
    assert not await may(user, refused)


async def test_deny_wins_wherever_it_stands(cloud: Cloud) -> None:
    acme = await cloud.tenant("acme")
    user = await a_user_with(acme, "acme", deny("*UserGroup"), allow("*"), allow("CreateUserGroup"))
    assert not await may(user, "CreateUserGroup", name="g")
    assert await may(user, "CreatePolicy", name="p")


@pytest.mark.parametrize(
    ("resources", "one", "other"),
    [
        (["{one}"], True, False),
        (["Volume:{one}"], True, False),
        (["VolumeVO:{one}", "Image:{other}"], True, False),
        (["Volume"], True, True),
        (["Volume:*"], True, True),
        (["Image:*"], False, False),
        (["*"], True, True),
    ],
)
async def test_a_statement_with_resources_holds_for_those(
    cloud: Cloud, resources: list[str], one: bool, other: bool
) -> None:
    """An Allow holds for those it names, a Deny of the same forbids them."""
    acme = await cloud.tenant("acme")
    made = [await acme.create("CreateDataVolume", name=name, diskSize=1 << 30) for name in ("a", "b")]
    uuids = dict(zip(("one", "other"), (volume["uuid"] for volume in made), strict=True))
    named = [text.format(**uuids) for text in resources]
    user = await a_user_with(acme, "acme", allow("UpdateVolume", resources=named))
    found = [await may(user, "UpdateVolume", uuid=uuids[which], name="n") for which in uuids]
    assert found == [one, other]
    assert await may(user, "CreateDataVolume", name="n") is False
    [own] = await acme.query("QueryUser")
    more = [allow("*"), deny("UpdateVolume", resources=named)]
    policy = await a_policy(acme, *more, name="more")
    await acme.call("AttachPolicyToUser", userUuid=own["uuid"], policyUuid=policy)
    found = [await may(user, "UpdateVolume", uuid=uuids[which], name="n") for which in uuids]
    assert found == [not one, not other]


async def test_an_allow_has_to_cover_all_that_a_call_names_and_a_deny_any_of_it(cloud: Cloud) -> None:
    acme = await cloud.tenant("acme")
    group, first, second = await a_group(acme), await a_user(acme, "a"), await a_user(acme, "b")
    some = allow("AddUserToGroup", resources=[f"User:{first}", "UserGroup"])
    user = await a_user_with(acme, "acme", some)
    assert await may(user, "AddUserToGroup", userUuid=first, groupUuid=group)
    assert not await may(user, "AddUserToGroup", userUuid=second, groupUuid=group)
    [own] = await acme.query("QueryUser", "name=eve")
    policy = await a_policy(acme, deny("*", resources=[f"UserGroup:{group}"]), name="not")
    await acme.call("AttachPolicyToUser", userUuid=own["uuid"], policyUuid=policy)
    assert not await may(user, "AddUserToGroup", userUuid=first, groupUuid=group)


WRONG = {
    "an API with a typo": (
        [allow("*"), allow("CreateVmInstanc")],
        "statements[1].actions[0]: no API is called [CreateVmInstanc]; did you mean CreateVmInstance?",
    ),
    "a class with a typo": (
        [allow("QueryZone", "org.zstack.header.zone.APIQueryZoneMessage")],
        "statements[0].actions[1]: no API is called [org.zstack.header.zone.APIQueryZoneMessage]; did you"
        " mean org.zstack.header.zone.APIQueryZoneMsg?",
    ),
    "a form that no API has": (
        [allow("Creat?*")],
        "statements[0].actions[0]: no API has a name or Java class of the form [Creat?*]",
    ),
    "a kind with a typo": (
        [allow("*", resources=["*", "VmInstanze:*"])],
        "statements[0].resources[1]: no kind of resource is called [VmInstanze]; did you mean VmInstance?",
    ),
    "no uuid": (
        [allow("*", resources=["VmInstance:web-1"])],
        "statements[0].resources[0]: [web-1] is neither * nor a uuid of 32 hex digits",
    ),
    "an unknown key": (
        [allow("*"), allow("*", action="*")],
        "field[statements[1].action] of CreatePolicy is unknown; leave it out, or look how it is spelt",
    ),
    "a wrong effect": (
        [{"effect": "allow", "actions": ["*"]}],
        "field[statements[0].effect] of CreatePolicy is invalid: Input should be 'Allow' or 'Deny'",
    ),
    "no effect": ([{"actions": ["*"]}], "field[statements[0].effect] of CreatePolicy is mandatory"),
    "no action": ([{"effect": "Deny", "actions": []}], "field[statements[0].actions] of CreatePolicy"),
    "no resource": ([allow("*", resources=[])], "field[statements[0].resources] of CreatePolicy"),
    "no statement": ([], "field[statements] of CreatePolicy"),
    "a text": (["Allow"], "field[statements[0]] of CreatePolicy"),
}


async def test_a_wrong_policy_is_refused_with_its_place(cloud: Cloud) -> None:
    """And nothing is recorded of it."""
    before = await cloud.query("QueryPolicy")
    for statements, told in WRONG.values():
        failure = await cloud.failure("CreatePolicy", name="p", statements=statements)
        assert failure.code == "SYS.1007" and told in failure.details, failure
    for name in ("", "n" * 256):
        assert (await cloud.failure("CreatePolicy", name=name, statements=[allow("*")])).code == "SYS.1007"
    assert await cloud.query("QueryPolicy") == before
    await a_policy(cloud, allow("*"))
    failure = await cloud.failure("CreatePolicy", name="p", statements=[allow("*")])
    assert "the account has a policy called [p]" in failure.details


async def test_no_author_locks_itself_out(cloud: Cloud) -> None:
    """Each way of changing one's own policies; the account itself may do all of it."""
    acme = await cloud.tenant("acme")
    user = await a_user_with(acme, "acme", allow("*"))
    [own] = await acme.query("QueryUser")
    [policy] = await acme.query("QueryPolicy", "name=p")
    both = {"userUuid": own["uuid"], "policyUuid": policy["uuid"]}
    group = await a_group(acme)
    nothing = await a_policy(user, deny("Detach*", "RemoveUser*"), name="nothing")
    await acme.call("AttachPolicyToUserGroup", groupUuid=group, policyUuid=nothing)
    member = {"userUuid": own["uuid"], "groupUuid": group}
    for api, fields in (
        ("DetachPolicyFromUser", both),
        ("DeletePolicy", {"uuid": policy["uuid"]}),
        ("AttachPolicyToUser", {**both, "policyUuid": nothing}),
        ("AttachPoliciesToUser", {"userUuid": own["uuid"], "policyUuids": [nothing]}),
        ("AddUserToGroup", member),
        ("DeleteUser", {"uuid": own["uuid"]}),
    ):
        failure = await user.failure(api, **fields)
        assert failure.code == "SYS.1006" and "lock itself out" in failure.details, api
    assert await may(user, "CreateUserGroup", name="x")
    await acme.call("DetachPolicyFromUser", **both)
    assert not await may(user, "CreateUserGroup", name="y")


async def test_a_user_that_lives_by_its_group_does_not_cut_that_off(cloud: Cloud) -> None:
    acme = await cloud.tenant("acme")
    user, group = await a_user(acme), await a_group(acme)
    policy = await a_policy(acme, allow("*"))
    both = {"groupUuid": group, "policyUuid": policy}
    await acme.call("AttachPolicyToUserGroup", **both)
    member = {"userUuid": user, "groupUuid": group}
    await acme.call("AddUserToGroup", **member)
    eve = await as_user(cloud, "acme")
    for api, fields in (
        ("RemoveUserFromGroup", member),
        ("DeleteUserGroup", {"uuid": group}),
        ("DetachPolicyFromUserGroup", both),
        ("DeletePolicy", {"uuid": policy}),
    ):
        assert "lock itself out" in (await eve.failure(api, **fields)).details, api
    harmless = await a_policy(eve, deny("CreateZone"), name="harmless")
    await eve.call("AttachPolicyToUser", userUuid=user, policyUuid=harmless)
    await eve.call("DetachPolicyFromUser", userUuid=user, policyUuid=harmless)


@pytest.mark.simulator_only("kills the management node inside this process")
@pytest.mark.cloud(kind=MortalCloud)
async def test_what_holds_is_the_same_after_a_crash(cloud: MortalCloud) -> None:
    """A policy that was attached, and one that was detached, before the node died."""
    acme = await cloud.tenant("acme")
    user: Any = await a_user_with(acme, "acme", allow("CreateUserGroup"))
    await user.create("CreateUserGroup", name="x")
    [own] = await acme.query("QueryUser")
    policy = await a_policy(acme, allow("CreatePolicy"), name="q")
    await acme.call("AttachPolicyToUser", userUuid=own["uuid"], policyUuid=policy)
    [former] = await acme.query("QueryPolicy", "name=p")
    await acme.call("DetachPolicyFromUser", userUuid=own["uuid"], policyUuid=former["uuid"])
    cloud.crash()
    await cloud.restart()
    user.node = cloud.node
    assert not await may(user, "CreateUserGroup", name="y")
    assert await may(user, "CreatePolicy")


@pytest.mark.parametrize(
    "zql",
    [
        "query volume",
        "query volume.uuid limit 1",
        "count volume",
        "sum volume.size by type",
        "query max(volume.size)",
        "query distinct(volume.size)",
        "query volume return with (total) limit 0",
        "count vminstance where allVolumes.size > 1",
        "count vminstance where uuid in (query volume.vmInstanceUuid where size > 1)",
        "count vminstance restrict by (volume.size > 1)",
        "count image; count vminstance where rootVolume.name like 'v%'; count zone",
    ],
)
async def test_zql_reads_no_kind_whose_query_is_denied(cloud: Cloud, zql: str) -> None:
    acme = await cloud.tenant("acme")
    await acme.create("CreateDataVolume", name="v", diskSize=1 << 30)
    user = await a_user_with(acme, "acme", allow("*"), deny("QueryVolume"))
    await acme.call("ZQLQuery", zql=zql)
    failure = await user.failure("ZQLQuery", zql=zql)
    assert failure.code == "ID.1002" and "QueryVolume" in failure.details
    assert (await user.call("ZQLQuery", zql="count vminstance"))["results"] == [{"total": 0}]


async def test_a_path_of_a_query_leads_to_no_kind_whose_query_is_denied(cloud: Cloud) -> None:
    """Nor do tags; a kind that has no query of its own, or one of several, is as open as it was."""
    acme = await cloud.tenant("acme")
    user = await a_user_with(
        acme, "acme", allow("QueryVmInstance", "QueryVmCdRom", "QueryL2VlanNetwork", "ZQLQuery")
    )
    assert await user.query("QueryVmInstance", "vmCdRoms.deviceId=0") == []
    for path in ("allVolumes.name=v", "zone.name=z", "__systemTag__=hostname::x"):
        assert await acme.query("QueryVmInstance", path) == []
        conditions = [dict(zip(("name", "op", "value"), path.partition("="), strict=True))]
        assert (await user.failure("QueryVmInstance", conditions=conditions)).code == "ID.1002"
    assert await may(user, "ZQLQuery", zql="count l2vlannetwork")
    assert not await may(user, "ZQLQuery", zql="count l2network")
    assert not await may(user, "ZQLQuery", zql="count zone")
