"""What words may become: by the declarations, and by what a server answers."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import click
import pytest
from click.shell_completion import CompletionItem, ShellComplete

from orrery.core.api.catalogue import declarations
from orrery.core.cli.complete import live, words
from orrery.core.cli.complete.build import build
from orrery.core.cli.complete.index import Data
from orrery.core.cli.complete.mirror import Mirror
from orrery.core.cli.complete.suggested import Suggested
from orrery.core.cli.main import main
from orrery.core.client import conditions

Complete = Callable[..., list[str]]
UUIDS = ("0a" * 16, "0b" * 16)


@pytest.fixture(scope="module")
def data() -> Data:
    """The index of everything that is installed."""
    return build(main, declarations())


def items(root: click.Group, line: tuple[str, ...]) -> list[CompletionItem]:
    """The suggestions for the last word of a line."""
    *args, incomplete = line
    return ShellComplete(root, {}, "orrery", "").get_completions(args, incomplete)


@pytest.fixture
def complete(data: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Complete:
    """Gives the words that the last one may become, where no server answers."""
    monkeypatch.setattr(click, "get_app_dir", lambda name: str(tmp_path / name))
    monkeypatch.setenv("ORRERY_URL", "http://127.0.0.1:9")
    monkeypatch.delenv("ORRERY_SESSION", raising=False)
    monkeypatch.chdir(tmp_path)
    return lambda *line: [item.value for item in items(Mirror(data, main), line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (["StopVm"], ["StopVmInstance"]),
        (["compl"], ["completion"]),
        (["--prof"], ["--profile"]),
        (["completion", "z"], ["zsh"]),
        (["graph", "st"], ["states"]),
        (["graph", "states", "host"], ["host", "host.status"]),
        (["graph", "workflow", "vm-mig"], ["vm-migrate"]),
        (["graph", "cascade", "zone"], ["zone.delete"]),
        (["login", "--acc"], ["--account"]),
        (["api", "ReconnectH"], ["ReconnectHost"]),
        (["QueryZone", "--output", "js"], ["json"]),
        (["QueryZone", "-o", "js"], ["json"]),
        (["serve", "sma"], ["small"]),
        (["simulate", "sto"], ["storm"]),
        (["CreateVmInstance", "cpu"], ["cpuNum="]),
        (["CreateVmInstance", "name=a", "nam"], []),
        (["CreateVmInstance", "virtio="], ["virtio=true", "virtio=false"]),
        (["CreateVmInstance", "strategy=Create"], ["strategy=CreateStopped"]),
        (["ChangeZoneState", "stateEvent="], ["stateEvent=enable", "stateEvent=disable"]),
        (["CreateWebhook", "opaque=vm.running,vm.cras"], ["opaque=vm.running,vm.crashed"]),
        (["CreateWebhook", "opaque=host.disconnected,host.disc"], []),
        (["CreateUserTag", "resourceType=VmI"], ["resourceType=VmInstanceVO"]),
        (["UpdateGlobalConfig", "category=quo"], ["category=quota"]),
        (["UpdateGlobalConfig", "category=host", "name=cpu"], ["name=cpu.overProvisioning.ratio"]),
        (["UpdateGlobalConfig", "category=quota", "name=cpu"], []),
        (["CreateZone", "nonsense="], []),
        (["NoSuchApi", "x"], []),
        (["QueryVmInstance", "state=Run"], ["state=Running"]),
        (["QueryVmInstance", "state!=Run"], ["state!=Running"]),
        (["QueryVmInstance", "state?=Running,Cras"], ["state?=Running,Crashed"]),
        (["QueryVmInstance", "vmNics.l3Network.na"], ["vmNics.l3Network.name="]),
        (["QueryVmInstance", "vmNics.l3Net"], ["vmNics.l3NetworkUuid=", "vmNics.l3Network."]),
        (["QueryVmInstance", "host.status=C"], ["host.status=Connecting", "host.status=Connected"]),
        (["QueryVmInstance", "nowhere.na"], []),
        (["QueryVmInstance", "sort=-cre"], ["sort=-createDate"]),
        (["QueryVmInstance", "sort=create"], ["sort=createDate"]),
        (["QueryVmInstance", "fields=name,sta"], ["fields=name,state"]),
        (["QueryVmInstance", "fields=name,nam"], []),
        (["QueryVmInstance", "replyWith"], ["replyWithCount="]),
        (["QueryVmInstance", "count="], ["count=true", "count=false"]),
        (["QueryVmInstance", "limit=5", "lim"], []),
        (["QueryZone", "isDefault="], ["isDefault=true", "isDefault=false"]),
        (["QueryEvent", "name=vm.runn"], ["name=vm.running"]),
    ],
    ids=" ".join,
)
def test_what_is_declared(complete: Complete, line: list[str], expected: list[str]) -> None:
    assert complete(*line) == expected


def test_a_field_that_is_whole_offers_its_operators(complete: Complete) -> None:
    assert complete("QueryVmInstance", "state") == [f"state{sign}" for sign in words.SYMBOLS]


def test_the_signs_and_the_words_beside_conditions_are_those_of_the_grammar() -> None:
    assert set(words.SYMBOLS) == {sign for sign in conditions.OPERATORS if not sign[0].isalpha()}
    for word in words.CONTROLS:
        assert "conditions" in conditions.arguments([f"{word}=x"], "api")
        assert conditions.arguments([f"{word}=x"], "api")["conditions"] == []


def test_mandatory_parameters_come_first_and_say_what_they_are(data: Data) -> None:
    first, *_ = items(Mirror(data, main), ("UpdateZone", ""))
    assert (first.value, first.help) == ("uuid=", "uuid of a Zone, required")
    assert first.is_open


def test_every_command_and_api_is_suggested_with_its_help(data: Data) -> None:
    found = {item.value: item.help for item in items(Mirror(data, main), ("",))}
    assert set(found) == {*main.list_commands(click.Context(main)), *declarations()}
    assert found["CreateZone"] == "Create a zone, enabled."
    assert found["serve"]


def test_every_option_of_every_command_is_suggested(data: Data, complete: Complete) -> None:
    """Those of commands that others add too, since the index is made from click's own objects."""
    ctx = click.Context(main)
    for name in [*main.list_commands(ctx), "CreateZone", "QueryZone"]:
        command = main.get_command(ctx, name)
        assert command is not None
        long = {
            opt
            for param in command.params
            if isinstance(param, click.Option) and not param.hidden
            for opt in param.opts
            if opt.startswith("--")
        }
        assert long <= set(complete(name, "--"))


