"""A subscriber to events inside a simulation: it takes what is posted, or does not, as a test says."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from orrery.core.event.model import UndeliveredEvent, Webhook
from orrery.core.event.queue import patterns_of, position_of
from orrery.core.event.sender import EVENT_ID, HTTP, SIGNATURE, WebhookSender
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.events import Selection, extent
from orrery.core.kernel.outbound import check_url
from orrery.testlib.cloud import TestCloud
from orrery.testlib.rows import rows_of

NEVER = 1e9
AT_ONCE = 100_000
Answer = int | float
"""A status; as a float, how many seconds nothing is answered."""


@dataclass(frozen=True)
class Post:
    """One post as it came in."""

    url: str
    content: str
    headers: dict[str, str]
    status: Answer

    @property
    def event(self) -> dict[str, Any]:
        """The event."""
        parsed: dict[str, Any] = json.loads(self.content)
        return parsed

    def is_signed_with(self, secret: str) -> bool:
        """Whether the signature is right."""
        stamp, _, mac = self.headers[SIGNATURE].partition(",v1=")
        signed = f"{stamp.removeprefix('t=')}.{self.content}".encode()
        return hmac.compare_digest(hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest(), mac)


class Subscriber:
    """Stands for all URLs; `answers` gives what a post is answered with."""

    def __init__(self, answers: Callable[[str, dict[str, Any]], Answer] = lambda url, event: 200) -> None:
        self.answers = answers
        self.posts: list[Post] = []

    async def check(self, url: str, *, allow_inside: bool) -> None:
        """As the real one does, so far as no name has to be resolved."""
        check_url(url, allow_inside=allow_inside)

    async def post(self, url: str, content: str, headers: Mapping[str, str], seconds: float) -> str | None:
        """Answers as it was told to."""
        status = self.answers(url, json.loads(content))
        self.posts.append(Post(url, content, dict(headers), status))
        if isinstance(status, float):
            await asyncio.sleep(min(status, seconds))
            return f"no answer within {seconds:g} s"
        return None if 200 <= status < 300 else f"it answered {status}"

    def taken(self, url: str = "") -> list[dict[str, Any]]:
        """The events taken (by one URL), each once, in the order in which they were."""
        seen: dict[str, dict[str, Any]] = {}
        for post in self.posts:
            if post.status == 200 and post.url.startswith(url):
                seen.setdefault(post.headers[EVENT_ID], post.event)
        return list(seen.values())


def passed_over(tx: Transaction, subscriber: Subscriber) -> Iterator[str]:
    """Events that a web hook's position is past, and that were neither taken nor listed as undelivered.

    It holds at every moment; of what happened before the hook was made nothing is asked.
    """
    for hook in tx.all(rows_of(Webhook)):
        taken = {event["id"] for event in subscriber.taken(hook.url)}
        listed = tx.find(UndeliveredEvent, web_hook_uuid=hook.uuid)
        wanted = Selection(patterns_of(hook.opaque), hook.event_account_uuid)
        position = position_of(tx, hook.uuid)
        for event in wanted.read(tx, extent(tx)[0] - 1, AT_ONCE).events:
            is_listed = any(row.event_id <= event.id <= row.last_event_id for row in listed)
            is_passed = hook.create_date < event.time and event.id <= position
            if is_passed and not is_listed and event.id not in taken:
                yield f"web hook[{hook.uuid}] is at {position}, past event {event.id} ({event.name})"


def subscribe(cloud: TestCloud, subscriber: Subscriber | None = None) -> Subscriber:
    """Has the web hooks of a cloud that has none yet post to this subscriber."""
    made = subscriber or Subscriber()
    sender: type[Any] = WebhookSender
    cloud.node.kernel.backends.add(sender, HTTP, made)
    return made
