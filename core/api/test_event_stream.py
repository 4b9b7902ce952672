"""The stream of events over a real socket: where it begins, goes on, and ends."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest

from orrery.core.api.server import serve_http
from orrery.core.event.configs import ALLOW_INSIDE, STREAMS_PER_ACCOUNT
from orrery.core.kernel.events import Selection, extent, purge
from orrery.core.kernel.ownership import ADMIN_UUID, Caller
from orrery.core.kernel.settings import Settings
from orrery.testlib.rest import PASSWORD, Server

STREAM = "/zstack/v1/events/stream"
ZONES = "/zstack/v1/zones"


class Listener:
    """A client of the stream."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def hear(self, count: int, **params: Any) -> list[tuple[int, dict[str, Any]]]:
        """The first `count` events of a stream with their ids."""
        found: list[tuple[int, dict[str, Any]]] = []
        async with asyncio.timeout(20), self.http.stream("GET", STREAM, params=params) as stream:
            assert stream.status_code == 200, (await stream.aread()).decode()
            assert stream.headers["content-type"].startswith("text/event-stream")
            number = 0
            async for line in stream.aiter_lines():
                if line.startswith("id: "):
                    number = int(line[4:])
                if line.startswith("data: "):
                    found.append((number, json.loads(line[6:])))
                if len(found) == count:
                    break
        return found


def run(body: Callable[[Server, Listener], Awaitable[None]]) -> None:
    """Runs `body` with a node behind a real socket."""

    async def main() -> None:
        server = Server(Settings(), None)
        await server.node.start()
        await server.log_in()
        ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        serving = asyncio.ensure_future(
            serve_http(server.app, "127.0.0.1:0", ready.set_result, on_stop=server.app.streams.end)
        )
        async with httpx.AsyncClient(base_url=await ready, headers=dict(server.http.headers)) as http:
            try:
                await body(server, Listener(http))
            finally:
                press_ctrl_c()
                await server.http.aclose()
        async with asyncio.timeout(10):
            await serving
        await server.node.stop()

    asyncio.run(main())


def press_ctrl_c() -> None:
    """The server stops."""
    os.kill(os.getpid(), signal.SIGINT)


def test_it_goes_on_behind_any_id_and_takes_patterns() -> None:
    async def body(server: Server, listener: Listener) -> None:
        for name in ("a", "b", "c"):
            await server.zone(name)
        first = await listener.hear(3, lastEventId="0", pattern="zone.*")
        assert [event["body"]["name"] for _, event in first] == ["a", "b", "c"]
        assert all(number == event["id"] for number, event in first)
        (again,) = await listener.hear(1, lastEventId=first[1][0])
        assert again == first[2]
        later = asyncio.ensure_future(listener.hear(1, pattern="*.created"))
        await asyncio.sleep(0.3)
        await server.zone("d")
        assert (await later)[0][1]["body"]["name"] == "d"

    run(body)


def test_what_cannot_be_given_is_refused() -> None:
    async def body(server: Server, listener: Listener) -> None:
        for number in range(4):
            await server.zone(f"z{number}")
        node = server.node.kernel
        last = (await node.db.read(extent))[1]

        async def status(**params: Any) -> tuple[int, str]:
            answer = await listener.http.get(STREAM, params=params)
            return answer.status_code, answer.text

        assert (await status(lastEventId="x"))[0] == 400
        assert (await status(lastEventId=last + 1))[0] == 400
        assert (await status(pattern="zone.%"))[0] == 400
        assert (await listener.http.post(STREAM)).status_code == 405
        assert (await listener.http.get(STREAM, headers={"Authorization": "OAuth x"})).status_code == 503
        assert (await listener.http.get(STREAM, headers={"Authorization": "Basic x"})).status_code == 400
        await node.db.write(purge, 1 << 60, 2)
        code, text = await status(lastEventId=0)
        assert code == 410
        assert "1 to 2 have been purged" in text
        assert (await listener.hear(1, lastEventId=2))[0][0] == 3

    run(body)


def test_it_ends_with_its_session_and_when_the_server_stops() -> None:
    async def body(server: Server, listener: Listener) -> None:
        login = {"logInByAccount": {"accountName": "admin", "password": PASSWORD}}
        made = await server.http.put("/zstack/v1/accounts/login", json=login)
        session = made.json()["inventory"]["uuid"]
        headers = {"Authorization": f"OAuth {session}"}
        async with listener.http.stream("GET", STREAM, headers=headers) as stream:
            lines = stream.aiter_lines()
            assert await anext(lines) == "retry: 2000"
            await server.http.delete(f"/zstack/v1/accounts/sessions/{session}")
            await server.zone("unheard")
            rest = [line async for line in lines]
        assert not [line for line in rest if line.startswith("data")]
        request = listener.http.build_request("GET", STREAM)
        open_still = await listener.http.send(request, stream=True)
        assert open_still.status_code == 200

    run(body)


