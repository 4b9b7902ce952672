"""Names instead of uuids: what is looked up, and what is told where that fails."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orrery.core.api.catalogue import declarations
from orrery.core.api.kinds import Kinds
from orrery.core.client.errors import ClientError, InvalidField
from orrery.core.client.names import AmbiguousName, Names, NoSuchName, UnknownKind, kind_named, split

KNOWN = declarations()
KINDS = Kinds(KNOWN)
VM, HOST, PUBLIC, PRIVATE, TWIN = ("a" * 32, "b" * 32, "c" * 32, "d" * 32, "e" * 32)


class Cloud:
    """Answers queries from rows by kind, and counts them."""

    def __init__(self, **rows: list[dict[str, Any]]) -> None:
        self.rows = rows
        self.queries: list[str] = []

    async def call(self, api: str, /, **wire_fields: Any) -> dict[str, Any]:
        """The rows of which all conditions hold."""
        self.queries.append(api)
        found = self.rows.get(api, [])
        for condition in wire_fields["conditions"]:
            assert condition["op"] in ("=", "not in")
            wanted, values = condition["op"] == "=", condition["value"].split(",")
            found = [row for row in found if (row.get(condition["name"]) in values) == wanted]
        return {"inventories": found}


def cloud() -> Cloud:
    """One VM of a name of its own, two of another, a host, two networks."""
    return Cloud(
        QueryVmInstance=[
            {"uuid": VM, "name": "web-0", "state": "Running"},
            {"uuid": TWIN, "name": "twin", "state": "Running"},
            {"uuid": "f" * 32, "name": "twin", "state": "Stopped"},
        ],
        QueryHost=[{"uuid": HOST, "name": "host-0"}],
        QueryL3Network=[{"uuid": PUBLIC, "name": "public"}, {"uuid": PRIVATE, "name": "private"}],
    )


def resolved(api: str, server: Cloud | None = None, **given: Any) -> dict[str, Any]:
    """The parameters of a call with uuids in them."""
    return asyncio.run(Names(server or cloud(), KINDS).parameters(KNOWN[api], given))


@pytest.mark.parametrize(
    ("api", "given", "sent"),
    [
        ("StopVmInstance", {"uuid": "web-0"}, {"uuid": VM}),
        ("StopVmInstance", {"uuid": "vm/web-0", "type": "cold"}, {"uuid": VM, "type": "cold"}),
        ("StopVmInstance", {"uuid": f"vm/{VM}"}, {"uuid": VM}),
        ("StartVmInstance", {"uuid": VM, "hostUuid": "host-0"}, {"uuid": VM, "hostUuid": HOST}),
        (
            "CreateVmInstance",
            {"name": "web-0", "l3NetworkUuids": ["public", "l3/private"], "resourceUuid": "mine"},
            {"name": "web-0", "l3NetworkUuids": [PUBLIC, PRIVATE], "resourceUuid": "mine"},
        ),
        ("CreateVmInstance", {"defaultL3NetworkUuid": "public"}, {"defaultL3NetworkUuid": PUBLIC}),
        (
            "CreateUserTag",
            {"resourceType": "VmInstanceVO", "resourceUuid": "web-0", "tag": "public"},
            {"resourceType": "VmInstanceVO", "resourceUuid": VM, "tag": "public"},
        ),
        ("GetResourceAccount", {"resourceUuids": ["vm/web-0", HOST]}, {"resourceUuids": [VM, HOST]}),
    ],
)
def test_names_become_uuids(api: str, given: dict[str, Any], sent: dict[str, Any]) -> None:
    assert resolved(api, **given) == sent


@pytest.mark.parametrize(
    ("condition", "value"),
    [
        ({"name": "hostUuid", "op": "=", "value": "host-0"}, HOST),
        ({"name": "vmNics.l3NetworkUuid", "op": "in", "value": "public,l3/private"}, f"{PUBLIC},{PRIVATE}"),
        ({"name": "uuid", "op": "!=", "value": "web-0"}, VM),
        ({"name": "hostUuid", "op": "like", "value": "host-0"}, "host-0"),
        ({"name": "name", "op": "=", "value": "host-0"}, "host-0"),
    ],
)
def test_conditions_on_uuids_take_names(condition: dict[str, Any], value: str) -> None:
    sent = resolved("QueryVmInstance", conditions=[condition], limit=1)
    assert sent == {"conditions": [{**condition, "value": value}], "limit": 1}


def test_a_condition_without_a_value_stays() -> None:
    condition = {"name": "hostUuid", "op": "is null"}
    assert resolved("QueryVmInstance", conditions=[condition]) == {"conditions": [condition]}


def test_uuids_ask_nothing_and_a_name_once() -> None:
    server = cloud()
    resolved("StartVmInstance", server, uuid=VM, hostUuid=HOST)
    assert server.queries == []
    resolved("CreateVmInstance", server, l3NetworkUuids=["public", "public"], defaultL3NetworkUuid="public")
    assert server.queries == ["QueryL3Network"]


def test_a_name_that_nobody_has_suggests_others() -> None:
    with pytest.raises(NoSuchName, match="no vm named 'web-1'; did you mean web-0") as caught:
        resolved("StopVmInstance", uuid="web-1")
    assert caught.value.is_failure
    with pytest.raises(NoSuchName, match="no vm named 'xyz'; see orrery get vm"):
        resolved("StopVmInstance", uuid="xyz")


def test_a_name_of_several_lists_them() -> None:
    with pytest.raises(AmbiguousName) as caught:
        resolved("StopVmInstance", uuid="twin")
    told = str(caught.value).splitlines()
    assert told[0].endswith("give a uuid:")
    assert told[1:] == [f"  {TWIN}  twin  Running", f"  {'f' * 32}  twin  Stopped"]


def test_a_name_is_that_of_the_one_that_is_not_deleted() -> None:
    again = cloud()
    again.rows["QueryVmInstance"] += [
        {"uuid": "0" * 32, "name": "web-0", "state": "Destroyed"},
        {"uuid": "1" * 32, "name": "old", "state": "Destroyed"},
    ]
    assert resolved("StopVmInstance", again, uuid="web-0") == {"uuid": VM}
    assert resolved("RecoverVmInstance", again, uuid="old") == {"uuid": "1" * 32}
    again.rows["QueryVmInstance"].append({"uuid": "2" * 32, "name": "old", "state": "Destroyed"})
    with pytest.raises(AmbiguousName, match="is that of 2 of kind vm"):
        resolved("RecoverVmInstance", again, uuid="old")


@pytest.mark.parametrize(
    ("api", "given", "reason"),
    [
        ("StopVmInstance", {"uuid": "host/host-0"}, "field 'uuid': expected the kind vm, got 'host/host-0'"),
        ("DetachL3NetworkFromVm", {"vmNicUuid": "eth0"}, "the kind vmNic has no names; got 'eth0'"),
        ("GetResourceAccount", {"resourceUuids": ["web-0"]}, "a kind and a name as in vm/web-0, got 'web-0'"),
    ],
)
def test_what_cannot_be_looked_up_is_refused(api: str, given: dict[str, Any], reason: str) -> None:
    with pytest.raises(InvalidField, match=reason):
        resolved(api, **given)


def test_a_slash_belongs_to_the_name_where_no_kind_stands_before_it() -> None:
    assert split(KINDS, "a/b") == (None, "a/b")
    assert split(KINDS, "vm/a/b") == (kind_named(KINDS, "vm"), "a/b")
    assert split(KINDS, "vm/") == (None, "vm/")


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("network", "may be l2Network or l3Network"),
        ("vmm", "did you mean vm"),
        ("xyz", "there is accessKey, account"),
    ],
)
def test_a_word_that_is_no_kind(word: str, reason: str) -> None:
    with pytest.raises(UnknownKind, match=reason) as caught:
        kind_named(KINDS, word)
    assert isinstance(caught.value, ClientError)
    assert not caught.value.is_failure


def test_every_resource_of_the_names_is_found() -> None:
    vm = kind_named(KINDS, "vm")
    names = Names(cloud(), KINDS)
    assert asyncio.run(names.every(vm, ["twin", VM, "web-0"])) == [TWIN, "f" * 32, VM]
    with pytest.raises(NoSuchName, match="no vm with the uuid 0000"):
        asyncio.run(names.every(vm, ["0" * 32]))
    with pytest.raises(InvalidField, match="has no names"):
        asyncio.run(names.every(kind_named(KINDS, "nic"), ["eth0"]))
