"""The queue of one web hook: what it is told, in which order, how often it is tried."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, select

from orrery.core.event import configs
from orrery.core.event.model import SECRET, UndeliveredEvent, Webhook, WebhookPosition
from orrery.core.event.sender import WebhookSender, signed_headers
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.events import EventRecord, Selection
from orrery.core.kernel.node import Node
from orrery.core.kernel.secret_store import SecretStore

WINDOW = 256
"""Events read ahead of the oldest that is not delivered."""
GATHER_SECONDS = 0.02
"""How long events gather before they are read, so that many commits make one read."""
SAVE_EVERY = 1000
"""How many ids nobody wanted go by before the position is written."""

NEWEST = (
    select(UndeliveredEvent.event_id)
    .where(UndeliveredEvent.web_hook_uuid == bindparam("hook"))
    .order_by(UndeliveredEvent.event_id.desc())
)
OLDEST = Statement(
    delete(UndeliveredEvent).where(
        UndeliveredEvent.web_hook_uuid == bindparam("hook"),
        UndeliveredEvent.event_id <= NEWEST.limit(1).offset(bindparam("most")).scalar_subquery(),
    )
)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is posted for one event."""

    event_id: int
    name: str
    resource_uuid: Uuid | None
    content: str | None
    last_event_id: int

    @classmethod
    def of(cls, event: EventRecord) -> Delivery:
        """The delivery about an event."""
        return cls(event.id, event.name, event.resource_uuid, event.to_json(), event.id)

    @classmethod
    def gap(cls, first: EventRecord, last: int) -> Delivery:
        """What stands for events that are gone, from the first one that was wanted on."""
        return cls(first.id, first.name, None, None, last)


def patterns_of(opaque: str | None) -> tuple[str, ...]:
    """The patterns that a web hook's `opaque` holds."""
    return tuple(part.strip() for part in (opaque or "").split(",") if part.strip())


class HookQueue:
    """Tells a web hook every event it wants: in order for each resource, several resources at a time.

    Its position moves over an event when that is delivered or listed as undelivered, never sooner: a node
    that dies repeats some, and loses none. Everything else it remembers can be read again from there.
    """

    def __init__(self, node: Node, sender: WebhookSender, hook: Webhook) -> None:
        self.hook = hook
        self._node = node
        self._sender = sender
        self._selection = Selection(patterns_of(hook.opaque), hook.event_account_uuid)
        self._secret: str | None = None
        self._read = 0
        self._saved = 0
        self._unfinished: dict[int, bool] = {}
        """The ids read and not passed yet, in order; True where one is done."""
        self._waiting: dict[Uuid, deque[Delivery]] = {}
        """What is to be told of each resource, its next first."""
        self._told: dict[Uuid, asyncio.Task[None]] = {}
        """The resources that it is being told of."""
        self._news = asyncio.Event()
        """Set when there may be something to read, or to pass."""
        self._ended = False

    async def run(self) -> None:
        """Goes on until it is cancelled, or the web hook is gone."""
        position, self._secret = await self._node.db.read(_begun, self._node.secret_store, self.hook.uuid)
        self._read = self._saved = position
        try:
            with self._node.events.listening(self._news):
                while await self._step():
                    pass
        finally:
            self._ended = True
            for task in list(self._told.values()):
                task.cancel()

    async def _step(self) -> bool:
        """Reads, tells, and writes down how far it came; False where there is nobody to be told any more."""
        self._news.clear()
        more = await self._read_ahead()
        self._tell()
        if not await self._save():
            return False
        if not more or len(self._unfinished) >= WINDOW:
            await self._news.wait()
            await asyncio.sleep(self._node.loop_seconds(GATHER_SECONDS))
        return True

    async def _read_ahead(self) -> bool:
        """Reads what there is room for; whether there may be more."""
        room = WINDOW - len(self._unfinished)
        if room <= 0:
            return True
        page = await self._node.db.query(self._selection.read, self._read, room)
        moved, self._read = page.reached > self._read, page.reached
        for event in page.events:
            self._unfinished[event.id] = False
            self._waiting.setdefault(event.resource_uuid, deque()).append(Delivery.of(event))
        return moved

    def _tell(self) -> None:
        """Begins to tell of as many resources as it may."""
        most = self._node.configs.get(configs.PARALLELISM)
        for resource in self._waiting:
            if self._ended or len(self._told) >= most:
                return
            if resource not in self._told:
                name = f"web-hook-{self.hook.uuid}"
                self._told[resource] = self._node.background.start(self._tell_of(resource), name)

    async def _tell_of(self, resource: Uuid) -> None:
        deliveries = self._waiting[resource]
        try:
            while deliveries:
                await self._deliver(deliveries[0])
                self._unfinished[deliveries.popleft().event_id] = True
                self._news.set()
            del self._waiting[resource]
        finally:
            del self._told[resource]
            self._tell()

    async def _deliver(self, delivery: Delivery) -> None:
        get, tries, pause = self._node.configs.get, 0, 0.0
        while True:
            failure = await post(self._node, self._sender, (self.hook, self._secret), delivery)
            tries += 1
            if failure is None:
                return
            if tries >= get(configs.TRIES):
                break
            pause = min(2 * pause or get(configs.FIRST_PAUSE), get(configs.LONGEST_PAUSE))
            await asyncio.sleep(self._node.loop_seconds(pause * self._node.random.uniform(0.5, 1.0)))
        uuid = self._node.new_uuid()
        await self._node.db.write(give_up, uuid, self.hook, delivery, (tries, failure))
        await self._node.db.write(forget_oldest, self.hook.uuid, get(configs.UNDELIVERED))

    async def _save(self) -> bool:
        """Writes the position that everything before is done with; False where the web hook is gone."""
        moved = False
        for number, is_done in list(self._unfinished.items()):
            if not is_done:
                break
            del self._unfinished[number]
            moved = True
        position = next(iter(self._unfinished)) - 1 if self._unfinished else self._read
        if not moved and position < self._saved + SAVE_EVERY:
            return True
        self._saved = position
        return await self._node.db.write(advance, self.hook.uuid, position)


