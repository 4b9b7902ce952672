"""What words may become, by what a server answers."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import click
import pytest
from click.shell_completion import CompletionItem

from orrery.core.cli.complete import live
from orrery.core.cli.complete.build import build
from orrery.core.cli.complete.index import Data
from orrery.core.cli.complete.mirror import Mirror
from orrery.core.cli.complete.suggested import Suggested
from orrery.core.cli.main import main

Complete = Callable[..., list[str]]
Items = Callable[[click.Group, tuple[str, ...]], list[CompletionItem]]
UUIDS = ("0a" * 16, "0b" * 16)


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


def test_a_kind_and_a_name_may_be_one_word(
    complete: Complete, server: Server, data: Data, items: Items
) -> None:
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


def test_what_may_begin_a_uuid_finds_uuids(
    complete: Complete, server: Server, data: Data, items: Items
) -> None:
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
