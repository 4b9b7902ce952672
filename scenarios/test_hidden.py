"""What others have cannot be told from what there is not: every API answers both alike, to the letter."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from orrery.core.api.catalogue import declarations
from orrery.core.api.references import references
from orrery.core.client.errors import ApiFailure
from orrery.core.kernel.api.message import CreateMessage, Declaration
from orrery.core.kernel.db.model import models_by_vo
from orrery.core.kernel.db.transaction import Transaction
from orrery.testlib.cloud import TestCloud, run_cloud
from orrery.testlib.environment import Cloud
from orrery.testlib.permissions.cast import UNKNOWN, Cast, assembled
from orrery.testlib.permissions.samples import sample

HEX = re.compile(r"[0-9a-f]{32}")
DATES = re.compile(r'"\w+Date(Ms)?": ("[^"]*"|\d+),')
OUTSIDE = ("LogInByAccount", "LogInByUser", "LogOut")
"""Calls of nobody, which say nothing of resources."""


async def answer(caller: Cloud, api: str, fields: dict[str, Any]) -> str:
    """How a call ends, without the uuids in it."""
    try:
        async with asyncio.timeout(6 * 3600):
            body = await caller.call(api, **fields)
    except ApiFailure as failure:
        return HEX.sub("*", str(failure))
    return HEX.sub("*", json.dumps(body, sort_keys=True, default=str))


def swapped(given: Any, others: frozenset[str]) -> Any:
    """The same fields with a uuid of nobody in place of each of these."""
    if isinstance(given, str):
        return HEX.sub(lambda found: UNKNOWN if found[0] in others else found[0], given)
    if isinstance(given, dict):
        return {key: swapped(value, others) for key, value in given.items()}
    return [swapped(value, others) for value in given] if isinstance(given, list) else given


def variants(api: Declaration, cast: Cast) -> Iterator[dict[str, Any]]:
    """Calls that name what the owner has: all fields at once, and with every kind where any may be named."""
    fields = sample(api, cast.uuids)
    yield fields
    if "validationOnly" not in str(fields) and api.method == "DELETE":
        yield {**fields, "systemTags": ["validationOnly"]}
    for each in references(api.message):
        if each.refers.vo == "ResourceVO":
            for vo in each.refers.among or cast.owned():
                kind = {} if not each.refers.kind_in else {"resourceType": vo}
                uuid = cast.uuids[vo]
                yield {**fields, **kind, each.wire: [uuid] if isinstance(fields[each.wire], list) else uuid}


@cache
def differences() -> tuple[int, list[str]]:
    """How many calls a stranger made, and which of them were answered otherwise than with unknown uuids."""

    async def body(admin: TestCloud) -> tuple[int, list[str]]:
        cast = await assembled(admin)
        others = frozenset(cast.uuids[vo] for vo in cast.owned())
        before = await possessions(cast)
        tried, found = 0, []
        for name, api in sorted(admin.node.api.declarations.items()):
            if name in OUTSIDE or api.is_query:
                continue
            for fields in variants(api, cast):
                unknown = swapped(fields, others)
                if unknown == fields:
                    continue
                tried += 1
                told = [await answer(cast.stranger, name, each) for each in (unknown, fields)]
                if told[0] != told[1]:
                    found.append(f"{name}: {told[0]} of what there is not, {told[1]} of another's")
        if await possessions(cast) != before:
            found.append("the owner has not what it had")
        return tried, found

    return run_cloud(body, plan="small", variables={"vms": 0}, check=False)


async def possessions(cast: Cast) -> dict[str, bool]:
    """Whether each thing of the owner's is still there."""
    db, models = cast.admin.node.kernel.db, models_by_vo()
    return {vo: await db.read(Transaction.exists, models[vo], cast.uuids[vo]) for vo in cast.owned()}


