"""The stream of events goes on after what was read, whatever happens to the connection."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

import httpx
import pytest

from orrery.core.client import events
from orrery.core.client.errors import ApiFailure, ServerUnreachable
from orrery.core.client.events import EventStream
from orrery.core.client.http import HttpClient
from orrery.testlib.fake_api import fake_declarations


class Body(httpx.AsyncByteStream):
    """The body of a stream, which may break at its end."""

    def __init__(self, *parts: str, broken: bool = False) -> None:
        self._parts, self._broken = parts, broken

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """The parts, as they come."""
        for part in self._parts:
            yield part.encode()
        if self._broken:
            raise httpx.ReadError("connection reset")


def stream(*parts: str, broken: bool = False) -> httpx.Response:
    """An answer of the server's with these parts."""
    head = {"Content-Type": "text/event-stream"}
    return httpx.Response(200, headers=head, stream=Body(*parts, broken=broken))


def event(number: int, name: str = "vm.running") -> str:
    """One event as it is sent."""
    return f"id: {number}\nevent: {name}\ndata: {json.dumps({'id': number, 'name': name})}\n\n"


START = "retry: 1\nid: 4\n\n"


def read(
    answers: list[httpx.Response | Exception], number: int, after: int | None = None
) -> tuple[list[int], list[httpx.Request], list[str]]:
    """The ids of so many events, what was asked for them, and why connections were lost."""
    requests: list[httpx.Request] = []
    breaks: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def inside() -> list[Any]:
        found: list[Any] = []
        transport = httpx.MockTransport(handle)
        async with HttpClient(
            "mn", "s" * 32, declarations=fake_declarations(), transport=transport
        ) as server:
            followed = EventStream(server, ["vm.*", "zone.*"], after, on_break=breaks.append)
            async with aclosing(followed.events()) as each:
                async for one in each:
                    found.append(one["id"])
                    if len(found) == number:
                        break
        return found

    return asyncio.run(inside()), requests, breaks


def test_events_are_read_from_now_on_with_the_patterns() -> None:
    found, [request], breaks = read([stream(START, event(5), ": nothing new\n\n", event(6))], 2)
    assert (found, breaks) == ([5, 6], [])
    assert request.url.path == "/zstack/v1/events/stream"
    assert request.url.params.get_list("pattern") == ["vm.*", "zone.*"]
    assert "Last-Event-ID" not in request.headers and request.headers["Authorization"] == "OAuth " + "s" * 32


@pytest.mark.parametrize(
    "after_break",
    [
        [httpx.ConnectError("refused"), httpx.Response(502, text="bad gateway")],
        [httpx.Response(503, text="1000 streams are open here; try again later")],
        [],
    ],
)
def test_a_new_connection_goes_on_after_the_last_event(
    after_break: list[httpx.Response | Exception],
) -> None:
    first = stream(START, event(5), "id: 9\n: nothing new\n\n", broken=True)
    found, requests, breaks = read([first, *after_break, stream(event(10))], 2, after=4)
    assert found == [5, 10]
    assert [request.headers["Last-Event-ID"] for request in requests] == [
        "4",
        *["9"] * (len(after_break) + 1),
    ]
    assert len(breaks) == 1 + len(after_break) and breaks[0] == "connection reset"


def test_a_stream_that_the_server_ends_is_opened_again() -> None:
    found, _, breaks = read([stream(START, event(5)), stream(event(6))], 2)
    assert (found, breaks) == ([5, 6], ["the server ended the stream"])


def test_what_is_refused_or_purged_ends_it() -> None:
    with pytest.raises(ApiFailure, match="have been purged") as purged:
        read([stream(START), httpx.Response(410, text="the events from 5 to 9 have been purged")], 1)
    assert purged.value.code == "HTTP.410"
    refused = httpx.Response(503, json={"error": {"code": "ID.1001", "description": "", "details": "ended"}})
    with pytest.raises(ApiFailure, match="ended"):
        read([refused], 1)


def test_a_server_that_does_not_answer_at_first_is_told_at_once() -> None:
    with pytest.raises(ServerUnreachable, match="refused"):
        read([httpx.ConnectError("refused")], 1)


def test_a_server_that_stays_away_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "ABSENT_SECONDS", -1.0)
    with pytest.raises(ServerUnreachable, match="gone"):
        read([stream(START), httpx.ConnectError("gone")], 1)
