"""Clients that send little, slowly or nothing, that come in great number, or that are not known."""

from __future__ import annotations

import asyncio
import errno
import json
import logging
import socket
from contextlib import suppress

import pytest

from orrery.core.api.calls import BODY_LIMIT, STRANGER_BODY_LIMIT
from orrery.core.api.connections import Limits
from orrery.testlib.rest import NOBODY, ZONES, Server, served

SOON = Limits(head_seconds=0.5, body_seconds=0.5, stalled_seconds=0.5, crowded_idle_seconds=0.2)
GET = b"GET /zstack/v1/zones HTTP/1.1\r\nHost: o\r\n\r\n"
HEAD = b"POST /zstack/v1/zones HTTP/1.1\r\nHost: o\r\nContent-Length: %d\r\n"


async def ends(reader: asyncio.StreamReader) -> bytes:
    """What comes until the server closes the connection. Raises TimeoutError where it does not."""
    with suppress(ConnectionError):
        return await asyncio.wait_for(reader.read(), 5)
    return b""


async def drips(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, sent: bytes) -> None:
    """Sends something now and then until the server closes the connection."""
    ended = asyncio.ensure_future(ends(reader))
    while not ended.done():
        writer.write(sent)
        await asyncio.sleep(0.05)
    await ended
    writer.close()


