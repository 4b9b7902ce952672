"""The HTTP client does what the wire contract says, by the declarations alone."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from orrery.core.client import http
from orrery.core.client.conditions import OPERATORS, parse, split
from orrery.core.client.errors import ApiFailure, ServerUnreachable, UnknownApi
from orrery.core.client.http import HttpClient
from orrery.core.kernel.api.secrecy import password_hash
from orrery.testlib.fake_api import CreateVmInstance, QueryVmInstance, StopVmInstance, fake_declarations

Handler = Callable[[httpx.Request], httpx.Response]


class Server:
    """Answers requests from a list, and keeps them."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.requests: list[httpx.Request] = []
        self._answers = list(answers)

    def handle(self, request: httpx.Request) -> httpx.Response:
        """The next answer."""
        self.requests.append(request)
        answer = self._answers.pop(0) if self._answers else httpx.Response(200, json={})
        if isinstance(answer, Exception):
            raise answer
        return answer

    def run(self, work: Callable[[HttpClient], Awaitable[Any]], url: str = "http://mn:8080") -> Any:
        """What `work` returns with a client of this server."""

        async def inside() -> Any:
            transport = httpx.MockTransport(self.handle)
            client = HttpClient(
                url,
                "s" * 32,
                declarations=fake_declarations(),
                transport=transport,
                new_job_uuid=lambda: "j" * 32,
            )
            async with client:
                return await work(client)

        return asyncio.run(inside())


def test_a_creation_is_a_post_with_its_wrapper_and_the_session() -> None:
    server = Server()
    server.run(lambda c: c.call("CreateZone", name="z", systemTags=["a::b"], description=None))
    request = server.requests[0]
    assert (request.method, str(request.url)) == ("POST", "http://mn:8080/zstack/v1/zones")
    assert json.loads(request.content) == {"params": {"name": "z", "systemTags": ["a::b"]}}
    assert request.headers["Authorization"] == "OAuth " + "s" * 32


@pytest.mark.parametrize("url", ["mn:8080", "http://mn:8080/zstack/", "http://mn:8080/zstack/v1"])
def test_the_address_may_be_written_in_several_ways(url: str) -> None:
    server = Server()
    server.run(lambda c: c.call("CreateZone", name="z"), url)
    assert str(server.requests[0].url) == "http://mn:8080/zstack/v1/zones"


def test_an_action_is_a_put_wrapped_in_its_name_with_path_variables_in_the_path() -> None:
    server = Server()
    server.run(lambda c: c.call("StopVmInstance", uuid="a/b", type="cold"))
    request = server.requests[0]
    assert (request.method, request.url.raw_path) == ("PUT", b"/zstack/v1/vm-instances/a%2Fb/actions")
    assert json.loads(request.content) == {"stopVmInstance": {"type": "cold"}}


def test_reads_and_deletions_travel_in_the_query_string() -> None:
    server = Server()
    server.run(lambda c: c.call("GetCpuMemoryCapacity", zoneUuids=["a", "b"], all=True))
    server.run(lambda c: c.call("DeleteZone", uuid="z1", deleteMode="Enforcing"))
    assert server.requests[0].url.query == b"zoneUuids=a&zoneUuids=b&all=true"
    assert (server.requests[1].method, server.requests[1].url.path) == ("DELETE", "/zstack/v1/zones/z1")
    assert server.requests[1].url.query == b"deleteMode=Enforcing"


def test_a_query_follows_the_grammar() -> None:
    server = Server(httpx.Response(200, json={"inventories": []}))
    conditions = [parse(text) for text in ("state=Running", "name~=web%", "hostUuid is null", "uuid?=a,b")]
    server.run(
        lambda c: c.call(
            "QueryVmInstance",
            conditions=conditions,
            limit=10,
            count=False,
            sortBy="createDate",
            sortDirection="desc",
            fields=["name", "uuid"],
        )
    )
    assert server.requests[0].url.params.multi_items() == [
        ("q", "state=Running"),
        ("q", "name~=web%"),
        ("q", "hostUuid is null"),
        ("q", "uuid?=a,b"),
        ("limit", "10"),
        ("count", "false"),
        ("sort", "-createDate"),
        ("fields", "name,uuid"),
    ]


@pytest.mark.parametrize("operator", OPERATORS)
def test_every_operator_is_recognised(operator: str) -> None:
    text = f"vmNics.ip{operator}1" if not operator[0].isalpha() else f"vmNics.ip {operator}"
    found = split(text)
    assert found is not None
    assert found[:2] == ("vmNics.ip", operator)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("name=a!=b", ("name", "=", "a!=b")),
        ("name=k>=v", ("name", "=", "k>=v")),
        ("url=http://x/?a~=b", ("url", "=", "http://x/?a~=b")),
        ("a<=b", ("a", "<=", "b")),
        ("n !?= a=b", ("n", "!?=", " a=b")),
        ("a is null", ("a", "is null", None)),
    ],
)
def test_the_leftmost_operator_splits_a_condition(text: str, parts: tuple[str, str, str | None]) -> None:
    assert split(text) == parts