def test_profiles_are_the_kept_logins(complete: Complete, tmp_path: Path) -> None:
    (tmp_path / "orrery").mkdir()
    (tmp_path / "orrery" / "session-lab.json").write_text("{}")
    assert complete("--profile", "l") == ["lab"]


def test_deployment_files_and_folders_stand_beside_the_packaged_clouds(
    complete: Complete, tmp_path: Path
) -> None:
    (tmp_path / "smaller.yaml").touch()
    (tmp_path / "smallest.txt").touch()
    (tmp_path / "small-clouds").mkdir()
    (tmp_path / "small-clouds" / "one.xml").touch()
    assert complete("serve", "small") == ["small", "small-clouds/", "smaller.yaml"]
    assert complete("serve", "small-clouds/") == ["small-clouds/one.xml"]
    assert complete("serve", "nowhere/") == []
    assert complete("CreateZone", "description=@smalles") == ["description=@smallest.txt"]


def test_a_command_that_completes_by_itself_is_asked(data: Data, complete: Complete) -> None:
    """It is loaded for that; all others are made from the index."""

    @click.command("moons")
    @click.argument("moon", shell_complete=lambda ctx, param, text: ["io", "europa"])
    @click.option("--phase", type=Suggested("states"))
    def moons(moon: str, phase: str) -> None:
        """Look at a moon."""

    root = click.Group("orrery", commands={"moons": moons})
    made = build(root, {})
    assert made["root"]["commands"]["moons"]["is_own"]
    found = [item.value for item in items(Mirror(made, root), ("moons", ""))]
    assert found == ["io", "europa"]
    assert [item.value for item in items(Mirror(made, root), ("moons", "--phase", "zo"))] == ["zone"]


