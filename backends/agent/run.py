"""The one place that starts the tools of the operating system."""

from __future__ import annotations

import asyncio
import logging
import signal
from asyncio.subprocess import PIPE, Process

from orrery.backends.agent.errors import Refused

log = logging.getLogger("orrery.agent.run")

SECONDS = 60.0
"""How long a tool may take where its caller sets no other limit."""


async def run(*argv: str, input: bytes | None = None, timeout: float = SECONDS) -> bytes:  # noqa: A002
    """What a tool wrote to its standard output.

    `input` is given to its standard input, `timeout` is in seconds; a tool that takes longer is killed, and
    so is one whose caller is cancelled. Raises Refused with the last line of its standard error where it is
    not installed, fails or takes too long.
    """
    log.debug("%s", " ".join(argv))
    try:
        process = await asyncio.create_subprocess_exec(
            *argv, stdin=PIPE if input is not None else asyncio.subprocess.DEVNULL, stdout=PIPE, stderr=PIPE
        )
    except FileNotFoundError:
        raise Refused(f"{argv[0]}: it is not installed on this host") from None
    except OSError as failure:
        raise Refused(f"{argv[0]}: {failure.strerror}") from None
    try:
        async with asyncio.timeout(timeout):
            output, said = await process.communicate(input)
    except TimeoutError:
        raise Refused(f"{' '.join(argv)}: it did not end within {timeout:g} s and was killed") from None
    finally:
        await _end(process)
    if process.returncode:
        raise Refused(f"{' '.join(argv)}: {_reason(said, process.returncode)}")
    return output


def _reason(said: bytes, status: int) -> str:
    lines = said.decode(errors="replace").strip().splitlines()
    if lines:
        return lines[-1]
    return f"killed by {signal.Signals(-status).name}" if status < 0 else f"it ended with status {status}"


async def _end(process: Process) -> None:
    """Kills a tool that runs on, and waits for it, so that no zombie stays."""
    if process.returncode is None:
        process.kill()
        await process.wait()
