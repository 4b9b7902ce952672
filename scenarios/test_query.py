"""Queries over a whole cloud: paths, tags, groups and ZQL."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest

from orrery.core.api.catalogue import declarations
from orrery.core.kernel.api.message import QueryMessage
from orrery.core.kernel.config import Owner
from orrery.core.kernel.db.model import Base, table_of
from orrery.core.kernel.query import Graph, Inventories, Queries, parse_condition
from orrery.core.kernel.query.fields import fields_of
from orrery.core.kernel.query.query import wanted_by
from orrery.core.kernel.query.terms import Effort, leading_columns
from orrery.core.kernel.tags import add_tags, delete_tags
from orrery.testlib.cloud import TestCloud
from orrery.testlib.environment import Cloud

EVERYBODY = [f"web-{number}" for number in range(5)]


PAGE = Path(__file__).resolve().parents[1] / "docs" / "query.md"


def query(api: str, *conditions: str, **options: Any) -> QueryMessage:
    """A query message."""
    parsed = [parse_condition(text) for text in conditions]
    kind = declarations()[api].message
    assert issubclass(kind, QueryMessage)
    return kind(conditions=parsed, **options)


def model_of(api: str) -> type[Base]:
    """The kind that an API answers with."""
    model = declarations()[api].returns
    assert model is not None
    return model


VM = model_of("QueryVmInstance")


async def tagged(cloud: TestCloud) -> None:
    """web-0 is red and old, web-1 is red; the host of all hosts is a nice one."""
    for vm, tags in (("web-0", ["red", "old"]), ("web-1", ["red"])):
        await cloud.call("StopVmInstance", uuid=cloud.deployed.uuid("vm", vm))
        for tag in tags:
            await hang(cloud, "VmInstanceVO", cloud.deployed.uuid("vm", vm), tag)
    for host in await cloud.query("QueryHost"):
        await hang(cloud, "HostVO", host["uuid"], "nice")


async def hang(cloud: TestCloud, vo: str, uuid: str, tag: str) -> None:
    """Attaches a user tag to a resource."""
    await cloud.node.kernel.db.write(add_tags, vo, uuid, ([], [tag]), random.Random(uuid + tag))


async def names(cloud: Cloud, *conditions: str, api: str = "QueryVmInstance") -> list[str]:
    """The names of what is found, in their order."""
    return [each["name"] for each in await cloud.query(api, *conditions, sortBy="name")]


PATHS: dict[str, list[str]] = {
    "vmNics.l3Network.name=public": EVERYBODY,
    "vmNics.l3Network.name~=p%": EVERYBODY,
    "vmNics.l3Network.l2Network.zone.name=zone": EVERYBODY,
    "vmNics.l3Network.uuid?=nobody": [],
    "vmNics.ip~=10.10.%": EVERYBODY,
    "vmNics.ip=10.10.0.251": [],
    "vmNics.usedIp.ipRange.name=servers": EVERYBODY,
    "rootVolume.primaryStorage.attachedClusterUuids not null": EVERYBODY,
    "rootVolume.type=Root": EVERYBODY,
    "rootVolume.type!=Root": [],
    "image.name=ubuntu": EVERYBODY,
    "image.backupStorage.name=store": EVERYBODY,
    "image.backupStorage.zone.name=zone": EVERYBODY,
    "image.backupStorage.zone.name!=zone": [],
    "instanceOffering.name=small": EVERYBODY,
    "zone.vmInstance.name=web-3": EVERYBODY,
    "cluster.l2Network.name=back": EVERYBODY,
    "cluster.l2VlanNetwork.vlan=100": EVERYBODY,
    "host.name=nobody": [],
    "host.name is null": [],
    "host.name not null": ["web-2", "web-3", "web-4"],
    "__userTag__=red": ["web-0", "web-1"],
    "__userTag__!=red": ["web-2", "web-3", "web-4"],
    "__userTag__~=r_d": ["web-0", "web-1"],
    "__userTag__!~=o%": ["web-1", "web-2", "web-3", "web-4"],
    "__userTag__?=old,new": ["web-0"],
    "__userTag__!?=old,new": ["web-1", "web-2", "web-3", "web-4"],
    "__userTag__ is null": ["web-2", "web-3", "web-4"],
    "__userTag__ not null": ["web-0", "web-1"],
    "__systemTag__=hostname::web-4": ["web-4"],
    "__systemTag__~=hostname::%": EVERYBODY,
    "__tagUuid__=nobody": [],
    "host.__userTag__=nice": ["web-2", "web-3", "web-4"],
    "host.__userTag__!=nice": [],
    "cluster.host.__userTag__=nice": EVERYBODY,
    "zone.vmInstance.__userTag__=old": EVERYBODY,
}


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small")
async def test_paths_and_tags_find_their_rows(cloud: TestCloud) -> None:
    """Every condition: when its rows are few, when they count as many, and as many that lie far behind."""
    await tagged(cloud)
    db, inventories = cloud.node.kernel.db, Inventories()
    efforts = [Effort(few=0), Effort(few=0, soon=0)]
    for condition, wanted in PATHS.items():
        assert await names(cloud, condition) == wanted, condition
        for queries in [Queries(db, inventories, effort) for effort in efforts]:
            found = await queries.answer(query("QueryVmInstance", condition), VM)
            assert sorted(each["name"] for each in found.inventories or []) == wanted, condition
            counted = await queries.answer(query("QueryVmInstance", condition, count=True), VM)
            assert counted.total == len(wanted), condition


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small")
async def test_a_tag_of_another_kind_with_the_same_uuid_is_not_found(cloud: TestCloud) -> None:
    """In a database from before uuids were unique."""
    await tagged(cloud)
    db, inventories = cloud.node.kernel.db, Inventories()
    [vm] = await cloud.query("QueryVmInstance", "name=web-3")
    tags: tuple[list[str], list[str]] = ([], ["stray"])
    await db.write(add_tags, "ZoneVO", vm["uuid"], tags, random.Random(1))
    wanted = {
        "__userTag__=stray": [],
        "__userTag__!=stray": EVERYBODY,
        "__userTag__ is null": ["web-2", "web-3", "web-4"],
        "__userTag__ not null": ["web-0", "web-1"],
        "zone.vmInstance.__userTag__=stray": [],
    }
    for effort in (Effort(), Effort(few=0), Effort(few=0, soon=0)):
        for condition, expected in wanted.items():
            asked = query("QueryVmInstance", condition)
            found = await Queries(db, inventories, effort).answer(asked, VM)
            assert sorted(each["name"] for each in found.inventories or []) == expected, condition
    await db.write(delete_tags, Owner("ZoneVO", vm["uuid"]))


@pytest.mark.cloud("small")
async def test_rows_never_multiply(cloud: Cloud) -> None:
    """A zone has many VMs with many nics and is found once, and counted once."""
    assert await names(cloud, "vmInstance.vmNics.ip not null", api="QueryZone") == ["zone"]
    condition = {"name": "vmInstance.vmNics.ip", "op": "is not null"}
    assert (await cloud.call("QueryZone", conditions=[condition], count=True))["total"] == 1


MISTAKES = {
    "vmNics.colour=x": r"VmNic has no field[colour]; it has: uuid, vmInstanceUuid",
    "vmNic5.ip=x": "VmInstance has no path[vmNic5], as in [vmNic5.ip]; it has: account, allVolumes, cluster",
    "vmNics.l3.name=x": "VmNic has no path[l3], as in [vmNics.l3.name]; it has: l3Network",
    "zone.vmInstance.zone.vmInstance.zone.vmInstance.zone.vmInstance.zone.name=x": "more than 8 steps",
    "vmNics..ip=x": "VmNic has no path[]",
    ".name=x": "VmInstance has no path[]",
    "vmNics.=x": "VmNic has no field[]",
    "vmNics=x": "VmInstance has no field[vmNics]: [vmNics] leads to others; write vmNics.uuid",
    "host=host-0": "VmInstance has no field[host]: [host] leads to others; write host.name or hostUuid",
    "host.password=x": "Host has no field[password]",
    "vmNics.deviceId=first": "field[deviceId] cannot be compared with [first]",
}


@pytest.mark.cloud("small")
async def test_a_wrong_path_is_told_with_its_part_and_what_there_is(cloud: Cloud) -> None:
    for condition, told in MISTAKES.items():
        name, _, value = condition.partition("=")
        wire = {"name": name, "op": "=", "value": value}
        failure = await cloud.failure("QueryVmInstance", conditions=[wire])
        assert failure.code == "SYS.1007"
        assert told in failure.details, condition
    many = [{"name": "name", "op": "=", "value": str(n)} for n in range(201)]
    assert "more than 200" in (await cloud.failure("QueryVmInstance", conditions=many)).details
    long = {"name": "uuid", "op": "in", "value": ["x"] * 10_001}
    assert "10001 values" in (await cloud.failure("QueryVmInstance", conditions=[long])).details


RELATIONS = {
    "host": "no field[host]: [host] leads to others; write fields=hostUuid; a condition",
    "host.name": "[host] leads to others; write fields=hostUuid; a condition may be on host.name",
    "rootVolume": "write fields=rootVolumeUuid; a condition may be on rootVolume.name",
    "vmNics": "leave fields out, and each has its vmNics; a condition may be on vmNics.uuid",
    "account": "[account] leads to others; a condition may be on account.name",
    "colour": "VmInstance has no field[colour]; it has: uuid, name",
}


@pytest.mark.cloud("small")
async def test_a_relation_is_no_field_and_the_error_says_what_works(cloud: Cloud) -> None:
    for name, told in RELATIONS.items():
        failure = await cloud.failure("QueryVmInstance", conditions=[], fields=["name", name])
        assert (failure.code, told in failure.details) == ("SYS.1007", True), failure.details


@pytest.mark.cloud("small")
async def test_what_is_too_complicated_is_refused_as_such(cloud: Cloud) -> None:
    """SQLite has limits; beyond them is the caller's mistake, and takes no time to find."""
    inner = "name = 'x'"
    texts = []
    for _ in range(24):
        inner = f"zoneUuid in (query zone.uuid where uuid in (query vminstance.zoneUuid where {inner}))"
        texts.append(f"count vminstance where {inner}")
    assert (await cloud.call("ZQLQuery", zql=texts[1]))["results"] == [{"total": 0}]
    failure = await cloud.failure("ZQLQuery", zql=texts[-1])
    assert (failure.code, "too complicated" in failure.details) == ("SYS.1007", True)


