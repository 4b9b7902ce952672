"""Telling a caller's URL how its job ended."""

from __future__ import annotations

import asyncio
import json
from urllib.parse import urlsplit

import httpx

from core.api.dispatcher import Job
from core.api.refusal import HttpRefusal

TRIES = 15
PAUSE_SECONDS = 2.0
ANSWER_SECONDS = 10.0


def refuse_bad_url(url: str) -> None:
    """Raises HttpRefusal 400 for what is no address of a web server."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise HttpRefusal(400, f"header[X-Web-Hook]: [{url[:200]}] is no http or https URL")


class WebHooks:
    """Delivers outcomes. `time_scale` is how many of the loop's seconds make one of the wall clock's."""

    def __init__(self, time_scale: float = 1.0, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._scale = time_scale
        self._transport = transport

    async def deliver(self, job: Job, url: str, *, with_schema: bool) -> bool:
        """Waits for the job's end, then posts its body until somebody takes it; whether somebody did."""
        outcome = await asyncio.shield(job.outcome)
        shown = {k: v for k, v in outcome.body.items() if with_schema or k != "schema"}
        headers = {
            "Content-Type": "application/json",
            "X-Job-UUID": job.uuid,
            "X-Job-Success": str(outcome.success).lower(),
        }
        timeout = ANSWER_SECONDS * self._scale
        async with httpx.AsyncClient(transport=self._transport, timeout=timeout) as client:
            for _ in range(TRIES):
                try:
                    answer = await client.post(url, content=json.dumps(shown), headers=headers)
                    if answer.is_success:
                        return True
                except (httpx.HTTPError, OSError):
                    pass
                await asyncio.sleep(PAUSE_SECONDS * self._scale)
        return False
