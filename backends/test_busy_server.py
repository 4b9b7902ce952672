"""A server whose loop has more to do than it can."""

from __future__ import annotations

import asyncio
import re
import socket
import time

import pytest

from orrery.simulator.clock import SimEnvironment
from orrery.simulator.loop import run_paced
from orrery.testlib.rest import Server, served

GET = b"GET /zstack/v1/zones HTTP/1.1\r\nHost: o\r\n\r\n"


def test_who_has_asked_is_heard_though_the_server_was_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time that a connection may be idle ends before its request, which is there, is read."""
    monkeypatch.setattr("orrery.core.api.server.KEEP_ALIVE_SECONDS", 1)

    async def body(server: Server, port: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)

        def ask() -> None:
            here.recv(1)
            writer.write(GET)
            time.sleep(0.15)

        here, there = socket.socketpair()
        with here, there:
            asyncio.get_running_loop().add_reader(here, ask)
            for _ in range(3):
                there.send(b".")
                head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)
                length = re.search(rb"content-length: (\d+)", head.lower())
                assert length is not None
                await reader.readexactly(int(length[1]))
            asyncio.get_running_loop().remove_reader(here)
        writer.close()

    served(body, by=lambda main: run_paced(main, SimEnvironment(), 10))