def test_the_other_parameters_of_a_command_may_say_the_kind(data: Data) -> None:
    @click.command("get")
    @click.argument("kind", type=Suggested("kinds"))
    @click.argument("words", nargs=-1, type=Suggested("query:{kind}"))
    def get(kind: str, words: tuple[str, ...]) -> None:
        """List resources."""

    made = build(click.Group("orrery", commands={"get": get}), declarations())
    root = Mirror(made, main)
    assert [item.value for item in items(root, ("get", "vm", "state=Run"))] == ["state=Running"]
    assert [item.value for item in items(root, ("get", "VmInstanceVO", "cpuN"))] == ["cpuNum="]


def test_a_usage_says_what_an_argument_takes(data: Data) -> None:
    @click.command("show")
    @click.argument("words", nargs=-1, metavar="KIND [NAME]... [CONDITION]...")
    def show(words: tuple[str, ...]) -> None:
        """List resources."""

    @click.command("explain")
    @click.argument("word", metavar="API|KIND[.PATH]")
    def explain(word: str) -> None:
        """Explain one."""

    @click.command("wait")
    @click.argument("targets", nargs=-1, metavar="KIND/NAME...")
    def wait(targets: tuple[str, ...]) -> None:
        """Wait for some."""

    commands = {command.name or "": command for command in (show, explain, wait)}
    root = Mirror(build(click.Group("orrery", commands=commands), declarations()), main)

    def found(*line: str) -> list[str]:
        return [item.value for item in items(root, line)]

    assert found("show", "primaryS") == ["primaryStorage"]
    assert found("show", "vm", "state=Run") == ["state=Running"]
    assert found("show", "vm", "state=Running", "lim") == ["limit="]
    assert found("explain", "CreateZ") == ["CreateZone"]
    assert found("explain", "zon") == ["zone"]
    assert found("wait", "vm/web-0", "l3") == ["l3Network/"]