@pytest.mark.parametrize(("limit", "value"), [("query.STEPS_MAX", 0), ("reading.ROWS_MAX", 2)])
@pytest.mark.cloud("small")
async def test_what_would_keep_everybody_waiting_is_refused(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr("orrery.core.kernel.db.drivers.sqlite.driver.STEPS_AT_ONCE", 100)
    monkeypatch.setattr(f"orrery.core.kernel.query.{limit}", value)
    wanted = {"query.STEPS_MAX": "takes too long", "reading.ROWS_MAX": "more than 2 whole rows"}[limit]
    for api, asked in (("ZQLQuery", {"zql": "query vminstance"}), ("QueryVmInstance", {})):
        failure = await cloud.failure(api, **asked)
        assert (failure.code, wanted in failure.details) == ("SYS.1007", True)
    monkeypatch.undo()
    assert len(await cloud.query("QueryVmInstance")) == 5


@pytest.mark.cloud("small")
async def test_a_filter_that_there_is_not_is_refused(cloud: Cloud) -> None:
    failure = await cloud.failure("QueryVmInstance", filterName="applianceType:vrouter")
    assert (failure.code, "[applianceType]" in failure.details) == ("SYS.1007", True)


@pytest.mark.cloud("small")
async def test_sessions_are_reached_by_no_query(cloud: Cloud) -> None:
    """Their uuids are passwords."""
    assert "no kind called [session]" in (await cloud.failure("ZQLQuery", zql="query session")).details
    failure = await cloud.failure("ZQLQuery", zql="query account where session.uuid like '%'")
    assert "Account has no path[session]" in failure.details


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small")
async def test_groups_show_one_row_each(cloud: TestCloud) -> None:
    await tagged(cloud)
    found = await cloud.query("QueryVmInstance", groupBy="state", sortBy="state")
    assert [vm["state"] for vm in found] == ["Running", "Stopped"]
    assert (await cloud.call("QueryVmInstance", groupBy="state", count=True))["total"] == 2
    body = await cloud.call("QueryVmInstance", groupBy="state,name", replyWithCount=True, limit=1)
    assert (len(body["inventories"]), body["total"]) == (1, 5)
    assert (await cloud.failure("QueryVmInstance", groupBy="colour")).code == "SYS.1007"


@pytest.mark.cloud("small")
async def test_pages_together_are_the_whole(cloud: Cloud) -> None:
    """In both directions, over equal values too, driven by a condition or not."""
    for options in ({}, {"sortBy": "state"}, {"sortBy": "cpuNum", "sortDirection": "desc"}):
        whole = await cloud.query("QueryVmInstance", "state=Running", **options)
        pages = [await cloud.query("QueryVmInstance", start=n, limit=1, **options) for n in range(6)]
        assert [vm["uuid"] for vm in whole] == [vm["uuid"] for page in pages for vm in page]


ZQL: dict[str, Any] = {
    "query vminstance.name where name in ('web-0','web-9') or (cpuNum > 3 and state='Running')": [
        {"inventories": [{"name": "web-0"}]}
    ],
    "QUERY VMINSTANCE.NAME": None,
    "query vminstance.name where __userTag__ has ('red', 'old')": [{"inventories": [{"name": "web-0"}]}],
    "count vminstance where __userTag__ not has ('red', 'old')": [{"total": 4}],
    "count vminstance where vmNics.l3Network.name has ('public', 'private')": [{"total": 5}],
    "count vminstance where imageUuid in (query image.uuid where platform = 'Linux' and name='ubuntu')": [
        {"total": 5}
    ],
    "count vminstance where imageUuid not in (query image.uuid where name = 'ubuntu')": [{"total": 0}],
    "count vminstance where hostUuid in (query kvmhost.uuid)": [{"total": 3}],
    "count vminstance where vmNics.l3Network.l2NetworkUuid = (query l2vlannetwork.uuid)": [{"total": 5}],
    'query vminstance.name where state = "Stopped" return with (total) order by name desc limit 1 offset 1': [
        {"inventories": [{"name": "web-0"}], "total": 2}
    ],
    "count vminstance group by state order by state named as 'states'": [
        {
            "inventoryCounts": [[{"state": "Running"}, 3], [{"state": "Stopped"}, 2]],
            "total": 5,
            "name": "states",
        }
    ],
    "sum vminstance.cpuNum by state where state in ('Running', 'Stopped')": [
        {"inventories": [["Running", 3], ["Stopped", 2]]}
    ],
    "query distinct(vminstance.state)": [{"inventories": [{"state": "Running"}, {"state": "Stopped"}]}],
    "count distinct(vminstance.state)": [{"total": 2}],
    "query max(vminstance.cpuNum)": [{"inventoryAggregateFunctions": {"max(cpuNum)": 1}}],
    "query avg(vminstance.cpuNum) group by state": [
        {
            "inventoryAggregateFunctions": [
                [{"state": "Running"}, {"avg(cpuNum)": 1.0}],
                [{"state": "Stopped"}, {"avg(cpuNum)": 1.0}],
            ]
        }
    ],
    "count vminstance group by state order by state desc": [
        {"inventoryCounts": [[{"state": "Stopped"}, 2], [{"state": "Running"}, 3]], "total": 5}
    ],
    "count vminstance restrict by (zone.name = 'zone', cpuNum = 1)": [{"total": 5}],
    "count volume restrict by (zone.name = 'nowhere')": [{"total": 0}],
    "count vminstance where isDefault = true": None,
    "query max(vminstance.cpuNum) group by state order by name": None,
    "count zone where isDefault = true; count host where hostUuid = 1": None,
    "query l2vlannetwork.name": [{"inventories": [{"name": "back"}]}],
    "count host where description is null; count cluster where architecture not null;": [
        {"total": 3},
        {"total": 1},
    ],
}


@pytest.mark.simulator_only("reads or changes rows in the database of the node")
@pytest.mark.cloud("small")
async def test_zql_answers_each_statement(cloud: TestCloud) -> None:
    await tagged(cloud)
    for text, wanted in ZQL.items():
        if wanted is None:
            assert (await cloud.failure("ZQLQuery", zql=text)).code == "SYS.1007", text
        else:
            assert (await cloud.call("ZQLQuery", zql=text))["results"] == wanted, text


@pytest.mark.cloud("small")
async def test_the_statements_that_the_page_shows_are_answered(cloud: Cloud) -> None:
    page = PAGE.read_text(encoding="utf-8")
    texts = re.findall(r"`((?:query|count|sum) [^`]+)`", page)
    assert len(texts) > 5
    for text in texts:
        assert (await cloud.call("ZQLQuery", zql=text))["results"], text


def test_every_path_has_an_index_behind_it() -> None:
    """From either end: the column that names the other row, and the other row's key."""
    graph = Graph()
    for model in sorted(graph.models(), key=lambda model: model.__name__):
        for name, hop in graph.hops(model).items():
            assert hop.local in leading_columns(table_of(model)), f"{model.__name__}.{name}: {hop.local}"
            assert hop.key in leading_columns(table_of(hop.target)), f"{model.__name__}.{name}: {hop.key}"


@pytest.mark.parametrize("api", sorted(name for name, d in declarations().items() if d.is_query))
@pytest.mark.cloud(check=False)
async def test_every_query_can_be_asked_by_each_of_its_fields(cloud: Cloud, api: str) -> None:
    """By an own field, and one step along each path."""
    graph, model = Graph(), model_of(api)
    names = [*fields_of(model).by_wire]
    names += [
        f"{name}.{next(iter(fields_of(hop.target).by_wire))}" for name, hop in graph.hops(model).items()
    ]
    for name in names:
        assert wanted_by(query(api, f"{name} is null"), model) is not None
        await cloud.query(api, f"{name} is null", limit=1)
