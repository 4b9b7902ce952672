"""Where other nouns join the life of a host.

What a host gets when it connects is an `Attachable` (`orrery.core.compute.host.attachments`). Rows that a
noun keeps for a host (a local storage's room on it) refer to it with ``ondelete="CASCADE"``.
"""

from __future__ import annotations

from collections.abc import Sequence

from orrery.core.compute.host.model import Host
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.node_base import NodeBase
from orrery.core.kernel.plugins.hooks import hookimpl, hookspec
from orrery.core.kernel.workflow.holds import Identity

__all__ = [
    "call_reached",
    "call_removed",
    "hookimpl",
    "host_powered_off",
    "on_host_removed",
    "reached_by_host",
]


@hookspec
def on_host_removed(tx: Transaction, host: Host) -> None:
    """Takes back what was counted for a host (a local storage's capacity), just before its row is removed.

    Runs inside that transaction, so it touches nothing but rows; may raise Refused to keep the host.
    """


@hookspec
def host_powered_off(tx: Transaction, host_uuid: Uuid, unheard: Sequence[Uuid]) -> None:
    """Records that nothing runs on a host any more: an administrator has stated that its power is off.

    `unheard` are the hosts that did not say what they run when they were asked just before; somebody may have
    moved guests there. Runs inside the transaction of the statement, perhaps twice, and again when the
    statement is repeated. The host's row may be gone. Must not block.
    """


@hookspec
def reached_by_host(tx: Transaction, host: Host) -> list[Identity]:
    """What guests on a host may be using, whatever they are.

    It is held when the host is deleted without having said what it runs. Must only read, and not block.
    """
    raise NotImplementedError


def call_reached(node: NodeBase, tx: Transaction, host: Host) -> list[Identity]:
    """What every `reached_by_host` gives."""
    return [one for found in node.hooks.hook.reached_by_host(tx=tx, host=host) for one in found]


def call_removed(node: NodeBase, tx: Transaction, host: Host) -> None:
    """Runs every `on_host_removed`."""
    node.hooks.hook.on_host_removed(tx=tx, host=host)
