"""What a caller sends costs no more than in proportion to its length, and there is a most of everything."""

from __future__ import annotations

from typing import Any

import pytest

from orrery.core.api.catalogue import declarations
from orrery.core.api.parse import DEPTH_MAX, ITEMS_MAX, TEXT_MAX, parse
from orrery.core.kernel.api.message import LONG_MAX, Declaration
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.query.conditions import VALUES_MAX
from orrery.core.kernel.query.graph import HOPS_MAX
from orrery.core.kernel.query.limits import COMPARISONS_MAX, PARTS_MAX, PATTERN_MAX
from orrery.testlib.environment import Cloud

INVALID = "SYS.1007"
HOOK = {"name": "h", "type": "CanonicalEvent", "url": "http://203.0.113.9/hook"}


@pytest.mark.parametrize("action", ["*" * 254 + "!", "**a" * 84 + "!", "*a" * 127 + "!"])
@pytest.mark.cloud(check=False)
async def test_a_policy_with_many_wildcards_is_refused_at_once(cloud: Cloud, action: str) -> None:
    statements = [{"effect": "Allow", "actions": [action]}]
    refused = await cloud.failure("CreatePolicy", name="p", statements=statements)
    assert refused.code == INVALID and "statements[0].actions[0]" in refused.details


def condition(name: str, op: str, value: Any) -> dict[str, Any]:
    """One condition of a query."""
    return {"name": name, "op": op, "value": value}


LIST = ",".join(map(str, range(VALUES_MAX)))
HUGE_QUERIES: dict[str, dict[str, Any]] = {
    "values of one list": {"conditions": [condition("uuid", "?=", f"{LIST},x")]},
    "values of all lists": {"conditions": [condition("uuid", "?=", LIST), condition("name", "?=", "x")]},
    "conditions": {"conditions": [condition("name", "=", "x")] * (PARTS_MAX + 1)},
    "a pattern": {"conditions": [condition("name", "~=", "%" * (PATTERN_MAX + 1))]},
    "groups": {"groupBy": ",".join(["state"] * (PARTS_MAX + 1))},
}


@pytest.mark.parametrize("what", HUGE_QUERIES)
@pytest.mark.cloud(check=False)
async def test_a_query_has_a_most_of_everything(cloud: Cloud, what: str) -> None:
    assert (await cloud.failure("QueryVmInstance", **HUGE_QUERIES[what])).code == INVALID