def test_it_does_not_keep_its_session_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    """It looks at the session again and again, and ends with it."""

    async def body(server: Server, listener: Listener) -> None:
        session, node = server.session, server.node.kernel
        await server.node.api.call("RenewSession", {"sessionUuid": session, "duration": 60}, session)
        last = (await node.db.read(extent))[1]
        ahead, now = [0], node.client_clock.now_ms
        monkeypatch.setattr(node.client_clock, "now_ms", lambda: now() + ahead[-1])
        streams = server.app.streams
        monkeypatch.setattr(streams, "_alive_seconds", 0.02)
        chunks = streams.chunks(Selection([], None), last, session, Caller.nobody())
        for passed in (0, 30_000, 55_000):
            ahead.append(passed)
            assert await anext(chunks)
        ahead.append(61_000)
        assert not [chunk async for chunk in chunks]

    run(body)


def test_an_account_has_as_many_streams_as_a_setting_says() -> None:
    """One more is told so, and one of several that were let in at once ends before it begins."""

    async def body(server: Server, listener: Listener) -> None:
        call, admin, node = server.node.api.call, server.session, server.node.kernel
        where = {"category": STREAMS_PER_ACCOUNT.category, "name": STREAMS_PER_ACCOUNT.name}
        await call("UpdateGlobalConfig", {**where, "value": "1"}, admin)
        account = (await call("CreateAccount", {"name": "ann", "password": PASSWORD}, admin))["inventory"]
        login = {"accountName": "ann", "password": PASSWORD}
        session = (await call("LogInByAccount", login))["inventory"]["uuid"]
        last = (await node.db.read(extent))[1]
        ann = Caller(account["uuid"], account["uuid"])
        root = Caller(ADMIN_UUID, ADMIN_UUID, is_admin=True)

        def stream(caller: Caller) -> AsyncIterator[str]:
            return server.app.streams.chunks(Selection([], None), last, session, caller)

        first, rooted = stream(ann), [stream(root) for _ in range(3)]
        assert all([await anext(one) for one in (first, *rooted)])
        assert not [chunk async for chunk in stream(ann)]
        asked = await listener.http.get(STREAM, headers={"Authorization": f"OAuth {session}"})
        assert (asked.status_code, "as many streams" in asked.text) == (503, True)
        assert isinstance(first, AsyncGenerator)
        await first.aclose()
        assert await anext(stream(ann))

    run(body)


def test_a_user_needs_the_permission_to_read_events_as_long_as_it_listens() -> None:
    async def body(server: Server, listener: Listener) -> None:
        await server.zone("west")
        call = server.node.api.call
        admin = server.session
        user = (await call("CreateUser", {"name": "eve", "password": PASSWORD}, admin))["inventory"]["uuid"]
        login = {"accountName": "admin", "userName": "eve", "password": PASSWORD}
        session = (await call("LogInByUser", login))["inventory"]["uuid"]
        denied = {"name": "no", "statements": [{"effect": "Deny", "actions": ["QueryEvent"]}]}
        policy = (await call("CreatePolicy", denied, admin))["inventory"]["uuid"]
        asked: dict[str, Any] = {
            "params": {"pattern": "zone.*"},
            "headers": {"Authorization": f"OAuth {session}"},
        }
        async with asyncio.timeout(20), listener.http.stream("GET", STREAM, **asked) as stream:
            lines = stream.aiter_lines()
            await server.zone("heard")
            while "heard" not in await anext(lines):
                pass
            await call("AttachPolicyToUser", {"userUuid": user, "policyUuid": policy}, admin)
            await server.zone("unheard")
            assert "unheard" not in "".join([line async for line in lines])
        refused = await listener.http.get(STREAM, **asked)
        assert refused.status_code == 503 and "ID.1002" in refused.text

    run(body)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/x", "http://localhost/x", "http://169.254.169.254/"])
def test_the_x_web_hook_of_a_call_may_not_lead_inside_unless_it_is_allowed(url: str) -> None:
    async def body(server: Server, listener: Listener) -> None:
        wanted: dict[str, Any] = {"json": {"params": {"name": "z"}}, "headers": {"X-Web-Hook": url}}
        refused = await listener.http.post(ZONES, **wanted)
        assert refused.status_code == 400
        assert "header[X-Web-Hook]" in refused.text
        path = f"/zstack/v1/global-configurations/{ALLOW_INSIDE.category}/{ALLOW_INSIDE.name}/actions"
        change = await server.http.put(path, json={"updateGlobalConfig": {"value": "true"}})
        assert (await server.end_of(change)).status_code == 200
        assert (await listener.http.post(ZONES, **wanted)).status_code == 202

    run(body)
