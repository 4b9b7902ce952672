"""Starts the processes of a container guest, and lets them begin once everything is plugged in."""

from __future__ import annotations

import asyncio
from asyncio import subprocess
from asyncio.subprocess import DEVNULL, PIPE, SubprocessStreamProtocol
from collections.abc import Awaitable, Callable
from pathlib import Path

from orrery.backends.agent.compute.folders import GuestFolder
from orrery.backends.agent.compute.processes import SUPERVISE, Process, find, has_begun, is_there
from orrery.backends.agent.errors import Refused
from orrery.backends.agent.polling import comes_true
from orrery.backends.agent.run import run

SCRIPTS = Path(__file__).parent / "guest"
BUSYBOX = Path("/bin/busybox")
INSIDE = "/dev/.orrery/busybox"
"""Where guests find it."""
LINE_MAX = 4096
READY_SECONDS = 30.0
LOOK_SECONDS = 0.002


async def make_tools(folder: Path) -> None:
    """Makes a folder with links to all tools of busybox, for guests that have none of their own."""
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    try:
        tools = (await run(str(BUSYBOX), "--list")).decode().split()
    except Refused:
        return  # the probe says what is missing
    for tool in tools:
        if not (folder / tool).is_symlink():
            (folder / tool).symlink_to(INSIDE)


async def launch(agent: str, folder: GuestFolder, plug: Callable[[int], Awaitable[None]]) -> Process:
    """Starts a guest whose folder is prepared; gives its supervisor, which runs on without the agent.

    `plug` is called with the pid of the guest's first process while its namespaces are there, and nothing of
    it runs yet. Raises Refused, and then nothing of the guest runs.
    """
    loop = asyncio.get_running_loop()
    try:
        transport, protocol = await loop.subprocess_exec(
            lambda: SubprocessStreamProtocol(LINE_MAX, loop),
            *("setsid", "--fork", str(BUSYBOX), "sh", str(SCRIPTS / SUPERVISE)),
            *(agent, folder.uuid, str(folder.path)),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
        )
    except OSError as failure:
        raise Refused(f"guest {folder.uuid} cannot be started: {failure.strerror}") from None
    process = subprocess.Process(transport, protocol, loop)
    assert process.stdin is not None
    try:
        async with asyncio.timeout(READY_SECONDS):
            await _ready(process, folder)
            supervisor, first = _prepared(agent, folder.uuid)
            await plug(first.pid)
            folder.begun()
            process.stdin.write(b"go\n")
            await process.stdin.drain()
            await _begun(folder, first)
            return supervisor
    except TimeoutError:
        raise Refused(f"guest {folder.uuid} was not ready within {READY_SECONDS:g} s") from None
    finally:
        # an end of file instead of the word is what ends a guest that has not begun
        process.stdin.close()
        await process.wait()
        transport.close()


async def _ready(process: subprocess.Process, folder: GuestFolder) -> None:
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode(errors="replace").strip()
    if line != "ready":
        reason = line.removeprefix("failed: ") or folder.said() or "its first process ended"
        raise Refused(f"guest {folder.uuid} cannot be started: {reason}")


def _prepared(agent: str, uuid: str) -> tuple[Process, Process]:
    """The supervisor and the first process of a guest that waits."""
    found = find(agent).get(uuid)
    if found is None or found.first is None:
        raise Refused(f"guest {uuid} ended before it began")
    return found.supervisor, found.first


async def _begun(folder: GuestFolder, first: Process) -> None:
    """Waits until the guest's init has taken over."""

    async def is_over() -> bool:
        return has_begun(first) or not is_there(first)

    if not await comes_true(is_over, READY_SECONDS, LOOK_SECONDS) or not is_there(first):
        raise Refused(f"guest {folder.uuid} ended at once: {folder.said() or 'nothing was said'}")
