"""Telling a caller's URL how its job ended."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

import httpx
from fastapi import HTTPException

from orrery.core.api.dispatcher import Job
from orrery.core.kernel.outbound import ForbiddenAddress, OutboundTransport, check_literal

TRIES = 15
PAUSE_SECONDS = 2.0
ANSWER_SECONDS = 10.0


class WebHooks:
    """Delivers outcomes. `time_scale` is how many of the loop's seconds make one of the wall clock's.

    `allow_inside` says at each use whether a URL may lead to this machine or its link.
    """

    def __init__(
        self,
        time_scale: float = 1.0,
        transport: httpx.AsyncBaseTransport | None = None,
        allow_inside: Callable[[], bool] = lambda: False,
    ) -> None:
        self._scale = time_scale
        self._transport = transport
        self._allow_inside = allow_inside

    def refuse_bad_url(self, url: str) -> None:
        """Raises HTTPException 400 for what is no address of a web server, or of one inside.

        What a host's name stands for is looked at when it is connected to.
        """
        try:
            check_literal(url, allow_inside=self._allow_inside())
        except ForbiddenAddress as refusal:
            raise HTTPException(400, f"header[X-Web-Hook]: {refusal}") from None

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
        transport = self._transport or OutboundTransport(self._allow_inside)
        async with httpx.AsyncClient(transport=transport, timeout=timeout) as client:
            for _ in range(TRIES):
                try:
                    answer = await client.post(url, content=json.dumps(shown), headers=headers)
                    if answer.is_success:
                        return True
                except (httpx.HTTPError, OSError, ForbiddenAddress):
                    pass
                await asyncio.sleep(PAUSE_SECONDS * self._scale)
        return False
