"""OpenSSH's own server of files behind a server of asyncssh, so that a test needs no account and no sshd."""

from __future__ import annotations

import asyncio
from asyncio.subprocess import PIPE, Process
from pathlib import Path

import asyncssh

OPENSSH = Path("/usr/lib/openssh/sftp-server")
"""What serves SFTP on most machines (Debian: openssh-sftp-server)."""
CHUNK = 1 << 16


class OpensshFiles(asyncssh.SSHServerSession[bytes]):
    """A session of the subsystem sftp, which passes everything on to a process of its own."""

    def __init__(self) -> None:
        self._asked: asyncio.Queue[bytes] = asyncio.Queue()
        self._channel: asyncssh.SSHServerChannel[bytes] | None = None
        self._serving: asyncio.Task[None] | None = None

    def connection_made(self, chan: asyncssh.SSHServerChannel[bytes]) -> None:
        """Called by asyncssh."""
        self._channel = chan

    def subsystem_requested(self, subsystem: str) -> bool:
        """Called by asyncssh."""
        return subsystem == "sftp"

    def session_started(self) -> None:
        """Called by asyncssh."""
        self._serving = asyncio.get_running_loop().create_task(self._serve())

    def data_received(self, data: bytes, datatype: asyncssh.DataType) -> None:
        """Called by asyncssh."""
        self._asked.put_nowait(data)

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by asyncssh."""
        self._asked.put_nowait(b"")

    async def ended(self) -> None:
        """Returns when the process has ended, which it does once the connection is closed."""
        if self._serving is not None:
            await self._serving

    async def _serve(self) -> None:
        process = await asyncio.create_subprocess_exec(OPENSSH, stdin=PIPE, stdout=PIPE)
        asking = asyncio.get_running_loop().create_task(self._ask(process))
        assert process.stdout is not None and self._channel is not None
        while answer := await process.stdout.read(CHUNK):
            if not self._channel.is_closing():
                self._channel.write(answer)
        await asking
        await process.wait()

    async def _ask(self, process: Process) -> None:
        """Passes on what the client asks; the process ends when it sees the end of that."""
        assert process.stdin is not None
        while asked := await self._asked.get():
            process.stdin.write(asked)
            await process.stdin.drain()
        process.stdin.close()
        await process.stdin.wait_closed()