def test_a_strangers_uuid_is_answered_as_an_unknown_one_by_every_api() -> None:
    tried, found = differences()
    assert found == []
    named = [api for api in declarations().values() if not api.is_query and not api.admin]
    assert tried >= sum(bool(references(api.message)) for api in named)


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_user_with_policies_on_kinds_learns_no_kind_of_what_it_does_not_see(cloud: Cloud) -> None:
    """The refusal of a policy names what the call names; of what is hidden it says no more than was sent."""
    ann, bob = await cloud.tenant("ann"), await cloud.tenant("bob")
    his = (await bob.create("CreateDataVolume", name="his", diskSize=1 << 30))["uuid"]
    mark = {"resourceType": "VolumeVO", "resourceUuid": his, "tag": "t"}
    tag = (await bob.create("CreateUserTag", **mark))["uuid"]
    user = (await ann.create("CreateUser", name="eve", password="0" * 128))["uuid"]
    statement = {"effect": "Allow", "actions": ["*"], "resources": ["UserTag"]}
    policy = await ann.create("CreatePolicy", name="p", statements=[statement])
    await ann.call("AttachPolicyToUser", userUuid=user, policyUuid=policy["uuid"])
    login = {"accountName": "ann", "userName": "eve", "password": "0" * 128}
    eve = await ann.logged_in("LogInByUser", **login)
    told = {await answer(eve, "DeleteTag", {"uuid": uuid}) for uuid in (tag, UNKNOWN)}
    assert len(told) == 1


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_a_uuid_in_a_tag_tells_nothing_of_what_others_have(cloud: Cloud) -> None:
    """Neither in the text of a user tag, which may say anything, nor where a system tag names a resource."""
    ann, bob = await cloud.tenant("ann"), await cloud.tenant("bob")
    [l2, *_] = await bob.query("QueryL2Network")
    his = (await bob.create("CreateL3Network", name="his", l2NetworkUuid=l2["uuid"]))["uuid"]
    hers = (await ann.create("CreateDataVolume", name="hers", diskSize=1 << 30))["uuid"]
    where = {"resourceType": "VolumeVO", "resourceUuid": hers}
    for api, tag in (
        ("CreateUserTag", "like {}"),
        ("CreateSystemTag", "overwriteBy::volume::{}"),
        ("CreateSystemTag", "staticIp::{}::10.0.0.9"),
    ):
        told = {await answer(ann, api, {**where, "tag": tag.format(each)}) for each in (his, UNKNOWN)}
        assert len({DATES.sub("", one) for one in told}) == 1, told
    fields = {"name": "n", "diskSize": 1 << 30}
    told = set()
    for each in (his, UNKNOWN):
        made = {**fields, "systemTags": [f"staticIp::{each}::10.0.0.9"]}
        told.add(await answer(ann, "CreateDataVolume", made))
    assert len(told) == 1


@pytest.mark.simulator_only("looks at what the node holds in memory")
@pytest.mark.cloud("small", variables={"vms": 0}, check=False)
async def test_a_taken_uuid_is_answered_as_one_that_is_none(cloud: TestCloud) -> None:
    """By every API that makes something under a uuid of the caller's choice."""
    cast = await assembled(cloud)
    creating = [
        (name, api)
        for name, api in sorted(cloud.node.api.declarations.items())
        if issubclass(api.message, CreateMessage) and not api.admin
    ]
    assert len(creating) > 10
    reached = set()
    for name, api in creating:
        vo = getattr(api.returns, "__vo__", "AccessKeyVO")
        fields = sample(api, cast.uuids)
        taken = await answer(cast.owner, name, {**fields, "resourceUuid": cast.uuids.get(vo, UNKNOWN)})
        malformed = await answer(cast.owner, name, {**fields, "resourceUuid": UNKNOWN})
        if "field[resourceUuid]" in taken:
            assert taken == malformed
            reached.add(name)
    assert {"CreateDiskOffering", "CreateUser", "CreateUserGroup", "CreatePolicy"} <= reached
