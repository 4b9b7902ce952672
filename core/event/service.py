"""Handlers of the calls on web hooks; keeps their queues running, and old events from piling up."""

from __future__ import annotations

import asyncio
import random
from typing import Any

from sqlalchemy import func, select

from orrery.core.event import configs
from orrery.core.event.messages import (
    CreateWebhook,
    DeleteUndeliveredEvent,
    DeleteWebhook,
    RemoveWebhook,
    ReplayReply,
    ReplayUndeliveredEvents,
    UpdateWebhook,
)
from orrery.core.event.model import CANONICAL_EVENT, SECRET, UndeliveredEvent, Webhook, WebhookPosition
from orrery.core.event.queue import Delivery, HookQueue, advance, give_up, patterns_of, position_of, post
from orrery.core.event.quotas import WEB_HOOKS
from orrery.core.event.sender import HTTP, HttpWebhookSender, WebhookSender
from orrery.core.kernel import resources
from orrery.core.kernel.bus import handles
from orrery.core.kernel.context import current_call
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument, PermissionDenied
from orrery.core.kernel.events import Selection, extent, purge, purgeable, refuse_bad_patterns
from orrery.core.kernel.ids import new_uuid
from orrery.core.kernel.node import Node
from orrery.core.kernel.outbound import ForbiddenAddress
from orrery.core.kernel.ownership import owner
from orrery.core.kernel.periodic import Periodic
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.secret_store import Sealed, SecretStore
from orrery.core.kernel.tasks import gather_bounded

HOOKS = Statement(select(Webhook).order_by(Webhook.uuid))
GONE = "purged before it could be delivered: see the global config event/retention.longestSeconds"
SLOWEST = Statement(select(func.min(WebhookPosition.event_id)))


class EventService(Service):
    """Web hooks and the retention of events."""

    def __init__(self, node: Node) -> None:
        super().__init__(node)
        self._queues: dict[Uuid, asyncio.Task[None]] = {}
        self._made: WebhookSender | None = None

    def _sender(self) -> WebhookSender:
        registered = HTTP in self.node.backends.kinds(WebhookSender)
        if self._made is None:
            self._made = self.node.backends.find(WebhookSender, HTTP) if registered else self._http()
        return self._made

    def _http(self) -> WebhookSender:
        return HttpWebhookSender(self._inside_is_allowed, self.node.settings.time_scale)

    def _inside_is_allowed(self) -> bool:
        return self.node.configs.get(configs.ALLOW_INSIDE)

    def periodic(self) -> list[Periodic]:
        """Events that are too old are purged."""
        return [Periodic("event.purge", configs.PURGE_INTERVAL, self.purge)]

    async def after_recovery(self) -> None:
        """The queues of all web hooks begin."""
        for hook in await self.node.db.read(lambda tx: tx.all(HOOKS)):
            self._start(hook)

    def _start(self, hook: Webhook) -> None:
        self._stop(hook.uuid)
        queue = HookQueue(self.node, self._sender(), hook)
        self._queues[hook.uuid] = self.node.background.start(queue.run(), name=f"web-hook-{hook.uuid}")

    def _stop(self, uuid: Uuid) -> None:
        task = self._queues.pop(uuid, None)
        if task is not None:
            task.cancel()

    @handles(CreateWebhook)
    async def create(self, message: CreateWebhook) -> Uuid:
        """Subscribes. Raises InvalidArgument for a URL or a pattern that cannot be."""
        await self._refuse_wrong(message)
        uuid = message.resource_uuid or self.node.new_uuid()
        secret = message.secret or self.node.secrets.token()
        seed = self.node.random.getrandbits(64)
        whose = {"account_uuid": owner(), "event_account_uuid": _told_about(message)}
        sealed = self.node.secret_store.seal(Webhook, uuid, SECRET, secret)
        hook = await self.node.db.write(_create, message, seed, {"uuid": uuid, **whose}, sealed)
        self._start(hook)
        return uuid

    @handles(UpdateWebhook)
    async def update(self, message: UpdateWebhook) -> Uuid:
        """Changes it; its queue begins anew from what has been delivered."""
        await self._refuse_wrong(message)
        values = message.model_dump(include={"name", "description", "url", "type", "opaque"})
        secret = message.secret
        sealed = self.node.secret_store.seal(Webhook, message.uuid, SECRET, secret) if secret else None
        await self.node.db.write(_change, message.uuid, values, sealed)
        self._start(await self.node.db.read(lambda tx: tx.require(Webhook, message.uuid)))
        return message.uuid

    @handles(DeleteWebhook)
    async def delete(self, message: DeleteWebhook) -> None:
        """Ends it."""
        self._stop(message.uuid)
        await self.node.db.write(_delete, message.uuid)

    @handles(RemoveWebhook)
    async def remove(self, message: RemoveWebhook) -> None:
        """Ends it, if it is there."""
        self._stop(message.uuid)
        await self.node.db.write(_delete, message.uuid)

    async def _refuse_wrong(self, message: CreateWebhook | UpdateWebhook) -> None:
        if message.type not in (None, CANONICAL_EVENT):
            raise InvalidArgument(f"field[type]: [{message.type}] is unknown; there is {CANONICAL_EVENT}")
        refuse_bad_patterns(patterns_of(message.opaque), "opaque")
        if message.url is not None:
            try:
                await self._sender().check(message.url, allow_inside=self._inside_is_allowed())
            except ForbiddenAddress as refusal:
                raise InvalidArgument(f"field[url]: {refusal}") from None

    @handles(ReplayUndeliveredEvents)
    async def replay(self, message: ReplayUndeliveredEvents) -> ReplayReply:
        """Posts each once more: in order for each resource, several resources at a time."""
        to, rows = await self.node.db.read(
            _undelivered, self.node.secret_store, message.uuid, message.undelivered_uuids
        )
        by_resource: dict[str | None, list[UndeliveredEvent]] = {}
        for row in rows:
            by_resource.setdefault(row.resource_uuid, []).append(row)
        work = [self._replay(to, some) for some in by_resource.values()]
        results = await gather_bounded(work, self.node.configs.get(configs.PARALLELISM))
        delivered = sum(result for result in results if isinstance(result, int))
        return ReplayReply(delivered=delivered, failed=len(rows) - delivered)

    async def _replay(self, to: tuple[Webhook, str | None], rows: list[UndeliveredEvent]) -> int:
        """Stops at the first that is not taken, since the others come after it; how many were taken."""
        for taken, row in enumerate(rows):
            delivery = Delivery(
                row.event_id, row.event_name, row.resource_uuid, row.content, row.last_event_id
            )
            failure = await post(self.node, self._sender(), to, delivery)
            await self.node.db.write(_replayed, row.uuid, failure)
            if failure is not None:
                return taken
        return len(rows)

    @handles(DeleteUndeliveredEvent)
    async def forget(self, message: DeleteUndeliveredEvent) -> None:
        """Gives it up."""
        await self.node.db.write(resources.delete, UndeliveredEvent, message.uuid)

    async def purge(self) -> None:
        """Removes the events that are too old, a piece at a time."""
        now, get = self.node.clock.now_ms(), self.node.configs.get
        told, all_ = (now - get(limit) * 1000 for limit in (configs.RETENTION, configs.LONGEST_RETENTION))
        while await self.node.db.write(_purge_told, told):
            pass
        while True:
            missed = await self.node.db.write(_purge_untold, all_, self.node.random.getrandbits(64))
            if missed is None:
                return
            for hook in missed:
                self._start(hook)