AS_MUCH_AS_MAY_BE: dict[str, dict[str, Any]] = {
    "conditions": {"conditions": [condition("name", "!=", "x")] * PARTS_MAX},
    "a pattern": {"conditions": [condition("name", "!~=", "x" * PATTERN_MAX)]},
    "steps of a path": {"conditions": [condition("zone.vmInstance." * (HOPS_MAX // 2) + "name", "!=", "x")]},
}


@pytest.mark.parametrize("what", AS_MUCH_AS_MAY_BE)
@pytest.mark.cloud(check=False)
async def test_a_query_of_the_greatest_size_is_answered(cloud: Cloud, what: str) -> None:
    assert (await cloud.call("QueryVmInstance", **AS_MUCH_AS_MAY_BE[what]))["inventories"] == []


@pytest.mark.cloud(check=False)
async def test_a_path_with_one_step_too_many_is_refused(cloud: Cloud) -> None:
    path = "zone.vmInstance." * (HOPS_MAX // 2) + "zone.name"
    refused = await cloud.failure("QueryVmInstance", conditions=[condition(path, "=", "x")])
    assert refused.code == INVALID and "too deep" in refused.details


SENTENCE = "query zone where name='x'"
GREATEST_ZQL = {
    "the text": SENTENCE.ljust(TEXT_MAX),
    "restrictions": f"query zone restrict by ({','.join(['zone.uuid=1'] * PARTS_MAX)})",
    "sorted fields": f"query zone order by {','.join(['name'] * PARTS_MAX)}",
    "fields": f"query zone.{','.join(['name'] * PARTS_MAX)}",
    "conditions of all statements": ";".join(
        [f"query zone where {' or '.join(['uuid=1'] * PARTS_MAX)}"] * (COMPARISONS_MAX // PARTS_MAX)
    ),
}


@pytest.mark.parametrize("what", GREATEST_ZQL)
@pytest.mark.cloud(check=False)
async def test_a_text_in_zql_of_the_greatest_size_is_answered(cloud: Cloud, what: str) -> None:
    results = (await cloud.call("ZQLQuery", zql=GREATEST_ZQL[what]))["results"]
    assert results and not any(result.get("inventories") for result in results)


MANY = PARTS_MAX + 1
HUGE_ZQL = {
    "the text": "query zone".ljust(TEXT_MAX + 1),
    "open braces": "{" * TEXT_MAX,
    "open parentheses after a quote": "query vminstance where name='" + "(" * 90_000,
    "restrictions": f"query zone restrict by ({','.join(['zone.uuid=1'] * MANY)})",
    "sorted fields": f"query zone order by {','.join(['name'] * MANY)}",
    "fields": f"query zone.{','.join(['name'] * MANY)}",
    "conditions of all statements": ";".join(
        [f"query zone where {' or '.join(['uuid=1'] * PARTS_MAX)}"] * (COMPARISONS_MAX // PARTS_MAX + 1)
    ),
    "values of has": "query zone where "
    + " and ".join(["__userTag__ has (" + ",".join(["'a'"] * 100) + ")"] * 11),
}


@pytest.mark.parametrize("what", HUGE_ZQL)
@pytest.mark.cloud(check=False)
async def test_a_text_in_zql_has_a_most_of_everything(cloud: Cloud, what: str) -> None:
    """Within its length: each of these kept the server for seconds, or ended as a bug."""
    assert (await cloud.failure("ZQLQuery", zql=HUGE_ZQL[what])).code == INVALID


@pytest.mark.cloud(check=False)
async def test_a_web_hook_has_as_many_patterns_as_a_statement_can_hold(cloud: Cloud) -> None:
    """With a thousand, its queue ended by itself: SQLite takes no expression so deep."""
    for opaque in (",".join(["vm.*"] * 101), "v" * 101):
        assert (await cloud.failure("CreateWebhook", **HOOK, opaque=opaque)).code == INVALID
    await cloud.create("CreateWebhook", **HOOK, opaque=",".join(["vm.*"] * 100))


def nested(depth: int) -> list[Any]:
    """Lists inside one another."""
    found: list[Any] = []
    for _ in range(depth):
        found = [found]
    return found


HUGE: dict[str, Any] = {
    "items": ["x"] * (ITEMS_MAX + 1),
    "keys": dict.fromkeys(map(str, range(ITEMS_MAX + 1))),
}
HUGE |= {"a text": "x" * (TEXT_MAX + 1), "depth": nested(DEPTH_MAX + 1), "a list in a list": [["x"] * 1001]}


def field_of(api: Declaration) -> str:
    """The wire name of a field."""
    key, info = next(iter(api.message.model_fields.items()))
    return info.alias or key


@pytest.mark.parametrize("what", HUGE)
def test_no_field_of_any_api_may_be_huge(what: str) -> None:
    for name, api in sorted(declarations().items()):
        if api.is_query:
            continue
        with pytest.raises(InvalidArgument, match=r"the most|deeper") as refused:
            parse(api, {field_of(api): HUGE[what]})
        assert name in refused.value.details


@pytest.mark.cloud(check=False)
async def test_a_list_in_an_api_is_bounded_by_what_one_call_may_look_up(cloud: Cloud) -> None:
    asked = await cloud.call("CheckApiPermission", apiNames=["QueryZone"] * ITEMS_MAX)
    assert asked["inventory"] == {"QueryZone": "Allow"}
    refused = await cloud.failure("CheckApiPermission", apiNames=["QueryZone"] * (ITEMS_MAX + 1))
    assert refused.code == INVALID and "1001 items" in refused.details


@pytest.mark.cloud("small", variables={"vms": 0})
async def test_sums_of_the_greatest_sizes_end_at_the_greatest_number(cloud: Cloud) -> None:
    [zone] = await cloud.query("QueryZone")
    for number in range(2):
        await cloud.call(
            "AddSimulatorPrimaryStorage",
            name=f"ps-{number}",
            url=f"/ps-{number}",
            zoneUuid=zone["uuid"],
            totalCapacity=LONG_MAX,
            availableCapacity=LONG_MAX,
        )
        await cloud.call(
            "AddSimulatorBackupStorage", name=f"bs-{number}", url=f"/bs-{number}", totalCapacity=LONG_MAX
        )
        offering = await cloud.create("CreateDiskOffering", name=f"d-{number}", diskSize=LONG_MAX)
        await cloud.call("CreateDataVolume", name=f"v-{number}", diskOfferingUuid=offering["uuid"])
    capacity = await cloud.call("GetPrimaryStorageCapacity", all=True)
    assert capacity["totalCapacity"] == capacity["availableCapacity"] == LONG_MAX
    assert (await cloud.call("GetBackupStorageCapacity", all=True))["totalCapacity"] == LONG_MAX
    [admin] = await cloud.query("QueryAccount", "name=admin")
    usage = (await cloud.call("GetAccountQuotaUsage", uuid=admin["uuid"]))["usages"]
    assert {one["name"]: one["used"] for one in usage}["volume.capacity"] == LONG_MAX
    found = await cloud.call("ZQLQuery", zql="sum volume.size by type")
    assert str(LONG_MAX) in str(found)
