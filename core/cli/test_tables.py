"""Answers as tables, names, YAML and JSONPath: columns, values, and terminals of any width."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import yaml

from orrery.core.api.catalogue import declarations
from orrery.core.api.kinds import Kinds
from orrery.core.cli import output, tables
from orrery.core.cli.tables import View
from orrery.core.client.errors import ApiFailure

KINDS = Kinds(declarations())
HOST = "a" * 32
VM: dict[str, Any] = {
    "uuid": "b" * 32,
    "name": "web-0",
    "state": "Running",
    "hostUuid": HOST,
    "cpuNum": 2,
    "memorySize": 8 << 30,
    "vmNics": [{"ip": "10.0.0.1", "uuid": "1"}, {"ip": "10.1.0.1", "uuid": "2"}],
    "allVolumes": [{"name": "root"}],
    "vmCdRoms": [],
    "createDate": "Jan 1, 2026 12:00:00 AM",
    "createDateMs": 1767225600000,
}


def view(vo: str = "VmInstanceVO", **labels: str) -> View:
    """The view of a kind, with names of some resources."""
    return View(KINDS, KINDS.by_vo(vo), {uuid * 32: name for uuid, name in labels.items()})


def shown(capsys: pytest.CaptureFixture[str], body: dict[str, Any], form: str, of: View | None = None) -> str:
    """What is printed for an answer."""
    output.show(body, form, None, of or view(a="host-0"))
    return capsys.readouterr().out


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Lets the output be a terminal, whose width is that of the variable COLUMNS."""
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    return monkeypatch