def _told_about(message: CreateWebhook) -> Uuid | None:
    """The account of whose resources a web hook hears: the caller's own, but as it wishes for an admin."""
    caller = current_call().caller
    if caller is None or caller.is_admin:
        return message.event_account_uuid
    if message.event_account_uuid not in (None, caller.account_uuid):
        raise PermissionDenied("field[eventAccountUuid]: only an administrator may hear of another account")
    return caller.account_uuid


def _change(tx: Transaction, uuid: Uuid, values: dict[str, Any], secret: Sealed | None) -> None:
    resources.change(tx, Webhook, uuid, values)
    if secret is not None:
        secret.put(tx)


def _create(
    tx: Transaction, message: CreateWebhook, seed: int, values: dict[str, Any], secret: Sealed
) -> Webhook:
    given = message.model_dump(include={"name", "description", "url", "type", "opaque"})
    WEB_HOOKS.added(tx, given | values)
    resources.create(tx, Webhook, message, seed, given | values)
    secret.put(tx)
    tx.insert(WebhookPosition, web_hook_uuid=values["uuid"], event_id=extent(tx)[1])
    return tx.require(Webhook, values["uuid"])


def _delete(tx: Transaction, uuid: Uuid) -> None:
    hook = tx.get(Webhook, uuid)
    if hook is not None:
        WEB_HOOKS.removed(tx, vars(hook))
        resources.delete(tx, Webhook, uuid)


def _undelivered(
    tx: Transaction, store: SecretStore, uuid: Uuid, chosen: list[str] | None
) -> tuple[tuple[Webhook, str | None], list[UndeliveredEvent]]:
    rows = sorted(tx.find(UndeliveredEvent, web_hook_uuid=uuid), key=lambda row: row.event_id)
    if chosen is not None:
        known, wanted = {row.uuid for row in rows}, frozenset(chosen)
        for one in chosen:
            if one not in known:
                raise InvalidArgument(f"field[undeliveredUuids]: the web hook has no such event[uuid:{one}]")
        rows = [row for row in rows if row.uuid in wanted]
    to = tx.require(Webhook, uuid), store.read(tx, Webhook, uuid, SECRET)
    return to, [row for row in rows if row.content is not None]


def _replayed(tx: Transaction, uuid: Uuid, failure: str | None) -> None:
    if failure is None:
        tx.delete(UndeliveredEvent, uuid=uuid)
        return
    row = tx.get(UndeliveredEvent, uuid)
    if row is not None:
        tx.update(UndeliveredEvent, {"uuid": uuid}, tries=row.tries + 1, error=failure[:1024])


def _purge_told(tx: Transaction, before: int) -> int:
    slowest = tx.scalar(SLOWEST)
    return purge(tx, before, extent(tx)[1] if slowest is None else slowest)


def _purge_untold(tx: Transaction, before: int, seed: int) -> list[Webhook] | None:
    """Removes some events that are too old for everybody; None where there are none.

    Gives the web hooks that wanted one of them and have not got it: that is listed as undelivered.
    """
    rng, missed = random.Random(seed), []
    upto = purgeable(tx, before, extent(tx)[1])
    if upto is None:
        return None
    for hook in tx.all(HOOKS):
        position = position_of(tx, hook.uuid)
        wanted = Selection(patterns_of(hook.opaque), hook.event_account_uuid).read(tx, position, 1).events
        if wanted and wanted[0].id <= upto:
            missed.append(hook)
            give_up(tx, new_uuid(tx.now, rng), hook, Delivery.gap(wanted[0], upto), (0, GONE))
        if position < upto:
            advance(tx, hook.uuid, upto)
    purge(tx, before, upto)
    return missed