def test_what_is_no_condition_is_none() -> None:
    assert split("Running") is None
    assert split("a is not null") == ("a", "not null", None)


def test_a_job_is_polled_at_the_address_that_was_reached() -> None:
    failed = {"error": {"code": "SYS.1006", "description": "d", "details": "no", "causes": []}}
    server = Server(
        httpx.Response(202, json={"location": "http://10.0.0.1:8080/zstack/v1/api-jobs/j1"}),
        httpx.Response(202, json={}),
        httpx.ConnectError("lost"),
        httpx.Response(503, json=failed),
    )
    with pytest.raises(ApiFailure) as caught:
        server.run(lambda c: c.call("CreateZone", name="z"))
    assert caught.value.code == "SYS.1006"
    assert [str(r.url) for r in server.requests[1:]] == ["http://mn:8080/zstack/v1/api-jobs/j1"] * 3


MADE = {"inventory": {"uuid": "z1"}}
UNKNOWN = httpx.Response(404, text="no job has the uuid")


def test_a_call_whose_answer_is_lost_is_found_by_its_job_and_not_begun_twice() -> None:
    server = Server(httpx.ReadTimeout("late"), httpx.Response(202, json={}), httpx.Response(200, json=MADE))
    assert server.run(lambda c: c.call("CreateZone", name="z")) == MADE
    begun, *polls = server.requests
    assert begun.headers["X-Job-UUID"] == "j" * 32
    assert [(r.method, r.url.path) for r in polls] == [("GET", "/zstack/v1/api-jobs/" + "j" * 32)] * 2


def test_a_call_that_never_arrived_is_sent_again_under_its_uuid() -> None:
    accepted = httpx.Response(202, json={"location": "http://mn/zstack/v1/api-jobs/" + "j" * 32})
    server = Server(
        httpx.ReadError("reset"),
        httpx.ConnectError("down"),
        UNKNOWN,
        accepted,
        httpx.Response(200, json=MADE),
    )
    assert server.run(lambda c: c.call("CreateZone", name="z")) == MADE
    begun = [request for request in server.requests if request.method == "POST"]
    assert [request.headers["X-Job-UUID"] for request in begun] == ["j" * 32] * 2
    assert begun[0].content == begun[1].content


def test_a_call_that_arrived_late_is_followed_where_the_second_one_is_refused() -> None:
    taken = httpx.Response(400, text="a job with the uuid runs")
    done = httpx.Response(200, json=MADE)
    server = Server(httpx.ReadTimeout("late"), UNKNOWN, taken, done, done)
    assert server.run(lambda c: c.call("CreateZone", name="z")) == MADE


def test_a_refusal_of_the_second_try_is_told_where_there_is_no_job() -> None:
    refused = httpx.Response(400, text="the body is not JSON")
    with pytest.raises(ApiFailure, match="not JSON"):
        Server(httpx.ReadTimeout("late"), UNKNOWN, refused, UNKNOWN).run(
            lambda c: c.call("CreateZone", name="z")
        )


def test_a_call_is_begun_and_its_end_awaited_later() -> None:
    accepted = httpx.Response(202, json={"location": "http://mn/zstack/v1/api-jobs/j1"})
    server = Server(accepted, httpx.Response(202, json={}), httpx.Response(200, json=MADE))

    async def both(client: HttpClient) -> tuple[http.Begun, Any]:
        begun = await client.begin(fake_declarations()["CreateZone"], {"name": "z"})
        return begun, await client.end_of(begun.job)

    assert server.run(both) == (http.Begun("j1"), MADE)
    assert [str(sent.url.path) for sent in server.requests[1:]] == ["/zstack/v1/api-jobs/j1"] * 2
    refused = httpx.Response(503, json={"error": {"code": "ID.1001", "description": "", "details": "no"}})
    with pytest.raises(ApiFailure, match=r"ID\.1001"):
        Server(refused).run(both)
    with pytest.raises(ApiFailure, match="had not ended in time"):
        Server(httpx.Response(202, json={})).run(lambda c: c.end_of("j1", 0))


def test_a_server_that_is_away_for_minutes_finishes_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asyncio, "sleep", passing := Passing(asyncio.sleep))
    accepted = httpx.Response(202, json={"location": "http://mn/zstack/v1/api-jobs/j1"})
    away: list[httpx.Response | Exception] = [httpx.ConnectError("restarting")] * 100
    away += [httpx.Response(502, text="<html>"), httpx.ReadTimeout("late")]
    server = Server(accepted, *away, httpx.Response(200, json=MADE))
    assert server.run(lambda c: c.call("CreateZone", name="z")) == MADE
    assert passing.seconds > 60


