"""A server with few file descriptors and many clients."""

from __future__ import annotations

import asyncio
import resource
import subprocess
from pathlib import Path

from orrery.testlib.processes import ORRERY, free_port

DESCRIPTORS = 256
CLIENTS = 700
REQUEST = b"GET /zstack/v1/zones HTTP/1.1\r\nHost: o\r\n\r\n"
START_SECONDS = 60


async def ask(port: int) -> bytes:
    """The first line of an answer; the connection stays open for a while, as those of real clients do."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(REQUEST)
        await writer.drain()
        line = await asyncio.wait_for(reader.readline(), START_SECONDS)
        await asyncio.sleep(1)
        return line
    finally:
        writer.close()


async def listens(port: int) -> None:
    """Returns when the server answers. Raises OSError where it does not in time."""
    for _ in range(START_SECONDS * 5):
        try:
            await ask(port)
            return
        except OSError:
            await asyncio.sleep(0.2)
    await ask(port)


def test_more_clients_than_descriptors_are_all_answered_and_the_log_stays_short(tmp_path: Path) -> None:
    """The soft limit is raised to the hard one; who comes beyond that waits."""
    port = free_port()
    few = f'ulimit -Sn {DESCRIPTORS // 2} && ulimit -Hn {DESCRIPTORS} && exec "$@"'
    command = [
        "sh",
        "-c",
        few,
        "sh",
        *ORRERY,
        "serve",
        "--listen",
        f"127.0.0.1:{port}",
        "--db",
        str(tmp_path / "o.db"),
    ]

    async def many() -> list[bytes]:
        await listens(port)
        return await asyncio.gather(*(ask(port) for _ in range(CLIENTS)))

    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            answers = asyncio.run(many())
            used = len(list(Path(f"/proc/{process.pid}/fd").iterdir()))
            soft = resource.prlimit(process.pid, resource.RLIMIT_NOFILE)[0]
        finally:
            process.terminate()
            _, told = process.communicate(timeout=START_SECONDS)
    assert answers == [b"HTTP/1.1 400 Bad Request\r\n"] * CLIENTS
    assert (soft, used < DESCRIPTORS) == (DESCRIPTORS, True)
    assert len(told.splitlines()) < 6, told
    assert "connections are open" in told
    assert "Traceback" not in told
