"""The API over HTTP, against a whole node on an ordinary loop."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import httpx
import pytest

from orrery.core.api.errors import CannotListen
from orrery.core.api.server import open_socket, parse_listen, serve_http
from orrery.core.api.webhooks import WebHooks
from orrery.core.kernel.settings import Settings
from orrery.testlib.rest import HOST, NOBODY, ZONES, Server, run


def test_a_job_is_accepted_with_an_absolute_location_and_ends() -> None:
    async def body(server: Server) -> None:
        accepted = await server.http.post(ZONES, json={"params": {"name": "z"}})
        assert accepted.status_code == 202
        location = accepted.json()["location"]
        assert location.startswith(f"{HOST}/zstack/v1/api-jobs/")
        assert accepted.json()["apiTimeout"] == 1_800_000
        ended = await server.end_of(accepted)
        assert ended.status_code == 200
        assert ended.json().keys() == {"inventory"}
        assert ended.json()["inventory"]["name"] == "z"
        again = await server.http.get(location, headers={"X-JSON-Schema": "true"})
        assert again.json()["schema"] == {"inventory": "org.zstack.header.zone.ZoneInventory"}

    run(body)


@pytest.mark.parametrize("path", ["/v1/zones", ZONES, "//zstack//v1//zones", f"{ZONES}/"])
def test_a_path_is_found_under_both_prefixes_and_with_stray_slashes(path: str) -> None:
    async def body(server: Server) -> None:
        answer = await server.http.get(f"{HOST}{path}")
        assert answer.status_code == 200
        assert answer.json() == {"inventories": [], "schema": {}}

    run(body)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/zstack/v1/nothing", 404),
        ("GET", "/zstack/v1", 404),
        ("GET", "/elsewhere", 404),
        ("PATCH", ZONES, 405),
        ("DELETE", ZONES, 405),
        ("HEAD", ZONES, 405),
        ("POST", f"/zstack/v1/api-jobs/{NOBODY}", 405),
        ("GET", f"/zstack/v1/api-jobs/{NOBODY}", 404),
        ("GET", f"{ZONES}/reports", 404),
        ("GET", f"{ZONES}/{NOBODY[1:]}", 404),
        ("GET", "/v1/vm-instances/candidate-destinations", 404),
        ("GET", "/v1/hosts/nics", 404),
        ("GET", "/v1/instance-offerings/virtual-routers", 404),
        ("GET", "/zstack/api", 405),
        ("DELETE", f"/zstack/api/result/{NOBODY}", 405),
        ("GET", f"/zstack/api/result/{NOBODY}", 404),
    ],
)
def test_paths_and_methods_that_are_not_served(method: str, path: str, status: int) -> None:
    async def body(server: Server) -> None:
        answer = await server.http.request(method, path)
        assert answer.status_code == status
        assert answer.headers["content-type"].startswith("text/plain")

    run(body)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 400),
        ({"Authorization": "ZStack key:signature"}, 400),
        ({"Authorization": f"OAuth {NOBODY}"}, 503),
        ({"Authorization": "OAuth"}, 503),
    ],
)
def test_who_calls_is_asked_first(headers: dict[str, str], status: int) -> None:
    async def body(server: Server) -> None:
        del server.http.headers["Authorization"]
        for answer in (
            await server.http.get(ZONES, headers=headers),
            await server.http.post(ZONES, json={"params": {}}, headers=headers),
            await server.http.get(f"/zstack/v1/api-jobs/{NOBODY}", headers=headers),
        ):
            assert answer.status_code == status
            if status == 503:
                assert answer.json()["error"]["code"] == "ID.1001"

    run(body)


def test_wrong_credentials() -> None:
    async def body(server: Server) -> None:
        wrong = {"logInByAccount": {"accountName": "admin", "password": "0" * 128}}
        answer = await server.http.put("/v1/accounts/login", json=wrong)
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "ID.1000")

    run(body)


def test_put_is_told_apart_by_its_action() -> None:
    async def body(server: Server) -> None:
        uuid = await server.zone("old")
        actions = f"{ZONES}/{uuid}/actions"
        change = {"updateZone": {"name": "new", "uuid": NOBODY}}
        ended = await server.end_of(await server.http.put(actions, json=change))
        assert ended.json()["inventory"]["name"] == "new"
        assert ended.json()["inventory"]["uuid"] == uuid
        disable = {"changeZoneState": {"stateEvent": "disable"}}
        ended = await server.end_of(await server.http.put(actions, json=disable))
        assert ended.json()["inventory"]["state"] == "Disabled"
        for wrong in ("{}", '{"other": {}}'):
            assert (await server.http.put(actions, content=wrong)).status_code == 400
        assert (await server.http.put(actions)).status_code == 400

    run(body)


def test_a_missing_wrapper_is_an_empty_message() -> None:
    async def body(server: Server) -> None:
        ended = await server.end_of(await server.http.post(ZONES, json={"name": "z"}))
        assert ended.status_code == 503
        assert ended.json()["error"]["code"] == "SYS.1007"
        assert "name" in ended.json()["error"]["details"]

    run(body)


@pytest.mark.parametrize("content", [b"null", b" null\n", b"", b"{}", b'{"params": null}'])
def test_a_body_that_is_null_is_no_body(content: bytes) -> None:
    """Some clients encode an absent body so; the call is then judged as any other without parameters."""

    async def body(server: Server) -> None:
        uuid = await server.zone("z")
        ended = await server.end_of(await server.http.post(ZONES, content=content))
        assert (ended.status_code, ended.json()["error"]["code"]) == (503, "SYS.1007")
        answer = await server.http.put(f"{ZONES}/{uuid}/actions", content=content)
        assert (answer.status_code, "names no action" in answer.text) == (400, True)
        ready = await server.http.put("/v1/management-nodes/actions", content=content)
        assert ready.status_code == 400 and "getVersion" in ready.text

    run(body)


def test_the_older_endpoint_takes_null_for_no_parameters() -> None:
    async def body(server: Server) -> None:
        message = {"org.zstack.header.managementnode.APIGetVersionMsg": None}
        answer = (await server.http.post("/zstack/api", json=message)).json()
        assert json.loads(answer["result"])["org.zstack.header.managementnode.APIGetVersionReply"]["success"]

    run(body)


def test_tags_beside_the_wrapper_win() -> None:
    async def body(server: Server) -> None:
        inner = {"params": {"name": "z", "systemTags": ["inner::tag"]}}
        both = {**inner, "systemTags": ["outer::tag"]}
        ended = await server.end_of(await server.http.post(ZONES, json=both))
        assert "outer::tag" in ended.json()["error"]["details"]

    run(body)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b'{"params": ', "not JSON"),
        (b"[1]", "JSON object"),
        (b'{"params": 5}', "body[params]"),
        (b'{"params": {"name": "z", "isDefault": "maybe"}}', "parameter[isDefault]"),
        (b"\xff\xfe\x00", "not JSON"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_a_body_that_cannot_be_read(content: bytes, what: str) -> None:
    async def body(server: Server) -> None:
        answer = await server.http.post(ZONES, content=content)
        assert answer.status_code == 400
        assert what in answer.text

    run(body)


def test_a_body_of_ten_mebibytes_is_refused_unread() -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        for _ in range(160):
            sent += 1
            yield b" " * 65536

    async def body(server: Server) -> None:
        answer = await server.http.post(ZONES, content=endless())
        assert answer.status_code == 413
        assert sent < 100
        declared = await server.http.post(ZONES, content=b" " * (10 << 20))
        assert declared.status_code == 413
        assert declared.headers["content-type"].startswith("text/plain")

    run(body)


def test_queries() -> None:
    async def body(server: Server) -> None:
        uuids = [await server.zone(name) for name in ("a", "b", "c")]

        async def names(**params: Any) -> list[str]:
            answer = await server.http.get(ZONES, params=params)
            assert answer.status_code == 200, answer.text
            return [zone["name"] for zone in answer.json()["inventories"]]

        assert await names(q=["name!=b", "state=Enabled"], sort="-name") == ["c", "a"]
        assert await names(q="name?=a,b", sort="+name") == ["a", "b"]
        assert await names(sort="name", limit=1, start=1) == ["b"]
        only = await server.http.get(ZONES, params={"fields": "name", "sort": "name", "limit": 1})
        assert only.json()["inventories"] == [{"name": "a"}]
        counted = await server.http.get(ZONES, params={"count": "true"})
        assert counted.json() == {"total": 3, "schema": {}}
        both = await server.http.get(ZONES, params={"replyWithCount": "true", "limit": 1})
        assert both.json()["total"] == 3
        assert len(both.json()["inventories"]) == 1
        page = await server.http.get(ZONES, params={"sort": "-name", "limit": 2, "after": ""})
        assert [zone["name"] for zone in page.json()["inventories"]] == ["c", "b"]
        assert await names(sort="-name", limit=2, after=page.json()["next"]) == ["a"]
        wrong = await server.http.get(ZONES, params={"sort": "name", "after": page.json()["next"]})
        assert (wrong.status_code, wrong.json()["error"]["code"]) == (503, "SYS.1007")
        one = await server.http.get(f"{ZONES}/{uuids[1]}", params={"q": "name=a"})
        assert [zone["name"] for zone in one.json()["inventories"]] == ["b"]
        assert "total" not in one.json()
        for uuid, total in ((uuids[1], 1), (NOBODY, 0)):
            one = await server.http.get(f"{ZONES}/{uuid}", params={"replyWithCount": "True", "limit": 0})
            assert (len(one.json()["inventories"]), one.json()["total"]) == (total, total)
        for more in ({"fields": "name"}, {"limit": 0}, {"start": 7}, {"groupBy": "state"}, {"count": "true"}):
            counted = await server.http.get(ZONES, params={"replyWithCount": "true", **more})
            assert counted.json()["total"] == (1 if "groupBy" in more else 3), more
        drives = await server.http.get("/v1/vm-instances/cdroms")
        assert (drives.status_code, drives.json()["inventories"]) == (200, [])
        none = await server.http.get(f"{ZONES}/{NOBODY}")
        assert (none.status_code, none.json()["inventories"]) == (200, [])

    run(body)


@pytest.mark.parametrize(
    ("params", "status", "what"),
    [
        ({"q": "name"}, 400, "no operator"),
        ({"limit": "many"}, 400, "parameter[limit]"),
        ({"start": "x"}, 400, "parameter[start]"),
        ({"q": "colour=red"}, 503, "colour"),
        ({"sort": "colour"}, 503, "colour"),
        ({"limit": "-1"}, 503, "limit"),
    ],
)
def test_a_query_that_cannot_be_answered(params: dict[str, str], status: int, what: str) -> None:
    async def body(server: Server) -> None:
        answer = await server.http.get(ZONES, params=params)
        assert answer.status_code == status
        assert what in answer.text

    run(body)


def test_query_strings() -> None:
    async def body(server: Server) -> None:
        first, second = [await server.zone(name) for name in ("a", "b")]

        async def asked(query: str) -> httpx.Response:
            return await server.http.get(f"/v1/ip-capacity?{query}")

        for query in (f"zoneUuids={first}&zoneUuids={second}", f"zoneUuids.1={second}&zoneUuids.0={first}"):
            data = (await asked(query)).json()["capacityData"]
            assert [item["resourceUuid"] for item in data] == [first, second]
        assert (await asked("all=true&unknown=5")).status_code == 200
        assert (await asked("all=perhaps")).status_code == 400
        assert (await asked("all=true&all=true")).status_code == 400
        assert (await asked("zoneUuids.x=5")).status_code == 400
        free = await server.http.get(f"/v1/l3-networks/{NOBODY}/ip/free?limit=3.7")
        assert free.json()["error"]["code"] == "SYS.1003"
        gone = await server.http.delete(f"{ZONES}/{first}?deleteMode=")
        assert (await server.end_of(gone)).json() == {}

    run(body)


def test_a_running_job_answers_202_and_stops_waiting_at_its_deadline() -> None:
    async def body(server: Server) -> None:
        uuid = await server.zone("z")
        path = f"{ZONES}/{uuid}"
        async with server.node.kernel.tasks.queue(f"zone-{uuid}"):
            accepted = await server.http.delete(path, headers={"X-API-Timeout": "1"})
            assert accepted.json()["apiTimeout"] == 1000
            polled = await server.http.get(accepted.json()["location"])
            assert (polled.status_code, polled.json()) == (202, {})
            ended = await server.end_of(accepted)
        assert (ended.status_code, ended.json()["error"]["code"]) == (503, "SYS.1001")
        for wrong in ("0", "-1", "soon"):
            refused = await server.http.delete(path, headers={"X-API-Timeout": wrong})
            assert refused.status_code == 400

    run(body)


def test_a_job_uuid_of_the_callers_own() -> None:
    async def body(server: Server) -> None:
        chosen = "c" * 32
        headers = {"X-Job-UUID": chosen}
        accepted = await server.http.post(ZONES, json={"params": {"name": "z"}}, headers=headers)
        assert accepted.json()["location"].endswith(f"/api-jobs/{chosen}")
        assert (await server.end_of(accepted)).status_code == 200
        again = await server.http.post(ZONES, json={"params": {"name": "y"}}, headers=headers)
        assert again.status_code == 400
        short = await server.http.get(ZONES, headers={"X-Job-UUID": "abc"})
        assert short.status_code == 400
        assert len((await server.http.get(ZONES)).json()["inventories"]) == 1

    run(body)


def test_above_the_job_limit_nothing_is_begun() -> None:
    async def body(server: Server) -> None:
        answer = await server.http.post(ZONES, json={"params": {"name": "z"}})
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "SYS.1010")
        assert answer.headers["retry-after"] == "2"
        assert (await server.http.get(ZONES)).json()["inventories"] == []

    run(body, settings=Settings(job_limit=0))


def test_what_exceeds_the_job_limit_is_told_when_to_come_again_and_every_accepted_job_ends() -> None:
    async def body(server: Server) -> None:
        calls = [server.http.post(ZONES, json={"params": {"name": f"z{i}"}}) for i in range(40)]
        answers = await asyncio.gather(*calls)
        accepted = [answer for answer in answers if answer.status_code == 202]
        refused = [answer for answer in answers if answer.status_code == 503]
        assert len(accepted) + len(refused) == 40
        assert len(accepted) >= 3
        assert {answer.headers.get("retry-after") for answer in refused} == {"2"}
        ends = await asyncio.gather(*map(server.end_of, accepted))
        assert {end.status_code for end in ends} == {200}
        assert len((await server.http.get(ZONES)).json()["inventories"]) == len(accepted)
        await server.zone("once there is room again")

    run(body, settings=Settings(job_limit=3))


def test_a_web_hook_is_called_until_it_answers() -> None:
    calls: list[httpx.Request] = []
    heard = asyncio.Event()

    def receive(request: httpx.Request) -> httpx.Response:
        calls.append(request)
        if len(calls) == 1:
            raise httpx.ConnectError("nobody there")
        if len(calls) == 3:
            heard.set()
        return httpx.Response(200 if len(calls) == 3 else 500)

    async def body(server: Server) -> None:
        headers = {"X-Web-Hook": "http://me.example/hook"}
        accepted = await server.http.post(ZONES, json={"params": {"name": "z"}}, headers=headers)
        await heard.wait()
        last = calls[-1]
        assert accepted.json()["location"].endswith(last.headers["X-Job-UUID"])
        assert last.headers["X-Job-Success"] == "true"
        assert json.loads(last.content)["inventory"]["name"] == "z"
        wrong = await server.http.post(ZONES, json={}, headers={"X-Web-Hook": "file:///etc/passwd"})
        assert wrong.status_code == 400

    run(body, hooks=WebHooks(0.001, httpx.MockTransport(receive)))


async def _older(server: Server, java: str, **content: Any) -> dict[str, Any]:
    """Sends a message to the older endpoint; gives the decoded result of it."""
    message = {java: {**content, "session": {"uuid": server.session}}}
    answer = (await server.http.post("/zstack/api/", json=message)).json()
    while answer["state"] == "Processing":
        answer = (await server.http.get(f"/zstack/api/result/{answer['uuid']}/")).json()
    result: dict[str, Any] = json.loads(answer["result"])
    return result


def test_the_older_endpoint() -> None:
    async def body(server: Server) -> None:
        del server.http.headers["Authorization"]
        made = await _older(server, "org.zstack.header.zone.APICreateZoneMsg", name="z", isDefault="true")
        event = made["org.zstack.header.zone.APICreateZoneEvent"]
        assert (event["success"], event["inventory"]["isDefault"]) == (True, True)
        condition = {"name": "name", "op": "in", "value": "z,y"}
        found = await _older(server, "org.zstack.header.zone.APIQueryZoneMsg", conditions=[condition])
        assert len(found["org.zstack.header.zone.APIQueryZoneReply"]["inventories"]) == 1
        failed = await _older(server, "org.zstack.header.zone.APICreateZoneMsg")
        (event,) = failed.values()
        assert (event["success"], event["error"]["code"]) == (False, "SYS.1007")
        server.session = NOBODY
        stranger = await _older(server, "org.zstack.header.zone.APICreateZoneMsg", name="y")
        assert stranger["org.zstack.header.message.APIEvent"]["error"]["code"] == "ID.1001"

    run(body)


@pytest.mark.parametrize("content", [b"{", b"[]", b"{}", b'{"org.example.Nothing": {}}', b'{"a": 1, "b": 2}'])
def test_the_older_endpoint_answers_nonsense_with_a_text(content: bytes) -> None:
    async def body(server: Server) -> None:
        answer = await server.http.put("/zstack/api", content=content)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/plain")

    run(body)


def test_a_job_of_the_new_endpoint_is_not_shown_by_the_older_one() -> None:
    async def body(server: Server) -> None:
        accepted = await server.http.post(ZONES, json={"params": {"name": "z"}})
        await server.end_of(accepted)
        uuid = accepted.json()["location"].rpartition("/")[2]
        assert (await server.http.get(f"/zstack/api/result/{uuid}")).status_code == 404

    run(body)


@pytest.mark.parametrize(
    ("listen", "meant"),
    [("127.0.0.1:80", ("127.0.0.1", 80)), (":8080", ("127.0.0.1", 8080)), ("[::1]:9", ("::1", 9))],
)
def test_addresses_to_listen_at(listen: str, meant: tuple[str, int]) -> None:
    assert parse_listen(listen) == meant


@pytest.mark.parametrize("listen", ["8080", "localhost", "localhost:http", "127.0.0.1:70000"])
def test_an_address_that_is_none(listen: str) -> None:
    with pytest.raises(CannotListen, match="write host:port"):
        parse_listen(listen)


def test_a_port_in_use_is_one_clear_line() -> None:
    with open_socket("127.0.0.1:0") as taken:
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(CannotListen, match=r"cannot listen at .*in use") as refused:
            open_socket(listen)
    assert "\n" not in str(refused.value)
    assert refused.value.code == "NODE.1000"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_the_server_and_former_handlers_come_back(number: signal.Signals) -> None:
    async def body(server: Server) -> None:
        ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        before = signal.getsignal(number)
        serving = asyncio.create_task(serve_http(server.app, "127.0.0.1:0", ready.set_result))
        async with httpx.AsyncClient(base_url=await ready) as client:
            answer = await client.get(ZONES, headers=server.http.headers)
            assert answer.status_code == 200
        os.kill(os.getpid(), number)
        await asyncio.wait_for(serving, 5)
        assert signal.getsignal(number) is before

    run(body)


LONG = b"x" * (1 << 20)
CHUNKED = b"Host: o\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n"


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /" + LONG,
        b"GET / HTTP/1.1\r\nX-Long: " + LONG,
        b"GET / HTTP/1.1\r\n" + b"X-Many: xxxxxxxx\r\n" * 20_000,
        b"POST /zstack/v1/zones HTTP/1.1\r\n" + CHUNKED + b"X-Trailer: " + LONG,
    ],
    ids=["url", "header", "headers", "trailer"],
)
def test_a_head_without_end_ends_the_connection(sent: bytes) -> None:
    async def body(server: Server) -> None:
        ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        serving = asyncio.create_task(serve_http(server.app, "127.0.0.1:0", ready.set_result))
        port = int((await ready).rpartition(":")[2])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        with suppress(ConnectionError):  # the server may reset what it has not read
            writer.write(sent)
            answer = await asyncio.wait_for(reader.read(), 5)
            assert b"The head of a request may take 65536 bytes." in answer
        writer.close()
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(serving, 5)

    run(body)


def test_a_deletion_can_be_rehearsed() -> None:
    async def body(server: Server) -> None:
        zone = await server.zone("z")
        given = {"params": {"zoneUuid": zone, "name": "n", "physicalInterface": "eth0"}}
        made = await server.end_of(await server.http.post("/zstack/v1/l2-networks/no-vlan", json=given))
        assert made.status_code == 200, made.text
        accepted = await server.http.delete(f"{ZONES}/{zone}", params={"systemTags": "validationOnly"})
        told = (await server.end_of(accepted)).json()["cascade"]
        assert [(part["kind"], part["action"], part["count"]) for part in told] == [
            ("zone", "delete", 1),
            ("l2Network", "delete", 1),
        ]
        assert len((await server.http.get(ZONES)).json()["inventories"]) == 1

    run(body)
