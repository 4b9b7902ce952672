"""Processes that run seeds, each with a hash seed of its own."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import asdict
from typing import IO

from orrery.modeltests.seeds.one import Ended, Job

STUCK_SECONDS = 600.0
"""Wall seconds after which a run counts as stuck."""
LINE_MAX = 1 << 28
TAIL = 2000


class Worker:
    """One process, which is started when it is needed and replaced when it dies."""

    def __init__(self, hash_seed: int, stuck_seconds: float = STUCK_SECONDS) -> None:
        self._hash_seed = hash_seed
        self._stuck_seconds = stuck_seconds
        self._process: asyncio.subprocess.Process | None = None
        self._errors: IO[bytes] | None = None
        self._stack = ExitStack()

    async def run(self, job: Job) -> Ended:
        """Runs a job. A run that is stuck, or that kills the process, has that as its cause."""
        process = self._process or await self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(asdict(job)).encode() + b"\n")
        try:
            await process.stdin.drain()
            answer = await asyncio.wait_for(process.stdout.readline(), self._stuck_seconds)
        except TimeoutError:
            await self.stop()
            return self._lost(job, f"the run did not end within {self._stuck_seconds:g} s")
        except ConnectionError:
            answer = b""
        if answer.endswith(b"\n"):
            return Ended(**json.loads(answer))
        await process.wait()
        told = self._told()
        await self.stop()
        return self._lost(job, f"the process of the run ended with status {process.returncode}: {told}")

    async def _start(self) -> asyncio.subprocess.Process:
        self._errors = self._stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "orrery.modeltests.seeds.worker",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=self._errors,
            env={**os.environ, "PYTHONHASHSEED": str(self._hash_seed)},
            limit=LINE_MAX,
        )
        return self._process

    def _told(self) -> str:
        """The end of what the process wrote to its standard error."""
        assert self._errors is not None
        self._errors.seek(0)
        return self._errors.read()[-TAIL:].decode(errors="replace").strip()

    @staticmethod
    def _lost(job: Job, cause: str) -> Ended:
        return Ended(seed=job.settings.seed, causes={cause: 1})

    async def stop(self) -> None:
        """Ends the process, whatever it does."""
        process, self._process = self._process, None
        if process is not None:
            if process.returncode is None:
                process.kill()
            await process.wait()
        self._stack.close()
