"""Backup storages on this machine, for tests: a small image, an SFTP server, an HTTP server with faults."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import asyncssh

from orrery.testlib.openssh_files import OpensshFiles

PAGE = 4096
LOGIN = ("orrery", "right")
"""User and password of the SFTP server."""


def small_image(path: Path, size: int = 8 << 20) -> Path:
    """A qcow2 of 8 MiB with some content; its file is a whole number of pages."""
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", str(path), str(size)], check=True, timeout=20)
    with path.open("rb+") as file:
        file.truncate(-(-path.stat().st_size // PAGE) * PAGE)
    # written whole, so that it takes what it is long
    path.write_bytes(path.read_bytes())
    return path


class _Server(asyncssh.SSHServer):
    """Lets one user in."""

    def password_auth_supported(self) -> bool:
        """Called by asyncssh."""
        return True

    def validate_password(self, username: str, password: str) -> bool:
        """Called by asyncssh."""
        return (username, password) == LOGIN


class _OpensshServer(_Server):
    """As well, and lets OpenSSH serve the files."""

    def __init__(self, sessions: list[OpensshFiles]) -> None:
        self._sessions = sessions

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        """Called by asyncssh."""
        self._connection = conn

    def session_requested(self) -> tuple[asyncssh.SSHServerChannel[bytes], OpensshFiles]:
        """Called by asyncssh."""
        self._sessions.append(OpensshFiles())
        return self._connection.create_server_channel(encoding=None), self._sessions[-1]


@asynccontextmanager
async def sftp_server(key: asyncssh.SSHKey, port: int = 0, *, by_openssh: bool = False) -> AsyncIterator[int]:
    """An SFTP server on loopback with this host key; gives its port.

    `by_openssh` lets OpenSSH serve the files, which has other extensions and other errors.
    """
    sessions: list[OpensshFiles] = []

    def factory() -> asyncssh.SSHServer:
        return _OpensshServer(sessions) if by_openssh else _Server()

    server = await asyncssh.listen(
        "127.0.0.1", port, server_factory=factory, server_host_keys=[key], sftp_factory=not by_openssh
    )
    async with server:
        yield server.get_port()
    for session in sessions:
        await session.ended()


@dataclass
class FileServer:
    """An HTTP server of one file that answers as a test wants."""

    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    cut: list[int] = field(default_factory=list)
    """After how many bytes of the body each answer breaks off; further ones are whole."""
    status: str = ""
    """Answered to everything, with no body."""
    ranges: bool = True
    sends_length: bool = True
    hangs_after: int | None = None
    """After how many bytes of an answer nothing comes until `go_on` is set."""
    go_on: asyncio.Event = field(default_factory=asyncio.Event)
    before: Callable[[], None] = lambda: None
    """Called when a request has come."""
    seen: list[dict[str, str]] = field(default_factory=list)
    """The headers of each request."""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answers one connection."""
        text = (await reader.readuntil(b"\r\n\r\n")).decode()
        lines = (line.partition(": ") for line in text.splitlines()[1:])
        asked = {name.lower(): value for name, _, value in lines if name}
        self.seen.append(asked)
        self.before()
        answer = self._answer(asked)
        if self.hangs_after is not None:
            writer.write(answer[: self.hangs_after])
            await self.go_on.wait()
            answer = b""
        writer.write(answer)
        await writer.drain()
        writer.close()

    def _answer(self, asked: dict[str, str]) -> bytes:
        if self.status:
            return self._head(self.status, 0)
        begin = int(asked.get("range", "bytes=0-")[6:-1]) if self.ranges else 0
        if asked.get("if-range", self.headers.get("ETag")) != self.headers.get("ETag"):
            begin = 0
        body, status = self.body[begin:], "206 Partial Content" if begin else "200 OK"
        extra = {"Content-Range": f"bytes {begin}-{len(self.body) - 1}/{len(self.body)}"} if begin else {}
        sent = body[: self.cut.pop(0)] if self.cut else body
        return self._head(status, len(body), extra) + sent

    def _head(self, status: str, length: int, extra: dict[str, str] | None = None) -> bytes:
        headers = {**self.headers, **(extra or {}), "Connection": "close"}
        if self.sends_length:
            headers["Content-Length"] = str(length)
        lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
        return "\r\n".join(lines).encode()

    async def run(self, use: Callable[[str], Awaitable[None]]) -> None:
        """Serves on loopback while `use` works with the URL of the file."""
        server = await asyncio.start_server(self.serve, "127.0.0.1", 0)
        async with server:
            port = server.sockets[0].getsockname()[1]
            await use(f"http://127.0.0.1:{port}/image.qcow2")