class Server:
    """Answers queries from a list of rows, and remembers what it was asked."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self.asked: list[tuple[str, dict[str, list[str]], str | None]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                query = parse_qs(parts.query)
                outer.asked.append((parts.path, query, self.headers["Authorization"]))
                field, _, pattern = query["q"][0].partition("~=")
                found = [row for row in outer.rows if str(row.get(field)).startswith(pattern.rstrip("%"))]
                self.send_response(200)
                self.end_headers()
                self.wfile.write(json.dumps({"inventories": found}).encode())

            def log_message(self, *_: Any) -> None:
                pass

        self.http = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"


@pytest.fixture
def server(complete: Complete, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The server of the present login."""
    made = Server()
    thread = Thread(target=made.http.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv("ORRERY_URL", made.url)
    monkeypatch.setenv("ORRERY_SESSION", "token")
    monkeypatch.setattr(live, "SECONDS_MAX", 30.0)
    yield made
    made.http.shutdown()
    made.http.server_close()
    thread.join(30)


def test_names_of_resources_come_from_the_server(complete: Complete, server: Server) -> None:
    server.rows = [{"name": "web-0", "uuid": UUIDS[0]}, {"name": "web-1", "uuid": UUIDS[1]}]
    assert complete("StopVmInstance", "uuid=web") == ["uuid=web-0", "uuid=web-1"]
    path, query, authorization = server.asked[0]
    assert (path, authorization) == ("/zstack/v1/vm-instances", "OAuth token")
    assert query == {"q": ["name~=web%"], "fields": ["uuid,name"], "sort": ["+name"], "limit": ["50"]}
    assert complete("CreateVmInstance", "l3NetworkUuids=web-0,web") == ["l3NetworkUuids=web-0,web-1"]
    assert server.asked[-1][0] == "/zstack/v1/l3-networks"


def test_a_kind_and_a_name_may_be_one_word(complete: Complete, server: Server, data: Data) -> None:
    @click.command("wait")
    @click.argument("targets", nargs=-1, type=Suggested("paths"))
    def wait(targets: tuple[str, ...]) -> None:
        """Wait for some."""

    made = data | {"root": build(click.Group("orrery", commands={"wait": wait}), {})["root"]}
    server.rows = [{"name": "web-0", "uuid": UUIDS[0]}]
    found = items(Mirror(cast(Data, made), main), ("wait", "vm/w"))
    assert [(item.value, item.help) for item in found] == [("vm/web-0", UUIDS[0])]


def test_uuids_stand_for_names_that_will_not_do(complete: Complete, server: Server) -> None:
    """Those that several resources have, that would end an item of a list, or that show as something else."""
    server.rows = [
        {"name": name, "uuid": f"{at:032x}"} for at, name in enumerate(["a", "a", "b,c", "d\x1b[2J"])
    ]
    assert complete("StopVmInstance", "uuid=") == [f"uuid={at:032x}" for at in range(4)]


def test_what_may_begin_a_uuid_finds_uuids(complete: Complete, server: Server, data: Data) -> None:
    server.rows = [{"name": "web-0", "uuid": UUIDS[0]}, {"name": "0a-b", "uuid": UUIDS[1]}]
    assert complete("StopVmInstance", "uuid=0a") == ["uuid=0a-b", f"uuid={UUIDS[0]}"]
    (found,) = items(Mirror(data, main), ("QueryVmInstance", "hostUuid=0b"))
    assert (found.value, found.help) == (f"hostUuid={UUIDS[1]}", "0a-b")


def test_values_of_conditions_come_from_rows_at_the_end_of_the_path(
    complete: Complete, server: Server
) -> None:
    server.rows = [{"name": "host-0"}, {"name": "host-1"}, {"name": "host-1"}, {}]
    assert complete("QueryVmInstance", "host.name=host") == ["host.name=host-0", "host.name=host-1"]
    assert server.asked[0][0] == "/zstack/v1/hosts"
    assert complete("QueryHost", "name?=host-0,host") == ["name?=host-0,host-1"]


def test_a_pattern_asks_for_nothing_else(complete: Complete, server: Server) -> None:
    """What is typed is text, in which the signs of patterns stand for themselves."""
    server.rows = [{"name": "a_b"}, {"name": "axb"}]
    assert complete("QueryHost", "name=a_") == ["name=a_b"]
    assert server.asked[0][1]["q"] == ["name~=a%"]


def test_the_url_that_is_given_is_asked_without_the_session_of_another(
    complete: Complete, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORRERY_URL", "http://127.0.0.1:9")
    monkeypatch.delenv("ORRERY_SESSION")
    server.rows = [{"name": "host-0"}]
    assert complete("QueryHost", "--url", server.url, "name=") == ["name=host-0"]
    assert server.asked[0][2] is None


@pytest.mark.parametrize("answer", [b"HTTP/1.1 500 no\r\n\r\n", b"nonsense\r\n\r\n", b""])
def test_a_server_that_answers_badly_or_not_at_all_suggests_nothing(
    complete: Complete, monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    monkeypatch.setattr(live, "SECONDS_MAX", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def once() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(answer)
                connection.recv(65536)

        Thread(target=once, daemon=True).start()
        monkeypatch.setenv("ORRERY_URL", f"http://127.0.0.1:{listening.getsockname()[1]}")
        assert complete("QueryHost", "name=") == []
        assert complete("StopVmInstance", "uuid=") == []
