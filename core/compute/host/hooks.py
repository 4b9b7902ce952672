"""Where other nouns join the life of a host.

Rows that a noun keeps for a host (a local storage's room on it) refer to it with ``ondelete="CASCADE"``.
"""

from __future__ import annotations

from collections.abc import Awaitable, Coroutine
from typing import Any, cast

from orrery.core.compute.host.model import Host
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.node_base import NodeBase
from orrery.core.kernel.plugins.hooks import hookimpl, hookspec
from orrery.core.kernel.workflow import CallId

__all__ = [
    "call_connected",
    "call_removed",
    "hookimpl",
    "host_powered_off",
    "on_host_connected",
    "on_host_removed",
]


@hookspec
def on_host_connected(node: NodeBase, host: Host, call: CallId) -> Awaitable[None]:
    """Makes ready on a host what its cluster wants there: bridges, mounts, a local storage's room.

    An ``async def``. Called, one after the other in the order of registration, whenever a host has answered
    `connect` (it was added, or is back) and before it becomes Connected; `host` holds its facts, its
    status is still Connecting. May be called again with the same `call`, so it must be repeatable. An error
    fails the connecting: a new host is removed again, a known one becomes Disconnected.

    Whoever attaches something to a cluster first records the attachment, then realises it on the cluster's
    Connected *and* Connecting hosts (ignoring failures of the latter); so a host that connects at the same
    moment misses nothing.
    """
    raise NotImplementedError


@hookspec
def on_host_removed(tx: Transaction, host: Host) -> None:
    """Takes back what was counted for a host (a local storage's capacity), just before its row is removed.

    Runs inside that transaction, so it touches nothing but rows; may raise Refused to keep the host.
    """


@hookspec
def host_powered_off(tx: Transaction, host_uuid: Uuid) -> None:
    """Records that nothing runs on a host any more: an administrator has stated that its power is off.

    Runs inside the transaction of the statement, perhaps twice, and again when the statement is repeated. The
    host's row may be gone. Must not block.
    """


async def call_connected(node: NodeBase, host: Host, call: CallId) -> None:
    """Runs every `on_host_connected` in the order of registration. Raises the first error."""
    # pluggy calls the latest registration first
    waiting = list(reversed(node.hooks.hook.on_host_connected(node=node, host=host, call=call)))
    try:
        while waiting:
            await waiting.pop(0)
    finally:
        for coroutine in waiting:
            cast("Coroutine[Any, Any, None]", coroutine).close()


def call_removed(node: NodeBase, tx: Transaction, host: Host) -> None:
    """Runs every `on_host_removed`."""
    node.hooks.hook.on_host_removed(tx=tx, host=host)