def rows(text: str) -> list[list[str]]:
    """The cells of a printed table, its head among them."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and "──" not in line]
    return [[cell.strip() for cell in line.split("   ") if cell.strip()] for line in lines]


def test_a_table_shows_the_columns_of_the_kind(capsys: pytest.CaptureFixture[str]) -> None:
    head, row = rows(shown(capsys, {"inventories": [VM]}, "table"))
    assert head == ["name", "state", "ip", "cpuNum", "memorySize", "host"]
    assert row == ["web-0", "Running", "10.0.0.1, 10.1.0.1", "2", "8 GiB", "host-0"]


def test_a_wide_table_shows_the_uuid_and_more(capsys: pytest.CaptureFixture[str]) -> None:
    head, row = rows(shown(capsys, {"inventories": [VM]}, "wide"))
    assert head[:3] == ["name", "uuid", "state"]
    assert "image" in head
    assert row[1] == "b" * 32
    assert "1 volume" in row


def test_names_that_are_repeated_come_with_their_uuids(capsys: pytest.CaptureFixture[str]) -> None:
    twins = [VM, VM | {"uuid": "c" * 32}, VM | {"uuid": "d" * 32, "name": "web-1"}]
    assert rows(shown(capsys, {"inventories": twins}, "table"))[0][:2] == ["name", "uuid"]
    assert shown(capsys, {"inventories": twins}, "name").splitlines() == [
        f"vm/{'b' * 32}",
        f"vm/{'c' * 32}",
        "vm/web-1",
    ]


@pytest.mark.parametrize(("vo", "first"), [("VmNicVO", "uuid"), ("AuditVO", "api"), ("EventVO", "name")])
def test_only_resources_without_names_show_their_uuids(
    capsys: pytest.CaptureFixture[str], vo: str, first: str
) -> None:
    item = {"uuid": "b" * 32, "api": "CreateZone", "name": "vm.created", "ip": "10.0.0.1"}
    assert rows(shown(capsys, {"inventories": [item, item]}, "table", view(vo)))[0][0] == first


def test_the_fields_that_were_asked_for_are_the_columns(capsys: pytest.CaptureFixture[str]) -> None:
    output.show({"inventories": [VM]}, "table", ["memorySize", "vmNics", "hostUuid"], view(a="host-0"))
    assert rows(capsys.readouterr().out) == [
        ["memorySize", "vmNics", "hostUuid"],
        ["8 GiB", "2 nics", HOST],
    ]


def test_a_column_that_is_named_whole_is_not_wrapped(
    capsys: pytest.CaptureFixture[str], terminal: pytest.MonkeyPatch
) -> None:
    terminal.setenv("COLUMNS", "60")
    resource = f"vm/{'a' * 32}"
    output.table(["job", "resource", "error"], [["b" * 32, resource, "no room " * 9]], whole=["resource"])
    assert resource in capsys.readouterr().out


def test_an_empty_list_prints_no_table(capsys: pytest.CaptureFixture[str]) -> None:
    output.show({"inventories": [], "total": 0}, "table", None, view())
    assert capsys.readouterr() == ("", "0 shown, 0 in all\n")


def test_one_resource_is_a_line_for_each_field(capsys: pytest.CaptureFixture[str]) -> None:
    found = dict(row for row in rows(shown(capsys, {"inventory": VM}, "table")) if len(row) == 2)
    assert found["memorySize"] == "8 GiB"
    assert found["vmNics"] == "2 nics"
    assert "createDateMs" not in found
    assert shown(capsys, {"inventory": VM}, "name") == "vm/web-0\n"


def test_an_answer_of_no_known_kind_shows_its_short_fields(capsys: pytest.CaptureFixture[str]) -> None:
    item = {"uuid": "u", "zeta": 1, "name": "n", "createDate": "d", "list": [{}], "long": "x" * 61}
    assert rows(shown(capsys, {"inventories": [item]}, "table", View()))[0] == ["name", "uuid", "zeta"]


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (1023, "1023 bytes"),
        (1024, "1 KiB"),
        (8 << 30, "8 GiB"),
        (3 << 39, "1.5 TiB"),
        (2**63 - 1, "8 EiB"),
    ],
)
def test_sizes(size: int, text: str) -> None:
    assert tables.size_text(size) == text


@pytest.mark.parametrize(
    ("number", "plural", "text"),
    [(1, "nics", "1 nic"), (0, "nics", "0 nics"), (1, "policies", "1 policy"), (2, "hosts", "2 hosts")],
)
def test_numbers_of_things(number: int, plural: str, text: str) -> None:
    assert tables.counted(number, plural) == text


@pytest.mark.parametrize(
    ("columns", "kept", "left_out"),
    [("200", 6, ""), ("80", 6, ""), ("60", 5, "host"), ("30", 2, "ip, cpuNum, memorySize, host")],
)
def test_columns_without_room_are_left_out_and_named(
    capsys: pytest.CaptureFixture[str],
    terminal: pytest.MonkeyPatch,
    columns: str,
    kept: int,
    left_out: str,
) -> None:
    terminal.setenv("COLUMNS", columns)
    output.show({"inventories": [VM]}, "table", None, view(a="host-0"))
    printed = capsys.readouterr()
    assert len(rows(printed.out)[0]) == kept
    assert max(map(len, printed.out.splitlines())) <= int(columns)
    told = f"no room for {left_out}; -o wide shows all\n" if left_out else ""
    assert printed.err == f"{told}1 shown\n"


@pytest.mark.parametrize("columns", ["200", "60", "20"])
@pytest.mark.parametrize("form", ["table", "wide"])
def test_a_uuid_is_neither_cut_nor_wrapped(
    capsys: pytest.CaptureFixture[str], terminal: pytest.MonkeyPatch, form: str, columns: str
) -> None:
    terminal.setenv("COLUMNS", columns)
    output.show({"inventories": [VM, VM]}, form, None, view(a="host-0"))
    assert capsys.readouterr().out.count("b" * 32) == 2


def test_a_long_text_is_folded_in_a_narrow_terminal(
    capsys: pytest.CaptureFixture[str], terminal: pytest.MonkeyPatch
) -> None:
    terminal.setenv("COLUMNS", "50")
    output.table(["name", "text"], [["a", "x" * 100]])
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 50
    assert sum(line.count("x") for line in lines[2:]) == 100


def test_no_colours_but_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert "\x1b" not in shown(capsys, {"inventories": [VM]}, "table")


def test_what_has_no_name_goes_by_its_number(capsys: pytest.CaptureFixture[str]) -> None:
    output.show({"inventories": [{"id": 7, "kind": "slow_host"}]}, "name")
    assert capsys.readouterr().out == "7\n"


def test_a_table_has_neither_empty_lines_nor_blanks_at_their_ends(
    capsys: pytest.CaptureFixture[str], terminal: pytest.MonkeyPatch
) -> None:
    terminal.setenv("COLUMNS", "200")
    output.table(["name", "text"], [["a", "longer than its title"], ["b", ""]])
    assert capsys.readouterr().out.splitlines() == [
        " name   text",
        f" {'─' * 28}",
        " a      longer than its title",
        " b",
    ]


STEERING = "web\x1b[2Ja\u202eb"


@pytest.mark.parametrize("form", ["table", "wide", "name", "yaml", "jsonpath=inventories[*].name"])
def test_what_steers_a_terminal_is_escaped_in_every_form(
    capsys: pytest.CaptureFixture[str], form: str
) -> None:
    item = VM | {"name": STEERING, "vmNics": [{"ip": STEERING}]}
    text = shown(capsys, {"inventories": [item]}, form)
    assert not set(text) & {"\x1b", "\u202e"}
    assert "web" in text


def test_yaml_says_what_json_says(capsys: pytest.CaptureFixture[str]) -> None:
    body = {"inventories": [VM | {"name": "wéb"}]}
    text = shown(capsys, body, "yaml")
    assert yaml.safe_load(text) == body
    assert "wéb" in text
    steering = {"name": STEERING, "text": "wéb\nb"}
    assert yaml.safe_load(output.as_yaml(steering)) == steering


@pytest.mark.parametrize(
    ("expression", "lines"),
    [
        ("inventories[*].name", ["web-0"]),
        ("$.inventories[0].vmNics[*].ip", ["10.0.0.1", "10.1.0.1"]),
        ("{.inventories[0].cpuNum}", ["2"]),
        ("inventories[?@.state=='Running'].uuid", ["b" * 32]),
        ("inventories[*].vmNics[0]", ['{"ip": "10.0.0.1", "uuid": "1"}']),
        ("nothing", []),
    ],
)
def test_jsonpath_selects(expression: str, lines: list[str]) -> None:
    assert output.selected({"inventories": [VM]}, expression) == lines


class Hosts:
    """Knows one host, and is asked for it."""

    def __init__(self, failure: ApiFailure | None = None) -> None:
        self.calls: list[dict[str, Any]] = []
        self.failure = failure

    async def call(self, api: str, /, **wire_fields: Any) -> dict[str, Any]:
        """The host."""
        self.calls.append({"api": api, **wire_fields})
        if self.failure is not None:
            raise self.failure
        return {"inventories": [{"uuid": HOST, "name": "host-0"}]}


def labelled(server: Hosts, number: int) -> View:
    """The view of a number of VMs on one host."""
    items = [VM] * number
    columns = tables.columns_of(view(), items, "table", None)
    return asyncio.run(tables.with_labels(server, view(), items, columns))


def test_one_query_names_the_hosts_of_all_vms() -> None:
    server = Hosts()
    assert labelled(server, 50).labels == {HOST: "host-0"}
    [asked] = server.calls
    assert asked["api"] == "QueryHost"
    assert asked["conditions"] == [{"name": "uuid", "op": "in", "value": HOST}]


def test_who_may_not_list_hosts_sees_their_uuids() -> None:
    denied = labelled(Hosts(ApiFailure("ID.1002", "denied")), 1)
    assert denied.labels == {}
    [host] = [c for c in tables.columns_of(denied, [VM], "table", None) if c.title == "host"]
    assert tables.column_text(VM, host, denied) == HOST