def test_a_server_that_stays_away_is_given_up_and_the_job_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asyncio, "sleep", Passing(asyncio.sleep))
    monkeypatch.setattr(http, "ABSENT_SECONDS", -1.0)
    accepted = httpx.Response(202, json={"location": "http://mn/zstack/v1/api-jobs/j1"})
    with pytest.raises(
        ServerUnreachable, match="the call goes on there as http://mn:8080/zstack/v1/api-jobs/j1"
    ):
        Server(accepted, httpx.ConnectError("gone")).run(lambda c: c.call("CreateZone", name="z"))


def test_what_only_reads_is_sent_again_and_a_login_is_not() -> None:
    server = Server(httpx.ReadError("reset"), httpx.Response(200, json={"inventories": []}))
    assert server.run(lambda c: c.call("QueryVmInstance", conditions=[])) == {"inventories": []}
    once = Server(httpx.ReadError("reset"))
    with pytest.raises(ServerUnreachable):
        once.run(lambda c: c.login("admin", password="password"))
    assert len(once.requests) == 1


def test_a_call_without_a_job_may_take_its_own_time_limit() -> None:
    server = Server()
    server.run(lambda c: c.call("QueryVmInstance", conditions=[]))
    limits = server.requests[0].extensions["timeout"]
    assert limits["read"] == fake_declarations()["QueryVmInstance"].timeout_seconds > limits["connect"]


class Passing:
    """`asyncio.sleep`, without the time that it takes."""

    def __init__(self, sleep: Callable[[float], Awaitable[None]]) -> None:
        self.seconds, self._sleep = 0.0, sleep

    async def __call__(self, seconds: float) -> None:
        self.seconds += seconds
        await self._sleep(0)


def test_the_chain_of_causes_is_kept_and_printed() -> None:
    error = {
        "code": "VM.1001",
        "description": "Failed to start vm",
        "cause": {"code": "VM.1010", "description": "state", "details": "it is Running"},
    }
    with pytest.raises(ApiFailure) as caught:
        Server(httpx.Response(503, json={"error": error})).run(lambda c: c.call("CreateZone", name="z"))
    assert [e.code for e in caught.value.chain] == ["VM.1001", "VM.1010"]
    assert str(caught.value) == "[VM.1001] Failed to start vm\n  caused by [VM.1010] it is Running"


def test_plain_text_refusals_become_failures() -> None:
    with pytest.raises(ApiFailure, match="wrong method") as caught:
        Server(httpx.Response(405, text="wrong\nmethod")).run(lambda c: c.call("CreateZone", name="z"))
    assert caught.value.code == "HTTP.405"


def test_nobody_answers() -> None:
    with pytest.raises(ServerUnreachable, match="orrery serve"):
        Server(httpx.ConnectError("refused")).run(lambda c: c.call("CreateZone", name="z"))


def test_unknown_api_names_its_near_matches() -> None:
    with pytest.raises(UnknownApi, match="did you mean CreateZone"):
        Server().run(lambda c: c.call("CreateZones"))


def test_a_missing_path_variable_is_named_before_anything_is_sent() -> None:
    server = Server()
    with pytest.raises(ApiFailure, match="field 'uuid' is mandatory"):
        server.run(lambda c: c.call("StopVmInstance"))
    assert server.requests == []


def test_messages_are_the_typed_client() -> None:
    server = Server()
    server.run(lambda c: c.send(CreateVmInstance(name="web", l3_network_uuids=["l3"])))
    server.run(lambda c: c.send(StopVmInstance(uuid="u")))
    server.run(lambda c: c.send(QueryVmInstance(limit=3)))
    bodies = [json.loads(r.content) for r in server.requests[:2]]
    assert bodies == [{"params": {"name": "web", "l3NetworkUuids": ["l3"]}}, {"stopVmInstance": {}}]
    assert server.requests[2].url.query == b"limit=3"


def test_login_sends_the_hash_and_keeps_the_session() -> None:
    server = Server(httpx.Response(200, json={"inventory": {"uuid": "n" * 32}}))

    async def work(client: HttpClient) -> str | None:
        await client.login("admin", password="password")
        await client.logout()
        return client.session

    assert server.run(work) is None
    login, logout = server.requests
    assert json.loads(login.content)["logInByAccount"]["password"] == password_hash("password")
    assert len(password_hash("password")) == 128
    assert (logout.method, logout.url.path) == ("DELETE", "/zstack/v1/accounts/sessions/" + "n" * 32)


def test_a_failure_does_not_give_itself_as_its_cause() -> None:
    same = {"code": "VM.1010", "details": "it is Running", "cause": {"code": "X.1", "details": "no room"}}
    told = str(ApiFailure.from_wire({"code": "VM.1001", "details": "it is Running", "cause": same}))
    assert told == "[VM.1001] it is Running\n  caused by [X.1] no room"
