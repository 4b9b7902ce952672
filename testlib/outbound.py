"""A server on a socket that answers one thing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable


async def served(body: Callable[[int], Awaitable[None]], answer: bytes) -> None:
    """Runs `body` with the port of a server that answers so."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        await body(server.sockets[0].getsockname()[1])
    finally:
        server.close()
        await server.wait_closed()