@pytest.mark.parametrize(
    "sent",
    [b"", GET[:20], HEAD % 100 + b"\r\n{", GET + GET[:20]],
    ids=["nothing", "half a head", "half a body", "a request and half a head"],
)
def test_a_client_that_does_not_go_on_loses_its_connection(sent: bytes) -> None:
    async def body(server: Server, port: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(sent)
        await ends(reader)
        writer.close()

    served(body, SOON)


def test_empty_lines_between_requests_do_not_keep_a_connection_open() -> None:
    async def body(server: Server, port: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(GET)
        await reader.readuntil(b"\r\n\r\n")
        await drips(reader, writer, b"\r\n")

    served(body, SOON)


@pytest.mark.parametrize("start", [GET[:20], HEAD % 10_000 + b"\r\n"], ids=["head", "body"])
def test_a_byte_now_and_then_does_not_keep_a_request_open(start: bytes) -> None:
    async def body(server: Server, port: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(start)
        await drips(reader, writer, b"x")

    served(body, SOON)


def test_a_client_that_takes_no_answer_loses_its_connection() -> None:
    async def body(server: Server, port: int) -> None:
        with socket.socket() as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.setblocking(False)
            loop = asyncio.get_running_loop()
            await loop.sock_connect(client, ("127.0.0.1", port))
            asked = f"GET /zstack/v1/{'x' * 60_000} HTTP/1.1\r\nHost: o\r\n\r\n".encode()
            with suppress(ConnectionError):
                for _ in range(200):
                    await asyncio.wait_for(loop.sock_sendall(client, asked), 5)

    served(body, SOON)


def test_clients_beyond_the_limit_wait_until_others_have_left(caplog: pytest.LogCaptureFixture) -> None:
    """All are answered, though the first ones keep their connections open, and the log stays short."""

    async def ask(port: int) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            writer.write(GET)
            return await asyncio.wait_for(reader.readline(), 20)
        finally:
            await asyncio.sleep(3 if port % 2 else 2)
            writer.close()

    async def body(server: Server, port: int) -> None:
        answers = await asyncio.gather(*(ask(port) for _ in range(60)))
        assert answers == [b"HTTP/1.1 400 Bad Request\r\n"] * 60

    with caplog.at_level(logging.WARNING):
        served(body, Limits(connections=20, crowded_idle_seconds=0.2))
    told = [record.getMessage() for record in caplog.records if record.name == "orrery.server"]
    assert told == [
        "20 connections are open, the most that there may be; further clients wait until others have left"
    ]


@pytest.mark.parametrize(
    "upgrade", [b"", b"Connection: Upgrade\r\nUpgrade: websocket\r\n"], ids=["http", "websocket"]
)
def test_whoever_leaves_makes_room(upgrade: bytes) -> None:
    """Also who asked for another protocol, which is not spoken."""

    async def body(server: Server, port: int) -> None:
        for _ in range(3):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(GET[:-2] + upgrade + b"\r\n")
            assert await asyncio.wait_for(reader.readline(), 5) == b"HTTP/1.1 400 Bad Request\r\n"
            writer.close()

    served(body, Limits(connections=1, crowded_idle_seconds=60))


def test_running_out_of_descriptors_is_waited_out_and_told_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real, left = socket.socket.accept, [errno.EMFILE, errno.ENFILE, errno.EMFILE]

    def accept(listening: socket.socket) -> tuple[socket.socket, object]:
        if left:
            raise OSError(left.pop(), "Too many open files")
        return real(listening)

    async def body(server: Server, port: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(GET)
        assert await asyncio.wait_for(reader.readline(), 5) == b"HTTP/1.1 400 Bad Request\r\n"
        writer.close()

    monkeypatch.setattr(socket.socket, "accept", accept)
    with caplog.at_level(logging.WARNING):
        served(body)
    assert not left
    assert [record.name for record in caplog.records] == ["orrery.server"]
    assert "Too many open files" in caplog.text


@pytest.mark.parametrize("session", [None, NOBODY], ids=["none", "unknown"])
def test_no_more_than_the_beginning_of_a_strangers_body_is_read(session: str | None) -> None:
    """The refusal comes before the body is sent, and the connection is closed."""

    async def body(server: Server, port: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        who = f"Authorization: OAuth {session}\r\n" if session is not None else ""
        writer.write(HEAD % (STRANGER_BODY_LIMIT + 1) + who.encode() + b"Expect: 100-continue\r\n\r\n")
        answer = await ends(reader)
        assert answer.startswith(b"HTTP/1.1 503" if session is not None else b"HTTP/1.1 400"), answer
        assert b"connection: close" in answer.lower()
        assert b"100 Continue" not in answer
        writer.close()

    served(body)


@pytest.mark.parametrize("session", [None, NOBODY], ids=["none", "unknown"])
def test_a_strangers_body_of_unknown_length_is_not_read_to_its_end(session: str | None) -> None:
    async def body(server: Server, port: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        who = f"Authorization: OAuth {session}\r\n" if session is not None else ""
        writer.write(
            b"POST /zstack/v1/zones HTTP/1.1\r\nHost: o\r\nTransfer-Encoding: chunked\r\n"
            + who.encode()
            + b"\r\n"
        )
        sent = 0
        with suppress(ConnectionError):
            while not reader.at_eof() and sent < BODY_LIMIT:
                writer.write(b"1000\r\n" + b" " * 4096 + b"\r\n")
                await asyncio.wait_for(writer.drain(), 5)
                await asyncio.sleep(0.001)
                sent += 4096
        assert sent < 40 * STRANGER_BODY_LIMIT
        writer.close()

    served(body)


def test_who_is_known_may_send_more_and_a_login_less() -> None:
    async def body(server: Server, port: int) -> None:
        text = {"params": {"name": "z", "description": "d"}, "more": "x" * (STRANGER_BODY_LIMIT * 2)}
        long = json.dumps(text).encode()
        ended = await server.end_of(await server.http.post(ZONES, content=long))
        assert ended.status_code == 200
        too_long = await server.http.post(ZONES, content=b" " * (BODY_LIMIT + 1))
        assert too_long.status_code == 413
        assert too_long.headers["connection"] == "close"
        known = server.http.headers.pop("Authorization")
        login = await server.http.put("/zstack/v1/accounts/login", content=long)
        assert login.status_code == 400
        older = await server.http.put("/zstack/api", content=b" " * (1 << 19))
        assert older.status_code == 413
        server.http.headers["Authorization"] = known

    served(body)
