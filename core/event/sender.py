"""Posting to a subscriber: the protocol, how a delivery is signed, and HTTP."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import Callable, Mapping
from typing import Protocol

import httpx

from orrery.core.kernel.outbound import ForbiddenAddress, OutboundTransport, check_host

HTTP = "http"
SIGNATURE, EVENT_ID, EVENT_NAME = "X-Orrery-Signature", "X-Orrery-Event-Id", "X-Orrery-Event"


class WebhookSender(Protocol):
    """Takes a text to a URL. A test under virtual time registers one of its own for the type ``http``."""

    async def check(self, url: str, *, allow_inside: bool) -> None:
        """Raises ForbiddenAddress for a URL that may not be posted to."""

    async def post(self, url: str, content: str, headers: Mapping[str, str], seconds: float) -> str | None:
        """Posts; None where it was taken, else why not. Gives up after `seconds`; follows no redirect."""


def signed_headers(secret: str, event_id: int, name: str, content: str, now_ms: int) -> dict[str, str]:
    """What goes with a post: who made it can be checked, and a repeated one be told."""
    mac = hmac.new(secret.encode(), f"{now_ms}.{content}".encode(), hashlib.sha256)
    return {
        "Content-Type": "application/json",
        EVENT_ID: str(event_id),
        EVENT_NAME: name,
        SIGNATURE: f"t={now_ms},v1={mac.hexdigest()}",
    }


class HttpWebhookSender:
    """Posts over HTTP. `time_scale` is how many of the loop's seconds make one of the wall clock's."""

    def __init__(
        self,
        allow_inside: Callable[[], bool],
        time_scale: float = 1.0,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._scale = time_scale
        made = transport or OutboundTransport(allow_inside)
        self._client = httpx.AsyncClient(transport=made, timeout=None, follow_redirects=False)

    async def check(self, url: str, *, allow_inside: bool) -> None:
        """Raises ForbiddenAddress where the URL, or what its host's name stands for now, lies inside."""
        await check_host(url, allow_inside=allow_inside)

    async def post(self, url: str, content: str, headers: Mapping[str, str], seconds: float) -> str | None:
        """As the protocol says; of the answer only its status is read."""
        try:
            async with asyncio.timeout(seconds * self._scale):
                request = self._client.build_request("POST", url, content=content, headers=dict(headers))
                answer = await self._client.send(request, stream=True)
                await answer.aclose()
        except TimeoutError:
            return f"no answer within {seconds:g} s"
        except ForbiddenAddress as refusal:
            return str(refusal)
        except Exception as failure:
            return f"{type(failure).__name__}: {failure}"
        return None if answer.is_success else f"it answered {answer.status_code}"