def _begun(tx: Transaction, store: SecretStore, hook: Uuid) -> tuple[int, str | None]:
    return position_of(tx, hook), store.read(tx, Webhook, hook, SECRET)


async def post(
    node: Node, sender: WebhookSender, to: tuple[Webhook, str | None], delivery: Delivery
) -> str | None:
    """Posts once, signed with the secret beside the web hook; None where it was taken, else why not."""
    hook, secret = to
    if secret is None:
        return "its secret is lost; set another one by UpdateWebhook"
    assert delivery.content is not None
    now = node.client_clock.now_ms()
    headers = signed_headers(secret, delivery.event_id, delivery.name, delivery.content, now)
    seconds = node.configs.get(configs.ANSWER_SECONDS)
    return await sender.post(hook.url, delivery.content, headers, seconds)


def position_of(tx: Transaction, hook: Uuid) -> int:
    """How far a web hook has been told."""
    row = tx.first(WebhookPosition, web_hook_uuid=hook)
    return row.event_id if row is not None else 0


def advance(tx: Transaction, hook: Uuid, position: int) -> bool:
    """Everything up to `position` is done with; False where the web hook is gone."""
    return tx.update(WebhookPosition, {"web_hook_uuid": hook}, event_id=position) == 1


def forget_oldest(tx: Transaction, hook: Uuid, most: int) -> None:
    """Forgets the oldest undelivered events of a web hook, beyond as many as are kept."""
    tx.run(OLDEST, hook=hook, most=most)


def give_up(tx: Transaction, uuid: Uuid, hook: Webhook, delivery: Delivery, outcome: tuple[int, str]) -> None:
    """Lists an event as undelivered; once only, and not where the web hook is gone."""
    if tx.exists(Webhook, hook.uuid):
        tx.try_insert(
            UndeliveredEvent,
            uuid=uuid,
            web_hook_uuid=hook.uuid,
            event_id=delivery.event_id,
            last_event_id=delivery.last_event_id,
            event_name=delivery.name,
            resource_uuid=delivery.resource_uuid,
            content=delivery.content,
            tries=outcome[0],
            error=outcome[1][:1024],
        )
