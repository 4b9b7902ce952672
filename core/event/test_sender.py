"""Posting over real sockets: what is taken, and what is not."""

from __future__ import annotations

import asyncio
import hashlib
import hmac

import pytest

from orrery.core.event.sender import EVENT_ID, SIGNATURE, HttpWebhookSender, signed_headers
from orrery.testlib.outbound import served

TAKEN = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
REDIRECT = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"
SERVER_ERROR = b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"
HALF = b"HTTP/1.1 200 OK\r\nContent-"


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (TAKEN, None),
        (REDIRECT, "it answered 302"),
        (SERVER_ERROR, "it answered 500"),
        (HALF, "RemoteProtocolError"),
        (b"", "RemoteProtocolError"),
    ],
)
def test_answers(answer: bytes, failure: str | None) -> None:
    """A redirect is not followed, and is a failure like any other status but 2xx."""

    async def body(port: int) -> None:
        said = await HttpWebhookSender(lambda: True).post(f"http://127.0.0.1:{port}/", "{}", {}, 5.0)
        assert (said is None) if failure is None else (said is not None and failure in said)

    asyncio.run(served(body, answer))


def test_one_that_never_answers_has_a_deadline() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async def main() -> None:
        server = await asyncio.start_server(silent, "127.0.0.1", 0)
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        assert await HttpWebhookSender(lambda: True).post(url, "{}", {}, 0.1) == "no answer within 0.1 s"
        refused = await HttpWebhookSender(lambda: False).post(url, "{}", {}, 5.0)
        assert refused is not None
        assert "allowInside" in refused
        server.close()
        await server.wait_closed()

    asyncio.run(main())


def test_a_signature_can_be_checked_by_whoever_has_the_secret() -> None:
    headers = signed_headers("secret", 7, "vm.running", "{}", 1234)
    mac = hmac.new(b"secret", b"1234.{}", hashlib.sha256).hexdigest()
    assert (headers[EVENT_ID], headers[SIGNATURE]) == ("7", f"t=1234,v1={mac}")
